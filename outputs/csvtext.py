"""Rows as CSV: how every table is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

Cell = str | int | float | Decimal | bool | None
Row = tuple[Cell, ...]
BOM = "\ufeff"
"""Begins each file: without it Excel takes Chinese for something else."""


def written(rows: Iterable[Row]) -> str:
    r"""Rows as CSV; what is not there is an empty cell, numbers keep the digits they came with.

    A text that begins as a formula does (=, +, -, @) stays as it is: an apostrophe before it would
    be part of the quote for every program but a spreadsheet. Workbooks hold it as text.

    >>> written([("绍兴市", Decimal("7.20"), None, True)]), written([("=1+1", "-3")])
    ('绍兴市,7.20,,true\n', '=1+1,-3\n')
    """
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(map(shown, row) for row in rows)
    return buffer.getvalue()


def shown(value: Cell) -> str:
    """A cell as text.

    >>> shown(None), shown(False), shown(Decimal("1E+2"))
    ('', 'false', '100')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, Decimal) else str(value)
