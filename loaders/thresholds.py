"""Which quantities of a clause are values of their own, and which only tell of which things.

A threshold belongs to the thing it describes (10亿元以上项目45个), and so does what sizes one of
the things of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .behind import goes_on, names_work
from .marks import Mark
from .wordlists import alternatives, swift, words


def counts(text: str, marks: list[Mark], n: int, start: int, end: int) -> bool:
    """Whether a quantity is a value of its own here.

    A threshold belongs to the thing it describes (10亿元以上项目45个); a duration or a bare number
    is a value only behind a verb that reaches or changes, or behind an index.
    """
    mark = marks[n]
    quantity = mark.quantity
    if mark.letter != "Q" or quantity is None:
        return True
    before = marks[n - 1] if n and marks[n - 1].start >= start else None
    reached = before is not None and before.end == mark.start and before.letter in "EVDJF"
    if reached and before is not None and before.letter == "J":
        reached = n > 1 and marks[n - 2].letter == "Q"
    lead = text[max(start, mark.start - 12) : mark.start]
    if lead.endswith("第") and (before is None or before.letter not in "FEA"):
        return False  # 获得全省第1名, but 由第24位升至18位
    if lead.endswith("前") and not lead.endswith(words("before_words")):
        return False  # 全球前1% is a place, not a share
    if _RESTATED.match(text, mark.end) or _IN_BRACKET.search(lead):
        return False  # 5亿元（3000万美元）以上产业项目
    if names_work(text, mark) or (lead.endswith("后") and quantity.unit == "位"):
        return False  # 5万吨级码头, 退出后20位
    if quantity.unit is None:
        decimal = reached and "." in text[mark.start : mark.end]
        return decimal or any(word in lead for word in words("index_words"))
    rate = "/" in quantity.unit and not quantity.trailing
    if quantity.unit.endswith(words("uncounted_units")) and not rate:
        describes = quantity.trailing and _describes(text, marks, n, start, end)
        measured = reached or lead.endswith(words("duration_heads"))
        return measured and not quantity.unit.endswith("年") and not describes
    return not _describes(text, marks, n, start, end)


_RESTATED = re.compile(r"（[或约]?\d[\d.]*[千万亿]*[美港欧日]?元）(?=[一-龥])")
_IN_BRACKET = re.compile("元（[或约]?$")


def _describes(text: str, marks: list[Mark], n: int, start: int, end: int) -> bool:
    """Whether a bounded quantity only tells of which things: 10亿元以上项目45个, 12万元以下薄弱村.

    It is followed by the thing, and by the number that counts or by nothing, where it does not
    itself count what a verb before it acts on (培育2个以上平台).
    """
    mark = marks[n]
    if not mark.quantity:
        return False
    if text.startswith(words("passed_ranks"), mark.end):
        return True
    if _of_examples(text, marks, n):
        return True
    if (last := _chained(marks, n)) is not None:
        return _describes(text, marks, last, start, end)
    if mark.quantity.comparator not in ("ge", "le"):
        return _classes(text, marks, n, end) or _sizes(text, marks, n, end)
    before = marks[n - 1] if n and marks[n - 1].start >= start else None
    counted = before is not None and before.letter == "Q" and before.end == mark.start
    if mark.quantity.trailing and counted and goes_on(text, mark.end) and mark.end < end:
        return True  # 25个500亩以上集中连片方案
    later = marks[n + 1] if n + 1 < len(marks) and marks[n + 1].start < end else None
    if later is not None and later.start == mark.end and later.letter != "_":
        return later.letter == "Q"
    if mark.end >= end or text[mark.start - 1] == "的":
        return False
    for other in marks_behind(marks, n):
        if other.start >= end or other.letter in "JVEYZ":
            break
        if other.letter == "Q":
            return True
    money = (mark.quantity.unit or "")[-1:] in _SUMS
    # 总投资超1700亿元的项目 tells how much, 收入超5亿元的企业 which.
    told = text[mark.end] == "的" and text.endswith(words("described_sums"), 0, mark.start)
    if money and not told and _bounded_loosely().match(text, mark.end):
        return True
    alone = mark.start > start and (before is None or before.end < mark.start)
    return mark.quantity.trailing and alone and text[mark.end] != "的"


def _of_examples(text: str, marks: list[Mark], n: int) -> bool:
    """Whether a sum describes what examples are summed up as: 甲厂等12个总投资额307亿元的项目."""
    mark = marks[n]
    if not text.startswith("的", mark.end):
        return False
    # The words of a measure may be marks themselves.
    before = next((one for one in reversed(marks[max(n - 3, 0) : n]) if one.letter == "Q"), mark)
    measure = text[before.end : mark.start]
    return measure in words("described_sums") and text.endswith("等", 0, before.start)


_SUMS = frozenset("元亿亩吨")


@lru_cache(maxsize=1)
def _bounded_loosely() -> re.Pattern[str]:
    return re.compile(f"[一-龥]{{0,6}}?{swift(words('bounded_things'))}")


def _chained(marks: list[Mark], n: int) -> int | None:
    """The sum that goes on a list of sums: both describe what follows, 超100亿元、50亿元项目."""
    if n + 2 >= len(marks) or not _sum(marks[n]) or not _sum(marks[n + 2]):
        return None
    joint, later = marks[n + 1], marks[n + 2]
    joined = joint.letter == "J" and marks[n].end == joint.start and joint.end == later.start
    return n + 2 if joined else None


def _sum(mark: Mark) -> bool:
    return mark.letter == "Q" and bool(mark.quantity and (mark.quantity.unit or "").endswith("元"))


def _classes(text: str, marks: list[Mark], n: int, end: int) -> bool:
    """Whether a sum says which things a number behind counts: 10亿元企业29家, 亿元项目突破5个.

    Or which a verb behind says something of: 500亿元企业|实现零的突破.
    """
    mark = marks[n]
    unit = (mark.quantity and mark.quantity.unit) or ""
    thing = _bounded().match(text, mark.end) if unit.endswith(("元", "亿")) else None
    if thing is None:
        return False
    told = any(
        other.start == thing.end() and other.letter == "A" for other in marks_behind(marks, n)
    )
    return told or _later(marks, n, end, "QJRV") is not None


@lru_cache(maxsize=1)
def _bounded() -> re.Pattern[str]:
    return re.compile(swift(words("bounded_things")))


def _sizes(text: str, marks: list[Mark], n: int, end: int) -> bool:
    """Whether a quantity sizes one of the things that 等 sums up: 30万吨钛矿等14个项目.

    Without a number 等 sums up works: 30万吨/年磷酸铁锂等项目.
    """
    mark = marks[n]
    unit = (mark.quantity and mark.quantity.unit) or ""
    if not unit.removesuffix(_YEARLY).endswith(words("sizing_units")):
        return False
    if _works().match(text, mark.end, end):
        return True
    later = _later(marks, n, end, "QRV")
    return later is not None and text[later.start - 1] == "等"


_YEARLY = "/年"


@lru_cache(maxsize=1)
def _works() -> re.Pattern[str]:
    return re.compile(rf"[^，；、\d]{{2,30}}等[^，；、\d]{{0,6}}(?:{alternatives('sized_works')})")


def _later(marks: list[Mark], n: int, end: int, letters: str) -> Mark | None:
    """The next of the marks with one of ``letters``, where it is a quantity of the clause."""
    later = next((other for other in marks_behind(marks, n) if other.letter in letters), None)
    return later if later is not None and later.letter == "Q" and later.end <= end else None


def marks_behind(marks: list[Mark], n: int) -> Iterator[Mark]:
    """The marks behind the ``n``-th; a slice would copy them all to look at the first few."""
    return map(marks.__getitem__, range(n + 1, len(marks)))
