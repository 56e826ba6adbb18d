"""Several workers tell people, and several clockworks escalate, though they are killed at any moment:
nobody is left out, and what comes twice is the same letter.

    REPORTS=1000 SEED=123 scripts/with-postgres scripts/with-postfix \\
      .venv/bin/python -m pytest -s Tests/Browser/test_telling_nodes.py

One node of pages and three of work share a PostgreSQL store. The workers are killed with kill -9 and
started again while letters go out, while reports escalate, and while those who wait are told that it
is late.
"""

import collections
import os
import random
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from pathlib import Path

import pytest

import letters
import stores
from interface import CHECK, MIGRATE
from person import Handed, hands_in
from receivers import wait_until
from records import Records
from server import REPOSITORY, Server, run

REPORTS = int(os.environ.get("REPORTS", "200"))
SEED = int(os.environ.get("SEED", "0")) or random.SystemRandom().randrange(1, 2**32)
ORIGIN = "https://lapor.kota.test"
WORKERS = ["satu", "dua", "tiga"]
PERCENTS = [20, 30, 40, 100]  # of a minute; at the last the reporter is told
LADDER = "clock,percent,to,basis\n" + "".join(
    f"coordination,{percent},{to},test\n"
    for percent, to in zip(PERCENTS, ["holder", "unitHead", "upperHead", "arbiter"])
)
TERMS = (
    "category,channel,kind,coordination,completion,share,verification,basis\n"
    ",,,1 m,7 d,24 h,24 h,test\n"
)
LIFE_SECONDS = (0.1, 0.6)  # between two kills
GIVE_UP_SECONDS = 100


class Workers:
    """A worker that was killed comes back under another name: its old one's leases are nobody's."""

    def __init__(self, folder: Path, records: Records, rng: random.Random):
        self.records = records
        self.rng = rng
        self.kills = 0
        self.names = {name: 0 for name in WORKERS}
        self.nodes = {name: Server(folder / name) for name in WORKERS}
        for name in WORKERS:
            self.start(name)

    def start(self, name: str) -> None:
        node = self.nodes[name]
        node.extra = ["--only", "work", "--node", self.known(name), "--public-origin", ORIGIN]
        node.data.mkdir(exist_ok=True)
        node.start()

    def known(self, name: str) -> str:
        return f"{name}-{self.names[name]}"

    def kill(self) -> None:
        busy = self.records.rows(
            "SELECT worker FROM jobs WHERE state = 'running' AND worker LIKE '%-%' AND kind IN "
            "('deliver', 'run-clocks', 'tell-people') ORDER BY random() LIMIT 1"
        )
        # Whoever has something in its hands, rather than somebody idle.
        name = busy[0][0].split("-")[0] if busy else self.rng.choice(WORKERS)
        self.nodes[name].kill()
        self.kills += 1
        # Its leases would run out within 90 seconds; that is not waited for.
        self.records.change(
            "UPDATE jobs SET due_at = LEAST(due_at, 0) WHERE state = 'running' "
            f"AND worker = '{self.known(name)}'"
        )
        self.names[name] += 1
        self.start(name)

    def killed_until(self, done, what: str) -> None:
        until = time.monotonic() + GIVE_UP_SECONDS
        while not done():
            assert time.monotonic() < until, what
            time.sleep(self.rng.uniform(*LIFE_SECONDS))
            self.kill()


def distinct(found: list[EmailMessage]) -> dict[tuple[str, str], set[str]]:
    """Ids of letters by reader and subject: one reader writes about one report."""
    ids = collections.defaultdict(set)
    for letter in found:
        ids[letter["To"], letter["Subject"]].add(letter["Message-ID"])
    return ids


