"""Manners every page has: the keyboard alone is enough, what is focused is seen, dark is readable."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from conftest import window
from office import POINT
from visit import Visit

CITIZEN_PAGES = ["/", "/lapor", "/lacak", "/laporan", "/cara-melapor", "/peta", "/poster", "/masuk"]
# A report that waits on this device.
KEPT = """() => Tanggap.put("outbox", {id: "menunggu-1234567", state: "waiting", at: Date.now(),
  body: {uraian: "Lampu jalan padam."}, fields: {}, photos: []})"""
MOST_STOPS = 150  # of the Tab key on one page
ONWARD = ("Lanjut", "Kirim laporan")
# Where the focus is, whether a mark of it is drawn, and whether the middle of it can be hit.
FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const style = getComputedStyle(at), box = at.getBoundingClientRect();
  const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.y + Math.min(box.height, 40) / 2, 0), innerHeight - 1);
  const hit = document.elementFromPoint(x, y);
  const label = at.labels && at.labels[0];
  return {
    what: at.outerHTML.slice(0, 120),
    number: [...document.querySelectorAll('*')].indexOf(at),
    marked: parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none',
    seen: !!hit && (hit === at || at.contains(hit) || hit.contains(at) ||
      (!!label && label.contains(hit))),
  };
}"""


@pytest.fixture
def dark(browser: Browser) -> Iterator[BrowserContext]:
    with window(browser, 360, 740, script=True) as context:
        yield context


def stops(visit: Visit) -> list[dict]:
    """All that the Tab key reaches, in order."""
    found: list[dict] = []
    for _ in range(MOST_STOPS):
        visit.page.keyboard.press("Tab")
        at = visit.page.evaluate(FOCUS)
        if at is None or (found and at["number"] == found[0]["number"]):
            return found
        found.append(at)
    raise AssertionError(f"{visit.page.url}: the Tab key finds no end")


@pytest.mark.parametrize("path", CITIZEN_PAGES)
def test_keyboard_sees_where_it_is(scripted, visit, path):
    page = visit(scripted).open(path)
    found = stops(page)
    assert "#isi" in found[0]["what"], "the first stop skips to the content"
    unmarked = [at["what"] for at in found if not at["marked"]]
    assert not unmarked, f"{path}: focus not drawn on {unmarked}"
    hidden = [at["what"] for at in found if not at["seen"]]
    assert not hidden, f"{path}: focus hidden on {hidden}"
    links = page.page.locator("a[href]:visible, button:visible").count()
    assert len(found) >= links, f"{path}: the keyboard misses some of {links}"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [*CITIZEN_PAGES, "/luring"])
def test_nothing_moves(browser, visit, path, width):
    with window(browser, width, 740, script=True) as context:
        page = visit(context).open("/luring")
        page.page.evaluate(KEPT)
        page.open(path)
        page.assert_still()
        if path == "/peta":
            page.page.get_by_role("button", name="Buka peta").click()
            expect(page.page.get_by_role("status").filter(has_text="di bagian peta ini")).to_be_visible()
            page.settle()
            page.assert_still()


def test_a_report_by_keyboard_alone(scripted, visit):
    """From the first page to the number without touching the pointer."""
    walk = visit(scripted).open("/lapor")
    page = walk.page

    def to(what: str) -> None:
        for _ in range(MOST_STOPS):
            page.keyboard.press("Tab")
            if page.evaluate("what => document.activeElement.matches(what)", what):
                return
        raise AssertionError(f"{page.url}: the Tab key never reaches {what}")

    def onward() -> None:
        before = page.url
        for _ in range(MOST_STOPS):
            to("main form button")
            if page.evaluate("document.activeElement.innerText").strip() in ONWARD:
                break
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: url != before)
        walk.settle()

    onward()  # no photo
    to("[name=titik]")
    page.keyboard.type(POINT)
    onward()
    to("textarea")
    page.keyboard.type("Pohon tumbang menutup separuh jalan.")
    for _ in range(12):
        if page.get_by_role("heading", name="Laporan Anda sudah kami terima").count():
            break
        onward()
    assert page.get_by_role("heading", name="Laporan Anda sudah kami terima").count()


@pytest.mark.parametrize("path", CITIZEN_PAGES)
def test_dark_is_readable(dark, visit, path):
    walk = visit(dark)
    walk.page.emulate_media(color_scheme="dark")
    walk.open(path)
    ground = walk.page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = (int(part) for part in ground[4:-1].split(","))
    assert red + green + blue < 200, f"{path}: the dark ground is {ground}"
    walk.screenshot(f"dark{path.replace('/', '-')}")
    walk.assert_accessible()
