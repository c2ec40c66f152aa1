"""The facts of a bulletin: items with their verdicts, counted so that every count adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...graph.query import Answer
from ...loaders.errors import ZhengtuError
from ..api import Graph
from ..notebook.region import Region
from ..notebook.rows import picked

VERDICTS = (
    "exceeded", "met", "partly", "missed", "deferred", "ongoing", "not-assessable", "unclear",
)  # fmt: skip
BEHIND = ("missed", "partly", "deferred")


@dataclass(frozen=True, slots=True)
class Item:
    """A task or target: what was asked, what was reported, the verdict, who leads.

    Of a row that is behind, these are the words of the target that makes it so.
    """

    number: int
    asked: str
    result: str
    verdict: str
    reason: str
    unit: str


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A unit's items by verdict, in the order of :data:`VERDICTS`."""

    unit: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All items of the unit."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Notice:
    """All that a bulletin says; ``basis`` is ``table`` or ``report``."""

    code: str
    region: str
    year: str
    basis: str
    sources: tuple[str, ...]
    items: tuple[Item, ...]

    def count(self, *verdicts: str) -> int:
        """How many items have one of the verdicts."""
        return sum(item.verdict in verdicts for item in self.items)

    @property
    def counts(self) -> tuple[int, ...]:
        """Items by verdict; their sum is the number of all items."""
        return tuple(self.count(verdict) for verdict in VERDICTS)

    @property
    def scorecards(self) -> tuple[Scorecard, ...]:
        """One for each leading unit, the one with most left to do first."""
        by_unit: dict[str, Counter[str]] = {}
        for item in self.items:
            by_unit.setdefault(item.unit, Counter())[item.verdict] += 1
        cards = [
            Scorecard(unit, tuple(counts[verdict] for verdict in VERDICTS))
            for unit, counts in by_unit.items()
        ]
        return tuple(sorted(cards, key=_pressing))

    @property
    def behind(self) -> tuple[Item, ...]:
        """What was missed, done in part or put off, in this order."""
        late = [item for item in self.items if item.verdict in BEHIND]
        return tuple(sorted(late, key=lambda item: (BEHIND.index(item.verdict), item.number)))


def _pressing(card: Scorecard) -> tuple[int, int, str]:
    late = sum(card.counts[VERDICTS.index(verdict)] for verdict in BEHIND)
    return -late, -card.total, card.unit


def notice(graph: Graph, region: str, year: str) -> Notice:
    """The facts of a region (name, short name or code) and year.

    Raises ``ZhengtuError`` where there are none, with the regions or years that there are.
    """
    place = graph.region(region)
    answer = graph.query("bulletin", {"region": place.code, "year": year})
    if not answer.rows:
        years = "、".join(sorted({str(one.year) for one in place.documents if one.year}))
        found = "no completion table and no judged target for this year"
        raise ZhengtuError(f"{place.name} {year}", found, f"there are documents of {years}")
    rows = list(_named(answer))
    return Notice(
        code=place.code,
        region=rows[0]["region"],
        year=year,
        basis=rows[0]["basis"],
        sources=tuple(sorted({row["source"] for row in rows})),
        items=tuple(_items(rows, _decisive(place, year))),
    )


def _decisive(place: Region, year: str) -> Mapping[int, tuple[str, str]]:
    """By the number of a row that is behind, the target and outcome that make it so.

    Nothing where a year has several tables: their rows are counted alike.
    """
    tables = [one for one in place.documents if one.kind == "table" and str(one.year) == year]
    if len(tables) != 1:
        return {}
    judged = picked(
        place.graph.directory / "tables" / "assessments.csv",
        ("task", "verdict", "quote", "outcome_quote"),
        {"document": tables[0].found.document, "preferred": "true"},
    )
    behind = [row for row in judged if row[1] in BEHIND and row[2] and row[3]]
    behind.sort(key=lambda row: BEHIND.index(str(row[1])), reverse=True)
    # Of several the worst comes last, and stays.
    return {
        int(str(number)): (str(asked), str(told)) for number, _, asked, told in behind if number
    }


def _named(answer: Answer) -> Iterable[dict[str, str]]:
    for row in answer.rows:
        cells = ("" if cell is None else str(cell) for cell in row)
        yield dict(zip(answer.columns, cells, strict=True))


def _items(rows: list[dict[str, str]], decisive: Mapping[int, tuple[str, str]]) -> Iterable[Item]:
    """One for each task or target, by its first leading unit."""
    seen: set[str] = set()
    for row in rows:
        if row["item"] in seen:
            continue
        seen.add(row["item"])
        number = int(row["number"])
        told = (row["asked"], row["result"])
        asked, result = decisive.get(number, told) if row["verdict"] in BEHIND else told
        yield Item(
            number=number,
            asked=asked,
            result=result,
            verdict=row["verdict"],
            reason=row["reason"],
            unit=row["unit"],
        )
