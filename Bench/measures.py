"""What is measured of one store, in order: making it, reading, the desk, creating, moving data."""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

from engines import Postgres, SQLite
from figures import Results
from interface import (
    ADD_USER,
    ALIVE,
    EXPORT,
    FEED,
    GENERATE,
    IMPORT,
    MAP,
    MEASURE,
    MIGRATE,
    PUBLIC,
    SHAPES,
    TRACK,
)
from loads import (
    Load,
    closed_loop,
    create_load,
    read_load,
    send_form,
    send_photo,
    sign_in,
)
from pictures import png
from server import Server, run

READERS = 32  # connections of the loads that read
CREATORS = [1, 8, 32]
PHOTOGRAPHERS = [1, 8, 32]
CHANGES = {1: 1_000, 8: 6_000, 32: 12_000}  # stored for one figure
ROUNDS = 3  # of bare store and creating, in turns; the median counts
PASSWORD = "kata-sandi-pengukuran"
CITY = "-6.40,106.65,-6.05,107.00"  # south, west, north, east
CITY_CODE, DISTRICT = "31.71", "31.71.01"
VILLAGE = "-6.205,106.815,-6.190,106.835"
QUEUES = {"new": "/meja/baru", "mine": "/meja/saya", "toVerify": "/meja/verifikasi"}
SPARE = 6  # pictures of about 200 kB, so that not all are the same


