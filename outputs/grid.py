"""Nodes in rows and columns: years run along, or what a task asks and gets stands beside it.

No forces: every node takes the next free place of its cell, so the work is linear in the nodes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import ceil, inf, log

from .layout import ASPECT, CARD, HUB, Layout, Name, Point

GAP = (36.0, 22.0)
"""Between two columns and between two rows."""
MOST_ABREAST = 8
"""Cards side by side in a column, at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row under its name: the ``head`` at its left, its ``cells`` by column.

    What is in ``across`` runs along below them over all columns. ``hubs`` are larger cards: where
    columns are narrower than they are, those of every other column stand one line below.
    """

    name: str = ""
    group: str = ""
    head: Sequence[str] = ()
    cells: Mapping[str, Sequence[str]] = field(default_factory=dict)
    across: Sequence[str] = ()
    hubs: bool = False

    @property
    def card(self) -> Point:
        """What one of its cards takes."""
        return HUB if self.hubs else CARD


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its key, under a name that is said or one that the page knows a type by."""

    key: str
    name: str = ""
    group: str = ""


def grid(rows: Sequence[Row], columns: Sequence[Column]) -> Layout:
    """The places of all nodes of some rows, and the names of rows and columns beside them.

    As many cards stand abreast in a column as make the whole most like a screen.

    >>> grid([Row("GDP", cells={"2020": ["a", "b"]})], [Column("2020", "2020")]).places
    {'a': (0.0, -37.0), 'b': (0.0, 15.0)}
    """
    widths = [HUB[0], *(cards * CARD[0] for cards in range(1, MOST_ABREAST + 1))]
    width = min(widths, key=lambda one: _strange(rows, len(columns), one))
    return _Placing(rows, columns, width).layout()


def _strange(rows: Sequence[Row], columns: int, width: float) -> float:
    """How far from the shape of a screen the whole is."""
    whole = _whole(rows, columns, width)
    height = sum(_height(row, width, whole) for row in rows)
    return abs(log(whole / height / ASPECT)) if height and whole else inf


def _whole(rows: Sequence[Row], columns: int, width: float) -> float:
    """The width of everything."""
    return _head(rows, width) + columns * (width + GAP[0])


def _head(rows: Sequence[Row], width: float) -> float:
    """The width of the column at the left, with what a larger card of the next takes of it."""
    over = max((row.card[0] - width for row in rows if row.cells), default=0.0) / 2
    return max((row.card[0] + max(0.0, over) for row in rows if row.head), default=0.0)


def _height(row: Row, width: float, whole: float) -> float:
    cells = max((_lines(row, cell, width) for cell in row.cells.values()), default=0)
    lines = max(cells * _turns(row, width), len(row.head)) + _lines(row, row.across, whole)
    return lines * row.card[1] + GAP[1]


def _turns(row: Row, width: float) -> int:
    """How many neighbouring columns must stand at different heights."""
    return 2 if row.card[0] > width + GAP[0] else 1


def _lines(row: Row, nodes: Sequence[str], width: float) -> int:
    return ceil(len(nodes) / _abreast(row, width))


def _abreast(row: Row, width: float) -> int:
    return max(1, int(width // row.card[0]))


class _Placing:
    """Cells filled one after the other, around the middle of the whole."""

    def __init__(self, rows: Sequence[Row], columns: Sequence[Column], width: float) -> None:
        self._rows, self._columns, self._width = rows, columns, width
        self._whole = _whole(rows, len(columns), width)
        heights = [_height(row, width, self._whole) for row in rows]
        self._tops = [each - sum(heights) / 2 for each in accumulate(heights, initial=0.0)]
        start = _head(rows, width) - (self._whole - GAP[0]) / 2
        self._lefts = [start + at * (width + GAP[0]) for at in range(len(columns) + 1)]
        self._places: dict[str, Point] = {}

    def layout(self) -> Layout:
        edge = self._lefts[0] - _head(self._rows, self._width)
        for row, top in zip(self._rows, self._tops, strict=False):
            below = self._fill(row, row.head, edge, top, row.card[0])
            turns = _turns(row, self._width)
            depth = max((_lines(row, one, self._width) for one in row.cells.values()), default=0)
            for at, (column, left) in enumerate(zip(self._columns, self._lefts, strict=False)):
                start = top + at % turns * depth * row.card[1]
                cell = row.cells.get(column.key, ())
                below = max(below, self._fill(row, cell, left, start, self._width))
            below = max(below, top + depth * turns * row.card[1])
            self._fill(row, row.across, edge, below, self._whole)
        return Layout(self._places, (*self._named_columns(), *self._named_rows(edge)))

    def _fill(self, row: Row, nodes: Sequence[str], left: float, top: float, room: float) -> float:
        """Place some nodes line by line; where the next line would be."""
        (width, height), abreast = row.card, _abreast(row, room)
        used = min(abreast, len(nodes))
        start = left + (room - used * width) / 2 if row.cells and nodes else left
        for at, node in enumerate(nodes):
            x, y = start + (at % abreast + 0.5) * width, top + (at // abreast + 0.5) * height
            self._places[node] = (round(x, 1), round(y, 1))
        return top + ceil(len(nodes) / abreast) * height

    def _named_columns(self) -> list[Name]:
        top = self._tops[0] - GAP[1]
        shown = zip(self._columns, self._lefts, strict=False)
        return [
            Name("column", left + self._width / 2, top, one.name, one.group)
            for one, left in shown
            if one.name or one.group
        ]

    def _named_rows(self, edge: float) -> list[Name]:
        shown = zip(self._rows, self._tops, self._tops[1:], strict=False)
        return [
            Name("row", edge - GAP[0], (top + bottom - GAP[1]) / 2, row.name, row.group)
            for row, top, bottom in shown
            if row.name or row.group
        ]
