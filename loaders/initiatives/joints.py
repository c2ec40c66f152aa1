"""Where 、 and 和 stand inside one name rather than between two."""

from __future__ import annotations

import re
from functools import lru_cache

from ..segment import proper
from ..wordlists import alternatives, words
from .signs import suffix

SPLIT = re.compile("、|以及|[和与及]")
_NUMERALS = frozenset("一二三四五六七八九十")
_COUNTS = dict(zip("双两二三四五六七八九十", (2, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))
_COUNTING = re.compile(f"“[{''.join(_COUNTS)}]")
_HEAD = 3  # characters of what 和 adds to a work, without the word that ends the name
_LONG_HEAD = 8  # as many where 及 adds it


def inner(listed: str, masked: str, joints: list[re.Match[str]]) -> frozenset[int]:
    """Where a list is joined inside a name; ``masked`` is the list with its quotes blotted out.

    >>> def joined(listed, masked):
    ...     return sorted(inner(listed, masked, list(SPLIT.finditer(masked))))
    >>> joined("市、县空间规划", "市、县空间规划")
    [1]
    >>> joined("生产、供销“双联”改革、西路", "生产、供销□□□□改革、西路")
    [2]
    """
    found = set()
    if "及" in masked:
        found = {one.start() for one in joints if one[0] == "及" and _parts(masked, one.end())}
    if joints[0].start() == 1:
        found |= _single(masked, joints)
    if _COUNTING.search(listed):
        found |= _counted(listed, masked, joints)
    return frozenset(found)


def _single(masked: str, joints: list[re.Match[str]]) -> set[int]:
    """The joints behind single characters that open a list: 市、县国土空间规划."""
    found = set()
    start = 0
    for joint in joints:
        only = masked[start : joint.start()]
        if len(only) != 1 or only.isascii() or only in _NUMERALS or only == "□":
            break
        found.add(joint.start())
        start = joint.end()
    return found


def _counted(listed: str, masked: str, joints: list[re.Match[str]]) -> set[int]:
    """The joints between as many parts as a quote behind them counts: 甲、乙、丙“三位一体”."""
    found: set[int] = set()
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(masked)]
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        quote = masked.find("□", start, end)
        count = _COUNTS.get(listed[quote + 1], 0) if quote > start else 0
        first = n + 1 - count
        if not count or first < 0 or "□" in masked[starts[first] : quote]:
            continue
        parts = [suffix(listed[starts[k] : ends[k]]) for k in range(max(first - 1, 0), n)]
        if (first == 0 or parts.pop(0)) and not any(parts):
            found.update(ends[first:n])
    return found


def _parts(masked: str, at: int) -> bool:
    return _line_parts().match(masked, at) is not None


@lru_cache(maxsize=1)
def _line_parts() -> re.Pattern[str]:
    """What a road or bridge has besides itself: 及其, 及南岸连接线."""
    return re.compile(rf"其|[^、，]{{0,2}}(?:{alternatives('line_parts')})")


def compound(joint: str, left: str, right: str, row: bool) -> bool:
    """Whether what 和 or 与 joins is one name: 市场监管与服务示范区, but 甲医院与乙医院.

    ``right`` is all that follows; in a ``row`` the joint closes the list.

    >>> compound("与", "市场监管", "服务示范区", False), compound("和", "东川水库", "西路", False)
    (True, False)
    """
    works = not row and left.endswith(words("joined_works"))
    if joint != "与" and not works:
        return False
    right = SPLIT.split(right, maxsplit=1)[0]
    if "□" in right or left.endswith(("”", "建设")) or proper(right):
        return False
    if joint == "与":
        return True
    ending = suffix(right)
    longest = _HEAD if joint == "和" else _LONG_HEAD
    return bool(ending) and len(right) - len(ending) <= longest
