"""Measures the release program on this machine: reading, reporting, the desk, starting, memory.

    make bench                        the usual settings: 10,000 and 100,000 reports
    make bench BENCH='--size 1000 --seconds 2'

For each size it generates a data folder, starts the server on it, loads the read routes with wrk and
the creation of reports with the small client below, prints one table and writes bench.json.

Every rate stands beside a limit measured in the same run on the same machine, because the machine
is shared with the load itself and rates from different machines say little:

    reads     the same server's smallest answer, the liveness route, over as many connections
    creates   ready-made reports stored by as many callers through the same driver into a copy of
              the same store: durable group commits with nothing decided and nothing sent. The
              creating client is written in Python and takes its share of the same cores: how much
              it can ask for is a line of its own.

ratio is the share of that limit reached (1 = as fast as the limit). A target is a bound on the
value or on the ratio; whether it is met is printed, and the exit status does not depend on it.
"""

import argparse
import asyncio
import http.client
import json
import os
import random
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY / "Tests" / "Browser"))

from interface import (  # noqa: E402
    ADD_USER,
    ALIVE,
    CREATE,
    CREATED,
    GENERATE,
    LIST,
    LISTED_NUMBER,
    MEASURE,
    SIGN_IN,
    STORE,
    new_report,
)
from server import Server, run  # noqa: E402

SIZES = [10_000, 100_000]
# What anybody reads: name, path, target. {number} is a public report of the generated folder.
READS: list[tuple[str, str, str | None]] = [
    ("tracking page", "/laporan/{number}", "ratio >= 0.5"),
    ("home page", "/", None),
    ("public list", "/laporan", None),
]
# How many create at once, and the target of each.
CREATES: list[tuple[int, str | None]] = [
    (1, "ratio >= 0.5"),
    (8, "ratio >= 0.5"),
    (32, "ratio >= 0.5"),
]
DESK_TARGET = "value <= 10"  # milliseconds for an officer's first page
BARE_CHANGES = 1_000  # stored for one figure, times up to 8 callers
ROUNDS = 3  # of bare store and creating, in turns; the median counts
READERS = 32  # connections of wrk
ENGINE = "sqlite"
PASSWORD = "kata-sandi-pengukuran"


@dataclass
class Row:
    name: str
    engine: str
    size: int
    value: float
    unit: str
    limit: float | None = None
    ratio: float | None = None
    target: str | None = None
    target_met: bool | None = None


def row(name: str, size: int, value: float, unit: str, limit: float | None, target: str | None) -> Row:
    """A target reads `value >= 100`, `value <= 20` or `ratio >= 0.5`."""
    slower_is_more = unit in ("ms", "s", "MB")
    ratio = None
    if limit and value:
        ratio = limit / value if slower_is_more else value / limit
    met = None
    if target:
        what, sign, bound = target.split()
        measured = {"value": value, "ratio": ratio}[what]
        assert measured is not None, f"{name}: no {what} to hold against {target}"
        met = {">=": measured >= float(bound), "<=": measured <= float(bound)}[sign]
    return Row(name, ENGINE, size, value, unit, limit, ratio, target, met)


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


# Reading: wrk

MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass
class Load:
    rate: float  # answers per second
    middle: float  # median, ms
    slow: float  # 99th percentile, ms


def read_load(url: str, seconds: int, connections: int = READERS, cookie: str = "") -> Load:
    """Any answer but 2xx or 3xx is an error."""
    done = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "10s"]
        + ["-H", "Accept-Encoding: gzip", "-H", f"Cookie: {cookie}", url],
        capture_output=True,
        text=True,
        check=True,
        timeout=seconds + 60,
    ).stdout
    if "Non-2xx" in done or "Socket errors" in done:
        raise RuntimeError(f"{url}: not every request was answered well\n{done}")

    def latency(percent: int) -> float:
        found = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s|m)", done)
        if not found:
            raise RuntimeError(f"wrk printed something else:\n{done}")
        return float(found[1]) * MILLISECONDS[found[2]]

    rate = re.search(r"Requests/sec:\s+([\d.]+)", done)
    if not rate:
        raise RuntimeError(f"wrk printed something else:\n{done}")
    return Load(float(rate[1]), latency(50), latency(99))


# The desk


@dataclass
class Heap:
    """The fullest queue of the generated folder."""

    unit: str
    queue: str
    count: int

    @property
    def path(self) -> str:
        return {"new": "/meja/baru", "mine": "/meja/saya", "toVerify": "/meja/verifikasi"}[self.queue]


