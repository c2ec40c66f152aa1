"""A bulletin as paragraphs and tables, the same for HTML and DOCX; sized for one sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...loaders.wordlists import mapping
from ..addresses import region_page
from .notice import BEHIND, VERDICTS, Notice, Scorecard

UNITS, ITEMS, WORDS = 8, 8, 36
"""Rows of units and of items behind that one sheet holds, and characters of a cell."""

_FIGURE = re.compile(r"(?<![\d.])\d[\d.]*+(?![年月日\d—-])")
_BREAK = re.compile(r"^|[，。；：、,;:]")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its title, its head, its rows; ``numbers`` tells the columns that hold counts."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """All that the sheet shows, in order."""

    title: str
    summary: str
    grids: tuple[Grid, ...]
    notes: tuple[str, ...]


def page(notice: Notice) -> Page:
    """The sheet of a notice; what does not fit is counted, and it says where that can be seen."""
    say = mapping("bulletin")
    return Page(
        title=say["region-year"].format(region=notice.region, year=notice.year),
        summary=_summary(notice),
        grids=(_verdicts(notice), _units(notice), _behind(notice)),
        notes=(
            say[f"basis-{notice.basis}"].format(year=notice.year),
            say["sources"].format(sources="、".join(map(_file, notice.sources))),
        ),
    )


def _summary(notice: Notice) -> str:
    total, done = len(notice.items), notice.count("exceeded", "met")
    return mapping("bulletin")["summary"].format(
        total=total,
        done=done,
        share=_share(done, total),
        partly=notice.count("partly"),
        missed=notice.count("missed"),
        deferred=notice.count("deferred"),
        ongoing=notice.count("ongoing"),
        unjudged=notice.count("not-assessable", "unclear"),
    )


def _share(part: int, whole: int) -> str:
    """A share in per cent, halves rounded up.

    >>> _share(1, 8), _share(2, 3)
    ('12.5%', '66.7%')
    """
    tenths = (2000 * part + whole) // (2 * whole) if whole else 0
    return f"{tenths // 10}.{tenths % 10}%"


def _used(notice: Notice) -> tuple[int, ...]:
    """The places of the verdicts that occur."""
    return tuple(place for place, count in enumerate(notice.counts) if count)


def _verdicts(notice: Notice) -> Grid:
    say, total, used = mapping("bulletin"), len(notice.items), _used(notice)
    counts = [*(notice.counts[place] for place in used), total]
    head = (say["verdict"], *(say[VERDICTS[place]] for place in used), say["all"])
    rows = (
        (say["count"], *map(str, counts)),
        (say["share"], *(_share(count, total) for count in counts)),
    )
    return Grid("", head, rows, tuple(range(1, len(head))))


def _units(notice: Notice) -> Grid:
    """Scorecards of the units; those that do not fit are one row, so that columns add up."""
    say, cards, used = mapping("bulletin"), notice.scorecards, _used(notice)
    shown, rest = cards[:UNITS], cards[UNITS:]
    rows = [_card(card, card.unit or say["unnamed"], used) for card in shown]
    if rest:
        summed = Scorecard("", tuple(map(sum, zip(*(card.counts for card in rest), strict=True))))
        rows.append(_card(summed, say["others"].format(count=len(rest)), used))
    rows.append(_card(Scorecard("", notice.counts), say["all"], used))
    head = (say["unit"], *(say[VERDICTS[place]] for place in used), say["all"])
    page = region_page(notice.code)
    note = say["others-note"].format(page=page) if rest and notice.basis == "table" else ""
    return Grid(say["units"], head, tuple(rows), tuple(range(1, len(head))), note)


def _card(card: Scorecard, name: str, used: tuple[int, ...]) -> tuple[str, ...]:
    counts = (card.counts[place] for place in used)
    return (name, *(str(count) if count else "" for count in counts), str(card.total))


def _behind(notice: Notice) -> Grid:
    say, late = mapping("bulletin"), notice.behind
    rows = tuple(
        (str(item.number), say[item.verdict], _cut(item.asked), _cut(item.result), item.unit)
        for item in late[:ITEMS]
    )
    hidden = len(late) - len(rows)
    where = {"code": notice.code, "year": notice.year, "verdicts": "、".join(BEHIND)}
    more = say[f"more-{notice.basis}"].format(count=hidden, **where) if hidden else ""
    head = tuple(say[key] for key in ("number", "verdict", "asked", "result", "unit"))
    return Grid(say["behind"], head, rows, (0,), more if late else say["behind-none"])


def _file(source: str) -> str:
    """The name of a file without its folders."""
    return source.rsplit("/", 1)[-1]


def _cut(text: str) -> str:
    """A text as one line that fits a cell, with its first figure that is no date.

    >>> len(_cut("很" * 99))
    36
    >>> _cut("加强监测，" * 8 + "确保增长7%。")
    '…确保增长7%。'
    """
    line = " ".join(text.split())
    figure = _FIGURE.search(line)
    start = 0
    if figure and figure.end() >= WORDS:
        start = max(mark.end() for mark in _BREAK.finditer(line, 0, figure.start()))
    shown = "…" * (start > 0) + line[start:]
    return shown if len(shown) <= WORDS else shown[: WORDS - 1] + "…"
