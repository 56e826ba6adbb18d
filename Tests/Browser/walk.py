"""Walks through pages as a person does, and holds every page passed against the same promises:
nothing wrong in the console, nothing from elsewhere, no sideways scrolling at 320 px nor with
letters twice as large, light, and in a window with JavaScript no finding of axe, and on pages of
citizens nothing that moves by itself.
"""

from collections.abc import Callable

from playwright.sync_api import Browser, BrowserContext, Locator, expect

from conftest import window
from office import PASSWORD, Officer
from visit import Visit

CITIZEN_BYTES = 60 * 1024
SCRIPT_BYTES = 15 * 1024
DESK_BYTES = 120 * 1024
SMALLEST_WINDOW = 320
WIDE_WINDOW = 1280
KINDS = {  # width, height, JavaScript
    "phone": (360, 740, False),
    "desktop": (1280, 800, False),
    "script": (1280, 800, True),
}
REFUSED = (
    "console error: Failed to load resource: "
    "the server responded with a status of 422 (Unprocessable Entity)"
)


expect.set_options(timeout=3_000)  # for what is there already: every page is waited for


class Walk:
    """One person's window."""

    def __init__(self, context: BrowserContext, base_url: str, name: str, script: bool = False):
        self.visit = Visit(context, base_url)
        self.page = self.visit.page
        self.name = name
        self.script = script
        self.weights: dict[str, int] = {}
        self.faults: list[str] = []  # broken promises; the walk goes on, the test fails at its end
        self._passed = 0

    # Going

    def open(self, path: str, heading: str, most: int = CITIZEN_BYTES) -> None:
        self.visit.forget()
        self.visit.open(path)
        self.arrive(heading, most)

    def press(
        self,
        button: str,
        heading: str,
        inside: Locator | None = None,
        most: int = CITIZEN_BYTES,
        refused: bool = False,
    ) -> None:
        """Presses a button or follows a link, by the words on it, and looks at where it leads."""
        place = inside or self.page.locator("main")
        named = place.get_by_role("button", name=button, exact=True)
        self.visit.forget()
        (named.first if named.count() else place.get_by_role("link", name=button).first).click()
        self.arrive(heading, most, refused)

    def arrive(self, heading: str, most: int = CITIZEN_BYTES, refused: bool = False) -> None:
        """On a page with that heading; checks all that is promised of every page.

        refused: a form came back with its mistakes. The browser notes the status in its console.
        """
        self.visit.settle()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        if refused:
            self.visit.troubles.remove(REFUSED)
        self.visit.assert_clean()
        # What people uploaded is theirs; all else on the page counts.
        transfers = [t for t in self.visit.weight().transfers if "/foto/" not in t.url]
        weight = sum(t.bytes for t in transfers)
        # A form that came back loads its scripts twice here, where nothing is cached; they count once.
        script = sum({t.url: t.bytes for t in transfers if t.kind == "Script"}.values())
        assert weight > 0, "nothing was weighed"
        if weight > most or script > SCRIPT_BYTES:
            self.faults.append(f"{heading}: more than {most} bytes, or too much script\n{self.visit.weight()}")
        self.weights[heading] = max(weight, self.weights.get(heading, 0))
        self._passed += 1
        # A desk changes by itself as news come in.
        if self.script and most <= CITIZEN_BYTES:
            self.holds(heading, self.visit.assert_still)
        self.visit.screenshot(f"{self.name}-{self._passed:02}-{slug(heading)}")
        self.fits(heading)
        if self.script:
            self.holds(heading, self.visit.assert_accessible)

    def fits(self, heading: str) -> None:
        size = self.page.viewport_size
        assert size is not None
        for width in (SMALLEST_WINDOW, size["width"]):
            self.page.set_viewport_size({"width": width, "height": size["height"]})
            self.holds(heading, self.visit.assert_fits)
        self.page.set_viewport_size(size)
        if size["width"] >= WIDE_WINDOW:
            self.holds(heading, self.visit.assert_readable_large)

    def holds(self, heading: str, promise: Callable[[], None]) -> None:
        """Keeps what is broken for the end, so that one walk tells of every page."""
        try:
            promise()
        except AssertionError as error:
            self.faults.append(f"{heading}: {error}")

    # Looking

    def sees(self, *words: str, inside: Locator | None = None) -> None:
        for text in words:
            expect((inside or self.page.locator("main")).get_by_text(text).first).to_be_visible()

    def sees_not(self, *words: str) -> None:
        for text in words:
            expect(self.page.get_by_text(text)).to_have_count(0)

    def sees_pictures(self, alt: str, count: int, inside: Locator | None = None) -> None:
        """Pictures that have arrived, not only their frames."""
        pictures = (inside or self.page).get_by_alt_text(alt)
        expect(pictures).to_have_count(count)
        for picture in pictures.all():
            picture.scroll_into_view_if_needed()
            self.visit.settle()
            box = picture.bounding_box()
            assert box and box["width"] > 40 and box["height"] > 40, f"{alt}: {box}"

    def fills(self, label: str, text: str, inside: Locator | None = None) -> None:
        (inside or self.page).get_by_label(label, exact=False).fill(text)

    def photo(self, label: str, name: str, content: bytes, inside: Locator | None = None) -> None:
        (inside or self.page).get_by_label(label).set_input_files(
            {"name": name, "mimeType": "image/png", "buffer": content}
        )

    def sees_demo_mark(self) -> None:
        expect(self.page.locator("aside.demo")).to_be_visible()

    # Officers

    def signs_in(self, officer: Officer, heading: str) -> None:
        self.open("/meja", "Masuk petugas")
        self.fills("Nama pengguna", officer.login)
        self.fills("Kata sandi", PASSWORD)
        self.press("Masuk", heading, most=DESK_BYTES)

    def follows(self, number: str) -> None:
        """From a list to the report."""
        self.press(number, number, most=DESK_BYTES)

    def verb(self, label: str) -> Locator:
        """Unfolds the form of one verb."""
        form = self.page.locator("details.verb").filter(
            has=self.page.locator("summary", has_text=label)
        )
        form.locator("summary").click()
        expect(form.get_by_role("button", name=label, exact=True)).to_be_visible()
        return form

    def does(self, label: str, form: Locator, number: str) -> None:
        self.press(label, number, inside=form, most=DESK_BYTES)
        self.sees(f"Tersimpan: {label}.")


