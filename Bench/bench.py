"""Measures the release program on this machine: both engines, several sizes, every kind of work.

    make bench                                        10,000, 100,000 and 1,000,000 reports
    make bench BENCH='--size 10000 --engine sqlite --seconds 2'
    make bench BENCH='--size 10000000'                with patience

For each engine and size it generates a store, starts the server on it, loads it, prints one table and
writes bench.json. Every figure stands beside a limit measured in the same run on the same machine,
because the machine is shared with the load itself and figures from different machines say little:

    reads     the same server's smallest answer, the liveness route, over as many connections
    creates   ready-made reports stored by as many callers through the same driver into a copy of
              the same store: durable commits with nothing decided and nothing sent
    forms     the photo step of the same form alone
    lists     the same figure with the smallest store of the run
    PostgreSQL's own pgbench stands beside both for comparison

ratio is the share of the limit reached (1 = as good as the limit). A target is a bound on the value
or on the ratio; whether it is met is printed, and the exit status does not depend on it.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY / "Tests" / "Browser"))

from engines import Postgres, PostgresServer, SQLite  # noqa: E402
from figures import Results, table  # noqa: E402
from measures import Measurement  # noqa: E402

SIZES = [10_000, 100_000, 1_000_000]


def main() -> None:
    options = argparse.ArgumentParser(description="Measures the release program.")
    options.add_argument("--program", default=".build/release/tanggap")
    options.add_argument(
        "--engine", choices=["sqlite", "postgres"], action="append", help="default: both"
    )
    options.add_argument(
        "--size", type=int, action="append", help="reports in the store; may be repeated"
    )
    options.add_argument("--seconds", type=int, default=4, help="of load for each figure")
    options.add_argument(
        "--history", type=Path, help="CSV file of finished reports for the import figure"
    )
    options.add_argument("--output", default="bench.json")
    given = options.parse_args()
    os.environ["TANGGAP"] = given.program
    history = given.history
    shared = REPOSITORY.parent / "shared/data/crm-jakarta-opendata-2019-2020-barat-pusat.csv"
    if history is None and shared.exists():
        history = shared
    if history is None:
        print("No --history FILE: importing is not measured.", file=sys.stderr)

    results = Results()
    # Under the repository, not /tmp: that is often memory, where a commit costs nothing.
    (REPOSITORY / ".build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=REPOSITORY / ".build") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the database server is somebody else
        for engine in given.engine or ["sqlite", "postgres"]:
            server = PostgresServer(folder / "server").start() if engine == "postgres" else None
            try:
                for size in given.size or SIZES:
                    place = folder / f"{engine}-{size}"
                    place.mkdir()
                    data = place / "data"
                    store = (
                        Postgres(server, data, f"bench_{size}") if server else SQLite(data)
                    )
                    results.engine, results.size = engine, size
                    Measurement(store, place, size, given.seconds, history, results).run()
                    results.write(REPOSITORY / given.output)
            finally:
                if server:
                    server.stop()

    print(table(results.rows))
    bound = [row for row in results.rows if row.target_met is not None]
    met = sum(bool(row.target_met) for row in bound)
    print(f"\n{met} of {len(bound)} targets met; {given.output} written")


if __name__ == "__main__":
    main()
