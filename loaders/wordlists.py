"""Word lists of ``schema/words``: small csv files, one row a word, first line the column names.

The first column is the word, or a pattern of words that its example matches; the second often
says of what kind it is, and only the words of one ``kind`` can be asked for.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
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
def words(name: str, kind: str | None = None) -> tuple[str, ...]:
    """The first column of a list, of one ``kind`` where it is told.

    >>> words("rates", "down")
    ('下降幅度', '下降率', '跌幅', '降幅')
    """
    return tuple(row[0] for row in rows(name) if kind is None or row[1] == kind)


@cache
def patterns(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of a list, each with what it means where a third column tells.

    >>> [means for pattern, means in patterns("kind_cues") if pattern.search("力争到2025年")]
    ['target']
    """
    return tuple((re.compile(row[0]), "".join(row[2:3])) for row in rows(name))


@cache
def mapping(name: str) -> dict[str, str]:
    """First column to second column."""
    return {row[0]: row[1] for row in rows(name)}


def either(listed: Iterable[str]) -> str:
    """Words as alternatives of a pattern, the longest first.

    >>> either(["目标", "总目标"])
    '总目标|目标'
    """
    return "|".join(map(re.escape, sorted(listed, key=lambda word: (-len(word), word))))


def swift(listed: Iterable[str]) -> str:
    """Words as one alternative of a pattern: by the character they begin with, behind a look at it.

    A pattern would try hundreds of words at place after place; at most places none begins.

    >>> swift(["目标", "总目标", "目的"])
    '(?:(?=[总目])(?:总(?:目标)|目(?:标|的)))'
    """
    tails: dict[str, list[str]] = {}
    for word in sorted(set(listed)):
        tails.setdefault(re.escape(word[0]), []).append(word[1:])
    grouped = [f"{head}(?:{either(rest)})" for head, rest in tails.items()]
    return f"(?:(?=[{''.join(tails)}])(?:{'|'.join(grouped)}))"


def alternatives(name: str, kind: str | None = None) -> str:
    """The words of a list, of one ``kind`` where it is told, as alternatives of a pattern."""
    return either(words(name, kind))


@cache
def any_of(name: str, kind: str | None = None) -> re.Pattern[str]:
    """A pattern for any word of a list, of one ``kind`` where it is told."""
    return re.compile(alternatives(name, kind))