def fullest_heap(store: Path) -> Heap:
    database = sqlite3.connect(store)
    found = database.execute(
        "SELECT unit, queue, COUNT(*) FROM desk_entries WHERE queue IN ('new', 'mine', 'toVerify') "
        "GROUP BY unit, queue ORDER BY COUNT(*) DESC LIMIT 1"
    ).fetchone()
    database.close()
    return Heap(*found)


def sign_in(server: Server, login: str) -> str:
    """The cookies of an officer who has signed in."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, 30)
    connection.request("GET", SIGN_IN)
    answer = connection.getresponse()
    token = re.search(r'type="hidden" name="([^"]+)" value="([^"]+)"', answer.read().decode())
    if not token:
        raise RuntimeError("no form to sign in with")
    cookies = SimpleCookie("; ".join(answer.headers.get_all("Set-Cookie", [])))
    form = {token[1]: token[2], "nama": login, "kata_sandi": PASSWORD}
    connection.request(
        "POST",
        SIGN_IN,
        urlencode(form),
        {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": server.url,
            "Cookie": "; ".join(f"{c.key}={c.value}" for c in cookies.values()),
        },
    )
    answer = connection.getresponse()
    answer.read()
    if answer.status != 303:
        raise RuntimeError(f"not signed in: status {answer.status}")
    for line in answer.headers.get_all("Set-Cookie", []):
        cookies.load(line)
    connection.close()
    return "; ".join(f"{c.key}={c.value}" for c in cookies.values())


# Creating: closed loops over kept connections


def new_request(rng: random.Random) -> bytes:
    submission = str(uuid.UUID(int=rng.getrandbits(128), version=4))
    content = json.dumps(new_report(submission, rng)).encode()
    head = f"POST {CREATE} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content


def alive_request(_: random.Random) -> bytes:
    return f"GET {ALIVE} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


async def client_load(
    port: int, clients: int, seconds: float, request: Callable[[random.Random], bytes], status: int
) -> tuple[float, float]:
    """Answers per second and the 99th percentile in ms."""
    took: list[float] = []
    until = time.monotonic() + seconds

    async def client() -> None:
        rng = random.Random()  # a new report each time: the same seed would send the same again
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.monotonic() < until:
            sent = request(rng)
            began = time.monotonic()
            writer.write(sent)
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)
            length = re.search(rb"(?i)\r\ncontent-length:\s*(\d+)", head)
            if length is None:
                raise RuntimeError(f"an answer without a length: {head!r}")
            answer = await reader.readexactly(int(length[1]))
            took.append((time.monotonic() - began) * 1000)
            if (found := int(head.split(b" ", 2)[1])) != status:
                raise RuntimeError(f"status {found}: {answer[:300]!r}")
        writer.close()

    began = time.monotonic()
    await asyncio.gather(*(client() for _ in range(clients)))
    return len(took) / (time.monotonic() - began), percentile(took, 0.99)


def bare_commits(data: Path, clients: int) -> float:
    """Ready-made reports per second through the program's own store, without deciding or serving."""
    changes = BARE_CHANGES * min(clients, 8)
    done = run(MEASURE, data=data, clients=clients, changes=changes)
    if done.returncode != 0:
        raise RuntimeError(f"no limit: {done.stderr}")
    told = json.loads(done.stdout.splitlines()[-1])
    return told["changes"] / told["seconds"]


def peak_memory(server: Server) -> float:
    """The server's highest resident memory so far, in MB."""
    assert server.process is not None
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


