"""The growth target of a report's own year, against a list that was read by eye.

``data/headline_targets.csv``: a random draw of 60 reports, and ten more that set no such target.
``filed`` is the year in the file's name, ``year`` the year that the report plans; an empty
``aspect`` says that the report sets none, ``relative`` that it only names another rate to match.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from zhengtu.loaders.extract import extract
from zhengtu.loaders.identify import identify
from zhengtu.loaders.records import Statement
from zhengtu.loaders.source import read
from zhengtu.loaders.split import split

LIST = Path(__file__).parent / "data" / "headline_targets.csv"
REQUIRED = 0.98

Target = tuple[str, Decimal | None, Decimal | None, str, str]
"""Aspect, value, highest value, comparator and modality; a relative target has its aspect only."""


@dataclass(frozen=True, slots=True)
class Row:
    """A report and what it sets: no target, or one."""

    region: str
    filed: str
    year: int
    targets: frozenset[Target]


def test_headline_targets_are_those_of_the_list(shared: Path) -> None:
    rows = list(_rows())
    found = {(row.region, row.filed): _found(shared, row) for row in rows}
    wrong = [
        f"{row.region} {row.filed}: {_shown(got)}, not {_shown(row.targets)}"
        for row in rows
        if (got := found[row.region, row.filed]) != row.targets
    ]
    share = 1 - len(wrong) / len(rows)
    assert share >= REQUIRED, f"{share:.1%} of {len(rows)}\n" + "\n".join(wrong)


def _rows() -> Iterator[Row]:
    with LIST.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            target = _target(
                row["aspect"],
                _number(row["value"]),
                _number(row["value_max"]),
                row["comparator"],
                row["modality"],
            )
            targets = frozenset([target] if row["aspect"] else [])
            yield Row(row["region"], row["filed"], int(row["year"]), targets)


def _found(shared: Path, row: Row) -> frozenset[Target]:
    """Targets for the whole region in the year that the report plans.

    A rate to match beside a figure (高于全国平均水平) is no second target.
    """
    (path,) = shared.glob(f"corpus/*/{row.region}/{row.filed}.md")
    (document,) = split(read(path))[0]
    identity = identify(document)
    assert identity.year == row.year, (row.region, row.filed, identity.year)
    targets = frozenset(
        _target(s.aspect, s.value, s.value_max, s.comparator, s.modality or "")
        for s in extract(document, identity).statements
        if _headline(s, row.year)
    )
    return frozenset(target for target in targets if target[0] == "growth") or targets


def _headline(statement: Statement, year: int) -> bool:
    return (
        statement.concept == "gdp"
        and statement.kind == "target"
        and statement.aspect in ("growth", "relative")
        and statement.year == str(year)
        and statement.subject is None
    )


def _target(
    aspect: str, value: Decimal | None, high: Decimal | None, comparator: str, modality: str
) -> Target:
    if aspect == "relative":
        return (aspect, None, None, "", "")
    return (aspect, value, high, comparator, modality)


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _shown(targets: frozenset[Target]) -> str:
    shown = (" ".join(str(part) for part in target if part not in (None, "")) for target in targets)
    return "; ".join(sorted(shown)) or "none"
