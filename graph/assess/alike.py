"""Whether an outcome of the same indicator and year tells of the very thing that was promised.

What tells two figures apart beside the indicator: whose they are, what was done (拆除 is not 建成,
开工 is not 建成; 新增 and 实现 are one where the name of the indicator says 新增 itself), and for a
growth what it is counted from (比上年, 比1992年, 累计).
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from ...loaders.wordlists import either, mapping, patterns
from ...schema.indicators import indicator
from .measure import measure, size
from .said import Said

LIKELY, POSSIBLE = Fraction(5, 2), Fraction(4)
"""Counts further apart than this are of two things, the latter if the very same words tell both."""
REACHED, YEARLY = "reached", "annual"
STAGES = frozenset({"start", "sign"})
"""A work that is begun or agreed on is not yet one that is done."""


def answers(target: Said, one: Said) -> bool:
    """Whether an outcome of the same indicator and period is one of the same thing."""
    same = (one.aspect, one.subject, one.relative_to)
    if same != (target.aspect, target.subject, target.relative_to):
        return False
    if not other_document(target, one) or families(one) != families(target):
        return False
    if one.aspect == "growth":
        return base(one) == base(target)
    return one.aspect not in ("level", "change") or _close(target, one)


def other_document(target: Said, one: Said) -> bool:
    """Within a table only its rows tie outcomes to targets, within a report only a look back."""
    if target.paper.id != one.paper.id:
        return True
    looked_back = target.paper.year and target.year and int(target.year[-4:]) < target.paper.year
    return target.paper.kind == "report" and bool(looked_back)


def base(one: Said) -> str:
    """What a growth is counted from: a year, the span that it is for, or ``annual``.

    The last words that say it count: 比上年增长12%，比1995年增长1倍. A growth in 倍 is a yearly one
    only where they say so.
    """
    if one.year is None or "-" in one.year:
        return "span"
    found = [
        (match.end(), means, match)
        for pattern, means in patterns("growth_bases")
        for match in pattern.finditer(one.quote)
    ]
    if not found:
        return "unsaid" if one.unit == "倍" else YEARLY
    _, means, last = max(found, key=lambda place: place[0])
    if means != "year":
        return means
    return YEARLY if int(last[1]) == int(one.year) - 1 else last[1]


def families(one: Said) -> frozenset[str]:
    """What the verbs of a figure do.

    实现 and 完成 only say that it is reached, and so does what the name of the indicator says. Of
    新开工改造 the stage counts, of words that no list knows the whole.
    """
    name = indicator(one.concept).label if one.concept else one.measured
    return _families(one.action or "", name)


@cache
def _families(action: str, name: str) -> frozenset[str]:
    known = mapping("verb_families")
    if action in known:
        found = {known[action]}
    elif _listed().sub("", action).strip("、和并新") and action not in name:
        return frozenset({action})
    else:
        found = {known[word] for word in _listed().findall(action)}
    said = {REACHED, *(known[word] for word in _listed().findall(name))}
    found = (found - said) or {REACHED}
    return frozenset(found & STAGES or found)


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(either(mapping("verb_families")))


def _close(target: Said, one: Said) -> bool:
    """Whether a count may be the answer: the same words and verb, or a likely size.

    A rate may fall to a third (登记失业率 1.37% against 3.5%), and the same rate it stays.
    """
    same = (one.action, one.indicator) == (target.action, target.indicator)
    asked, done = size(target), size(one)
    if asked is None or done is None or asked * done <= 0:
        return same or not done
    by = measure(target)
    most = POSSIBLE if same or (by is not None and by.percent) else LIKELY
    return other_measure(target, one) or 1 / most <= done / asked <= most


def other_measure(target: Said, one: Said) -> bool:
    """Whether two figures are counted in different things."""
    asked, done = measure(target), measure(one)
    return asked is None or done is None or asked.dimension != done.dimension
