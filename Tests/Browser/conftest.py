"""What the browser tests share: the program, the browser, and windows of the sizes that matter.

    site      base URL of a running server with a small demonstration city; one for the whole run
    phone     a window of 360 x 740 without JavaScript: every journey must work there
    desktop   a window of 1280 x 800 without JavaScript
    scripted  a window of 1280 x 800 with JavaScript

`visit(phone)` opens a page in a window (see visit.py). Nothing is skipped: without the browser or
the program the tests fail.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from interface import SERVE_DEMO
from server import Server
from visit import Visit

DEMO_SECONDS = 240
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Without its own sandbox: in containers and as root chromium cannot set it up.
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("site") / "data", *SERVE_DEMO)
    with made.running(DEMO_SECONDS) as server:  # a debug program draws its pictures slowly
        yield server


@pytest.fixture(scope="session")
def site(server: Server) -> str:
    return server.url


def window(
    browser: Browser, width: int, height: int, script: bool, worker: bool = False
) -> BrowserContext:
    # Without a worker pages are weighed as for a first visitor, whatever was kept before.
    context = browser.new_context(
        service_workers="allow" if worker else "block",
        viewport={"width": width, "height": height},
        java_script_enabled=script,
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        reduced_motion="reduce",
    )
    context.set_default_timeout(15_000)
    return context


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    with window(browser, 360, 740, script=False) as context:
        yield context


@pytest.fixture
def desktop(browser: Browser) -> Iterator[BrowserContext]:
    with window(browser, 1280, 800, script=False) as context:
        yield context


@pytest.fixture
def scripted(browser: Browser) -> Iterator[BrowserContext]:
    with window(browser, 1280, 800, script=True) as context:
        yield context


@pytest.fixture
def visit(site: str, request: pytest.FixtureRequest) -> Iterator[Callable[[BrowserContext], Visit]]:
    """Opens a page in a window; a picture of every page is kept when the test fails."""
    visits: list[Visit] = []

    def open_in(context: BrowserContext) -> Visit:
        visits.append(Visit(context, site))
        return visits[-1]

    yield open_in
    if getattr(request.node, "failed", False):
        for number, one in enumerate(visits, 1):
            if not one.page.is_closed():
                one.screenshot(f"failed-{request.node.name}-{number}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    report = yield
    if report.when == "call" and report.failed:
        item.failed = True
        if (server := item.funcargs.get("server")) is not None:
            report.sections.append(("server log", server.tail()))
    return report


def pytest_sessionstart(session: pytest.Session) -> None:
    output = Path(__file__).resolve().parent / "output"
    shutil.rmtree(output, ignore_errors=True)
