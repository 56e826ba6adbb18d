"""Three database machines, each with etcd, Patroni and PostgreSQL, all on this machine: the files of
deploy/ with addresses and paths changed, so that what is drilled is what operators are given."""

import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
BIN = Path("/usr/lib/postgresql/15/bin")
START_SECONDS = 90
NAME, PASSWORD = "tanggap", "kata-sandi-latihan"
SUPERUSER_PASSWORD = "change-me-1"  # as in deploy/patroni.yml


def free_ports(count: int) -> list[int]:
    """Ports nobody listens on now. All are held until all are known, so that none comes twice."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def replaced(text: str, changes: dict[str, str]) -> str:
    """The example with each of these words changed. One that is not there is a mistake here."""
    for old, new in changes.items():
        if old not in text:
            raise RuntimeError(f"the example no longer says {old!r}")
        text = text.replace(old, new)
    return text


def until(what: str, seconds: float, ready) -> float:
    """Asks again and again; gives the seconds it took."""
    began = time.monotonic()
    while True:
        if ready():
            return time.monotonic() - began
        if time.monotonic() - began > seconds:
            raise RuntimeError(f"not within {seconds:.0f} s: {what}")
        time.sleep(0.1)


def get(url: str) -> tuple[int, bytes] | None:
    """Status and body; None without an answer."""
    try:
        with urllib.request.urlopen(url, timeout=3) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except OSError:
        return None


class Ground:
    """The temporary folder, and who the database runs as: PostgreSQL refuses root."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.as_user: dict = {}
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            self.as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
            os.chown(folder, user.pw_uid, user.pw_gid)
        folder.chmod(0o755)

    def make(self, name: str) -> Path:
        path = self.folder / name
        path.mkdir(mode=0o700)
        self.own(path)
        return path

    def own(self, path: Path) -> None:
        if self.as_user:
            os.chown(path, self.as_user["user"], self.as_user["group"])

    def spawn(self, name: str, *command: str | Path, **settings: str) -> subprocess.Popen:
        """A process of its own session, so that killing one machine spares the others. Its home is
        the folder: as another user it could not look into ours for keys."""
        with (self.folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                cwd=self.folder, env={**os.environ, "HOME": str(self.folder), **settings}, start_new_session=True,
                **self.as_user,
            )  # fmt: skip

    def tail(self, name: str, lines: int = 25) -> str:
        path = self.folder / f"{name}.log"
        text = path.read_text(errors="replace") if path.exists() else "(nothing logged)"
        told = [line for line in text.splitlines() if "INFO: no action" not in line]
        return f"--- {name}\n" + "\n".join(told[-lines:])


