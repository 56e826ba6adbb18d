"""The screen on which work is approved or not: both photos at one size, four verdicts, nothing
approved that was not looked at; and the second look.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

import desk
from conftest import window
from office import INSPECTOR, VERIFIER
from person import LOOKING_SECONDS, Person, hands_in
from pictures import png
from server import Server
from walk import DESK_BYTES, Walk

HOLE = png(800, 600, top=210, spot=30)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with desk.server(tmp_path_factory.mktemp("verification") / "data").running() as server:
        yield server


def finished(url: str) -> str:
    """A report with a photo, and work on it with another."""
    handed = hands_in(url, privasi="publik")
    reporter = Person(url)
    assert reporter.open(handed.link) == 200
    action = f"/laporan/{handed.number}/tambah"
    assert reporter.sends(action, {"tambahan": "Ini fotonya."}, {"foto-tambahan": HOLE}) == 200
    work = desk.Desk(url)
    work.takes(handed.number)
    work.finishes(handed.number)
    return handed.number


def opens(browser: Browser, url: str, width: int, script: bool, number: str) -> Walk:
    context = window(browser, width, 800, script)
    walk = Walk(context, url, f"periksa-{width}-{script}", script)
    walk.signs_in(VERIFIER, "Menunggu verifikasi")
    walk.open(f"/meja/laporan/{number}/periksa", f"Periksa hasil {number}", most=DESK_BYTES)
    walk.sees_pictures("Foto laporan 1", 1)
    walk.sees_pictures("Foto hasil 1", 1)
    return walk


@pytest.mark.parametrize(("width", "script"), [(360, False), (1280, True)])
def test_nothing_is_approved_unseen(browser: Browser, server: Server, width: int, script: bool):
    number = finished(server.url)
    walk = opens(browser, server.url, width, script, number)
    title = f"Periksa hasil {number}"
    form = walk.page.locator("#aksi-sesuai")
    form.get_by_label("Penjelasan").fill("Rata dan padat.")
    walk.press("Sesuai, selesaikan", title, inside=form, most=DESK_BYTES, refused=True)
    walk.sees("Masih ada 2 foto yang belum Anda lihat.")
    expect(form.get_by_label("Penjelasan")).to_have_value("Rata dan padat.")
    for photo in form.get_by_role("checkbox").all():
        photo.check()
    walk.page.wait_for_timeout(LOOKING_SECONDS * 1000)
    walk.does("Sesuai, selesaikan", form, number)
    walk.visit.screenshot(f"periksa-sesuai-{script}")
    assert walk.faults == []


def test_both_photos_are_zoomed_together(browser: Browser, server: Server):
    walk = opens(browser, server.url, 1280, True, finished(server.url))
    page = walk.page
    pictures = page.locator(".evidence img")
    page.get_by_role("button", name="Perbesar").click()
    page.get_by_role("button", name="Geser ke kanan").click()
    shapes = pictures.evaluate_all("all => all.map(one => one.style.transform)")
    assert len(set(shapes)) == 1 and "scale(1.5)" in shapes[0] and "-" in shapes[0], shapes
    expect(page.get_by_role("status").filter(has_text="Perbesaran")).to_have_text("Perbesaran 1,5 kali")
    page.keyboard.press("0")
    assert "scale(1)" in pictures.first.evaluate("one => one.style.transform")
    page.keyboard.press("+")
    assert "scale(1.5)" in pictures.first.evaluate("one => one.style.transform")
    page.evaluate("scrollTo(0, 0)")
    walk.visit.screenshot("periksa")
    assert walk.faults == []


def test_the_other_verdicts_and_the_second_look(browser: Browser, server: Server):
    number = finished(server.url)
    walk = opens(browser, server.url, 360, False, number)
    walk.visit.screenshot("periksa")
    title = f"Periksa hasil {number}"
    flag = walk.page.locator("section.card").filter(has_text="Apa yang janggal?")
    flag.get_by_label("Apa yang janggal?").fill("Bayangan tidak cocok.")
    walk.press("Kirim ke Inspektorat", title, inside=flag, most=DESK_BYTES, refused=True)
    expect(flag.get_by_label("Apa yang janggal?")).to_have_value("Bayangan tidak cocok.")
    flag.get_by_label("Alasan").select_option(label="Foto bukti diduga hasil rekayasa")
    walk.press("Kirim ke Inspektorat", title, inside=flag, most=DESK_BYTES)
    walk.sees("Pekerjaan ini sudah dikirim ke Inspektorat.")
    form = walk.page.locator("#aksi-sesuai")
    for photo in form.get_by_role("checkbox").all():
        photo.check()
    walk.page.wait_for_timeout(LOOKING_SECONDS * 1000)
    walk.does("Sesuai, selesaikan", form, number)

    second = Walk(window(browser, 1280, 800, True), server.url, "kedua", True)
    second.signs_in(INSPECTOR, "Menunggu verifikasi")
    second.press("Pemeriksaan kedua", "Pemeriksaan kedua", most=DESK_BYTES)
    second.press(number, f"Pemeriksaan kedua {number}", most=DESK_BYTES)
    second.sees_pictures("Foto hasil 1", 1)
    second.sees_not(VERIFIER.name, "Bayangan tidak cocok.")
    second.visit.screenshot("pemeriksaan-kedua")
    for photo in second.page.get_by_role("checkbox").all():
        photo.check()
    second.page.get_by_label("Sesuai", exact=True).check()
    second.page.wait_for_timeout(LOOKING_SECONDS * 1000)
    second.press("Simpan pemeriksaan", "Pemeriksaan kedua", most=DESK_BYTES)
    second.sees("Pemeriksaan Anda tersimpan.")
    assert walk.faults == [] and second.faults == []


def test_more_photos_are_asked_for(browser: Browser, server: Server):
    number = finished(server.url)
    walk = opens(browser, server.url, 1280, True, number)
    form = walk.page.locator("#aksi-minta-foto")
    form.get_by_label("Foto apa yang diperlukan?").fill("Foto seluruh ruas jalan.")
    walk.does("Minta foto tambahan", form, number)
    walk.sees("Perlu foto tambahan", "Foto seluruh ruas jalan.")
    assert walk.faults == []
