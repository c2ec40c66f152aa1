"""A figure of a report as the pages show it, and a promise: a target and what came of it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...graph.wording import value_text
from ..addresses import sentence
from ..charts.asked import by_value
from .html import link

SHORT = 16
"""Characters of a sentence that stand for a figure which has no value."""
_WRAP = re.compile(r"\s*\n\s*")  # a line of the source ends there, the sentence goes on
COLUMNS = (
    *("id", "document", "start", "end", "quote"),
    *("aspect", "value", "value_max", "unit", "comparator", "relative_to"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in few signs, the words it was read from, and where they stand."""

    text: str
    unit: str
    quote: str
    document: str
    start: int
    end: int

    @property
    def link(self) -> str:
        """The figure as a link to its sentence.

        >>> Figure("≈7%", "%", "增长7%左右", "ab-0-9", 3, 9).link
        '<a href="../reader/ab-0-9.html#char=3,9">≈7%</a>'
        """
        return link(sentence(self.document, self.start, self.end), self.text)


@dataclass(frozen=True, slots=True)
class Promise:
    """A target for a year (or years) and the outcome reported; either may be missing.

    ``mark`` is the verdict, or why there is none.
    """

    code: str
    region: str
    concept: str
    aspect: str
    year: str
    asked: Figure | None
    told: Figure | None
    mark: str
    reason: str
    provisional: bool


def figures(
    rows: Iterable[tuple[str, ...]], wanted: Container[str]
) -> Iterator[tuple[str, Figure]]:
    """The figures with an id that is ``wanted``, from rows of the ``COLUMNS`` of ``statements``."""
    for row in rows:
        if row[0] in wanted:
            yield row[0], figure(dict(zip(COLUMNS, row, strict=True)))


def figure(row: Mapping[str, str]) -> Figure:
    """The figure of a row.

    >>> told = ["", "ab-0-9", "3", "9", "增长7%左右", "growth", "7.0", "", "%", "approx", ""]
    >>> figure(dict(zip(COLUMNS, told))).text
    '≈7%'
    >>> told[5:] = ["relative", "", "", "", "eq", "经济增长"]
    >>> figure(dict(zip(COLUMNS, told))).text
    '对照经济增长'
    """
    asked = by_value(row, "value", "value_max", "comparator")
    relation = value_text(row["aspect"], row["comparator"], relative_to=row["relative_to"])
    quote = _WRAP.sub("", row["quote"])
    words = quote if len(quote) <= SHORT else quote[:SHORT] + "…"
    return Figure(
        text=asked.text if asked else relation or words,
        unit=row["unit"],
        quote=quote,
        document=row["document"],
        start=int(row["start"]),
        end=int(row["end"]),
    )
