"""Limits by address, with a real server behind a proxy: few do not keep many out."""

import itertools
import json
import random
import uuid
from collections.abc import Callable, Iterator

import pytest

from crawl import Answer, ask
from desk import server as prepared
from interface import CREATE, CREATED, SIGN_IN, new_report
from office import KELURAHAN
from person import Forms, Person
from server import Server

MANY = 120  # reports of one address in an hour
TRIES = 60  # at passwords from one address


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    site = prepared(
        tmp_path_factory.mktemp("limits") / "data",
        TANGGAP_TRUSTED_PROXIES="127.0.0.1", TANGGAP_LOG_LEVEL="trace",
    )  # fmt: skip
    try:
        site.start()
        yield site
        assert site.stop() == 0, site.tail()
    finally:
        site.kill()


def hand_in(site: Server, address: str) -> Answer:
    body = json.dumps(new_report(uuid.uuid4().hex, random.Random(1))).encode()
    headers = {"Content-Type": "application/json", "X-Forwarded-For": address}
    return ask(Person(site.url), CREATE, body, headers)


def until_held(send: Callable[[], Answer], at_least: int, good: int) -> Answer:
    """Sends until it is told to wait. A slow machine may get some more: buckets run full meanwhile."""
    for count in range(at_least * 2 + 20):
        answer = send()
        if answer.status == 429:
            assert count >= at_least, f"held after {count}"
            return answer
        assert answer.status == good, answer.text[:300]
    raise AssertionError(f"{at_least * 2 + 20} were taken")


def test_one_address_uses_up_its_own_and_nobody_elses(site: Server):
    held = until_held(lambda: hand_in(site, "203.0.113.5"), MANY, CREATED)
    assert json.loads(held.body)["kode"] == "terlalu_sering"
    assert hand_in(site, "203.0.113.6").status == CREATED, "its neighbour"
    assert hand_in(site, "127.0.0.1").status == CREATED, "a counter of the city"
    # All addresses of one household of IPv6 are one.
    hosts = itertools.count(1)
    until_held(lambda: hand_in(site, f"2001:db8:1:2::{next(hosts):x}"), MANY, CREATED)
    assert hand_in(site, "2001:db8:1:3::1").status == CREATED


def test_what_is_forged_counts_nothing(site: Server):
    """Only what the proxy itself has added is believed."""
    for _ in range(3):
        assert hand_in(site, "203.0.113.200, 198.51.100.7").status == CREATED
    held = until_held(lambda: hand_in(site, "198.51.100.8, 203.0.113.5"), 0, CREATED)
    assert held.status == 429, "still the first one"


def sign_in(person: Person, name: str, word: str, address: str) -> Answer:
    fields = {"nama": name, "kata_sandi": word}
    fields |= {n: v for f in Forms(ask(person, SIGN_IN).text).forms for n, v in f.fields if n == "_token"}
    body = "&".join(f"{name}={value}" for name, value in fields.items()).encode()
    kind = "application/x-www-form-urlencoded"
    return ask(person, SIGN_IN, body, {"Content-Type": kind, "X-Forwarded-For": address})


def test_an_office_is_not_locked_out_by_its_own_network(site: Server):
    """Somebody in the same building tries passwords; the officer, signed in, goes on working."""
    clerk = Person(site.url).signs_in(KELURAHAN)
    stranger = Person(site.url)
    names = itertools.count()
    until_held(
        lambda: sign_in(stranger, f"coba{next(names)}", "salah", "198.51.100.20"), TRIES, 422
    )
    for _ in range(3):
        headers = {"X-Forwarded-For": "198.51.100.20"}
        assert ask(clerk, "/meja/baru", headers=headers).status == 200


def test_addresses_are_not_written_down(site: Server):
    log = site.log.read_bytes()
    assert b"203.0.113" not in log and b"198.51.100" not in log and b"2001:db8" not in log
    store = b"".join(path.read_bytes() for path in site.data.glob("tanggap.sqlite*"))
    assert b"203.0.113.5" not in store and b"cb007105" not in store
