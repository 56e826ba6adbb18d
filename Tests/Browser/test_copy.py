"""A city moves from one engine to another and back, and comes back from its backups.

    scripts/with-postgres .venv/bin/python -m pytest Tests/Browser/test_copy.py
"""

import io
import json
import random
import re
import subprocess
import tarfile
import uuid
from pathlib import Path

import pytest

import stores
from interface import CREATE, CREATED, NUMBER, STORE, new_report
from server import REPOSITORY, Server, arguments, run
from wire import Wire

WRONG_INPUT, IN_USE = 65, 69
COPY = ["copy", "--from", "{source}", "--to", "{target}"]
WITH_PHOTOS = ["--from-vault", "{photos}", "--to-vault", "{vault}"]
CHECK = ["check", "--database", "{store}", "--vault", "{vault}", "--data", "{data}"]
DEMO = ["demo", "--database", "{store}", "--reports", "{reports}", "--data", "{data}"]
BACKUP = ["backup", "{file}", "--database", "{store}", "--vault", "{vault}", "--data", "{data}"]
TAIL = [*BACKUP, "--since", "{base}"]
RESTORE = ["restore", "{file}", "--data", "{data}"]
INTO = ["--database", "{store}", "--vault", "{vault}"]


def done(template: list[str], **values: object) -> str:
    ended = run(template, **values)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def refused(status: int, words: str, template: list[str], **values: object) -> None:
    ended = run(template, **values)
    assert ended.returncode == status and words in ended.stderr, ended.stdout + ended.stderr


def checked(store: str, vault: Path, data: Path) -> tuple[str, str]:
    """What was counted, and the digest of all folds. Fails on any difference."""
    said = done(CHECK, store=store, vault=vault, data=data)
    counts, folds = said.strip().splitlines()[-2:]
    assert counts.endswith(" 0 differences."), said
    assert re.fullmatch(r"Folds: [0-9a-f]{64}", folds)
    return counts, folds


def embedded(data: Path) -> str:
    return f"sqlite:{data / STORE}"


