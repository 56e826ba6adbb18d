"""Field mode on a telephone: results without a script, and with it without a network, by the camera in
the page, and kept for one officer only.
"""

import sqlite3
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import desk
from conftest import CHROMIUM, window
from interface import STORE
from office import FIELD, PASSWORD
from person import hands_in
from pictures import png
from server import Server
from walk import DESK_BYTES, Walk

PROOF = png(400, 300, top=210, spot=130)
SENT = "Terkirim"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with desk.server(tmp_path_factory.mktemp("field") / "data").running() as server:
        yield server


def task(url: str) -> str:
    handed = hands_in(url, privasi="publik")
    desk.Desk(url).sends_to_the_field(handed.number)
    return handed.number


def photo(page: Page) -> None:
    page.get_by_label("Foto hasil").set_input_files(
        {"name": "hasil.png", "mimeType": "image/png", "buffer": PROOF}
    )


def fills(page: Page) -> None:
    page.get_by_label("Sudah diperbaiki").check()
    page.get_by_label("Tuntas").check()


def signs_in(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(f"{url}/meja")
    page.get_by_label("Nama pengguna").fill(FIELD.login)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tugas lapangan")
    return page


@pytest.mark.parametrize(("width", "script"), [(360, False), (360, True)])
def test_a_result_from_the_field(browser: Browser, server: Server, width: int, script: bool):
    number = task(server.url)
    with window(browser, width, 740, script) as context:
        walk = Walk(context, server.url, f"lapangan-{script}", script)
        walk.signs_in(FIELD, "Tugas lapangan")
        walk.sees(number)
        walk.visit.screenshot(f"lapangan-{script}")
        small = walk.page.evaluate(
            """() => [...document.querySelectorAll(".field-mode .button, .field-mode summary, "
            + ".field-mode h3 a")].filter(one => one.offsetHeight && one.offsetHeight < 48).map(one => one.outerHTML)"""
        ) if script else []  # fmt: skip
        assert small == []
        walk.open(f"/meja/lapangan/{number}", f"Tugas {number}", most=DESK_BYTES)
        walk.visit.screenshot(f"tugas-{script}")
        fills(walk.page)
        photo(walk.page)
        walk.press("Kirim hasil", "Tugas lapangan", most=DESK_BYTES)
        if script:
            expect(walk.page.locator(".sendings").first).to_contain_text(SENT)
        else:
            walk.sees(f"Hasil {number} terkirim")
        assert walk.faults == []


def test_what_is_done_without_a_network_is_sent_once(browser: Browser, server: Server):
    number = task(server.url)
    with window(browser, 360, 740, script=True, worker=True) as context:
        page = signs_in(context, server.url)
        page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        page.reload()
        expect(page.get_by_text("tersimpan di perangkat ini")).to_be_visible()
        context.set_offline(True)
        page.goto(f"{server.url}/meja/lapangan/{number}")
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Tugas {number}")
        fills(page)
        photo(page)
        page.get_by_role("button", name="Kirim hasil").click()
        expect(page.locator("[data-state=waiting]")).to_contain_text(number)
        page.screenshot(path="Tests/Browser/output/lapangan-tanpa-jaringan-360.png", full_page=True)
        # The first answer is lost on the way back: the device sends the same again.
        lost: list[str] = []

        def lose(route) -> None:
            if lost:
                route.continue_()
                return
            lost.append(route.request.url)
            route.fetch()
            route.abort()

        context.route("**/hasil", lose)
        context.set_offline(False)
        for _ in range(100):
            if lost:
                break
            page.wait_for_timeout(100)
        expect(page.locator("[data-state=waiting]")).to_contain_text(number)
        page.wait_for_timeout(300)
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator("[data-state=sent]")).to_contain_text(number, timeout=10_000)
        assert len(lost) == 1
    with sqlite3.connect(f"file:{server.data / STORE}?mode=ro", uri=True) as store:
        finished = store.execute(
            "SELECT COUNT(*) FROM report_events e JOIN reports r ON r.id = e.report_id "
            "WHERE r.number = ? AND e.action = 'finish'", (number,)
        ).fetchone()  # fmt: skip
    assert finished == (1,)


