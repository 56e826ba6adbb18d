"""The disk fails or is full: what was acknowledged stays, what was typed is not lost, and the node
comes back by itself."""

import html
import http.cookiejar
import json
import os
import random
import re
import resource
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from interface import ALIVE, CREATE, CREATED, LIST, LISTED_NUMBER, NUMBER, READY, new_report
from server import Server, run

MEGABYTE = 1 << 20


class Person:
    """A browser without scripts: keeps cookies, follows redirects, sends the token of the page."""

    def __init__(self, server: Server):
        self.server = server
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)
        self.text = ""
        self.path = ""

    def open(self, path: str, fields: dict[str, str] | None = None) -> int:
        data = urllib.parse.urlencode(fields).encode() if fields is not None else None
        try:
            with self.opener.open(self.server.url + path, data, timeout=20) as answer:
                self.text, self.headers = answer.read().decode(), answer.headers
                self.path = urllib.parse.urlsplit(answer.url).path
                return answer.status
        except urllib.error.HTTPError as error:
            self.text, self.headers = error.read().decode(), error.headers
            return error.code

    def hidden(self) -> dict[str, str]:
        """All hidden fields of the page's last form."""
        form = self.text.rsplit("<form", 1)[1]
        found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
        return {name: html.unescape(value) for name, value in found}


def create(server: Server, name: str) -> tuple[int, dict]:
    body = json.dumps(new_report(name, random.Random(name))).encode()
    request = urllib.request.Request(
        server.url + CREATE, body, {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        assert error.headers["Retry-After"], "no word about when to come back"
        return error.code, json.loads(error.read())


def status(server: Server, path: str) -> int:
    try:
        with urllib.request.urlopen(server.url + path, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def wait_for(wanted: int, server: Server) -> None:
    """Readiness is asked anew once a second."""
    until = time.monotonic() + 10
    while status(server, READY) != wanted:
        assert time.monotonic() < until, f"readiness does not become {wanted}"
        time.sleep(0.05)


def stored(data: Path) -> list[str]:
    lines = run(LIST, data=data).stdout.splitlines()
    return [json.loads(line)[LISTED_NUMBER] for line in lines]


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path / "data")
    yield server
    server.kill()


def test_a_full_disk_is_said_and_forgotten_when_there_is_room(server):
    server.data.mkdir()
    # A disk of its own, seen by the server alone and gone with it.
    mount = 'mount -t tmpfs -o size=400m tmpfs "$0" && exec "$@"'
    user = [] if os.geteuid() == 0 else ["--map-root-user"]
    server.before = ["unshare", "--mount", *user, "sh", "-c", mount, str(server.data)]
    server.start()
    inside = Path(f"/proc/{server.process.pid}/root") / server.data.relative_to("/")
    assert status(server, READY) == 200
    code, first = create(server, "disk-before-1")
    assert code == CREATED
    person = Person(server)
    person.open("/lapor")
    assert person.open("/lapor", {**person.hidden(), "aksi": "lanjut"}) == 200
    step = re.sub(r"/[a-z]+$", "/masalah", person.path)
    assert person.open(step) == 200

    filler = inside / "filler"
    with filler.open("wb") as file:
        room = os.statvfs(inside)
        os.posix_fallocate(file.fileno(), 0, room.f_bavail * room.f_frsize)
    # What little room the files in use still have is soon gone.
    for attempt in range(2_000):
        code, answer = create(server, f"disk-full-{attempt}")
        if code != CREATED:
            break
    assert (code, answer["kode"]) == (503, "sedang_penuh")
    words = "Got mampet & bau,\nsudah <3> hari."
    fields = {**person.hidden(), "jenis": "aduan", "uraian": words, "aksi": "lanjut"}
    assert person.open(step, fields) == 503
    assert "Belum terkirim" in person.text and html.escape(words) in person.text.replace("\r", "")
    kept = person.hidden()
    assert status(server, "/laporan") == 200
    assert status(server, f"/laporan/{first[NUMBER]}") == 200
    assert status(server, ALIVE) == 200
    wait_for(503, server)
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(server.url + READY)
    assert b"MB are free" in caught.value.read()

    filler.unlink()
    assert person.open(step, kept) == 200
    assert person.open(step) == 200
    assert html.escape(words) in person.text.replace("\r", "")
    assert create(server, f"disk-full-{attempt}")[0] == CREATED
    wait_for(200, server)
    assert server.process.poll() is None
    assert server.stop() == 0, server.tail()


def test_a_disk_that_fails_at_a_commit_ends_the_server(server):
    assert server.start().stop() == 0
    limit = 1 * MEGABYTE

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    # Python ignores SIGXFSZ and the server inherits that: writing beyond the limit is an error.
    server.options = {"preexec_fn": limited, "restore_signals": False}
    server.start()
    acknowledged = []
    for attempt in range(20_000):
        try:
            code, answer = create(server, f"broken-disk-{attempt}")
        except (urllib.error.URLError, OSError):
            break
        if code == CREATED:
            acknowledged.append(answer[NUMBER])
        else:
            # Nothing more is taken, not even what would have fitted.
            assert code == 503
    assert len(acknowledged) > 3
    assert server.process.wait(40) == 69, server.tail()
    server.process = None
    assert "the store is broken" in server.tail()

    server.options = {}
    server.start()
    assert create(server, "after-the-disk")[0] == CREATED
    assert server.stop() == 0
    assert set(acknowledged) <= set(stored(server.data))
