"""A visit of one page in a real browser: what it transferred, and what went wrong in it.

    with Visit(context, base_url) as visit:
        visit.open("/lapor")
        visit.page.get_by_label("Uraian").fill("...")
        visit.assert_clean()
        visit.assert_weight(total=100_000, script=20_000)

Sizes are what came over the wire, compressed, with headers. The browser's cache is off, so every
page is weighed as for a first visitor.
"""

import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

OUTPUT = Path(__file__).resolve().parent / "output"
LOCAL_SCHEMES = {"data", "blob", "about"}
# Stay open for as long as the page does, or are sent when it is left and wait for no answer.
STREAMS = {"EventSource", "WebSocket", "Ping"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]  # of axe
# Layout shifts that no input explains, as the browser recorded them.
SHIFTS = """() => new Promise(done => {
  const seen = [];
  new PerformanceObserver(list => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) seen.push(shift);
  }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(seen.map(shift => [
    shift.value, shift.sources.map(source => source.node && (source.node.outerHTML ||
      source.node.textContent).slice(0, 90))])), 60);
})"""
QUIET_SECONDS = 0.15
NO_WORKER = "Service Worker registration blocked by Playwright"  # said in windows without one
SETTLE_SECONDS = 15


@dataclass
class Transfer:
    url: str
    kind: str  # Document, Stylesheet, Script, Image, Font, Fetch, ...
    bytes: int = 0
    encoding: str = ""
    loading: bool = True


@dataclass
class Weight:
    total: int
    script: int
    transfers: list[Transfer]

    def __str__(self) -> str:
        rows = [f"{t.bytes:>9}  {t.kind:<10} {t.encoding or '-':<5} {t.url}" for t in self.transfers]
        return "\n".join([*rows, f"{self.total:>9}  in all, {self.script} of it script"])