@pytest.fixture(params=stores.ENGINES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A store of the engine that does not exist yet."""
    if request.param == "postgres":
        return stores.fresh_database()
    (tmp_path / "store").mkdir()
    return embedded(tmp_path / "store")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A data folder, for what is not in the store."""
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def post(server: Server, seed: int) -> str:
    rng = random.Random(seed)
    body = json.dumps(new_report(str(uuid.UUID(int=rng.getrandbits(128), version=4)), rng)).encode()
    head = f"POST {CREATE} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    with Wire(server) as wire:
        wire.send(f"{head}Content-Length: {len(body)}\r\n\r\n".encode(), body)
        status, _, content = wire.answer()
    assert status == CREATED, content
    return json.loads(content)[NUMBER]


def serving(store: str, vault: Path, data: Path) -> Server:
    return Server(data, "--database", store, "--vault", str(vault))


# Moving


def test_a_demo_city_moves_to_the_other_engine_and_back(server: Server, tmp_path: Path) -> None:
    """While it is served; with its photos, and it can be served from the other engine."""
    data, photos = server.data, server.data / "photos"
    there, back = stores.fresh_database(), embedded(tmp_path / "back")
    vaults = [tmp_path / "vault", tmp_path / "vault-back"]
    (tmp_path / "data").mkdir()
    before = checked(embedded(data), photos, data)
    said = done(COPY + WITH_PHOTOS, source=embedded(data), target=there, photos=photos, vault=vaults[0])
    assert re.search(r"^  report_events +\d+ rows, equal$", said, re.M), said
    moved = checked(there, vaults[0], tmp_path / "data")
    done(COPY + WITH_PHOTOS, source=there, target=back, photos=vaults[0], vault=vaults[1])
    returned = checked(back, vaults[1], tmp_path / "data")
    assert before == moved == returned
    assert int(re.match(r"(\d+) reports", before[0]).group(1)) >= 100
    assert int(re.search(r"(\d+) blobs", before[0]).group(1)) > 10

    # Indexes and numbers: it takes reports, and the map and the list know them.
    new = serving(there, vaults[0], tmp_path / "data")
    try:
        new.start()
        numbers = {post(new, seed) for seed in range(3)}
        assert len(numbers) == 3
        assert new.stop() == 0, new.tail()
    finally:
        new.kill()
    after = checked(there, vaults[0], tmp_path / "data")
    assert after != before


def test_only_an_empty_store_is_filled(address: str, place: Path, tmp_path: Path) -> None:
    done(DEMO, store=address, reports=50, data=place)
    for target in [embedded(tmp_path / "other"), stores.fresh_database()]:
        done(COPY, source=address, target=target)
        refused(IN_USE, "not empty", COPY, source=address, target=target)

    refused(IN_USE, "not empty", COPY, source=address, target=address)


def test_a_copy_killed_in_the_middle_is_never_served(place: Path, tmp_path: Path) -> None:
    source, target = embedded(place), stores.fresh_database()
    done(DEMO, store=source, reports=20_000, data=place)
    copying = subprocess.Popen(
        arguments(COPY, source=source, target=target), cwd=REPOSITORY, stdout=subprocess.PIPE
    )
    try:
        for line in copying.stdout:
            if b"report_events" in line:
                break
    finally:
        copying.kill()
        copying.wait()
    assert int(stores.sql(target, "SELECT COUNT(*) FROM reports")) > 0, "killed too early to tell"
    refused(IN_USE, "cut short", ["serve", "--database", "{store}", "--data", "{data}", "--port", "1"],
            store=target, data=place)  # fmt: skip
    refused(IN_USE, "cut short", COPY, source=source, target=target)
    refused(IN_USE, "cut short", COPY, source=target, target=embedded(tmp_path / "third"))
    refused(IN_USE, "cut short", ["check", "--database", "{store}", "--data", "{data}"],
            store=target, data=place)  # fmt: skip


# Backups


@pytest.fixture
def city(address: str, place: Path) -> Server:
    """A running city with reports, on either engine."""
    done(DEMO, store=address, reports=300, data=place)
    server = serving(address, place / "photos", place)
    (place / "photos").mkdir(exist_ok=True)
    try:
        yield server.start()
    finally:
        server.kill()


def test_tails_bring_a_backup_to_their_moment(
    city: Server, address: str, place: Path, tmp_path: Path
) -> None:
    vault = place / "photos"
    store = {"store": address, "vault": vault, "data": place}
    base, tails = tmp_path / "base.tar", [tmp_path / f"tail{index}.tar" for index in range(3)]
    assert "proven by restoring" in done(BACKUP, file=base, **store)
    moments = []
    for index, tail in enumerate(tails):
        for seed in range(3):
            post(city, 10 * index + seed)
        said = done(TAIL, file=tail, base=tails[index - 1] if index else base, **store)
        assert "3 reports changed" in said, said
        moments.append(checked(address, vault, place))
        assert tail.stat().st_size < base.stat().st_size / 4
    # One tail over all, straight from the whole backup.
    over_all = tmp_path / "over-all.tar"
    assert "9 reports changed" in done(TAIL, file=over_all, base=base, **store)

    for count in [1, 2, 3]:
        restored = tmp_path / f"restored{count}"
        done([*RESTORE, "--tail", *map(str, tails[:count])], file=base, data=restored)
        assert checked(embedded(restored), restored / "photos", restored) == moments[count - 1]
    other, data = stores.fresh_database(), tmp_path / "other"
    data.mkdir()
    done([*RESTORE, *INTO, "--tail", str(over_all)], file=base, store=other, data=data,
         vault=data / "photos")  # fmt: skip
    assert checked(other, data / "photos", data) == moments[-1]
    assert not (data / "restoring").exists()

    # Tails out of order, twice, without their beginning, or of another city.
    bad = tmp_path / "bad"
    for wrong in [[tails[1]], [tails[0], tails[2]], [tails[0], tails[0]], [over_all, tails[0]]]:
        refused(WRONG_INPUT, "follows another backup", [*RESTORE, "--tail", *map(str, wrong)],
                file=base, data=bad)  # fmt: skip
    refused(WRONG_INPUT, "is a tail", RESTORE, file=tails[0], data=bad)
    refused(WRONG_INPUT, "not a tail", [*RESTORE, "--tail", str(base)], file=base, data=bad)
    assert not any(bad.iterdir()), "a half-restored folder stays behind"
    refused(WRONG_INPUT, "exists already", TAIL, file=base, base=base, **store)


def test_a_damaged_tail_is_not_restored(
    city: Server, address: str, place: Path, tmp_path: Path
) -> None:
    store = {"store": address, "vault": place / "photos", "data": place}
    base, tail, bad = tmp_path / "base.tar", tmp_path / "tail.tar", tmp_path / "bad"
    done(BACKUP, file=base, **store)
    post(city, 1)
    done(TAIL, file=tail, base=base, **store)
    members = read_tar(tail)
    assert list(members)[:3] == ["manifest.json", "marks", "tail"]
    for name in ["marks", "tail"]:
        for damage in [members[name][:-1], flipped(members[name]), b""]:
            write_tar(tail, members | {name: damage})
            refused(WRONG_INPUT, "damaged", [*RESTORE, "--tail", str(tail)], file=base, data=bad)
    for name in ["escape.txt", "photos/../../escape", "tanggap.json"]:
        write_tar(tail, members | {name: b"x"})
        ended = run([*RESTORE, "--tail", str(tail)], file=base, data=bad)
        assert ended.returncode == WRONG_INPUT, ended.stderr
    manifest = json.loads(members["manifest.json"])
    for change in [{"schema": manifest["schema"] - 1}, {"format": 9}, {"since": "0" * 64}]:
        write_tar(tail, members | {"manifest.json": json.dumps(manifest | change).encode()})
        ended = run([*RESTORE, "--tail", str(tail)], file=base, data=bad)
        assert ended.returncode == WRONG_INPUT, ended.stderr
    assert not any(bad.iterdir())
    # A base whose marks are damaged begins no tail.
    whole = read_tar(base)
    write_tar(base, whole | {"marks": flipped(whole["marks"])})
    refused(WRONG_INPUT, "damaged", TAIL, file=tmp_path / "new.tar", base=base, **store)
    assert not (tmp_path / "new.tar").exists() and not list(tmp_path.glob("*.partial"))


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]