class People:
    """The people of one test: each comes with a fresh browser, without anybody's cookies."""

    def __init__(self, browser: Browser, base_url: str, kind: str):
        self.browser = browser
        self.base_url = base_url
        self.kind = kind
        self.width, self.height, self.script = KINDS[kind]
        self.walks: list[Walk] = []

    def __call__(self, name: str) -> Walk:
        context = window(self.browser, self.width, self.height, self.script)
        full_name = f"{self.kind}-{len(self.walks) + 1:02}-{name}"
        self.walks.append(Walk(context, self.base_url, full_name, self.script))
        return self.walks[-1]

    def __enter__(self) -> "People":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        for walk in self.walks:
            if kind is not None:
                walk.visit.screenshot(f"failed-{walk.name}")
            walk.page.context.close()
        weights = {(w, h) for walk in self.walks for h, w in walk.weights.items()}
        heaviest = [f"{h} {w / 1024:.1f} KB" for w, h in sorted(weights, reverse=True)[:3]]
        print(f"\n{len(weights)} pages, the heaviest: {', '.join(heaviest)}")
        faults = list(dict.fromkeys(fault for walk in self.walks for fault in walk.faults))
        if kind is None:
            assert not faults, "\n".join(faults)
        print("\n".join(faults))


def slug(heading: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in heading.lower()).strip("-")[:40]
