"""Assessments: a target judged by the outcome that was reported against it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...loaders.records import Pair, Statement
from ...schema.indicators import indicator
from ...schema.units import unit
from .. import iris
from .context import Context, Fact, facts
from .literals import decimal, text
from .names import A, dct, zt
from .statement import falls, in_base

# A target of a table row against the figure of the same row, bound by bound, without tolerance.
POLICY = "row-figure"
# No figure against the target: the verdict rests on the words of the row.
BY_WORDS = "row-words"


def assessment(at: Context, pair: Pair) -> Iterator[Fact]:
    """The judgement of a pair; nothing where neither a figure nor a word judges it."""
    if pair.outcome is None and pair.verdict == "unknown":
        return
    target = iris.statement(at.document, pair.target)
    outcome = iris.statement(at.document, pair.outcome) if pair.outcome else None
    yield from facts(
        iris.assessment(target, outcome),
        (
            (A, zt("Assessment")),
            (zt("assesses"), target),
            (zt("by"), outcome),
            (zt("verdict"), text(pair.verdict)),
            (zt("margin"), decimal(margin(pair))),
            (zt("reason"), text(_reason(pair))),
            (zt("policy"), text(POLICY if pair.outcome else BY_WORDS)),
            (dct("isPartOf"), at.document),
        ),
    )


def margin(pair: Pair) -> Decimal | None:
    """By how much the outcome passes the bound, in base units; below zero it falls short.

    ``None`` where the two cannot be compared: other aspects or other dimensions.
    """
    if pair.outcome is None or pair.outcome.aspect != pair.target.aspect:
        return None
    asked, done = _base(pair.target), _base(pair.outcome)
    if asked is None or done is None or asked[1] != done[1]:
        return None
    return asked[0] - done[0] if _less_is_better(pair.target) else done[0] - asked[0]


def _base(record: Statement) -> tuple[Decimal, str] | None:
    measure = unit(record.unit) if record.unit else None
    value = in_base(record.value, measure)
    return None if value is None or measure is None else (value, measure.base)


def _less_is_better(target: Statement) -> bool:
    if target.comparator == "ge":
        return falls(target)
    if target.comparator == "le":
        return not falls(target)
    lower = target.concept is not None and indicator(target.concept).direction == "lower"
    return falls(target) or lower or target.aspect == "rank"


def _reason(pair: Pair) -> str:
    if pair.outcome is None:
        return "no figure is reported against the target"
    told = f"{_figure(pair.outcome)} against {_figure(pair.target)}"
    return told if margin(pair) is not None else f"{told}: not in one measure"


def _figure(record: Statement) -> str:
    value = "no figure" if record.value is None else format(record.value, "f")
    return f"{record.comparator} {value}{record.unit or ''}"
