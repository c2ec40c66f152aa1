"""The tables of a graph directory as they are read: line by line, all columns or some."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..loaders.errors import ZhengtuError

Lines = Iterator[list[str]]


@contextmanager
def opened(table: Path) -> Iterator[tuple[list[str], Lines]]:
    """The header of a table and its other rows; ``ZhengtuError`` where there is no such file.

    >>> with opened(Path("nowhere/tasks.csv")) as (header, rows):
    ...     pass
    Traceback (most recent call last):
        ...
    zhengtu.loaders.errors.ZhengtuError: nowhere/tasks.csv: no such table; build the graph again
    """
    if not table.is_file():
        raise ZhengtuError(str(table), "no such table", "build the graph again")
    with table.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        yield next(reader, []), reader


def rows(kg: Path, name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of a graph directory, by column."""
    with opened(_table(kg, name)) as (header, lines):
        for line in lines:
            yield dict(zip(header, line, strict=True))


def columns(kg: Path, name: str, *wanted: str) -> Iterator[tuple[str, ...]]:
    """Some columns of a table of a graph directory, row by row."""
    with opened(_table(kg, name)) as (header, lines):
        places = [header.index(column) for column in wanted]
        for line in lines:
            yield tuple([line[place] for place in places])


def _table(kg: Path, name: str) -> Path:
    return kg / "tables" / f"{name}.csv"
