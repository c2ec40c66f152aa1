"""The tables of units: how each name was read, and which may be one, for a person to say.

``tables/organizations.csv`` has a row for every name that the tables of a region give a unit, with
the unit that it stands for and why; ``tables/aliases.csv`` is for yes and no.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Store

from ..graph.aliases import Aliases, Decision, Named, decided, named, proposals, unknown
from ..graph.organizations import above, resolve
from ..loaders.errors import ZhengtuError
from ..loaders.source import read
from ..schema.regions import gazetteer
from .csvtext import BOM, Cell, written
from .inputs import Problem

FILE = "aliases.csv"
READ = (
    *("region", "region_code", "report_year", "unit", "organization", "organization_region"),
    *("kind", "why", "former_until", "superior", "tasks"),
)
COLUMNS = (
    *("same", "region", "region_code", "name", "other", "why"),
    *("tasks", "other_tasks", "forms", "other_forms", "example", "other_example"),
)
NEEDED = ("same", "region_code", "name", "other")
ANSWERS = {"": None, "yes": True, "no": False, "是": True, "否": False}
EXAMPLE = 60
"""Characters of a task that are shown."""


def read_aliases(path: Path) -> Aliases:
    """The decisions in a file like ``tables/aliases.csv`` whose column ``same`` somebody filled.

    An empty cell leaves a proposal open. Raises ``ZhengtuError`` for a file that is no such table
    and for a line that cannot be meant, with file and line.
    """
    lines = csv.reader(read(path).text.removeprefix(BOM).splitlines())
    header = next(lines, [])
    missing = [column for column in NEEDED if column not in header]
    if missing:
        found = f"no column {', '.join(missing)}"
        raise ZhengtuError(f"{path}, line 1", found, f"give a table like tables/{FILE} of a build")
    rows = [_decision(path, lines.line_num, header, row) for row in lines if any(row)]
    return decided(rows, str(path))


def write_aliases(store: Store, tables: Path, aliases: Aliases) -> tuple[Problem, ...]:
    """Write the proposals of a graph; the decisions that name units which it does not have."""
    units = named(store)
    rows = [COLUMNS, *_rows(units, aliases)]
    (tables / FILE).write_text(BOM + written(rows), encoding="utf-8", newline="")
    return tuple(
        Problem(
            f"{aliases.file}, line {row.line}",
            f"no unit of {_region(row.code)} is called {name}",
            f"correct the name, or leave the line out; tables/{FILE} has the names",
        )
        for row, name in unknown(aliases, units)
    )


def write_organizations(tables: Path, aliases: Aliases) -> None:
    """Write how the names in ``responsibilities.csv`` were read, by region, year and name."""
    text = (tables / "responsibilities.csv").read_text(encoding="utf-8-sig")
    names = ("region", "region_code", "report_year", "unit")
    listed = csv.DictReader(text.splitlines(keepends=True))
    counts = Counter(tuple(row[name] for name in names) for row in listed)
    rows = [READ, *((*_reading(told, aliases), tasks) for told, tasks in sorted(counts.items()))]
    (tables / "organizations.csv").write_text(BOM + written(rows), encoding="utf-8", newline="")


def _reading(written: tuple[str, ...], aliases: Aliases) -> tuple[Cell, ...]:
    _, code, year, form = written
    told = resolve(form, code or None, int(year) if year else None)
    unit = aliases.of(told)
    upper = above(unit)
    return (
        *(*written, unit.name, _region(unit.code or ""), unit.kind),
        *(told.why if unit == told else "decided", told.until, upper.name if upper else None),
    )


def _rows(units: tuple[Named, ...], aliases: Aliases) -> Iterator[tuple[str | int, ...]]:
    for one in proposals(units, aliases):
        a, b = one.name, one.other
        yield (
            *("", _region(a.code), a.code, a.name, b.name, one.why, a.tasks, b.tasks),
            *("、".join(a.forms), "、".join(b.forms), a.quote[:EXAMPLE], b.quote[:EXAMPLE]),
        )


def _region(code: str) -> str:
    region = gazetteer().get(code)
    return region.name if region else code


def _decision(path: Path, line: int, header: list[str], row: list[str]) -> Decision:
    told = dict(zip(header, row, strict=False))
    same, code, name, other = (told.get(column, "").strip() for column in NEEDED)
    place = f"{path}, line {line}"
    if same.lower() not in ANSWERS:
        raise ZhengtuError(place, f"{same!r} in the column same", "write yes or no, or nothing")
    if gazetteer().get(code) is None:
        raise ZhengtuError(place, f"no region has the code {code!r}", "copy the proposal's")
    if not name or not other or name == other:
        found = f"a unit is not told apart: {name!r} and {other!r}"
        raise ZhengtuError(place, found, "give two names")
    return Decision(code, name, other, ANSWERS[same.lower()], line)
