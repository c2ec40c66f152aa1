"""A result of the analysis, and what its columns mean.

Data: ``schema/measures.csv``, the title of every table and one line for every measure.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ... import schema

Cell = str | int | float
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A result: its name (of the CSV file too), its columns, its rows.

    A column ``iri`` names the thing that a row is about. With ``other_iri`` a row is about a pair,
    and ``relation`` is what an edge between the two is called.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    relation: str = ""

    @property
    def title(self) -> str:
        """What it shows, in Chinese."""
        return _meanings()[self.name, ""][1]

    @property
    def meanings(self) -> tuple[tuple[str, str, str], ...]:
        """The measures among the columns: column, meaning, meaning in Chinese."""
        told = _meanings()
        return tuple((c, *told[self.name, c]) for c in self.columns if (self.name, c) in told)

    def records(self) -> Iterator[dict[str, Cell]]:
        """The rows with the names of the columns."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


def table(
    name: str, columns: str, rows: Iterable[Row], by: Sequence[str], relation: str = ""
) -> Table:
    """A table of rows, sorted by the columns ``by``: ``-`` before one puts the greatest first.

    >>> table("kinds", "what type count", [("node", "a", 1), ("node", "b", 2)], ["-count"]).rows
    (('node', 'b', 2), ('node', 'a', 1))
    """
    names, found = tuple(columns.split()), list(rows)
    for each in reversed(by):
        place = names.index(each.removeprefix("-"))
        found.sort(key=lambda row: _order(row[place]), reverse=each.startswith("-"))
    return Table(name, names, tuple(found), relation)


def _order(cell: Cell) -> tuple[float, str]:
    return (0.0, cell) if isinstance(cell, str) else (cell, "")


@lru_cache(maxsize=1)
def _meanings() -> dict[tuple[str, str], tuple[str, str]]:
    text = (files(schema) / "measures.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {(row["table"], row["column"]): (row["meaning"], row["meaning_zh"]) for row in rows}
