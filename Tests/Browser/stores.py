"""The stores the black-box tests run on. A test on PostgreSQL gets a database of its own from the
server scripts/with-postgres started; without it such tests fail, they are not skipped.
"""

import os
import subprocess
import uuid
from urllib.parse import urlsplit, urlunsplit

import pytest

ENGINES = ["sqlite", "postgres"]
SERVER = "TANGGAP_TEST_POSTGRES"


def use(engine: str, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """Makes every program this test starts work on a fresh store of the engine; gives its address,
    or None where the data folder itself holds it."""
    if engine == "sqlite":
        monkeypatch.delenv("TANGGAP_DATABASE", raising=False)
        return None
    address = fresh_database()
    monkeypatch.setenv("TANGGAP_DATABASE", address)
    return address


def fresh_database() -> str:
    server = os.environ.get(SERVER)
    assert server, f"{SERVER} is not set: run the tests by scripts/with-postgres"
    name = f"browser_{uuid.uuid4().hex[:12]}"
    sql(server, f'CREATE DATABASE "{name}"')
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def sql(address: str, statement: str) -> str:
    done = subprocess.run(
        ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", statement],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