def read_tar(path: Path) -> dict[str, bytes]:
    with tarfile.open(path) as archive:
        return {member.name: archive.extractfile(member).read() for member in archive}


def write_tar(path: Path, members: dict[str, bytes]) -> None:
    with tarfile.open(path, "w") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))


def test_photos_travel_with_backups_and_tails(server: Server, tmp_path: Path) -> None:
    """A demonstration city with photos, copied to PostgreSQL, backed up there, restored here."""
    there, vault, data = stores.fresh_database(), tmp_path / "vault", tmp_path / "data"
    data.mkdir()
    photos = server.data / "photos"
    done(COPY + WITH_PHOTOS, source=embedded(server.data), target=there, photos=photos, vault=vault)
    base, store = tmp_path / "base.tar", {"store": there, "vault": vault, "data": data}
    done(BACKUP, file=base, **store)
    restored = tmp_path / "restored"
    done(RESTORE, file=base, data=restored)
    assert checked(embedded(restored), restored / "photos", restored) == checked(there, vault, data)

    # A photo lost from the vault is told, and the rest is saved all the same.
    lost = next(path for path in sorted(vault.rglob("*")) if path.is_file())
    lost.unlink()
    ended = run([*BACKUP, "--no-verify"], file=tmp_path / "second.tar", **store)
    assert ended.returncode == 1 and lost.name in ended.stderr, ended.stderr
    names = set(read_tar(tmp_path / "second.tar"))
    assert len(names) == len(read_tar(base)) - 1 and not any(lost.name in name for name in names)
    ended = run(BACKUP, file=tmp_path / "third.tar", **store)
    assert ended.returncode != 0 and not (tmp_path / "third.tar").exists()
