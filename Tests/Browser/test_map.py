"""The map of public reports in a browser: loaded on request, by keyboard, and as a list."""

import re
import xml.etree.ElementTree as ElementTree
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from conftest import window
from visit import Visit

ATOM = "{http://www.w3.org/2005/Atom}"
SIZES = [(360, 740), (1280, 800)]


def box(address: str) -> list[float]:
    return [float(number) for number in parse_qs(urlsplit(address).query)["kotak"][0].split(",")]


@pytest.mark.parametrize("width,height", SIZES)
def test_map_is_loaded_on_request(browser: Browser, site: str, width: int, height: int):
    with window(browser, width, height, script=True) as context, Visit(context, site) as visit:
        visit.open("/peta?status=terbuka")
        visit.assert_clean()
        # Photos are people's own; all else counts.
        loaded = [t for t in visit.weight().transfers if "/foto/" not in t.url]
        assert sum(t.bytes for t in loaded) <= 60 * 1024
        assert sum(t.bytes for t in loaded if t.kind == "Script") <= 15 * 1024
        page = visit.page
        assert page.locator(".leaflet-container").count() == 0, "nothing before it is asked for"

        page.get_by_role("button", name="Buka peta").click()
        marks = page.locator(".map-count")
        expect(marks.first).to_be_visible()
        expect(page.locator("path.map-area").first).to_be_attached()
        expect(page.get_by_role("status")).to_contain_text("laporan publik di bagian peta ini")
        visit.settle()
        visit.assert_clean()  # axe, the console, and no request to anybody else
        visit.assert_fits()

        # Where the map stands and what was chosen are in the address, for the list as well.
        address = page.url
        assert parse_qs(urlsplit(address).query)["status"] == ["terbuka"]
        section = page.get_by_role("link", name="Daftar bagian peta ini")
        here = section.get_attribute("href") or ""
        assert box(here) == box(address) and "status=terbuka" in here

        # By keyboard: a mark zooms in, then the map itself has the focus.
        before = box(page.url)
        marks.first.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("old => location.href !== old", arg=address)
        after = box(page.url)
        assert after[2] - after[0] < (before[2] - before[0]) / 2
        assert page.evaluate("document.activeElement.classList.contains('map')")
        visit.settle()

        section.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Laporan warga")
        assert box(page.url) == after


def test_single_reports_are_marks_with_words(browser: Browser, site: str):
    with window(browser, 1280, 800, script=True) as context, Visit(context, site) as visit:
        # The closest section around a public report.
        visit.open("/laporan")
        path = visit.page.locator(".reports h3 a").first.get_attribute("href") or ""
        visit.open(path)
        point = re.search(r"(-?\d+\.\d+), (\d+\.\d+)", visit.page.inner_text("main"))
        assert point, "the page of a public report tells about where it is"
        lat, lon = float(point[1]), float(point[2])
        visit.open(f"/peta?kotak={lat - 0.001},{lon - 0.001},{lat + 0.001},{lon + 0.001}")
        page = visit.page
        page.get_by_role("button", name="Buka peta").click()
        mark = page.locator(".map-one").first
        expect(mark).to_be_visible()
        assert re.match(r"JK\d+: .+", mark.get_attribute("aria-label") or "")
        mark.focus()
        page.keyboard.press("Enter")
        link = page.get_by_role("status").get_by_role("link")
        expect(link).to_be_focused()
        assert re.fullmatch(r"/laporan/JK\d+", link.get_attribute("href") or "")


@pytest.mark.parametrize("width,height", SIZES)
def test_without_scripts_the_map_is_a_list(browser: Browser, site: str, width: int, height: int):
    with window(browser, width, height, script=False) as context, Visit(context, site) as visit:
        visit.open("/peta")
        visit.assert_clean()
        page = visit.page
        assert page.get_by_role("button", name="Buka peta").count() == 0
        assert page.locator(".reports li").count() > 0
        assert "Peta memerlukan skrip" in page.content()  # in a noscript, which is not walked here
        page.get_by_label("Status").select_option("terbuka")
        page.get_by_role("button", name="Tampilkan").click()
        assert "status=terbuka" in page.url
        page.get_by_role("link", name="Lihat daftar lengkap").click()
        assert page.url.endswith("/laporan?status=terbuka")


def test_what_cannot_be_loaded_is_said(browser: Browser, site: str):
    with window(browser, 360, 740, script=True) as context:
        page = context.new_page()
        page.route("**/leaflet.min.*", lambda route: route.abort())
        page.goto(site + "/peta")
        button = page.get_by_role("button", name="Buka peta")
        button.click()
        expect(page.get_by_role("status")).to_contain_text("Peta tidak dapat dimuat")
        page.unroute("**/leaflet.min.*")
        button.click()
        expect(page.locator(".leaflet-container")).to_be_visible()


def test_the_feed_is_what_its_page_announces(browser: Browser, site: str):
    with window(browser, 1280, 800, script=False) as context:
        page = context.new_page()
        page.goto(site + "/laporan?status=terbuka")
        link = page.locator('link[type="application/atom+xml"]').get_attribute("href") or ""
        with urlopen(site + link) as answer:
            feed = ElementTree.fromstring(answer.read())
    entries = feed.findall(f"{ATOM}entry")
    assert 0 < len(entries) <= 50
    for part in ("id", "title", "updated"):
        assert feed.find(f"{ATOM}{part}") is not None
        assert all((entry.findtext(f"{ATOM}{part}") or "").strip() for entry in entries)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
