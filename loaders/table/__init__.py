"""Completion tables: one task a row, its cells as spans, its responsible units.

A table may stand in a text as lines with bars or tabs (Markdown, and the sheets of Excel files as
:mod:`zhengtu.loaders.source` gives them), as CSV, or in an HTML page.
"""

from __future__ import annotations

from ..records import Document
from .grids import grid, grid_rows
from .lines import line_header, line_rows
from .shapes import Broken, Header, Row, Table

__all__ = ["Broken", "Header", "Row", "Table", "header", "read_table", "rows"]


def header(text: str, start: int = 0, end: int | None = None) -> Header | None:
    """The header of the completion table in ``text[start:end]``, if one stands near its top.

    >>> header("序号 | 工作任务 | 完成情况 | 责任单位 |").columns
    ('number', 'requirement', 'completion', 'units')
    """
    stop = len(text) if end is None else end
    found = line_header(text, start, stop)
    if found is not None:
        return found
    other = grid(text, start, stop)
    return other.header if other else None


def read_table(document: Document) -> Table:
    """All rows of a completion table; a row may run over several lines.

    A row without a number, requirement or one of its cells is ``broken``, with the reason; an
    empty completion is kept, for it says that nothing was reported.
    """
    text, span = document.source.text, document.span
    head = line_header(text, span.start, span.end)
    if head is not None:
        return _sorted([*line_rows(text, head, span.end)])
    found = grid(text, span.start, span.end)
    if found is not None:
        return _sorted([*grid_rows(text, found)])
    return Table((), (Broken(span, "no header line with the names of the columns"),))


def _sorted(read: list[Row | Broken]) -> Table:
    return Table(
        rows=tuple(row for row in read if isinstance(row, Row)),
        broken=tuple(row for row in read if isinstance(row, Broken)),
    )


def rows(document: Document) -> tuple[Row, ...]:
    """The rows of a completion table that could be read."""
    return read_table(document).rows
