"""Accounts as people use them: invited by a link, with a second step, seen and signed out on other
devices; and the rules by which reports find their office.
"""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

import desk
from office import ADMINISTRATOR
from server import Server
from walk import DESK_BYTES, People, Walk

OWN = "sandi-pilihan-sendiri"
STEP = 30


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with desk.server(tmp_path_factory.mktemp("accounts") / "data").running() as server:
        yield server


def code(key: str, offset: int = 0) -> str:
    """What an authenticator app shows (RFC 6238)."""
    secret = base64.b32decode(key.replace(" ", ""))
    counter = struct.pack(">Q", int(time.time()) // STEP + offset)
    digest = hmac.new(secret, counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def enters(walk: Walk, login: str, password: str, heading: str) -> None:
    walk.open("/masuk", "Masuk petugas")
    walk.fills("Nama pengguna", login)
    walk.fills("Kata sandi", password)
    walk.press("Masuk", heading, most=DESK_BYTES)


@pytest.mark.parametrize("kind", ["phone", "script"])
def test_from_invitation_to_second_step(browser: Browser, city: Server, kind: str):
    login = f"ani.{kind}"
    with People(browser, city.url, kind) as people:
        admin = people("admin")
        admin.signs_in(ADMINISTRATOR, "Pengguna")
        admin.press("Tambah pengguna", "Tambah pengguna", most=DESK_BYTES)
        admin.fills("Nama pengguna", login)
        admin.page.get_by_label("Nama", exact=True).fill("Ani Wijaya")
        admin.page.get_by_label("Peran").select_option("unitOfficer")
        admin.page.get_by_label("Unit").select_option("DBM-31.71")
        admin.press("Tambah pengguna", "Undangan")
        link = admin.page.locator("code.key").inner_text()

        ani = people("ani")
        ani.open(link.removeprefix(city.url), "Pilih kata sandi Anda")
        ani.page.locator("#sandi_baru").fill(OWN)
        ani.page.locator("#sandi_ulang").fill(OWN + "x")
        ani.press("Simpan kata sandi", "Pilih kata sandi Anda", refused=True)
        ani.page.locator("#sandi_baru").fill(OWN)
        ani.page.locator("#sandi_ulang").fill(OWN)
        ani.press("Simpan kata sandi", "Kata sandi tersimpan")
        enters(ani, login, OWN, "Baru")

        ani.open("/meja/akun/keamanan", "Keamanan akun", most=DESK_BYTES)
        ani.press("Pasang langkah kedua", "Keamanan akun", most=DESK_BYTES)
        key = ani.page.locator("code.key").inner_text()
        ani.page.locator("#kode_masuk").fill(code(key, -1))
        ani.press("Nyalakan", "Kode cadangan")
        codes = ani.page.locator(".codes code").all_inner_texts()
        assert len(set(codes)) == 10
        ani.press("Sudah saya simpan", "Keamanan akun", most=DESK_BYTES)

        other = people("other-device")
        enters(other, login, OWN, "Isi kode Anda")
        other.fills("Kode enam angka", "000000")
        other.press("Masuk", "Isi kode Anda", refused=True)
        other.page.locator("#kode_masuk").fill(code(key))
        other.press("Masuk", "Baru", most=DESK_BYTES)
        third = people("third-device")
        enters(third, login, OWN, "Isi kode Anda")
        third.page.locator("summary", has_text="Ponsel tidak di tangan?").click()
        third.fills("Kode cadangan", codes[0])
        third.press("Masuk", "Baru", most=DESK_BYTES)

        ani.open("/meja/akun/keamanan", "Keamanan akun", most=DESK_BYTES)
        ani.sees("Kode cadangan tersisa: 9", "Perangkat ini")
        expect(ani.page.get_by_role("button", name="Keluarkan", exact=True)).to_have_count(2)
        ani.press("Keluarkan semua perangkat lain", "Keamanan akun", most=DESK_BYTES)
        other.open("/meja/akun", "Masuk petugas")

        admin.open("/meja/pengguna", "Pengguna", most=DESK_BYTES)
        admin.press(login, login, most=DESK_BYTES)
        admin.sees("Langkah kedua menyala")
        admin.press("Hapus langkah kedua", login, most=DESK_BYTES)
        ani.open("/meja/akun", "Masuk petugas")
        admin.open(f"/meja/jejak?tentang={login}", "Catatan administrasi", most=DESK_BYTES)
        admin.sees("Langkah kedua dihapus administrator", "Undangan diterima")


@pytest.mark.parametrize("kind", ["phone", "script"])
def test_rules_are_put_in_order_tried_and_published(browser: Browser, city: Server, kind: str):
    path, name = "/meja/aturan-rute", f"Lampu {kind}"
    with People(browser, city.url, kind) as people:
        admin = people("rules")
        admin.signs_in(ADMINISTRATOR, "Pengguna")
        admin.open(path, "Aturan rute", most=DESK_BYTES)
        admin.press("Ubah aturan", "Ubah aturan", most=DESK_BYTES)
        for rule, word in ((f"Got {kind}", "got"), (name, "lampu jalan")):
            admin.page.locator("summary", has_text="Tambah aturan").click()
            admin.page.locator("#nama_aturan").fill(rule)
            admin.page.locator("#kata").fill(word)
            admin.page.locator("#tujuan").select_option("DBM")
            admin.press("Masukkan ke susunan", "Ubah aturan", most=DESK_BYTES)
        admin.press(f"Naik {name}", "Ubah aturan", most=DESK_BYTES)
        admin.press("Uji pada laporan lama", "Periksa sebelum terbit", most=DESK_BYTES)
        admin.sees(f"Aturan baru “{name}”")
        admin.press("Terbitkan", "Periksa sebelum terbit", most=DESK_BYTES, refused=True)
        admin.page.locator("#catatan").fill("Hasil rapat")
        admin.press("Terbitkan", "Aturan rute", most=DESK_BYTES)
        shown = admin.page.locator("main table").first.inner_text()
        assert shown.index(name) < shown.index(f"Got {kind}")


@pytest.mark.parametrize("kind", ["phone", "script"])
def test_tables_go_out_and_in(browser: Browser, city: Server, kind: str):
    with People(browser, city.url, kind) as people:
        admin = people("tables")
        admin.signs_in(ADMINISTRATOR, "Pengguna")
        for path, heading in (("wilayah", "Wilayah"), ("kanal", "Kanal"), ("unit", "Unit")):
            admin.open(f"/meja/{path}", heading, most=DESK_BYTES)
            admin.press("Keluar-masuk sebagai CSV", f"{heading} sebagai CSV", most=DESK_BYTES)
        box = admin.page.locator("#isi_tabel")
        text = box.input_value()
        changed = re.sub(r"^DBM,[^,]*", f"DBM,Dinas {kind}", text, flags=re.M)
        box.fill(changed)
        admin.press("Lihat perubahan", "Unit: periksa sebelum disimpan", most=DESK_BYTES)
        admin.sees(f"→ Dinas {kind}")
        admin.press("Simpan", "Unit", most=DESK_BYTES)
        admin.open("/meja/jejak?jenis=unit", "Catatan administrasi", most=DESK_BYTES)
        admin.sees(f"→ Dinas {kind}")
        admin.open("/meja/pengguna/langkah-kedua", "Wajib langkah kedua", most=DESK_BYTES)
