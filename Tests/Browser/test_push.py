"""Messages to browsers: through a push service, sealed for the browser alone (RFC 8291) and signed by
the city (RFC 8292). The service and the browser are played here; the service proves itself by TLS,
as all do.
"""

import base64
import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

import desk
from desk import Desk
from office import KELURAHAN
from person import STORY, Handed, Person, hands_in
from receivers import Post, Receiver, authority, trust, wait_until
from records import Records
from server import Server

CREATED, GONE, BUSY = 201, 410, 429
NEWS = 15  # seconds until what was done is told
CONTACT = "lapor@kota.test"


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def plain(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Browser:
    """What a browser keeps of a subscription."""

    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    secret: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def point(self) -> bytes:
        return point(self.key.public_key())

    def subscribes(self, reporter: Person, number: str, endpoint: str) -> int:
        ways, place = f"/laporan/{number}/kabar", f"/laporan/{number}/peramban"
        assert reporter.open(ways) == 200
        token = re.search(r'data-token="([0-9a-f]+)"', reporter.page)
        assert token and f'data-push="{place}"' in reporter.page
        fields = {
            "_token": token[1], "endpoint": endpoint, "p256dh": base64url(self.point),
            "auth": base64url(self.secret),
        }  # fmt: skip
        return reporter.open(place, "&".join(f"{k}={quoted(v)}" for k, v in fields.items()).encode())

    def unseals(self, post: Post) -> dict:
        """RFC 8188 section 2 and RFC 8291 section 3.4."""
        assert post.headers["content-encoding"] == "aes128gcm"
        body = post.body
        salt, size, length = body[:16], int.from_bytes(body[16:20]), body[20]
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        assert len(sealed) <= size <= 4096 and len(body) <= 4096
        other = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
        shared = self.key.exchange(ec.ECDH(), other)
        key = derived(32, self.secret, b"WebPush: info\0" + self.point + sender, shared)
        content = AESGCM(derived(16, salt, b"Content-Encoding: aes128gcm\0", key)).decrypt(
            derived(12, salt, b"Content-Encoding: nonce\0", key), sealed, None
        )
        content = content.rstrip(b"\0")
        assert content.endswith(b"\2")
        return json.loads(content[:-1])


def quoted(text: str) -> str:
    return text.replace("%", "%25").replace("&", "%26").replace("+", "%2B").replace("=", "%3D")


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    form = serialization.PublicFormat.UncompressedPoint
    return key.public_bytes(serialization.Encoding.X962, form)


def derived(length: int, salt: bytes, info: bytes, secret: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(secret)


def is_signed(post: Post, audience: str, key: str) -> None:
    """By the key the browser was given, for this service, not for long."""
    scheme, _, rest = post.headers["authorization"].partition(" ")
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    assert scheme.lower() == "vapid" and parts["k"] == key
    head, claims, signature = parts["t"].split(".")
    assert json.loads(plain(head))["alg"] == "ES256"
    said = json.loads(plain(claims))
    assert said["aud"] == audience and said["sub"] == f"mailto:{CONTACT}"
    assert time.time() < said["exp"] <= time.time() + 86_400
    raw = plain(signature)
    assert len(raw) == 64
    both = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    signer = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), plain(key))
    signer.verify(both, f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))


@dataclass
class Place:
    server: Server
    service: Receiver
    records: Records
    desk: Desk

    def reporter(self) -> tuple[Handed, Person]:
        """Of a report whose receipt is told: to nobody, for there was no way yet."""
        handed = hands_in(self.server.url)
        self.all_is_told()
        reporter = Person(self.server.url)
        assert reporter.open(handed.link) == 200
        return handed, reporter

    def tell(self) -> None:
        self.records.hurry("tell-people")

    def all_is_told(self) -> None:
        self.tell()
        outbox = "SELECT COUNT(*) FROM outbox"
        wait_until(lambda: self.records.number(outbox) == 0, NEWS, "nobody is told")

    def state(self, number: str) -> list[list[str]]:
        return self.records.rows(
            "SELECT s.state FROM subscriptions s JOIN reports r ON s.owner = 'report:' || r.id "
            f"WHERE s.channel = 'push' AND r.number = '{number}' ORDER BY s.id"
        )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("push")
    trusted, context = authority(folder)
    server = desk.server(
        folder / "data", TANGGAP_OUTBOUND_ALLOW="127.0.0.1", TANGGAP_QUIET_HOURS="0-0",
        TANGGAP_MAIL_FROM=CONTACT,
    )  # fmt: skip
    trust(server, trusted)
    try:
        with Receiver(CREATED, context) as service:
            server.start()
            yield Place(server, service, Records(server), Desk(server.url))
            assert server.stop() == 0, server.tail()
    finally:
        server.kill()


@pytest.fixture(autouse=True)
def forgotten(place: Place) -> None:
    place.service.posts.clear()


