"""Nodes of the program, and the load balancer before them: deploy/haproxy.cfg with other ports."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from cluster import REPOSITORY, Ground, free_ports, get, replaced, until

sys.path.insert(0, str(REPOSITORY / "Tests" / "Browser"))
from interface import ALIVE, CHECK, MIGRATE, READY, SERVE  # noqa: E402
from server import arguments  # noqa: E402

DRAIN_SECONDS = 8
STOP_SECONDS = 60


class Node:
    """One `tanggap serve`."""

    def __init__(self, folder: Path, number: int, port: int, settings: dict[str, str]):
        self.name, self.port = f"node{number}", port
        self.data = folder / self.name
        self.data.mkdir(mode=0o700)
        self.log = folder / f"{self.name}.log"
        self.settings = settings
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                arguments(SERVE, data=self.data, port=self.port),
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=REPOSITORY,
                env={**os.environ, **self.settings}, start_new_session=True,
            )  # fmt: skip
        until(f"{self.name} alive\n{self.tail()}", 60, lambda: self.asked(ALIVE) == 200)

    def asked(self, path: str) -> int | None:
        answer = get(f"http://127.0.0.1:{self.port}{path}")
        return answer and answer[0]

    def stop(self) -> float:
        """SIGTERM, as systemd does it; gives the seconds until it had ended by itself."""
        assert self.process is not None
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(STOP_SECONDS)
        if status != 0:
            raise RuntimeError(f"{self.name} ended with status {status}\n{self.tail()}")
        self.process = None
        return time.monotonic() - began

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def tail(self, lines: int = 25) -> str:
        text = self.log.read_text(errors="replace") if self.log.exists() else "(nothing logged)"
        return f"--- {self.name}\n" + "\n".join(text.splitlines()[-lines:])


class Front:
    """Two nodes on one database, and HAProxy on `port`."""

    def __init__(self, ground: Ground, database: str):
        self.folder = ground.folder / "front"
        self.folder.mkdir(mode=0o755)
        photos = self.folder / "photos"
        self.port, self.figures, *nodes = free_ports(4)
        self.url = f"http://127.0.0.1:{self.port}"
        settings = {
            "TANGGAP_DATABASE": database,
            "TANGGAP_VAULT": str(photos),
            "TANGGAP_DRAIN": str(DRAIN_SECONDS),
            "TANGGAP_TRUSTED_PROXIES": "127.0.0.1",
            "TANGGAP_PUBLIC_ORIGIN": self.url,
        }
        self.settings = settings
        self.nodes = [Node(self.folder, 1 + n, port, settings) for n, port in enumerate(nodes)]
        self.proxy: subprocess.Popen | None = None

    def command(self, template: list[str]) -> subprocess.CompletedProcess:
        """A command of the program on the nodes' store, to its end."""
        return subprocess.run(
            arguments(template, data=self.nodes[0].data), cwd=REPOSITORY, capture_output=True,
            text=True, timeout=300, env={**os.environ, **self.settings},
        )  # fmt: skip

    def migrate(self) -> None:
        done = self.command(MIGRATE)
        if done.returncode != 0:
            raise RuntimeError(f"migrate: {done.stdout}{done.stderr}")

    def check(self) -> tuple[bool, str]:
        done = self.command(CHECK)
        return done.returncode == 0, (done.stdout + done.stderr).strip()

    def start(self) -> None:
        for node in self.nodes:
            node.start()
        shutil.copy(REPOSITORY / "deploy/tanggap-503.http", self.folder)
        config = self.folder / "haproxy.cfg"
        config.write_text(
            replaced(
                (REPOSITORY / "deploy/haproxy.cfg").read_text(),
                {
                    "  maxconn 20000": "  maxconn 2000",
                    "log /dev/log local0": "log stdout format raw local0",
                    "  user haproxy\n  group haproxy\n": "",
                    "/run/haproxy/admin.sock": f"{self.folder}/haproxy.sock",
                    "/etc/haproxy/tanggap-503.http": f"{self.folder}/tanggap-503.http",
                    "  bind :80\n": f"  bind 127.0.0.1:{self.port}\n",
                    "  bind :443 ssl crt /etc/tanggap/tls/site.pem alpn h2,http/1.1\n": "",
                    "  http-request redirect scheme https code 308 unless { ssl_fc }\n": "",
                    "127.0.0.1:8404": f"127.0.0.1:{self.figures}",
                    "10.0.0.21:8080": f"127.0.0.1:{self.nodes[0].port}",
                    "10.0.0.22:8080": f"127.0.0.1:{self.nodes[1].port}",
                },
            )
        )
        with (self.folder / "haproxy.log").open("ab") as log:
            self.proxy = subprocess.Popen(
                ["haproxy", "-db", "-f", config], stdout=log, stderr=log, start_new_session=True
            )
        until("both nodes in service", 60, lambda: self.in_service() == {"node1", "node2"})

    def in_service(self) -> set[str]:
        """The nodes that HAProxy sends to."""
        answer = get(f"http://127.0.0.1:{self.figures}/;csv")
        if answer is None:
            return set()
        lines = [line.split(",") for line in answer[1].decode().splitlines()]
        return {
            line[1]
            for line in lines
            if line[0] == "tanggap" and line[1].startswith("node") and line[17].startswith("UP")
        }

    def restart_in_turn(self) -> list[float]:
        """A new program on every node: one leaves, ends, starts and is back before the next leaves.
        Gives the seconds each took to end."""
        took = []
        for node in self.nodes:
            took.append(node.stop())
            node.start()
            until(f"{node.name} ready\n{node.tail()}", 60, lambda: node.asked(READY) == 200)
            until(f"{node.name} in service", 60, lambda: node.name in self.in_service())
        return took

    def tails(self) -> str:
        log = self.folder / "haproxy.log"
        lines = log.read_text(errors="replace").splitlines()[-15:] if log.exists() else []
        return "\n".join([node.tail() for node in self.nodes] + ["--- haproxy", *lines])

    def stop(self) -> None:
        for node in self.nodes:
            node.kill()
        if self.proxy is not None:
            self.proxy.kill()
            self.proxy.wait()
