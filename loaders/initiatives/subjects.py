"""Names that a clause opens with and says something of, in whatever words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..segment import tagged
from ..wordlists import alternatives, either, rows, words
from .signs import QUOTE

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_GLUE = re.compile("、|以及|[和与及]")
_NAMED = 24  # characters of the longest name
_BROKEN = re.compile("[的，；：（）]|为了|通过|由于|随着")
_PREDICATE = ("v", "d", "p", "t", "i", "l")


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
