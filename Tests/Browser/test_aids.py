"""The helps in the report form, on a narrow phone with and without JavaScript: suggested categories,
similar reports and support, the squares on the confirmation, the sheet for printing.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

import squares
from conftest import window
from office import POINT, VILLAGE, prepare
from person import hands_in
from server import Server
from walk import Walk

STORY = "Jalan berlubang dan aspalnya amblas di depan pasar, hubungi 0812-3456-7890."
SIMILAR = "Lubang di jalan makin dalam, aspal amblas dan motor jatuh. Telepon 0813-1111-2222."


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with prepare(tmp_path_factory.mktemp("aids") / "data").running(checked=True) as server:
        yield server


@pytest.fixture(params=["without", "with"])
def citizen(request, browser: Browser, server: Server) -> Iterator[Walk]:
    script = request.param == "with"
    with window(browser, 360, 740, script=script) as context:
        walk = Walk(context, server.url, f"aids-{request.param}", script)
        yield walk
        assert not walk.faults, "\n".join(walk.faults)


def test_from_a_name_to_the_sheet(citizen: Walk, server: Server) -> None:
    lat, lon = (float(part) for part in POINT.split(","))
    other = hands_in(server.url, uraian=SIMILAR, lat=lat, lon=lon, kategori="jalan", privasi="publik")
    page = citizen.page
    citizen.open("/lapor", "Foto")
    citizen.press("Lanjut", "Di mana?")
    citizen.fills("Cari nama tempat", "harapan mul")
    citizen.press("Cari", "Di mana?")
    page.get_by_role("button", name=VILLAGE).first.click()
    citizen.arrive("Di mana?")
    citizen.sees(f"Ini Kelurahan {VILLAGE}")
    citizen.fills("Koordinat atau tautan peta", POINT)
    citizen.press("Lanjut", "Apa masalahnya?")
    page.get_by_label("Aduan").check()
    citizen.fills("Cerita Anda", STORY)
    citizen.press("Lanjut", "Mana yang paling cocok?")
    citizen.sees("Cocok")
    page.get_by_label("Jalan", exact=True).check()
    citizen.press("Lanjut", "Apakah ini masalah yang sama?")
    citizen.sees("Dukung laporan ini", "kurang dari 50 m")
    citizen.sees_not("0813-1111-2222")

    card = page.locator(".reports > li").filter(has_text=other.number)
    citizen.visit.forget()
    card.get_by_role("button").click()
    citizen.arrive("Terima kasih, dukungan Anda tercatat")
    citizen.sees("1 orang mendukung", other.number)
    citizen.press("Tetap kirim laporan saya", "Siapa yang boleh membaca?")
    citizen.press("Lanjut", "Kontak Anda")
    citizen.press("Lanjut", "Periksa jawaban Anda")
    citizen.sees("Ada nomor pribadi dalam cerita Anda: 0812-3456-7890.")
    citizen.press("Kirim laporan", "Laporan Anda sudah kami terima")

    link = page.locator("main a[href^='/l/']").inner_text()
    assert scanned(citizen) == link
    expect(page.get_by_role("button", name="Salin nomor")).to_have_count(
        1 if citizen.script else 0
    )
    number = page.locator(".panel strong").first.inner_text()
    citizen.press("Lembar untuk dicetak", f"Laporan {number}")
    assert scanned(citizen) == link
    page.emulate_media(media="print")
    citizen.visit.screenshot(f"{citizen.name}-lembar")
    expect(page.locator("footer")).to_be_hidden()
    expect(page.get_by_text(number).first).to_be_visible()


def scanned(citizen: Walk) -> str:
    drawing = citizen.page.locator("svg.qr")
    expect(drawing).to_be_visible()
    view_box = drawing.get_attribute("viewBox")
    path = drawing.locator("path").nth(1).get_attribute("d")
    assert view_box and path
    return squares.read(view_box, path)
