"""The figures of a cell of a row, each with the words that lead to it and stand around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ...loaders.records import Span, Statement
from ...loaders.wordlists import either, rows, words

_CUT = re.compile(r"[,，;；。：:、]")
_STOP = re.compile(r"[。;；]")
_NUMBER = re.compile(r"(?<![第\d.])\d[\d.]*(?![\d.年月日号届])")
_QUOTED = re.compile("“([^“”]+)”")
_SIGNS = re.compile(r"[^\u4e00-\u9fffA-Za-z]")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as its cell tells it.

    ``head`` is what is counted, ``own`` its clause, ``led`` the clause before it, ``place`` where
    in the cell it stands (0 to 1), ``phase`` what its verb tells; ``quoted`` a figure that is
    itself a goal (完成省定目标20台), ``part`` one of a part only (其中, a county's), ``among`` what
    leads from 其中 to it, ``applied`` one that is only applied for (申报示范县1个), ``names`` what
    its clause quotes (“掌上办事”实现率), ``line`` its sentence up to it and ``rest`` the others.
    """

    statement: Statement
    head: str
    own: str
    led: str
    place: float
    phase: str
    quoted: bool
    part: bool
    among: str
    applied: bool
    bare: bool
    names: tuple[str, ...]
    line: str
    rest: str


def told(statements: Sequence[Statement], cell: str, start: int) -> tuple[Told, ...]:
    """The figures of a cell that begins at offset ``start``, in order, with what leads to them."""
    found: list[Told] = []
    for one in statements:
        if one.value is not None:
            found.append(_told(one, cell, start, found[-1].head if found else ""))
    return tuple(found)


def _told(one: Statement, cell: str, start: int, before: str) -> Told:
    figure = _figure(one, cell, Span(max(one.span.start - start, 0), one.span.end - start))
    left = _last(_CUT, cell, figure)
    led = _last(_CUT, cell, left - 1)
    own = cell[max(left, _last(_NUMBER, cell, figure)) : _next(cell, figure)]
    head = stem(one.indicator)
    bare = len(head) < 2 or _only_verbs().fullmatch(head) is not None
    begin, stop = _last(_STOP, cell, figure), _STOP.search(cell, figure)
    among = signs("among").search(cell, begin, figure)
    return Told(
        statement=one,
        head=(before or stem(cell[led:left])) if bare else head,
        own=letters(own),
        led=letters(cell[led:left]),
        place=figure / max(len(cell), 1),
        phase=_phase(cell[left:figure]) or _phase(own),
        quoted=bool(
            not one.forecast
            and (
                signs("goal-before").search(cell[max(left, figure - 14) : figure])
                or signs("goal-after").match(cell[figure : figure + 24])
            )
        ),
        part=bool(one.subject or among or signs("part").search(own)),
        among=letters(cell[among.end() : figure]) if among else "",
        applied=signs("applied").search(cell, left, figure) is not None,
        bare=bare,
        names=tuple(map(letters, _QUOTED.findall(own))),
        line=letters(cell[begin:figure]),
        rest=letters(cell[:begin]) + letters(cell[stop.end() :] if stop else ""),
    )


def _figure(one: Statement, cell: str, at: Span) -> int:
    """Where the number stands: a quote may hold its neighbours before it."""
    written = format(abs(one.value or 0), "f")
    found = cell.rfind(written, at.start, at.end)
    return found if found >= 0 else at.start


def _last(mark: re.Pattern[str], cell: str, end: int) -> int:
    return max((found.end() for found in mark.finditer(cell, 0, end)), default=0)


def _next(cell: str, figure: int) -> int:
    """Where the words that belong to a figure end: before the next figure or at a stop."""
    number = _NUMBER.match(cell, figure)
    after = number.end() if number else figure
    ends = (mark.search(cell, after) for mark in (_CUT, _NUMBER))
    return min((found.start() for found in ends if found), default=len(cell))


def letters(text: str) -> str:
    """The letters of a text alone.

    >>> letters("新增“个转企”1600家")
    '新增个转企家'
    """
    return _SIGNS.sub("", text)


def stem(text: str) -> str:
    """The thing itself, without the words for the work on it.

    >>> stem("老旧小区的改造提升"), stem("全市中小学")
    ('老旧小区', '中小学')
    """
    plain = signs("filler").sub("", letters(text))
    return signs("ratio").sub("率", signs("tail").sub("", plain) or plain)


@cache
def signs(kind: str) -> re.Pattern[str]:
    """What tells figures of this kind (``pairing_words.csv``)."""
    of_kind = (row[0] for row in rows("pairing_words") if row[2] == kind)
    return re.compile("|".join(f"(?:{pattern})" for pattern in of_kind))


@cache
def _verbs() -> dict[str, str]:
    return {row[0]: row[2] for row in rows("phases")}


@cache
def _only_verbs() -> re.Pattern[str]:
    return re.compile(f"(?:{either({*_verbs(), *words('action_verbs')})})+")


@cache
def _phase_words() -> re.Pattern[str]:
    return re.compile(either(_verbs()))


def _phase(text: str) -> str:
    """The phase that the last verb of a stretch tells."""
    found = _phase_words().findall(text)
    return _verbs()[found[-1]] if found else ""
