"""Completion tables: one task a row, its cells as spans, its responsible units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from .records import Document, Responsibility, Span
from .units import responsibilities
from .wordlists import mapping

_CELL = re.compile(r"[|｜\t]")
_RULE = re.compile(r"[\s|｜:—-]*-[\s|｜:-]*")
_NUMBER = re.compile(r"[|｜]?[\s*（(]*(\d{1,5})[\s*.．、)）]*[|｜\t]")
_TOP = 4000


@dataclass(frozen=True, slots=True)
class Row:
    """One task: spans in the source for the whole row and for its cells."""

    number: int
    requirement: Span
    completion: Span
    responsibilities: tuple[Responsibility, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Broken:
    """A stretch of a table that could not be read as a row, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """The rows in the order of the text, and what was left over."""

    rows: tuple[Row, ...]
    broken: tuple[Broken, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """What each column holds; ``end`` is the offset after the header line."""

    columns: tuple[str, ...]
    end: int


@dataclass(slots=True)
class _Draft:
    """A row while its lines are collected."""

    start: int
    end: int
    cuts: list[int] = field(default_factory=list)


def header(text: str, start: int = 0, end: int | None = None) -> Header | None:
    """The header line near the top of ``text[start:end]``: one that names a requirement and a
    completion column.

    >>> header("序号 | 工作任务 | 完成情况 | 责任单位 |").columns
    ('number', 'requirement', 'completion', 'units')
    """
    stop = len(text) if end is None else end
    for line in _lines(text, start, min(stop, start + _TOP)):
        columns = _named_columns(text, line)
        if {"requirement", "completion"} <= set(columns):
            return Header(columns, line.end)
    return None


def read_table(document: Document) -> Table:
    """All rows of a completion table; a row may run over several lines.

    A row without a number, requirement or one of its cells is ``broken``, with the reason; an
    empty completion is kept, for it says that nothing was reported.
    """
    text = document.source.text
    head = header(text, document.span.start, document.span.end)
    if head is None:
        return Table((), (Broken(document.span, "no header line with the names of the columns"),))
    drafts = _drafts(text, head, document.span.end)
    read = [_row(text, head, draft) for draft in drafts]
    return Table(
        rows=tuple(row for row in read if isinstance(row, Row)),
        broken=tuple(row for row in read if isinstance(row, Broken)),
    )


def rows(document: Document) -> tuple[Row, ...]:
    """The rows of a completion table that could be read."""
    return read_table(document).rows


@lru_cache(maxsize=1)
def _columns() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(mapping("table_columns").items(), key=lambda item: -len(item[0])))


def _named_columns(text: str, line: Span) -> tuple[str, ...]:
    return tuple(_column(cell.of(text)) for cell in _cells(text, line))


def _column(name: str) -> str:
    plain = re.sub(r"[\s*]", "", name)
    return next((column for word, column in _columns() if word in plain), "")


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield Span(start, stop)
        start = stop + 1


def _cells(text: str, span: Span) -> list[Span]:
    """The stretches between separators, without an empty one at either edge."""
    cuts = [
        span.start - 1,
        *(m.start() for m in _CELL.finditer(text, span.start, span.end)),
        span.end,
    ]
    cells = [_trim(text, Span(a + 1, b)) for a, b in pairwise(cuts)]
    if cells and cells[0].start == cells[0].end:
        cells = cells[1:]
    return cells[:-1] if cells and cells[-1].start == cells[-1].end else cells


def _trim(text: str, span: Span) -> Span:
    part = span.of(text)
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, max(start, span.start + len(part.rstrip())))


def _drafts(text: str, head: Header, end: int) -> Iterator[_Draft]:
    """Lines gathered to rows: a number begins one; it ends when it has all its cells."""
    draft: _Draft | None = None
    for line in _lines(text, head.end + 1, end):
        starts = _NUMBER.match(line.of(text).lstrip()) is not None
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
    return blank or ("|" in written and _named_columns(text, line) == head.columns)


def _complete(text: str, draft: _Draft, head: Header) -> bool:
    cells = _cells(text, Span(draft.start, draft.end))
    closed = text[draft.start : draft.end].rstrip().endswith(("|", "｜"))
    return len(cells) >= len(head.columns) and closed


def _row(text: str, head: Header, draft: _Draft) -> Row | Broken:
    span = _trim(text, Span(draft.start, draft.end))
    number = _NUMBER.match(span.of(text))
    if number is None:
        separated = _CELL.search(span.of(text))
        return Broken(span, "row without a number" if separated else "text outside any row")
    cells = _cells(text, span)
    if len(cells) != len(head.columns):
        return Broken(span, f"{len(cells)} cells where the header has {len(head.columns)}")
    named = dict(zip(head.columns, cells, strict=True))
    requirement, completion = named["requirement"], named["completion"]
    if requirement.start == requirement.end:
        return Broken(span, "the requirement is empty")
    return Row(int(number[1]), requirement, completion, _answering(text, named), span)


def _answering(text: str, named: dict[str, Span]) -> tuple[Responsibility, ...]:
    """Units of one column, or of a column for those who lead and one for those who support."""
    found: list[Responsibility] = []
    for column in ("units", "lead", "support"):
        if column in named:
            cell = named[column]
            found.extend(responsibilities(cell.of(text), cell.start))
    leads = [n for n, one in enumerate(found) if one.role == "lead"]
    return tuple(
        replace(one, order=n + 1)
        if n not in leads[1:]
        else replace(one, order=n + 1, role="support", why=None)
        for n, one in enumerate(found)
    )
