"""Measures the release program on this machine: reading, reporting, starting, memory.

    make bench                        the usual settings
    make bench BENCH='--size 1000 --seconds 2'

Generates a data folder, starts the server on it, loads the read routes with wrk and the creation of
reports with the small client below, prints one table and writes bench.json.

Every rate stands beside a limit measured in the same run on the same machine, because the machine
is shared with the load itself and rates from different machines say little:

    reads     the same server's smallest answer, the liveness route
    creates   one durable commit after another into a bare SQLite file on the same disk

ratio is the share of that limit reached (1 = as fast as the limit). A target is a bound on the
value or on the ratio; whether it is met is printed, and the exit status does not depend on it.
"""

import argparse
import asyncio
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY / "Tests" / "Browser"))

from interface import ALIVE, CREATE, CREATED, GENERATE, LIST, LISTED_NUMBER, new_report  # noqa: E402
from server import Server, run  # noqa: E402

# What is read: name, path, target. {number} is a report of the generated folder.
READS: list[tuple[str, str, str | None]] = [
    ("home page", "/", None),
]
# How many create at once, and the target of each.
CREATES: list[tuple[int, str | None]] = [(1, None), (16, None), (64, None)]
READERS = 64  # connections of wrk
ENGINE = "sqlite"


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


def read_load(url: str, seconds: int) -> tuple[float, float]:
    """Answers per second and the 99th percentile in ms. Any answer but 2xx or 3xx is an error."""
    with urllib.request.urlopen(url, timeout=30) as answer:
        answer.read()
    done = subprocess.run(
        ["wrk", "-t1", f"-c{READERS}", f"-d{seconds}s", "--latency", "--timeout", "10s"]
        + ["-H", "Accept-Encoding: gzip", url],
        capture_output=True,
        text=True,
        check=True,
        timeout=seconds + 60,
    ).stdout
    if "Non-2xx" in done or "Socket errors" in done:
        raise RuntimeError(f"{url}: not every request was answered well\n{done}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done)
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", done)
    if not rate or not slow:
        raise RuntimeError(f"wrk printed something else:\n{done}")
    return float(rate[1]), float(slow[1]) * MILLISECONDS[slow[2]]


# Creating: closed loops over kept connections


async def create_load(port: int, clients: int, seconds: float, seed: int) -> tuple[float, float]:
    """Reports created per second and the 99th percentile in ms."""
    took: list[float] = []
    until = time.monotonic() + seconds

    async def client(number: int) -> None:
        rng = random.Random(seed * 1000 + number)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.monotonic() < until:
            submission = str(uuid.UUID(int=rng.getrandbits(128), version=4))
            content = json.dumps(new_report(submission, rng)).encode()
            began = time.monotonic()
            writer.write(
                f"POST {CREATE} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(content)}\r\n\r\n".encode()
                + content
            )
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)
            length = re.search(rb"(?i)\r\ncontent-length:\s*(\d+)", head)
            if length is None:
                raise RuntimeError(f"an answer without a length: {head!r}")
            answer = await reader.readexactly(int(length[1]))
            took.append((time.monotonic() - began) * 1000)
            if (status := int(head.split(b" ", 2)[1])) != CREATED:
                raise RuntimeError(f"status {status}: {answer[:300]!r}")
        writer.close()

    began = time.monotonic()
    await asyncio.gather(*(client(number) for number in range(clients)))
    return len(took) / (time.monotonic() - began), percentile(took, 0.99)


def durable_commits(folder: Path, seconds: float) -> float:
    """Commits per second, one small row each, synchronous FULL: what the disk allows one by one."""
    file = folder / "limit.sqlite"
    database = sqlite3.connect(file, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE reports (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    count, began = 0, time.monotonic()
    while time.monotonic() - began < seconds:
        database.execute("INSERT INTO reports (text) VALUES (?)", ("x" * 300,))
        count += 1
    rate = count / (time.monotonic() - began)
    database.close()
    for leftover in folder.glob("limit.sqlite*"):
        leftover.unlink()
    return rate


def peak_memory(server: Server) -> float:
    """The server's highest resident memory so far, in MB."""
    assert server.process is not None
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


def measure(data: Path, size: int, seconds: int) -> list[Row]:
    rows: list[Row] = []

    began = time.monotonic()
    made = run(GENERATE, data=data, size=size)
    if made.returncode != 0:
        raise RuntimeError(f"no data set: {made.stderr}")
    rows.append(row("generate", size, size / (time.monotonic() - began), "reports/s", None, None))
    listed = run(LIST, data=data)
    if listed.returncode != 0 or not listed.stdout:
        raise RuntimeError(f"the generated folder lists nothing: {listed.stderr}")
    number = json.loads(listed.stdout.split("\n", 1)[0])[LISTED_NUMBER]

    server = Server(data)
    try:
        began = time.monotonic()
        server.start()
        rows.append(row("start", size, (time.monotonic() - began) * 1000, "ms", None, None))

        limit, limit_slow = read_load(server.url + ALIVE, seconds)
        rows.append(row("liveness (limit of reads)", size, limit, "req/s", None, None))
        for name, path, target in READS:
            rate, slow = read_load(server.url + path.format(number=number), seconds)
            rows.append(row(name, size, rate, "req/s", limit, target))
            rows.append(row(f"{name}, 99th percentile", size, slow, "ms", limit_slow, None))

        commits = durable_commits(data.parent, seconds)
        rows.append(row("bare commits (limit of creates)", size, commits, "commits/s", None, None))
        for clients, target in CREATES:
            rate, slow = asyncio.run(create_load(server.port, clients, seconds, clients))
            name = f"create, {clients} at once"
            rows.append(row(name, size, rate, "reports/s", commits, target))
            rows.append(row(f"{name}, 99th percentile", size, slow, "ms", None, None))

        rows.append(row("peak memory", size, peak_memory(server), "MB", None, None))
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
    options.add_argument("--size", type=int, default=10_000, help="reports in the generated folder")
    options.add_argument("--seconds", type=int, default=5, help="of load on each route")
    options.add_argument("--output", default="bench.json")
    given = options.parse_args()
    os.environ["TANGGAP"] = given.program

    # Under the repository, not /tmp: that is often memory, where a commit costs nothing.
    (REPOSITORY / ".build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=REPOSITORY / ".build") as folder:
        rows = measure(Path(folder) / "data", given.size, given.seconds)

    print(table(rows))
    bound = [r for r in rows if r.target_met is not None]
    print(f"\n{sum(r.target_met for r in bound)} of {len(bound)} targets met; bench.json written")
    (REPOSITORY / given.output).write_text(json.dumps([asdict(r) for r in rows], indent=2) + "\n")


if __name__ == "__main__":
    main()
