"""The page of a region: its reports, what it promised, what came of it, and what is around it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from ...graph import iris
from ...schema.indicators import indicator
from ...schema.regions import gazetteer
from ..addresses import (
    at_node,
    document_reader,
    document_view,
    indicator_page,
    initiative_view,
    region_page,
    region_view,
    unit_page,
)
from ..bundle import Found
from ..charts.album import Wanted
from ..pages import heading
from ..years import span
from .held import Line
from .html import bar, counted, facts, legend, link, mark, page, row, section, table
from .initiatives import Seen
from .labels import named, say
from .pictures import figure, pictures
from .trend import trend
from .units import Unit

MOST = 30
"""Initiatives that a page lists."""


@dataclass(frozen=True, slots=True)
class Region:
    """All that the page of a region shows.

    ``known`` are the codes of regions that have a page, ``concepts`` the ids of indicators.
    """

    code: str
    documents: Sequence[Found]
    lines: Sequence[Line]
    verdicts: dict[str, list[str]]
    seen: Sequence[Seen]
    units: Sequence[Unit]
    known: frozenset[str]
    concepts: Container[str]
    drawn: Sequence[Wanted]

    @property
    def name(self) -> str:
        """Its name as documents are filed under it."""
        return next((one.region for one in self.documents if one.region), self.code)


def region(one: Region) -> str:
    """The HTML of the page."""
    years = sorted({each.year for each in one.documents if each.year})
    told = [
        ("documents", f"{len(one.documents):,}"),
        ("years", span(years)),
        ("code", escape(one.code)),
    ]
    parts = {
        "score": _score(one),
        "headline": _headline(one),
        "pictures": pictures(one.drawn, one.name),
        "reports": _reports(one),
        "initiatives": _initiatives(one),
        "units": _units(one),
        "above": _regions(_above(one)),
        "below": _regions(_below(one)),
    }
    main = "".join(section(name, body, say(name)) for name, body in parts.items())
    crumbs = [_region(each, one) for each in _line(one.code)]
    return page(one.name, facts(told) + _contents(parts) + main, crumbs, region_view(one.code))


def _contents(parts: Mapping[str, str]) -> str:
    """Links to the parts of the page that there are."""
    listed = "".join(f'<a href="#{name}">{say(name)}</a>' for name, body in parts.items() if body)
    return f'<nav class="contents" {named("contents")}>{listed}</nav>\n'


def _score(one: Region) -> str:
    every = counted(each for found in one.verdicts.values() for each in found)
    return f'<p class="lead">{say("score-lead")}</p>\n{bar(every)}' if every else ""


def _line(code: str) -> list[str]:
    return [each.code for each in reversed(gazetteer().ancestors(code)) if each.level != "nation"]


def _region(code: str, one: Region) -> str:
    known = gazetteer().get(code)
    name = known.name if known else code
    return link(region_page(code), name) if code in one.known else escape(name)


def _above(one: Region) -> Iterator[str]:
    return (_region(code, one) for code in _line(one.code) if code in one.known)


def _below(one: Region) -> Iterator[str]:
    return (_region(code, one) for code in sorted(one.known) if one.code in _line(code))


def _regions(links: Iterable[str]) -> str:
    listed = "".join(f"<li>{each}</li>" for each in links)
    return f'<ul class="links">{listed}</ul>' if listed else ""


def _headline(one: Region) -> str:
    """Small pictures, then all years and indicators as one table."""
    if not one.lines:
        return ""
    drawn = "".join(_trend(line, one) for line in one.lines)
    used = {each.mark for line in one.lines for each in line.promises}
    heads = [say("year"), *(_indicator(line, one) for line in one.lines)]
    years = [each.year for each in one.lines[0].promises]
    first = min(_first(line) for line in one.lines)
    rows = (_year(years[n], n, one.lines) for n in reversed(range(first, len(years))))
    told = f'<p class="lead">{say("headline-lead")}</p>\n'
    lead = f'<p class="lead">{say("trend")}</p>\n' if drawn else ""
    trends = f'{lead}<div class="trends">{drawn}</div>\n' if drawn else ""
    return trends + legend(used) + told + table(heads, rows, "headline", "matrix")


def _first(line: Line) -> int:
    """The place of the first year with a figure."""
    return next(n for n, one in enumerate(line.promises) if one.asked or one.told)


def _trend(line: Line, one: Region) -> str:
    name = indicator(line.concept).label
    drawn = trend(line.cells, f"{one.name} {name}")
    unit = f" <small>{escape(line.cells[0].unit)}</small>"
    return figure(drawn, _indicator(line, one) + unit, one.name, line.concept) if drawn else ""


def _indicator(line: Line, one: Region) -> str:
    """What a line is about; a link where some target is set for it and it has a page."""
    aspect = "" if line.aspect == "level" else f" <small>{say(f'aspect-{line.aspect}')}</small>"
    label = indicator(line.concept).label
    known = line.concept in one.concepts
    return (link(indicator_page(line.concept), label) if known else escape(label)) + aspect


def _year(year: str, place: int, lines: Sequence[Line]) -> str:
    return row([year, *(_cell(line, place) for line in lines)])


def _cell(line: Line, place: int) -> str:
    one = line.promises[place]
    asked = one.asked.link if one.asked else ""
    told = one.told.link if one.told else ""
    between = " → " if one.asked and one.told else ""
    return f"{mark(one.mark, one.provisional)} {asked}{between}{told}"


def _reports(one: Region) -> str:
    heads = ["year", "document", "speaker", "targets", "outcomes", "initiatives-found", "judged"]
    ordered = sorted(one.documents, key=lambda each: (-(each.year or 0), each.kind, each.document))
    return table(map_say(heads), (_report(each, one) for each in ordered), "reports", "reports")


def map_say(keys: Iterable[str]) -> list[str]:
    """Labels of the heads of a table."""
    return [say(key) for key in keys]


def _report(found: Found, one: Region) -> str:
    ways = f'<a href="../{document_reader(found)}">{say("text")}</a> '
    ways += f'<a href="../{document_view(found)}">{say("graph")}</a>'
    return row(
        [
            str(found.year or ""),
            f'{escape(heading(found))} <span class="ways">{ways}</span>',
            escape(found.speaker or ""),
            *(f"{count or ''}" for count in (found.targets, found.outcomes, found.initiatives)),
            bar(counted(one.verdicts.get(found.document, ())), 60),
        ]
    )


def _initiatives(one: Region) -> str:
    shown = one.seen[:MOST]
    heads = ["initiative", "kind", "reports-count", "reports-years"]
    listed = table(
        map_say(heads), (_initiative(each, one) for each in shown), "initiatives", "initiatives"
    )
    more = len(one.seen) - len(shown)
    rest = f'<a href="../{region_view(one.code)}">{say("and-more", count=more)}</a>'
    return listed + (f'<p class="lead">{rest}</p>' if more > 0 else "")


def _initiative(seen: Seen, one: Region) -> str:
    iri = iris.initiative(one.code, seen.name).value
    view = initiative_view(iri) if seen.drawn else at_node(region_view(one.code), iri)
    name = link(view, seen.name)
    years = " ".join(f'<span class="phase">{each.link}</span>' for each in seen.years)
    return row([name, say(f"category-{seen.category}"), str(seen.reports), years])


def _units(one: Region) -> str:
    heads = ["unit", "tasks", "score"]
    rows = (
        row([link(unit_page(each.iri), each.name), str(len(each.duties)), bar(each.counts)])
        for each in one.units
    )
    return table(map_say(heads), rows, "units", "units")
