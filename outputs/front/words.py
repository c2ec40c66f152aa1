"""Labels of the first page in both languages, and the small pieces that it is made of."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from ..bilingual import Labels, scrolling

LABELS = Labels("site_labels")
say = LABELS.say


def link(path: str, text: str) -> str:
    """Text as a link to a page, or as it is where there is none.

    >>> link("", "<b>"), link("a:b", "x")
    ('&lt;b&gt;', '<a href="a%3Ab">x</a>')
    """
    return f'<a href="{address(path)}">{escape(text)}</a>' if path else escape(text)


def address(path: str) -> str:
    """A path as it stands in a link; a colon too, so that it is never taken for a scheme."""
    return escape(quote(path))


def table(heads: tuple[str, ...], body: str, name: str) -> str:
    """A table that scrolls by itself; heads are keys, a number's with a ``#`` before it."""
    head = "".join(map(_head, heads))
    whole = f"<table><thead><tr>{head}</tr></thead>\n{body}</table>"
    return scrolling(whole, *LABELS.words(name)) + "\n"


def _head(key: str) -> str:
    look = ' class="number"' if key.startswith("#") else ""
    return f'<th scope="col"{look}>{say(key.removeprefix("#"))}</th>'


def number(count: int) -> str:
    """A cell with a number, empty where there is nothing.

    >>> number(1234), number(0)
    ('<td class="number">1,234</td>', '<td class="number"></td>')
    """
    return f'<td class="number">{f"{count:,}" if count else ""}</td>'
