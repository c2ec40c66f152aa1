"""Year on year: which outcome answers which target of one region.

The target for a year stands in the report of that year, its outcome in the report of the next, or
in a completion table of the year, or in both. What answers what does not depend on a policy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from .alike import YEARLY, answers, base, other_document, other_measure
from .judge import Judgement
from .measure import agree, gap, size
from .said import Paper, Said

Via = Literal["row", "report", "table", "later", "same"]
ORDER: tuple[Via, ...] = ("row", "report", "table", "same", "later")
"""Whose word is taken first: the row's own, the next report's, the table's, any other's."""
SAME_THING = Fraction(3, 2)
"""Two outcomes further apart than this are of two things that are called the same."""


@dataclass(frozen=True, slots=True)
class Link:
    """A target and one outcome that answers it, or the code of the reason why none does.

    ``via`` says where the outcome was told; of several outcomes one is ``preferred``. They are
    ``disputed`` where they give different figures for the same thing. ``told`` is what the words of
    a row say where no figure does.
    """

    target: Said
    outcome: Said | None
    via: Via | None = None
    reason: str | None = None
    preferred: bool = True
    disputed: bool = False
    told: Judgement | None = None


Place = tuple[str, str]


class Region:
    """The documents of one region and what they say, found by indicator and period."""

    def __init__(self, papers: Iterable[Paper], statements: Sequence[Said]) -> None:
        self.papers = {(paper.kind, paper.year) for paper in papers}
        self.targets = [one for one in statements if one.kind == "target"]
        self.outcomes: dict[Place, list[Said]] = defaultdict(list)
        self.years: dict[str, list[Said]] = defaultdict(list)
        self.asked: dict[tuple[object, ...], set[Fraction]] = defaultdict(set)
        for one in statements:
            if one.kind == "outcome" and one.year:
                self.outcomes[one.measured, one.year].append(one)
                self.years[one.measured].append(one)
            elif one.kind == "target" and (value := size(one)) is not None:
                self.asked[_key(one)].add(value)

    def links(self, rows: dict[str, list[Link]] | None = None) -> Iterator[Link]:
        """Every target with its answers; ``rows`` are those within a table, by target."""
        for target in self.targets:
            found = [*(rows or {}).get(target.id, ()), *self._answers(target)]
            if answered := [link for link in found if link.outcome or link.told]:
                yield from _weighed(answered)
            else:
                yield next(iter(found), Link(target, None, reason=self._why_not(target)))

    def reported(self, concept: str, aspect: str, year: int) -> Said | None:
        """The region's own outcome of a year, the first by weight, whatever was promised."""
        told = [
            one
            for one in self.outcomes.get((concept, str(year)), ())
            if one.aspect == aspect and one.subject is None and one.relative_to is None
            if aspect != "growth" or base(one) == YEARLY
            # What a report says of its own year is yet to come, whatever it was read as.
            if _via(str(year), one) != "same"
        ]
        return min(told, key=lambda one: weight(one, _via(str(year), one)), default=None)

    def _answers(self, target: Said) -> Iterator[Link]:
        """One link for each figure that a document gives; none where it may be another thing's."""
        if target.year is None:
            return
        told = self.outcomes.get((target.measured, target.year), ())
        found = [one for one in told if answers(target, one)]
        if found and self._several(target, found):
            yield Link(target, None, reason="several-alike")
            return
        for one in found:
            yield Link(target, one, _via(target.year, one))

    def _several(self, target: Said, found: Sequence[Said]) -> bool:
        """Whether counts of the same words are of several things that nothing tells apart."""
        if target.aspect not in ("level", "change"):
            return False
        sizes = [abs(value) for one in found if (value := size(one))]
        spread = bool(sizes) and max(sizes) > SAME_THING * min(sizes)
        return spread or len(self.asked[_key(target)]) > 1

    def _why_not(self, target: Said) -> str:
        if target.year is None:
            return "year-unknown"
        last = int(target.year[-4:])
        if not {("report", last + 1), ("table", last)} & self.papers:
            return "report-not-at-hand"
        told = self.outcomes.get((target.measured, target.year), ())
        told = [one for one in told if other_document(target, one)]
        if not told:
            again = any(other_document(target, one) for one in self.years[target.measured])
            return "other-period-only" if again else "indicator-not-reported"
        if target.aspect == "relative" and any(one.subject == target.subject for one in told):
            return "relation-unknown"
        same = [one for one in told if one.aspect == target.aspect]
        if not same:
            return "other-aspect-only"
        if not any(one.subject == target.subject for one in same):
            return "other-subject-only"
        counted = target.aspect != "growth" or base(target) in map(base, same)
        return "other-action-only" if counted else "other-base-only"


def _key(one: Said) -> tuple[object, ...]:
    """What makes two targets of a document say the same of the same thing."""
    return (
        one.paper.id, one.task, one.measured, one.aspect, one.year, one.subject, one.action,
        one.modality, one.relative_to,
    )  # fmt: skip


def _via(year: str, one: Said) -> Via:
    """Where an outcome of a year is told."""
    last, told = int(year[-4:]), one.paper.year
    if one.paper.kind == "table":
        return "table" if told == last else "later"
    if told is None or told <= last:
        return "same"
    return "report" if told == last + 1 else "later"


def _weighed(links: list[Link]) -> Iterator[Link]:
    """The links of a target in the order of their weight, each figure of a source once."""
    ordered = sorted(links, key=_weight)
    kept: list[Link] = []
    for link in ordered:
        if not any(link.via == other.via and _same_figure(link, other) for other in kept):
            kept.append(link)
    first = kept[0]
    disputed = _full(first) and any(not _same_figure(first, link) for link in kept if _full(link))
    for place, link in enumerate(kept):
        yield replace(link, preferred=not place, disputed=disputed and _full(link))


def _weight(link: Link) -> tuple[object, ...]:
    """What measures the same as the target comes before all else, mere words come last."""
    target, one = link.target, link.outcome
    assert link.via is not None
    if one is None:
        return True, 1
    other = other_measure(target, one) or (gap(target) is not None and gap(one) is None)
    return other, 0, *weight(one, link.via), one.indicator != target.indicator


def weight(one: Said, via: Via) -> tuple[object, ...]:
    """The declared order of outcomes, the one to judge by first.

    The whole year before a part of it, a result before a forecast; then by whose word it is.
    """
    early = one.part_year is not None
    plain = one.comparator != "eq"
    return early, one.forecast, ORDER.index(via), one.paper.rank, plain, one.start, one.id


def _full(link: Link) -> bool:
    one = link.outcome
    return one is not None and not one.forecast and one.part_year is None


def _same_figure(link: Link, other: Link) -> bool:
    if link.outcome is None or other.outcome is None:
        return link.outcome is other.outcome
    return agree(link.outcome, other.outcome)
