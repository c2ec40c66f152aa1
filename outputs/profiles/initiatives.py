"""The initiatives that several reports of a region name, with the years and phases."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...loaders.initiatives.identity import key, preferred
from ..addresses import sentence
from ..sheets import has_view
from .html import link
from .labels import LABELS, say

COLUMNS = (
    *("region_code", "name", "document", "report_year"),
    *("category", "phase", "start", "end", "task"),
)
Row = tuple[str, ...]
FEWEST = 2
"""Reports that name an initiative of a page."""


@dataclass(frozen=True, slots=True)
class Named:
    """What one year's documents say first of an initiative's phase."""

    year: str
    phase: str
    document: str
    start: int
    end: int

    @property
    def link(self) -> str:
        """The year and the phase, as a link to the sentence."""
        word = f"phase-{self.phase}"
        told = f" {say(word)}" if word in LABELS else ""
        return link(sentence(self.document, self.start, self.end), self.year) + told


@dataclass(frozen=True, slots=True)
class Seen:
    """An initiative by its usual name, the number of its reports, and what each year says.

    ``drawn`` where it has a view of its own.
    """

    name: str
    category: str
    reports: int
    years: tuple[Named, ...]
    drawn: bool


def seen(rows: Iterable[Row]) -> dict[str, list[Seen]]:
    """The initiatives of each region that several reports name, most reports first.

    ``rows`` have the ``COLUMNS`` of ``initiatives``.

    >>> rows = [("330600", "杭绍台铁路", f"d{y}", y, "project", "start", "3", "9", "")
    ...     for y in ("2019", "2020")]
    >>> [(one.name, one.reports) for one in seen(rows)["330600"]]
    [('杭绍台铁路', 2)]
    """
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[0], key(row[1])].append(row)
    found: dict[str, list[Seen]] = defaultdict(list)
    for (code, _), group in groups.items():
        reports = len({row[2] for row in group}) if len(group) >= FEWEST else 0
        if reports >= FEWEST:
            found[code].append(_seen(group, reports))
    return {code: sorted(each, key=_order) for code, each in found.items()}


def _order(one: Seen) -> tuple[int, str]:
    return -one.reports, one.name


def _seen(group: Sequence[Row], reports: int) -> Seen:
    forms, categories = Counter(row[1] for row in group), Counter(row[4] for row in group)
    category = min(categories, key=lambda name: (-categories[name], name))
    drawn = has_view(reports, any(row[8] for row in group))
    return Seen(preferred(forms), category, reports, tuple(_years(group)), drawn)


def _years(rows: Iterable[Row]) -> Iterable[Named]:
    """One of each year: the first that tells a phase, else the first."""
    first: dict[str, Named] = {}
    for _, _, document, year, _, phase, start, end, _ in sorted(rows, key=_place):
        if year not in first or (phase and not first[year].phase):
            first[year] = Named(year, phase, document, int(start), int(end))
    return first.values()


def _place(row: Row) -> tuple[str, str, int, str]:
    return row[3], row[2], int(row[6]), row[5]
