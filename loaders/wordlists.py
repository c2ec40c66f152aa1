"""Word lists of ``schema/words``: small csv files, one row a word, first line the column names."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

_WORDS = __name__.split(".")[0] + ".schema.words"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of one list without its header.

    >>> ("局",) in rows("unit_suffixes")
    True
    """
    text = (files(_WORDS) / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(tuple(row) for row in csv.reader(text.splitlines()) if row)[1:]


@cache
def mapping(name: str) -> dict[str, str]:
    """First column to second column."""
    return {row[0]: row[1] for row in rows(name)}


def alternatives(name: str) -> str:
    """The words of the first column as alternatives of a pattern, the longest first."""
    words = sorted((row[0] for row in rows(name)), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


@cache
def any_of(name: str) -> re.Pattern[str]:
    """A pattern for any word of the first column."""
    return re.compile(alternatives(name))
