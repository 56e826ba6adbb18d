"""All that the black-box tests and the measurements know of the program: its command line, its JSON
API, the names in both. A changed name is changed here. Standard library only.
"""

import random

# Command line; {data}, {port} and {size} are filled in.
SERVE = ["serve", "--data", "{data}", "--port", "{port}"]
SERVE_DEMO = ["--demo", "--demo-reports", "150"]  # added to SERVE: a small demonstration city
MIGRATE = ["migrate", "--data", "{data}"]
ADD_USER = ["user", "add", "{login}", "--name", "{name}", "--role", "{role}", "--unit", "{unit}"]
ADD_USER += ["--password-stdin", "--data", "{data}"]
CHECK = ["check", "--data", "{data}"]
LIST = ["report", "list", "--json", "--data", "{data}"]  # prints one JSON object a line
LISTED_NUMBER = "nomor"  # in those lines
MEASURE = [
    "measure-commits", "--data", "{data}", "--clients", "{clients}", "--changes", "{changes}",
    "--kind", "{kind}",
]  # fmt: skip; the limit of creates
IMPORT = ["import", "crm-csv", "{file}", "--quiet", "--data", "{data}"]
GENERATE = ["demo", "--data", "{data}", "--reports", "{size}"]

STORE = "tanggap.sqlite"  # in the data folder

# HTTP
ALIVE = "/health/live"  # the process answers
READY = "/health/ready"  # and so does its store
SIGN_IN = "/masuk"
CREATE = "/api/v1/laporan"
TRACK = "/laporan/{number}"
PUBLIC = "/api/v1/laporan/{number}"
EXPORT = "/api/v1/laporan.csv"
FEED = "/laporan.atom"
SHAPES = "/peta/wilayah/{city}"
MAP = "/api/v1/peta?kotak={box}&zoom={zoom}"
NUMBER, PIN = "nomor", "pin"  # in the answer to a new report
CREATED, REPEATED, BUSY = 201, 200, 503


def new_report(submission: str, rng: random.Random) -> dict:
    """The body of CREATE. Sent again with the same submission id it is the same report."""
    return {
        "idPengiriman": submission,
        "uraian": f"Lampu jalan padam sejak kemarin malam. [{submission}]",
        "lat": -6.2 + rng.uniform(-0.02, 0.02),
        "lon": 106.83 + rng.uniform(-0.02, 0.02),
    }
