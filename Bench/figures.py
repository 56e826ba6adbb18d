"""Figures, each beside its limit, and the table and file they end in. Standard library only."""

import json
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass
class Row:
    name: str
    engine: str
    size: int
    value: float
    unit: str
    limit: float | None = None
    ratio: float | None = None
    target: str | None = None
    target_met: bool | None = None


def is_met(target: str, value: float, ratio: float | None) -> bool:
    """A target reads `value >= 1000`, `ratio >= 0.5`, or several joined by `and`."""
    for part in target.split(" and "):
        what, sign, bound = part.split()
        measured = {"value": value, "ratio": ratio}[what]
        assert measured is not None, f"no {what} to hold against {target}"
        met = {">=": measured >= float(bound), "<=": measured <= float(bound)}[sign]
        if not met:
            return False
    return True


@dataclass
class Results:
    engine: str = ""
    size: int = 0
    rows: list[Row] = field(default_factory=list)

    def note(
        self,
        name: str,
        value: float,
        unit: str,
        limit: float | None = None,
        target: str | None = None,
    ) -> None:
        """Ratio 1 is as good as the limit; for times and sizes, where less is better, it is
        limit / value."""
        ratio = None
        if limit and value:
            ratio = limit / value if unit in ("ms", "s", "MB") else value / limit
        met = is_met(target, value, ratio) if target else None
        self.rows.append(
            Row(name, self.engine, self.size, value, unit, limit, ratio, target, met)
        )
        print(line(self.rows[-1]), file=sys.stderr)

    def find(self, name: str, engine: str, size: int) -> float | None:
        for row in self.rows:
            if (row.name, row.engine, row.size) == (name, engine, size):
                return row.value
        return None

    def write(self, path: Path) -> None:
        content = {"results": [asdict(row) for row in self.rows]}
        path.write_text(json.dumps(content, indent=2) + "\n")


def number(value: float | None) -> str:
    return "" if value is None else f"{value:,.2f}" if value < 100 else f"{value:,.0f}"


def cells(row: Row) -> tuple[str, ...]:
    met = {None: "", True: "yes", False: "NO"}[row.target_met]
    return (
        (row.name, row.engine, f"{row.size:,}", number(row.value), row.unit)
        + (number(row.limit), number(row.ratio), row.target or "", met)
    )  # fmt: skip


def line(row: Row) -> str:
    return "  ".join(cell for cell in cells(row) if cell)


def table(rows: list[Row]) -> str:
    lines = [("name", "engine", "size", "value", "unit", "limit", "ratio", "target", "met")]
    lines += [cells(row) for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    left = {0, 1, 4, 7, 8}
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
