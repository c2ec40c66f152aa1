"""The page of an indicator: every target for it and what came of that, by region and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from ...schema.indicators import Indicator
from ..addresses import region_page
from ..charts.album import Wanted
from .figures import Figure, Promise
from .held import by
from .html import bar, counted, facts, link, mark, page, row, section, table, why
from .labels import say
from .pictures import pictures

SENTENCES = 300
"""Targets up to which a page shows the sentences beside the figures."""
OPEN = 5
"""Regions up to which the tables of all stand open."""


def indicator(what: Indicator, promises: Sequence[Promise], drawn: Sequence[Wanted] = ()) -> str:
    """The HTML of the page; ``drawn`` are the pictures of it."""
    regions = by(sorted(promises, key=_place), lambda one: (one.code, one.region))
    quoted = len(promises) <= SENTENCES
    aspects = Counter(one.aspect for one in promises).most_common()
    listed = "".join(
        _region(code, name, each, quoted, aspects[0][0], len(regions) <= OPEN)
        for (code, name), each in regions.items()
    )
    note = "" if quoted else f'<p class="lead">{say("sentences-left-out")}</p>\n'
    told = facts(
        [
            ("unit", escape(_units(promises))),
            ("direction", say(f"direction-{what.direction}")),
            ("aspect", " · ".join(f"{say(f'aspect-{each}')} {n:,}" for each, n in aspects)),
            ("targets", f"{len(promises):,}"),
            ("regions-of", f"{len(regions):,}"),
        ]
    )
    names = f"{say('synonyms')}：{escape('、'.join(what.synonyms))}" if what.synonyms else ""
    told += f'<p class="lead names">{names}</p>\n' if names else ""
    score = section("score", bar(counted(one.mark for one in promises)), say("score"))
    seen = section("pictures", pictures(drawn, what.label), say("pictures"))
    return page(what.label, told + score + seen + section("figures", note + listed, say("figures")))


def _place(one: Promise) -> tuple[str, str, str, str, int]:
    asked = one.asked or one.told
    return (
        one.code,
        one.year,
        one.aspect,
        asked.document if asked else "",
        asked.start if asked else 0,
    )


def _units(promises: Sequence[Promise]) -> str:
    """The units of most targets, the commonest first."""
    counts: dict[str, int] = {}
    for one in promises:
        if one.asked and one.asked.unit:
            counts[one.asked.unit] = counts.get(one.asked.unit, 0) + 1
    ordered = sorted(counts, key=lambda unit: (-counts[unit], unit))
    return "、".join(ordered[:4])


def _region(
    code: str, name: str, found: Sequence[Promise], quoted: bool, usual: str, opened: bool
) -> str:
    heads = ["year", "asked", "outcome", "judged"]
    rows = (_promise(one, quoted, usual) for one in found)
    listed = table([say(each) for each in heads], rows, "figures", "promises")
    place = link(region_page(code), name) if code else escape(name)
    score = bar(counted(one.mark for one in found))
    state = " open" if opened else ""
    head = f"<summary><b>{escape(name)}</b>{score}</summary>"
    return f'<details{state} id="region-{escape(code)}">{head}<p>{place} →</p>{listed}</details>\n'


def _promise(one: Promise, quoted: bool, usual: str) -> str:
    """A row; where it is about another figure than most are, it says which."""
    other = f" <small>{say(f'aspect-{one.aspect}')}</small>" if one.aspect != usual else ""
    return row(
        [
            escape(one.year) + other,
            _figure(one.asked, quoted),
            _figure(one.told, quoted),
            mark(one.mark, one.provisional) + (why(one.reason) if quoted else ""),
        ]
    )


def _figure(one: Figure | None, quoted: bool) -> str:
    if one is None:
        return ""
    words = f"<q>{escape(one.quote)}</q>" if quoted and one.quote != one.text else ""
    return one.link + words
