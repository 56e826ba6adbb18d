"""The report screen with two officers at it: who is there, who was faster, and ready answers."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect

import desk
import interface
import office
from conftest import window
from desk import Desk
from office import KELURAHAN, Officer
from person import Person, hands_in
from server import Server, run
from walk import DESK_BYTES, Walk

COLLEAGUE = Officer("staf.harapan", "Budi Kelurahan", "kelurahanOfficer", KELURAHAN.unit)
CONFLICT = "console error: Failed to load resource: the server responded with a status of 409 (Conflict)"
ANSWER = "Laporan {nomor} di {kelurahan} kami periksa."


@dataclass
class Place:
    server: Server
    desk: Desk

    @property
    def url(self) -> str:
        return self.server.url


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    data = tmp_path_factory.mktemp("case") / "data"
    server = desk.server(data)
    done: subprocess.CompletedProcess[str] = run(
        interface.ADD_USER, stdin=office.PASSWORD + "\n", data=data, login=COLLEAGUE.login,
        name=COLLEAGUE.name, role=COLLEAGUE.role, unit=COLLEAGUE.unit,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    try:
        server.start()
        keeper = Person(server.url).signs_in(office.ADMINISTRATOR)
        assert keeper.open("/meja/templat") == 200
        filled = {"judul": "Sedang diperiksa", "isi_templat": ANSWER, "unit": "Seluruh kota"}
        assert keeper.sends("/meja/templat", filled) == 200
        assert "Templat disimpan." in keeper.page
        yield Place(server, Desk(server.url))
        assert server.stop() == 0, server.tail()
    finally:
        server.kill()


def opens(browser: Browser, place: Place, officer: Officer, number: str, script: bool, width=1280):
    walk = Walk(window(browser, width, 800, script), place.url, f"kasus-{officer.login}", script)
    walk.signs_in(officer, "Baru")
    walk.open(f"/meja/laporan/{number}", number, most=DESK_BYTES)
    return walk


def ends(*walks: Walk) -> None:
    for walk in walks:
        assert not walk.faults, "\n".join(walk.faults)
        walk.page.context.close()


def test_two_officers_see_each_other_and_the_slower_loses_nothing(browser: Browser, place: Place):
    number = hands_in(place.url, privasi="publik").number
    slow = opens(browser, place, KELURAHAN, number, script=True)
    form = slow.verb("Minta keterangan")
    form.get_by_label("Pertanyaan untuk pelapor").fill("Di depan rumah nomor berapa?")
    slow.visit.settle()
    fast = opens(browser, place, COLLEAGUE, number, script=True)
    there = fast.page.locator(".presence")
    fast.sees(f"{KELURAHAN.name} (", "sedang menulis di laporan ini.", inside=there)
    fast.does("Kerjakan sendiri", fast.verb("Kerjakan sendiri"), number)
    # The slower one is told with the next sign of life, and by the page that comes back.
    slow.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    slow.sees("Laporan ini sudah berubah sejak Anda membukanya.")
    slow.sees(f"{COLLEAGUE.name} (", inside=slow.page.locator(".presence"))
    slow.visit.forget()
    form.get_by_role("button", name="Minta keterangan", exact=True).click()
    slow.visit.settle()
    assert slow.visit.troubles.pop() == CONFLICT
    slow.sees("Yang terjadi sejak itu", f"Kelurahan {office.VILLAGE} mengerjakan sendiri")
    asked = slow.page.get_by_label("Pertanyaan untuk pelapor")
    expect(asked).to_have_value("Di depan rumah nomor berapa?")
    slow.arrive(number, most=DESK_BYTES)
    slow.press("Minta keterangan", number, slow.page.locator("#aksi-tanya"), most=DESK_BYTES)
    slow.sees("Tersimpan: Minta keterangan.", "Di depan rumah nomor berapa?")
    # Whoever leaves is no longer there.
    fast.open("/meja/baru", "Baru", most=DESK_BYTES)
    slow.open(f"/meja/laporan/{number}", number, most=DESK_BYTES)
    expect(slow.page.locator(".presence").get_by_text(f"{COLLEAGUE.name} (")).to_have_count(0)
    ends(slow, fast)


def test_what_is_written_stays_until_it_is_sent(browser: Browser, place: Place):
    number = hands_in(place.url).number
    walk = opens(browser, place, KELURAHAN, number, script=True)
    walk.verb("Minta keterangan").get_by_label("Pertanyaan untuk pelapor").fill("Nomor berapa?")
    note = walk.verb("Catatan internal")
    note.get_by_label("Catatan", exact=True).fill("Sudah ditelepon.")
    walk.press("Catatan internal", number, note, most=DESK_BYTES)
    walk.sees("Tersimpan: Catatan internal.")
    # The other form has kept its words and stands open; the one that was sent is empty.
    asked = walk.page.get_by_label("Pertanyaan untuk pelapor")
    expect(asked).to_be_visible()
    expect(asked).to_have_value("Nomor berapa?")
    expect(walk.page.locator("#catatan_uraian")).to_have_value("")
    walk.open(f"/meja/laporan/{number}", number, most=DESK_BYTES)
    expect(asked).to_have_value("Nomor berapa?")
    walk.press("Minta keterangan", number, walk.page.locator("#aksi-tanya"), most=DESK_BYTES)
    walk.open(f"/meja/laporan/{number}", number, most=DESK_BYTES)
    expect(asked).to_have_value("")
    ends(walk)


def test_an_answer_is_put_in_as_soon_as_it_is_chosen(browser: Browser, place: Place):
    number = hands_in(place.url).number
    walk = opens(browser, place, KELURAHAN, number, script=True)
    form = walk.verb("Minta keterangan")
    expect(form.get_by_role("button", name="Pakai templat")).to_be_hidden()
    words = form.get_by_label("Pertanyaan untuk pelapor")
    words.fill("Selamat pagi.")
    form.get_by_label("Templat").select_option("Sedang diperiksa")
    said = f"Selamat pagi.\n\n{ANSWER.format(nomor=number, kelurahan=office.VILLAGE)}"
    expect(words).to_have_value(said)
    expect(form.get_by_text(f"Sisa {4_000 - len(said):,}".replace(",", "."))).to_be_visible()
    words.fill("→" * 71)
    expect(form.get_by_text("setara 2 SMS")).to_be_visible()
    words.fill("Tentang {kategori}?")
    walk.press("Minta keterangan", number, form, most=DESK_BYTES, refused=True)
    walk.sees("Isi dahulu bagian {kategori}")
    ends(walk)


@pytest.mark.parametrize("width", [360, 1280])
def test_an_answer_without_javascript(browser: Browser, place: Place, width: int):
    number = hands_in(place.url).number
    walk = opens(browser, place, KELURAHAN, number, script=False, width=width)
    form = walk.verb("Minta keterangan")
    form.get_by_label("Templat").select_option("Sedang diperiksa")
    walk.press("Pakai templat", number, form, most=DESK_BYTES)
    form = walk.page.locator("#aksi-tanya")
    expect(form.get_by_label("Pertanyaan untuk pelapor")).to_have_value(
        ANSWER.format(nomor=number, kelurahan=office.VILLAGE)
    )
    walk.press("Minta keterangan", number, form, most=DESK_BYTES)
    walk.sees("Tersimpan: Minta keterangan.")
    ends(walk)


def test_enter_in_a_line_sends_the_form_and_not_the_template(browser: Browser, place: Place):
    number = hands_in(place.url).number
    walk = opens(browser, place, KELURAHAN, number, script=False)
    form = walk.verb("Tetapkan perkiraan selesai")
    form.get_by_label("Jam").press("Enter")
    walk.visit.settle()
    walk.sees("Isi tanggalnya.")
    walk.sees_not("Pilih templatnya.")
    ends(walk)


def test_templates_are_kept(browser: Browser, place: Place):
    walk = Walk(window(browser, 1280, 800, True), place.url, "templat", True)
    walk.signs_in(office.ADMINISTRATOR, "Pengguna")
    walk.open("/meja/templat", "Templat jawaban", most=DESK_BYTES)
    walk.press("Sedang diperiksa", "Sedang diperiksa", most=DESK_BYTES)
    ends(walk)
