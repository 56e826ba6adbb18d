"""Reading from a copy of the store that lags behind: everybody reads their own writes, nobody reads
what is more than some seconds old, and a copy that is gone is not missed.

A writing server and a copy of it of their own, started and stopped here.
"""

import http.client
import json
import os
import random
import re
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from interface import ADD_USER, CREATE, CREATED, MIGRATE, NUMBER, SIGN_IN, new_report
from server import Server, run
from stores import sql

FAR_BEHIND_SECONDS = 5  # what the program promises
PASSWORD = "kata-sandi-salinan"


def postgres_programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    assert found, "PostgreSQL is not installed: scripts/install-packages test"
    return found[-1]


class Pair:
    """A writing server and its copy, on sockets in a folder of their own."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tanggap-pair-"))
        self.user = []
        if os.geteuid() == 0:
            self.user = ["runuser", "-u", "postgres", "--"]
            shutil.chown(self.folder, "postgres")
        self.programs = postgres_programs()
        self.running: list[str] = []
        self.do("initdb", "-D", self.data("writer"), "-U", "tanggap", "-A", "trust", "-E", "UTF8",
                "--locale=C", "--no-sync")  # fmt: skip
        self.start("writer", 5432)
        self.do("pg_basebackup", "-D", self.data("copy"), "-R", "-c", "fast", "-d",
                self.address(5432, "postgres"), "--no-sync")  # fmt: skip
        self.start("copy", 5433)

    def data(self, name: str) -> str:
        return str(self.folder / name)

    def address(self, port: int, database: str) -> str:
        return f"postgres://tanggap@/{database}?host={quote(str(self.folder), safe='')}&port={port}"

    @property
    def writer(self) -> str:
        return self.address(5432, "postgres")

    @property
    def copy(self) -> str:
        return self.address(5433, "postgres")

    def start(self, name: str, port: int) -> None:
        options = f"-c port={port} -c listen_addresses='' -c unix_socket_directories={self.folder}"
        options += " -c fsync=off -c hot_standby_feedback=on -c wal_receiver_status_interval=1"
        self.do("pg_ctl", "-D", self.data(name), "-l", str(self.folder / f"{name}.log"), "-w",
                "-o", options, "start")  # fmt: skip
        self.running.append(name)

    def stop(self, name: str) -> None:
        self.do("pg_ctl", "-D", self.data(name), "-m", "immediate", "-w", "stop")
        self.running.remove(name)

    def close(self) -> None:
        for name in reversed(list(self.running)):
            self.stop(name)
        shutil.rmtree(self.folder, ignore_errors=True)

    def do(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*self.user, str(self.programs / program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd="/",
        )
        assert done.returncode == 0, f"{program}: {done.stdout}"

    def hold(self) -> None:
        """The copy stops taking in what the writer sends."""
        sql(self.copy, "SELECT pg_wal_replay_pause()")
        until = time.monotonic() + 20
        while sql(self.copy, "SELECT pg_get_wal_replay_pause_state()").strip() != "paused":
            assert time.monotonic() < until, "the copy does not stop"
            time.sleep(0.05)

    def release(self) -> None:
        sql(self.copy, "SELECT pg_wal_replay_resume()")


@pytest.fixture
def pair() -> Iterator[Pair]:
    pair = Pair()
    try:
        yield pair
    finally:
        pair.close()


class Person:
    """Somebody's cookies."""

    def __init__(self, server: Server):
        self.server = server
        self.cookies: SimpleCookie = SimpleCookie()

    def ask(self, method: str, path: str, **values: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, 30)
        fields = {"Origin": self.server.url}
        if self.cookies:
            fields["Cookie"] = "; ".join(f"{c.key}={c.value}" for c in self.cookies.values())
        body = None
        if values:
            body = urlencode(values)
            fields["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, fields)
        answer = connection.getresponse()
        content = answer.read().decode()
        for field in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(field)
        connection.close()
        return answer.status, content

    def token(self, path: str) -> dict[str, str]:
        _, page = self.ask("GET", path)
        found = re.search(r'type="hidden" name="(_token)" value="([^"]+)"', page)
        assert found, page
        return {found[1]: found[2]}

    def add_account(self, login: str) -> None:
        path = "/meja/pengguna/baru"
        status, page = self.ask(
            "POST", path, **self.token(path), login=login, nama="Baru", peran="verifier",
            unit="BIRO-PEM", sandi=PASSWORD,
        )  # fmt: skip
        assert status == 303, page


def file(server: Server, rng: random.Random) -> str:
    """Hands in a public report as a program does; gives its number."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, 30)
    report = new_report(str(uuid.UUID(int=rng.getrandbits(128), version=4)), rng)
    content = json.dumps(report | {"privasi": "publik"})
    connection.request("POST", CREATE, content, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    told = json.loads(answer.read())
    assert answer.status == CREATED, told
    return told[NUMBER]


def test_reading_from_a_copy(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(1)
    monkeypatch.setenv("TANGGAP_DATABASE", pair.writer)
    assert (made := run(MIGRATE, data=tmp_path / "data")).returncode == 0, made.stderr
    added = run(
        ADD_USER, PASSWORD + "\n", data=tmp_path / "data", login="admin", name="Admin",
        role="administrator", unit="UP-JSC",
    )  # fmt: skip
    assert added.returncode == 0, added.stderr
    server = Server(tmp_path / "data", "--replica", pair.copy)

    def is_listed(number: str) -> bool:
        """Whether somebody without cookies finds the report in the public list."""
        status, page = Person(server).ask("GET", "/laporan")
        assert status == 200, page
        return number in page

    def becomes(wanted: bool, number: str, within: float) -> None:
        until = time.monotonic() + within
        while is_listed(number) != wanted:
            assert time.monotonic() < until, f"{number} listed: {not wanted}\n{server.tail()}"
            time.sleep(0.1)

    try:
        server.start()
        first = file(server, rng)
        becomes(True, first, 10)

        admin = Person(server)
        status, page = admin.ask(
            "POST", SIGN_IN, **admin.token(SIGN_IN), nama="admin", kata_sandi=PASSWORD
        )
        assert status == 303, page

        # The copy lags: strangers read what it has, the writer reads the writing server.
        time.sleep(1)  # long enough for the copy to be known as fresh again
        pair.hold()
        second = file(server, rng)
        assert not is_listed(second), "the list was not read from the copy"
        admin.add_account("baru.satu")
        assert "segar" in admin.cookies, "nothing keeps the writer's reads fresh"
        _, page = admin.ask("GET", "/meja/pengguna")
        assert "baru.satu" in page, "a writer does not read their own writes"

        # Far behind: nobody reads from it.
        becomes(True, second, FAR_BEHIND_SECONDS + 5)

        # Back: it is read from again.
        pair.release()
        time.sleep(2)
        pair.hold()
        third = file(server, rng)
        assert not is_listed(third), "the copy was not taken back"
        pair.release()
        becomes(True, third, 10)

        # Gone: its reads go to the writing server, and no page fails.
        pair.stop("copy")
        fourth = file(server, rng)
        assert is_listed(fourth)
        assert server.stop() == 0, server.tail()
    finally:
        server.kill()
