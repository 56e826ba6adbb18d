"""A node as its operator sees it: what it refuses to start with, what it shows and what it logs."""

import json
import re
import urllib.error
import urllib.request

import pytest

import stores
from interface import ALIVE, CREATE, MIGRATE, READY
from server import Server, run

METRICS = "/metrics"
SECRET = "sangat-rahasia-77"


def ask(server: Server, path: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    request = urllib.request.Request(server.url + path, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path / "data")
    yield server
    server.kill()


def refuses(server: Server) -> str:
    server.spawn()
    assert server.process.wait(60) == 69, server.tail()
    server.process = None
    return server.tail(1)


@pytest.mark.parametrize("engine", stores.ENGINES)
def test_a_wrong_schema_is_refused_with_the_command_that_mends_it(server, engine, monkeypatch):
    address = stores.use(engine, monkeypatch)
    if engine == "postgres":
        # A server's store is never changed by a node that starts.
        assert "tanggap migrate --database postgres" in refuses(server)
    assert run(MIGRATE, data=server.data).returncode == 0
    server.start()
    assert ask(server, READY) == (200, "ok\n")
    assert server.stop() == 0, server.tail()

    newer = "INSERT INTO migrations (number) VALUES (9999)"
    if engine == "postgres":
        stores.sql(address, newer)
    else:
        import sqlite3

        with sqlite3.connect(server.data / "tanggap.sqlite") as store:
            store.execute(newer)
        store.close()
    assert "upgrade the program" in refuses(server)


def test_a_node_that_only_works_answers_operators_alone(server):
    server.extra = ["--only", "work"]
    server.start()
    assert ask(server, ALIVE)[0] == ask(server, READY)[0] == ask(server, METRICS)[0] == 200
    for path in ["/", "/lapor", "/masuk", CREATE, "/aset/style.css"]:
        assert ask(server, path)[0] == 404, path
    assert server.stop() == 0, server.tail()


def test_an_unknown_part_is_refused(server):
    server.extra = ["--only", "play"]
    server.spawn()
    assert server.process.wait(60) == 64
    server.process = None


def test_figures_are_for_this_machine_or_for_the_token(server):
    server.start()
    status, text = ask(server, METRICS)
    assert status == 200
    for name in [
        "process_resident_memory_bytes", "process_open_fds", "process_cpu_seconds_total",
        "process_start_time_seconds", "http_connections", "http_requests_in_flight",
        "store_commit_seconds_count", "store_group_size_sum",
    ]:  # fmt: skip
        assert re.search(rf"^{name} [0-9.e+]+$", text, re.M), name
    assert ask(server, METRICS, {"X-Forwarded-For": "127.0.0.1"})[0] == 404
    assert server.stop() == 0

    server.extra = ["--metrics-token", SECRET]
    server.start()
    assert ask(server, METRICS)[0] == 404
    assert ask(server, METRICS, {"Authorization": "Bearer x"})[0] == 404
    status, text = ask(server, METRICS, {"Authorization": f"Bearer {SECRET}"})
    assert status == 200 and 'http_requests_total{method="GET",route="/metrics",status="4xx"} 2' in text
    assert server.stop() == 0, server.tail()


def test_the_log_can_be_json_and_tells_nobody_s_secrets(server, monkeypatch):
    monkeypatch.setenv("TANGGAP_TRUSTED_PROXIES", "127.0.0.1")
    server.extra = ["--log-format", "json", "--node", "simpul-1"]
    server.start()
    given = {"X-Request-ID": "proxy-1234567", "X-Forwarded-For": "203.0.113.77"}
    request = urllib.request.Request(server.url + f"/laporan?cari={SECRET}", headers=given)
    with urllib.request.urlopen(request, timeout=20) as answer:
        assert answer.headers["X-Request-ID"] == "proxy-1234567"
    assert ask(server, f"/l/{SECRET}")[0] < 500
    assert server.stop() == 0, server.tail()
    records = [json.loads(line) for line in server.log.read_text().splitlines() if line[0] == "{"]
    asked = [record for record in records if record["message"] == "request"]
    assert [record["route"] for record in asked] == ["/laporan", "/l/{kunci}"]
    assert asked[0]["id"] == "proxy-1234567" and asked[0]["status"] == "200"
    for record in records:
        assert record["node"] == "simpul-1"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", record["time"])
        assert record["level"] in {"info", "notice", "warning"}
    for secret in [SECRET, "203.0.113.77", "127.0.0.1:"]:
        assert not any(secret in json.dumps(record) for record in asked), secret


def test_shown_settings_keep_secrets(tmp_path, monkeypatch):
    monkeypatch.setenv("TANGGAP_METRICS_TOKEN", SECRET)
    for address, shown in [
        (f"postgres://tanggap:{SECRET}@db:5432/tanggap", "postgres://tanggap:***@db:5432/tanggap"),
        (f"postgres://tanggap:a@{SECRET}@db/x?sslmode=require", "postgres://tanggap:***@db/x?sslmode=require"),
        (f"postgres://db/x?user=u&password={SECRET}&sslmode=require", "postgres://db/x?user=u&password=***&sslmode=require"),
        ("postgres://tanggap@a:5432,b:5432/x", "postgres://tanggap@a:5432,b:5432/x"),
    ]:
        done = run(["config", "--data", "{data}", "--database", address], data=tmp_path)
        assert done.returncode == 0, done.stderr
        assert f"database = {shown}\n" in done.stdout
        assert SECRET not in done.stdout + done.stderr
        assert "metrics-token = ***" in done.stdout
