"""Starts and stops the program under test, as a person would from a shell. Standard library only."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interface import ALIVE, CHECK, SERVE

REPOSITORY = Path(__file__).resolve().parent.parent.parent

READY_SECONDS = 60
STOP_SECONDS = 30


def program() -> Path:
    path = Path(os.environ.get("TANGGAP", ".build/debug/tanggap"))
    path = path if path.is_absolute() else REPOSITORY / path
    if not path.exists():
        raise FileNotFoundError(f"{path} is not built: run make test, or set TANGGAP")
    return path


def arguments(template: list[str], **values: object) -> list[str]:
    return [str(program()), *(part.format(**values) for part in template)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One data folder and one port; may be started, killed and started again."""

    def __init__(self, data: Path, *extra: str):
        self.data = data
        self.extra = list(extra)
        self.port = free_port()
        self.log = data.parent / f"{data.name}.log"
        self.process: subprocess.Popen | None = None
        self.before: list[str] = []  # what runs the program, such as unshare
        self.options: dict = {}  # for the process, such as limits

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def spawn(self) -> None:
        """Starts the process without waiting for it to answer."""
        assert self.process is None, "already running"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.before + arguments(SERVE, data=self.data, port=self.port) + self.extra,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=REPOSITORY,
                **self.options,
            )

    def start(self, within: float = READY_SECONDS) -> "Server":
        self.spawn()
        self.wait_until_alive(within)
        return self

    def wait_until_alive(self, within: float) -> None:
        assert self.process is not None
        until = time.monotonic() + within
        while time.monotonic() < until:
            if (status := self.process.poll()) is not None:
                raise RuntimeError(f"the server ended with status {status}\n{self.tail()}")
            try:
                with urllib.request.urlopen(self.url + ALIVE, timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                pass
            time.sleep(0.02)
        self.kill()
        raise RuntimeError(f"no answer at {ALIVE} within {within:.0f} s\n{self.tail()}")

    def kill(self) -> None:
        """kill -9 of the server itself, as a crash is; a child of it has to notice on its own."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def stop(self) -> int:
        """Asks it to end; gives its exit status. Fails when it does not end."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise RuntimeError(
                f"still running {STOP_SECONDS} s after SIGTERM\n{self.tail()}"
            ) from None
        finally:
            self.process = None

    @contextmanager
    def running(self, within: float = READY_SECONDS, checked: bool = False) -> Iterator["Server"]:
        """Started, and asked to end afterwards; with `checked` its store must then be sound."""
        try:
            self.start(within)
            yield self
            assert self.stop() == 0, f"the server did not end cleanly\n{self.tail()}"
            if checked:
                done = run(CHECK, data=self.data)
                assert done.returncode == 0, done.stdout
        finally:
            self.kill()

    def tail(self, lines: int = 60) -> str:
        if not self.log.exists():
            return "(nothing logged)"
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


def run(
    template: list[str], stdin: str | bytes = b"", **values: object
) -> subprocess.CompletedProcess:
    """Runs a command of the program to its end; the caller looks at the status."""
    done = subprocess.run(
        arguments(template, **values),
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        cwd=REPOSITORY,
        timeout=600,
    )
    # Not by text=True: what is printed is shown whatever its bytes are.
    done.stdout = done.stdout.decode(errors="replace")
    done.stderr = done.stderr.decode(errors="replace")
    return done
