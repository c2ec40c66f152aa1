"""Up and down: what each level asks for the same indicator and year, and how far it goes beyond.

A small last step over the targets of all regions: nation → province → prefecture → county. Where
the level directly above is not at hand, the nearest that is stands for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ...loaders.wordlists import any_of
from ...schema.regions import gazetteer
from ...schema.units import unit
from .said import Paper, Said

Place = tuple[str, str, str, str]
"""Concept, aspect, year and region code."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A region's target for its report's own year, as the levels are compared by it."""

    target: Said
    assigned: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A target and that of the nearest level above: ``gap`` in the unit of both."""

    ask: Ask
    above: Ask | None
    gap: Decimal | None


def asks(papers: Iterable[Paper], targets: Iterable[Said]) -> Iterator[Ask]:
    """The targets that levels compare: growth and rates of the region itself for the report's year.

    Of several for one indicator the first that is no 力争 counts. Counts and sums do not compare
    between a province and its parts.
    """
    reports = {paper.id for paper in papers if paper.kind == "report"}
    seen: dict[tuple[object, ...], Said] = {}
    for one in sorted(targets, key=lambda one: (one.modality == "strive", one.start, one.id)):
        if one.paper.id in reports and _compares(one):
            seen.setdefault((one.paper.id, one.concept, one.aspect), one)
    for one in sorted(seen.values(), key=lambda one: (one.paper.id, one.start, one.id)):
        yield Ask(one, assigned(one.relative_to, one.quote))


def _compares(one: Said) -> bool:
    own = one.subject is None and one.concept is not None and one.year == str(one.paper.year)
    if not own or one.value is None:
        return False
    measure = unit(one.unit) if one.unit else None
    return one.aspect in ("growth", "level") and measure is not None and measure.base == "%"


def assigned(relative_to: str | None, quote: str) -> bool:
    """Whether a level above set a target: 完成省下达任务, 控制在省定3.5%以内.

    >>> assigned("省下达任务", "完成省下达任务"), assigned(None, "增长7%")
    (True, False)
    """
    giver = any_of("givers")
    return any(giver.search(words) is not None for words in (relative_to or "", quote))


def cascade(found: Iterable[Ask]) -> Iterator[Step]:
    """Each target with that of the nearest level above, by indicator, year and region."""
    placed: dict[Place, Ask] = {}
    for ask in sorted(found, key=lambda ask: ask.target.paper.rank):
        one = ask.target
        if one.paper.region_code is not None:
            key = (one.concept or "", one.aspect, one.year or "", one.paper.region_code)
            placed.setdefault(key, ask)
    for place, ask in sorted(placed.items(), key=lambda item: item[0]):
        yield _step(ask, _nearest(place, placed))


def _nearest(place: Place, placed: dict[Place, Ask]) -> Ask | None:
    *key, code = place
    region = gazetteer().get(code)
    while region is not None and region.parent is not None:
        concept, aspect, year = key
        if (higher := placed.get((concept, aspect, year, region.parent))) is not None:
            return higher
        region = gazetteer().get(region.parent)
    return None


def _step(ask: Ask, above: Ask | None) -> Step:
    """The gap by the ends that are easier to reach: 6.5% to 7% against 6% is half a point."""
    if above is None or ask.target.value is None or above.target.value is None:
        return Step(ask, above, None)
    return Step(ask, above, ask.target.value - above.target.value)