def measure(data: Path, size: int, seconds: int) -> list[Row]:
    rows: list[Row] = []

    def note(
        name: str, value: float, unit: str, limit: float | None = None, target: str | None = None
    ) -> None:
        rows.append(row(name, size, value, unit, limit, target))
        print(table(rows[-1:]).split("\n")[-1], file=sys.stderr)

    began = time.monotonic()
    made = run(GENERATE, data=data, size=size)
    if made.returncode != 0:
        raise RuntimeError(f"no data set: {made.stderr}")
    note("generate", size / (time.monotonic() - began), "reports/s")
    listed = run([*LIST, "--limit", "500"], data=data)
    if listed.returncode != 0 or not listed.stdout:
        raise RuntimeError(f"the generated folder lists nothing: {listed.stderr}")
    reports = [json.loads(line) for line in listed.stdout.splitlines()]
    number = next(r[LISTED_NUMBER] for r in reports if r["privasi"] == "public" and r["versi"] > 3)
    heap = fullest_heap(data / STORE)
    role = "verifier" if heap.queue == "toVerify" else "agencyCoordinator"
    added = run(
        ADD_USER, PASSWORD + "\n", data=data, login="ukur", name="Ukur", role=role, unit=heap.unit
    )
    if added.returncode != 0:
        raise RuntimeError(f"no account: {added.stderr}")
    bare = data.parent / "bare"
    bare.mkdir()
    shutil.copy(data / STORE, bare / STORE)
    os.sync()  # what was just written must not burden the first commits measured

    server = Server(data)
    try:
        began = time.monotonic()
        server.start()
        note("start", (time.monotonic() - began) * 1000, "ms")

        hello = read_load(server.url + ALIVE, seconds)
        note(f"liveness, {READERS} at once (limit of reads)", hello.rate, "req/s")
        for name, path, target in READS:
            load = read_load(server.url + path.format(number=number), seconds)
            note(f"{name}, {READERS} at once", load.rate, "req/s", hello.rate, target)
            note(f"{name}, 99th percentile", load.slow, "ms", hello.slow)

        cookie = sign_in(server, "ukur")
        load = read_load(server.url + heap.path, seconds, 1, cookie)
        note(f"desk list of {heap.count:,}, median", load.middle, "ms", None, DESK_TARGET)
        note("desk list, 99th percentile", load.slow, "ms")

        most = CREATES[-1][0]
        rate, _ = asyncio.run(client_load(server.port, most, seconds, alive_request, 200))
        note(f"liveness by the creating client, {most} at once", rate, "req/s")
        for clients, target in CREATES:
            # In turns, so that both meet the same moments of a disk that others use too.
            limits, loads = [], []
            for _ in range(ROUNDS):
                limits.append(bare_commits(bare, clients))
                load = client_load(server.port, clients, seconds, new_request, CREATED)
                loads.append(asyncio.run(load))
            limit, (rate, slow) = statistics.median(limits), sorted(loads)[ROUNDS // 2]
            note(f"bare store, {clients} at once (limit of creates)", limit, "reports/s")
            note(f"create, {clients} at once", rate, "reports/s", limit, target)
            note(f"create, {clients} at once, 99th percentile", slow, "ms")

        note("peak memory", peak_memory(server), "MB")
        note("store on disk", (data / STORE).stat().st_size / 1_048_576, "MB")
        if (status := server.stop()) != 0:
            raise RuntimeError(f"the server ended with status {status}\n{server.tail()}")
    except BaseException:
        print(server.tail(), file=sys.stderr)
        raise
    finally:
        server.kill()
    return rows


def table(rows: list[Row]) -> str:
    def number(value: float | None) -> str:
        return "" if value is None else f"{value:,.2f}" if value < 100 else f"{value:,.0f}"

    lines = [("name", "engine", "size", "value", "unit", "limit", "ratio", "target", "met")]
    for r in rows:
        met = {None: "", True: "yes", False: "NO"}[r.target_met]
        lines.append(
            (r.name, r.engine, f"{r.size:,}", number(r.value), r.unit)
            + (number(r.limit), number(r.ratio), r.target or "", met)
        )
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    left = {0, 1, 4, 7, 8}
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def main() -> None:
    options = argparse.ArgumentParser(description="Measures the release program.")
    options.add_argument("--program", default=".build/release/tanggap")
    options.add_argument(
        "--size", type=int, action="append", help="reports in the generated folder; may be repeated"
    )
    options.add_argument("--seconds", type=int, default=5, help="of load on each route")
    options.add_argument("--output", default="bench.json")
    given = options.parse_args()
    os.environ["TANGGAP"] = given.program

    # Under the repository, not /tmp: that is often memory, where a commit costs nothing.
    (REPOSITORY / ".build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=REPOSITORY / ".build") as folder:
        rows = []
        for size in given.size or SIZES:
            place = Path(folder) / str(size)
            place.mkdir()
            rows += measure(place / "data", size, given.seconds)

    print(table(rows))
    bound = [r for r in rows if r.target_met is not None]
    print(f"\n{sum(r.target_met for r in bound)} of {len(bound)} targets met; {given.output} written")
    (REPOSITORY / given.output).write_text(json.dumps([asdict(r) for r in rows], indent=2) + "\n")


if __name__ == "__main__":
    main()
