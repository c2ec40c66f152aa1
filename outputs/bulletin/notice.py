"""The facts of a bulletin: items with their verdicts, counted so that every count adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ...graph.query import Answer
from ...loaders.errors import ZhengtuError
from ..api import Graph

VERDICTS = (
    "exceeded", "met", "partly", "missed", "deferred", "ongoing", "not-assessable", "unclear",
)  # fmt: skip
BEHIND = ("missed", "partly", "deferred")


@dataclass(frozen=True, slots=True)
class Item:
    """A task or target: what was asked, what was reported, the verdict, who leads."""

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
    """The facts of a region (name or code) and year; ``ZhengtuError`` where there are none."""
    answer = graph.query("bulletin", {"region": region, "year": year})
    if not answer.rows:
        found = f"no completion table and no judged target for {year}"
        raise ZhengtuError(region, found, "see: zhengtu query kg --name documents")
    rows = list(_named(answer))
    return Notice(
        region=rows[0]["region"],
        year=year,
        basis=rows[0]["basis"],
        sources=tuple(sorted({row["source"] for row in rows})),
        items=tuple(_items(rows)),
    )


def _named(answer: Answer) -> Iterable[dict[str, str]]:
    for row in answer.rows:
        cells = ("" if cell is None else str(cell) for cell in row)
        yield dict(zip(answer.columns, cells, strict=True))


def _items(rows: list[dict[str, str]]) -> Iterable[Item]:
    """One for each task or target, by its first leading unit."""
    seen: set[str] = set()
    for row in rows:
        if row["item"] in seen:
            continue
        seen.add(row["item"])
        yield Item(
            number=int(row["number"]),
            asked=row["asked"],
            result=row["result"],
            verdict=row["verdict"],
            reason=row["reason"],
            unit=row["unit"],
        )
