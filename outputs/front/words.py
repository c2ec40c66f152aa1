"""Labels of the first page in both languages, and the small pieces that it is made of."""

from __future__ import annotations

from functools import cache
from html import escape
from urllib.parse import quote

from ...loaders.wordlists import rows


@cache
def told() -> dict[str, tuple[str, str]]:
    """Every label by its key: Chinese, English.

    >>> told()["view"]
    ('关系图', 'Graph')
    """
    return {key: (chinese, english) for key, chinese, english in rows("site_labels")}


def say(key: str, **values: object) -> str:
    """A label in both languages.

    >>> say("read-count", count=2)
    '<span lang="zh">2 份</span><span lang="en">2 documents</span>'
    """
    return both(*(each.format(**values) for each in told()[key]))


def both(chinese: str, english: str) -> str:
    """Words in both languages, of which one is shown; once where they are the same.

    >>> both("<", "<")
    '&lt;'
    """
    if chinese == english:
        return escape(chinese)
    return f'<span lang="zh">{escape(chinese)}</span><span lang="en">{escape(english)}</span>'


def attributes(key: str) -> str:
    """A label as the name of an element that shows no words; ``settings.js`` tells it.

    >>> attributes("view")
    'data-zh="关系图" data-en="Graph"'
    """
    chinese, english = map(escape, told()[key])
    return f'data-zh="{chinese}" data-en="{english}"'


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
    opened = f'<div class="table" tabindex="0" role="region" {attributes(name)}>'
    return f"{opened}<table><thead><tr>{head}</tr></thead>\n{body}</table></div>\n"


def _head(key: str) -> str:
    look = ' class="number"' if key.startswith("#") else ""
    return f'<th scope="col"{look}>{say(key.removeprefix("#"))}</th>'


def number(count: int) -> str:
    """A cell with a number, empty where there is nothing.

    >>> number(1234), number(0)
    ('<td class="number">1,234</td>', '<td class="number"></td>')
    """
    return f'<td class="number">{f"{count:,}" if count else ""}</td>'
