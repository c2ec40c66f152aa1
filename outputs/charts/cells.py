"""The figures of an indicator by region and year, from the tables of a graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import cast

from ...graph.assess.panel import Status, headline
from ...loaders.errors import ZhengtuError
from ...loaders.near import near
from ...loaders.wordlists import mapping
from ...schema.indicators import Indicator, concept, indicators
from ...schema.regions import gazetteer
from ...schema.units import unit as known_unit
from .. import reading
from ..api import Graph
from .asked import Asked, by_ends, by_value, number


@dataclass(frozen=True, slots=True)
class Cell:
    """What a region asked for in a year and what it reports; ``outcome`` is in ``unit``.

    ``said`` is the outcome as reported, with its own unit.
    """

    region: str
    code: str
    year: int
    status: Status
    asked: Asked | None
    unit: str
    outcome: Decimal | None
    said: str
    verdict: str
    reason: str
    provisional: bool
    quote: str
    outcome_quote: str

    @property
    def told(self) -> bool:
        """Whether the year says anything: a target, with a number or without, or an outcome."""
        return bool(self.asked) or self.status == "relative-set" or self.outcome is not None


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables in a graph directory that is not whole yet, and what its policy is called."""

    directory: Path
    policy: str


Source = Graph | Tables
"""Where a picture takes its figures from."""


def policy_words(graph: Source) -> str:
    """What the policy is called by which the targets were judged."""
    return graph.policy if isinstance(graph, Tables) else graph.manifest.policy["zh"]


@dataclass(frozen=True, slots=True)
class Sought:
    """What a picture is about: an indicator, told as a growth, a level, a change …"""

    what: Indicator
    aspect: str

    @property
    def words(self) -> str:
        """As it is called in a title."""
        say, aspect = mapping("charts"), f"aspect-{self.aspect}"
        # 增速 is said of what is to grow; prices and the use of energy go up or down.
        either = say.get(f"{aspect}-either") if self.what.direction != "higher" else None
        return self.what.label + (either or say.get(aspect, ""))


def sought(graph: Source, words: str, aspect: str | None = None, region: str = "") -> Sought:
    """The indicator of this name or id, in the aspect given or the usual one of a region (code)."""
    what = named_indicator(words)
    return Sought(what, aspect or _aspect(graph, what, region))