def test_a_browser_is_told_and_nobody_else(place: Place):
    handed, reporter = place.reporter()
    browser = Browser()
    endpoint = f"{place.service.url}/kirim/abc"
    assert browser.subscribes(reporter, handed.number, endpoint) == 204
    reporter.open(f"/laporan/{handed.number}/kabar")
    key = re.search(r'data-key="([^"]+)"', reporter.page)
    assert key
    place.desk.asks(handed.number, "Apakah lubangnya di Jalan Contoh?")
    place.tell()
    [post] = place.service.wait(1)
    assert post.path == "/kirim/abc"
    assert 0 < int(post.headers["ttl"]) <= 28 * 86_400
    assert post.headers["urgency"] in {"very-low", "low", "normal", "high"}
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,32}", post.headers["topic"])
    is_signed(post, place.service.url, key[1])

    said = browser.unseals(post)
    assert set(said) == {"id", "judul", "tautan"}
    assert handed.number in said["judul"] and said["tautan"] == f"/laporan/{handed.number}"
    # It shows on a locked screen: nobody's words, and no key to the report.
    everything = json.dumps(said)
    for secret in [STORY, "Jalan Contoh", "lubang", handed.link.rsplit("/", 1)[1], handed.pin]:
        assert secret not in everything, secret
    assert handed.number.encode() not in post.body
    assert place.state(handed.number) == [["on"]]


def test_what_is_tried_again_is_the_same_message(place: Place):
    handed, reporter = place.reporter()
    browser = Browser()
    assert browser.subscribes(reporter, handed.number, f"{place.service.url}/sibuk") == 204
    place.service.answers = [BUSY, 503]
    place.desk.asks(handed.number, "Di sisi mana?")
    place.tell()
    place.service.wait(1)
    for count in (2, 3):
        wait_until(lambda: waits(place), 5, "it is not kept for another try")
        place.records.hurry("deliver")
        place.service.wait(count)
    said = [browser.unseals(post) for post in place.service.posts]
    assert [post.status for post in place.service.posts] == [BUSY, 503, CREATED]
    assert said[0] == said[1] == said[2]
    assert len({post.headers["topic"] for post in place.service.posts}) == 1
    assert len({post.body for post in place.service.posts}) == 3, "a key was used twice"


def waits(place: Place) -> bool:
    jobs = "SELECT COUNT(*) FROM jobs WHERE kind = 'deliver' AND state = 'waiting'"
    return place.records.number(jobs) > 0


def test_a_browser_that_is_gone_is_forgotten(place: Place):
    handed, reporter = place.reporter()
    assert Browser().subscribes(reporter, handed.number, f"{place.service.url}/pergi") == 204
    place.service.answers = [GONE]
    place.desk.asks(handed.number, "Di sisi mana?")
    place.tell()
    wait_until(lambda: place.state(handed.number) == [["gone"]], NEWS, "it is still written to")
    wait_until(
        lambda: place.records.deliveries(handed.number)[0][2] == "failed", 5, "it was not failed"
    )
    officer = place.desk.officer(KELURAHAN)
    officer.open(f"/meja/laporan/{handed.number}")
    assert "Gagal sampai" in officer.page and "Peramban" in officer.page
    place.desk.takes(handed.number)
    place.desk.finishes(handed.number)
    place.desk.verifies(handed.number)
    place.all_is_told()
    assert [topic for topic, *_ in place.records.deliveries(handed.number)] == ["question"]
    assert len(place.service.posts) == 1


def test_only_the_reporter_s_own_device_may_subscribe(place: Place):
    handed, reporter = place.reporter()
    stranger = Person(place.server.url)
    body = b"endpoint=https%3A%2F%2F127.0.0.1%2F&p256dh=x&auth=x"
    place_of_it = f"/laporan/{handed.number}/peramban"
    assert stranger.open(place_of_it, body) >= 400 or stranger.path == "/lacak"
    other, _ = place.reporter()
    assert place.state(other.number) == place.state(handed.number) == []
    for endpoint in [
        "http://127.0.0.1/x", "ftp://127.0.0.1/x", "https://", "https://127.0.0.1/\nx",
        "https://127.0.0.1/" + "x" * 1000,
    ]:  # fmt: skip
        assert Browser().subscribes(reporter, handed.number, endpoint) == 400, endpoint
    assert place.state(handed.number) == []


def test_no_push_service_within_the_city_s_network(place: Place):
    """An address only the server can reach: the browser says it, the server does not go there."""
    handed, reporter = place.reporter()
    with Receiver(CREATED, host="127.0.0.2") as inside:
        endpoint = f"https://127.0.0.2:{inside.server_port}/x"
        status = Browser().subscribes(reporter, handed.number, endpoint)
        assert status in (204, 400)
        place.desk.asks(handed.number, "Di sisi mana?")
        place.all_is_told()
        wait_until(lambda: not waits(place), 5, "it is still tried")
        if status == 204:
            wait_until(lambda: place.state(handed.number) == [["gone"]], NEWS, "still written to")
        assert inside.connections == 0
