"""What pages say in Chinese and in English: a page holds both, and ``site.css`` hides one.

Labels are data, in ``schema/words``: ``page_labels``, ``site_labels``, ``serve_labels`` …
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from ..loaders.wordlists import rows
from ..schema import __name__ as schema


@cache
def labels(name: str) -> dict[str, tuple[str, str]]:
    """The labels of a word list by key: Chinese, English.

    >>> labels("page_labels")["lead"]
    ('牵头', 'leads')
    """
    return {key: (chinese, english) for key, chinese, english in rows(name)}


@cache
def reasons() -> dict[str, tuple[str, str]]:
    """What the codes of the reasons of a verdict mean: Chinese, English.

    >>> reasons()["passed"][0]
    '超过目标'
    """
    lines = files(schema).joinpath("reasons.csv").read_text(encoding="utf-8").splitlines()
    return {row["code"]: (row["zh"], row["en"]) for row in csv.DictReader(lines)}


def both(chinese: str, english: str) -> str:
    """Words in both languages, of which one is shown; once where they are the same.

    >>> both("目标", "Targets"), both("<", "<")
    ('<span lang="zh">目标</span><span lang="en">Targets</span>', '&lt;')
    """
    if chinese == english:
        return escape(chinese)
    return f'<span lang="zh">{escape(chinese)}</span><span lang="en">{escape(english)}</span>'


def attributes(chinese: str, english: str) -> str:
    """A name in both languages, of an element that shows no words; ``settings.js`` tells it.

    >>> attributes("目标", "Targets")
    'data-zh="目标" data-en="Targets"'
    """
    return f'data-zh="{escape(chinese)}" data-en="{escape(english)}"'


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a word list, by its name, as pages hold them.

    >>> Labels("page_labels").say("targets")
    '<span lang="zh">目标</span><span lang="en">Targets</span>'
    """

    name: str

    def __contains__(self, key: str) -> bool:
        return key in labels(self.name)

    def words(self, key: str, **values: object) -> tuple[str, str]:
        """A label with its ``{values}``: Chinese, English."""
        chinese, english = labels(self.name)[key]
        return chinese.format(**values), english.format(**values)

    def say(self, key: str, **values: object) -> str:
        """A label in both languages."""
        return both(*self.words(key, **values))

    def named(self, key: str) -> str:
        """A label as the name of an element that shows no words."""
        return attributes(*self.words(key))


def scrolling(table: str, chinese: str, english: str, look: str = "") -> str:
    """A table in a frame that scrolls by itself, called so in both languages.

    >>> scrolling("<table></table>", "目标", "Targets").startswith('<div class="table" tabindex=')
    True
    """
    kinds = " ".join(kind for kind in ("table", look) if kind)
    name = attributes(chinese, english)
    return f'<div class="{kinds}" tabindex="0" role="region" {name}>{table}</div>'
