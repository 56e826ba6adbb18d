"""Pages that keep themselves up to date, and the stream that tells them to."""

import http.client
import re
import signal
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

import desk
import stores
from conftest import window
from desk import Desk
from office import KELURAHAN, VILLAGE
from person import Handed, Person, hands_in
from pictures import png
from receivers import wait_until
from server import Server
from walk import Walk

NEWS = 2_000  # milliseconds until a page shows what happened
BACK = 10_000  # the same when its line was lost: it comes back after three seconds
HEARTBEAT = 5  # seconds
LISTENERS, FROM_ONE_ADDRESS = 1_000, 200
TAKEN = f"Kelurahan {VILLAGE} mengerjakan sendiri"
ENDING = 6  # seconds an open stream may hold up the end of a node


@dataclass
class Place:
    server: Server
    desk: Desk

    @property
    def url(self) -> str:
        return self.server.url


def place_at(folder) -> Iterator[Place]:
    server = desk.server(folder / "data", TANGGAP_TRUSTED_PROXIES="127.0.0.1")
    try:
        server.start()
        yield Place(server, Desk(server.url))
        assert server.stop() == 0, server.tail()
    finally:
        server.kill()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    yield from place_at(tmp_path_factory.mktemp("live"))


@pytest.fixture
def own(tmp_path) -> Iterator[Place]:
    """For tests that hurt the server."""
    yield from place_at(tmp_path)


