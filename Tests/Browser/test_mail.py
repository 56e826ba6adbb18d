"""Letters as their readers get them: through a real relay into a real mailbox, at the hours and in the
rhythm that were promised; and through a relay in trouble.
"""

import datetime
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

import desk
import letters
from desk import Desk
from front import Front
from interface import CHECK
from office import AGENCY, KELURAHAN, VILLAGE
from person import STORY, Person, hands_in
from receivers import Relay, authority, wait_until
from records import Records
from server import Server, run
from walk import Walk

PHONE = "0812 3456 7890"
HOUR = 3_600_000
NEWS = 15  # seconds until what was done is told


@dataclass
class Place:
    """A city behind its front, at the address its letters name."""

    server: Server
    url: str
    records: Records = field(init=False)
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.records = Records(self.server)
        self.desk = Desk(self.url)

    def told(self, number: str, *states: tuple[str, str]) -> None:
        """Waits until exactly this was entered and came so far: topic and state."""
        self.records.hurry("tell-people")
        until = time.monotonic() + NEWS
        while (found := self.states(number)) != list(states):
            assert time.monotonic() < until, f"{number}: {found} instead of {list(states)}"
            time.sleep(0.05)

    def letters(self, to: str, count: int) -> list[EmailMessage]:
        """So many to an address; what was done is told at once and not a little later."""
        self.records.hurry("tell-people")
        return letters.wait(to, count)

    def all_is_told(self) -> None:
        self.records.hurry("tell-people")
        waiting = "SELECT COUNT(*) FROM outbox"
        wait_until(lambda: self.records.number(waiting) == 0, NEWS, "nobody is told")

    def states(self, number: str) -> list[tuple[str, str]]:
        return [(topic, state) for topic, _, state, _ in self.records.deliveries(number)]


def opened(data: Path, settings: dict[str, str], front: Front) -> Iterator[Place]:
    server = desk.server(data, "--public-origin", front.url, **settings)
    try:
        server.start()
        front.before(server)
        yield Place(server, front.url)
        assert server.stop() == 0, server.tail()
        checked = run(CHECK, data=server.data)
        assert checked.returncode == 0, checked.stdout
    finally:
        server.kill()
        front.close()


@pytest.fixture(scope="module")
def front_context(tmp_path_factory: pytest.TempPathFactory):
    return authority(tmp_path_factory.mktemp("authority"))[1]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory, front_context) -> Iterator[Place]:
    """Writes by the Postfix, at all hours."""
    data = tmp_path_factory.mktemp("mail") / "data"
    yield from opened(data, letters.settings(), Front(front_context))


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory, front_context) -> Iterator[Place]:
    """It is in the quiet hours, whatever the hour is."""
    hour = datetime.datetime.now(ZoneInfo("Asia/Jakarta")).hour
    data = tmp_path_factory.mktemp("night") / "data"
    quiet = f"{(hour - 1) % 24}-{(hour + 3) % 24}"
    yield from opened(data, letters.settings(quiet), Front(front_context))


@pytest.fixture
def relay() -> Iterator[Relay]:
    with Relay() as relay:
        yield relay


@pytest.fixture
def troubled(tmp_path: Path, front_context, relay: Relay) -> Iterator[Place]:
    """Writes by a relay that does as the test says."""
    yield from opened(tmp_path / "data", letters.settings(relay=relay.url), Front(front_context))


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False, locale="id-ID",
        ignore_https_errors=True,
    ) as context:  # fmt: skip
        context.set_default_timeout(15_000)
        yield context


def links(letter: EmailMessage, path: str) -> set[str]:
    """Addresses in the letter below a path of the site; both its parts name the same."""
    address = rf"https://[^\s\"<>]+{path}[^\s\"<>]+"
    found = set(re.findall(address, letters.text(letter)))
    assert found == set(re.findall(address, letters.text(letter, "html")))
    return found


# One report


