"""The first page as HTML. Whatever a report or a file's name says enters it as text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files
from itertools import groupby
from string import Template

from ...schema.indicators import indicator
from ...schema.turtle import ID, SKOS, descriptions
from ..addresses import ASSETS
from ..bilingual import both
from ..charts.picture import in_order
from ..manifest import COUNTED, Manifest, cut
from ..profiles.html import stripe
from ..profiles.units import Unit
from ..years import span, spans
from .documents import documents, place
from .files import listed, pictures
from .regions import Region
from .summary import Concept, Summary
from .words import LABELS, link, number, say, table

FEW, SOME = 3, 18
"""Regions that the heading names; units and indicators that are seen at once."""
NOT_ASSESSABLE = "not-assessable"


def index(summary: Summary) -> str:
    """The whole page."""
    content = summary.manifest
    heading = _heading(summary.regions)
    return _template().substitute(
        assets=ASSETS,
        title=escape(heading[0]),
        heading=both(*heading),
        share=cut(content.accounted),
        verdicts=_verdicts(content),
        regions=_regions(summary.regions),
        overview=_button(summary.overview, "overview"),
        documents=documents(summary.regions, summary.title),
        indicators=_indicators(summary.indicators),
        units=_units(summary.units),
        pictures=pictures(summary.pictures),
        files=listed(summary.files),
        skips=say("skips" if content.skipped else "no-skips", count=len(content.skipped)),
        skipped=_skipped(content),
        made=_made(content),
        version=escape(content.zhengtu),
        **_counts(summary),
    )


def _heading(regions: tuple[Region, ...]) -> tuple[str, ...]:
    """The regions and years that the documents are about: Chinese, English."""
    named = [one.name for one in regions if one.code]
    years = sorted({one.year for region in regions for one in region.documents if one.year})
    if len(named) > FEW:
        return LABELS.words("cities", count=len(named), years=span(years))
    return (f"{'、'.join(named)} {span(years)}".strip(),) * 2


def _counts(summary: Summary) -> dict[str, str]:
    """Every number of the page, with commas between thousands."""
    counts = summary.manifest.counts
    found = {
        "read": counts["documents"],
        "statements": counts["targets"] + counts["outcomes"],
        "placed": counts["numbers"] - counts["unparsed"],
        "omissions": summary.omissions,
        "omitted": summary.omitted,
    }
    found |= {name: counts[name] for name in COUNTED}
    return {name: f"{count:,}" for name, count in found.items()}


def _verdicts(content: Manifest) -> str:
    """How many targets were met, missed …; how many could not be judged is said apart."""
    judged = {name: n for name, n in content.verdicts.items() if name != NOT_ASSESSABLE and n}
    open_ = content.verdicts.get(NOT_ASSESSABLE, 0)
    count = say("verdict-of", count=f"{sum(judged.values()):,}")
    rest = f'<p class="lead">{say("unjudged", count=f"{open_:,}")}</p>' if open_ else ""
    return f"<p><strong>{count}</strong></p>{_bar(judged)}{rest}"


def _bar(counts: dict[str, int]) -> str:
    """How many there are of each verdict, as a bar and in words."""
    ordered = {verdict: counts[verdict] for verdict in in_order(counts)}
    words = "".join(
        f'<li><span class="chip {verdict}">{say(verdict)} <b>{count:,}</b></span>'
        f" <small>{100 * count / sum(counts.values()):.0f}%</small></li>"
        for verdict, count in ordered.items()
    )
    return f'<div class="score">{stripe(ordered)}<ul>{words}</ul></div>'


def _regions(regions: tuple[Region, ...]) -> str:
    years = sorted({year for one in regions for year in one.years})
    first, last = (years[0], years[-1]) if years else (0, 0)
    heads = ("region", "years", "#documents", "#targets", "#outcomes", "view")
    body = "".join(
        f"<tbody>\n{_province(name, list(group), first, last)}</tbody>\n"
        for name, group in groupby(regions, key=lambda one: one.province)
    )
    return table(heads, body, "region")


def _province(name: str, group: list[Region], first: int, last: int) -> str:
    """A province and what lies in it; it has a line even where no document is its own."""
    rows = "".join(_region(one, first, last) for one in group)
    if not group[0].depth:
        return rows
    return f'<tr><th scope="rowgroup" colspan="6">{escape(name)}</th></tr>\n{rows}'


def _region(one: Region, first: int, last: int) -> str:
    name = link(one.page, one.name) if one.name else say("no-region")
    gaps = f"<small>{say('gaps', years=spans(one.gaps))}</small>" if one.gaps else ""
    view = f'<a href="{one.view}">{say("view")}</a>' if one.view else ""
    counts = (sum(getattr(each, key) for each in one.documents) for key in ("targets", "outcomes"))
    return (
        f'<tr class="depth{one.depth}"><th scope="row">{name}</th>'
        f"<td>{_strip(one.years, first, last)} {span(one.years)} {gaps}</td>"
        f'<td class="number"><a href="#{place(one)}">{len(one.documents):,}</a></td>'
        f"{''.join(map(number, counts))}<td>{view}</td></tr>\n"
    )


def _strip(years: tuple[int, ...], first: int, last: int) -> str:
    """The years that there are reports of as ticks on a line of all years."""
    if first == last:
        return ""
    ticks = "".join(f'<path d="M{year - first}.1 0h.8v1h-.8z"/>' for year in years)
    size = f'viewBox="0 0 {last - first + 1} 1" preserveAspectRatio="none"'
    return f'<svg class="strip" {size} aria-hidden="true">{ticks}</svg>'


def _indicators(found: tuple[Concept, ...]) -> str:
    """The most frequent indicators, then all by topic."""
    topics: defaultdict[str, list[Concept]] = defaultdict(list)
    for one in found:
        topics[indicator(one.measured.concept).topic].append(one)
    named = sorted(topics, key=lambda topic: (-len(topics[topic]), topic))
    folded = "".join(
        f"<details><summary>{_labelled('topics.ttl', f'topic/{topic}')} "
        f"<small>{len(topics[topic])}</small></summary>{_names(topics[topic])}</details>\n"
        for topic in named
    )
    return f'{_names(found[:SOME])}<div class="folds">{folded}</div>' if found else ""


def _names(found: list[Concept] | tuple[Concept, ...]) -> str:
    rows = "".join(
        f"<li>{_linked(one.page, _labelled('indicators.ttl', f'indicator/{one.measured.concept}'))}"
        f" <small>{one.measured.documents:,}</small></li>"
        for one in found
    )
    return f'<ul class="names">{rows}</ul>\n'


@cache
def _labelled(file: str, tail: str) -> str:
    about = descriptions(file)[ID + tail]
    return both(about.one(SKOS + "prefLabel", "zh"), about.one(SKOS + "prefLabel", "en"))


def _linked(page: str, html: str) -> str:
    return f'<a href="{page}">{html}</a>' if page else html


def _units(found: tuple[tuple[Unit, str], ...]) -> str:
    rows = [
        f"<li>{link(page, unit.name)} <small>{len(unit.duties):,}</small></li>"
        for unit, page in found
    ]
    shown = f'<ul class="names">{"".join(rows[:SOME])}</ul>\n' if rows else ""
    if len(rows) <= SOME:
        return shown
    rest = f'<ul class="names">{"".join(rows[SOME:])}</ul>'
    summary = say("all-of", count=f"{len(rows):,}")
    return f"{shown}<details><summary>{summary}</summary>{rest}</details>\n"


def _skipped(content: Manifest) -> str:
    lines = (
        f"<li><strong>{escape(one.place)}</strong> {escape(one.found)}"
        f"<small>{escape(one.remedy)}</small></li>"
        for one in content.skipped
    )
    same = (
        f"<li><strong>{escape(one.name)}</strong> {say('same-as', name=one.same_as)}</li>"
        for one in content.same
    )
    return "".join([*lines, *same])


def _made(content: Manifest) -> str:
    policy = both(content.policy.get("zh", ""), content.policy.get("en", ""))
    engines = ", ".join(f"{name} {version}" for name, version in content.versions.items())
    pairs = _pairs(content, policy, engines)
    return "".join(f"<div><dt>{say(key)}</dt><dd>{what}</dd></div>" for key, what in pairs)


def _pairs(content: Manifest, policy: str, engines: str) -> Iterator[tuple[str, str]]:
    yield "version", f"zhengtu {escape(content.zhengtu)}"
    yield "judged-by", policy
    yield "files-read", f"{len(content.inputs):,}"
    yield "engines", escape(engines)


def _button(page: str, key: str) -> str:
    return f'<a class="button" href="{page}">{say(key)}</a>' if page else ""


@cache
def _template() -> Template:
    path = files(__package__.rpartition(".")[0]).joinpath("templates", "index.html")
    return Template(path.read_text(encoding="utf-8"))
