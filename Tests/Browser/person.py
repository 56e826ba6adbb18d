"""People without a browser: they keep cookies, read the forms of a page and send them. For tests in
which the page itself is not what is tested. Standard library only.
"""

import http.cookiejar
import json
import re
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass, field
from html.parser import HTMLParser

from interface import CREATE, CREATED, NUMBER, PIN, SIGN_IN
from office import PASSWORD, Officer

POINT = {"lat": -6.17363, "lon": 106.85618}  # in the village of office.KELURAHAN
# The front's certificate is of today and of nobody known; that it is checked is no business here.
SECURE = urllib.request.HTTPSHandler(context=ssl._create_unverified_context())
LOOKING_SECONDS = 5.2  # the city asks for five
STORY = "Lubang besar di tengah jalan, dalamnya sejengkal."


@dataclass
class Form:
    action: str
    is_multipart: bool = False
    fields: list[tuple[str, str]] = field(default_factory=list)
    options: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # value, words


class Forms(HTMLParser):
    """The forms of a page with what stands in them."""

    def __init__(self, page: str):
        super().__init__()
        self.forms: list[Form] = []
        self._select = self._area = ""
        self._words: list[str] = []
        self._option: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            multipart = given.get("enctype") == "multipart/form-data"
            self.forms.append(Form(given.get("action", ""), multipart))
        if not self.forms:
            return
        form, name = self.forms[-1], given.get("name", "")
        if tag == "input" and name and given.get("type") not in ("file", "submit"):
            if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                form.fields.append((name, given.get("value", "")))
        elif tag == "select":
            self._select = name
            form.options[name] = []
        elif tag == "textarea":
            self._area, self._words = name, []
        elif tag == "option":
            self._option, self._words = given.get("value", ""), []

    def handle_data(self, words: str) -> None:
        self._words.append(words)

    def handle_endtag(self, tag: str) -> None:
        if tag == "option" and self._option is not None:
            said = "".join(self._words).strip()
            self.forms[-1].options[self._select].append((self._option, said))
            self._option = None
        elif tag == "textarea":
            self.forms[-1].fields.append((self._area, "".join(self._words).lstrip("\n")))
            self._area = ""


class Person:
    def __init__(self, url: str):
        self.url = url
        self.jar = http.cookiejar.CookieJar()
        cookies = urllib.request.HTTPCookieProcessor(self.jar)
        self.opener = urllib.request.build_opener(cookies, SECURE)
        self.page = ""
        self.path = ""

    def open(
        self, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> int:
        """Opens a path or a whole address of the site; what comes back is in `page`."""
        address = path if "://" in path else self.url + path
        request = urllib.request.Request(address, body, headers or {})
        try:
            with self.opener.open(request, timeout=30) as answer:
                self.page = answer.read().decode()
                self.path = urllib.parse.urlsplit(answer.url).path
                return answer.status
        except urllib.error.HTTPError as error:
            self.page = error.read().decode(errors="replace")
            return error.code

    def form(self, action: str) -> Form:
        found = [form for form in Forms(self.page).forms if form.action == action]
        assert found, f"no form {action} on {self.path}: {[f.action for f in Forms(self.page).forms]}"
        return found[0]

    def sends(
        self, action: str, fields: dict[str, str] | None = None,
        files: dict[str, bytes] | None = None,
    ) -> int:  # fmt: skip
        """Fills and sends a form of the page; a value that is no option of a choice is taken as the
        words of one."""
        form, filled = self.form(action), dict(fields or {})
        for name, options in form.options.items():
            wished = filled.get(name, "")
            values = [value for value, words in options if wished in (value, words)]
            filled[name] = values[0] if values else next(v for v, w in options if wished in w)
        pairs = [(name, value) for name, value in form.fields if name not in filled]
        pairs += filled.items()
        if not form.is_multipart:
            return self.open(action, urllib.parse.urlencode(pairs).encode())
        mark = uuid.uuid4().hex
        body = b""
        for name, value in pairs:
            body += f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode()
            body += value.encode() + b"\r\n"
        for name, content in (files or {}).items():
            head = f'form-data; name="{name}"; filename="foto.png"\r\nContent-Type: image/png'
            body += f"--{mark}\r\nContent-Disposition: {head}\r\n\r\n".encode() + content + b"\r\n"
        body += f"--{mark}--\r\n".encode()
        return self.open(action, body, {"Content-Type": f"multipart/form-data; boundary={mark}"})

    # Officers

    def signs_in(self, officer: Officer) -> "Person":
        assert self.open(SIGN_IN) == 200
        assert self.sends(SIGN_IN, {"nama": officer.login, "kata_sandi": PASSWORD}) == 200
        assert self.path.startswith("/meja"), f"{officer.login} is not let in"
        return self

    def does(
        self, number: str, slug: str, files: dict[str, bytes] | None = None, page: str = "",
        **parts: str,
    ) -> None:  # fmt: skip
        """One verb on a page of a report; parts are named as in the form, without its slug."""
        place = f"/meja/laporan/{number}"
        assert self.open(f"{place}{page}") == 200, f"{number}{page}: {self.page[:300]}"
        filled = {f"{slug}_{name}": value for name, value in parts.items()}
        photos = {f"{slug}_{name}": content for name, content in (files or {}).items()}
        status = self.sends(f"{place}/{slug}", filled, photos)
        assert status == 200, f"{slug} on {number}: {status}\n{self.page}"


    def approves(self, number: str) -> None:
        """Looks at every photo of the work for as long as the city asks, and approves it."""
        place = f"/meja/laporan/{number}"
        assert self.open(f"{place}/periksa") == 200, self.page[:300]
        form = self.form(f"{place}/sesuai")
        ticked = re.findall(r'name="sesuai_dilihat" value="(\w+)"', self.page)
        time.sleep(LOOKING_SECONDS)
        pairs = [*form.fields, *(("sesuai_dilihat", photo) for photo in ticked)]
        status = self.open(f"{place}/sesuai", urllib.parse.urlencode(pairs).encode())
        assert status == 200 and "aksi-sesuai" not in self.page, f"{number}: {status}\n{self.page}"


@dataclass(frozen=True)
class Handed:
    number: str
    pin: str
    link: str


def hands_in(url: str, mail: str | None = None, **more: object) -> Handed:
    """A new report by the API, from the village of office.KELURAHAN."""
    body: dict = {"idPengiriman": f"uji-{uuid.uuid4().hex}", "uraian": STORY, **POINT, **more}
    if mail:
        body["kontak"] = {"surel": mail, "bolehDihubungi": False} | body.get("kontak", {})
    request = urllib.request.Request(
        url + CREATE, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.build_opener(SECURE).open(request, timeout=30) as answer:
        assert answer.status == CREATED
        made = json.loads(answer.read())
    return Handed(made[NUMBER], made[PIN], made["tautan"])
