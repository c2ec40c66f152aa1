"""Tables as lines: cells between bars or tabs, one row a line or over several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ..records import Span
from .shapes import Broken, Header, Row, column, made, titled, trim

_CELL = re.compile(r"[|｜\t]")
_BARS = ("|", "｜")
_RULE = re.compile(r"[\s|｜:—-]*-[\s|｜:-]*")
_NUMBER = re.compile(r"[|｜]?[\s（(]*(\d{1,5})[\s*.．、)）]*[|｜\t]")
_TOP = 4000


@dataclass(slots=True)
class _Draft:
    """A row while its lines are collected."""

    start: int
    end: int
    cuts: list[int] = field(default_factory=list)


def line_header(text: str, start: int = 0, end: int | None = None) -> Header | None:
    """The header line near the top of ``text[start:end]``: one that names a requirement and a
    completion column.

    >>> line_header("序号 | 工作任务 | 完成情况 | 责任单位 |").columns
    ('number', 'requirement', 'completion', 'units')
    """
    stop = len(text) if end is None else end
    for line in lines(text, start, min(stop, start + _TOP)):
        columns = _named_columns(text, line)
        if titled(columns):
            return Header(columns, line.end)
    return None


def line_rows(text: str, head: Header, end: int) -> Iterator[Row | Broken]:
    """Every row below the header, and every stretch that is none."""
    for n, draft in enumerate(_drafts(text, head, end), 1):
        yield _row(text, head, draft, n)


def lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of a stretch, without their ends."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield Span(start, stop)
        start = stop + 1


def _named_columns(text: str, line: Span) -> tuple[str, ...]:
    return tuple(column(cell.of(text)) for cell in _cells(text, line))


def _cells(text: str, span: Span) -> list[Span]:
    """The stretches between separators; what is outside bars at either edge is no cell."""
    cuts = [
        span.start - 1,
        *(m.start() for m in _CELL.finditer(text, span.start, span.end)),
        span.end,
    ]
    cells = [trim(text, Span(a + 1, b)) for a, b in pairwise(cuts)]
    written = span.of(text).strip()
    if written.startswith(_BARS) and cells[0].start == cells[0].end:
        cells = cells[1:]
    closed = written.endswith(_BARS) and cells
    return cells[:-1] if closed and cells[-1].start == cells[-1].end else cells


def _drafts(text: str, head: Header, end: int) -> Iterator[_Draft]:
    """Lines gathered to rows: a number begins one; it ends when it has all its cells."""
    draft: _Draft | None = None
    for line in lines(text, head.end + 1, end):
        starts = head.numbered and _NUMBER.match(line.of(text).lstrip()) is not None
        if not starts and _empty(text, line, head):
            continue
        complete = draft is not None and _complete(text, draft, head)
        if draft is None or starts or complete:
            if draft is not None:
                yield draft
            draft = _Draft(line.start, line.end)
        else:
            draft.end = line.end
    if draft is not None:
        yield draft


def _empty(text: str, line: Span, head: Header) -> bool:
    """Blank lines, rules under a header, and a header that a new page repeats."""
    written = line.of(text)
    blank = not written.strip() or _RULE.fullmatch(written) is not None
    return blank or (
        _CELL.search(written) is not None and _named_columns(text, line) == head.columns
    )


def _complete(text: str, draft: _Draft, head: Header) -> bool:
    """A row has its cells and is closed by a bar, or stands on its line with tabs or no number."""
    written = text[draft.start : draft.end]
    cells = _cells(text, Span(draft.start, draft.end))
    closed = written.rstrip().endswith(_BARS) or "\t" in written or not head.numbered
    return len(cells) >= len(head.columns) and closed


def _row(text: str, head: Header, draft: _Draft, place: int) -> Row | Broken:
    whole = Span(draft.start, draft.end)
    span = trim(text, whole)
    found = _NUMBER.match(span.of(text))
    if head.numbered and found is None:
        separated = _CELL.search(span.of(text))
        return Broken(span, "row without a number" if separated else "text outside any row")
    cells = _cells(text, whole if "\t" in whole.of(text) else span)
    if "\t" in whole.of(text):
        # Empty cells at the end of the last line went with its white space.
        cells += [Span(span.end, span.end)] * (len(head.columns) - len(cells))
    if not head.numbered and len(cells) == 1:
        return Broken(span, "text outside any row")
    return made(text, head, cells, int(found[1]) if head.numbered and found else place, span)
