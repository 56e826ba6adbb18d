"""The store of a running installation, read and set beside the program: for what no page shows, and
to let time pass.
"""

import sqlite3
from contextlib import closing

import stores
from interface import STORE
from server import Server


class Records:
    def __init__(self, server: Server, address: str | None = None):
        self.file = server.data / STORE
        self.address = address

    def rows(self, statement: str) -> list[list[str]]:
        if self.address:
            found = stores.sql(self.address, statement).splitlines()
            return [line.split("|") for line in found]
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=10)) as store:
            return [["" if v is None else str(v) for v in row] for row in store.execute(statement)]

    def number(self, statement: str) -> int:
        return int(self.rows(statement)[0][0])

    def change(self, statement: str) -> None:
        if self.address:
            stores.sql(self.address, statement)
            return
        with closing(sqlite3.connect(self.file, timeout=10)) as store:
            with store:
                store.execute(statement)

    def hurry(self, kind: str) -> None:
        """Work that waits for a later moment is due now."""
        self.change(f"UPDATE jobs SET due_at = 0 WHERE kind = '{kind}' AND state = 'waiting'")

    def deliveries(self, number: str) -> list[list[str]]:
        """Topic, way, state, cause of all that the reporter of a report is told, in its order."""
        return self.rows(
            "SELECT d.topic, d.channel, d.state, d.problem FROM deliveries d "
            f"JOIN reports r ON r.id = d.report_id WHERE r.number = '{number}' "
            "AND d.channel <> 'desk' ORDER BY d.id"
        )
