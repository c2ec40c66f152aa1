"""Marks: the typed stretches of a reading that the rules look at, and the shape of a clause.

Every mark has one letter; the letters of a clause in order are its shape, ``_`` for other text::

    Q quantity      R rank          N multiple word  V verb of change   A verb of action
    E verb of reach F from          D 分别, 均        O 其中              S 占
    J 、 or 和       Y 同步          H 高于            Z 省下达…任务    P 3:44:53

Times, modality and adverbs are marked too but leave no letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .quantities import Quantity, quantities
from .wordlists import rows

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

SILENT = "TMB"
_LISTS = (
    ("protected", "_"),
    ("action_verbs", "A"),
    ("adverbs", "B"),
    ("change_verbs", "V"),
    ("compare_words", "H"),
    ("distributors", "D"),
    ("modality", "M"),
    ("reach_verbs", "E"),
    ("sync_words", "Y"),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One typed stretch of the reading; ``value`` is what the vocabulary says of its word.

    ``+`` or ``-`` for a verb of change, a comparator for 同步 and 高于, a modality for 确保, how a
    time is read for a time; ``quantity`` only for quantities and ranks.
    """

    letter: str
    start: int
    end: int
    value: str = ""
    quantity: Quantity | None = None


def marks(text: str) -> list[Mark]:
    """All marks of a text in order, none overlapping another.

    >>> [(m.letter, "增长7%左右"[m.start:m.end]) for m in marks("增长7%左右")]
    [('V', '增长'), ('Q', '7%左右')]
    """
    found = list(_fixed(text))
    taken = bytearray(len(text))
    kept: list[Mark] = []
    for mark in found:
        if not any(taken[mark.start : mark.end]):
            taken[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
            kept.append(mark)
    for mark in _words(text):
        if not any(taken[mark.start : mark.end]):
            kept.append(mark)
    kept.sort(key=lambda mark: mark.start)
    return kept


def _fixed(text: str) -> Iterator[Mark]:
    """Marks that patterns find, the strongest first: names, times, ranks, quantities."""
    for match in _NAMES.finditer(text):
        yield Mark("_", match.start(), match.end(), "name")
    for match in _STRUCTURE.finditer(text):
        yield Mark("P", match.start(), match.end())
    for match in _RATIO.finditer(text):
        yield Mark("E", match.start(), match.end(), "ratio")
    for match in _assigned().finditer(text):
        yield Mark("Z", match.start(), match.end())
    times, readings = _times()
    for match in times.finditer(text):
        yield Mark("T", match.start(), match.end(), readings[(match.lastindex or 1) - 1])
    for match in _ranks().finditer(text):
        quantity = _rank(match)
        if quantity is not None:
            yield Mark("R", match.start(), match.end(), quantity=quantity)
    for pattern, letter in _patterns():
        for match in pattern.finditer(text):
            yield Mark(letter, match.start(), match.end(), match.lastgroup or "")
    for quantity in quantities(text):
        yield Mark("Q", quantity.start, quantity.end, quantity=quantity)
        joiner = _JOINER.match(text, quantity.end)
        if joiner:
            yield Mark("J", joiner.start(), joiner.end())


def _words(text: str) -> Iterator[Mark]:
    automaton, table = _vocabulary()
    for index, start, end in automaton.find_matches_as_indexes(text):
        letter, value = table[index]
        reached = _REACHING.match(text, end) if letter == "V" else None
        if reached:
            yield Mark("E", start, reached.end())
        else:
            yield Mark(letter, start, end, value)


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[AhoCorasick, tuple[tuple[str, str], ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    words: dict[str, tuple[str, str]] = {}
    for name, letter in _LISTS:
        for row in rows(name):
            words.setdefault(row[0], (letter, row[1] if len(row) > 1 else ""))
    automaton = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(words.values())


# Digits that name rather than count: 5G, PM2.5, 1号线, "1+9", 4A级, 2.0版, 104国道, 第3届.
_NAMES = re.compile(
    r"[A-Za-z]+[\d.]+[A-Za-z]*(?![\d%])|(?<![\d.])\d+(?:\.\d+)?[A-Za-z]+(?![A-Za-z]*[瓦/])(?=[^A-Za-z])"
    r"|\d+(?:\.\d+)?(?:[+＋×xX][\dA-Za-z]+)+|[A-Za-z]\+[\dA-Za-z]+"
    r"|\d+(?:\.\d+)?(?:号线|号|国道|省道|县道|版|级台风|[一-龥]?月\d+日)"
    r"|第[一二三四五六七八九十百\d]+(?:届|次|批|轮|产业|条|期|季度|阶段|个|代|版|章|方面|五年|步|年|时间|线|号|场|党|师|中学|小学|医院|人民|书记|责任|资源|生产力|要务|动力|一|二|三)"
    r"|\d+(?:\.\d+)?[万千百]?(?:吨|米|千瓦|千伏|吨位)级|(?<!前)\d+强|\d+[×x]\d+"
    r"|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日|\d{2}后|\d{3}[A-Z]?国道"
    r"|[“《][^“”《》\n]{0,18}?\d[^“”《》\n]{0,24}?[”》]"
)


# 是2008年的1.8倍: what stands before the multiple is its baseline, not its period.
_RATIO = re.compile(
    r"(?:相当于|约为|约是|(?<!分别)[是为达])?(?:\d{4}年|上年|去年|上个五年|前五年|“?十[一二三四五]五”?[^，。；、\d]{0,6})的?(?=\d[\d.]*倍)"
    r"|(?:相当于|约为|约是|(?<!分别)[是为])[^，。；、\d]{1,12}的(?=\d[\d.]*倍)"
)


@lru_cache(maxsize=1)
def _times() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern for all times, a group each, and how the times of each group are read."""
    table = rows("times")
    pattern = "|".join(f"({row[0]})" for row in table)
    return re.compile(pattern), tuple(row[2] for row in table)


_REACHING = re.compile("[到至为](?=[约近超]?[0-9])")
_STRUCTURE = re.compile(r"\d+(?:\.\d+)?(?:[:：∶﹕]\d+(?:\.\d+)?)+")
_JOINER = re.compile("以及|[和与及]")
_DIGITS = r"[一二三四五六七八九十百\d]+"


@lru_cache(maxsize=1)
def _ranks() -> re.Pattern[str]:
    verbs, scope = _either("rank_verbs"), _either("rank_scopes")
    ends = r"(?=[，。；：、！）（\n”]|$|和|并|且|的?[行水位]|为)"
    return re.compile(
        rf"(?:(?P<verb>{verbs})(?P<where>[^，。；：、！）（\n]{{0,14}}?)"
        rf"|(?P<scope>{scope})(?P<within>[^，。；：、！）（\n\d]{{0,8}}?))"
        rf"(?:第(?P<place>{_DIGITS})(?:位|名|方阵)?{ends}"
        rf"|(?P<first>首位|榜首|第一位?){ends}"
        rf"|前(?P<top>{_DIGITS})(?:位|名|强)?{ends})"
    )


def _rank(match: re.Match[str]) -> Quantity | None:
    from .numerals import number

    value = number("一" if match["first"] else match["place"] or match["top"])
    if value is None:
        return None
    comparator = "le" if match["top"] else "eq"
    return Quantity(match.start(), match.end(), value, None, "位", comparator, False)  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def _assigned() -> re.Pattern[str]:
    givers, heads = _either("givers"), _either("assigned_heads")
    return re.compile(
        rf"(?:{givers}|“?十[一二三四五]五”?(?:规划)?(?:确定)?)的?"
        rf"[^，。；、！\n\d]{{0,14}}?(?:{heads})(?:范围|以)?(?:内|之内)?"
    )


def _either(name: str) -> str:
    return "|".join(sorted((row[0] for row in rows(name)), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (
        (
            re.compile(
                r"翻(?:了)?(?P<two>一)?番|翻(?:了)?一番|(?:翻|实现)?(?P<four>翻(?:了)?两番)"
            ),
            "N",
        ),
        (re.compile(r"[从由](?=[^，。；、\d]{0,6}(?:\d{4}年的?)?\d[^，。；]{0,14}[到至为])"), "F"),
        (re.compile(r"占(?![地比用有据领先])"), "S"),
        (re.compile("、"), "J"),
        (re.compile(r"其中"), "O"),
    )
