"""Nonsense into every form a person can come to and into every JSON route. Whatever is sent is
answered in time and never by a failure of ours; the server is alive and sound after it.

What is sent is drawn from a fixed seed, so a failure comes back.
"""

import json
import os
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from crawl import Walk, ask
from desk import server as prepared
from interface import CHECK, CREATE, READY
from office import ADMINISTRATOR, FIELD, KELURAHAN, OFFICERS, PASSWORD, POINT, VERIFIER, Officer
from person import Form, Forms, Person, hands_in
from pictures import png
from server import Server, run

EACH_FORM = int(os.environ.get("FUZZ_EACH", "30"))  # tries at one form of one person
EACH_ROUTE = 100
ANSWERS: Counter[int] = Counter()

NASTY = [
    "", " ", "\n", "a" * 5_000, "💥" * 200, "‮ebretni", "a\u0301" * 500, "\ufeff", "\u2028", "ÿ",
    "%00", "\x00", "\x1b[2J", "-1", "0", "1e999", "NaN", "9" * 40, "-9223372036854775808",
    "9223372036854775808", "2025-13-45", "0000-00-00", "25:61", "'; DROP TABLE reports; --",
    "\"><script>alert(1)</script>", "../../etc/passwd", "{{7*7}}", "${jndi:ldap://x}", "javascript:x",
    "JK2503059999", "KEL-31.71.03.1003", "admin", "true", "null", "[]", "91,181", POINT, "@", "a@b",
    "+6281234567890", "http://[::1]:1/", "\r\nSet-Cookie: a=b", "İstanbul ıI", "\U0010ffff",
]  # fmt: skip

PICTURE = png(8, 8, 200, 60)

words = st.one_of(
    st.sampled_from(NASTY), st.text(max_size=60), st.integers().map(str), st.floats().map(str)
)
quiet = settings(
    derandomize=True, deadline=None, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    site = prepared(tmp_path_factory.mktemp("fuzz") / "data")
    try:
        site.start()
        yield site
        assert site.stop() == 0, site.tail()
        done = run(CHECK, data=site.data)
        assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-2_000:]
    finally:
        site.kill()


@pytest.fixture(autouse=True)
def still_ready(site: Server) -> Iterator[None]:
    yield
    assert site.process is not None and site.process.poll() is None, site.tail()
    assert ask(Person(site.url), READY).status == 200, site.tail()


@st.composite
def sent(draw: st.DrawFn, form: Form) -> tuple[bytes, str]:
    """A form filled with nonsense, and at times not even a form."""
    pairs: list[tuple[bytes, bytes]] = []
    for name, value in [*form.fields, *((name, "") for name in form.options)]:
        options = [value for value, _ in form.options.get(name, [])]
        plain = st.sampled_from(options) if options else st.just(value)
        if name == "_token" or draw(st.integers(0, 9)) == 0:
            values = [value]
        else:
            values = draw(st.lists(st.one_of(plain, words), max_size=2))
        for one in values:
            pairs.append((name.encode(), one.encode("utf-8", "surrogatepass")))
    if draw(st.integers(0, 4)) == 0:
        pairs.append((b"tidak-ada", b"x"))
    kind = draw(st.sampled_from(["form", "form", "parts", "parts", "broken", "wrong"]))
    if kind == "form":
        return urlencode(pairs).encode(), "application/x-www-form-urlencoded"
    if kind == "wrong":
        body = draw(st.one_of(st.binary(max_size=300), st.just(urlencode(pairs).encode())))
        types = ["text/plain", "application/json", "multipart/form-data", "", "x" * 300]
        return body, draw(st.sampled_from(types))
    body = b""
    for name, value in pairs:
        body += b'--batas\r\nContent-Disposition: form-data; name="' + name + b'"\r\n\r\n'
        body += value + b"\r\n"
    files = st.sampled_from([b"", b"\x89PNG" + bytes(50), PICTURE])
    for content in draw(st.lists(files, max_size=2)):
        body += b'--batas\r\nContent-Disposition: form-data; name="foto"; filename="a\xff.png"'
        body += b"\r\nContent-Type: image/png\r\n\r\n" + content + b"\r\n"
    body += b"--batas--\r\n"
    if kind == "broken":
        cut = draw(st.integers(0, len(body)))
        body = body[:cut] + draw(st.binary(max_size=40)) + body[cut:][draw(st.integers(0, 40)) :]
    return body, "multipart/form-data; boundary=batas"


