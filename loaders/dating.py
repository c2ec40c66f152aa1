"""Which years a draft belongs to: the last of a span, all of it, or those since a baseline."""

from __future__ import annotations

import re

from ..schema import units
from .clauses import Clause
from .periods import Period, span_of
from .rules.engine import Draft
from .wordlists import any_of, words


def year(draft: Draft, period: Period | None, clause: Clause, text: str) -> str | None:
    """A level at the end of a span belongs to its last year, a baseline to the year it names.

    Where no year stands at the baseline it is that before the span; what is summed over the
    span (五年累计) belongs to all of it.
    """
    if period is None:
        return None
    if draft.baseline:
        return str(period.last if draft.dated else period.first - 1)
    nothing = draft.action is None and not draft.done
    held = nothing or draft.action in words("stock_verbs") or _reached(draft, text)
    if draft.aspect not in ("level", "rank") or not held:
        return str(period)
    return str(period) if _summed(draft, clause, text) else str(period.last)


def since(told: str | None, draft: Draft, clause: Clause, text: str) -> str | None:
    """The years over which a thing has changed: 比1992年增长2.2倍 in 1997 is of 1993-1997."""
    if told is None or "-" in told or draft.aspect not in ("growth", "change"):
        return told
    bases = [m for m in clause.silent if m.value == "base" and m.start < draft.place]
    named = _BASE.search(text, bases[-1].start, bases[-1].end) if bases else None
    if named is None:
        return told
    plan = None if named["year"] else span_of(named["plan"], int(told), "outcome")
    first = int(named["year"] or (plan.last if plan else told)) + 1
    return f"{first}-{told}" if first < int(told) else told


_BASE = re.compile(
    r"(?P<year>(?:19|20)\d\d)年|(?P<plan>[一二三四五六七八九十]{1,2}五)”?(?:期?末|底)"
)


def _summed(draft: Draft, clause: Clause, text: str) -> bool:
    """Whether a value is what years came to together: 五年累计, 累计到位资金2359亿元."""
    if any_of("span_sums", "sum").search(text, clause.start, draft.place):
        return True
    if _FIVE.match(text, clause.start):
        return True  # 五年利用外资12亿美元
    money = (units.dimension(draft.unit) or "").startswith("currency")
    return money and any_of("flow_sums").search(text, clause.start, draft.place) is not None


_FIVE = re.compile("五年(?![来间内以中前后的规计])")


def _reached(draft: Draft, text: str) -> bool:
    """Whether a stock is said to have come to a value: 参加医疗保险人数达到166万."""
    if not draft.indicator.endswith(words("stock_heads")):
        return False
    plain = (draft.action or "").startswith(words("plain_verbs"))
    return not plain and _REACHED.search(text, draft.start, draft.place) is not None


_REACHED = re.compile(r"(?:达到?|为)[^\d，；。]{0,2}\d[^，；。]*$")
