"""The report form with its scripts, on a telephone: small photos, hidden parts, and reports that are
written without network and sent by themselves.
"""

import base64
import json
import sqlite3
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import window
from interface import LIST, LISTED_NUMBER, STORE
from office import POINT, VILLAGE, prepare
from pictures import png, with_exif
from server import Server, run

STORY = "Lubang besar di tengah jalan, sudah dua pengendara motor jatuh sejak hujan pekan lalu."
LARGE = png(2400, 1800, top=210, spot=30, noisy=400)  # nearly 3 MB
SMALL = png(640, 480, top=210, spot=30)
SMALL_BYTES = 450 * 1024  # of a report with one photo, as promised


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with prepare(tmp_path_factory.mktemp("luring") / "data").running(checked=True) as server:
        yield server


@pytest.fixture
def telephone(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    with window(browser, 360, 740, script=True, worker=True) as context:
        yield context


def reports(server: Server) -> list[dict]:
    done = run(LIST, data=server.data)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def rows(server: Server, sql: str) -> list[tuple]:
    store = sqlite3.connect(f"file:{server.data / STORE}?mode=ro", uri=True)
    try:
        return store.execute(sql).fetchall()
    finally:
        store.close()


def choose(page: Page, content: bytes = LARGE, name: str = "lubang.png") -> None:
    page.get_by_label("Foto", exact=False).first.set_input_files(
        {"name": name, "mimeType": "image/png", "buffer": content}
    )
    expect(page.locator("[data-state]").last).to_contain_text("Siap dikirim")


def ready(page: Page) -> None:
    """The worker has taken in the page for times without network."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("caches.match('/luring').then(Boolean)")


def story(page: Page) -> None:
    page.get_by_label("Atau pilih kelurahan").select_option(label=VILLAGE)
    page.get_by_label("Cerita Anda").fill(STORY)


def test_a_photo_is_made_small_before_it_is_sent(telephone: BrowserContext, server: Server):
    page = telephone.new_page()
    page.goto(server.url + "/lapor")
    choose(page)
    page.get_by_role("button", name="Unggah dulu").click()
    expect(page.get_by_text("1 foto tersimpan")).to_be_visible()
    assert len(LARGE) > 2_000_000
    photo = rows(server, "SELECT width, height, byte_count, format FROM photos ORDER BY uploaded_at")[-1]
    assert photo[:2] == (1600, 1200) and photo[3] == "jpeg"
    assert photo[2] < SMALL_BYTES
    # Once more: without photos chosen the form goes on as it does without scripts.
    page.get_by_role("button", name="Lanjut", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Di mana?")


def test_time_and_place_of_the_camera_stay_with_the_small_photo(
    telephone: BrowserContext, server: Server
):
    page = telephone.new_page()
    page.goto(server.url + "/lapor")
    plain = page.evaluate(
        """() => {
            const canvas = document.createElement("canvas");
            canvas.width = 2000; canvas.height = 1500;
            canvas.getContext("2d").fillRect(0, 0, 900, 1500);
            return canvas.toDataURL("image/jpeg").split(",")[1];
        }"""
    )
    choose(page, with_exif(base64.b64decode(plain), 6, 106, orientation=6), "lubang.jpg")
    page.get_by_role("button", name="Lanjut", exact=True).last.click()
    expect(page.get_by_text("Foto Anda memuat lokasi.")).to_be_visible()
    # Held upright once, by the telephone, and not turned again.
    assert rows(server, "SELECT width, height, latitude, longitude FROM photos ORDER BY uploaded_at")[-1] == (1200, 1600, -6.5, 106.5)


def test_what_is_hidden_is_hidden_in_what_is_sent(telephone: BrowserContext, server: Server):
    page = telephone.new_page()
    page.goto(server.url + "/lapor")
    choose(page)
    sample = """() => {
        const canvas = document.querySelector("[data-photos] canvas");
        return canvas.getContext("2d").getImageData(700, 500, 200, 120).data.join();
    }"""
    before = page.evaluate(sample)
    page.get_by_role("button", name="Samarkan bagian foto").click()
    page.get_by_role("button", name="Tambah kotak").click()  # by keyboard as well as by finger
    page.get_by_role("button", name="Lebih besar").press("Enter")
    page.locator("[data-photos] canvas").click(position={"x": 40, "y": 40})
    expect(page.locator("[data-state]")).to_contain_text("Siap dikirim")
    page.get_by_role("button", name="Hapus kotak").click()
    page.get_by_role("button", name="Selesai menyamarkan").click()
    assert page.evaluate(sample) != before
    page.get_by_role("button", name="Unggah dulu").click()
    expect(page.get_by_text("1 foto tersimpan")).to_be_visible()


def test_a_photo_that_fails_stays_and_goes_at_the_next_press(
    telephone: BrowserContext, server: Server
):
    page = telephone.new_page()
    page.goto(server.url + "/lapor")
    choose(page)
    page.route("**/lapor", lambda route: route.abort() if route.request.method == "POST"
               else route.continue_())
    page.get_by_role("button", name="Unggah dulu").click()
    expect(page.locator("[data-state]")).to_contain_text("masih ada di sini")
    page.unroute("**/lapor")
    page.get_by_role("button", name="Unggah dulu").click()
    expect(page.get_by_text("1 foto tersimpan")).to_be_visible()


def test_a_refused_file_is_no_dead_end(telephone: BrowserContext, server: Server):
    page = telephone.new_page()
    page.goto(server.url + "/lapor")
    choose(page, SMALL)
    choose(page, b"bukan foto", "catatan.png")
    onward = page.get_by_role("button", name="Lanjut", exact=True).last
    onward.click()
    expect(page.locator("[data-state]").last).to_contain_text("Hapus foto ini atau pilih yang lain.")
    expect(page.locator("[data-drop]")).to_be_focused()
    expect(page.locator("[data-state]").first).to_have_text("Terkirim")
    onward.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Di mana?")


def test_a_report_written_without_network_is_sent_once(telephone: BrowserContext, server: Server):
    before = len(reports(server))
    page = telephone.new_page()
    page.goto(server.url + "/lapor")
    ready(page)
    telephone.set_offline(True)
    page.goto(server.url + "/lapor")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lapor tanpa jaringan")
    page.get_by_role("button", name="Simpan dan kirim").click()
    expect(page.get_by_role("alert")).to_be_visible()
    choose(page)
    story(page)
    page.get_by_role("button", name="Simpan dan kirim").click()
    expect(page.locator(".card [data-state]")).to_have_text("Menunggu jaringan")
    assert len(reports(server)) == before
    telephone.set_offline(False)
    expect(page.locator(".card [data-state]")).to_have_text("Terkirim", timeout=15_000)
    number = page.locator("[data-number]").inner_text()
    page.goto(server.url + "/luring")
    expect(page.locator(".card [data-state]")).to_have_text("Terkirim")
    found = reports(server)
    assert len(found) == before + 1
    assert number in {report[LISTED_NUMBER] for report in found}
    assert rows(
        server,
        "SELECT COUNT(*) FROM photos p JOIN reports r ON r.id = p.report_id "
        f"WHERE r.number = '{number}'",
    ) == [(1,)]
    page.get_by_role("link", name="Lacak laporan ini").click()
    expect(page.get_by_text(number).first).to_be_visible()


def test_what_is_written_without_network_survives_a_reload(
    telephone: BrowserContext, server: Server
):
    page = telephone.new_page()
    page.goto(server.url + "/luring")
    story(page)
    page.get_by_label("Cerita Anda").fill("Ada kebakaran. " + STORY)
    expect(page.locator("[data-offline] .late")).to_be_visible()
    choose(page)
    page.evaluate(
        """async () => {
            const kept = () => Tanggap.get("drafts", "luring");
            while (!((await kept()) || {photos: []}).photos.length) {
                await new Promise(done => setTimeout(done, 50));
            }
        }"""
    )
    page.reload()
    expect(page.get_by_label("Cerita Anda")).to_have_value("Ada kebakaran. " + STORY)
    expect(page.locator("[data-state]").first).to_contain_text("Siap dikirim")
    # The ordinary form leads back to it.
    page.goto(server.url + "/lapor")
    page.get_by_role("link", name="Lanjutkan laporan yang belum dikirim").click()
    expect(page.get_by_label("Cerita Anda")).to_have_value("Ada kebakaran. " + STORY)


def test_a_refused_report_is_mended_and_never_lost(telephone: BrowserContext, server: Server):
    before = len(reports(server))
    page = telephone.new_page()
    page.goto(server.url + "/luring")
    story(page)
    page.get_by_label("Patokan").fill("x" * 300)
    page.get_by_role("button", name="Simpan dan kirim").dblclick()
    card = page.locator("[data-reports] .card")
    expect(card.locator("[data-state]")).to_have_text("Perlu diperbaiki", timeout=15_000)
    page.goto(server.url + "/")
    page.get_by_role("link", name="perlu diperbaiki").click()
    card.get_by_role("button", name="Perbaiki").click()
    expect(page.get_by_role("alert").filter(has_text="Ada yang perlu diperbaiki")).to_be_focused()
    expect(page.locator("#patokan-error")).to_be_visible()
    page.reload()
    card.get_by_role("button", name="Perbaiki").click()
    page.get_by_label("Patokan").fill("Pos ronda")
    page.get_by_role("button", name="Simpan dan kirim").click()
    expect(card.locator("[data-state]")).to_have_text("Terkirim", timeout=15_000)
    assert len(reports(server)) == before + 1
    kept = page.evaluate("Tanggap.all('outbox').then(all => JSON.stringify(all))")
    assert "Pos ronda" not in kept and STORY not in kept


def test_a_browser_that_keeps_nothing_leads_to_the_ordinary_form(browser: Browser, server: Server):
    with window(browser, 360, 740, script=True) as context:
        context.add_init_script("delete Navigator.prototype.serviceWorker")
        page = context.new_page()
        page.goto(server.url + "/luring")
        page.get_by_role("link", name="Buka formulir").click()
        expect(page).to_have_url(server.url + "/lapor")


def test_the_devices_place_goes_before_what_was_chosen(browser: Browser, server: Server):
    with window(browser, 360, 740, script=True) as context:
        lat, lon = (float(part) for part in POINT.split(","))
        context.grant_permissions(["geolocation"])
        context.set_geolocation({"latitude": lat, "longitude": lon, "accuracy": 40})
        page = context.new_page()
        page.goto(server.url + "/lapor")
        page.get_by_role("button", name="Lanjut", exact=True).last.click()
        page.get_by_label("Koordinat atau tautan peta").fill("-6.2, 106.8")
        page.get_by_role("button", name="Buka peta").click()
        expect(page.get_by_text("Ketuk tempatnya pada peta.")).to_be_visible()
        page.get_by_role("button", name="Pakai lokasi perangkat ini").click()
        expect(page.locator("[data-pin] [role=status]")).to_contain_text(VILLAGE)
        expect(page.get_by_label("Koordinat atau tautan peta")).to_have_value("")
        expect(page.locator(".pin")).to_be_visible()
        expect(page.locator("path.map-around")).to_be_attached()


def test_a_form_that_loses_the_network_is_finished_without(
    telephone: BrowserContext, server: Server
):
    before = len(reports(server))
    page = telephone.new_page()
    page.goto(server.url + "/lapor")
    ready(page)
    page.get_by_role("button", name="Lanjut", exact=True).last.click()
    page.get_by_label("Koordinat atau tautan peta").fill(POINT)
    page.get_by_role("button", name="Lanjut", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Apa masalahnya?")
    page.get_by_label("Aduan").check()
    page.get_by_label("Cerita Anda").fill(STORY)
    telephone.set_offline(True)
    page.get_by_role("button", name="Lanjut", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lapor tanpa jaringan")
    expect(page.get_by_label("Cerita Anda")).to_have_value(STORY)
    page.get_by_role("button", name="Simpan dan kirim").click()
    expect(page.locator(".card [data-state]")).to_have_text("Menunggu jaringan")
    telephone.set_offline(False)
    expect(page.locator(".card [data-state]")).to_have_text("Terkirim", timeout=15_000)
    assert len(reports(server)) == before + 1


def test_a_form_the_server_forgot_comes_back_from_the_device(
    telephone: BrowserContext, server: Server
):
    page = telephone.new_page()
    page.goto(server.url + "/lapor")
    page.get_by_role("button", name="Lanjut", exact=True).last.click()
    page.get_by_role("button", name="Saya hanya bertanya").click()
    page.get_by_label("Pertanyaan").check()
    page.get_by_label("Cerita Anda").fill(STORY)
    page.get_by_role("button", name="Lanjut", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Apa masalahnya?")
    token = page.url.split("/")[-2]
    # As if thirty days had passed at the server and none at the telephone.
    page.evaluate(
        """async (token) => {
            const kept = await Tanggap.get("drafts", token);
            await Tanggap.put("drafts", Object.assign(kept, {id: "tidakadaformulirini"}));
        }""",
        token,
    )
    page.goto(server.url + "/lapor/tidakadaformulirini/masalah")
    page.get_by_role("link", name="Lanjutkan dengan isian di perangkat ini").click()
    expect(page.get_by_label("Cerita Anda")).to_have_value(STORY)
    expect(page.get_by_label("Pertanyaan")).to_be_checked()


def test_a_report_goes_out_on_a_slow_network(telephone: BrowserContext, server: Server):
    page = telephone.new_page()
    wire = telephone.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000},
    )
    page.goto(server.url + "/luring")
    story(page)
    choose(page)
    page.get_by_role("button", name="Simpan dan kirim").click()
    expect(page.locator(".card [data-state]")).to_have_text("Terkirim", timeout=40_000)


def test_a_tap_on_the_map_is_the_place(telephone: BrowserContext, server: Server):
    page = telephone.new_page()
    page.goto(server.url + "/lapor")
    page.get_by_role("button", name="Lanjut", exact=True).last.click()
    page.get_by_role("button", name="Buka peta").click()
    expect(page.get_by_text("Ketuk tempatnya pada peta.")).to_be_visible()
    page.locator(".map").click(position={"x": 150, "y": 150})
    line = page.locator("[data-pin] [role=status]")
    expect(line).to_contain_text("Ini ")
    before = page.locator("#lat").input_value()
    page.locator("[data-arrows]").get_by_role("button", name="Utara").click()
    expect(page.locator("#lat")).not_to_have_value(before)
    # 25 metres north.
    moved = float(page.locator("#lat").input_value()) - float(before)
    assert 0.00020 < moved < 0.00025
    page.get_by_role("button", name="Lanjut", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Apa masalahnya?")
