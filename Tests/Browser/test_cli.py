"""The command line as a person at a terminal meets it: what it says, and its exit status."""

import csv
import http.client
import io
import json
import random
import re
import subprocess
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from interface import CHECK, CREATE, CREATED, LIST, LISTED_NUMBER, NUMBER, SERVE, new_report
from office import OFFICERS, PASSWORD, POINT, VILLAGE, VILLAGE_CODE, prepare
from server import REPOSITORY, Server, arguments, run
from wire import Wire

USAGE, WRONG_INPUT, MISSING, IN_USE = 64, 65, 66, 69
IMPORT = ["import", "crm-csv", "{file}", "--data", "{data}"]
BACKUP = ["backup", "{file}", "--data", "{data}"]
RESTORE = ["restore", "{file}", "--data", "{data}"]
CONFIG = ["config", "--data", "{data}"]
IMPORT_MEMORY = 200  # MB at its highest, however long the file
LONG_FILE = 60_000_000  # bytes

COMMANDS = [
    [], ["serve"], ["migrate"], ["user"], ["user", "add"], ["user", "list"], ["user", "disable"],
    ["user", "enable"], ["user", "reset"], ["user", "reset-2fa"], ["areas"], ["areas", "import"], ["areas", "locate"],
    ["import"], ["import", "crm-csv"], ["report"], ["report", "list"], ["report", "show"], ["check"],
    ["backup"], ["restore"], ["copy"], ["work"], ["config"], ["demo"],
    ["simulate"], ["simulate", "clocks"],
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city with officers and a few reports; tests that write make their own."""
    server = prepare(tmp_path_factory.mktemp("cli") / "data")
    try:
        server.start()
        for seed in range(5):
            post(server, seed)
        assert server.stop() == 0, server.tail()
    finally:
        server.kill()
    return server.data


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    return prepare(tmp_path / "data").data


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Server]:
    server = prepare(tmp_path / "data")
    try:
        yield server.start()
    finally:
        server.kill()


def post(server: Server, seed: int) -> str:
    """Hands in one report; gives its number."""
    rng = random.Random(seed)
    body = json.dumps(new_report(str(uuid.UUID(int=rng.getrandbits(128), version=4)), rng))
    connection = http.client.HTTPConnection("127.0.0.1", server.port, 30)
    connection.request("POST", CREATE, body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    content = json.loads(answer.read())
    connection.close()
    assert answer.status == CREATED, content
    return content[NUMBER]


def numbers(data: Path) -> list[str]:
    listed = run(LIST, data=data)
    assert listed.returncode == 0, listed.stderr
    return [json.loads(line)[LISTED_NUMBER] for line in listed.stdout.splitlines()]


def fails(done: subprocess.CompletedProcess, status: int, *words: str) -> None:
    """It ended with that status and said why: one line, no stack, no name of a type."""
    said = done.stdout + done.stderr
    assert done.returncode == status, said
    for word in words:
        assert word in said, said
    assert "Fatal error" not in said and "Error Domain" not in said and "(unknown context" not in said


# Help


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_says_what_everything_is(command):
    done = run([*command, "--help"])
    assert done.returncode == 0, done.stderr
    assert "OVERVIEW: " in done.stdout and f"USAGE: {' '.join(['tanggap', *command])}" in done.stdout
    entries = re.findall(r"^  (\S.*(?:\n {20,}\S.*)*)", done.stdout.split("USAGE:", 1)[1], re.M)
    assert entries
    for entry in entries:
        words = re.split(r"\s{2,}", entry.replace("\n", "  "), maxsplit=1)
        if words[0].startswith(("-", "<")):
            assert len(words) == 2 and len(words[1]) > 3, f"nothing said about {words[0]}"


def test_every_command_is_known_here():
    known = {command[0] for command in COMMANDS if command}
    listed = re.findall(r"^  ([a-z-]+)  ", run(["--help"]).stdout.split("SUBCOMMANDS:")[1], re.M)
    assert set(listed) <= known, set(listed) - known


def test_a_year_of_clocks_escalates_once_never_early_and_never_not():
    done = run(["simulate", "clocks", "--reports", "2000", "--days", "120", "--seed", "5"])
    assert done.returncode == 0, done.stdout + done.stderr
    last = done.stdout.strip().splitlines()[-1]
    assert re.fullmatch(r"escalations [1-9]\d{3,}, missing 0, early 0, twice 0", last), last


@pytest.mark.parametrize("command", [
    ["nonsense"], ["serve", "--nonsense"], ["report", "show"], ["serve", "--port", "x"],
    ["serve", "--port", "99999", "--data", "{data}"], ["report", "list", "--state", "x", "--data", "{data}"],
    ["report", "list", "--kind", "x", "--data", "{data}"], ["areas", "locate", "--data", "{data}"],
    ["areas", "locate", "--data", "{data}", "x", "y"], ["areas", "locate", "--data", "{data}", "95", "1"],
    ["user", "add", "abc", "--name", "A", "--role", "king", "--unit", "DBM", "--data", "{data}"],
], ids=" ".join)
def test_a_wrong_command_line_is_64(store, command):
    fails(run(command, data=store), USAGE)


# Data and configuration


@pytest.mark.parametrize("command", [
    ["user", "list"], ["areas", "locate", "--stdin"], ["report", "list"], ["report", "show", "JK2501010001"],
    ["check"], ["backup", "{data}.tar"], ["import", "crm-csv", "x.csv"], ["user", "disable", "abc"],
    ["areas", "import", "x.geojson"],
], ids=" ".join)
def test_unknown_data_folder_is_66_and_is_not_made(tmp_path, command):
    data = tmp_path / "none"
    fails(run([*command, "--data", "{data}"], data=data), MISSING, str(data), "tanggap migrate")
    assert not data.exists()


@pytest.mark.parametrize("content", [
    "{", "[]", '{"port": {}}', '{"prot": 1}', "\0\1\2", '{"port": 1} x', '{"port": null}',
])
def test_wrong_configuration_file_is_65(tmp_path, content):
    (tmp_path / "tanggap.json").write_text(content)
    fails(run(CONFIG, data=tmp_path), WRONG_INPUT, "tanggap.json")


def test_missing_configuration_file_is_66(tmp_path):
    fails(run([*CONFIG, "--config", "{data}/none.json"], data=tmp_path), MISSING, "none.json")


def test_config_says_where_each_value_comes_from(tmp_path, monkeypatch):
    (tmp_path / "tanggap.json").write_text('{ // a comment\n "port": 8123, "language": "en" }')
    monkeypatch.setenv("TANGGAP_LANGUAGE", "id")
    said = run(CONFIG, data=tmp_path).stdout
    for words in [
        f"data = {tmp_path}\n    flag;",
        f"port = 8123\n    file {tmp_path}/tanggap.json;",
        "language = id\n    environment TANGGAP_LANGUAGE;",
        "host = 127.0.0.1\n    default;",
    ]:
        assert words in said, said


def test_missing_city_and_assets_are_named(tmp_path):
    data = tmp_path / "data"
    fails(run(["migrate", "--data", "{data}", "--city", "{data}/city"], data=data), MISSING, "city")
    assert run(["migrate", "--data", "{data}"], data=data).returncode == 0
    wrong = ["serve", "--data", "{data}", "--port", "1", "--assets", "{data}/none"]
    fails(run(wrong, data=data), MISSING, "none")


def test_migrate_twice_changes_nothing(fresh):
    again = run(["migrate", "--data", "{data}"], data=fresh)
    assert again.returncode == 0 and "up to date" in again.stdout


# Accounts


def test_accounts_are_made_listed_disabled_and_reset(fresh):
    add = ["user", "add", "{login}", "--name", "Nama", "--role", "verifier", "--unit", "{unit}"]
    add += ["--data", "{data}"]
    made = run(add, data=fresh, login="satu", unit="BIRO-PEM")
    assert made.returncode == 0 and re.search(r"shown once: \S{12,}", made.stdout)
    fails(run(add, data=fresh, login="satu", unit="BIRO-PEM"), WRONG_INPUT, "taken")
    fails(run(add, data=fresh, login="S A", unit="BIRO-PEM"), WRONG_INPUT, "login")
    fails(run(add, data=fresh, login="dua", unit="TIDAK-ADA"), WRONG_INPUT, "TIDAK-ADA")
    for password in ("pendek\n", "", "\n"):
        done = run([*add, "--password-stdin"], password, data=fresh, login="tiga", unit="BIRO-PEM")
        fails(done, WRONG_INPUT, "at least")
    for verb in ("disable", "enable", "reset"):
        done = run(["user", verb, "satu", "--data", "{data}"], data=fresh)
        assert done.returncode == 0 and "satu" in done.stdout, done.stderr
        fails(run(["user", verb, "empat", "--data", "{data}"], data=fresh), WRONG_INPUT, "empat")
    lost = ["user", "reset-2fa", "{login}", "--data", "{data}"]
    fails(run(lost, data=fresh, login="satu"), WRONG_INPUT, "no second step")
    fails(run(lost, data=fresh, login="empat"), WRONG_INPUT, "empat")
    listed = run(["user", "list", "--data", "{data}"], data=fresh).stdout
    assert {line.split("\t")[0] for line in listed.splitlines()} == {o.login for o in OFFICERS} | {"satu"}
    assert PASSWORD not in listed


# Reports


def test_reports_are_listed_and_shown(store):
    assert run(["report", "list", "--count", "--data", "{data}"], data=store).stdout.strip() == "5"
    assert run([*LIST, "--state", "completed"], data=store).stdout == ""
    number = numbers(store)[0]
    plain = run(["report", "show", "{number}", "--data", "{data}"], data=store, number=number.lower())
    assert plain.returncode == 0 and number in plain.stdout
    shown = run(["report", "show", "{number}", "--json", "--data", "{data}"], data=store, number=number)
    assert json.loads(shown.stdout)["riwayat"][0]["tindakan"] == "submit"
    fails(run(["report", "show", "JK9901010001", "--data", "{data}"], data=store), MISSING)
    fails(run(["report", "show", "x!", "--data", "{data}"], data=store), WRONG_INPUT, "x!")


def test_a_reader_that_stops_early_is_no_fault(store):
    done = subprocess.run(
        f"set -o pipefail; {' '.join(arguments(LIST, data=store))} | head -n 1",
        shell=True, executable="/bin/bash", capture_output=True, text=True, cwd=REPOSITORY, timeout=60,
    )
    assert done.stdout.count("\n") == 1 and "Fatal" not in done.stderr


def test_areas_locate(store):
    locate = ["areas", "locate", "--data", "{data}"]
    lines = f"{POINT}\n 0,0 \nx\n\n-6.2\n1,2,3\n{POINT}"
    done = run([*locate, "--stdin"], lines, data=store)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [VILLAGE_CODE, "-", "-", "-", "-", "-", VILLAGE_CODE]
    one = run([*locate, *POINT.split(", ")], data=store)
    assert one.returncode == 0 and one.stdout.startswith(f"{VILLAGE_CODE}\t{VILLAGE}")
    outside = run([*locate, "-6.9", "107.6"], data=store)
    assert outside.returncode == 1 and outside.stdout.startswith("-\t")


def test_areas_import_refuses_what_is_no_map(fresh, tmp_path):
    command = ["areas", "import", "{file}", "--data", "{data}"]
    fails(run(command, data=fresh, file=tmp_path / "none"), MISSING, "none")
    square = {"type": "Polygon", "coordinates": [[[106, -6], [107, -6], [107, -7], [106, -6]]]}
    for content in [
        "", "{", "[]", '{"type":"FeatureCollection"}',
        json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"kode": "99"}, "geometry": square}]}),
    ]:
        (tmp_path / "map.geojson").write_text(content)
        fails(run(command, data=fresh, file=tmp_path / "map.geojson"), WRONG_INPUT)


# Backups


def test_backup_of_a_running_server_is_restored_whole(running, tmp_path):
    """While reports come in: what was acknowledged before it began is in it."""
    before = {post(running, seed) for seed in range(10)}
    closing = threading.Event()
    after: list[str] = []

    def load() -> None:
        seed = 1000
        while not closing.is_set():
            after.append(post(running, seed := seed + 1))

    loading = threading.Thread(target=load)
    loading.start()
    file = tmp_path / "backup.tar"
    try:
        done = run(BACKUP, data=running.data, file=file)
    finally:
        closing.set()
        loading.join()
    assert done.returncode == 0 and "proven by restoring" in done.stdout, done.stderr
    fails(run(BACKUP, data=running.data, file=file), WRONG_INPUT, "exists already")
    assert not list(tmp_path.glob("*.partial"))

    restored = tmp_path / "restored"
    done = run(RESTORE, data=restored, file=file)
    assert done.returncode == 0, done.stderr
    found = numbers(restored)
    assert before <= set(found) <= before | set(after) and len(found) == len(set(found))
    checked = run(CHECK, data=restored)
    assert checked.returncode == 0 and " 0 differences" in checked.stdout
    fails(run(RESTORE, data=restored, file=file), WRONG_INPUT, "not empty")
    # It serves.
    server = Server(restored)
    try:
        server.start()
        assert post(server, 5_000) not in found
        assert server.stop() == 0
    finally:
        server.kill()


def test_a_backup_is_nobody_elses_to_read(tmp_path, store):
    file = tmp_path / "backup.tar"
    assert run(BACKUP, data=store, file=file).returncode == 0
    assert file.stat().st_mode & 0o077 == 0, "others can read identities and keys in it"


@pytest.mark.parametrize("damage", ["missing", "empty", "text", "cut", "changed"])
def test_what_is_no_backup_is_not_restored(tmp_path, store, damage):
    file, data = tmp_path / "backup.tar", tmp_path / "data"
    if damage == "missing":
        return fails(run(RESTORE, data=data, file=file), MISSING, "backup.tar")
    assert run(BACKUP, data=store, file=file).returncode == 0
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 0xFF
    content = {"empty": b"", "text": b"no backup", "cut": whole[:40_000], "changed": whole}
    file.write_bytes(content[damage])
    fails(run(RESTORE, data=data, file=file), WRONG_INPUT)
    assert not data.exists() or not any(data.iterdir()), "a half-restored folder stays behind"


# Import

HEADER = ["id_laporan", "kanal", "skpd", "kategori", "rincian_masalah", "status", "tanggal_masuk"]
HEADER += ["tanggal_selesai", "lama_hari"]


def row(number: str, **changed: str) -> list[str]:
    values = dict(
        id_laporan=number, kanal=number[:2], skpd="KELURAHAN KAPUK", kategori="BANJIR",
        rincian_masalah="AIR TIDAK SURUT", status="COMPLETE", tanggal_masuk="2020-01-01",
        tanggal_selesai="2020-01-03", lama_hari="2",
    )
    return list((values | changed).values())


def table(rows: list[list[str]], header: list[str] = HEADER) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


def test_import_gives_a_verdict_for_every_row_and_twice_adds_nothing(fresh, tmp_path):
    file = tmp_path / "rows.csv"
    file.write_bytes(
        table([
            row("JK2001010001"), row("JK2001010002", rincian_masalah='Kata "dia",\nbaris dua'),
            row("bukan nomor"), row("JK2001010003", status="ENTAH"), row("JK2001010004", skpd=""),
            row("JK2001010005", tanggal_masuk="2020-13-40"), row("JK2001010006")[:4],
            row("JK2001010007", tanggal_selesai="2019-12-01"), row("QL001339832"),
        ])
        + b"JK2001010008,JK,KELURAHAN KAPUK,BANJIR,caf\xe9 rusak,COMPLETE,2020-01-01,2020-01-02,1\r\n"
        + table([row("JK2001010009")]).split(b"\r\n", 1)[1]
    )
    for added, skipped in ((4, 0), (0, 4)):
        done = run(IMPORT, data=fresh, file=file)
        assert done.returncode == 1, done.stdout + done.stderr
        lines = done.stdout.splitlines()
        assert lines[-1] == f"{added} added, {skipped} skipped, 7 refused.", done.stdout
        assert len(lines) == 12 and all(line.startswith("line ") for line in lines[:-1])
        assert len([line for line in lines if "refused: " in line]) == 7
        assert any("UTF-8" in line for line in lines), "the wrong encoding is not named"
    assert sorted(numbers(fresh)) == ["JK2001010001", "JK2001010002", "JK2001010009", "QL001339832"]
    assert run(CHECK, data=fresh).returncode == 0


@pytest.mark.parametrize("content, words", [
    (b"", "name the columns"),
    (table([], ["satu", "dua"]), "columns missing"),
    (table([row("JK2001010001")], ["x", *HEADER[1:]]), "id_laporan"),
    (bytes(10_000), "name the columns"),
    ("id_laporan,skpd\n".encode("utf-16"), "name the columns"),
])
def test_a_file_that_is_no_table_of_reports_is_65(fresh, tmp_path, content, words):
    (tmp_path / "rows.csv").write_bytes(content)
    fails(run(IMPORT, data=fresh, file=tmp_path / "rows.csv"), WRONG_INPUT, words)
    fails(run(IMPORT, data=fresh, file=tmp_path / "none.csv"), MISSING, "none.csv")


def test_columns_are_found_by_name_and_the_channel_may_be_missing(fresh, tmp_path):
    order = ["status", "tanggal_masuk", "skpd", "id_laporan", "kategori"]
    values = dict(zip(HEADER, row("JK2001010001"), strict=True))
    text = "\ufeff" + ",".join(order).upper() + "\n" + ",".join(values[name] for name in order)
    (tmp_path / "rows.csv").write_text(text)
    done = run(IMPORT, data=fresh, file=tmp_path / "rows.csv")
    assert done.returncode == 0 and "1 added, 0 skipped, 0 refused." in done.stdout, done.stdout


def test_a_long_file_is_imported_in_little_memory(fresh, tmp_path):
    """Rows with much text, rows without end, quotes never closed: memory stays bounded."""
    file = tmp_path / "long.csv"
    rng = random.Random(1)
    with file.open("wb") as out:
        out.write(table([]))
        number = 0
        while out.tell() < LONG_FILE * 3 // 4:
            number += 1
            kind = rng.randrange(40)
            text = "x" * (900_000 if kind == 0 else 20_000)
            name = "bukan nomor" if kind % 2 else f"JK200101{number % 200:04}"
            out.write(table([row(name, rincian_masalah=text)]).split(b"\r\n", 1)[1])
        out.write(b'JK2001019999,"' + b"never closed " * ((LONG_FILE - out.tell()) // 13))
    process = subprocess.Popen(
        arguments([*IMPORT, "--quiet"], data=fresh, file=file), cwd=REPOSITORY,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )
    said: list[bytes] = []
    reading = threading.Thread(target=lambda: said.append(process.stdout.read()))
    reading.start()
    highest, began = 0, time.monotonic()
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text()
        except OSError:
            break
        if found := re.search(r"VmHWM:\s+(\d+) kB", status):
            highest = max(highest, int(found[1]) // 1024)
        time.sleep(0.02)
    reading.join()
    spent = time.monotonic() - began
    print(f"\n{file.stat().st_size / 1e6:.0f} MB imported in {spent:.1f} s, {highest} MB at most")
    last = said[0].decode().splitlines()[-1]
    assert process.wait() == 1 and last.endswith("refused."), last
    assert 0 < highest < IMPORT_MEMORY
    assert run(CHECK, data=fresh).returncode == 0


# Starting and stopping


def test_a_second_server_on_the_same_data_is_refused(running):
    second = run(SERVE, data=running.data, port=running.port + 1)
    fails(second, IN_USE, "another process uses the store")
    add = ["user", "add", "lain", "--name", "N", "--role", "verifier", "--unit", "BIRO-PEM"]
    fails(run([*add, "--data", "{data}"], data=running.data), IN_USE)
    fails(run(["migrate", "--data", "{data}"], data=running.data), IN_USE)
    # Those that only read may run beside it.
    for command in (CHECK, LIST, ["user", "list", "--data", "{data}"]):
        assert run(command, data=running.data).returncode == 0
    post(running, 1)
    assert running.stop() == 0


def test_a_taken_port_is_69(running, tmp_path):
    other = prepare(tmp_path / "other")
    fails(run(SERVE, data=other.data, port=running.port), IN_USE)


def test_sigterm_lets_requests_in_progress_finish(running):
    """Half of each request has been sent when the signal comes, the rest after it."""
    rng = random.Random(3)
    wires = []
    for _ in range(20):
        body = json.dumps(new_report(str(uuid.UUID(int=rng.getrandbits(128), version=4)), rng)).encode()
        head = f"POST {CREATE} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        wire = Wire(running).send(f"{head}Content-Length: {len(body)}\r\n\r\n".encode(), body[:20])
        wires.append((wire, body[20:]))
    post(running, 1)  # all of the above have been taken in
    status: list[int] = []
    stopping = threading.Thread(target=lambda: status.append(running.stop()))
    data = running.data
    stopping.start()
    time.sleep(0.3)
    acknowledged = set()
    for wire, rest in wires:
        code, _, answer = wire.send(rest).answer()
        assert code == CREATED, (code, answer[:200])
        acknowledged.add(json.loads(answer)[NUMBER])
        wire.socket.close()
    stopping.join(60)
    assert status == [0]
    assert len(acknowledged) == 20 and acknowledged <= set(numbers(data))
    assert run(CHECK, data=data).returncode == 0


def test_sigterm_under_load_loses_nothing_that_was_acknowledged(running):
    acknowledged: list[str] = []

    def load(client: int) -> None:
        seed = client * 10_000
        while True:
            try:
                acknowledged.append(post(running, seed := seed + 1))
            except (OSError, http.client.HTTPException):
                return  # the server is gone

    clients = [threading.Thread(target=load, args=(n,)) for n in range(1, 9)]
    for client in clients:
        client.start()
    time.sleep(1)
    assert running.stop() == 0
    for client in clients:
        client.join(60)
        assert not client.is_alive()
    assert len(acknowledged) > 20
    assert set(acknowledged) <= set(numbers(running.data))