def children(parent: int) -> list[int]:
    """Processes whose parent this is, and theirs."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            if int(stat.rsplit(")", 1)[1].split()[1]) == parent:
                found += [int(entry.name), *children(int(entry.name))]
    return found


@dataclass
class Ports:
    """Of one machine."""

    sql: int
    patroni: int
    etcd: int
    peer: int


class Machine:
    """One PostgreSQL, the Patroni that minds it, and the etcd beside them."""

    def __init__(self, ground: Ground, number: int, ports: list[Ports]):
        self.ground, self.name = ground, f"db{number}"
        own = ports[number - 1]
        self.sql, self.patroni, self.etcd = own.sql, own.patroni, own.etcd
        self.folder = ground.make(self.name)
        self.running: list[subprocess.Popen] = []
        self.config = self.folder / "patroni.yml"
        self.config.write_text(
            replaced(
                (REPOSITORY / "deploy/patroni.yml").read_text(),
                {
                    "name: db1": f"name: {self.name}",
                    "10.0.0.11:8008": f"127.0.0.1:{own.patroni}",
                    "10.0.0.11:5432": f"127.0.0.1:{own.sql}",
                    **{f"10.0.0.{11 + n}:2379": f"127.0.0.1:{p.etcd}" for n, p in enumerate(ports)},
                    "10.0.0.0/24": "127.0.0.0/8",
                    "/var/lib/postgresql/15/tanggap": f"{self.folder}/data",
                    "/var/lib/postgresql/tanggap.pgpass": f"{self.folder}/pgpass",
                    "/var/run/postgresql": str(self.folder),
                    "/etc/tanggap/tls": str(ground.folder / "tls"),
                    "/usr/local/lib/tanggap/archive-wal": str(ground.folder / "archive-wal"),
                    "/var/backups/tanggap/wal": str(ground.folder / "wal"),
                },
            )
        )
        ground.own(self.config)
        settings = replaced(
            (REPOSITORY / "deploy/etcd.default").read_text(),
            {
                'ETCD_NAME="etcd1"': f'ETCD_NAME="etcd{number}"',
                "10.0.0.11:2379": f"127.0.0.1:{own.etcd}",
                '_PEER_URLS="http://10.0.0.11:2380"': f'_PEER_URLS="http://127.0.0.1:{own.peer}"',
                **{f"10.0.0.{11 + n}:2380": f"127.0.0.1:{p.peer}" for n, p in enumerate(ports)},
                "/var/lib/etcd/tanggap": f"{self.folder}/etcd",
            },
        )
        self.etcd_settings = dict(re.findall(r'^(\w+)="(.*)"$', settings, re.M))

    def start(self) -> None:
        etcd = self.ground.spawn(f"{self.name}-etcd", "etcd", **self.etcd_settings)
        self.running = [etcd, self.ground.spawn(self.name, "patroni", self.config)]

    def processes(self) -> list[int]:
        """All of this machine. The postmaster is asked for by its file: it is nobody's child once
        the Patroni that started it is gone."""
        found: list[int] = []
        for process in self.running:
            if process.poll() is None:
                found += [process.pid, *children(process.pid)]
        try:
            postmaster = int((self.folder / "data/postmaster.pid").read_text().split()[0])
            if b"postgres" in Path(f"/proc/{postmaster}/cmdline").read_bytes():
                found += [postmaster, *children(postmaster)]
        except (OSError, ValueError, IndexError):
            pass
        return list(dict.fromkeys(found))

    def signal(self, which: int) -> None:
        for pid in self.processes():
            try:
                os.kill(pid, which)
            except ProcessLookupError:
                pass

    def kill(self) -> None:
        """As a machine that loses power: no process of it says good-bye."""
        self.signal(signal.SIGKILL)
        for process in self.running:
            process.wait()
        self.running = []

    def state(self) -> dict:
        """What its Patroni says of it; empty when that does not answer."""
        answer = get(f"http://127.0.0.1:{self.patroni}/patroni")
        return json.loads(answer[1]) if answer else {}

    def is_leader(self) -> bool:
        answer = get(f"http://127.0.0.1:{self.patroni}/leader")
        return answer is not None and answer[0] == 200


class Cluster:
    def __init__(self, folder: Path):
        self.ground = Ground(folder)
        self.ground.make("wal")
        tls = self.ground.make("tls")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj"]
            + ["/CN=localhost", "-keyout", tls / "postgres.key", "-out", tls / "postgres.crt"],
            check=True, capture_output=True,
        )  # fmt: skip
        for file in tls.iterdir():
            file.chmod(0o600)
            self.ground.own(file)
        shutil.copy(REPOSITORY / "deploy/archive-wal", folder / "archive-wal")
        free = free_ports(12)
        ports = [Ports(*free[4 * n : 4 * n + 4]) for n in range(3)]
        self.machines = [Machine(self.ground, 1 + n, ports) for n in range(3)]

    def start(self) -> None:
        for machine in self.machines:
            machine.start()
        self.until_whole(3)
        leader = self.leader()
        assert leader is not None
        self.sql(leader, f"CREATE ROLE {NAME} LOGIN PASSWORD '{PASSWORD}'")
        self.sql(leader, f"CREATE DATABASE {NAME} OWNER {NAME}")

    def until_whole(self, copies: int) -> float:
        """Waits for one leader that has chosen a synchronous copy, and for so many machines in all."""

        def whole() -> bool:
            if self.leader() is None:
                return False
            states = [m.state() for m in self.machines]
            streaming = [s for s in states if s.get("state") == "running"]
            chosen = [s for s in streaming if s.get("sync_standby")]
            same = {s["timeline"] for s in streaming if "timeline" in s}
            return len(streaming) == copies and len(chosen) >= 1 and len(same) == 1

        return until(f"{copies} machines running\n{self.listing()}", START_SECONDS, whole)

    def leader(self) -> Machine | None:
        return next((m for m in self.machines if m.is_leader()), None)

    def listing(self) -> str:
        return "\n".join(f"{m.name} {json.dumps(m.state())[:300]}" for m in self.machines)

    def sql(self, machine: Machine, text: str, user: str = "postgres", base: str = "postgres") -> str:
        password = SUPERUSER_PASSWORD if user == "postgres" else PASSWORD
        done = subprocess.run(
            [BIN / "psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", text]
            + [f"host=127.0.0.1 port={machine.sql} user={user} dbname={base} sslmode=require"],
            capture_output=True, text=True, timeout=60, env={**os.environ, "PGPASSWORD": password},
        )  # fmt: skip
        if done.returncode != 0:
            raise RuntimeError(f"{machine.name}: {text[:80]}: {done.stderr}")
        return done.stdout.strip()

    @property
    def address(self) -> str:
        """For `--database`: all three, whoever leads."""
        hosts = ",".join(f"127.0.0.1:{m.sql}" for m in self.machines)
        return (
            f"postgres://{NAME}:{PASSWORD}@{hosts}/{NAME}"
            "?target_session_attrs=read-write&sslmode=require&connect_timeout=3"
        )

    def stop(self) -> None:
        for machine in self.machines:
            machine.signal(signal.SIGCONT)
            machine.kill()
