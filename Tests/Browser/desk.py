"""The desk behind one case: a city with its officers, prepared once, and what they do without a
browser.
"""

import atexit
import functools
import os
import shutil
import tempfile
from pathlib import Path

import office
from office import (
    AGENCY,
    CITY_OFFICE,
    COORDINATOR,
    FIELD,
    KELURAHAN,
    UNIT,
    VERIFIER,
    Officer,
)
from person import Person
from pictures import png
from server import Server

PROOF = png(160, 120, top=210, spot=130)


@functools.cache
def _prepared() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="tanggap-desk."))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    office.prepare(folder / "data")
    return folder / "data"


def server(data: Path, *extra: str, **settings: str) -> Server:
    """With an embedded store of its own; settings are those of the environment."""
    shutil.copytree(_prepared(), data)
    made = Server(data, *extra)
    made.options = {"env": os.environ | settings}
    return made


class Desk:
    def __init__(self, url: str):
        self.url = url
        self.people: dict[str, Person] = {}

    def officer(self, officer: Officer) -> Person:
        if officer.login not in self.people:
            self.people[officer.login] = Person(self.url).signs_in(officer)
        return self.people[officer.login]

    def coordinates(self, number: str) -> None:
        self.officer(KELURAHAN).does(
            number, "koordinasi", unit=AGENCY,
            alasan="Sesuai tugas dan fungsi perangkat daerah tujuan",
        )  # fmt: skip

    def sends_to_the_field(self, number: str) -> None:
        """By the kelurahan, the agency and its city office, to one person."""
        self.coordinates(number)
        self.officer(COORDINATOR).does(number, "disposisi", unit=CITY_OFFICE)
        self.officer(UNIT).does(number, "disposisi", petugas=FIELD.name)

    def takes(self, number: str) -> None:
        self.officer(KELURAHAN).does(number, "ambil")

    def notes(self, number: str, words: str) -> None:
        self.officer(KELURAHAN).does(number, "catatan", uraian=words)

    def asks(self, number: str, words: str) -> None:
        self.officer(KELURAHAN).does(number, "tanya", uraian=words)

    def finishes(self, number: str) -> None:
        """Who took it shows the result."""
        self.officer(KELURAHAN).does(
            number, "hasil", {"foto": PROOF}, uraian="Lubang ditutup aspal.", sifat="tuntas"
        )

    def verifies(self, number: str) -> None:
        self.officer(VERIFIER).approves(number)

    def returns(self, number: str) -> None:
        self.officer(VERIFIER).does(
            number, "kembalikan", page="/periksa", alasan="Baru sebagian dikerjakan",
            uraian="Tutup seluruh lubang.",
        )  # fmt: skip