def shows(page: Page, address: str) -> Page:
    """Opens the page of a report and marks it: the mark is gone when the page is loaded again."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Laporan JK")
    page.evaluate("window.mark = true")
    return page


@pytest.fixture
def pages(browser: Browser) -> Iterator[Callable[..., Page]]:
    contexts: list[BrowserContext] = []

    def new(script: bool = True) -> Page:
        context = window(browser, 1280, 800, script)
        contexts.append(context)
        page = context.new_page()
        page.troubles = []
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        return page

    yield new
    for context in contexts:
        for page in context.pages:
            assert page.troubles == []
        context.close()


def is_taken(page: Page, within: int = NEWS) -> None:
    expect(page.locator(".timeline")).to_contain_text(TAKEN, timeout=within)
    assert page.evaluate("window.mark") is True, "the page was loaded again"


# Pages


def test_reporter_and_public_see_what_an_officer_does(browser: Browser, place: Place, pages):
    handed = hands_in(place.url, privasi="publik")
    reporter, public = shows(pages(), handed.link), shows(pages(), f"{place.url}/laporan/{handed.number}")
    with window(browser, 1280, 800, script=True) as context:
        officer = Walk(context, place.url, "langsung")
        officer.signs_in(KELURAHAN, "Baru")
        officer.follows(handed.number)
        form = officer.verb("Kerjakan sendiri")
        form.get_by_role("button", name="Kerjakan sendiri", exact=True).click()
        clicked = time.monotonic()
        is_taken(reporter)
        is_taken(public)
        assert time.monotonic() - clicked < 3 * NEWS / 1000
    for page in (reporter, public):
        assert page.locator("h1").count() == page.locator("main").count() == 1
    # And once more: the script still listens after it changed the page.
    place.desk.finishes(handed.number)
    for page in (reporter, public):
        expect(page.locator("main")).to_contain_text("Menunggu verifikasi", timeout=NEWS)
        assert page.evaluate("window.mark") is True


def test_the_change_is_said_to_those_who_do_not_see_it(place: Place, pages):
    handed = hands_in(place.url)
    page = shows(pages(), handed.link)
    place.desk.takes(handed.number)
    is_taken(page)
    said = page.locator("[role=status]", has_text="Halaman diperbarui: ada kabar baru.")
    expect(said).to_have_count(1)


def test_what_is_being_written_stays(place: Place, pages):
    handed = hands_in(place.url)
    page = shows(pages(), handed.link)
    field = page.get_by_label("Informasi tambahan")
    news = page.get_by_text("Ada kabar baru tentang laporan ini.")
    expect(news).to_be_hidden()
    field.fill("Lubangnya makin lebar")
    place.desk.takes(handed.number)
    expect(news).to_be_visible(timeout=NEWS)
    expect(field).to_have_value("Lubangnya makin lebar")
    expect(page.locator(".timeline")).not_to_contain_text(TAKEN)
    page.get_by_role("link", name="Tampilkan").click()
    expect(page.locator(".timeline")).to_contain_text(TAKEN)


def test_a_photo_that_is_chosen_stays(place: Place, pages):
    handed = hands_in(place.url)
    page = shows(pages(), handed.link)
    photo = {"name": "a.png", "mimeType": "image/png", "buffer": png(80, 60, top=210, spot=30)}
    page.get_by_label("Foto").set_input_files(photo)
    place.desk.takes(handed.number)
    expect(page.get_by_text("Ada kabar baru tentang laporan ini.")).to_be_visible(timeout=NEWS)
    assert page.get_by_label("Foto").evaluate("field => field.files.length") == 1


def test_whoever_begins_to_write_goes_on(place: Place, pages):
    """The field has the focus and nothing stands in it yet."""
    handed = hands_in(place.url)
    page = shows(pages(), handed.link)
    field = page.get_by_label("Informasi tambahan")
    field.focus()
    place.desk.takes(handed.number)
    news = page.get_by_text("Ada kabar baru tentang laporan ini.")
    taken = page.locator(".timeline").get_by_text(TAKEN)
    wait_for(page, lambda: news.is_visible() or taken.is_visible(), NEWS)
    page.keyboard.type("Lubangnya")
    expect(field).to_have_value("Lubangnya")


def test_a_page_that_was_away_comes_back(place: Place, pages):
    handed = hands_in(place.url)
    page = shows(pages(), handed.link)
    page.context.set_offline(True)
    place.desk.takes(handed.number)
    page.wait_for_timeout(500)
    expect(page.locator(".timeline")).not_to_contain_text(TAKEN)
    page.context.set_offline(False)
    is_taken(page, BACK)
    place.desk.finishes(handed.number)
    expect(page.locator("main")).to_contain_text("Menunggu verifikasi", timeout=BACK)


def test_news_that_could_not_be_fetched_is_fetched_later(place: Place, pages):
    """The stream holds, and the one request for the page is lost."""
    handed = hands_in(place.url)
    page = shows(pages(), handed.link)
    lost: list[Request] = []

    def lose(route) -> None:
        if lost:
            return route.continue_()
        lost.append(route.request)
        route.abort()

    page.route(f"**/laporan/{handed.number}", lose)
    place.desk.takes(handed.number)
    wait_for(page, lambda: lost, NEWS)
    is_taken(page, BACK)


def wait_for(page: Page, true: Callable[[], object], within: int) -> None:
    until = time.monotonic() + within / 1000
    while not true():
        assert time.monotonic() < until
        page.wait_for_timeout(50)


def test_a_page_outlives_the_server(own: Place, pages):
    handed = hands_in(own.url)
    page = shows(pages(), handed.link)
    own.server.kill()
    page.wait_for_timeout(300)
    own.server.start()
    own.desk.takes(handed.number)
    is_taken(page, BACK)


def test_without_javascript_a_page_shows_how_it_stands(place: Place, pages):
    handed = hands_in(place.url)
    page = pages(script=False)
    page.goto(handed.link)
    expect(page.get_by_text("Ada kabar baru tentang laporan ini.")).to_be_hidden()
    place.desk.takes(handed.number)
    page.reload()
    expect(page.locator(".timeline")).to_contain_text(TAKEN)
    expect(page.get_by_text("Ada kabar baru tentang laporan ini.")).to_be_hidden()


def test_the_desk_counts_what_is_new(place: Place, pages):
    page = pages()
    page.goto(f"{place.url}/masuk")
    page.get_by_label("Nama pengguna").fill(KELURAHAN.login)
    page.get_by_label("Kata sandi").fill(desk.office.PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    count = page.locator("[data-unread]")
    expect(count).to_have_count(1)
    before = int(count.text_content() or 0)
    hands_in(place.url)
    page.wait_for_function(
        "before => Number(document.querySelector('[data-unread]').textContent) > before",
        arg=before, timeout=15_000,
    )  # fmt: skip


# The stream


class Stream:
    """Somebody listens."""

    def __init__(self, url: str, number: str, cookie: str = "", since: str = ""):
        host = url.removeprefix("http://")
        self.line = http.client.HTTPConnection(host, timeout=30)
        headers = {"Cookie": cookie} if cookie else {}
        self.line.request("GET", f"/laporan/{number}/langsung{since}", headers=headers)
        self.answer = self.line.getresponse()
        self.status = self.answer.status

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *_: object) -> None:
        self.line.close()

    def piece(self) -> str:
        """What comes next, to the empty line; "" at the end."""
        lines = []
        while line := self.answer.readline().decode().rstrip("\n"):
            lines.append(line)
        return "\n".join(lines)

    def begins(self) -> "Stream":
        assert self.status == 200
        assert self.piece() == "retry: 3000"
        return self

    def beats(self) -> None:
        """Nothing but a heartbeat."""
        begun = time.monotonic()
        assert (piece := self.piece()) == ": hidup", piece
        assert time.monotonic() - begun < HEARTBEAT + 1

    def changes(self) -> str:
        """A change, perhaps after a heartbeat: all it says."""
        begun = time.monotonic()
        while (piece := self.piece()) == ": hidup":
            assert time.monotonic() - begun < HEARTBEAT + 1, "nothing but heartbeats"
        assert re.fullmatch(r"id: (\d+)\nevent: ubah\ndata: \1", piece), piece
        assert time.monotonic() - begun < HEARTBEAT + 1
        return piece


def cookie(url: str, handed: Handed) -> str:
    reporter = Person(url)
    assert reporter.open(handed.link) == 200
    return "; ".join(f"{one.name}={one.value}" for one in reporter.jar)


def test_a_stream_tells_each_reader_only_that_there_is_something(place: Place):
    private, sealed = hands_in(place.url), hands_in(place.url, privasi="rahasia")
    own = cookie(place.url, private)
    with (
        Stream(place.url, private.number) as stranger,
        Stream(place.url, sealed.number) as outside,
        Stream(place.url, private.number, own) as reporter,
    ):
        for stream in (stranger, outside, reporter):
            stream.begins()
        assert stranger.answer.headers["Content-Type"] == "text/event-stream"
        assert stranger.answer.headers["Cache-Control"] == "no-store"
        assert stranger.answer.headers["X-Accel-Buffering"] == "no"
        # Among officers: nobody outside hears even that something was said.
        place.desk.notes(private.number, "Catatan antar-petugas.")
        place.desk.notes(sealed.number, "Catatan antar-petugas.")
        for stream in (stranger, outside, reporter):
            stream.beats()
        # Between the city and its reporter.
        place.desk.asks(private.number, "Di sisi mana?")
        place.desk.asks(sealed.number, "Di sisi mana?")
        reporter.changes()
        for stream in (stranger, outside):
            stream.beats()
        place.desk.takes(private.number)
        place.desk.takes(sealed.number)
        for stream in (stranger, outside, reporter):
            stream.changes()


def test_a_line_ends_with_the_session_it_was_opened_in(place: Place):
    private = hands_in(place.url)
    officer = Person(place.url)
    officer.open("/masuk")
    officer.sends("/masuk", {"nama": KELURAHAN.login, "kata_sandi": desk.office.PASSWORD})
    own = "; ".join(f"{one.name}={one.value}" for one in officer.jar)
    with Stream(place.url, private.number, own) as stream:
        stream.begins()
        stream.beats()
        officer.open("/meja")
        assert officer.sends("/keluar") == 200
        begun = time.monotonic()
        while stream.piece():
            assert time.monotonic() - begun < 2 * HEARTBEAT + 1, "the line outlives the session"


def test_a_stream_of_what_does_not_exist_is_none(place: Place):
    with Stream(place.url, "JK2611290999") as stream:
        assert stream.status == 404


def test_who_was_away_is_told_at_once(place: Place):
    handed = hands_in(place.url)
    place.desk.takes(handed.number)
    with Stream(place.url, handed.number, since="?sejak=1") as stream:
        stream.begins().changes()
    with Stream(place.url, handed.number, since="?sejak=%20x") as stream:
        stream.begins().beats()


def test_a_sealed_report_that_goes_back_is_told_of_too(place: Place):
    """From one state to another and back: each time its page says something else."""
    handed = hands_in(place.url, privasi="rahasia")
    number = handed.number
    place.desk.takes(number)
    place.desk.finishes(number)
    with Stream(place.url, number) as stream:
        stream.begins()
        place.desk.returns(number)
        stream.changes()
        place.desk.finishes(number)
        stream.changes()


def test_a_step_taken_at_one_node_is_told_at_another(tmp_path, monkeypatch):
    """And whoever is told finds it on the page, there too."""
    stores.use("postgres", monkeypatch)
    first = desk.office.prepare(tmp_path / "satu")
    second = Server(tmp_path / "dua", "--only", "web")
    try:
        for node in (first, second):
            node.start()
        officer = Desk(first.url)
        for _ in range(3):
            handed = hands_in(first.url, privasi="publik")
            page, reader = f"/laporan/{handed.number}", Person(second.url)
            wait_until(lambda: reader.open(page) == 200, 2, "the other node does not know it")
            assert TAKEN not in reader.page
            with Stream(second.url, handed.number) as stream:
                stream.begins()
                officer.takes(handed.number)
                done = time.monotonic()
                stream.changes()
                assert time.monotonic() - done < NEWS / 1000
                assert reader.open(page) == 200 and TAKEN in reader.page
        for node in (first, second):
            assert node.stop() == 0, node.tail()
    finally:
        for node in (first, second):
            node.kill()


def test_an_open_stream_does_not_hold_up_the_end(own: Place):
    handed = hands_in(own.url)
    with Stream(own.url, handed.number) as one, Stream(own.url, handed.number) as two:
        one.begins()
        two.begins()
        own.server.process.send_signal(signal.SIGTERM)
        begun = time.monotonic()
        assert own.server.process.wait(ENDING) == 0, own.server.tail()
        own.server.process = None
        assert time.monotonic() - begun < ENDING
        # Ended and not torn: a torn one raises.
        for stream in (one, two):
            while stream.piece():
                pass
    own.server.start()


class Crowd:
    """Many listeners to one report, each at an address that the proxy before the server tells of."""

    def __init__(self, url: str, number: str):
        self.place = ("127.0.0.1", int(url.rsplit(":", 1)[1]))
        self.path = f"/laporan/{number}/langsung"
        self.lines: list[socket.socket] = []

    def joins(self, address: str) -> int:
        """Gives the status; who is let in stays."""
        line = socket.create_connection(self.place, 20)
        head = f"GET {self.path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {address}\r\n\r\n"
        line.sendall(head.encode())
        status = int(line.recv(12).decode().split()[1])
        if status == 200:
            self.lines.append(line)
        else:
            line.close()
        return status

    def all_hear(self) -> None:
        for line in self.lines:
            heard = b""
            while b"event: ubah" not in heard:
                heard += (piece := line.recv(4096))
                assert piece, "a listener was dropped"

    def leave(self) -> None:
        for line in self.lines:
            line.close()


def test_listeners_too_many_are_turned_away_and_their_pages_work(own: Place):
    handed = hands_in(own.url)
    crowd = Crowd(own.url, handed.number)
    try:
        for one in range(LISTENERS):
            address = f"203.0.113.{one // FROM_ONE_ADDRESS}"
            assert crowd.joins(address) == 200, one
            if (one + 1) % FROM_ONE_ADDRESS == 0:
                time.sleep(0.1)  # an answer begins a moment before its listener counts
                assert crowd.joins(address) == 503, f"{address} takes all places"
        assert len(crowd.lines) == LISTENERS
        assert crowd.joins("203.0.113.200") == 503
        # Not live, but there.
        assert Person(own.url).open(f"/laporan/{handed.number}") == 200
        begun = time.monotonic()
        own.desk.takes(handed.number)
        crowd.all_hear()
        assert time.monotonic() - begun < 10
    finally:
        crowd.leave()
    again = Crowd(own.url, handed.number)
    wait_until(
        lambda: again.joins("203.0.113.1") == 200, 2 * HEARTBEAT + 2, "who left still counts"
    )
    again.leave()
