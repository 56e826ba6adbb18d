"""People who report: each sends one report after another and keeps sending the same one, under the
same submission id, until it is given a number. Every number given is remembered."""

import http.client
import json
import random
import sys
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field

from cluster import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "Tests" / "Browser"))
from interface import CREATE, CREATED, NUMBER, REPEATED, new_report  # noqa: E402

ANSWER_SECONDS = 45  # longer than the balancer waits
AGAIN_SECONDS = 0.5
SENT_AGAIN = 0.05  # of the answered reports: sent once more, for the same number
PAGES = ["/", "/lapor", "/laporan"]


@dataclass
class Answered:
    submission: str
    number: str
    sent: float  # monotonic seconds: when the attempt that was answered began
    at: float


@dataclass
class Failure:
    at: float
    what: str


@dataclass
class Load:
    port: int
    clients: int
    readers: int = 2
    answered: list[Answered] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)  # attempts that came to nothing
    wrong: list[str] = field(default_factory=list)  # what must never happen
    pages: int = 0
    repeats: int = 0
    ending: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)

    def start(self, seed: int) -> None:
        rng = random.Random(seed)
        for work in [self.report] * self.clients + [self.read] * self.readers:
            thread = threading.Thread(target=self.guarded, args=(work, rng.getrandbits(64)), daemon=True)
            self.threads.append(thread)
            thread.start()

    def stop(self) -> None:
        """Lets each client finish the report it has begun."""
        self.ending.set()
        for thread in self.threads:
            thread.join(120)
            if thread.is_alive():
                self.wrong.append("a client never got an answer")

    def guarded(self, work, seed: int) -> None:
        try:
            work(random.Random(seed))
        except Exception as error:  # a client that ends early must not pass for a quiet one
            self.wrong.append(f"a client ended: {error!r}")

    def report(self, rng: random.Random) -> None:
        line = Line(self.port)
        while not self.ending.is_set():
            submission = str(uuid.UUID(int=rng.getrandbits(128), version=4))
            body = json.dumps(new_report(submission, rng)).encode()
            number = self.until_answered(line, submission, body, {CREATED})
            if number and rng.random() < SENT_AGAIN:
                self.repeats += 1
                again = self.until_answered(line, submission, body, {REPEATED})
                if again != number:
                    self.wrong.append(f"{submission}: was {number}, now {again}")

    def until_answered(self, line: "Line", submission: str, body: bytes, expected: set[int]) -> str | None:
        while True:
            began = time.monotonic()
            answer = line.ask("POST", CREATE, body)
            now = time.monotonic()
            if isinstance(answer, str) or answer[0] >= 500:
                # An attempt nobody answered may have been carried out all the same.
                expected = {CREATED, REPEATED}
                what = answer if isinstance(answer, str) else f"status {answer[0]}"
                self.failures.append(Failure(now, f"POST {what}"))
                if self.ending.is_set() and now - self.ending_since() > 60:
                    return None
                time.sleep(AGAIN_SECONDS)
                continue
            status, content = answer
            if status not in expected:
                self.wrong.append(f"{submission}: status {status}: {content[:200]!r}")
                return None
            number = json.loads(content)[NUMBER]
            self.answered.append(Answered(submission, number, began, now))
            return number

    _ended: float = 0

    def ending_since(self) -> float:
        self._ended = self._ended or time.monotonic()
        return self._ended

    def read(self, rng: random.Random) -> None:
        line = Line(self.port)
        while not self.ending.is_set():
            page = rng.choice(PAGES)
            answer = line.ask("GET", page)
            if isinstance(answer, str) or answer[0] != 200:
                what = answer if isinstance(answer, str) else f"status {answer[0]}"
                self.failures.append(Failure(time.monotonic(), f"GET {what}"))
            self.pages += 1
            time.sleep(0.05)

    def numbers(self) -> dict[str, str]:
        """Submission to number. One submission with two numbers is noted as wrong."""
        known: dict[str, str] = {}
        for one in self.answered:
            if known.setdefault(one.submission, one.number) != one.number:
                self.wrong.append(f"{one.submission}: {known[one.submission]} and {one.number}")
        return known

    def first_after(self, moment: float) -> float | None:
        """Seconds from the moment to the first number given to an attempt begun after it."""
        return min((one.at - moment for one in self.answered if one.sent > moment), default=None)

    def failed_between(self, start: float, end: float) -> Counter:
        return Counter(one.what for one in self.failures if start <= one.at <= end)


class Line:
    """One kept connection, made anew when it breaks."""

    def __init__(self, port: int):
        self.port = port
        self.connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes] | str:
        """Status and body, or what went wrong. Never asks twice: that is for the caller to count."""
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, ANSWER_SECONDS)
            headers = {"Content-Type": "application/json"} if body else {}
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            content = answer.read()
            if answer.will_close:
                self.close()
            return answer.status, content
        except (OSError, http.client.HTTPException) as error:
            self.close()
            return type(error).__name__

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None
