"""One complaint from the first photo to "not done yet", through the pages of everybody it meets.

Once on a phone and once on a desk's screen without JavaScript, and once with it, where axe looks at
every page passed.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from office import (
    AGENCY,
    CITY_OFFICE,
    COORDINATOR,
    FIELD,
    KELURAHAN,
    POINT,
    UNIT,
    VERIFIER,
    VILLAGE,
    prepare,
)
from person import LOOKING_SECONDS
from pictures import png
from server import Server
from walk import DESK_BYTES, People, Walk

HOLE = png(800, 600, top=210, spot=30)
HALF_DONE = png(800, 600, top=210, spot=80)
MENDED = png(800, 600, top=210, spot=130)

STORY = "Lubang besar di tengah jalan, sudah dua pengendara motor jatuh sejak hujan pekan lalu."
CONTACT = "0812 3456 7890"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with prepare(tmp_path_factory.mktemp("journey") / "data").running(checked=True) as server:
        yield server


@pytest.fixture
def people(browser: Browser, server: Server) -> Callable[[str], People]:
    return lambda kind: People(browser, server.url, kind)


# The citizen


def files_a_report(citizen: Walk, by_list: bool) -> tuple[str, str]:
    """Through all steps of the form; gives number and PIN."""
    page = citizen.page
    citizen.open("/", "Ada yang perlu dibenahi?")
    citizen.press("Buat laporan", "Foto")
    citizen.sees("Langkah 1 dari 6")
    citizen.photo("Foto", "lubang.png", HOLE)
    citizen.press("Unggah dulu", "Foto")
    citizen.sees("1 foto tersimpan")
    citizen.sees_pictures("Foto ke-1 yang Anda unggah", 1)
    citizen.press("Lanjut", "Di mana?")

    if by_list:
        page.get_by_label("Atau pilih kelurahan").select_option(label=VILLAGE)
    else:
        citizen.fills("Koordinat atau tautan peta", POINT)
    citizen.fills("Alamat", "Jalan Contoh Raya 12")
    citizen.fills("Patokan", "Depan bengkel las")
    citizen.press("Lanjut", "Apa masalahnya?")

    page.get_by_label("Aduan").check()
    citizen.fills("Cerita Anda", "")
    citizen.press("Lanjut", "Apa masalahnya?", refused=True)
    citizen.sees("Ada yang perlu diperbaiki")
    citizen.fills("Cerita Anda", STORY)
    page.get_by_label("Kategori").select_option(label="Jalan")
    citizen.press("Lanjut", "Siapa yang boleh membaca?")

    expect(page.get_by_label("Privat")).to_be_checked()
    citizen.press("Lanjut", "Kontak Anda")
    citizen.fills("Telepon", CONTACT)
    page.get_by_label("Ya, petugas yang menangani boleh menghubungi saya").check()
    citizen.press("Lanjut", "Periksa jawaban Anda")
    return sends_it(citizen, by_list)


def sends_it(citizen: Walk, by_list: bool) -> tuple[str, str]:
    page = citizen.page
    citizen.sees(STORY, "Depan bengkel las", VILLAGE, "Privat", CONTACT)
    citizen.sees(f"Yang pertama menerima: Kelurahan {VILLAGE}.", "Selesai paling lambat")
    citizen.sees_pictures("Foto ke-1 yang Anda unggah", 1)

    if by_list:
        citizen.press("Ubah Tempat", "Di mana?")
        citizen.fills("Koordinat atau tautan peta", POINT)
    else:
        citizen.press("Ubah Patokan", "Di mana?")
        citizen.fills("Patokan", "Seberang sekolah dasar")
    citizen.press("Lanjut", "Periksa jawaban Anda")
    citizen.sees("-6.17363" if by_list else "Seberang sekolah dasar", STORY)

    citizen.press("Kirim laporan", "Laporan Anda sudah kami terima")
    citizen.sees("Apa yang terjadi selanjutnya", f"Kelurahan {VILLAGE} memeriksa laporan Anda")
    number, pin = number_and_pin(page)
    # Sent once more from the page before, as people do: the same report.
    page.go_back()
    citizen.visit.settle()
    assert number_and_pin(page) == (number, pin)
    return number, pin


def number_and_pin(page: Page) -> tuple[str, str]:
    panel = page.locator(".panel").inner_text()
    number, pin = re.search(r"\bJK\d{10,}\b", panel), re.search(r"\b\d{6}\b", panel)
    assert number and pin, panel
    return number[0], pin[0]


def opens_with_pin(citizen: Walk, number: str, pin: str) -> None:
    citizen.open("/lacak", "Lacak laporan")
    citizen.fills("Nomor laporan", number)
    citizen.fills("PIN", pin)
    citizen.press("Lihat laporan", f"Laporan {number}")


# Officers


def hands_down(people: People, number: str) -> None:
    """From the kelurahan to the agency, its city office and the person in the field."""
    officer = people("kelurahan")
    officer.signs_in(KELURAHAN, "Baru")
    officer.sees(f"Kelurahan {VILLAGE}")
    officer.follows(number)
    officer.sees(STORY, "Menunggu", "Utama")
    officer.sees_pictures("Foto laporan 1", 1)
    form = officer.verb("Koordinasikan")
    form.get_by_label("Diteruskan ke").select_option(label=f"Saran: {AGENCY}")
    form.get_by_label("Alasan").select_option(
        label="Sesuai tugas dan fungsi perangkat daerah tujuan"
    )
    officer.does("Koordinasikan", form, number)
    officer.sees(f"Dikoordinasikan oleh Kelurahan {VILLAGE} ke {AGENCY}")

    officer = people("dinas")
    officer.signs_in(COORDINATOR, "Baru")
    officer.follows(number)
    form = officer.verb("Disposisi")
    form.get_by_label("Ditugaskan ke unit").select_option(label=f"Saran: {CITY_OFFICE}")
    officer.does("Disposisi", form, number)
    officer.sees(f"Sekarang di {CITY_OFFICE}", f"oleh {AGENCY} kepada {CITY_OFFICE}")

    officer = people("sudin")
    officer.signs_in(UNIT, "Baru")
    officer.follows(number)
    form = officer.verb("Disposisi")
    person = form.get_by_label("Petugas").locator("option", has_text=FIELD.name)
    form.get_by_label("Petugas").select_option(label=person.inner_text())
    officer.does("Disposisi", form, number)


def finishes(officer: Walk, number: str, words: str, name: str, photo: bytes) -> None:
    form = officer.verb("Unggah hasil")
    officer.fills("Apa yang sudah dikerjakan?", words, inside=form)
    officer.photo("Foto hasil", name, photo, inside=form)
    form.get_by_label("Tuntas").check()
    officer.does("Unggah hasil", form, number)
    officer.sees("Menunggu verifikasi")


def looks_at_both_photos(officer: Walk, number: str, words: str) -> None:
    """From the list to the page that shows complaint and proof side by side."""
    officer.press(number, f"Periksa hasil {number}", most=DESK_BYTES)
    officer.sees(STORY, words, "Diunggah")
    officer.sees_pictures("Foto laporan 1", 1)
    officer.sees_pictures("Foto hasil 1", 1)


def works_and_verifies(people: People, number: str) -> None:
    """The work, its proof, sent back once, mended, approved."""
    worker = people("lapangan")
    worker.signs_in(FIELD, "Tugas lapangan")
    worker.open(f"/meja/laporan/{number}", number, most=DESK_BYTES)
    worker.does("Mulai kerjakan", worker.verb("Mulai kerjakan"), number)
    worker.sees("Proses")
    finishes(worker, number, "Lubang ditutup separuh, aspal menyusul.", "hasil-1.png", HALF_DONE)

    verifier = people("verifikator")
    verifier.signs_in(VERIFIER, "Menunggu verifikasi")
    looks_at_both_photos(verifier, number, "Lubang ditutup separuh")
    form = verifier.page.locator("#aksi-kembalikan")
    form.get_by_label("Alasan").select_option(label="Baru sebagian dikerjakan")
    verifier.fills("Yang harus diperbaiki", "Tutup seluruh lubang sampai rata.", inside=form)
    verifier.does("Tidak sesuai, kembalikan", form, number)

    worker.open("/meja/lapangan", "Tugas lapangan", most=DESK_BYTES)
    worker.sees("Dikembalikan")
    worker.open(f"/meja/laporan/{number}", number, most=DESK_BYTES)
    worker.sees("Baru sebagian dikerjakan", "Tutup seluruh lubang sampai rata.")
    finishes(worker, number, "Lubang ditutup penuh dan dipadatkan.", "hasil-2.png", MENDED)

    verifier.open("/meja/verifikasi", "Menunggu verifikasi", most=DESK_BYTES)
    looks_at_both_photos(verifier, number, "Lubang ditutup penuh")
    form = verifier.page.locator("#aksi-sesuai")
    for photo in form.get_by_role("checkbox").all():
        photo.check()
    verifier.page.wait_for_timeout(LOOKING_SECONDS * 1000)
    verifier.does("Sesuai, selesaikan", form, number)
    verifier.sees("Selesai")


# The citizen again


def rates_and_reopens(citizen: Walk, number: str) -> None:
    page = citizen.page
    citizen.sees("Selesai", STORY, "Lubang ditutup penuh dan dipadatkan.")
    citizen.sees_pictures("Foto laporan ke-1", 1)
    citizen.sees_pictures("Foto hasil ke-1", 1)
    timeline = page.locator(".timeline")
    for step in [
        f"Laporan diterima, ditangani Kelurahan {VILLAGE}",
        f"Dikoordinasikan oleh Kelurahan {VILLAGE} ke {AGENCY}",
        f"Ditugaskan (disposisi) oleh {AGENCY} kepada {CITY_OFFICE}",
        f"{CITY_OFFICE} mulai mengerjakan",
        f"Hasil belum sesuai, dikembalikan ke {CITY_OFFICE}",
        "Baru sebagian dikerjakan",
        "Hasil diverifikasi, laporan selesai",
    ]:
        citizen.sees(step, inside=timeline)
    citizen.sees_not(*(o.name for o in (KELURAHAN, COORDINATOR, UNIT, FIELD, VERIFIER)))

    page.get_by_label("4 – puas").check()
    page.get_by_label("Cepat ditangani").check()
    citizen.press("Nilai", f"Laporan {number}")
    citizen.sees("Terima kasih. Penilaian Anda tercatat.", "Nilai 4 dari 5")

    citizen.fills("Apa yang belum selesai?", "Aspalnya sudah retak lagi.")
    citizen.press("Belum selesai", f"Laporan {number}")
    citizen.sees("Laporan dibuka kembali.", "Dibuka kembali", "Aspalnya sudah retak lagi.")
    expect(page.get_by_role("button", name="Belum selesai", exact=True)).to_have_count(0)


def is_closed_to_strangers(stranger: Walk, number: str) -> None:
    stranger.open(f"/laporan/{number}", f"Laporan {number}")
    stranger.sees("Isi laporan ini privat.")
    stranger.sees_not(STORY, CONTACT, "Jalan Contoh Raya 12")
    expect(stranger.page.locator("main img")).to_have_count(0)
    stranger.open("/laporan", "Laporan warga")
    stranger.sees_not(number)


def whole_journey(people: People, by_list: bool) -> None:
    number, pin = files_a_report(people("warga"), by_list)
    hands_down(people, number)
    works_and_verifies(people, number)
    citizen = people("warga-perangkat-lain")
    opens_with_pin(citizen, number, pin)
    rates_and_reopens(citizen, number)
    is_closed_to_strangers(people("orang-lain"), number)


def test_whole_journey_on_a_phone_without_javascript(people):
    with people("phone") as phones:
        whole_journey(phones, by_list=True)


def test_whole_journey_with_javascript_is_accessible(people):
    with people("script") as screens:
        whole_journey(screens, by_list=False)


def test_filing_and_tracking_on_a_large_screen_without_javascript(people):
    with people("desktop") as screens:
        number, pin = files_a_report(screens("warga"), by_list=False)
        citizen = screens("warga-perangkat-lain")
        opens_with_pin(citizen, number, pin)
        citizen.sees("Menunggu", "Langkah berikutnya", "Dipegang oleh")
        citizen.fills("Informasi tambahan", "Lubangnya makin lebar.")
        citizen.press("Tambah informasi", f"Laporan {number}")
        citizen.sees("Terima kasih. Informasi Anda sudah diteruskan kepada petugas.")
        citizen.press("Cabut laporan", f"Cabut laporan {number}?")
        citizen.press("Ya, cabut laporan", f"Laporan {number}")
        citizen.sees("Laporan Anda sudah dicabut.", "Dicabut")