def rows(graph: Source, name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of the graph."""
    return reading.rows(graph.directory, name)


def named_indicator(words: str) -> Indicator:
    """The indicator with this id or name.

    >>> named_indicator("GDP").id, named_indicator("gdp").label
    ('gdp', '地区生产总值')
    """
    known = {one.id: one for one in indicators()}
    found = known.get(words) or known.get(concept(words) or "")
    if found is None:
        names = [*known, *(one.label for one in known.values())]
        such = "、".join(near(words, names)) or "gdp"
        raise ZhengtuError(f"--indicator {words}", "no such indicator", f"such as: {such}")
    return found


def region_name(code: str) -> str:
    """The name of a region, for a title or a message.

    >>> region_name("330000"), region_name("")
    ('浙江省', '')
    """
    known = gazetteer().get(code)
    return known.name if known else code


def cells(graph: Source, about: Sought) -> list[Cell]:
    """All cells of an indicator, by region and year.

    For a headline indicator these are the rows of the panel; for others, what was judged.
    """
    made = panel_cells(row for row in rows(graph, "panel_targets") if concerns(row, about))
    if made:
        return made
    relative = Sought(about.what, "relative")
    judged = [
        row for row in rows(graph, "assessments") if concerns(row, about) or concerns(row, relative)
    ]
    return _in_one_unit(_judged_cells(graph, judged))


def panel_cells(found: Iterable[dict[str, str]]) -> list[Cell]:
    """The cells of one indicator from rows of the panel, by region and year, in one unit."""
    return _in_one_unit(map(_panel_cell, found))


def concerns(row: dict[str, str], about: Sought) -> bool:
    """Whether a row of a table is about the indicator and aspect."""
    return row["concept"] == about.what.id and row["aspect"] == about.aspect


def _aspect(graph: Source, what: Indicator, region: str) -> str:
    """The aspect of the headline, else the one in which most targets with a number are set."""
    for one, aspect in headline():
        if one == what.id:
            return aspect
    every = [
        row
        for row in rows(graph, "assessments")
        if row["concept"] == what.id and row["aspect"] != "relative"
    ]
    own = [row for row in every if row["region_code"] == region]
    counts = Counter(row["aspect"] for row in own or every)
    return max(counts, key=lambda aspect: (counts[aspect], aspect), default="growth")


def _panel_cell(row: dict[str, str]) -> Cell:
    return Cell(
        region=row["region"],
        code=row["region_code"],
        year=int(row["year"]),
        status=cast(Status, row["status"]),
        asked=by_ends(row),
        unit=row["unit"],
        outcome=number(row["outcome"]),
        said=_said(row["outcome"], row["outcome_unit"] or row["unit"]),
        verdict=row["verdict"],
        reason=row["reason"],
        provisional=row["provisional"] == "true",
        quote=row["quote"],
        outcome_quote=row["outcome_quote"],
    )


def _said(value: str, unit: str) -> str:
    return f"{value} {unit}" if value else ""


def _judged_cells(graph: Source, judged: Iterable[dict[str, str]]) -> Iterator[Cell]:
    """One cell a year from the targets judged, and the years between that have none."""
    found: dict[tuple[str, int], dict[str, str]] = {}
    # A number goes before a target that is only relative to something.
    for row in sorted(judged, key=lambda row: row["aspect"] == "relative"):
        if row["preferred"] == "true" and row["year"] == row["report_year"]:
            found.setdefault((row["region_code"], int(row["year"])), row)
    reports = {
        (row["region_code"], int(row["report_year"]))
        for row in rows(graph, "documents")
        if row["kind"] == "report" and row["report_year"]
    }
    for code in sorted({code for code, _ in found}):
        years = sorted(year for one, year in {*found, *reports} if one == code)
        region = next(row["region"] for (one, _), row in found.items() if one == code)
        for year in range(years[0], years[-1] + 1):
            yield _judged_cell(found.get((code, year)), code, region, year, (code, year) in reports)


def _judged_cell(
    row: dict[str, str] | None, code: str, region: str, year: int, at_hand: bool
) -> Cell:
    if row is None:
        status: Status = "none-set" if at_hand else "report-not-at-hand"
        return Cell(region, code, year, status, None, "", None, "", "", "", False, "", "")
    return Cell(
        region=region,
        code=code,
        year=year,
        status="relative-set" if row["aspect"] == "relative" else "set",
        asked=by_value(row, "target_value", "target_max", "comparator"),
        unit=row["unit"],
        outcome=number(row["outcome_value"]),
        said=_said(row["outcome_value"], row["outcome_unit"]),
        verdict=row["verdict"],
        reason=row["reason"],
        provisional=row["provisional"] == "true",
        quote=row["quote"],
        outcome_quote=row["outcome_quote"],
    )


def _in_one_unit(given: Iterable[Cell]) -> list[Cell]:
    """The cells in the unit of most of them; what is measured otherwise is left in words only."""
    found = sorted(given, key=lambda cell: (cell.code, cell.year))
    units = Counter(cell.unit for cell in found if cell.unit)
    unit = max(units, key=lambda one: (units[one], one), default="")
    return [_told_in(cell, unit) for cell in found]


def _told_in(cell: Cell, unit: str) -> Cell:
    asked = cell.asked
    if asked is not None and asked.unit != unit:
        low, high = (_converted(end, asked.unit, unit) for end in (asked.low, asked.high))
        kept = low is not None or high is not None
        asked = Asked(low, high, asked.about, unit) if kept else None
    own = cell.said.partition(" ")[2] if cell.said else unit
    return Cell(
        cell.region, cell.code, cell.year, cell.status, asked, unit,
        _converted(cell.outcome, own, unit), cell.said.replace(" ", ""), cell.verdict,
        cell.reason, cell.provisional, cell.quote, cell.outcome_quote,
    )  # fmt: skip


def _converted(value: Decimal | None, own: str, unit: str) -> Decimal | None:
    """A value of one unit in another; ``None`` where the two measure different things.

    >>> _converted(Decimal("12000"), "人", "万人")
    Decimal('1.2')
    """
    if value is None or own == unit:
        return value
    # A growth told in 倍 is nearly always one over several years and no answer to one in per cent.
    ours, theirs = known_unit(unit), known_unit(own)
    if ours is None or theirs is None or ours.dimension != theirs.dimension:
        return None
    factor = theirs.multiplier / ours.multiplier
    return (value * factor.numerator / factor.denominator).normalize()
