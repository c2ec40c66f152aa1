"""The rows that pages are drawn from: a part's tables, and the verdicts of its region."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from ..assessing import ASSESSMENTS
from ..tables import TABLES
from .marks import FACTS, Judged, Row, said

READ = ("sections", "statements", *FACTS)
_HEADERS = {table.name: table.header for table in TABLES}
_JUDGED = tuple(
    ASSESSMENTS.index(name)
    for name in ("target", "outcome", "verdict", "reason", "margin", "policy", "provisional")
)
Told = tuple[str, ...]


class Rows:
    """The rows of a part by table and document, and the verdicts by statement.

    ``titles`` says what each document is called, ``assessments`` is the table of all regions.
    """

    def __init__(self, part: Path, titles: Mapping[str, str], assessments: Path) -> None:
        self._tables = {name: _by_document(_rows(part, name)) for name in READ}
        self._titles = titles
        told = _assessments(assessments)
        regions = {row["region_code"] for row in self._statements()}
        self._statement = {row["id"]: row for row in self._statements()}
        self.judged = self._judged(one for code in sorted(regions) for one in told.get(code, ()))

    def tables(self, document: str) -> dict[str, Sequence[Row]]:
        """All rows of a document."""
        return {name: rows.get(document, []) for name, rows in self._tables.items()}

    def _statements(self) -> Iterator[Row]:
        for rows in self._tables["statements"].values():
            yield from rows

    def _judged(self, told: Iterable[Told]) -> dict[str, list[Judged]]:
        found: dict[str, list[Judged]] = defaultdict(list)
        for target, outcome, *rest in told:
            if target in self._statement:
                found[target].append(self._one(rest, "outcome", outcome))
            if outcome in self._statement:
                found[outcome].append(self._one(rest, "target", target))
        return dict(found)

    def _one(self, told: Sequence[str], side: Literal["target", "outcome"], other: str) -> Judged:
        verdict, reason, margin, policy, provisional = told
        own = (verdict, reason, margin, policy, provisional == "true", side)
        row = self._statement.get(other)
        if row is None:
            return Judged(*own)
        document = row["document"]
        place = (document, int(row["start"]), int(row["end"]))
        return Judged(*own, row["quote"], said(row), self._titles.get(document, document), place)


def _rows(part: Path, name: str) -> Iterator[Row]:
    text = (part / "tables" / f"{name}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(io.StringIO(text, newline=""), _HEADERS[name])


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["document"]].append(row)
    return dict(found)


@lru_cache(maxsize=1)
def _assessments(path: Path) -> dict[str, list[Told]]:
    """The assessments by region; a process draws many regions and reads the file once."""
    code = ASSESSMENTS.index("region_code")
    found: dict[str, list[Told]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            found[row[code]].append(tuple(row[n] for n in _JUDGED))
    return dict(found)