def test_a_dead_zone_takes_nothing_away(browser: Browser, server: Server):
    """The telephone says that it is online, and nothing answers."""
    number = task(server.url)
    with window(browser, 360, 740, script=True, worker=True) as context:
        page = signs_in(context, server.url)
        page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        page.reload()
        expect(page.get_by_text("tersimpan di perangkat ini")).to_be_visible()

        def dead(route) -> None:
            if "x-segar" in route.request.headers:
                route.abort()
            else:
                route.continue_()

        context.route("**/*", dead)
        page.reload()
        expect(page.locator("[data-near]")).to_contain_text("Tidak ada jaringan")
        context.set_offline(True)
        page.goto(f"{server.url}/meja/lapangan/{number}")
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Tugas {number}")


def test_a_stale_result_is_kept_and_says_why(browser: Browser, server: Server):
    number = task(server.url)
    with window(browser, 360, 740, script=True, worker=True) as context:
        page = signs_in(context, server.url)
        page.goto(f"{server.url}/meja/lapangan/{number}")
        fills(page)
        photo(page)
        # Meanwhile the officer begins on another device.
        desk.Desk(server.url).officer(FIELD).does(number, "mulai")
        page.get_by_role("button", name="Kirim hasil").click()
        refused = page.locator("[data-state=refused]")
        expect(refused).to_contain_text("sudah berubah")
        # Opened again, it has its fields and photos; sent from there it is the same result.
        page.get_by_role("button", name="Buka lagi").click()
        expect(page.get_by_label("Sudah diperbaiki")).to_be_checked()
        expect(page.get_by_label("Tuntas")).to_be_checked()
        assert page.get_by_label("Foto hasil").evaluate("one => one.files.length") == 1
        page.goto(f"{server.url}/meja/lapangan")
        page.get_by_role("button", name="Kirim lagi").click()
        expect(page.locator("[data-state=sent]")).to_contain_text(number)


def test_nothing_is_left_on_the_device_after_signing_out(browser: Browser, server: Server):
    task(server.url)
    with window(browser, 360, 740, script=True, worker=True) as context:
        page = signs_in(context, server.url)
        page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        page.reload()
        expect(page.get_by_text("tersimpan di perangkat ini")).to_be_visible()
        mine = "caches.keys().then(all => all.filter(name => name.startsWith('lapangan-')).length)"
        assert page.evaluate(mine) == 1
        page.get_by_role("button", name="Keluar").click()
        page.wait_for_load_state()
        assert page.evaluate(mine) == 0
        assert page.evaluate("caches.match('/meja/lapangan').then(found => found === undefined)")


def test_the_camera_in_the_page(browser: Browser, server: Server):
    number = task(server.url)
    camera = browser.browser_type.launch(
        executable_path=CHROMIUM,
        args=[
            "--no-sandbox", "--disable-dev-shm-usage",
            "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
        ],
    )  # fmt: skip
    try:
        with window(camera, 360, 740, script=True) as context:
            context.grant_permissions(["geolocation", "camera"], origin=server.url)
            context.set_geolocation({"latitude": -6.17363, "longitude": 106.85618})
            page = signs_in(context, server.url)
            page.goto(f"{server.url}/meja/lapangan/{number}")
            fills(page)
            page.get_by_role("button", name="Buka kamera").click()
            take = page.get_by_role("button", name="Ambil foto")
            expect(take).to_be_visible()
            expect(page.locator("video")).to_have_js_property("readyState", 4)
            page.screenshot(path="Tests/Browser/output/kamera-360.png", full_page=True)
            take.click()
            expect(page.get_by_text("1 foto dari kamera")).to_be_visible()
            page.get_by_role("button", name="Tutup kamera").click()
            page.get_by_role("button", name="Kirim hasil").click()
            expect(page.locator("[data-state=sent]")).to_contain_text(number)
    finally:
        camera.close()
