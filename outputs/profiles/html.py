"""The pieces of a page: tables, marks, bars, and the page around them. All of it works without a
script; what comes from a report enters as text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from ..addresses import ASSETS, INDEX
from ..bilingual import both, reasons, scrolling
from ..charts.picture import in_order, marks
from .labels import LABELS, named, say


def page(title: str, main: str, crumbs: Iterable[str] = (), view: str = "") -> str:
    """A whole page; ``crumbs`` are links to what it is part of, ``view`` where its graph is."""
    path = "".join(f"<li>{crumb}</li>" for crumb in crumbs)
    return _template().substitute(
        title=escape(title),
        home=f"../{INDEX}",
        assets=f"../{ASSETS}",
        skip=say("skip"),
        crumbs=f'<ol class="crumbs">{path}</ol>' if path else "",
        view=f'<a class="button" href="../{view}">{say("graph")}</a>' if view else "",
        main=main,
    )


def link(target: str, text: str) -> str:
    """A link to an address of the graph directory from a page one folder deep.

    >>> link("index.html", "<b>")
    '<a href="../index.html">&lt;b&gt;</a>'
    """
    return f'<a href="../{escape(target)}">{escape(text)}</a>'


def section(name: str, body: str, heading: str) -> str:
    """A part of a page under a heading that can be linked to; none where there is no body."""
    return f'<section id="{name}"><h2>{heading}</h2>\n{body}</section>\n' if body else ""


def table(heads: Sequence[str], rows: Iterable[str], name: str, look: str = "") -> str:
    """A table that scrolls by itself; ``rows`` are whole rows, ``name`` the key of its label."""
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    body = "\n".join(rows)
    if not body:
        return ""
    whole = f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>"
    return scrolling(whole, *LABELS.words(name), look) + "\n"


def row(cells: Iterable[str]) -> str:
    """A row of cells, the first of which is what it is about.

    >>> row(["2020", "7%"])
    '<tr><th scope="row">2020</th><td>7%</td></tr>'
    """
    first, *others = cells
    told = "".join(f"<td>{cell}</td>" for cell in others)
    return f'<tr><th scope="row">{first}</th>{told}</tr>'


def mark(verdict: str, provisional: bool = False) -> str:
    """The mark of a verdict; ``profile.css`` gives it its shape and its words.

    >>> mark("met")
    '<i class="mark met"></i>'
    """
    early = '<i class="early"></i>' if provisional else ""
    return f'<i class="mark {verdict}"></i>{early}'


def why(reason: str) -> str:
    """What the code of a reason means, in both languages."""
    chinese, english = reasons().get(reason, ("", ""))
    return f"<small>{both(chinese, english)}</small>" if chinese else ""


def legend(found: Iterable[str]) -> str:
    """The marks that occur with what they mean."""
    told = "".join(f"<li>{mark(each)}</li>" for each in in_order(found))
    return f'<ul class="legend" {named("legend")}>{told}</ul>'


def bar(counts: Mapping[str, int], wide: int = 120) -> str:
    """How many there are of each verdict, in words, and those that say something as a bar."""
    held = [(each, counts[each]) for each in marks() if counts.get(each)]
    picture = stripe({each: count for each, count in held if each not in _OPEN}, wide)
    words = "".join(f"<li>{mark(each)} <b>{count:,}</b></li>" for each, count in held)
    return f'<div class="score">{picture}<ul>{words}</ul></div>' if held else ""


def stripe(counts: Mapping[str, int], wide: int = 100) -> str:
    """The share of each verdict as a piece of one bar; nothing where there are none.

    >>> stripe({})
    ''
    """
    drawn, at = [], 0.0
    for verdict, count in counts.items():
        size = wide * count / sum(counts.values())
        drawn.append(f'<rect class="{verdict}" x="{at:.1f}" width="{size:.1f}" height="10"/>')
        at += size
    box = f'viewBox="0 0 {wide} 10" preserveAspectRatio="none" aria-hidden="true"'
    return f'<svg class="bar" {box}>{"".join(drawn)}</svg>' if drawn else ""


def facts(told: Iterable[tuple[str, str]]) -> str:
    """Pairs of a label's key and what there is to say, as HTML; those with nothing are left out."""
    pairs = "".join(f"<div><dt>{say(key)}</dt><dd>{what}</dd></div>" for key, what in told if what)
    return f'<dl class="facts">{pairs}</dl>\n'


def counted(found: Iterable[str]) -> Counter[str]:
    """Verdicts by their number, those that say nothing of the promise left out."""
    return Counter(each for each in found if each not in _SILENT)


_OPEN = ("not-assessable", "unclear", "result-not-at-hand")
_SILENT = (
    *("", "relative-set", "none-set", "report-not-at-hand"),
    *("reported-only", "reported-blind"),
)


@cache
def _template() -> Template:
    path = files(__package__.rpartition(".")[0]).joinpath("templates", "profile.html")
    return Template(path.read_text(encoding="utf-8"))
