"""kill -9 under load: what was acknowledged is there, once, after every crash.

    CRASHES=20 SEED=123 .venv/bin/python -m pytest -s Tests/Browser/crash_test.py

Clients post reports without pause. The server is killed at random moments, some of them while it
is still starting, and started again on the same folder. A client that got no answer sends the same
submission again, with the same id, until it has one; some send theirs again though it was answered.
At the end the program's own check must find nothing, and the stored reports must be exactly the
submissions: none lost, none twice, each under the number its sender was given.

On PostgreSQL it is the node that is killed, not the database server.

Not covered: a power cut (the page cache survives a killed process) and a torn disk block.
"""

import http.client
import json
import os
import random
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import stores
from interface import (
    BUSY,
    CHECK,
    CREATE,
    CREATED,
    LIST,
    LISTED_NUMBER,
    MIGRATE,
    NUMBER,
    PIN,
    REPEATED,
    new_report,
)
from server import Server, run

CRASHES = int(os.environ.get("CRASHES", "4"))
SEED = int(os.environ.get("SEED", "0")) or random.SystemRandom().randrange(1, 2**32)
CLIENTS = 8
CRASH_AFTER_SECONDS = (0.05, 1.5)  # of load
CRASH_WHILE_STARTING = 0.25  # of the crashes: so many come before the first answer
SENT_AGAIN = 0.1  # of the answered submissions
GIVE_UP_SECONDS = 120
ANSWER_SECONDS = 15


@dataclass
class Submission:
    id: str
    body: bytes
    attempts: int = 0
    number: str | None = None


@dataclass
class Load:
    """The clients and what they were told."""

    server: Server
    closing: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    submissions: list[Submission] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unanswered: int = 0
    sent_again: int = 0

    def client(self, seed: int) -> None:
        rng = random.Random(seed)
        try:
            while not self.closing.is_set() and not self.wrong:
                submission_id = str(uuid.UUID(int=rng.getrandbits(128), version=4))
                content = json.dumps(new_report(submission_id, rng)).encode()
                submission = Submission(submission_id, content)
                with self.lock:
                    self.submissions.append(submission)
                self.until_answered(submission)
                if rng.random() < SENT_AGAIN:
                    self.until_answered(submission)
                    with self.lock:
                        self.sent_again += 1
        except Exception as error:  # a thread's error must fail the test, whatever it is
            self.fault(f"a client ended: {error!r}")

    def until_answered(self, submission: Submission) -> None:
        """Sends one submission until the server answers it; notes a wrong answer."""
        until = time.monotonic() + GIVE_UP_SECONDS
        known, lost_here = submission.number, False
        while not self.wrong:
            submission.attempts += 1
            answer = self.send(submission)
            if answer is not None:
                status, content = answer
                self.judge(submission, known, lost_here, status, content)
                return
            lost_here = True
            with self.lock:
                self.unanswered += 1
            if time.monotonic() > until:
                return self.fault(f"{submission.id}: no answer within {GIVE_UP_SECONDS} s")
            time.sleep(0.03)

    def send(self, submission: Submission) -> tuple[int, bytes] | None:
        """One attempt. None when it is not known whether the server took it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, ANSWER_SECONDS)
        try:
            connection.request(
                "POST", CREATE, submission.body, {"Content-Type": "application/json"}
            )
            answer = connection.getresponse()
            content = answer.read()
            return None if answer.status == BUSY else (answer.status, content)
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def judge(
        self,
        submission: Submission,
        known: str | None,
        lost_here: bool,
        status: int,
        content: bytes,
    ) -> None:
        expected = {REPEATED} if known else {CREATED, REPEATED} if lost_here else {CREATED}
        if status not in expected:
            return self.fault(f"{submission.id}: status {status}, not {expected}: {content[:300]!r}")
        answer = json.loads(content)
        if not answer.get(NUMBER):
            return self.fault(f"{submission.id}: no {NUMBER}: {content[:300]!r}")
        if status == CREATED and not answer.get(PIN):
            return self.fault(f"{submission.id}: no {PIN}: {content[:300]!r}")
        if known and answer[NUMBER] != known:
            return self.fault(f"{submission.id}: was {known}, now {answer[NUMBER]}")
        submission.number = answer[NUMBER]

    def assert_right(self) -> None:
        if self.wrong:
            raise AssertionError("\n".join(self.wrong[:10]))

    def fault(self, what: str) -> None:
        with self.lock:
            self.wrong.append(what)


@pytest.mark.parametrize("engine", stores.ENGINES)
def test_acknowledged_reports_survive_kill_9(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(SEED)
    print(f"\nSEED={SEED} CRASHES={CRASHES}")
    if stores.use(engine, monkeypatch):
        made = run(MIGRATE, data=tmp_path / "data")
        assert made.returncode == 0, made.stderr
    server = Server(tmp_path / "data")
    load = Load(server)
    clients = [
        threading.Thread(target=load.client, args=(rng.getrandbits(64),), daemon=True)
        for _ in range(CLIENTS)
    ]
    started = time.monotonic()
    try:
        server.start()
        for client in clients:
            client.start()
        for number in range(1, CRASHES + 1):
            time.sleep(rng.uniform(*CRASH_AFTER_SECONDS))
            server.kill()
            if rng.random() < CRASH_WHILE_STARTING:
                server.spawn()
                time.sleep(rng.uniform(0, 0.3))
                server.kill()
            server.start()
            answered = sum(s.number is not None for s in load.submissions)
            print(f"crash {number}: {answered} of {len(load.submissions)} answered so far")
            load.assert_right()
        time.sleep(rng.uniform(*CRASH_AFTER_SECONDS))
        load.closing.set()
        for client in clients:
            client.join(GIVE_UP_SECONDS + ANSWER_SECONDS)
            assert not client.is_alive(), "a client hangs"
        load.assert_right()

        # Every number is still its sender's, across all the crashes.
        for submission in load.submissions:
            load.until_answered(submission)
        load.assert_right()
        assert server.stop() == 0, f"did not end cleanly\n{server.tail()}"
    except BaseException:
        print(server.tail())
        raise
    finally:
        load.closing.set()
        server.kill()

    checked = run(CHECK, data=server.data)
    assert checked.returncode == 0, f"{checked.stdout}\n{checked.stderr}"

    listed = run(LIST, data=server.data)
    assert listed.returncode == 0, listed.stderr
    stored = Counter(json.loads(line)[LISTED_NUMBER] for line in listed.stdout.splitlines())
    given = Counter(s.number for s in load.submissions)
    assert (shared := [n for n, count in given.items() if count > 1]) == [], f"given twice: {shared}"
    assert (lost := sorted(given.keys() - stored.keys())) == [], f"acknowledged, not stored: {lost}"
    assert (extra := sorted(stored.keys() - given.keys())) == [], f"stored, nobody's: {extra}"
    assert (twice := [n for n, count in stored.items() if count > 1]) == [], f"stored twice: {twice}"

    # The test itself: clients were cut off in the middle of something, and sent things twice.
    assert load.unanswered > 0, "no crash hit a request"
    assert load.sent_again > 0 or len(load.submissions) < 50, "nothing was sent again"
    print(
        f"{len(load.submissions)} reports, {load.unanswered} attempts without an answer, "
        f"{load.sent_again} sent again, {time.monotonic() - started:.1f} s"
    )