class Visit:
    def __init__(self, context: BrowserContext, base_url: str):
        self.base_url = base_url.rstrip("/")
        self.page: Page = context.new_page()
        self.troubles: list[str] = []
        self.foreign: list[str] = []
        self._transfers: dict[str, Transfer] = {}
        self._events = 0
        self._loader = ""  # of the page that is shown or on its way

        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script error: {error}"))
        self.page.on("crash", lambda _: self.troubles.append("the page crashed"))
        # The protocol below the page object: sizes on the wire, and policy violations, which are
        # reported there even on pages that run no script.
        self._wire = context.new_cdp_session(self.page)
        self._wire.on("Network.requestWillBeSent", self._request)
        self._wire.on("Network.responseReceived", self._response)
        self._wire.on("Network.loadingFinished", self._finished)
        self._wire.on("Network.loadingFailed", self._failed)
        self._wire.on("Audits.issueAdded", self._issue)
        self._wire.send("Network.enable")
        self._wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self._wire.send("Audits.enable")

    def __enter__(self) -> "Visit":
        return self

    def __exit__(self, *_: object) -> None:
        self.page.close()

    def open(self, path: str, status: int = 200) -> "Visit":
        """Goes to a path of the site and waits until nothing more is being loaded."""
        answer = self.page.goto(self.base_url + path)
        assert answer is not None and answer.status == status, f"{path}: {answer and answer.status}"
        self.settle()
        return self

    def settle(self) -> None:
        """Waits until the page is loaded and nothing but a live stream has moved for a moment."""
        self.page.wait_for_load_state("load")
        until = time.monotonic() + SETTLE_SECONDS
        quiet_since = time.monotonic()
        while time.monotonic() - quiet_since < QUIET_SECONDS:
            seen = self._events
            self.page.wait_for_timeout(30)
            loading = [t.url for t in self._transfers.values() if t.loading and t.kind not in STREAMS]
            if loading or self._events != seen:
                quiet_since = time.monotonic()
            assert time.monotonic() < until, f"still loading after {SETTLE_SECONDS} s: {loading}"

    def forget(self) -> None:
        """Starts weighing anew: what follows is counted, what was is not."""
        self._transfers.clear()

    def weight(self) -> Weight:
        transfers = sorted(self._transfers.values(), key=lambda t: -t.bytes)
        return Weight(
            total=sum(t.bytes for t in transfers),
            script=sum(t.bytes for t in transfers if t.kind == "Script"),
            transfers=transfers,
        )

    def screenshot(self, name: str) -> Path:
        """Writes the whole page, name with the window's width, under output/."""
        OUTPUT.mkdir(exist_ok=True)
        width = (self.page.viewport_size or {}).get("width", 0)
        path = OUTPUT / f"{name}-{width}.png"
        self.page.screenshot(path=path, full_page=True)
        return path

    def assert_clean(self) -> None:
        """No console error or warning, no script error, no policy violation, no foreign origin."""
        assert not self.troubles, "\n".join(self.troubles)
        assert not self.foreign, f"loads from other origins: {self.foreign}"

    def assert_weight(self, total: int, script: int = 0) -> Weight:
        """At most `total` bytes on the wire, at most `script` of them script."""
        weight = self.weight()
        assert weight.total > 0, "nothing was weighed"
        assert weight.total <= total, f"heavier than {total} bytes:\n{weight}"
        assert weight.script <= script, f"more script than {script} bytes:\n{weight}"
        return weight

    def assert_fits(self) -> None:
        """Nothing sticks out sideways: no page needs sideways scrolling."""
        # Asked of the layout, not of a script in the page: works with JavaScript off too.
        size = self._wire.send("Page.getLayoutMetrics")
        wide, seen = size["cssContentSize"]["width"], size["cssLayoutViewport"]["clientWidth"]
        assert wide <= seen, f"{self.page.url} is {wide} wide in a window of {seen}"

    def assert_readable_large(self) -> None:
        """With letters twice as large (WCAG 1.4.4) nothing sticks out sideways."""
        self._wire.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        try:
            self.assert_fits()
        finally:
            self._wire.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})

    def assert_still(self) -> None:
        """Nothing has moved by itself since the page was opened. Only in a window with JavaScript."""
        moved = self.page.evaluate(SHIFTS)
        # A tenth of the bound below which the sum counts as good: https://web.dev/articles/cls
        assert sum(value for value, _ in moved) < 0.01, f"{self.page.url} moved under the reader: {moved}"

    def assert_accessible(self) -> None:
        """axe finds nothing. Only in a window with JavaScript."""
        found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": RULES}})
        lines = [
            f"{violation['id']} ({violation['impact']}): {violation['help']}: "
            f"{[node['target'] for node in violation['nodes']]}"
            for violation in found.response["violations"]
        ]
        assert not lines, f"{self.page.url}\n" + "\n".join(lines)
        twice = self.page.evaluate(
            "() => [...document.querySelectorAll('[id]')].map(one => one.id)"
            ".filter((id, at, all) => all.indexOf(id) !== at)"
        )
        assert not twice, f"{self.page.url}: ids that stand twice: {twice}"

    def _console(self, message) -> None:
        if message.text == NO_WORKER:
            return
        if message.type in ("error", "warning"):
            self.troubles.append(f"console {message.type}: {message.text}")

    def _request(self, event: dict) -> None:
        self._events += 1
        url = event["request"]["url"]
        if event.get("type") == "Document" and event["requestId"] == event.get("loaderId"):
            # What the page before was still loading goes with it, and nothing tells of it.
            self._loader = event["loaderId"]
            for left in self._transfers.values():
                left.loading = False
        if "redirectResponse" in event and (before := self._transfers.get(event["requestId"])):
            before.bytes += int(event["redirectResponse"].get("encodedDataLength", 0))
            before.loading = False
            self._transfers[event["requestId"] + "@" + before.url] = before
        made = Transfer(url, event.get("type", "Other"))
        made.loading = event.get("loaderId") in ("", self._loader)
        self._transfers[event["requestId"]] = made
        parts = urlsplit(url)
        if parts.scheme not in LOCAL_SCHEMES and f"{parts.scheme}://{parts.netloc}" != self.base_url:
            self.foreign.append(url)

    def _response(self, event: dict) -> None:
        self._events += 1
        if transfer := self._transfers.get(event["requestId"]):
            headers = {k.lower(): v for k, v in event["response"]["headers"].items()}
            transfer.kind = event["type"]
            transfer.encoding = headers.get("content-encoding", "")

    def _finished(self, event: dict) -> None:
        self._events += 1
        if transfer := self._transfers.get(event["requestId"]):
            transfer.bytes += int(event["encodedDataLength"])
            transfer.loading = False

    def _failed(self, event: dict) -> None:
        self._events += 1
        if transfer := self._transfers.get(event["requestId"]):
            transfer.loading = False
        if not event.get("canceled") and not (transfer and transfer.kind == "Ping"):
            reason = event.get("blockedReason") or event.get("errorText")
            self.troubles.append(f"not loaded: {transfer.url if transfer else '?'} ({reason})")

    def _issue(self, event: dict) -> None:
        issue = event["issue"]
        if issue["code"] == "ContentSecurityPolicyIssue":
            details = issue["details"]["contentSecurityPolicyIssueDetails"]
            self.troubles.append(
                "policy violation: "
                f"{details.get('violatedDirective')} {details.get('blockedURL', 'inline')}"
            )
