"""Tables as grids: the cells of CSV files and of HTML tables, as spans of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from ..records import Span
from .shapes import Broken, Header, Row, column, made, titled, trim

_FIELD = re.compile(r'"((?:[^"]|"")*)"|([^,\n"]*)')
_NUMBER = re.compile(r"\D{0,2}(\d{1,5})\D{0,2}")
_TOP, _SHORT = 40, 14
Line = list[Span]


@dataclass(frozen=True, slots=True)
class Grid:
    """A header, and the lines of cells below it."""

    header: Header
    below: tuple[Line, ...]


def grid(text: str, start: int, end: int) -> Grid | None:
    """The completion table of a CSV text or HTML page, if it is one.

    >>> csv = "工作任务,进展情况,牵头单位\\n建校3所,建成3所,市教育局\\n"
    >>> grid(csv, 0, len(csv)).header.columns
    ('requirement', 'completion', 'lead')
    """
    rows = (
        _html(text, start, end) if "<table" in text[start:end].lower() else _csv(text, start, end)
    )
    for n, line in enumerate(rows[:_TOP]):
        names = [cell.of(text) for cell in line]
        columns = tuple(map(column, names))
        if titled(columns) and len(columns) > 2 and all(len(name) <= _SHORT for name in names):
            header = Header(columns, line[-1].end)
            return Grid(
                header, tuple(line for line in rows[n + 1 :] if any(one.of(text) for one in line))
            )
    return None


def grid_rows(text: str, found: Grid) -> Iterator[Row | Broken]:
    """The rows of a grid; the header that a new page repeats is none."""
    head = found.header
    for n, line in enumerate(found.below, 1):
        if tuple(column(cell.of(text)) for cell in line) == head.columns:
            continue
        span = Span(line[0].start, max(cell.end for cell in line))
        number = _own(text, head, line) if head.numbered else n
        if number is None:
            yield Broken(span, "row without a number")
        else:
            yield made(text, head, line, number, span)


def _own(text: str, head: Header, line: Line) -> int | None:
    place = head.columns.index("number")
    found = _NUMBER.fullmatch(line[place].of(text)) if place < len(line) else None
    return int(found[1]) if found else None


def _csv(text: str, start: int, end: int) -> list[Line]:
    """The lines of a CSV text; a quoted cell may hold commas and line ends."""
    lines: list[Line] = []
    line: Line = []
    at = start
    while at < end:
        match = _FIELD.match(text, at, end)
        if match is None:
            return []
        line.append(trim(text, Span(*match.span(1 if match[1] is not None else 2))))
        at = match.end()
        stop = text[at : at + 1] if at < end else ""
        if stop not in (",", "\n", ""):
            return []
        if stop != ",":
            lines.append(line)
            line = []
        at += 1
    return lines


def _html(text: str, start: int, end: int) -> list[Line]:
    page = _Page(text, start, end)
    page.feed(text[start:end])
    page.close()
    return page.lines


@dataclass(slots=True)
class _Open:
    """A cell that still runs for some rows below: 市教育局 beside three tasks."""

    span: Span
    rows: int


class _Page(HTMLParser):
    """The cells of the tables of a page, as spans from the first to the last of their words."""

    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__(convert_charrefs=False)
        self.lines: list[Line] = []
        self._text, self._end = text, end
        self._starts = [start]
        while (found := text.find("\n", self._starts[-1], end)) >= 0:
            self._starts.append(found + 1)
        self._cell: int | None = None
        self._wide, self._tall = 1, 1
        self._held: dict[int, _Open] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._close()
            self.lines.append([])
            self._below()
        elif tag in ("td", "th") and self.lines:
            self._close()
            given = dict(attrs)
            self._wide, self._tall = _count(given.get("colspan")), _count(given.get("rowspan"))
            self._cell = self._here() + len(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._close()

    def _here(self) -> int:
        line, column_at = self.getpos()
        return self._starts[line - 1] + column_at

    def _close(self) -> None:
        if self._cell is None:
            return
        span = _words(self._text, Span(self._cell, self._here()))
        for _ in range(self._wide):
            if self._tall > 1:
                self._held[len(self.lines[-1])] = _Open(span, self._tall - 1)
            self.lines[-1].append(span)
        self._cell = None
        self._below()

    def _below(self) -> None:
        """Cells of rows above that reach down to this place."""
        line = self.lines[-1]
        while (held := self._held.get(len(line))) is not None and held.rows > 0:
            held.rows -= 1
            line.append(held.span)


def _count(value: str | None) -> int:
    return min(int(value), 500) if value and value.isdigit() and int(value) > 0 else 1


def _words(text: str, span: Span) -> Span:
    """A cell without the tags and white space at its edges."""
    inner = re.compile(r"(?:\s|<[^>]*>|&nbsp;)*").match(text, span.start, span.end)
    start = inner.end() if inner else span.start
    ends = [m.start() for m in re.finditer(r"(?:\s|<[^>]*>|&nbsp;)*$", text[start : span.end])]
    return Span(start, start + ends[0]) if ends else Span(start, span.end)
