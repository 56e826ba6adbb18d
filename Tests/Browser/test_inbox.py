"""The inbox in a real browser: keys, several reports at once, rows that come by themselves, views."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

import desk
from conftest import window
from desk import Desk
from office import KELURAHAN
from person import hands_in
from server import Server
from walk import DESK_BYTES, Walk

NEWS = 6_000  # milliseconds until a list shows what happened; it looks at most once a second
SIZES = [(360, 740), (1280, 800)]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with desk.server(tmp_path_factory.mktemp("inbox") / "data").running() as server:
        yield server


@pytest.fixture(params=SIZES, ids=lambda size: str(size[0]))
def officer(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Walk]:
    with window(browser, *request.param, script=True) as context:
        officer = Walk(context, server.url, "kotak", script=True)
        officer.signs_in(KELURAHAN, "Baru")
        yield officer
        assert not officer.faults, "\n".join(officer.faults)


def row(officer: Walk, number: str):
    return officer.page.locator(f"[data-baris={number}]")


def stands_on(officer: Walk) -> str:
    return officer.page.evaluate(
        "(document.activeElement.closest('[data-baris]') || {dataset: {}}).dataset.baris || ''"
    )


def test_keys(officer: Walk, server: Server):
    numbers = [hands_in(server.url).number for _ in range(2)]
    officer.open("/meja/baru", "Baru", DESK_BYTES)
    page, lines = officer.page, officer.page.locator("[data-baris]")
    order = [lines.nth(at).get_attribute("data-baris") for at in range(lines.count())]
    assert set(numbers) <= set(order)
    page.keyboard.press("j")
    assert stands_on(officer) == order[0]
    page.keyboard.press("j")
    assert stands_on(officer) == order[1]
    page.keyboard.press("k")
    assert stands_on(officer) == order[0]
    page.keyboard.press("x")
    expect(page.get_by_text("1 laporan dicentang")).to_be_visible()
    page.keyboard.press("x")
    expect(page.locator("#pilihan")).to_be_hidden()
    # Never while somebody types.
    page.keyboard.press("/")
    field = page.get_by_label("Nomor laporan atau kata")
    expect(field).to_be_focused()
    page.keyboard.type("jx?d")
    expect(field).to_have_value("jx?d")
    field.blur()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    officer.holds("lembar pintasan", officer.visit.assert_accessible)
    # They can be switched off, and stay so.
    sheet.get_by_label("Pakai pintasan satu huruf").uncheck()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert stands_on(officer) == ""
    page.reload()
    page.keyboard.press("j")
    assert stands_on(officer) == ""
    page.get_by_role("link", name="Pintasan papan ketik").click()
    sheet.get_by_label("Pakai pintasan satu huruf").check()
    sheet.get_by_role("button", name="Tutup").click()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("o")
    officer.arrive(order[0], DESK_BYTES)
    officer.open("/meja/pintasan", "Pintasan papan ketik", DESK_BYTES)


def test_several_reports_at_once(officer: Walk, server: Server):
    numbers = [hands_in(server.url).number for _ in range(3)]
    officer.open("/meja/baru", "Baru", DESK_BYTES)
    for number in numbers[:2]:
        row(officer, number).get_by_role("checkbox").check()
    officer.press("Rute kunjungan", "Rute kunjungan", most=DESK_BYTES)
    officer.sees(*numbers[:2])
    officer.press("Kembali ke daftar", "Baru", most=DESK_BYTES)
    for number in numbers[:2]:
        row(officer, number).get_by_role("checkbox").check()
    officer.page.keyboard.press("a")
    officer.arrive("Kerjakan sendiri", DESK_BYTES)
    officer.press("Kerjakan sendiri", "Tercatat: 2 dari 2 laporan", most=DESK_BYTES)
    officer.press("Kembali ke daftar", "Baru", most=DESK_BYTES)
    expect(row(officer, numbers[0])).to_have_count(0)
    expect(row(officer, numbers[2])).to_have_count(1)


def test_rows_come_and_change_by_themselves(officer: Walk, server: Server):
    first, second = hands_in(server.url).number, hands_in(server.url).number
    officer.open("/meja/baru", "Baru", DESK_BYTES)
    page = officer.page
    page.evaluate("window.mark = true")
    row(officer, second).get_by_role("checkbox").check()
    row(officer, second).locator("[data-buka]").focus()
    third = hands_in(server.url).number
    expect(row(officer, third)).to_have_count(1, timeout=NEWS)
    expect(page.get_by_role("status").first).to_have_text("1 laporan baru.")
    assert stands_on(officer) == second
    expect(row(officer, second).get_by_role("checkbox")).to_be_checked()
    # What somebody else takes goes away; the place in the list stays.
    Desk(server.url).takes(first)
    expect(row(officer, first)).to_have_count(0, timeout=NEWS)
    assert stands_on(officer) == second
    expect(row(officer, second).get_by_role("checkbox")).to_be_checked()
    assert page.evaluate("window.mark") is True, "the page was loaded again"
    # A device that slept has lost the line: it looks as soon as it is back.
    page.context.set_offline(True)
    fourth = hands_in(server.url).number
    time.sleep(0.5)
    expect(row(officer, fourth)).to_have_count(0)
    page.context.set_offline(False)
    expect(row(officer, fourth)).to_have_count(1, timeout=3 * NEWS)
    officer.holds("daftar yang diperbarui", officer.visit.assert_accessible)


def test_a_ticked_row_that_changes_stays_as_it_was_seen(officer: Walk, server: Server):
    number = hands_in(server.url).number
    officer.open("/meja/baru", "Baru", DESK_BYTES)
    line = row(officer, number)
    box = line.get_by_role("checkbox")
    box.check()
    seen = box.get_attribute("value")
    Desk(server.url).asks(number, "Nomor berapa?")
    expect(line.get_by_text("Berubah sejak dicentang")).to_be_visible(timeout=NEWS)
    expect(box).to_be_checked()
    assert box.get_attribute("value") == seen
    box.uncheck()
    assert box.get_attribute("value") != seen
    expect(line.get_by_text("Berubah sejak dicentang")).to_have_count(0)


def test_a_view_is_saved(officer: Walk, server: Server):
    number = hands_in(server.url, uraian="Tiang miring hampir roboh di ujung gang.").number
    officer.open("/meja/baru", "Baru", DESK_BYTES)
    page = officer.page
    page.get_by_text("Saring dan cari").click()
    officer.fills("Nomor laporan atau kata", "roboh")
    officer.press("Tampilkan", "Baru", most=DESK_BYTES)
    assert row(officer, number).count() == 1
    page.get_by_text("Simpan tampilan ini").click()
    name = f"Roboh {page.viewport_size['width']}"
    officer.fills("Nama tampilan", name)
    officer.press("Simpan tampilan", "Baru", most=DESK_BYTES)
    tab = page.get_by_role("navigation", name="Tampilan tersimpan").get_by_role("link", name=name)
    expect(tab).to_have_attribute("aria-current", "page")
    page.get_by_text("Simpan tampilan ini").click()
    officer.press("Atur tampilan tersimpan", "Tampilan tersimpan", most=DESK_BYTES)
    officer.sees(name)