def is_ours(status: int) -> bool:
    ANSWERS[status] += 1
    return status >= 500


def bombard(person: Person, form: Form, again: Callable[[], object]) -> None:
    """Sends many; `again` lets the person in again after a form that ended that."""

    @settings(quiet, max_examples=EACH_FORM)
    @given(sent(form))
    def try_out(what: tuple[bytes, str]) -> None:
        body, kind = what
        answer = ask(person, form.action, body, {"Content-Type": kind})
        if answer.status == 401:
            again()
        assert not is_ours(answer.status), (form.action, answer.status, kind, body[:600])

    try_out()


def test_every_form_of_a_citizen(site: Server):
    mine = hands_in(site.url, "uji@example.id", privasi="publik")
    other = hands_in(site.url, privasi="publik")
    citizen = Person(site.url)
    begun = ask_token(citizen)
    starts = ["/", mine.link.replace(site.url, ""), f"/laporan/{mine.number}", "/lapor", "/lacak"]
    steps = ["foto", "tempat", "masalah", "privasi", "kontak", "periksa"]
    starts += [f"/lapor/{begun}/{step}" for step in steps] + [f"/laporan/{other.number}"]
    walk = Walk(citizen, starts, alike=4).run()
    forms = list(walk.posts())
    assert len(forms) >= 12, sorted(walk.forms)
    # What ends the walk is tried last.
    for form in sorted(forms, key=lambda form: ("lupakan" in form.action, "cabut" in form.action)):
        bombard(citizen, form, lambda: ask(citizen, mine.link.replace(site.url, "")))


def ask_token(citizen: Person) -> str:
    assert citizen.open("/lapor") == 200
    assert citizen.sends("/lapor", {"aksi": "lanjut"}) == 200
    return citizen.path.split("/")[2]


CLERKS = [officer for officer in OFFICERS if officer is not ADMINISTRATOR]


@pytest.mark.parametrize("officer", CLERKS, ids=lambda officer: officer.role)
def test_every_form_of_an_officer(site: Server, officer: Officer):
    bombard_all(site, officer)


def bombard_all(site: Server, officer: Officer) -> None:
    number = hands_in(site.url, privasi="publik").number
    if officer is VERIFIER:
        clerk = Person(site.url).signs_in(KELURAHAN)
        clerk.does(number, "ambil")
        clerk.does(number, "hasil", {"foto": png(40, 30, 200, 60)}, uraian="Lubang ditutup.", sifat="tuntas")
    person = Person(site.url).signs_in(officer)
    starts = ["/meja", f"/meja/laporan/{number}", f"/meja/moderasi/{number}"]
    walk = Walk(person, starts, most=60, alike=1).run()
    forms = list(walk.posts())
    assert len(forms) >= (1 if officer is FIELD else 2), sorted(walk.forms)
    # Accounts last: one of them is the person's own.
    for form in sorted(forms, key=lambda form: "/pengguna/" in form.action):
        bombard(person, form, lambda: sign_in(person, officer))


def sign_in(person: Person, officer: Officer) -> None:
    """As far as the account still has its password."""
    if person.open("/masuk") == 200 and any(f.action == "/masuk" for f in Forms(person.page).forms):
        person.sends("/masuk", {"nama": officer.login, "kata_sandi": PASSWORD})


def json_values() -> st.SearchStrategy:
    leaves = st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), words,
        st.sampled_from([1e308, -1e308, 10**30, 0.1]),
    )  # fmt: skip
    return st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
        max_leaves=12,
    )  # fmt: skip


MEMBERS = [
    "idPengiriman", "uraian", "jenis", "kategori", "lat", "lon", "kelurahan", "alamat", "patokan",
    "privasi", "kontak",
]  # fmt: skip


