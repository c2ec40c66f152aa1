"""The columns of the tables: what their cells are, and their Chinese titles.

Both are in ``schema/words/column_titles.csv``. A column of numbers is text where one of its cells
is none: a year may be 2016-2020.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ...loaders.wordlists import mapping
from ...loaders.wordlists import rows as listed

Value = str | int | float | bool | None
Kind = type[str] | type[int] | type[float] | type[bool]

_KINDS: dict[str, Kind] = {"whole": int, "real": float, "truth": bool, "text": str}


def header(table: Path) -> list[str]:
    """The columns of a table."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), [])


def rows(table: Path) -> Iterator[list[str]]:
    """The rows of a table as text, without its header."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        next(reader, None)
        yield from reader


def kinds(table: Path) -> list[Kind]:
    """What the cells of each column are; text where one of them is nothing else."""
    found = expected(header(table))
    for row in rows(table):
        for place, (kind, text) in enumerate(zip(found, row, strict=True)):
            if text and kind is not str and not _is(kind, text):
                found[place] = str
    return found


def expected(columns: Sequence[str]) -> list[Kind]:
    """What the cells of columns are to be.

    >>> expected(["year", "share", "quote"])
    [<class 'int'>, <class 'float'>, <class 'str'>]
    """
    told = {column: kind for column, _, kind in listed("column_titles")}
    return [_KINDS[told.get(column, "text")] for column in columns]


def value(kind: Kind, text: str) -> Value:
    """A cell as what it is; an empty one is nothing.

    >>> value(float, "7.20"), value(bool, "true"), value(int, ""), value(str, "=1+1")
    (7.2, True, None, '=1+1')
    """
    if not text:
        return None
    return text == "true" if kind is bool else kind(text)


def titles(columns: Sequence[str]) -> list[str]:
    """The Chinese titles of columns; a column without one keeps its name.

    >>> titles(["indicator", "quote"])
    ['指标', '原文']
    """
    chinese = mapping("column_titles")
    return [chinese.get(column, column) for column in columns]


def _is(kind: Kind, text: str) -> bool:
    if kind is bool:
        return text in ("true", "false")
    read: Callable[[str], object] = int if kind is int else float
    try:
        read(text)
    except ValueError:
        return False
    return True
