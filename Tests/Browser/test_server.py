"""The process itself: it starts on an empty folder, answers, ends when asked, starts again."""

import urllib.error
import urllib.request

import pytest

from interface import ALIVE
from server import Server


def test_starts_on_an_empty_folder_stops_and_starts_again(tmp_path):
    server = Server(tmp_path / "data")
    try:
        for _ in range(2):
            server.start()
            assert server.stop() == 0, server.tail()
    finally:
        server.kill()


def test_alive_and_unknown_path(site):
    with urllib.request.urlopen(site + ALIVE) as answer:
        assert answer.status == 200
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(site + "/tidak-ada/<b>")
    assert caught.value.code == 404
    assert b"<b>" not in caught.value.read()