def test_json_handed_in(site: Server):
    person = Person(site.url)

    def good() -> dict:
        return {
            "idPengiriman": uuid.uuid4().hex, "uraian": "Lampu jalan padam sejak kemarin.",
            "lat": -6.17363, "lon": 106.85618, "kontak": {"nama": "A"},
        }  # fmt: skip

    @settings(quiet, max_examples=EACH_ROUTE * 4)
    @given(st.dictionaries(st.sampled_from(MEMBERS), json_values(), max_size=4), json_values())
    def try_out(changed: dict, other: object) -> None:
        for value in (good() | changed, other):
            body = json.dumps(value).encode("utf-8", "surrogatepass")
            answer = ask(person, CREATE, body, {"Content-Type": "application/json"})
            assert not is_ours(answer.status), (answer.status, body[:600])
            assert answer.status < 300 or json.loads(answer.body)["kode"], answer.body[:300]

    try_out()


QUERIES = {
    "/api/v1/laporan": ["kategori", "wilayah", "cari", "status", "dekat", "radius", "setelah"],
    "/api/v1/laporan.csv": ["kategori", "wilayah", "cari", "status"],
    "/api/v1/peta": ["kotak", "zoom", "kategori", "status"],
    "/api/v1/peta/privat": ["wilayah"],
    "/laporan": ["kategori", "wilayah", "cari", "status", "jenis", "kotak", "setelah", "bahasa"],
    "/laporan.atom": ["kategori", "wilayah", "cari", "status", "jenis", "kotak", "bahasa"],
    "/peta": ["kategori", "wilayah", "status", "kotak"],
    "/cara-melapor": ["mau"],
    "/laporan/saring": ["kategori", "wilayah", "cari"],
    "/lacak": ["kembali", "lupa"],
    "/masuk": ["kembali"],
}


@pytest.mark.parametrize("path", QUERIES)
def test_queries(site: Server, path: str):
    person = Person(site.url)

    @settings(quiet, max_examples=EACH_ROUTE)
    @given(st.lists(st.tuples(st.sampled_from(QUERIES[path]), words), max_size=5))
    def try_out(pairs: list[tuple[str, str]]) -> None:
        query = urlencode(
            [(name, value.encode("utf-8", "surrogatepass")) for name, value in pairs]
        )
        answer = ask(person, f"{path}?{query}")
        assert not is_ours(answer.status), (path, query[:600], answer.status)

    try_out()


@pytest.mark.parametrize("pattern", [
    "/laporan/{}", "/api/v1/laporan/{}", "/l/{}", "/foto/{}/kecil.jpg", "/lapor/{}/periksa",
    "/berhenti/{}", "/langsung/{}", "/laporan/{}/laporkan", "/meja/laporan/{}", "/aset/{}",
])  # fmt: skip
def test_names_in_paths(site: Server, pattern: str):
    person = Person(site.url).signs_in(KELURAHAN)

    @settings(quiet, max_examples=EACH_ROUTE // 2)
    @given(words, st.sampled_from(["GET", "POST", "HEAD", "PUT"]))
    def try_out(name: str, method: str) -> None:
        path = pattern.format(quote(name.encode("utf-8", "surrogatepass")[:1_500], safe=""))
        answer = ask(person, path, b"" if method in ("POST", "PUT") else None, method=method)
        assert not is_ours(answer.status), (method, path, answer.status)

    try_out()


def test_every_form_of_the_administrator(site: Server):
    """After the others, for it may well change their accounts."""
    bombard_all(site, ADMINISTRATOR)


def test_the_nonsense_came_through():
    """The rig's own check: what was sent was taken for what it is, not turned away at the gate."""
    print(f"\nanswers: {dict(sorted(ANSWERS.items()))}")
    assert ANSWERS[303] > 100 and ANSWERS[422] > 200 and ANSWERS[400] > 200
    assert ANSWERS[401] + ANSWERS[403] < ANSWERS.total() / 5


def test_what_was_sent_is_text(site: Server):
    """After all this nothing that was typed has become markup."""
    person = Person(site.url)
    for path in ["/laporan", "/", "/api/v1/laporan"]:
        assert b"<script>alert(1)" not in ask(person, path).body
    assert Path(site.data).exists()
