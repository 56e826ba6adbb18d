"""The pages of everybody in the demonstration city, full of reports: light, narrow enough, accessible.

The journey looks at what a page says; this looks at every page there is, with real loads on it.
"""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from server import Server
from walk import DESK_BYTES, People, Walk

MOST_LINKS = 12  # followed from one desk


@dataclass(frozen=True)
class Account:
    login: str
    role: str
    password: str


def accounts(server: Server) -> list[Account]:
    """As the program prints them for whoever tries it."""
    printed = server.log.read_text()
    password = re.search(r"Demo accounts \(.*password (\S+)\):", printed)
    assert password, printed[:2000]
    rows = re.findall(r"^  (\S+) +([a-z][A-Za-z]+) +\S", printed, re.M)
    return [Account(login, role, password[1]) for login, role in rows]


def heading(walk: Walk) -> str:
    return walk.page.get_by_role("heading", level=1).inner_text()


def passes(walk: Walk, path: str, most: int) -> None:
    """Opens a page, whatever it is called."""
    walk.visit.forget()
    walk.visit.open(path)
    walk.arrive(heading(walk), most)


def links(walk: Walk, within: str, pattern: str) -> list[str]:
    found = [a.get_attribute("href") or "" for a in walk.page.locator(f"{within} a").all()]
    return list(dict.fromkeys(path for path in found if re.fullmatch(pattern, path)))


@pytest.mark.parametrize("kind", ["phone", "script"])
def test_pages_of_citizens(browser: Browser, site: str, kind: str):
    with People(browser, site, f"{kind}") as people:
        anybody = people("warga-demo")
        for path in (
            "/", "/cara-melapor", "/lapor", "/luring", "/lacak", "/laporan", "/peta", "/poster", "/masuk",
        ):  # fmt: skip
            passes(anybody, path, 60 * 1024)
            anybody.sees_demo_mark()
        passes(anybody, "/laporan/saring", 60 * 1024)
        anybody.visit.open("/laporan")
        reports = links(anybody, "main", r"/laporan/[A-Z]{2}\d+")
        assert len(reports) >= 10
        for path in reports[:4]:
            passes(anybody, path, 60 * 1024)
        anybody.visit.open("/laporan")
        for path in links(anybody, ".paging", r"/laporan\?.*")[:1]:
            passes(anybody, path, 60 * 1024)


@pytest.mark.parametrize("kind", ["phone", "script"])
def test_pages_of_officers(browser: Browser, server: Server, kind: str):
    known = accounts(server)
    assert len({account.role for account in known}) == 10, known
    with People(browser, server.url, f"{kind}") as people:
        for account in known:
            officer = people(account.role)
            officer.open("/masuk", "Masuk petugas")
            officer.fills("Nama pengguna", account.login)
            officer.fills("Kata sandi", account.password)
            officer.visit.forget()
            officer.page.locator("main").get_by_role("button", name="Masuk", exact=True).click()
            officer.visit.settle()
            officer.arrive(heading(officer), DESK_BYTES)
            tabs = links(officer, "nav", r"/meja/[a-z/]+")
            reports = links(officer, "main", r"/meja/laporan/\w+(/periksa)?")
            for path in [*tabs, *reports[:2]][:MOST_LINKS]:
                passes(officer, path, DESK_BYTES)
