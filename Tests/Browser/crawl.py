"""Walks a site as one person does, by its links, and keeps what it finds: pages and forms."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from person import SECURE, Form, Forms, Person

LINK = re.compile(r'(?:href|src)="(/[^"#]*)')
# Leaving, choosing a language and files of the interface itself lead nowhere new.
BORING = re.compile(r"^/(aset/|keluar|manifest|favicon)|[?&]bahasa=")
# Segments that stand for one thing among many.
ONE = re.compile(r"/(?:[A-Z]{2,}\d{6,}|[0-9a-z]{20,}|\d+)(?=[/.?]|$)")


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@dataclass
class Answer:
    status: int
    body: bytes
    location: str = ""

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")


def ask(
    person: Person, path: str, body: bytes | None = None, headers: dict[str, str] | None = None,
    method: str | None = None,
) -> Answer:  # fmt: skip
    """One request with the person's cookies, redirections not followed."""
    request = urllib.request.Request(person.url + path, body, headers or {}, method=method)
    cookies = urllib.request.HTTPCookieProcessor(person.jar)
    try:
        with urllib.request.build_opener(cookies, SECURE, Stay).open(request, timeout=20) as answer:
            return Answer(answer.status, answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.read(), error.headers.get("Location", ""))


def shape(path: str) -> str:
    """The path with what is one of many left out, so that a thousand reports are one page."""
    parts = urlsplit(path)
    names = sorted({pair.split("=")[0] for pair in parts.query.split("&") if pair})
    return ONE.sub("/*", parts.path) + ("?" + "&".join(names) if names else "")


@dataclass
class Walk:
    """What one person comes to by links from `starts`, a few of each kind."""

    person: Person
    starts: list[str]
    most: int = 150
    alike: int = 2
    pages: dict[str, Answer] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)

    def run(self) -> "Walk":
        waiting, seen = list(self.starts), {}
        while waiting and len(self.pages) < self.most:
            path = waiting.pop(0)
            kind = shape(path)
            if path in self.pages or seen.get(kind, 0) >= self.alike or BORING.search(path):
                continue
            seen[kind] = seen.get(kind, 0) + 1
            answer = ask(self.person, path)
            self.pages[path] = answer
            if answer.location.startswith("/"):
                waiting.insert(0, answer.location)
            if b"<html" not in answer.body[:200]:
                continue
            waiting += [link.replace("&amp;", "&") for link in LINK.findall(answer.text)]
            for form in Forms(answer.text).forms:
                if not BORING.search(form.action):
                    self.forms.setdefault(shape(form.action or path), form)
        return self

    def posts(self) -> Iterator[Form]:
        """Forms that change something: those with a token."""
        for form in self.forms.values():
            if any(name == "_token" for name, _ in form.fields):
                yield form