def files_a_report(citizen: Walk, mail: str) -> str:
    page = citizen.page
    citizen.open("/", "Ada yang perlu dibenahi?")
    citizen.press("Buat laporan", "Foto")
    citizen.press("Lanjut", "Di mana?")
    page.get_by_label("Atau pilih kelurahan").select_option(label=VILLAGE)
    citizen.press("Lanjut", "Apa masalahnya?")
    page.get_by_label("Aduan").check()
    citizen.fills("Cerita Anda", STORY)
    citizen.press("Lanjut", "Mana yang paling cocok?")
    citizen.press("Lanjut", "Siapa yang boleh membaca?")
    citizen.press("Lanjut", "Kontak Anda")
    citizen.fills("Surel", mail)
    citizen.press("Lanjut", "Periksa jawaban Anda")
    citizen.press("Kirim laporan", "Laporan Anda sudah kami terima")
    found = re.search(r"\bJK\d{10,}\b", page.locator(".panel").inner_text())
    assert found
    return found[0]


def test_a_report_and_its_letters(phone: BrowserContext, browser: Browser, city: Place):
    mail = letters.address("Siti.Warga+lapor")
    number = files_a_report(Walk(phone, city.url, "surel"), mail)
    [receipt] = letters.wait(mail, 1)

    assert receipt.get_content_type() == "multipart/alternative"
    assert receipt["From"].addresses[0].addr_spec == letters.FROM
    assert number in receipt["Subject"]
    for kind in ("plain", "html"):
        assert f"Kelurahan {VILLAGE}" in letters.text(receipt, kind)
        assert STORY not in letters.text(receipt, kind)
    assert receipt["Auto-Submitted"] == "auto-generated"
    assert receipt["X-Loop"] == letters.FROM
    assert receipt["Message-ID"].endswith("@127.0.0.1>") and number in receipt["Message-ID"]
    assert receipt["In-Reply-To"] is None and receipt["References"] is None
    [stop] = links(receipt, "/berhenti/")
    assert receipt["List-Unsubscribe"] == f"<{stop}>"
    assert receipt["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    # Opened elsewhere than where it was written.
    [link] = links(receipt, "/l/")
    with browser.new_context(
        java_script_enabled=False, locale="id-ID", ignore_https_errors=True
    ) as elsewhere:
        page = elsewhere.new_page()
        page.goto(f"{city.url}/laporan/{number}")
        expect(page.get_by_text(STORY)).to_have_count(0)
        page.goto(link)
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Laporan {number}")
        expect(page.get_by_text(STORY)).to_be_visible()
        expect(page.get_by_role("button", name="Tambah informasi")).to_be_visible()

    city.desk.coordinates(number)
    [_, handed_over] = letters.wait(mail, 2)
    assert number in handed_over["Subject"] and AGENCY in letters.text(handed_over)
    assert handed_over["In-Reply-To"] == receipt["Message-ID"]
    assert handed_over["References"] == receipt["Message-ID"]
    assert handed_over["Message-ID"] != receipt["Message-ID"]
    assert links(handed_over, "/l/") == {link} and links(handed_over, "/berhenti/") == {stop}
    assert mail not in city.server.log.read_text()


def promises(city: Place, number: str, days: int) -> None:
    date = datetime.datetime.now(ZoneInfo("Asia/Jakarta")).date() + datetime.timedelta(days)
    city.desk.officer(KELURAHAN).does(
        number, "estimasi", tanggal=date.isoformat(), alasan="Menunggu", uraian=""
    )


def test_one_message_a_day_but_the_end_at_once(city: Place):
    mail = letters.address()
    number = hands_in(city.url, mail).number
    city.letters(mail, 1)
    promises(city, number, 2)
    [receipt, promise] = city.letters(mail, 2)
    promises(city, number, 3)
    city.told(number, ("receipt", "sent"), ("estimate", "sent"), ("estimate", "queued"))
    [due] = city.records.rows("SELECT due_at FROM deliveries WHERE state = 'queued'")
    assert 23 * HOUR < int(due[0]) - time.time() * 1000 <= 24 * HOUR

    city.desk.takes(number)
    city.desk.finishes(number)
    city.desk.verifies(number)
    [*_, end] = city.letters(mail, 3)
    assert "selesai" in end["Subject"] and end["References"] == receipt["Message-ID"]
    # What waited said less than the end: it never comes.
    assert city.states(number)[2:] == [("estimate", "superseded"), ("completed", "sent")]
    assert len({letter["Message-ID"] for letter in letters.arrived(mail)}) == 3


def test_one_click_ends_the_letters(city: Place):
    handed = hands_in(city.url, mail := letters.address())
    number = handed.number
    [receipt] = city.letters(mail, 1)
    [stop] = links(receipt, "/berhenti/")
    # Programs look at links; that ends nothing.
    assert Person(city.url).open(stop) == 200
    city.desk.asks(number, "Di sisi mana?")
    city.letters(mail, 2)

    machine = Person(city.url)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    wrong = stop[:-1] + ("a" if stop[-1] != "a" else "b")
    assert machine.open(wrong, b"List-Unsubscribe=One-Click", form) == 404
    assert machine.open(stop, b"List-Unsubscribe=One-Click", form) == 200
    assert machine.open(stop, b"List-Unsubscribe=One-Click", form) == 200
    # Not even of the end.
    city.desk.takes(number)
    city.desk.finishes(number)
    city.desk.verifies(number)
    city.all_is_told()
    assert city.states(number) == [("receipt", "sent"), ("question", "sent")]
    assert len(letters.arrived(mail)) == 2

    # The reporter may wish for them again, on the page of the report.
    reporter = Person(city.url)
    assert reporter.open(handed.link) == 200
    ways = f"/laporan/{number}/kabar"
    assert reporter.open(ways) == 200
    assert ("lewat", "surel") not in reporter.form(ways).fields
    assert reporter.sends(ways, {"lewat": "surel"}) == 200
    assert ("lewat", "surel") in reporter.form(ways).fields
    assert reporter.open(f"/laporan/{number}") == 200
    again = f"/laporan/{number}/buka-kembali"
    assert reporter.sends(again, {"belum": "Aspalnya sudah retak lagi."}) == 200
    [*_, reopened] = city.letters(mail, 3)
    assert "dibuka kembali" in reopened["Subject"]


# The night


def test_the_night_is_quiet_but_for_a_receipt(night: Place):
    mail = letters.address()
    number = hands_in(night.url, mail).number
    night.letters(mail, 1)
    night.desk.coordinates(number)
    night.told(number, ("receipt", "sent"), ("handedOver", "queued"))
    [due] = night.records.rows("SELECT due_at FROM deliveries WHERE state = 'queued'")
    morning = datetime.datetime.fromtimestamp(int(due[0]) / 1000, ZoneInfo("Asia/Jakarta"))
    assert HOUR < int(due[0]) - time.time() * 1000 < 4 * HOUR
    assert (morning.minute, morning.second) == (0, 0)
    assert len(letters.arrived(mail)) == 1


def test_what_was_done_again_by_night_is_not_told_in_the_morning(night: Place):
    mail = letters.address()
    handed = hands_in(night.url, mail)
    number = handed.number
    night.letters(mail, 1)
    night.desk.takes(number)
    night.desk.finishes(number)
    night.desk.verifies(number)
    night.told(number, ("receipt", "sent"), ("completed", "queued"))
    reporter = Person(night.url)
    assert reporter.open(handed.link) == 200
    again = f"/laporan/{number}/buka-kembali"
    assert reporter.sends(again, {"belum": "Aspalnya sudah retak lagi."}) == 200
    # An answer to what the reporter did this minute.
    [_, reopened] = night.letters(mail, 2)
    assert "dibuka kembali" in reopened["Subject"]
    assert ("completed", "superseded") in night.states(number), night.states(number)


# Addresses that are none


def test_an_address_that_is_refused_is_shown_to_the_officer(city: Place):
    mail = letters.address("refused")
    number = hands_in(city.url, mail, kontak={"telepon": PHONE}).number
    city.told(number, ("receipt", "failed"))
    ways = city.records.rows(
        "SELECT s.channel, s.state FROM subscriptions s "
        f"JOIN reports r ON s.owner = 'report:' || r.id WHERE r.number = '{number}' ORDER BY s.channel"
    )
    # No gateway for short messages: the telephone stands by and nothing is tried there.
    assert ways == [["mail", "on"], ["sms", "standby"]]
    officer = city.desk.officer(KELURAHAN)
    officer.open(f"/meja/laporan/{number}")
    assert "Gagal sampai" in officer.page and "1 pesan gagal sampai ke pelapor." in officer.page
    assert "550" in officer.page
    assert mail not in officer.page and PHONE not in officer.page
    assert letters.arrived(mail) == []
    assert mail not in city.server.log.read_text()


def test_causes_are_told_in_the_reader_s_language(city: Place):
    number = hands_in(city.url, letters.address("refused")).number
    city.told(number, ("receipt", "failed"))
    officer = city.desk.officer(KELURAHAN)
    officer.open(f"/meja/laporan/{number}")
    cause = re.search(r"Sebab: ([^<]+)", officer.page)
    assert cause and "the relay" not in cause[1], cause


# A relay in trouble


def test_a_relay_that_is_busy_is_asked_again(troubled: Place, relay: Relay):
    relay.verdicts = ["450 4.2.0 come back later", ".451 4.3.0 disk full"]
    number = hands_in(troubled.url, mail := letters.address()).number
    troubled.told(number, ("receipt", "queued"))
    wait_until(lambda: len(relay.tried) == 1, NEWS, "the relay is not asked")
    officer = troubled.desk.officer(KELURAHAN)
    wait_until(
        lambda: officer.open(f"/meja/laporan/{number}") and "450" in officer.page, 5,
        "the officer sees no cause",
    )  # fmt: skip
    assert "Menunggu dikirim" in officer.page
    wait_until(lambda: len(relay.seen) == 1, 10, "not asked again by itself")
    wait_until(
        lambda: troubled.records.deliveries(number)[0][3].endswith("451"), 5, "no second cause"
    )
    troubled.records.hurry("deliver")
    troubled.told(number, ("receipt", "sent"))
    assert relay.tried == [mail] * 3 and len(relay.taken) == 1
    assert {letter["Message-ID"] for letter in relay.seen} == {relay.taken[0]["Message-ID"]}


def test_a_letter_that_is_refused_is_not_sent_again(troubled: Place, relay: Relay):
    relay.verdicts = ["550 5.1.1 nobody", ".554 5.6.0 not this one"]
    first, second = letters.address(), letters.address()
    for mail in (first, second):
        troubled.told(hands_in(troubled.url, mail).number, ("receipt", "failed"))
    jobs = "SELECT COUNT(*) FROM jobs WHERE kind = 'deliver' AND state <> 'done'"
    wait_until(lambda: troubled.records.number(jobs) == 0, 5, "it is kept for another try")
    assert relay.tried == [first, second] and relay.taken == []


def test_a_letter_nobody_answered_for_comes_again_as_the_same(troubled: Place, relay: Relay):
    relay.verdicts = ["vanish"]
    number = hands_in(troubled.url, mail := letters.address()).number
    troubled.told(number, ("receipt", "unknown"))
    officer = troubled.desk.officer(KELURAHAN)
    officer.open(f"/meja/laporan/{number}")
    assert "Tidak pasti sampai" in officer.page
    time.sleep(1)
    assert len(relay.seen) == 1, "asked again at once"
    troubled.records.hurry("deliver")
    troubled.told(number, ("receipt", "sent"))
    assert relay.tried == [mail] * 2
    [before, after] = relay.seen
    assert before["Message-ID"] == after["Message-ID"]


def test_a_city_without_tls_sends_letters_too(tmp_path: Path, relay: Relay):
    server = desk.server(tmp_path / "data", **letters.settings(relay=relay.url))
    try:
        server.start()
        handed = hands_in(server.url, letters.address())
        wait_until(lambda: relay.taken, NEWS, f"{Records(server).deliveries(handed.number)}")
        [letter] = relay.taken
        assert handed.link in letters.text(letter) and "/berhenti/" in letters.text(letter)
        # RFC 8058 wants TLS.
        assert letter["List-Unsubscribe-Post"] is None
        assert server.stop() == 0, server.tail()
    finally:
        server.kill()
