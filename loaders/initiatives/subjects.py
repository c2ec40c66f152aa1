"""Names that a clause opens with and says something of, in whatever words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..segment import tagged
from ..wordlists import alternatives, either, rows, words
from .signs import QUOTE, suffix

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_GLUE = re.compile("、|以及|[和与及]")
_NAMED = 24  # characters of the longest name
_BRACKET = re.compile("（[^（）]{1,12}）")
_MARK = re.compile("[“《，；：（]")
_BROKEN = re.compile("[的，；：（）]|为了|通过|由于|随着")
_PREDICATE = ("v", "d", "p", "t", "i", "l")
_FUNCTION = ("d", "p", "u", "r", "y")
_BREAKING = ("v", "c", "t", "i", "l", "z")
_MANNER = ("d", "ad", "z", "b")
_TRAILING = frozenset("了好出")
_LINKING = frozenset("和、了好出")
_JOINING = frozenset(["和", "与", "及", "以及", "等", "、"])


def subject(spoken: str) -> int:
    """Where the names end that a clause opens with, 0 where it opens with none.

    >>> spoken = "滨海大桥、临江隧道等重点工程克服汛期影响"
    >>> spoken[: subject(spoken)]
    '滨海大桥、临江隧道等重点工程'
    """
    end = _next(spoken, 0)
    if not end:
        return 0
    while _GLUE.match(spoken, end):
        following = _next(spoken, end + 1)
        if not following:
            break
        end = following
    summed = _summed().match(spoken, end)
    if summed:  # 甲大桥、乙等重点工程
        return summed.end()
    return end if _told(spoken[end : end + 8]) else 0


def _next(spoken: str, start: int) -> int:
    """Where the name ends that begins at ``start``: with a quote, or a word that ends names."""
    quoted = QUOTE.match(spoken, start)
    if quoted and len(quoted[0]) > 4:
        start = quoted.end()
        followed = _reach().match(spoken, start)
        if followed:
            return followed.end()
        return start if quoted[0].strip("“”").endswith(_programmes()) else 0
    window = spoken[start : start + _NAMED]
    for _, _, end in _endings().find_matches_as_indexes(window):
        name = window[:end]
        if len(name) > 2 and not _BROKEN.search(name) and not _GLUE.search(name):
            return start + end
    return 0


def _told(rest: str) -> bool:
    """Whether what follows tells something of the names rather than naming a part of them."""
    if len(rest) < 2:
        return False
    _, flag = tagged(rest)[0]
    return (flag.startswith(_PREDICATE) and flag != "vn") or rest.startswith("建设")


@lru_cache(maxsize=1)
def _endings() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick([*words("subject_endings")], matchkind=MatchKind.LeftmostLongest)


@lru_cache(maxsize=1)
def _programmes() -> tuple[str, ...]:
    return tuple(r[0] for r in rows("initiative_suffixes") if r[1:] == ("programme", "stem"))


@lru_cache(maxsize=1)
def _reach() -> re.Pattern[str]:
    endings = either([word for word in words("initiative_suffixes") if len(word) > 1])
    return re.compile(rf"[^、，“”的]{{0,6}}?(?:{endings})")


@lru_cache(maxsize=1)
def _summed() -> re.Pattern[str]:
    sums = alternatives("subject_sums")
    plain = "(?:(?:、|以及|[和与及])[^、，“”的等]{2,14}){0,8}"
    return re.compile(rf"{plain}等[^、，“”]{{0,12}}?(?:{sums})")


def opened(spoken: str, at: int) -> int:
    """Where the row of nouns and quotes ends that begins at a place of a clause.

    A verb within a name does not end it: what follows up to a word that ends names is its own.

    >>> spoken = "国际交往中心功能显著提升"
    >>> spoken[: opened(spoken, 0)]
    '国际交往中心'
    """
    while at < len(spoken):
        whole = QUOTE.match(spoken, at) or _BRACKET.match(spoken, at)
        if whole:
            at = whole.end()
            continue
        stop = _MARK.search(spoken, at)
        part = spoken[at : stop.start() if stop else len(spoken)]
        length = _nouns(part)
        at += length
        if length < len(part) or not part:
            return at
    return at


def _nouns(part: str) -> int:
    """How far the nouns go that a text opens with."""
    start = at = reach = 0
    broken = False
    for word, flag in tagged(part):
        joined = word in _JOINING
        if flag.startswith(_FUNCTION) and not (flag == "d" and _rare(word)):
            break
        if broken and joined:
            if reach < at:
                break
            broken = False
        broken = broken or (flag.startswith(_BREAKING) and flag != "vn" and not joined)
        at += len(word)
        if not broken or (at - start < 20 and suffix(part[start:at])):
            reach = at
        if joined:
            start = at
    return reach


@lru_cache(maxsize=4096)
def _rare(word: str) -> bool:
    """Whether what the dictionary takes for an adverb is none that reports use: 大足, 届."""
    told = words("initiative_adverbs") + words("adverbs")
    return word == "届" or (len(word) > 1 and word not in told)


def acted(spoken: str, at: int) -> int:
    """Where the row of verbs ends that a clause opens with behind adverbs, 0 where none does.

    >>> acted("开设海洋论坛", 0), acted("海洋论坛", 0)
    (2, 0)
    """
    end = 0
    for word, flag in tagged(spoken[at : at + 16]):
        verb = flag.startswith("v") and flag != "vn"
        if not verb and word not in _LINKING and (end or not flag.startswith(_MANNER)):
            break
        at += len(word)
        if verb or (end and word in _TRAILING):
            end = at
    return end
