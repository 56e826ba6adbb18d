"""A reporter whose name, number and address appear nowhere: in no page, file, picture or log line,
for nobody, but on the answer to the form that opens the identity and writes that down.
"""

import re
import struct
import zlib
from collections.abc import Iterator

import pytest

from crawl import Walk, ask
from desk import server as prepared
from office import KELURAHAN, OFFICERS, POINT
from person import Person, hands_in
from pictures import png
from server import Server

NAME, PHONE, MAIL = "Zulkhairun Canaria", "081299998888", "zulkhairun@kenari-surel.id"
SECRETS = [b"ulkhairun", b"99998888", b"9999-8888", b"kenari-surel"]
WRITTEN = "081377776666"  # a number in the words themselves
TEXT = f"Lubang besar di jalan, hubungi tetangga saya di {WRITTEN} sebelum datang."
CONTACT = {"nama": NAME, "telepon": PHONE, "surel": MAIL, "bolehDihubungi": True}


def talkative(picture: bytes) -> bytes:
    """The PNG with the name of its owner in it, as cameras and programs write it."""
    texts = b"Author\0" + NAME.encode() + b" " + PHONE.encode()
    chunk = struct.pack(">I", len(texts)) + b"tEXt" + texts
    chunk += struct.pack(">I", zlib.crc32(b"tEXt" + texts))
    return picture[:33] + chunk + picture[33:]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    site = prepared(tmp_path_factory.mktemp("canary") / "data", TANGGAP_LOG_LEVEL="trace")
    try:
        site.start()
        yield site
        assert site.stop() == 0, site.tail()
    finally:
        site.kill()


def sends_by_form(site: Server) -> str:
    """The report form, step by step, with a picture that says too much."""
    citizen = Person(site.url)
    assert citizen.open("/lapor") == 200
    assert citizen.sends("/lapor", {"aksi": "lanjut"}, {"foto": talkative(png(80, 60, 200, 60))}) == 200
    form = citizen.path.rsplit("/", 1)[0]
    assert citizen.sends(f"{form}/tempat", {"titik": POINT, "aksi": "lanjut"}) == 200
    assert citizen.sends(
        f"{form}/masalah", {"jenis": "aduan", "uraian": TEXT, "kategori": "", "aksi": "lanjut"}
    ) == 200  # fmt: skip
    assert citizen.open(f"{form}/privasi") == 200
    assert citizen.sends(f"{form}/privasi", {"privasi": "publik", "aksi": "lanjut"}) == 200
    assert citizen.open(f"{form}/kontak") == 200
    filled = {"nama": NAME, "telepon": PHONE, "surel": MAIL, "boleh": "ya", "aksi": "lanjut"}
    assert citizen.sends(f"{form}/kontak", filled) == 200
    assert citizen.open(f"{form}/periksa") == 200
    assert NAME in citizen.page, "the sender's own check of answers shows it"
    assert citizen.sends(f"{form}/kirim") == 200
    return citizen.page


def numbers_of(page: str) -> list[str]:
    return re.findall(r"/laporan/([A-Z]{2}\d+)", page)


@pytest.fixture(scope="module")
def numbers(site: Server) -> list[str]:
    filed = [
        hands_in(site.url, uraian=TEXT, privasi=privacy, kontak=CONTACT).number
        for privacy in ("publik", "privat", "rahasia")
    ]
    sent = numbers_of(sends_by_form(site))
    assert sent, "the confirmation names the report"
    return [*filed, sent[0]]


def assert_silent(path: str, body: bytes, who: str, secrets: list[bytes]) -> None:
    for secret in secrets:
        assert secret.lower() not in body.lower(), f"{path} tells {secret!r} to {who}"


PUBLIC = [
    "/", "/laporan", "/laporan?cari=lubang", "/api/v1/laporan", "/api/v1/laporan.csv",
    "/api/v1/peta?kotak=-6.3,106.7,-6.1,106.9&zoom=12", "/laporan.atom", "/peta", "/metrics",
]  # fmt: skip


def test_nobody_is_told(site: Server, numbers: list[str]):
    for officer in [None, *OFFICERS]:
        person = Person(site.url)
        who = "strangers"
        if officer is not None:
            person.signs_in(officer)
            who = officer.role
        starts = [*PUBLIC, "/meja", "/meja/semua.csv"]
        for number in numbers:
            starts += [
                f"/laporan/{number}", f"/api/v1/laporan/{number}", f"/laporan/{number}/laporkan",
                f"/meja/laporan/{number}", f"/meja/moderasi/{number}",
            ]  # fmt: skip
        walk = Walk(person, starts, most=140, alike=4).run()
        pictures = 0
        # What the words themselves tell is for the reporter and the officers alone.
        secrets = SECRETS if officer else [*SECRETS, WRITTEN.encode()]
        for path, answer in walk.pages.items():
            assert_silent(path, answer.body, who, secrets)
            assert_silent(path, answer.location.encode(), who, SECRETS)
            if path.startswith("/foto/") and answer.status == 200:
                pictures += 1
                assert b"tEXt" not in answer.body and b"Exif" not in answer.body
        assert pictures, f"{who} came to no picture"


def test_the_opened_identity_is_shown_once(site: Server, numbers: list[str]):
    clerk = Person(site.url).signs_in(KELURAHAN)
    path = f"/meja/laporan/{numbers[0]}"
    assert clerk.open(path) == 200
    assert clerk.sends(f"{path}/kontak", {"alasan_kontak": "menanyakan tempat persisnya"}) == 200
    assert NAME in clerk.page and PHONE in clerk.page and MAIL in clerk.page
    assert_silent(path, ask(clerk, path).body, "the clerk", SECRETS)


def test_the_log_keeps_silent(site: Server, numbers: list[str]):
    """After everything above, at the most talkative level."""
    log = site.log.read_bytes()
    assert log.count(b"\n") > 100
    assert_silent("the log", log, "operators", [*SECRETS, WRITTEN.encode(), b"Lubang besar"])
