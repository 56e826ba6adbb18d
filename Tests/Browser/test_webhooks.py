"""Machines of others are told of reports: signed (Standard Webhooks), in order for each report,
though they fail; and they cannot be used to reach what only the server can reach.
"""

import base64
import hashlib
import hmac
import json
import re
import secrets
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

import desk
from desk import Desk
from office import ADMINISTRATOR, KELURAHAN
from person import STORY, Person, hands_in
from receivers import Post, Receiver, authority, trust, wait_until
from records import Records
from server import Server

OK, BROKEN, GONE = 200, 500, 410
WEBHOOKS = "/meja/webhook"
EVENTS = "report.created report.changed report.completed report.reopened"
NEWS = 15  # seconds until what was done is told


@dataclass
class Place:
    server: Server
    receiver: Receiver  # speaks HTTP
    records: Records
    desk: Desk
    secure: ssl.SSLContext  # of a receiver the server trusts

    def hook(self, url: str) -> tuple[int, str]:
        """As an administrator would add it, but for addresses the page does not take: number, secret."""
        secret = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
        self.records.change(
            "INSERT INTO webhooks (url, events, secret, state, created_at) "
            f"VALUES ('{url}', '{EVENTS}', '{secret}', 'on', {int(time.time() * 1000)})"
        )
        return self.records.number("SELECT MAX(id) FROM webhooks"), secret

    def posts(self, hook: int, number: str) -> list[list[str]]:
        """Event, state, attempts."""
        return self.records.rows(
            "SELECT p.event, p.state, p.attempts, p.status, p.problem FROM webhook_posts p "
            f"JOIN reports r ON r.id = p.report_id WHERE webhook_id = {hook} "
            f"AND r.number = '{number}' ORDER BY p.id"
        )

    def tell(self) -> None:
        self.records.hurry("tell-people")

    def ends(self, number: str) -> None:
        self.desk.takes(number)
        self.desk.finishes(number)
        self.desk.verifies(number)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("webhooks")
    trusted, secure = authority(folder)
    server = desk.server(folder / "data", TANGGAP_OUTBOUND_ALLOW="http:127.0.0.1")
    trust(server, trusted)
    try:
        with Receiver(OK) as receiver:
            server.start()
            yield Place(server, receiver, Records(server), Desk(server.url), secure)
            assert server.stop() == 0, server.tail()
    finally:
        server.kill()


@pytest.fixture(autouse=True)
def forgotten(place: Place) -> Iterator[None]:
    yield
    place.records.change("UPDATE webhooks SET state = 'off'")
    place.receiver.posts.clear()
    place.receiver.answers.clear()


def signatures(post: Post, secret: str) -> list[bool]:
    """Whether each signature of a post is by this secret."""
    stamp = post.headers["webhook-timestamp"]
    assert abs(time.time() - int(stamp)) < 300
    said = f"{post.headers['webhook-id']}.{stamp}.".encode() + post.body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    right = "v1," + base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
    return [one == right for one in post.headers["webhook-signature"].split(" ")]


def body(post: Post) -> dict:
    assert post.headers["content-type"] == "application/json"
    return json.loads(post.body)


def test_what_happens_comes_in_order_and_signed(place: Place):
    _, secret = place.hook(f"{place.receiver.url}/terima?kota=1")
    number = hands_in(place.server.url, privasi="publik").number
    place.ends(number)
    place.tell()
    posts = place.receiver.wait(4)
    told = [body(post) for post in posts]
    assert [one["type"] for one in told] == [
        "report.created", "report.changed", "report.changed", "report.completed",
    ]  # fmt: skip
    for post, one in zip(posts, told):
        assert post.path == "/terima?kota=1" and signatures(post, secret) == [True]
        assert one["data"]["nomor"] == number
        assert one["data"]["tautan"] == f"{place.server.url}/laporan/{number}"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one["timestamp"])
    assert len({post.headers["webhook-id"] for post in posts}) == 4
    times = [one["timestamp"] for one in told]
    assert times == sorted(times)


def test_no_more_than_the_public_sees(place: Place):
    place.hook(place.receiver.url)
    contact = {"telepon": "0812 3456 7890", "nama": "Siti Pelapor", "bolehDihubungi": True}
    private = hands_in(place.server.url, kontak=contact, alamat="Jalan Contoh 12").number
    hidden = hands_in(place.server.url, privasi="rahasia", kontak=contact).number
    place.desk.notes(private, "Catatan antar-petugas.")
    place.desk.asks(private, "Di sisi mana, Bu Siti?")
    place.tell()
    place.receiver.wait(1)
    outbox = "SELECT COUNT(*) FROM outbox"
    wait_until(lambda: place.records.number(outbox) == 0, NEWS, "nobody is told")
    waiting = "SELECT COUNT(*) FROM webhook_posts WHERE state = 'waiting'"
    wait_until(lambda: place.records.number(waiting) == 0, NEWS, "something waits")
    [post] = place.receiver.posts
    assert body(post)["data"]["nomor"] == private and body(post)["type"] == "report.created"
    for secret in [STORY, "3456", "Siti", "Contoh", "Catatan", "sisi mana", hidden, "-6.17"]:
        assert secret.encode() not in post.body, secret


