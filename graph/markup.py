"""Rows as a small table of HTML, as a notebook shows an object.

Names are text, never markup, and an address is no link. Colours are the notebook's own, so that it
reads in light and in dark; what is cut off stands whole in the ``title`` of its cell. It lives
beside the answers because a notebook asks the object itself, and imports run one way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape

from ..loaders.wordlists import mapping
from .prefixes import PREFIXES

Cell = str | int | float | Decimal | bool | None

ROWS, WORDS, LINES = 12, 48, 40
"""Rows of a table, characters of a cell and lines of a text that are shown."""


def table(columns: Sequence[str], rows: Sequence[Sequence[Cell]], most: int = ROWS) -> str:
    """A table of the first rows, and how many more there are.

    >>> "&lt;b&gt;" in table(["name"], [["<b>"]])
    True
    >>> table(["name"], [["a"]] * 15, most=12).endswith("<p>… 3 more</p>")
    True
    """
    head = f"<thead><tr>{''.join(map(_head, columns))}</tr></thead>"
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows[:most])
    return f"<table>{head}\n<tbody>{body}</tbody></table>{_more(rows, most)}"


def text(words: str, most: int = LINES) -> str:
    """The first lines of a text as they stand.

    >>> text("a <b>\\nc", most=1)
    '<pre>a &lt;b&gt;</pre><p>… 1 more</p>'
    """
    lines = words.splitlines()
    return f"<pre>{escape(chr(10).join(lines[:most]))}</pre>{_more(lines, most)}"


def _more(things: Sequence[object], most: int) -> str:
    return f"<p>… {len(things) - most} more</p>" if len(things) > most else ""


def _head(column: str) -> str:
    """The name of a column under its Chinese title."""
    title = mapping("column_titles").get(column)
    small = f"<br><small>{escape(column)}</small>"
    said = escape(title) + small if title else escape(column)
    return f'<th style="text-align:left">{said}</th>'


def _cell(value: Cell) -> str:
    """A cell: numbers on the right, what is long is cut and whole in its title.

    >>> _cell(Decimal("7.20")), _cell(None)
    ('<td style="text-align:right">7.20</td>', '<td style="text-align:left"></td>')
    """
    number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    told = "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
    line = " ".join(_short(told).split())
    shown = line if len(line) <= WORDS else line[: WORDS - 1] + "…"
    whole = f' title="{escape(told)}"' if shown != told else ""
    return f'<td style="text-align:{"right" if number else "left"}"{whole}>{escape(shown)}</td>'


def _short(told: str) -> str:
    """An IRI with its prefix, where it has one; all else as it is.

    >>> _short("https://w3id.org/zhengtu/id/region/330600"), _short("绍兴市")
    ('region:330600', '绍兴市')
    """
    if "://" not in told:
        return told
    found = ((prefix, space) for prefix, space in PREFIXES.items() if told.startswith(space))
    prefix, space = max(found, key=lambda pair: len(pair[1]), default=("", ""))
    return f"{prefix}:{told.removeprefix(space)}" if prefix else told


def joined(parts: Iterable[str]) -> str:
    """Several pieces of HTML under one another.

    >>> joined(["<p>a</p>", "<p>b</p>"])
    '<div><p>a</p>\\n<p>b</p></div>'
    """
    return f"<div>{chr(10).join(parts)}</div>"
