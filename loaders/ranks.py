"""Ranks: 居全省第2位, 全市第一, 进入全国前十, 首位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .numerals import number
from .quantities import Quantity
from .records import Comparator
from .segment import word_start
from .wordlists import alternatives

_DIGITS = r"[一二三四五六七八九十百\d]+"
_ENDS = r"(?=[，。；：、！）（\n”]|$|和|并|且|的?[行水位]|为)"
_PLACE = re.compile(
    rf"[第首榜前](?:(?<=第)(?P<place>{_DIGITS})(?:位|名)?|(?<=首)位|(?<=榜)首"
    rf"|(?<=前)(?P<top>{_DIGITS})(?:位|名|强)?){_ENDS}"
)
_PASSAGE = re.compile(
    rf"[从由][^，。；：、！？\n第]{{0,14}}第(?P<first>{_DIGITS})[位名]?"
    rf"(?P<verb>[^，。；：、！？\n第\d]{{0,5}}[到至为居升进降](?:全[国省市])?)第(?P<last>{_DIGITS})[位名]?{_ENDS}"
)
_NEXT = re.compile(rf"[、和](?P<th>第)?(?P<digits>{_DIGITS})(?P<unit>[位名])?{_ENDS}")
_WINDOW = 24
_AMID = "中"


def ranks(text: str) -> Iterator[Quantity]:
    """Every rank with the verb and the scope that open it, as a quantity in 位.

    A place counts as a rank only behind a verb of ranking or a scope: 第一 alone is an ordinal.

    >>> line = "综合实力居全省第2位，考核全市前三，第一，要抓落实"
    >>> [(line[r.start : r.end], str(r.value), r.comparator) for r in ranks(line)]
    [('居全省第2位', '2', 'eq'), ('全市前三', '3', 'le')]
    >>> line = "从全省第9位升至第3位"
    >>> [line[r.start : r.end] for r in ranks(line)][:2]
    ['第9位', '升至第3位']
    """
    yield from _passages(text)
    for match in _PLACE.finditer(text):
        left = max(match.start() - _WINDOW, 0)
        opening = _nearest(text[left : match.start()])
        value = number(match["place"] or match["top"] or "1")
        if opening is not None and value is not None:
            start = left + opening.start()
            comparator: Comparator = "le" if match["top"] else "eq"
            yield Quantity(start, match.end(), value, None, "位", comparator, False)
            if match["place"]:
                yield from _further(text, match.end())


def _further(text: str, end: int) -> Iterator[Quantity]:
    """The places that go on a list without a scope: 分别居全省第3位、第5位, 第3、5位."""
    while further := _NEXT.match(text, end):
        value = number(further["digits"])
        if value is None or not (further["th"] or further["unit"]):
            return
        end = further.end()
        yield Quantity(further.start() + 1, end, value, None, "位", "eq", False)


def _passages(text: str) -> Iterator[Quantity]:
    """Both places of a way from one to the other: 从第42位跃升到第19位."""
    for match in _PASSAGE.finditer(text):
        first, last = number(match["first"]), number(match["last"])
        if first is not None and last is not None:
            start = match.start("first") - 1
            yield Quantity(start, match.start("verb"), first, None, "位", "eq", False)
            yield Quantity(match.start("verb"), match.end(), last, None, "位", "eq", False)


def _nearest(words: str) -> re.Match[str] | None:
    """The opening of a place; what stands inside a word (宜居度, 居民收入) opens none.

    What the dictionary takes for a word (在考核|中居) may be the end of what is ahead.
    """
    found = _opening().search(words)
    while found is not None and len(found["verb"] or "") == 1:
        at = found.start()
        opens = word_start(words, at) == at or words[at - 1 : at] == _AMID
        if opens and word_start(words, at + 1) == at + 1:
            break
        found = _opening().search(words, at + 1)
    return found


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    """The verb or scope before a place, with up to a few words between them."""
    return re.compile(
        rf"(?P<verb>{alternatives('rank_verbs')})(?!奖[量数])[^，。；：、！）（\n]{{0,14}}?$"
        rf"|(?:{alternatives('rank_scopes')})[^，。；：、！）（\n\d]{{0,8}}?$"
    )