def test_everybody_is_told_once_whoever_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    rng = random.Random(SEED)
    print(f"\nSEED={SEED} REPORTS={REPORTS}")
    city = tmp_path / "city"
    shutil.copytree(REPOSITORY / "Cities" / "jakarta", city)
    (city / "sla.csv").write_text(TERMS)
    (city / "ladder.csv").write_text(LADDER)
    address = stores.use("postgres", monkeypatch)
    for name, value in letters.settings().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("TANGGAP_CITY", str(city))
    web = Server(tmp_path / "muka", "--only", "web", "--public-origin", ORIGIN)
    made = run(MIGRATE, data=web.data)
    assert made.returncode == 0, made.stderr
    records = Records(web, address)
    workers: Workers | None = None
    try:
        web.start()
        workers = Workers(tmp_path, records, rng)
        mails = [letters.address() for _ in range(REPORTS)]
        with ThreadPoolExecutor(4) as pool:
            sending = [pool.submit(hands_in, web.url, mail) for mail in mails]
            workers.killed_until(lambda: told(records, "receipt"), "receipts are not all sent")
            handed = {mail: one.result() for mail, one in zip(mails, sending)}
        print(f"{workers.kills} kills while receipts went out")

        workers.killed_until(lambda: climbed(records, 3), "not all reports escalate")
        print(f"{workers.kills} kills until all were escalated")
        calm = "SELECT COUNT(*) FROM reports WHERE coordination_due > "
        wait_until(
            lambda: records.number(f"{calm}{time.time() * 1000:.0f}") == 0, 70, "the minute is long"
        )
        workers.killed_until(lambda: told(records, "late"), "not everybody is told that it is late")
        print(f"{workers.kills} kills in all")
        workers.killed_until(lambda: climbed(records, 4), "not all reports escalate")
        idle = (
            "SELECT COUNT(*) FROM jobs WHERE state = 'running' OR (state = 'waiting' AND kind IN "
            "('deliver', 'call-hook'))"
        )
        wait_until(lambda: records.number(idle) == 0, 30, "work is left")
        for node in [*workers.nodes.values(), web]:
            assert node.stop() == 0, node.tail()
    except BaseException:
        for node in [*(workers.nodes.values() if workers else []), web]:
            print(node.tail(20))
        raise
    finally:
        for node in [*(workers.nodes.values() if workers else []), web]:
            node.kill()

    holds(records, handed)
    checked = run(CHECK, data=web.data)
    assert checked.returncode == 0, checked.stdout


def told(records: Records, topic: str) -> bool:
    sent = f"SELECT COUNT(*) FROM deliveries WHERE topic = '{topic}' AND state = 'sent'"
    return records.number(sent) == REPORTS


def climbed(records: Records, steps: int) -> bool:
    count = "SELECT COUNT(*) FROM report_events WHERE action = 'escalate'"
    return records.number(count) >= REPORTS * steps


def holds(records: Records, handed: dict[str, Handed]) -> None:
    # Every step of the ladder once, and in its order.
    steps = collections.defaultdict(list)
    for report, percent in records.rows(
        "SELECT report_id, details::json -> 'escalation' ->> 'percent' FROM report_events "
        "WHERE action = 'escalate' ORDER BY report_id, revision"
    ):
        steps[report].append(int(percent))
    assert len(steps) == REPORTS
    assert (wrong := {r: found for r, found in steps.items() if found != PERCENTS}) == {}, wrong

    # Every letter at least once; whatever came twice is the same letter.
    found = [letter for letter in letters.arrived() if letter["To"] in handed]
    ids = distinct(found)
    wanted = {
        (mail, subject)
        for mail, one in handed.items()
        for subject in (f"Laporan {one.number} diterima", f"Maaf, laporan {one.number} terlambat")
    }
    assert set(ids) == wanted, f"missing {wanted - set(ids)}, unwanted {set(ids) - wanted}"
    assert (wrong := {k: v for k, v in ids.items() if len(v) != 1}) == {}, wrong
    assert len({id for one in ids.values() for id in one}) == 2 * REPORTS, "an id of two letters"
    for letter in found:
        if "Maaf" in letter["Subject"]:
            root = next(iter(ids[letter["To"], f"Laporan {handed[letter['To']].number} diterima"]))
            assert letter["References"] == letter["In-Reply-To"] == root
    # The test itself: somebody was killed with a letter in the hands.
    again = records.number("SELECT COUNT(*) FROM deliveries WHERE channel = 'mail' AND attempts > 1")
    print(f"{len(found)} letters, {again} tried again, {len(found) - 2 * REPORTS} came twice")
    assert again > 0

    # What officers find on their desks, too.
    twice = (
        "SELECT COUNT(*) FROM (SELECT 1 FROM deliveries GROUP BY subject, channel, recipient "
        "HAVING COUNT(*) > 1) AS twice"
    )
    assert records.number(twice) == 0
