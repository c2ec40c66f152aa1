"""A small picture of an indicator over the years: the target of each as a bar, the outcome as the
mark of its verdict. It is drawn here and not by Vega: a build has thousands, and they take the
colours of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from html import escape

from ..charts.asked import Asked, plain
from ..charts.cells import Cell
from ..charts.targets import judged_words, mark

WIDE, HIGH = 300, 108
LEFT, RIGHT, TOP, BOTTOM = 46, 8, 10, 20
FEWEST = 2
"""Years with a figure from which a picture says more than the table."""
SIZE = 4.2
SHAPES = {
    "exceeded": "M0-1.1 1.1.9H-1.1Z",
    "met": "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z",
    "partly": "M0-1.2 1.2 0 0 1.2-1.2 0Z",
    "missed": "M0 1.1 1.1-.9H-1.1Z",
    "deferred": "M-.9-.9H.9V.9H-.9Z",
}
"""Outlines of the verdicts; any other is a small ring."""
RING = "M-.7 0A.7 .7 0 1 1 .7 0A.7 .7 0 1 1-.7 0Z"


def trend(cells: Sequence[Cell], name: str) -> str:
    """The picture of the cells of one region and indicator; empty where there is little to see."""
    told = [cell for cell in cells if cell.asked or cell.outcome is not None]
    values = [value for cell in told for value in _values(cell)]
    if len(told) < FEWEST:
        return ""
    low, high = min(values), max(values)
    place = _Place(told[0].year, told[-1].year, low, high)
    drawn = "".join(_axes(place, told[0].unit)) + _line(place, told)
    drawn += "".join(_year(place, cell) for cell in told)
    opened = f'<svg class="trend" viewBox="0 0 {WIDE} {HIGH}" role="img"'
    return f'{opened} aria-label="{escape(name)}">{drawn}</svg>'


class _Place:
    """Where a year and a value stand."""

    def __init__(self, first: int, last: int, low: Decimal, high: Decimal) -> None:
        self.first, self.last, self.low, self.high = first, last, low, high
        self.step = (WIDE - LEFT - RIGHT) / max(last - first + 1, 3)

    def x(self, year: int) -> float:
        return LEFT + (year - self.first + 0.5) * self.step

    def y(self, value: Decimal) -> float:
        room = HIGH - TOP - BOTTOM
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return TOP + room * (1 - float(share))


def _values(cell: Cell) -> Iterator[Decimal]:
    yield from _ends(cell.asked)
    if cell.outcome is not None:
        yield cell.outcome


def _ends(asked: Asked | None) -> Iterator[Decimal]:
    if asked is not None:
        yield from (end for end in (asked.low, asked.high) if end is not None)


def _axes(place: _Place, unit: str) -> Iterator[str]:
    for value in dict.fromkeys((place.high, place.low)):
        y = place.y(value)
        yield f'<path class="grid" d="M{LEFT} {y:.1f}H{WIDE - RIGHT}"/>'
        text = plain(value) + (unit if unit == "%" else "")
        yield f'<text x="{LEFT - 5}" y="{y + 3.5:.1f}" text-anchor="end">{escape(text)}</text>'
    for year in dict.fromkeys((place.first, place.last)):
        yield f'<text x="{place.x(year):.1f}" y="{HIGH - 5}" text-anchor="middle">{year}</text>'


def _line(place: _Place, told: Iterable[Cell]) -> str:
    """The outcomes joined where no year between them is missing."""
    made, last = "", None
    for cell in told:
        if cell.outcome is not None:
            letter = "L" if last == cell.year - 1 else "M"
            made += f"{letter}{place.x(cell.year):.1f} {place.y(cell.outcome):.1f}"
            last = cell.year
    return f'<path class="joined" d="{made}"/>' if made else ""


def _year(place: _Place, cell: Cell) -> str:
    x = place.x(cell.year)
    made = _asked(cell.asked, place, x) if cell.asked else ""
    if cell.outcome is not None:
        kind = mark(cell)
        shape = SHAPES.get(kind, RING)
        pale = " pale" if cell.provisional else ""
        at = f"translate({x:.1f} {place.y(cell.outcome):.1f})scale({SIZE})"
        made += f'<path class="{kind}{pale}" transform="{at}" d="{shape}"/>'
    asked = cell.asked.text if cell.asked else ""
    words = [str(cell.year), asked, f"→ {cell.said}" if cell.said else "", judged_words(cell)]
    return f"<g><title>{escape(' '.join(word for word in words if word))}</title>{made}</g>"


def _asked(asked: Asked, place: _Place, x: float) -> str:
    """A bar at the target; one without end goes on where its tick points, a range is a box."""
    half = min(place.step * 0.42, 9)
    ends = [place.y(end) for end in _ends(asked)]
    if asked.form == "range":
        top, deep = min(ends), abs(ends[0] - ends[1])
        box = f'x="{x - half:.1f}" y="{top:.1f}" width="{2 * half:.1f}" height="{deep:.1f}"'
        return f'<rect class="asked" {box}/>'
    tick = {"ge": f"M{x:.1f} {ends[0]:.1f}v-5", "le": f"M{x:.1f} {ends[0]:.1f}v5"}
    bar = f"M{x - half:.1f} {ends[0]:.1f}h{2 * half:.1f}"
    return f'<path class="asked {asked.form}" d="{bar}{tick.get(asked.form, "")}"/>'
