"""All tables as one Excel workbook: a sheet for each, Chinese titles, nothing that runs.

Text is written as text, whatever it begins with, so no cell of a report becomes a formula or a
link. A table of more rows than Excel has goes on in the next sheet; a text longer than a cell
holds is cut and ends in ``…``. Memory does not grow with the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..api import Graph
from .columns import Kind, Value, header, kinds, rows, titles, value

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS = 1_048_576
"""Rows of a sheet, its header among them."""

CELL = 32_767
"""Characters of a cell."""

GUIDE = "说明"
_GUIDE_COLUMNS = ("工作表", "列", "column", "行数")
_WIDE, _NARROW, _LONG = 40, 12, 60
_LONG_COLUMNS = ("quote", "sentence", "requirement", "completion", "definition", "outcome_quote")
_SETTINGS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(graph: Graph, path: Path) -> None:
    """Write every table of a graph as a sheet; the first sheet tells which columns there are."""
    from xlsxwriter import Workbook

    tables = sorted((graph.directory / "tables").glob("*.csv"))
    with Workbook(str(path), _SETTINGS) as book:
        book.set_properties({"title": "政图", "created": datetime(2000, 1, 1)})
        _write(book, GUIDE, _GUIDE_COLUMNS, [str, str, str, int], _guide(tables), _GUIDE_COLUMNS)
        for table in tables:
            columns, told = header(table), kinds(table)
            cells = ([value(*cell) for cell in zip(told, row, strict=True)] for row in rows(table))
            _write(book, table.stem, titles(columns), told, cells, columns)


def _guide(tables: Sequence[Path]) -> Iterator[list[Value]]:
    for table in tables:
        columns = header(table)
        count = sum(1 for _ in rows(table))
        for column, title in zip(columns, titles(columns), strict=True):
            yield [table.stem, title, column, count]


def _write(
    book: Workbook,
    name: str,
    heads: Sequence[str],
    told: Sequence[Kind],
    cells: Iterator[list[Value]],
    columns: Sequence[str],
) -> None:
    """Write one table to as many sheets as it needs."""
    number = 1
    first = next(cells, None)
    while number == 1 or first is not None:
        sheet = book.add_worksheet(_sheet_name(name, number))
        held = chain([] if first is None else [first], islice(cells, ROWS - 2))
        _fill(book, sheet, heads, held, columns)
        first, number = next(cells, None), number + 1


def _fill(
    book: Workbook,
    sheet: Worksheet,
    heads: Sequence[str],
    cells: Iterator[list[Value]],
    columns: Sequence[str],
) -> None:
    bold = book.add_format({"bold": True, "bg_color": "#F3EDE7", "bottom": 1})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _LONG if column in _LONG_COLUMNS else _NARROW)
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, bold)
    last = 0
    for last, row in enumerate(cells, start=1):
        for place, cell in enumerate(row):
            _write_cell(sheet, last, place, cell)
    sheet.autofilter(0, 0, last, max(len(heads) - 1, 0))


def _write_cell(sheet: Worksheet, row: int, place: int, cell: Value) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, place, cell)
    elif cell is not None:
        sheet.write_string(row, place, cell if len(cell) <= CELL else cell[: CELL - 1] + "…")


def _sheet_name(name: str, number: int) -> str:
    """The name of a sheet: at most 31 characters.

    >>> _sheet_name("statements", 1), _sheet_name("statements", 2)
    ('statements', 'statements 2')
    """
    return name[:31] if number == 1 else f"{name[:27]} {number}"
