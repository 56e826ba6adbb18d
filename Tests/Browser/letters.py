"""Letters that arrived, and the settings with which a server sends some. The relay is the Postfix of
scripts/with-postfix: without it such tests fail, they are not skipped.
"""

import email
import email.policy
import os
import time
import uuid
from email.message import EmailMessage
from pathlib import Path

FROM = "lapor@kota.test"
NEVER_QUIET = "0-0"
PATIENCE = 25  # seconds: a relay is asked again after four

_read: dict[str, EmailMessage] = {}


def settings(quiet: str = NEVER_QUIET, relay: str | None = None) -> dict[str, str]:
    """The environment of a server that sends letters: to `relay`, else to the Postfix."""
    chosen = {"TANGGAP_MAIL_FROM": FROM, "TANGGAP_QUIET_HOURS": quiet}
    if relay:
        return chosen | {"TANGGAP_MAIL": relay}
    return chosen | {
        "TANGGAP_MAIL": _given("TANGGAP_TEST_SMTP"),
        "TANGGAP_MAIL_AUTHORITIES": _given("TANGGAP_TEST_SMTP_CA"),
    }


def address(name: str = "warga") -> str:
    """One nobody else writes to."""
    return f"{name}@{uuid.uuid4().hex[:12]}.test"


def arrived(to: str | None = None) -> list[EmailMessage]:
    """Letters to an address, or all; in the order in which they came."""
    folder = Path(_given("TANGGAP_TEST_MAILDIR")) / "new"
    found = []
    for path in folder.iterdir():
        if path.name not in _read:
            content = path.read_bytes()
            _read[path.name] = email.message_from_bytes(content, policy=email.policy.default)
        if to is None or _read[path.name]["To"] == to:
            found.append((path.stat().st_mtime_ns, path.name))
    return [_read[name] for _, name in sorted(found)]


def wait(to: str, count: int, within: float = PATIENCE) -> list[EmailMessage]:
    """So many letters to an address and, so far, no more."""
    until = time.monotonic() + within
    while len(found := arrived(to)) < count:
        assert time.monotonic() < until, f"{len(found)} letters of {count} came to {to}"
        time.sleep(0.05)
    assert len(found) == count, [letter["Subject"] for letter in found]
    return found


def text(letter: EmailMessage, kind: str = "plain") -> str:
    part = letter.get_body((kind,))
    assert part is not None, f"no {kind} part"
    return part.get_content()


def _given(name: str) -> str:
    assert (value := os.environ.get(name)), f"{name} is not set: run the tests by scripts/with-postfix"
    return value
