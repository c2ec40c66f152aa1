"""A bulletin as a page to print: one file, nothing loaded, what reports say shown as text."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template

from .page import Grid, Page

_TEMPLATES = __name__.rsplit(".", 2)[0] + ".templates"


def html(page: Page) -> str:
    """The page as HTML, A4 when printed.

    >>> "&lt;b&gt;" in html(Page("<b>", "", (), ()))
    True
    """
    template = (files(_TEMPLATES) / "bulletin.html").read_text(encoding="utf-8")
    return Template(template).substitute(
        title=escape(page.title),
        summary=escape(page.summary),
        grids="".join(map(_grid, page.grids)),
        notes="".join(f"<p>{escape(note)}</p>" for note in page.notes),
    )


def _grid(grid: Grid) -> str:
    title = f"<h2>{escape(grid.title)}</h2>" if grid.title else ""
    note = f"<p>{escape(grid.note)}</p>" if grid.note else ""
    if not grid.rows:
        return title + note
    rows = "".join(_row(row, grid.numbers, "td") for row in grid.rows)
    head = _row(grid.head, grid.numbers, "th")
    return f"{title}<table><thead>{head}</thead><tbody>{rows}</tbody></table>{note}\n"


def _row(cells: tuple[str, ...], numbers: tuple[int, ...], tag: str) -> str:
    shown = (
        f"<{tag}{' class=number' if place in numbers else ''}>{escape(cell)}</{tag}>"
        for place, cell in enumerate(cells)
    )
    return f"<tr>{''.join(shown)}</tr>"
