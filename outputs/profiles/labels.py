"""What the pages say besides what reports say: every label in Chinese and in English.

Data: ``schema/words/page_labels.csv``. A page holds both; ``site.css`` hides the one not chosen.
"""

from __future__ import annotations

import csv
from functools import cache
from html import escape
from importlib.resources import files

from ...loaders.wordlists import rows

_SCHEMA = __name__.split(".")[0] + ".schema"


@cache
def labels() -> dict[str, tuple[str, str]]:
    """Every label by its key: Chinese, English.

    >>> labels()["lead"]
    ('牵头', 'leads')
    """
    return {key: (chinese, english) for key, chinese, english in rows("page_labels")}


@cache
def reasons() -> dict[str, tuple[str, str]]:
    """What the codes of reasons mean: Chinese, English."""
    text = (files(_SCHEMA) / "reasons.csv").read_text(encoding="utf-8")
    return {row["code"]: (row["zh"], row["en"]) for row in csv.DictReader(text.splitlines())}


def say(key: str, **values: object) -> str:
    """A label in both languages.

    >>> say("targets")
    '<span lang="zh">目标</span><span lang="en">Targets</span>'
    """
    return both(*(each.format(**values) for each in labels()[key]))


def both(chinese: str, english: str) -> str:
    """Words in both languages."""
    return f'<span lang="zh">{escape(chinese)}</span><span lang="en">{escape(english)}</span>'


def named(key: str) -> str:
    """A label as the name of an element that shows no words; ``settings.js`` tells it.

    >>> named("targets")
    'data-zh="目标" data-en="Targets"'
    """
    return attributes(*labels()[key])


def attributes(chinese: str, english: str) -> str:
    """A name in both languages, of an element that shows no words."""
    return f'data-zh="{escape(chinese)}" data-en="{escape(english)}"'
