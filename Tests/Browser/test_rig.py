"""The rig's own tests: the checks in visit.py must notice what they are there to notice."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from visit import Visit

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'"
CLEAN = "<!doctype html><html lang=id><title>t</title>"
PAGES = {
    "/clean": CLEAN + "<link rel=stylesheet href=/a.css><main><h1>halo</h1></main>",
    "/heavy": CLEAN + "<!--" + "".join(f"{n * 7919 % 100003}," for n in range(20_000)) + "-->",
    "/script": CLEAN + "<script src=/a.js></script>",
    "/bad-script": CLEAN + "<script src=/bad.js></script>",
    "/inline-style": CLEAN + '<p style="color:red">',
    "/inline-script": CLEAN + "<script>1</script>",
    "/foreign": CLEAN + "<img src=http://127.0.0.2:9/a.png>",
    "/missing": CLEAN + "<img src=/none.png>",
    "/unlabelled": CLEAN + "<main><h1>halo</h1><form><input name=a></form></main>",
    "/wide": CLEAN + "<link rel=stylesheet href=/wide.css><pre>" + "x" * 400,
    "/fixed": CLEAN + "<link rel=stylesheet href=/fixed.css><p>halo",
    "/moving": CLEAN + "<script src=/moving.js></script>" + "<p>halo" * 40,
    "/old": "",
    "/live": CLEAN + "<script src=/live.js></script>",
    "/favicon.ico": "",
    "/a.css": "p { color: #123 }" * 200,
    "/wide.css": "pre { white-space: pre }",
    "/fixed.css": "p { width: 60rem; background: #eee }",
    "/moving.js": "setTimeout(() => { document.body.style.paddingTop = '300px' }, 50)",
    "/a.js": "document.title = 'changed';" * 100,
    "/live.js": "new EventSource('/stream')",
    "/bad.js": "throw new Error('boom')",
}
TYPES = {"css": "text/css", "js": "text/javascript"}


CLOSING = threading.Event()


class Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/stream":
            return self.stream()
        body = gzip.compress(PAGES.get(self.path, "not here").encode(), mtime=0)
        known = self.path in PAGES
        self.send_response(301 if self.path == "/old" else 200 if known else 404)
        if self.path == "/old":
            self.send_header("Location", "/clean")
        kind = TYPES.get(self.path.rsplit(".", 1)[-1], "text/html; charset=utf-8")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def stream(self) -> None:
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.flush()
        CLOSING.wait(30)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def pages() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        CLOSING.set()
        server.shutdown()


def troubles(context, pages: str, path: str) -> str:
    with Visit(context, pages) as visit:
        visit.open(path)
        with pytest.raises(AssertionError) as caught:
            visit.assert_clean()
        return str(caught.value)


@pytest.mark.parametrize("size", ["phone", "desktop", "scripted"])
def test_clean_page_is_clean(request, pages, size):
    with Visit(request.getfixturevalue(size), pages) as visit:
        visit.open("/clean")
        visit.assert_clean()
        visit.assert_fits()
        assert visit.screenshot("rig-clean").stat().st_size > 0


def test_weight_is_what_came_over_the_wire(phone, pages):
    with Visit(phone, pages) as visit:
        weight = visit.open("/heavy").weight()
        body = len(gzip.compress(PAGES["/heavy"].encode(), mtime=0))
        assert body < weight.total < body + 1000 < len(PAGES["/heavy"])
        assert weight.script == 0
        with pytest.raises(AssertionError, match="heavier"):
            visit.assert_weight(total=body - 1)


def test_redirect_is_weighed_too(phone, pages):
    with Visit(phone, pages) as visit:
        weighed = [t.url for t in visit.open("/old").weight().transfers if t.bytes > 0]
        assert {pages + path for path in ("/old", "/clean", "/a.css")} <= set(weighed)


def test_script_bytes_are_counted(scripted, pages):
    with Visit(scripted, pages) as visit:
        weight = visit.open("/script").weight()
        assert 0 < weight.script < len(PAGES["/a.js"])
        with pytest.raises(AssertionError, match="more script"):
            visit.assert_weight(total=100_000, script=10)


def test_no_script_runs_without_javascript(phone, pages):
    with Visit(phone, pages) as visit:
        visit.open("/script")
        assert visit.page.title() == "t"


def test_script_error_is_noticed(scripted, pages):
    assert "boom" in troubles(scripted, pages, "/bad-script")


@pytest.mark.parametrize("size", ["phone", "scripted"])
def test_inline_style_is_noticed(request, pages, size):
    assert "style-src" in troubles(request.getfixturevalue(size), pages, "/inline-style")


def test_inline_script_is_noticed(scripted, pages):
    assert "script-src" in troubles(scripted, pages, "/inline-script")


@pytest.mark.parametrize("size", ["phone", "scripted"])
def test_foreign_origin_is_noticed(request, pages, size):
    with Visit(request.getfixturevalue(size), pages) as visit:
        visit.open("/foreign")
        assert visit.foreign or "127.0.0.2" in "".join(visit.troubles)
        with pytest.raises(AssertionError):
            visit.assert_clean()


def test_missing_picture_is_noticed(phone, pages):
    assert "404" in troubles(phone, pages, "/missing")


def test_live_stream_does_not_hold_a_page_up(scripted, pages):
    with Visit(scripted, pages) as visit:
        visit.open("/live")
        assert "EventSource" in [t.kind for t in visit.weight().transfers]
        visit.assert_clean()


def test_inaccessible_page_is_noticed(scripted, pages):
    with Visit(scripted, pages) as visit:
        visit.open("/clean")
        visit.assert_accessible()
        visit.open("/unlabelled")
        with pytest.raises(AssertionError, match="label"):
            visit.assert_accessible()


def test_page_that_sticks_out_is_noticed(phone, pages):
    with Visit(phone, pages) as visit:
        visit.open("/wide")
        with pytest.raises(AssertionError, match="wide in a window"):
            visit.assert_fits()


def test_page_that_does_not_stand_larger_letters_is_noticed(desktop, pages):
    with Visit(desktop, pages) as visit:
        visit.open("/clean")
        visit.assert_readable_large()
        visit.open("/fixed")
        visit.assert_fits()
        with pytest.raises(AssertionError, match="wide in a window"):
            visit.assert_readable_large()
        visit.assert_fits()


def test_page_that_moves_is_noticed(scripted, pages):
    with Visit(scripted, pages) as visit:
        visit.open("/clean")
        visit.assert_still()
        visit.open("/moving")
        with pytest.raises(AssertionError, match="moved under the reader"):
            visit.assert_still()
