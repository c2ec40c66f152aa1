"""One target judged by one outcome under a policy: a pure function.

A target is read as the stretch of values that keep it and the side on which more is better, an
outcome as the stretch of values that it may mean. Where the two do not decide, the verdict is
``not-assessable``, with the code of the reason; ``schema/reasons.csv`` says the codes in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from ...loaders.records import Comparator, Verdict
from ...schema.indicators import Direction, indicator
from ...schema.units import exact
from .measure import Figure, Given, Measure, Stretch, falls, gap, measure, rounding, stretch
from .policy import Policy

AT_A_DAY = re.compile("[末底]")
"""A figure for the end of a month is a stock and may fall again: 11月末."""
COUNTED = (
    "count",
    "person",
    "visit",
    "occurrence",
    "currency-",
    "area",
    "length",
    "mass",
    "volume",
)
"""Dimensions of what is summed up over a year."""
SHARES = ("ratio", "multiple")
"""Dimensions of a share of something: 不低于总数的70%."""
ROOM = {"approx": "within-tolerance", "range": "within-range"}
"""Why an outcome keeps a target that is no single figure."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a policy makes of a target and an outcome.

    ``margin`` is in base units, above zero better than asked; ``share`` the outcome as a share of
    the target, where that means something; ``provisional`` a verdict that the year's own figure
    may still change.
    """

    verdict: Verdict
    reason: str
    margin: Decimal | None = None
    share: Decimal | None = None
    provisional: bool = False


def judge(target: Figure, outcome: Figure | None, policy: Policy) -> Judgement:
    """The judgement of a target by the outcome that answers it.

    >>> from .measure import Given
    >>> from .policy import policy
    >>> asked = Given("growth", Decimal(7), "%", "approx", concept="gdp")
    >>> done = Given("growth", Decimal("6.9"), "%", concept="gdp")
    >>> judge(asked, done, policy("lenient")).reason, judge(asked, done, policy("strict")).verdict
    ('within-tolerance', 'missed')
    """
    if outcome is None:
        return refused("no-outcome")
    if target.aspect != outcome.aspect:
        return refused("aspects-differ")
    if target.aspect == "relative" or target.relative_to != outcome.relative_to:
        return _relative(target, outcome, policy)
    if target.value is None:
        return refused("no-target-figure")
    if outcome.value is None:
        return refused("no-outcome-figure")
    asked, done = measure(target), measure(outcome)
    if asked is None or done is None:
        return refused("unit-unknown")
    if asked.dimension != done.dimension:
        return refused(_contradiction(asked, done))
    judged = _compared(target, outcome, asked, done, policy, aim(target, policy))
    return _timed(target, outcome, policy, judged)


def refused(reason: str) -> Judgement:
    """The judgement that nothing can be judged.

    >>> refused("no-outcome").verdict
    'not-assessable'
    """
    return Judgement("not-assessable", reason)


def aim(target: Figure, policy: Policy) -> Direction:
    """Which way is better for a target.

    The comparator says it first (以上, 以内), then a fall that is promised, then the indicator. A
    count of what is to be done (拆除违法建筑100万平方米) aims up whatever is counted.
    """
    if target.comparator in ("ge", "le"):
        return "higher" if (target.comparator == "ge") != falls(target) else "lower"
    if falls(target) or target.aspect == "rank":
        return "lower"
    if target.action is not None and target.aspect == "level":
        return "higher"
    return policy.open if target.concept is None else indicator(target.concept).direction


def _contradiction(asked: Measure, done: Measure) -> str:
    money = asked.dimension.startswith("currency-") and done.dimension.startswith("currency-")
    return "currencies-differ" if money else "units-contradict"


def _relative(target: Figure, outcome: Figure, policy: Policy) -> Judgement:
    """A promise to stand in a relation (高于全省平均) is kept where that very one is reported.

    Where it says by how much (高于全省1个百分点), so must the outcome.
    """
    same = target.relative_to == outcome.relative_to
    if target.aspect != "relative" or not same or target.value is not None:
        return refused("relation-unknown")
    if {target.comparator, outcome.comparator} == {"ge", "le"}:
        judged = Judgement("missed", "relation-reversed")
    elif target.comparator != outcome.comparator:
        return refused("relation-unknown")
    else:
        judged = _apart(gap(target), gap(outcome), target.comparator, policy)
    return _timed(target, outcome, policy, judged)


def _apart(asked: Given | None, done: Given | None, side: Comparator, policy: Policy) -> Judgement:
    """The gaps of two figures on the same side of what both are held to."""
    if asked is None:
        return Judgement("met", "relation-kept")
    if done is None:
        return refused("gap-unknown")
    wanted, found = measure(asked), measure(done)
    if wanted is None or found is None or wanted.dimension != found.dimension:
        return refused("units-contradict")
    # 低于标准2个百分点 is better by more, 不高于标准的80% by less.
    lower = side == "le" and wanted.dimension in SHARES
    return _compared(asked, done, wanted, found, policy, "lower" if lower else "higher")


def _compared(
    target: Figure,
    outcome: Figure,
    asked: Measure,
    done: Measure,
    policy: Policy,
    way: Direction,
) -> Judgement:
    """The figures alone, without regard to the part of the year that they are for."""
    wanted, found = stretch(target, asked, policy), stretch(outcome, done, policy)
    stated, told = _stated(target, asked, way), _stated(outcome, done, way)
    if way == "lower":
        wanted, found, stated, told = wanted.mirrored(), found.mirrored(), -stated, -told
    if outcome.comparator == "approx":
        # 约 and 近 stand for their figure, but where it falls short the truth may not.
        found = Stretch(told, found.most)
    off = rounding(outcome, done, stated, policy)
    verdict, reason = _placed(wanted, found, off)
    if way == "none" and verdict in ("exceeded", "missed"):
        verdict, reason = "not-assessable", "no-direction"
    if reason == "reached" and target.comparator in ROOM:
        reason = ROOM[target.comparator]
    margin = exact(told - stated)
    return Judgement(verdict, reason, margin, _share(target, abs(stated), abs(told)))


def _stated(figure: Figure, by: Measure, way: Direction) -> Fraction:
    """The one value that stands for a figure: of a range the end that is easier to reach."""
    assert figure.value is not None
    values = [figure.value]
    if figure.comparator == "range" and figure.value_max is not None:
        values.append(figure.value_max)
    return Fraction(max(values) if way == "lower" else min(values)) * by.multiplier


def _placed(wanted: Stretch, found: Stretch, off: Fraction) -> tuple[Verdict, str]:
    """Where an outcome lies, more being better: past, on or short of what was asked."""
    least = wanted.least
    assert least is not None
    top = least if wanted.most is None else wanted.most
    if found.least is not None and found.least > top:
        return "exceeded", "passed"
    if found.least is not None and found.least >= least:
        return "met", "reached"
    if found.most is None or (found.most >= least and found.least != found.most):
        return "not-assessable", "undecided"
    return ("met", "rounded") if found.most + off >= least else ("missed", "short")


def _share(target: Figure, asked: Fraction, done: Fraction) -> Decimal | None:
    """The outcome as a share of the target, of what is counted from nothing on."""
    if not asked or target.aspect in ("growth", "rank") or (target.value or 0) < 0:
        return None
    return round(exact(done / asked), 4)


def _timed(target: Figure, outcome: Figure, policy: Policy, judged: Judgement) -> Judgement:
    """A judgement by what is no full year's figure: provisional, or refused as the policy says.

    A count that has passed the bound already stays past it, whatever the rest of the year brings.
    """
    if judged.verdict == "not-assessable" or not (outcome.forecast or outcome.part_year):
        return judged
    lower = aim(target, policy) == "lower"
    passed = judged.verdict == "missed" if lower else judged.verdict in ("met", "exceeded")
    counted = _counts_up(outcome)
    if counted and passed and not outcome.forecast:
        return judged
    if outcome.forecast and policy.forecast == "refuse":
        return replace(judged, verdict="not-assessable", reason="forecast")
    if outcome.part_year and policy.part_year == "refuse":
        return replace(judged, verdict="not-assessable", reason="part-year")
    if counted and outcome.part_year and not outcome.forecast and not lower and not passed:
        return replace(judged, verdict="ongoing", reason="year-not-over", provisional=True)
    return replace(judged, provisional=True)


def _counts_up(outcome: Figure) -> bool:
    """Whether a figure only grows while the year goes on: sums and counts, no rates and stocks."""
    by = measure(outcome)
    counted = by is not None and by.dimension.startswith(COUNTED)
    stock = outcome.part_year is not None and AT_A_DAY.search(outcome.part_year)
    return counted and not stock and outcome.aspect in ("level", "change") and not falls(outcome)
