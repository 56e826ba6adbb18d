"""A city with people in it: a data folder with the accounts of one case's officers."""

from dataclasses import dataclass
from pathlib import Path

from interface import ADD_USER, MIGRATE
from server import Server, run

PASSWORD = "kata-sandi-uji-coba"
VILLAGE, VILLAGE_CODE = "Harapan Mulia", "31.71.03.1003"
POINT = "-6.17363, 106.85618"  # in that village
AGENCY = "Dinas Bina Marga"
CITY_OFFICE = "Suku Dinas Bina Marga Kota Jakarta Pusat"


@dataclass(frozen=True)
class Officer:
    login: str
    name: str
    role: str
    unit: str


KELURAHAN = Officer("lurah.harapan", "Sari Kelurahan", "kelurahanOfficer", "KEL-31.71.03.1003")
COORDINATOR = Officer("koordinator.bm", "Budi Koordinator", "agencyCoordinator", "DBM")
UNIT = Officer("sudin.bm", "Rina Sudin", "unitOfficer", "DBM-31.71")
FIELD = Officer("lapangan.bm", "Joko Lapangan", "fieldOfficer", "DBM-31.71")
VERIFIER = Officer("verifikator", "Tuti Verifikator", "verifier", "BIRO-PEM")
ADMINISTRATOR = Officer("admin", "Adi Administrator", "administrator", "BIRO-PEM")
INSPECTOR = Officer("inspektur", "Dewi Inspektur", "verifier", "INSPEKTORAT")
OFFICERS = [KELURAHAN, COORDINATOR, UNIT, FIELD, VERIFIER, INSPECTOR, ADMINISTRATOR]


def prepare(data: Path) -> Server:
    """A store with the city and its officers; the server is not started yet."""
    done = run(MIGRATE, data=data)
    assert done.returncode == 0, done.stderr
    for officer in OFFICERS:
        done = run(
            ADD_USER, stdin=PASSWORD + "\n", data=data, login=officer.login, name=officer.name,
            role=officer.role, unit=officer.unit,
        )
        assert done.returncode == 0, done.stderr
    return Server(data)
