"""The panel: one row for each region, year and headline indicator, with nothing left unsaid.

Data: ``schema/headline.csv``, the indicators that most reports set a target for. What is not there
is told apart: a target without a number, set only relative to something else (与经济增长同步), no
target at all, or the report not at hand.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from .said import Paper, Said
from .verdicts import Assessment
from .years import Region

Status = Literal["set", "relative-set", "none-set", "report-not-at-hand"]
_SCHEMA = f"{__name__.split('.')[0]}.schema"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a region set itself for a year and indicator, and what came of it.

    ``reported`` is the outcome of the year whether or not a target was set.
    """

    paper: Paper
    year: int
    concept: str
    aspect: str
    status: Status
    found: Assessment | None
    target: Said | None
    reported: Said | None


@cache
def headline() -> tuple[tuple[str, str], ...]:
    """The headline indicators: concept and aspect.

    >>> ("gdp", "growth") in headline()
    True
    """
    text = (files(_SCHEMA) / "headline.csv").read_text(encoding="utf-8")
    return tuple((row[0], row[1]) for row in csv.reader(text.splitlines()[1:]))


def panel(papers: Sequence[Paper], region: Region, found: Iterable[Assessment]) -> Iterator[Cell]:
    """The cells of a region, from its first year at hand to its last, none left out."""
    reports = {paper.year: paper for paper in sorted(papers, key=_last) if paper.kind == "report"}
    years = sorted(year for year in reports if year is not None)
    if not years:
        return
    judged = {one.link.target.id: one for one in found if one.link.preferred}
    asked = _asked(region.targets)
    for year in range(years[0], years[-1] + 1):
        for concept, aspect in headline():
            report = reports.get(year)
            number = asked.get((report, concept, aspect))
            target = number or asked.get((report, concept, "relative"))
            yield Cell(
                paper=report or reports[years[0]],
                year=year,
                concept=concept,
                aspect=aspect,
                status=_status(report, target),
                found=judged.get(target.id) if target else None,
                target=target,
                reported=region.reported(concept, aspect, year),
            )


def _status(report: Paper | None, target: Said | None) -> Status:
    if report is None:
        return "report-not-at-hand"
    if target is None:
        return "none-set"
    return "relative-set" if target.aspect == "relative" else "set"


def _last(paper: Paper) -> tuple[int, int, str]:
    """Of two reports of one year the one that is asked first comes last."""
    return paper.year or 0, paper.length, paper.id


def _asked(targets: Iterable[Said]) -> dict[tuple[Paper | None, str | None, str], Said]:
    """The first target of each report for its own year, the region's own before any 力争.

    What has no number is kept where it is relative to something.
    """
    found: dict[tuple[Paper | None, str | None, str], Said] = {}
    for one in sorted(targets, key=lambda one: (one.modality == "strive", one.start, one.id)):
        own = one.subject is None and one.year == str(one.paper.year)
        if own and (one.value is not None or one.aspect == "relative"):
            found.setdefault((one.paper, one.concept, one.aspect), one)
    return found
