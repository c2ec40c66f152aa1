"""Marks: the typed stretches of a reading that the rules look at.

Every mark has one letter; the letters of a clause in order are its shape, ``_`` for other text::

    Q quantity      R rank          N multiple word  V verb of change   A verb of action
    E verb of reach F from          D 分别, 均        O 其中              S 占
    J 、 or 和       Y 同步          H 高于            Z 省下达…任务      P 3:44:53
    L 的 between a sum and a count

Times (T), modality (M), adverbs (B) and what a rank is among (W) are marked too but leave no
letter, unless a modality opens a further mark for what was said before (增长7%、力争8%): G. Each
scan begins at a fixed set of characters, so that a text is passed over quickly and once per kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from .numerals import RUN
from .quantities import Quantity, quantities
from .ranks import ranks
from .wordlists import alternatives, patterns, rows

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

SILENT = "TMBW"
_LISTING, _TOGETHER = "、", "和第"
_LISTS = (
    ("protected", "_"),
    ("action_verbs", "A"),
    ("adverbs", "B"),
    ("change_verbs", "V"),
    ("compare_words", "H"),
    ("distributors", "D"),
    ("modality", "M"),
    ("opening_verbs", "A"),
    ("reach_verbs", "E"),
    ("sync_words", "Y"),
)


@dataclass(slots=True)
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
    """The marks of a text that patterns find, in order, none overlapping another.

    >>> [(m.letter, "增长7%左右"[m.start:m.end]) for m in marks("增长7%左右")]
    [('Q', '7%左右')]
    """
    taken = bytearray(len(text))
    kept: list[Mark] = []
    for mark in _patterned(text):
        start, end = mark.start, mark.end
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\x01" * (end - start)
            kept.append(mark)
    kept.sort(key=attrgetter("start"))
    return kept


def worded(text: str, start: int, end: int, found: list[Mark]) -> list[Mark]:
    """The marks of a stretch in order: ``found`` by patterns, and words that overlap none of them.

    >>> line = "增长7%左右"
    >>> [(m.letter, line[m.start:m.end]) for m in worded(line, 0, len(line), marks(line))]
    [('V', '增长'), ('Q', '7%左右')]
    """
    row: list[Mark] = []
    at, free = 0, start
    automaton, table = _vocabulary()
    for index, first, last in automaton.find_matches_as_indexes(text[start:end]):
        place = start + first
        if place < free:
            continue
        while at < len(found) and found[at].end <= place:
            row.append(found[at])
            at += 1
        letter, value = table[index]
        word = _word(text, place, start + last, letter, value)
        if at == len(found) or word.end <= found[at].start:
            row.append(word)
            free = word.end
    return row + found[at:]


def _word(text: str, start: int, end: int, letter: str, value: str) -> Mark:
    """A word as it stands: 增长到 reaches where a number follows, 完成了 is one verb.

    For whom a standard is (提高到每户4万元) stands between a verb of reach and its value.
    """
    if letter == "V" and (reached := _REACHING.match(text, end)):
        return Mark("E", start, reached.end())
    if letter == "E" and (each := _EACH.match(text, end)):
        end = each.end()
    done = letter == "A" and text.startswith("了", end)
    return Mark(letter, start, end + 1 if done else end, value)


def comparisons(text: str) -> list[int]:
    """Where the words begin that are a value without a number: 同步, 高于.

    >>> comparisons("与经济增长同步，略高于全国")
    [5, 8]
    """
    return [match.start() for match in _comparing().finditer(text)]


@lru_cache(maxsize=1)
def _comparing() -> re.Pattern[str]:
    return re.compile(f"{alternatives('sync_words')}|{alternatives('compare_words')}")


def _patterned(text: str) -> Iterator[Mark]:
    """What patterns find, the strongest first: names, times, ranks, quantities."""
    yield from _names(text)
    for match in _STRUCTURE.finditer(text):
        yield Mark("P", match.start(), match.end())
    yield from _baselines(text)
    for pattern in _assigned():
        for match in pattern.finditer(text):
            yield Mark("Z", match.start(), match.end())
    yield from _time_marks(text)
    for rank in ranks(text):
        yield Mark("R", rank.start, rank.end, quantity=rank)
        if text.startswith(_TOGETHER, rank.end):
            yield Mark("J", rank.end, rank.end + 1)
    for pattern, letter in patterns("mark_patterns"):
        for match in pattern.finditer(text):
            yield Mark(letter, match.start(), match.end())
    for quantity in quantities(text):
        yield Mark("Q", quantity.start, quantity.end, quantity=quantity)
        joiner = _JOINER.match(text, quantity.end)
        if joiner:
            yield Mark("J", joiner.start(), joiner.end())


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[AhoCorasick, tuple[tuple[str, str], ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    words = {_LISTING: ("J", "")}
    for name, letter in _LISTS:
        for row in rows(name):
            words.setdefault(row[0], (letter, row[1] if len(row) > 1 else ""))
    automaton = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(words.values())


_EACH = re.compile(r"每(?:[人户生亩名]|学生)(?:每(?:[年月天]|学年|学期))?(?=[约近超]?\d)")
_REACHING = re.compile("[到至为](?=[约近超]?[0-9])")
_STRUCTURE = re.compile(rf"{RUN}(?:\.\d+)?(?:[:：∶﹕]\d+(?:\.\d+)?)+")
_JOINER = re.compile("以及|[和与及]")
_ANCHORS = {
    "digit": re.compile(RUN),
    "letter": re.compile(r"[A-Za-z][A-Za-z]*"),
    "ordinal": re.compile("第"),
    "quote": re.compile("[“《]"),
    "road": re.compile("[国省县]道"),
}


def _names(text: str) -> Iterator[Mark]:
    """Digits that name rather than count: 5G, PM2.5, 1号线, 4A级, 104国道, 第3届, “1515”."""
    for anchor, pattern in _name_patterns():
        end = 0
        for place in anchor.finditer(text):
            match = pattern.match(text, place.start()) if place.start() >= end else None
            if match:
                end = match.end()
                garbled = "$" in match.group() or "＄" in match.group()
                yield Mark("_", match.start(), end, "garbled" if garbled else "name")


@lru_cache(maxsize=1)
def _name_patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    table = rows("name_patterns")
    return tuple(
        (anchor, re.compile("|".join(row[0] for row in table if row[2] == kind)))
        for kind, anchor in _ANCHORS.items()
    )


_TIMES_AS_MUCH = re.compile(r"[0-9](?<![\d.]\d)[\d.]*+倍")


def _baselines(text: str) -> Iterator[Mark]:
    """是2008年的1.8倍: what stands before the multiple is its baseline, not its period."""
    for place in _TIMES_AS_MUCH.finditer(text):
        left = max(place.start() - 20, 0)
        for pattern, _ in patterns("baselines"):
            match = pattern.search(text[left : place.start()])
            if match:
                yield Mark("E", left + match.start(), place.start(), "ratio")
                break


def _time_marks(text: str) -> list[Mark]:
    """Times from left to right, the longest where several begin: 比2010年 before 2010年."""
    found = [
        Mark("T", match.start(), match.end(), reading)
        for pattern, reading in patterns("times")
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda mark: (mark.start, -mark.end))


@lru_cache(maxsize=1)
def _assigned() -> tuple[re.Pattern[str], ...]:
    """省下达…任务: a giver, and what was given, with the thing it is about between them."""
    heads = alternatives("assigned_heads")
    rest = rf"的?[^，。；、！\n\d]{{0,14}}?(?:{heads})(?:范围|以)?(?:内|之内)?"
    plan = "十[一二三四五]五”?(?:规划)?(?:确定)?"
    return (
        re.compile(rf"(?:{alternatives('givers')}){rest}"),
        re.compile(f"“{plan}{rest}"),
        re.compile(f"{plan}{rest}"),
    )
