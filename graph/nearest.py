"""Names that share most with what a person typed: quick over all the names of a graph."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest

LISTED = 5


def nearest(words: str, names: Iterable[str]) -> list[str]:
    """The names that share most with some words, two characters at a time; the best first.

    >>> nearest("财政局", ["绍兴市财政局", "市财政局", "市民政局", "轨道交通1号线"])
    ['市财政局', '绍兴市财政局', '市民政局']
    """
    wanted = _pairs(words)
    alike = ((-_share(wanted, _pairs(name)), name) for name in set(names))
    return [name for share, name in nsmallest(LISTED, alike) if share]


def _pairs(words: str) -> frozenset[str]:
    return frozenset(words[at : at + 2] for at in range(max(len(words) - 1, 1)))


def _share(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / len(one | two)