class Measurement:
    def __init__(
        self,
        store: SQLite | Postgres,
        place: Path,
        size: int,
        seconds: int,
        history: Path | None,
        results: Results,
    ):
        self.store, self.place, self.size = store, place, size
        self.seconds, self.history, self.results = seconds, history, results
        self.note = results.note
        self.server: Server | None = None

    def run(self) -> None:
        # Every command of the program, and the server, works on this store.
        os.environ["TANGGAP_DATABASE"] = self.store.address
        try:
            self.make()
            self.moves()
            self.start()
            hello = self.reads()
            self.desk()
            self.searches(hello)
            self.creates()
            self.forms()
            self.ends()
        except BaseException:
            if self.server:
                print(self.server.tail(), file=sys.stderr)
            raise
        finally:
            if self.server:
                self.server.kill()
            del os.environ["TANGGAP_DATABASE"]

    # Making the store

    def make(self) -> None:
        self.store.prepare()
        done(run(MIGRATE, data=self.store.data))
        began = time.monotonic()
        done(run(GENERATE, data=self.store.data, size=self.size))
        self.note("generate", self.size / (time.monotonic() - began), "reports/s")
        self.note("store on disk", self.store.megabytes(), "MB")
        if isinstance(self.store, Postgres):
            self.store.server.sql(self.store.database, "VACUUM ANALYZE")

        unit, queue, _, city = self.store.ask(
            "SELECT d.unit, d.queue, COUNT(*), MAX(r.city) FROM desk_entries d "
            "JOIN reports r ON r.id = d.report_id "
            "WHERE d.queue IN ('new', 'mine', 'toVerify') GROUP BY d.unit, d.queue "
            "ORDER BY COUNT(*) DESC LIMIT 1"
        )[0]
        role = "verifier" if queue == "toVerify" else "agencyCoordinator"
        done(
            run(
                ADD_USER, PASSWORD + "\n", data=self.store.data, login="ukur", name="Ukur",
                role=role, unit=unit,
            )  # fmt: skip
        )
        self.heap = QUEUES[queue]
        self.category = self.store.ask(
            "SELECT r.category FROM desk_entries d JOIN reports r ON r.id = d.report_id "
            f"WHERE d.unit = '{unit}' AND d.queue = '{queue}' AND r.category IS NOT NULL "
            "GROUP BY r.category ORDER BY COUNT(*), r.category LIMIT 1"
        )[0][0]
        self.number = self.store.ask(
            "SELECT number FROM reports WHERE listed = 1 AND version > 3 ORDER BY id LIMIT 1"
        )[0][0]
        # What was read above and will be spent below.
        self.spare = self.store.copy(self.place / "spare")
        os.sync()  # what was just written must not burden the first commits measured

    # Without a server

    def moves(self) -> None:
        for kind, name in [("append", "event append"), ("fold", "fold of histories")]:
            told = self.bare(8 if kind == "append" else 1, 6_000, kind)
            self.note(f"{name}, through the driver", told, "events/s")
        if self.history:
            rows = sum(1 for _ in self.history.open()) - 1
            empty = (
                SQLite(self.place / "import")
                if isinstance(self.store, SQLite)
                else Postgres(
                    self.store.server, self.place / "import", f"{self.store.database}_import"
                )
            )
            empty.prepare()
            os.environ["TANGGAP_DATABASE"] = empty.address
            done(run(MIGRATE, data=empty.data))
            began = time.monotonic()
            done(run(IMPORT, data=empty.data, file=self.history))
            self.note(f"import of {rows:,} rows", rows / (time.monotonic() - began), "rows/s")
            os.environ["TANGGAP_DATABASE"] = self.store.address

    def bare(self, clients: int, changes: int, kind: str = "create") -> float:
        """Per second, through the program's own driver, without deciding or serving."""
        os.environ["TANGGAP_DATABASE"] = self.spare.address
        told = done(
            run(
                MEASURE, data=self.spare.data, clients=clients, changes=changes, kind=kind
            )
        )
        os.environ["TANGGAP_DATABASE"] = self.store.address
        figures = json.loads(told.splitlines()[-1])
        return figures["changes"] / figures["seconds"]

    # Reading

    def start(self) -> None:
        self.server = Server(self.store.data)
        began = time.monotonic()
        self.server.start()
        self.note("start", (time.monotonic() - began) * 1000, "ms", None, "value <= 300")

    def url(self, path: str) -> str:
        assert self.server
        return self.server.url + path

    def reads(self) -> Load:
        hello = read_load(self.url(ALIVE), self.seconds, READERS)
        self.note("hello (limit of reads)", hello.rate, "req/s")
        if isinstance(self.store, Postgres):
            rate = self.store.server.pgbench(READERS, self.seconds, "-S")
            self.note("pgbench, one row by key", rate, "req/s")
        for name, path, target in [
            ("tracking page", TRACK.format(number=self.number), "ratio >= 0.5"),
            ("public report, JSON", PUBLIC.format(number=self.number), None),
            ("home page", "/", None),
            ("public list", "/laporan", None),
            ("map page", "/peta", None),
            ("areas of a city, JSON", SHAPES.format(city=CITY_CODE), None),
            ("Atom feed", FEED, None),
        ]:
            load = read_load(self.url(path), self.seconds, READERS)
            self.note(f"{name}, {READERS} at once", load.rate, "req/s", hello.rate, target)
            self.note(f"{name}, 99th percentile", load.slow, "ms", hello.slow)
        return hello

    def desk(self) -> None:
        assert self.server
        cookie = sign_in(self.server, "ukur", PASSWORD)
        deep = self.deep_page(cookie)
        for name, path in [
            ("first page", self.heap),
            ("filtered page", f"{self.heap}?kategori={self.category}"),
            ("deep page", deep),
        ]:
            load = read_load(self.url(path), self.seconds, 1, cookie)
            self.beside_smallest(f"desk list, {name}", load.middle, "value <= 10", 0.5)

    def deep_page(self, cookie: str) -> str:
        """The twentieth page, or the last if there are fewer."""
        path = self.heap
        for _ in range(19):
            request = urllib.request.Request(self.url(path), headers={"Cookie": cookie})
            with urllib.request.urlopen(request) as answer:
                page = answer.read().decode()
            following = re.search(r'href="([^"]*setelah=[^"]*)"', page)
            if not following:
                break
            path = following[1].replace("&amp;", "&")
        return path

    def beside_smallest(
        self, name: str, value: float, target: str, least_ratio: float | None = None
    ) -> None:
        """Limit: the same figure with the smallest store of the run."""
        sizes = [r.size for r in self.results.rows if r.name == name and r.engine == self.store.name]
        limit = (
            self.results.find(name, self.store.name, min(sizes)) if sizes else None
        )
        if limit and least_ratio and self.size <= 1_000_000:
            target += f" and ratio >= {least_ratio}"
        self.note(name, value, "ms", limit, target)

    def searches(self, hello: Load) -> None:
        for name, words in [
            ("common word", "jalan"),
            ("rare word", "kabel menjuntai"),
            ("no match", "zzyzx"),
        ]:
            load = read_load(self.url(f"/laporan?cari={quote(words)}"), self.seconds, 1)
            self.note(f"text search, {name}", load.middle, "ms", hello.middle, "value <= 50")
        for name, box, zoom in [("whole city", CITY, 12), ("one kelurahan", VILLAGE, 16)]:
            load = read_load(self.url(MAP.format(box=box, zoom=zoom)), self.seconds, 1)
            self.note(f"map, {name}", load.middle, "ms", hello.middle, "value <= 50")
            load = read_load(self.url(f"/laporan?kotak={box}"), self.seconds, 1)
            self.note(f"list of a map section, {name}", load.middle, "ms", hello.middle, "value <= 50")
        for name, path in [
            ("list of a district, with private counts", f"/laporan?wilayah={DISTRICT}"),
            ("list of what is open", "/laporan?status=terbuka"),
        ]:
            load = read_load(self.url(path), self.seconds, 1)
            self.note(name, load.middle, "ms", hello.middle, "value <= 50")
        began = time.monotonic()
        with subprocess.Popen(["curl", "-sf", self.url(EXPORT)], stdout=subprocess.PIPE) as got:
            assert got.stdout
            lines = sum(1 for _ in got.stdout)
        if got.returncode != 0:
            raise RuntimeError(f"no export: curl ended with {got.returncode}")
        self.note("CSV export", lines / (time.monotonic() - began), "rows/s")

    # Creating

    def creates(self) -> None:
        assert self.server
        for clients in CREATORS:
            # In turns, so that both meet the same moments of a disk that others use too.
            limits, loads = [], []
            for _ in range(ROUNDS):
                limits.append(self.bare(clients, CHANGES[clients]))
                loads.append(create_load(self.server, clients, self.seconds))
            limit = statistics.median(limits)
            load = sorted(loads, key=lambda load: load.rate)[ROUNDS // 2]
            target = "ratio >= 0.5"
            if clients == 32 and self.store.name == "sqlite":
                target += " and value >= 1000"
            self.note(f"bare store, {clients} at once (limit of creates)", limit, "reports/s")
            if isinstance(self.store, Postgres):
                rate = self.store.server.pgbench(clients, self.seconds, "-N")
                self.note(f"pgbench, simple update, {clients} at once", rate, "tx/s")
            self.note(f"create, JSON, {clients} at once", load.rate, "reports/s", limit, target)
            self.note(f"create, JSON, {clients} at once, 99th percentile", load.slow, "ms")

    def forms(self) -> None:
        server = self.server
        assert server
        photos = [png(1600, 1200, 120 + index, 30 * index, noisy=38) for index in range(SPARE)]
        for clients in PHOTOGRAPHERS:
            seconds = self.seconds * 2
            limit = closed_loop(clients, seconds, lambda i: send_photo(server, photos[i % SPARE]))
            load = closed_loop(clients, seconds, lambda i: send_form(server, photos[i % SPARE]))
            self.note(
                f"form with a {len(photos[0]) // 1000} kB photo, {clients} at once",
                load.rate, "reports/s", limit.rate,
            )  # fmt: skip

    # Ending

    def ends(self) -> None:
        assert self.server and self.server.process
        status = Path(f"/proc/{self.server.process.pid}/status").read_text()
        figures = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
        peak = int(figures["VmHWM"].split()[0]) / 1024
        now = int(figures["VmRSS"].split()[0]) / 1024
        self.note("memory after load", now, "MB", None, "value <= 150")
        self.note("memory at its peak", peak, "MB")
        if (status := self.server.stop()) != 0:
            raise RuntimeError(f"the server ended with status {status}\n{self.server.tail()}")
        self.server = None
        shutil.rmtree(self.place, ignore_errors=True)


def done(command: subprocess.CompletedProcess) -> str:
    if command.returncode != 0:
        raise RuntimeError(f"{command.args}: {command.stderr}")
    return command.stdout
