"""What was read from a document, as marks on its text: from the rows of the part's tables.

No text is read again. A mark is a span with the facts that its panel shows; facts are the cells
of the row, in words that ``reader.labels.js`` translates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from ...graph.wording import value_text
from ...schema.indicators import indicator

Type = Literal["target", "outcome", "initiative", "term", "task", "responsibility", "unparsed"]
TYPES: tuple[Type, ...] = get_args(Type)
Row = Mapping[str, str]

STATEMENT = (
    "year", "part_year", "forecast", "comparator", "modality", "aspect", "action", "subject",
    "relative_to", "task", "rule",
)  # fmt: skip
FACTS: dict[str, tuple[str, ...]] = {
    "initiatives": ("category", "kind", "phase", "year", "task", "rule"),
    "terms": ("number", "page", "occurrences", "rule"),
    "tasks": ("number", "lead", "units", "self_report", "delay", "rule"),
    "responsibilities": ("task", "role", "why", "order", "rule"),
    "unparsed": ("sentence",),
}
TABLES: dict[str, Type] = {
    "initiatives": "initiative",
    "terms": "term",
    "tasks": "task",
    "responsibilities": "responsibility",
    "unparsed": "unparsed",
}
NAMES = {
    "initiatives": "name", "terms": "term", "tasks": "requirement",
    "responsibilities": "unit", "unparsed": "number",
}  # fmt: skip
VALUES = {"terms": "definition", "tasks": "verdict"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with the statement on the other side of it, where there is one.

    ``place`` is the document, start and end of that statement, ``title`` what its document is
    called, ``said`` its quote.
    """

    verdict: str
    reason: str
    margin: str
    policy: str
    provisional: bool
    side: Literal["target", "outcome"]
    said: str = ""
    value: str = ""
    title: str = ""
    place: tuple[str, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the source and what was read from it."""

    type: Type
    start: int
    end: int
    name: str
    value: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    judged: tuple[Judged, ...] = ()


def marks(
    tables: Mapping[str, Sequence[Row]], judged: Mapping[str, Sequence[Judged]]
) -> tuple[Mark, ...]:
    """The marks of one document in the order of its text; ``judged`` is by statement."""
    found = [_statement(row, judged.get(row["id"], ())) for row in tables["statements"]]
    for table in TABLES:
        found += (_mark(table, row) for row in tables[table])
    return tuple(sorted(found, key=_order))


def said(row: Row) -> str:
    """The value of a statement in words.

    >>> said({"aspect": "growth", "comparator": "approx", "value": "7", "unit": "%",
    ...       "value_max": "", "relative_to": ""})
    '增长 7% 左右'
    """
    keys = ("aspect", "comparator", "value", "value_max", "unit", "relative_to")
    return value_text(*(row[key] for key in keys))


def _statement(row: Row, judged: Iterable[Judged]) -> Mark:
    facts = [(key, row[key]) for key in STATEMENT if row[key] not in ("", "false")]
    if row["concept"]:
        facts.insert(0, ("concept", indicator(row["concept"]).label))
    kind: Type = "target" if row["kind"] == "target" else "outcome"
    return Mark(kind, *_span(row), row["indicator"], said(row), tuple(facts), tuple(judged))


def _mark(table: str, row: Row) -> Mark:
    facts = tuple((key, row[key]) for key in FACTS[table] if row[key])
    value = row[VALUES[table]] if table in VALUES else ""
    return Mark(TABLES[table], *_span(row), row[NAMES[table]], value, facts)


def _span(row: Row) -> tuple[int, int]:
    return int(row["start"]), int(row["end"])


def _order(mark: Mark) -> tuple[int, int, int, str, str]:
    return mark.start, mark.end, TYPES.index(mark.type), mark.name, mark.value


@dataclass(frozen=True, slots=True)
class Layer:
    """A stretch of text under the same marks, given by their numbers, the narrowest first."""

    start: int
    end: int
    marks: tuple[int, ...]


def layers(found: Sequence[Mark], drawn: Mapping[int, int]) -> tuple[Layer, ...]:
    """Cut spans that overlap into stretches that do not.

    ``drawn`` gives the end of a mark that is not drawn to its own (a row is by its number).

    >>> whole, part = Mark("outcome", 0, 9, "a"), Mark("outcome", 0, 4, "b")
    >>> [(one.start, one.end, one.marks) for one in layers([whole, part], {})]
    [(0, 4, (1, 0)), (4, 9, (0,))]
    """
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for n, mark in enumerate(found):
        end = drawn.get(n, mark.end)
        if end > mark.start:
            opening.setdefault(mark.start, []).append(n)
            closing.setdefault(end, []).append(n)
    return tuple(_swept(found, opening, closing))


def _swept(
    found: Sequence[Mark], opening: Mapping[int, list[int]], closing: Mapping[int, list[int]]
) -> Iterator[Layer]:
    over: set[int] = set()
    last = 0
    for at in sorted(opening.keys() | closing.keys()):
        if over:
            narrow = sorted(over, key=lambda n: (found[n].end - found[n].start, n))
            yield Layer(last, at, tuple(narrow))
        over.difference_update(closing.get(at, ()))
        over.update(opening.get(at, ()))
        last = at
