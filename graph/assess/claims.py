"""What a unit says itself of its result (超额完成, 完成率124.1%), beside what was computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ...loaders.records import SelfReport, Task
from .answers import Pair, base, in_sentence
from .rows import RowAssessment

_OFF = Decimal("0.5")
_DONE = ("exceeded", "met")


@dataclass(frozen=True, slots=True)
class Claim:
    """A self-report, the pair that it speaks of if any, and whether it differs from what is said.

    ``share`` is the outcome of that pair in per cent of its target.
    """

    report: SelfReport
    pair: Pair | None
    share: Decimal | None
    differs: bool


def claims(task: Task, judged: RowAssessment) -> Iterator[Claim]:
    """Every self-report of a row: about the figure before it in its sentence, else about the row.

    A rate differs where it is not the outcome's share of the target, by more than half a point; a
    word differs where it says done and the computed verdict does not, or the reverse. Of a row that
    is partly done either may be true.
    """
    for report in task.self_reports:
        if any(_is_outcome(report, pair) for pair in judged.pairs):
            continue
        pair = _about(task, report, judged)
        share = _share(pair) if pair else None
        yield Claim(report, pair, share, _differs(report, pair, share, judged))


def _is_outcome(report: SelfReport, pair: Pair) -> bool:
    """Whether a rate is itself the figure that was asked: 完成三年任务的95%."""
    told = pair.outcome
    return told is not None and told.unit == "%" and told.value == report.rate


def _about(task: Task, report: SelfReport, judged: RowAssessment) -> Pair | None:
    before = [
        pair
        for pair in judged.pairs
        if pair.outcome is not None
        and pair.outcome.span.start <= report.span.start
        and in_sentence(task, pair.outcome.span, report.span)
    ]
    return max(before, key=_place, default=None)


def _place(pair: Pair) -> int:
    return pair.outcome.span.start if pair.outcome else 0


def _share(pair: Pair) -> Decimal | None:
    """The outcome in per cent of the target, where both are plain amounts."""
    target, outcome = pair.target, pair.outcome
    if outcome is None or target.aspect not in ("level", "change") or target.unit == "%":
        return None
    asked, got = base(target), base(outcome)
    if not asked or got is None or asked < 0 or target.comparator == "le":
        return None
    share = 100 * got / asked
    return round(Decimal(share.numerator) / Decimal(share.denominator), 1)


def _differs(
    report: SelfReport, pair: Pair | None, share: Decimal | None, judged: RowAssessment
) -> bool:
    if report.rate is not None and share is not None:
        return abs(report.rate - share) > _OFF
    computed = judged.verdict if pair is None else pair.verdict
    if computed in ("unknown", "unclear", "partly"):
        return False
    return (report.status in _DONE) != (computed in _DONE)
