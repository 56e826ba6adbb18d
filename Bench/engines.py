"""The stores that are measured: an SQLite file, or a database of a PostgreSQL server made for this.

Both keep what they acknowledge: SQLite with FULL, PostgreSQL with fsync and synchronous_commit on.
Standard library, the sqlite3 module and PostgreSQL's own programs.
"""

import os
import shutil
import socket
import sqlite3
import subprocess
from pathlib import Path

POSTGRES = Path("/usr/lib/postgresql/15/bin")


class SQLite:
    name = "sqlite"

    def __init__(self, data: Path):
        self.data = data
        self.address = f"sqlite:{data / 'tanggap.sqlite'}"

    def prepare(self) -> None:
        """The program makes the file itself."""

    def ask(self, sql: str) -> list[tuple]:
        database = sqlite3.connect(f"file:{self.data / 'tanggap.sqlite'}?mode=ro", uri=True)
        try:
            return database.execute(sql).fetchall()
        finally:
            database.close()

    def megabytes(self) -> float:
        return sum(f.stat().st_size for f in self.data.glob("tanggap.sqlite*")) / 1_048_576

    def copy(self, data: Path) -> "SQLite":
        """A second store with the same content, to spend."""
        data.mkdir()
        shutil.copy(self.data / "tanggap.sqlite", data / "tanggap.sqlite")
        return SQLite(data)


class Postgres:
    name = "postgres"

    def __init__(self, server: "PostgresServer", data: Path, database: str):
        self.server, self.data, self.database = server, data, database
        self.address = server.address(database)

    def prepare(self) -> None:
        self.server.sql("postgres", f'CREATE DATABASE "{self.database}"')

    def ask(self, sql: str) -> list[tuple]:
        lines = self.server.sql(self.database, sql).splitlines()
        return [tuple(line.split("\t")) for line in lines]

    def megabytes(self) -> float:
        return int(self.ask("SELECT pg_database_size(current_database())")[0][0]) / 1_048_576

    def copy(self, data: Path) -> "Postgres":
        data.mkdir()
        name = f"{self.database}_copy"
        self.server.sql("postgres", f'CREATE DATABASE "{name}" TEMPLATE "{self.database}"')
        self.server.sql(name, "VACUUM ANALYZE")
        return Postgres(self.server, data, name)


class PostgresServer:
    """A server of its own, durable, on a free port of this machine, run by somebody who is not
    root."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir()
        self.user: list[str] = []
        if os.geteuid() == 0:
            self.user = ["runuser", "-u", "postgres", "--"]
            shutil.chown(folder, "postgres")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def address(self, database: str) -> str:
        return f"postgres://tanggap@127.0.0.1:{self.port}/{database}"

    def start(self) -> "PostgresServer":
        place = str(self.folder / "cluster")
        self.run("initdb", "-D", place, "-U", "tanggap", "-A", "trust", "-E", "UTF8", "--locale=C")
        options = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "max_connections": 100,
            "shared_buffers": "1GB",
            "effective_cache_size": "4GB",
            "max_wal_size": "4GB",
            "random_page_cost": 1.1,
        }
        settings = " ".join(f"-c {name}={value or chr(39) * 2}" for name, value in options.items())
        log = str(self.folder / "log")
        self.run("pg_ctl", "-D", place, "-w", "-t", "60", "-l", log, "-o", settings, "start")
        return self

    def stop(self) -> None:
        self.run("pg_ctl", "-D", str(self.folder / "cluster"), "-m", "fast", "-w", "stop")

    def run(self, program: str, *arguments: str) -> str:
        done = subprocess.run(
            [*self.user, str(POSTGRES / program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd="/",
        )
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stdout}")
        return done.stdout

    def sql(self, database: str, sql: str) -> str:
        return self.run(
            "psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1",
            "-d", self.address(database), "-c", sql,
        )  # fmt: skip

    def pgbench(self, clients: int, seconds: int, *arguments: str) -> float:
        """Transactions per second of PostgreSQL's own measure."""
        database = "pgbench"
        known = self.sql("postgres", f"SELECT 1 FROM pg_database WHERE datname = '{database}'")
        if not known.strip():
            self.sql("postgres", f"CREATE DATABASE {database}")
            self.run("pgbench", "-i", "-q", "-s", "10", self.address(database))
        told = self.run(
            "pgbench", "-n", "-M", "prepared", "-c", str(clients), "-j", "1",
            "-T", str(seconds), *arguments, self.address(database),
        )  # fmt: skip
        line = next(line for line in told.splitlines() if line.startswith("tps = "))
        return float(line.split()[2])
