"""Answers as a person or a program reads them: a table, CSV or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from .csvtext import BOM, Cell, shown, written

if TYPE_CHECKING:
    from ..graph.query import Answer, SavedQuery

UNBOUNDED = 10_000
"""Width to draw at: no cell is cut or wrapped."""


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def format_of(path: Path) -> Format:
    """The format that a file's name asks for; a table where it asks for none.

    >>> format_of(Path("targets.csv"))
    <Format.CSV: 'csv'>
    """
    suffix = path.suffix.lower().removeprefix(".")
    return Format(suffix) if suffix in (Format.CSV, Format.JSON) else Format.TABLE


def save(answer: Answer, path: Path, form: Format | None = None) -> None:
    """Write an answer to a file; CSV gets the byte order mark that Excel wants."""
    chosen = form or format_of(path)
    text = (BOM if chosen is Format.CSV else "") + formatted(answer, chosen)
    path.write_text(text, encoding="utf-8", newline="")


def formatted(answer: Answer, form: Format) -> str:
    """An answer as text that ends its last line; a CONSTRUCT as Turtle where a table is asked.

    >>> from zhengtu.graph.query import Answer
    >>> print(formatted(Answer(("区",), (("越城区",), (None,))), Format.JSON), end="")
    [
    {"区": "越城区"},
    {"区": null}
    ]
    """
    if form is Format.CSV:
        return written([answer.columns, *answer.rows])
    if form is Format.JSON:
        rows = [dict(zip(answer.columns, map(_plain, row), strict=True)) for row in answer.rows]
        listed = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        return f"[\n{listed}\n]\n" if rows else "[]\n"
    return answer.turtle or drawn(answer.columns, answer.rows)


def drawn(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """A table as wide as its content; where the terminal is narrower, a block for each row."""
    from rich.cells import cell_len
    from rich.console import Console

    text = _ruled(columns, rows)
    terminal = Console()
    if terminal.is_terminal and max(map(cell_len, text.splitlines())) > terminal.width:
        return "\n".join(_block(columns, row) for row in rows)
    return text


def _ruled(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(column)
    for row in rows:
        table.add_row(*(Text(shown(cell)) for cell in row))
    console = Console(width=UNBOUNDED, color_system=None, force_terminal=False)
    with console.capture() as captured:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _block(columns: Sequence[str], row: Sequence[Cell]) -> str:
    """One row, a line for each cell that holds something."""
    width = max(map(len, columns), default=0)
    cells = zip(columns, map(shown, row), strict=True)
    return "".join(f"{column:{width}}  {cell}\n" for column, cell in cells if cell)


def listing(queries: Iterable[SavedQuery]) -> str:
    """The saved queries with what they answer and the parameters they take."""
    rows = []
    for query in queries:
        parameters = "\n".join(f"{one.name}={one.default}" for one in query.parameters)
        rows.append((query.name, f"{query.title_zh}\n{query.answers}", parameters))
    return drawn(("name", "answers", "parameters (default)"), rows)


def _plain(cell: Cell) -> str | int | float | bool | None:
    from .lines import number  # loads all that reads reports

    return number(cell) if isinstance(cell, Decimal) else cell
