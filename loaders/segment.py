"""Word boundaries: the one place that knows jieba."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from math import inf, log
from pathlib import Path
from sys import intern
from typing import NamedTuple

from ..schema.regions import gazetteer
from .wordlists import words as listed

_PROPER = ("nr", "ns", "nt", "nz", "eng", "x")
_BLOCK = re.compile(r"([一-鿕a-zA-Z0-9+#&._]+)")  # what jieba looks up; the rest is marks
_COMMON = 500  # a word that the dictionary knows better than this is no place's name by itself


class _Dictionary(NamedTuple):
    """How likely each word is, as a logarithm (0 for what only opens words), and its tag.

    ``total`` is the logarithm of how often all words are met together.
    """

    chances: dict[str, float]
    tags: dict[str, str]
    total: float


@lru_cache(maxsize=1)
def _dictionary() -> _Dictionary:
    """jieba's dictionary, read at once: jieba itself reads it twice and takes twice as long."""
    place = find_spec("jieba")
    if place is None or place.origin is None:
        raise ModuleNotFoundError("jieba")
    cells = Path(place.origin).with_name("dict.txt").read_text(encoding="utf-8").split()
    words, counts, tags = cells[::3], [int(count) for count in cells[1::3]], cells[2::3]
    total = log(sum(counts))
    chance = {count: log(count) - total if count else 0.0 for count in set(counts)}
    chances = dict(zip(words, [chance[count] for count in counts], strict=True))
    for word in words:
        for end in range(len(word) - 1, 0, -1):
            if word[:end] in chances:
                break
            chances[word[:end]] = 0.0
    return _Dictionary(chances, dict(zip(words, map(intern, tags), strict=True)), total)


@lru_cache(maxsize=65536)
def tagged(words: str) -> tuple[tuple[str, str], ...]:
    """The words of a short text with their part of speech (jieba's tags).

    What ``jieba.posseg.cut(words, HMM=False)`` tells, in half the time and less.

    >>> tagged("开工建设")[0]
    ('开工', 'v')
    """
    found: list[tuple[str, str]] = []
    for n, block in enumerate(_BLOCK.split(words)):
        if n % 2:
            found += _cut(block)
        elif block:
            found += [(mark, "x") for mark in block]
    return tuple(found)


def _cut(words: str) -> list[tuple[str, str]]:
    """The likeliest words that a text falls into; single letters and digits stay together."""
    tags = _dictionary().tags
    ends = _likeliest(words)
    cut: list[tuple[str, str]] = []
    latin = ""
    start = 0
    while start < len(words):
        end = ends[start]
        word = words[start:end]
        start = end
        if len(word) == 1 and word.isascii() and word.isalnum():
            latin += word
            continue
        if latin:
            cut.append((latin, "eng"))
            latin = ""
        cut.append((word, tags.get(word, "x")))
    if latin:
        cut.append((latin, "eng"))
    return cut


def _likeliest(words: str) -> list[int]:
    """For each place of a text where the word ends that begins the likeliest rest."""
    known, _, total = _dictionary()
    length = len(words)
    chances = [0.0] * (length + 1)
    ends = [0] * length
    for start in range(length - 1, -1, -1):
        chance, end = chances[start + 1] - total, 0
        for stop in range(start + 1, length + 1):
            alone = known.get(words[start:stop])
            if alone is None:
                break
            if alone:
                told = alone + chances[stop]
                if not end or told >= chance:
                    chance, end = told, stop
        chances[start], ends[start] = chance, end or start + 1
    return ends


@lru_cache(maxsize=65536)
def proper(words: str) -> bool:
    """Whether a phrase has a word that names: a person, place or body, or one no dictionary has.

    What no dictionary has falls into single characters: two in a row are a name, and so is a
    word with what lands and waters are called (状元桥, 登封).

    >>> proper("钱塘江"), proper("花卉种苗繁育"), proper("镜湖"), proper("状元桥")
    (True, False, True, True)
    """
    return town(words) or owned(tagged(words))


def town(words: str) -> bool:
    """Whether a phrase names a region in two characters: that spares the dictionary.

    >>> town("绍兴至台州"), town("花卉种苗")
    (True, False)
    """
    return not _towns().isdisjoint([words[n : n + 2] for n in range(len(words) - 1)])


def owned(tags: Sequence[tuple[str, str]]) -> bool:
    """Whether a word among tagged words names, or none that a dictionary has.

    >>> owned([("花卉", "n"), ("种苗", "n")]), owned([("状元", "n"), ("桥", "n")])
    (False, True)
    """
    alone = False
    before = ""
    for word, flag in tags:
        if flag[:2] in _PROPER or flag == "eng" or word in _places():
            return True
        if (before and word in _landforms()) or (alone and len(word) == 1):
            return True
        alone = len(word) == 1
        before = word
    return False


def named(words: str) -> bool:
    """Whether a phrase opens as a name does, not with a verb or a particle.

    >>> named("危房改造任务"), named("缓解入学难"), named("的饮水困难")
    (True, False, False)
    """
    flag = tagged(words)[0][1]
    return flag[:1] not in "vupcd" or flag in _NOMINAL


_NOMINAL = ("vn",)


def verbal(words: str) -> bool:
    """Whether a phrase is verbs and adverbs alone.

    >>> verbal("转让"), verbal("妥善"), verbal("陆岛交通")
    (True, True, False)
    """
    return bool(words) and all(flag[:1] in "vad" for _, flag in tagged(words))


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """What reports call regions, in two characters or more (绍兴).

    >>> "绍兴" in places()
    True
    """
    return frozenset(region.short for region in gazetteer().regions if len(region.short) > 1)


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    """Regions whose name the dictionary takes for another, rarer word (登封, 烟台)."""
    chances, _, total = _dictionary()
    common = log(_COMMON) - total
    rare = {place for place in places() if (chances.get(place) or -inf) < common}
    return frozenset(rare.difference(listed("generic_words")))


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    """Regions of two characters that are no other word: the dictionary takes them for places."""
    two = (place for place in places() if len(place) == 2)
    return frozenset(place for place in two if tagged(place)[0] == (place, "ns"))


@lru_cache(maxsize=1)
def _landforms() -> frozenset[str]:
    return frozenset(listed("landforms"))


def known(word: str) -> bool:
    """Whether the dictionary has a word.

    >>> known("城镇居民"), known("氨氮化硫")
    (True, False)
    """
    return bool(_dictionary().chances.get(word))


def boundary(words: str, place: int) -> bool:
    """Whether a word ends at ``place`` of a phrase.

    >>> boundary("失业保险参保人数", 2), boundary("二氧化硫排放量", 2)
    (True, False)
    """
    return word_start(words, place) == place <= len(words)


def word_start(words: str, place: int) -> int:
    """Where the word begins that stands at ``place`` of a phrase.

    >>> word_start("有效发明专利", 1), word_start("全省发明专利", 2)
    (0, 2)
    """
    at = 0
    for word, _ in tagged(words):
        if at + len(word) > place:
            return at
        at += len(word)
    return at
