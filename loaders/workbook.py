"""The first sheet of an Excel file as plain text."""

from __future__ import annotations

import io
from zipfile import BadZipFile

from .errors import UnreadableSource


def sheet(data: bytes, name: str) -> str:
    """The cells of the first sheet, a row a line, cells by tabs; line ends in cells become spaces.

    Every line has as many cells as the widest row, and a merged cell stands in its first place.
    Raises ``UnreadableSource`` where the file is no workbook that can be read.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        found = [
            [_written(value) for value in row]
            for row in book.worksheets[0].iter_rows(values_only=True)
        ]
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError) as error:
        said = f"no Excel workbook that can be read ({type(error).__name__})"
        remedy = "open it in Excel and save it again as .xlsx, or as CSV"
        raise UnreadableSource(name, said, remedy) from error
    return "".join("\t".join(row) + "\n" for row in _even(found) if any(row))


def _even(rows: list[list[str]]) -> list[list[str]]:
    """Rows of one width, without the empty columns at the right."""
    width = max((n for row in rows for n, cell in enumerate(row, 1) if cell), default=0)
    return [[*row[:width], *[""] * (width - len(row))] for row in rows]


def _written(value: object) -> str:
    """A value as a reader sees it: whole numbers without a point.

    >>> _written(3.0), _written(None), _written("建成\\n3所")
    ('3', '', '建成 3所')
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
