"""Rows of a table of the graph that concern one thing, read line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from ...graph.query import Answer, Cell
from ..exports.columns import Kind, expected
from ..reading import opened


def picked(table: Path, columns: Sequence[str], wanted: Mapping[str, str]) -> Answer:
    """The rows of a table whose cells are as ``wanted``, cut down to some ``columns``.

    Cells are as in every answer: numbers, truth values, text, ``None`` where there is nothing.
    """
    kinds = expected(columns)
    return Answer(
        tuple(columns),
        tuple(
            tuple(_cell(kind, row[column]) for kind, column in zip(kinds, columns, strict=True))
            for row in _matching(table, wanted)
        ),
    )


def _matching(table: Path, wanted: Mapping[str, str]) -> Iterator[dict[str, str]]:
    with opened(table) as (header, lines):
        places = [(header.index(column), value) for column, value in wanted.items()]
        for row in lines:
            if all(row[place] == value for place, value in places):
                yield dict(zip(header, row, strict=True))


def _cell(kind: Kind, text: str) -> Cell:
    """A cell as what its column is; text where it is something else: a year may be 2016-2020.

    >>> _cell(int, "2020"), _cell(int, "2016-2020"), _cell(float, "7.20"), _cell(bool, "true")
    (2020, '2016-2020', Decimal('7.20'), True)
    """
    if not text or kind is str:
        return text or None
    if kind is bool:
        return text == "true"
    try:
        return int(text) if kind is int else Decimal(text)
    except (ValueError, InvalidOperation):
        return text
