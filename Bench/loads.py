"""Loads on a running server: wrk for single requests, threads for what takes several.

Standard library and wrk. The load takes its share of the same cores as the server.
"""

import http.client
import random
import re
import subprocess
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from interface import CREATE, SIGN_IN
from server import Server

MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
CREATING = Path(__file__).with_name("create.lua")


@dataclass
class Load:
    rate: float  # answers per second
    middle: float  # median, ms
    slow: float  # 99th percentile, ms


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def wrk(url: str, connections: int, seconds: float, *more: str) -> Load:
    """Any answer but 2xx or 3xx is an error."""
    script = list(more)
    done = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "--latency"]
        + ["--timeout", "30s", *script],
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds + 90,
    )
    told = done.stdout
    if done.returncode != 0 or "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(f"{url}: not every request was answered well\n{told}{done.stderr}")

    def latency(percent: int) -> float:
        found = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s|m)", told)
        if not found:
            raise RuntimeError(f"wrk printed something else:\n{told}")
        return float(found[1]) * MILLISECONDS[found[2]]

    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if not rate:
        raise RuntimeError(f"wrk printed something else:\n{told}")
    return Load(float(rate[1]), latency(50), latency(99))


def read_load(url: str, seconds: float, connections: int, cookie: str = "") -> Load:
    fields = ["-H", "Accept-Encoding: gzip"] + (["-H", f"Cookie: {cookie}"] if cookie else [])
    return wrk(url, connections, seconds, *fields, url)


def create_load(server: Server, clients: int, seconds: float) -> Load:
    """New reports as JSON, without a photo."""
    word = uuid.uuid4().hex
    return wrk(
        CREATE, clients, seconds, "-s", str(CREATING), server.url, "--", CREATE, word[:20]
    )


def closed_loop(clients: int, seconds: float, once: Callable[[int], None]) -> Load:
    """As many threads, each doing the same again and again."""
    took: list[float] = []
    failures: list[BaseException] = []
    until = time.monotonic() + seconds

    def client(index: int) -> None:
        try:
            while time.monotonic() < until and not failures:
                began = time.monotonic()
                once(index)
                took.append((time.monotonic() - began) * 1000)
        except BaseException as error:
            failures.append(error)

    began = time.monotonic()
    threads = [threading.Thread(target=client, args=(index,)) for index in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return Load(len(took) / (time.monotonic() - began), percentile(took, 0.5), percentile(took, 0.99))


class Visitor:
    """Cookies and one kept connection, as a browser without JavaScript has them."""

    def __init__(self, server: Server):
        self.server = server
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, 60)
        self.cookies: SimpleCookie = SimpleCookie()

    def close(self) -> None:
        self.connection.close()

    @property
    def cookie(self) -> str:
        return "; ".join(f"{c.key}={c.value}" for c in self.cookies.values())

    def ask(
        self, method: str, path: str, body: bytes = b"", kind: str = ""
    ) -> tuple[int, str, bytes]:
        """Status, place sent to, body."""
        fields = {"Origin": self.server.url, "Cookie": self.cookie}
        if kind:
            fields["Content-Type"] = kind
        self.connection.request(method, path, body or None, fields)
        answer = self.connection.getresponse()
        content = answer.read()
        for field in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(field)
        return answer.status, answer.headers.get("Location", ""), content

    def token(self, path: str) -> tuple[str, str]:
        """Name and value of the hidden field of the first form on a page."""
        _, _, page = self.ask("GET", path)
        found = re.search(r'type="hidden" name="(_token)" value="([^"]+)"', page.decode())
        if not found:
            raise RuntimeError(f"no form on {path}")
        return found[1], found[2]

    def post(self, path: str, **values: str) -> str:
        """Sends a form; gives the place it leads to."""
        kind = "application/x-www-form-urlencoded"
        status, place, page = self.ask("POST", path, urlencode(values).encode(), kind)
        if status != 303:
            raise RuntimeError(f"{path}: status {status}\n{page.decode()[:2000]}")
        return place


def sign_in(server: Server, login: str, password: str) -> str:
    """The cookies of an officer who has signed in."""
    visitor = Visitor(server)
    name, value = visitor.token(SIGN_IN)
    visitor.post(SIGN_IN, **{name: value, "nama": login, "kata_sandi": password})
    visitor.close()
    return visitor.cookie


def send_photo(server: Server, photo: bytes) -> None:
    """The first page of the form and the photo, and no more."""
    visitor = Visitor(server)
    first_step(visitor, photo)
    visitor.close()


def first_step(visitor: Visitor, photo: bytes) -> tuple[str, dict[str, str]]:
    """The place of the second step, and the hidden field of every step."""
    name, token = visitor.token("/lapor")
    edge = uuid.uuid4().hex
    body = (
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{token}\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="aksi"\r\n\r\nlanjut\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="foto"; filename="a.png"\r\n'
        "Content-Type: image/png\r\n\r\n"
    ).encode() + photo + f"\r\n--{edge}--\r\n".encode()  # fmt: skip
    kind = f"multipart/form-data; boundary={edge}"
    status, place, page = visitor.ask("POST", "/lapor", body, kind)
    if status != 303:
        raise RuntimeError(f"/lapor: status {status}\n{page.decode()[:2000]}")
    return place, {name: token}


def send_form(server: Server, photo: bytes) -> None:
    """One citizen's whole form with a photo: the first page and six steps."""
    visitor = Visitor(server)
    place, hidden = first_step(visitor, photo)
    north, east = -6.2 + random.uniform(-0.02, 0.02), 106.83 + random.uniform(-0.02, 0.02)
    answers: dict[str, dict[str, str]] = {
        "tempat": {"titik": f"{north:.6f}, {east:.6f}"},
        "masalah": {"jenis": "aduan", "uraian": "Lampu jalan padam sejak kemarin malam."},
        "privasi": {"privasi": "publik"},
        "kontak": {},
        "periksa": {},
    }
    for _ in range(len(answers)):
        form, step = place.split("?")[0].rsplit("/", 1)
        path = f"{form}/{'kirim' if step == 'periksa' else step}"
        place = visitor.post(path, **hidden, aksi="lanjut", **answers[step])
    if not place.endswith("/terkirim"):
        raise RuntimeError(f"the form ended at {place}")
    visitor.close()
