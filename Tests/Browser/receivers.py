"""Machines of others, played by the test: a web server that receives posts and a mail relay. Both do
as they are told and note all they get. Standard library and cryptography.
"""

import datetime
import email
import email.policy
import ipaddress
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from server import Server


def wait_until(true: Callable[[], object], within: float, what: str) -> None:
    until = time.monotonic() + within
    while not true():
        assert time.monotonic() < until, what
        time.sleep(0.02)


# HTTP


@dataclass(frozen=True)
class Post:
    path: str
    headers: dict[str, str]  # names in lower case
    body: bytes
    status: int  # what was answered


class Receiver(ThreadingHTTPServer):
    """Answers the next posts with `answers` in their order, and then with `usual`."""

    daemon_threads = True

    def __init__(self, usual: int, context: ssl.SSLContext | None = None, host: str = "127.0.0.1"):
        super().__init__((host, 0), Answering)
        self.usual = usual
        self.answers: list[int] = []
        self.posts: list[Post] = []
        self.connections = 0
        self.lock = threading.Lock()
        self.context = context
        scheme = "https" if context else "http"
        self.url = f"{scheme}://{host}:{self.server_port}"

    def get_request(self):
        connection, address = super().get_request()
        self.connections += 1
        if self.context:
            connection.settimeout(10)
            # The handshake is made by the thread that answers.
            connection = self.context.wrap_socket(
                connection, server_side=True, do_handshake_on_connect=False
            )
        return connection, address

    def __enter__(self) -> "Receiver":
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def handle_error(self, *_: object) -> None:
        pass  # clients that are killed in the middle

    def wait(self, count: int, within: float = 30) -> list[Post]:
        wait_until(lambda: len(self.posts) >= count, within, f"{len(self.posts)} of {count} posts came")
        return self.posts


class Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        with self.server.lock:
            status = self.server.answers.pop(0) if self.server.answers else self.server.usual
            self.server.posts.append(Post(self.path, headers, body, status))
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def authority(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate authority's file, and what a server at 127.0.0.1 needs to prove itself by it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Uji Coba")])
    now = datetime.datetime.now(datetime.timezone.utc)
    day = datetime.timedelta(days=1)
    here = [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(x509.SubjectAlternativeName(here), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    trusted, private = folder / "authority.pem", folder / "key.pem"
    trusted.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(trusted, private)
    return trusted, context


def trust(server: Server, authority: Path) -> None:
    """The server sees another list of the system's authorities; nobody else does."""
    mount = 'mount --bind "$0" /etc/ssl/certs/ca-certificates.crt && exec "$@"'
    user = [] if os.geteuid() == 0 else ["--map-root-user"]
    server.before = ["unshare", "--mount", *user, "sh", "-c", mount, str(authority)]


# Mail


class Relay:
    """A mail relay without encryption. What it does with the next letters is in `verdicts`: "ok", a
    line such as "450 later" at the reader or, with "." in front, after the whole letter; or
    "vanish", which hangs up when the letter is there. Afterwards all are taken.
    """

    def __init__(self) -> None:
        self.verdicts: list[str] = []
        self.tried: list[str] = []  # readers, each time
        self.seen: list[EmailMessage] = []  # whole letters, taken or not
        self.taken: list[EmailMessage] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"smtp://127.0.0.1:{self.listener.getsockname()[1]}"

    def __enter__(self) -> "Relay":
        threading.Thread(target=self.serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.listener.close()

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.talk, args=(connection,), daemon=True).start()

    def talk(self, connection: socket.socket) -> None:
        connection.settimeout(20)
        verdict = "ok"
        with connection, connection.makefile("rwb") as wire:

            def say(line: str) -> None:
                wire.write(line.encode() + b"\r\n")
                wire.flush()

            say("220 pos.test")
            while line := wire.readline():
                word = line.split(b":")[0].split()[0].upper()
                if word == b"RCPT":
                    self.tried.append(line.decode().split("<")[1].split(">")[0])
                    verdict = self.verdicts.pop(0) if self.verdicts else "ok"
                    say(verdict if verdict[0].isdigit() else "250 ok")
                elif word == b"DATA":
                    say("354 go on")
                    letter = b""
                    while (part := wire.readline()) not in (b".\r\n", b""):
                        letter += part[1:] if part.startswith(b".") else part
                    self.seen.append(email.message_from_bytes(letter, policy=email.policy.default))
                    if verdict == "vanish":
                        return
                    if verdict.startswith("."):
                        say(verdict[1:])
                    else:
                        self.taken.append(self.seen[-1])
                        say("250 taken")
                elif word == b"QUIT":
                    say("221 bye")
                    return
                else:
                    say("250 ok")
