"""Work is done exactly once, though its workers are killed in the middle of it.

    JOBS=1000 SEED=123 scripts/with-postgres .venv/bin/python -m pytest -s Tests/Browser/test_work.py

Three nodes share the queue of one PostgreSQL store; the embedded store has one node. Any of them
is killed with kill -9 at random moments and started again, until all jobs are done. Every job
leaves one row, written in the transaction that completes it: at the end each job must have one row
and no more, and every node must have taken a share.
"""

import os
import random
import sqlite3
import time
from pathlib import Path

import pytest

import stores
from interface import MIGRATE, STORE
from server import Server, run

JOBS = int(os.environ.get("JOBS", "1000"))
SEED = int(os.environ.get("SEED", "0")) or random.SystemRandom().randrange(1, 2**32)
DRILL = ["work", "drill", "--jobs", "{jobs}", "--data", "{data}"]
STATUS = ["work", "status", "--data", "{data}"]
LIFE_SECONDS = (0.1, 1.0)  # between two kills
GIVE_UP_SECONDS = 180


class Queue:
    """The tables of the queue, read beside the program."""

    def __init__(self, address: str | None, data: Path):
        self.address = address
        self.file = data / STORE

    def rows(self, statement: str) -> list[list[str]]:
        if self.address:
            found = stores.sql(self.address, statement).splitlines()
            return [line.split("|") for line in found]
        store = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=10)
        try:
            return [[str(value) for value in row] for row in store.execute(statement)]
        finally:
            store.close()

    def number(self, statement: str) -> int:
        return int(self.rows(statement)[0][0])

    @property
    def open(self) -> int:
        return self.number("SELECT COUNT(*) FROM jobs WHERE kind = 'drill' AND state <> 'done'")


@pytest.mark.parametrize("engine", stores.ENGINES)
def test_every_job_is_done_once_whoever_is_killed(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(SEED)
    print(f"\nSEED={SEED} JOBS={JOBS}")
    address = stores.use(engine, monkeypatch)
    names = ["satu", "dua", "tiga"] if address else ["satu"]
    part = ["--only", "work"] if address else []
    # On the embedded store one folder is the installation; on PostgreSQL each node has its own.
    nodes = [Server(tmp_path / name, "--node", name, *part) for name in names]
    queue = Queue(address, nodes[0].data)
    for node in nodes:
        node.data.mkdir()
    made = run(MIGRATE, data=nodes[0].data)
    assert made.returncode == 0, made.stderr
    entered = run(DRILL, data=nodes[0].data, jobs=JOBS)
    assert entered.returncode == 0, entered.stderr
    assert queue.open == JOBS

    kills = 0
    started = time.monotonic()
    try:
        for node in nodes:
            node.start()
        while (left := queue.open) > 0:
            assert time.monotonic() < started + GIVE_UP_SECONDS, f"{left} jobs are still open"
            time.sleep(rng.uniform(*LIFE_SECONDS))
            if left > JOBS // 10:
                victim = rng.choice(nodes)
                victim.kill()
                kills += 1
                victim.start()
                print(f"killed {victim.data.name} with {left} open")
        took = time.monotonic() - started
        for node in nodes:
            assert node.stop() == 0, f"did not end cleanly\n{node.tail()}"
    except BaseException:
        for node in nodes:
            print(node.tail(20))
        raise
    finally:
        for node in nodes:
            node.kill()

    runs = queue.rows("SELECT job_id, COUNT(*) FROM drill_runs GROUP BY job_id")
    assert len(runs) == JOBS, f"{len(runs)} of {JOBS} jobs left their row"
    assert (twice := [job for job, count in runs if count != "1"]) == [], f"done twice: {twice}"
    states = queue.rows("SELECT state, COUNT(*) FROM jobs WHERE kind = 'drill' GROUP BY state")
    assert states == [["done", str(JOBS)]]
    shares = queue.rows("SELECT worker, COUNT(*) FROM drill_runs GROUP BY worker ORDER BY worker")
    assert [worker for worker, _ in shares] == sorted(names), f"not every node worked: {shares}"
    told = run(STATUS, data=nodes[0].data).stdout
    assert all(f"drill\t{worker}\t{count} done" in told for worker, count in shares), told

    # The test itself: somebody was killed with a job in the hands.
    again = queue.number("SELECT COUNT(*) FROM jobs WHERE kind = 'drill' AND attempts > 1")
    assert kills > 0 and again > 0, f"{kills} kills, {again} jobs tried again"
    print(f"{kills} kills, {again} jobs tried again, shares {shares}, {took:.1f} s")