def test_a_receiver_that_fails_gets_all_in_order(place: Place):
    hook, secret = place.hook(place.receiver.url)
    place.receiver.answers = [BROKEN] * 3
    number = hands_in(place.server.url).number
    place.tell()
    place.receiver.wait(1)
    place.ends(number)
    place.tell()
    # What happens meanwhile waits behind what failed.
    for count in (2, 3, 4):
        jobs = "SELECT COUNT(*) FROM jobs WHERE kind = 'call-hook' AND state = 'waiting'"
        wait_until(lambda: place.records.number(jobs) > 0, 5, "it is not kept for another try")
        place.records.hurry("call-hook")
        place.receiver.wait(count)
    posts = place.receiver.wait(7)
    assert [post.status for post in posts] == [BROKEN] * 3 + [OK] * 4
    first = posts[0]
    for post in posts[:4]:
        assert post.headers["webhook-id"] == first.headers["webhook-id"]
        assert post.body == first.body and signatures(post, secret) == [True]
    assert [body(post)["type"] for post in posts[3:]] == [
        "report.created", "report.changed", "report.changed", "report.completed",
    ]  # fmt: skip
    wait_until(
        lambda: {state for _, state, *_ in place.posts(hook, number)} == {"delivered"}, 5, "not noted"
    )
    assert [row[2] for row in place.posts(hook, number)] == ["4", "1", "1", "1"]


def test_one_report_does_not_hold_up_another(place: Place):
    place.hook(place.receiver.url)
    place.receiver.answers = [BROKEN]
    first = hands_in(place.server.url).number
    place.tell()
    place.receiver.wait(1)
    second = hands_in(place.server.url).number
    place.tell()
    posts = place.receiver.wait(2)
    assert [body(post)["data"]["nomor"] for post in posts[:2]] == [first, second]


def test_a_receiver_that_wants_nothing_more_is_switched_off(place: Place):
    hook, _ = place.hook(place.receiver.url)
    place.receiver.answers = [GONE]
    number = hands_in(place.server.url).number
    place.tell()
    state = f"SELECT state FROM webhooks WHERE id = {hook}"
    wait_until(lambda: place.records.rows(state) == [["off"]], NEWS, "it is still on")
    place.desk.takes(number)
    place.tell()
    outbox = "SELECT COUNT(*) FROM outbox"
    wait_until(lambda: place.records.number(outbox) == 0, NEWS, "nobody is told")
    assert len(place.receiver.posts) == 1


@pytest.mark.parametrize("address", ["http://127.0.0.2:{port}", "https://127.0.0.2:{port}/x"])
def test_nothing_goes_to_addresses_inside(place: Place, address: str):
    with Receiver(OK, host="127.0.0.2") as inside:
        hook, _ = place.hook(address.format(port=inside.server_port))
        number = hands_in(place.server.url).number
        place.tell()
        wait_until(
            lambda: (found := place.posts(hook, number)) and found[0][2] != "0", NEWS, "not tried"
        )
        [[_, state, _, status, problem]] = place.posts(hook, number)
        assert (state, status) == ("waiting", "") and problem
        assert inside.connections == 0


def test_an_administrator_adds_a_receiver_and_changes_its_secret(place: Place):
    """On the page; over TLS, for it takes nothing else."""
    admin = Person(place.server.url).signs_in(ADMINISTRATOR)
    assert admin.open(WEBHOOKS) == 200
    plain = {"alamat": "http://127.0.0.1/x", "kejadian": "report.created"}
    assert admin.sends(WEBHOOKS, plain) == 422
    assert admin.open(WEBHOOKS) == 200
    with Receiver(OK, place.secure) as receiver:
        wished = {"alamat": f"{receiver.url}/x", "kejadian": "report.created"}
        assert admin.sends(WEBHOOKS, wished) == 200
        old = secret_on(admin)
        number = hands_in(place.server.url).number
        place.tell()
        [post] = receiver.wait(1)
        assert signatures(post, old) == [True] and body(post)["data"]["nomor"] == number

        hook = place.records.number("SELECT MAX(id) FROM webhooks")
        page = f"{WEBHOOKS}/{hook}"
        assert admin.open(page) == 200
        assert old not in admin.page and number in admin.page and "Terkirim" in admin.page
        assert admin.sends(f"{page}/rahasia") == 200
        new = secret_on(admin)
        assert new != old
        hands_in(place.server.url)
        place.tell()
        post = receiver.wait(2)[1]
        # Both count until the older one is dropped.
        assert signatures(post, new) == [True, False] and signatures(post, old) == [False, True]
        assert admin.open(page) == 200 and admin.sends(f"{page}/rahasia-lama") == 200
        hands_in(place.server.url)
        place.tell()
        assert signatures(receiver.wait(3)[2], new) == [True]
    officer = Person(place.server.url).signs_in(KELURAHAN)
    assert officer.open(WEBHOOKS) == 403


def secret_on(admin: Person) -> str:
    found = re.search(r"whsec_[A-Za-z0-9+/=]+", admin.page)
    assert found, admin.page
    return found[0]
