"""Requests no browser sends, over bare sockets. Each is answered in words or cut off, and the server
goes on: at the end of every test it is ready, and at the end of all its memory is small.
"""

import json
import random
import re
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from interface import CREATE, CREATED, READY, new_report
from office import prepare
from pictures import bomb, png
from server import Server
from wire import Wire

MOST_MEMORY = 300  # MB resident, after everything
DRIPPING = 300  # connections that send a byte now and then
SERVED_WITHIN = 2.0  # seconds, while they do


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with prepare(tmp_path_factory.mktemp("hostile") / "data").running() as server:
        yield server


@pytest.fixture(autouse=True)
def still_ready(server: Server) -> Iterator[None]:
    yield
    assert server.process is not None and server.process.poll() is None, server.tail()
    status, _, body = get(server, READY)
    assert (status, body) == (200, b"ok\n")


def ask(server: Server, *parts: bytes) -> tuple[int, dict[str, str], bytes]:
    with Wire(server) as wire:
        return wire.send(*parts).answer()


def get(server: Server, path: str) -> tuple[int, dict[str, str], bytes]:
    return ask(server, f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())


def post(server: Server, path: str, kind: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\n"
    return ask(server, f"{head}Content-Length: {len(body)}\r\n\r\n".encode(), body)


def code(body: bytes) -> str:
    """What a program is told."""
    answer = json.loads(body)
    assert answer["pesan"] and answer["id"]
    return answer["kode"]


# Heads


def test_request_without_host_is_refused(server):
    assert ask(server, b"GET / HTTP/1.1\r\n\r\n")[0] == 400


def test_two_hosts_are_refused(server):
    assert ask(server, b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")[0] == 400


@pytest.mark.parametrize("method, path, allowed", [
    ("DELETE", "/lapor", "GET, HEAD, POST"),
    ("PUT", CREATE, "GET, HEAD, POST"),
    ("POST", "/health/live", "GET, HEAD"),
])
def test_wrong_method_is_told_the_right_ones(server, method, path, allowed):
    status, headers, _ = ask(server, f"{method} {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert (status, headers["allow"]) == (405, allowed)


@pytest.mark.parametrize("head", [
    b"NONSENSE\r\n\r\n",
    b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200),  # TLS knocking at the wrong door
    bytes(range(256)) * 20,
])
def test_what_is_no_request_is_refused(server, head):
    assert ask(server, head)[0] in (0, 400, 404, 405, 505)


def test_three_thousand_header_lines_are_refused(server):
    lines = b"".join(b"X-%d: a\r\n" % n for n in range(3_000))
    assert ask(server, b"GET / HTTP/1.1\r\nHost: x\r\n", lines, b"\r\n")[0] in (0, 400, 431)


def test_one_endless_header_line_is_refused(server):
    line = b"X: " + b"a" * 2_000_000 + b"\r\n\r\n"
    assert ask(server, b"GET / HTTP/1.1\r\nHost: x\r\n", line)[0] in (0, 400, 431)


@pytest.mark.parametrize("path", [
    "/aset/../Package.swift",
    "/aset/..%2f..%2fetc%2fpasswd",
    "/aset/%2e%2e/%2e%2e/etc/passwd",
    "/aset/....//....//etc/passwd",
    "/aset/%00",
    "/aset/..%5c..%5cetc%5cpasswd",
    "/foto/..%2f..%2ftanggap.sqlite/besar.jpg",
    "//etc/passwd",
    "/laporan/%c0%ae%c0%ae/%ff",
    "/laporan/" + "a" * 5_000,
    "/l/" + "..%2f" * 50,
])
def test_no_path_climbs_out(server, path):
    status, _, body = get(server, path)
    assert status in (400, 404, 414), body[:200]
    assert b"root:" not in body and b"SQLite" not in body and b"swift-tools" not in body


@pytest.mark.parametrize("query", ["setelah=x", "setelah=9-9-9", "status=%00", "cari=%22%27%2A%20OR%20(",
                                   "wilayah=%27%3B--", "cari=" + "a" * 3_000, "status=ada%20ada%20saja"])
def test_odd_queries_get_an_answer(server, query):
    for path in ("/laporan", "/api/v1/laporan"):
        status, _, body = get(server, f"{path}?{query}")
        assert status in (200, 400, 404), (path, body[:200])


# JSON


@pytest.mark.parametrize("body", [
    b"{", b"", b"null", b"[]", b'"x"', b'{"uraian": 1}', b"\xff\xfe", b'{"idPengiriman":"a"}',
    b'{"idPengiriman":"12345678","uraian":"\xc3\x28"}', b'{"a":' * 10 + b"1" + b"}" * 9,
    b"[" * 60_000 + b"]" * 60_000, b'{"a":' * 12_000 + b"1" + b"}" * 12_000,
    b'{"uraian":' + b"[" * 30_000 + b"]" * 30_000 + b"}",
], ids=lambda body: f"{body[:12]!r}-{len(body)}")
def test_malformed_json_is_refused(server, body):
    status, _, answer = post(server, CREATE, "application/json", body)
    assert status in ((400, 413) if len(body) > 65_536 else (400,)), answer[:200]
    code(answer)


@pytest.mark.parametrize("field, value", [
    ("lat", 1e308), ("lat", -91), ("lon", 181), ("kategori", "tidak-ada"), ("kelurahan", "99"),
    ("privasi", "terbuka"), ("jenis", ""), ("uraian", "x"), ("uraian", "a" * 30_000),
    ("idPengiriman", "a b"), ("idPengiriman", "x" * 100), ("kontak", {"surel": "bukan surel"}),
])
def test_impossible_values_are_named(server, field, value):
    report = new_report(str(uuid.uuid4()), random.Random(1)) | {field: value}
    status, _, body = post(server, CREATE, "application/json", json.dumps(report).encode())
    assert status in (400, 422) and json.loads(body)["pesan"], body[:200]


def test_too_much_json_is_refused(server):
    assert post(server, CREATE, "application/json", b" " * 70_000)[0] == 413


# Forms and files


class Form:
    """The report form's first page, and what a browser sends from it."""

    def __init__(self, server: Server):
        _, headers, body = get(server, "/lapor")
        self.server = server
        self.cookie = "; ".join(
            line.split(";")[0] for line in re.findall(r"[^,]+=[^;]+;[^,]*", headers["set-cookie"])
        )
        self.token = re.search(r'name="([^"]+)" value="([^"]+)"', body.decode())
        assert self.token and self.cookie

    def head(self, length: int, boundary: str = "pemisah") -> bytes:
        return (
            f"POST /lapor HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\nCookie: {self.cookie}\r\n"
            f"Content-Type: multipart/form-data; boundary={boundary}\r\n"
            f"Content-Length: {length}\r\n\r\n"
        ).encode()

    def body(self, content: bytes, name: str = "foto.png") -> bytes:
        assert self.token
        return (
            f'--pemisah\r\nContent-Disposition: form-data; name="{self.token[1]}"\r\n\r\n'
            f"{self.token[2]}\r\n"
            f'--pemisah\r\nContent-Disposition: form-data; name="foto"; filename="{name}"\r\n'
            "Content-Type: image/png\r\n\r\n"
        ).encode() + content + b"\r\n--pemisah--\r\n"

    def send(self, body: bytes, length: int | None = None) -> tuple[int, dict[str, str], bytes]:
        return ask(self.server, self.head(len(body) if length is None else length), body)


def test_a_good_photo_is_taken(server):
    """The rig's own check: what follows is refused for its content, not for its form."""
    form = Form(server)
    status, headers, body = form.send(form.body(png(640, 480, 200, 60)))
    assert status == 303, body[-1500:]
    assert headers["location"].endswith("/tempat")


@pytest.mark.parametrize("name, content, words", [
    ("bom.png", bomb(12_000), "bom.png"),
    ("kosong.png", b"", None),
    ("teks.png", b"bukan foto " * 100, "teks.png"),
    ("potong.png", png(640, 480, 200, 60)[:900], "potong.png"),
    ("palsu.jpg", b"\xff\xd8\xff\xe0" + bytes(5_000), "palsu.jpg"),
    ("gambar.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "gambar.svg"),
])
def test_pictures_that_are_none_are_refused_in_words(server, name, content, words):
    form = Form(server)
    status, _, body = form.send(form.body(content, name))
    if words is None:
        return
    assert status == 422, body[-1500:]
    assert f"{words}: ".encode() in body


def test_name_of_a_file_is_text(server):
    form = Form(server)
    status, _, body = form.send(form.body(b"x" * 50, "<img src=x onerror=alert(1)>.png"))
    assert status == 422 and b"<img src=x" not in body


def test_eleven_megabytes_are_too_much(server):
    form = Form(server)
    status, _, body = form.send(form.body(b"\x89PNG" + bytes(11 * 1024 * 1024)))
    assert status == 422 and b"10 MB" in body


def test_a_gigabyte_announced_is_refused_before_it_comes(server):
    began = time.monotonic()
    assert Form(server).send(b"x", length=1 << 30)[0] == 413
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("cut", [10, 120, 400])
def test_truncated_multipart_is_refused(server, cut):
    form = Form(server)
    assert form.send(form.body(b"x" * 400)[:-cut])[0] == 400


@pytest.mark.parametrize("body", [
    b"--pemisah\r\n" * 5_000, b"--pemisah" + b"\r\nX: y" * 20_000, b"", bytes(50_000),
    b"--pemisah--\r\n", b'--pemisah\r\nContent-Disposition: form-data; name=""\r\n\r\n\r\n--pemisah--',
])
def test_odd_multipart_is_refused(server, body):
    assert Form(server).send(body)[0] in (400, 403, 413)


def test_a_client_that_hangs_up_in_an_upload_leaves_nothing(server):
    form = Form(server)
    for _ in range(20):
        with Wire(server) as wire:
            wire.send(form.head(9_000_000), form.body(b"\x89PNG" + bytes(500_000)))


@pytest.mark.parametrize("origin, token", [("http://jahat.example", True), ("http://x", False)])
def test_a_form_from_elsewhere_is_refused(server, origin, token):
    form = Form(server)
    body = f"{form.token[1]}={form.token[2] if token else 'x' * 43}&nomor=JK1".encode()
    head = (
        f"POST /lacak HTTP/1.1\r\nHost: x\r\nOrigin: {origin}\r\nCookie: {form.cookie}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    assert ask(server, head.encode(), body)[0] == 403


# Many at once


def test_slow_connections_do_not_hold_up_others(server):
    """300 that drip their heads and bodies, byte by byte, while others want to be served."""
    heads = [
        b"GET /laporan HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        b"POST " + CREATE.encode() + b" HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        b"Content-Length: 60000\r\n\r\n{",
        Form(server).head(5_000_000),
    ]
    wires = [Wire(server) for _ in range(DRIPPING)]
    stop = threading.Event()

    def drip() -> None:
        while not stop.wait(0.5):
            for wire in wires:
                wire.send(b"a")

    for number, wire in enumerate(wires):
        wire.send(heads[number % len(heads)])
    dripping = threading.Thread(target=drip, daemon=True)
    dripping.start()
    try:
        slowest = 0.0
        for number in range(30):
            began = time.monotonic()
            assert get(server, "/laporan" if number % 2 else "/")[0] == 200
            report = json.dumps(new_report(str(uuid.uuid4()), random.Random(number))).encode()
            assert post(server, CREATE, "application/json", report)[0] == CREATED
            slowest = max(slowest, time.monotonic() - began)
            time.sleep(0.1)
        print(f"\nslowest answer beside {DRIPPING} dripping connections: {slowest * 1000:.0f} ms")
        assert slowest < SERVED_WITHIN
    finally:
        stop.set()
        dripping.join()
        for wire in wires:
            wire.socket.close()


def test_four_bombs_at_once_do_not_stop_the_server(server):
    bombs = [Form(server) for _ in range(4)]
    content = bombs[0].body(bomb(6_000))  # within the limit of pixels: it is really decoded
    results: list[int] = []
    threads = [
        threading.Thread(target=lambda form=form: results.append(form.send(form.body(bomb(6_000)))[0]))
        for form in bombs
    ]
    assert len(content) < 1_000_000
    for thread in threads:
        thread.start()
    began = time.monotonic()
    assert get(server, "/")[0] == 200
    assert time.monotonic() - began < SERVED_WITHIN
    for thread in threads:
        thread.join(60)
    assert len(results) == 4 and set(results) <= {303, 422, 503}, results


def test_afterwards_memory_is_small(server):
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    resident = int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) // 1024
    print(f"\nresident after all this: {resident} MB")
    assert resident < MOST_MEMORY
