"""Examples to learn names from: clauses and candidates of which people said what they name."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ..clauses import sentences
from ..explain import setting_of
from ..extract import laid_out
from ..identify import identify
from ..marks import marks
from ..source import read
from ..split import split
from ..statements import Setting
from .candidates import Candidate
from .promising import glimpsed
from .reader import proposed
from .traits import further, traits

NEAR = 0.75  # a candidate this near to a marked name is that name
OWN = 3.0  # how much more an example of the corpus counts than one of a passage


class Example(NamedTuple):
    """The traits of a candidate, those of a closer look apart, and what it names, if anything."""

    traits: tuple[str, ...]
    further: tuple[str, ...]
    category: str | None
    weight: float


class Spoken(NamedTuple):
    """The traits of a clause with a hint of a name, whether it has one, and its candidates."""

    traits: tuple[str, ...]
    named: bool
    weight: float
    examples: tuple[Example, ...]


_Found = tuple[str, list[Candidate]]  # the text of a clause, and its candidates


def corpus(path: Path) -> Iterator[Spoken]:
    """The examples of the project: every candidate of a line is one of its names, or none."""
    for line in path.read_text("utf-8").splitlines():
        text, arrow, expected = _SETTING.sub("", line).partition(" -> ")
        if arrow and not line.startswith("#"):
            readings = [reading.rsplit(" ", 2) for reading in expected.split("; ")]
            told = {reading[0]: reading[1] for reading in readings if len(reading) == 3}
            for _, (clause, listed) in _proposed(setting_of(text)):
                examples = [_example(one, told.get(one.name), OWN) for one in listed]
                named = any(one.name in told for one in listed)
                yield Spoken(tuple(glimpsed(clause)), named, OWN, tuple(examples))


_SETTING = re.compile(r"^\[[^]]*\] ")


def annotated(documents: Path, passages: Path, statements: Path) -> Iterator[Spoken]:
    """The examples of passages: a candidate that nearly is a name that people marked is one.

    A name told again nearby is no example, because people mark it once.
    """
    lines = statements.read_text("utf-8").splitlines()
    marked = {record["id"]: record["initiatives"] for record in map(json.loads, lines)}
    for passage in json.loads(passages.read_text("utf-8")):
        told = {one["name"]: one["category"] for one in marked.get(passage["id"], ())}
        found = _inside(documents / passage["doc"], passage["text"])
        named = _chosen([one for _, listed in found for one in listed], list(told))
        n = 0
        for clause, listed in found:
            like = [any(nearness(one.name, name) >= NEAR for name in told) for one in listed]
            examples = [
                _example(one, told.get(named.get(n + at, "")), 1.0)
                for at, one in enumerate(listed)
                if n + at in named or not like[at]
            ]
            n += len(listed)
            yield Spoken(tuple(glimpsed(clause)), any(like), 1.0, tuple(examples))


def _example(one: Candidate, category: str | None, weight: float) -> Example:
    return Example(tuple(traits(one)), tuple(further(one)), category, weight)


def _chosen(found: list[Candidate], names: list[str]) -> dict[int, str]:
    """Which candidate is which name, one for each, the nearest first."""
    pairs = [(nearness(one.name, name), n, name) for n, one in enumerate(found) for name in names]
    chosen: dict[int, str] = {}
    for close, n, name in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if close >= NEAR and n not in chosen and name not in chosen.values():
            chosen[n] = name
    return chosen


def nearness(one: str, other: str) -> float:
    """How alike two names are: the characters that they share, 0.8 where one holds the other.

    >>> nearness("滨海大桥", "滨海大桥"), nearness("滨海大桥工程", "滨海大桥")
    (1.0, 0.8)
    """
    one, other = (_MARKS.sub("", name) for name in (one, other))
    shared = (Counter(one) & Counter(other)).total()
    close = 2 * shared / max(len(one) + len(other), 1)
    held = min(len(one), len(other)) > 1 and (one in other or other in one)
    return max(close, 0.8) if held else close


_MARKS = re.compile("[“”《》]")


def _inside(path: Path, passage: str) -> list[_Found]:
    """What is proposed in the stretch of a document that a passage is."""
    first, last = _stretch(path, passage)
    return [found for place, found in _read(path) if first <= place < last]


def _stretch(path: Path, passage: str) -> tuple[int, int]:
    text = read(path).text
    places = [n for n, mark in enumerate(text) if not mark.isspace()]
    wanted = "".join(passage.split())
    at = "".join(text.split()).index(wanted)
    return places[at], places[at + len(wanted) - 1] + 1


@lru_cache(maxsize=1)
def _read(path: Path) -> list[tuple[int, _Found]]:
    """All that is proposed in a file, with the places of its clauses in the text."""
    found = []
    for document in split(read(path))[0]:
        setting, _ = laid_out(document, identify(document))
        offsets = setting.reading.offsets
        found += [(offsets[place], clause) for place, clause in _proposed(setting)]
    return found


def _proposed(setting: Setting) -> Iterator[tuple[int, _Found]]:
    """What every clause with a hint proposes, the dull ones too, with its place."""
    text = setting.reading.text
    for sentence in sentences(text, marks(text)):
        for clause, listed in proposed(sentence, text, setting.kind(sentence), lambda *_: True):
            yield clause.start, (text[clause.start : clause.end], listed)
