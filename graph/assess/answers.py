"""The targets of a row of a completion table, each with its outcome and a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from ...loaders.records import Span, Statement, Task
from ...loaders.wordlists import patterns
from ...schema import units
from .figures import Told, told
from .judge import judge
from .pairing import assigned, beyond, is_ratio, of_part
from .parts import parts, summed_up, total, wholes
from .policy import DEFAULT, Policy, policy
from .results import DONE, Clause, clauses, spoken, touched

Judged = Literal["exceeded", "met", "missed", "unknown"]
_WHOLE = 100
_WORST: tuple[Judged, ...] = ("missed", "unknown", "met", "exceeded")


@dataclass(frozen=True, slots=True)
class Pair:
    """A target with what was reported against it, and the verdict on it.

    ``total`` is the sum of the outcomes of its parts where it is their sum itself; ``words`` and
    ``quote`` the stretch that says it was done where there is no figure at all; ``adjusted`` a
    target that the completion set in its place, and ``against`` the verdict on that; ``pending``
    whether it is only applied for or still under way, ``silent`` whether nothing at all was told.
    """

    target: Statement
    outcome: Statement | None
    verdict: Judged
    total: Decimal | None = None
    words: Span | None = None
    quote: str | None = None
    adjusted: Statement | None = None
    against: Judged | None = None
    pending: bool = False
    silent: bool = False


def by_words(pair: Pair) -> Judged | None:
    """The verdict on a pair that its two figures do not give by themselves, if there is one.

    It rests on words, on the sum of parts, or on work that was to be pushed on and is finished.
    """
    if pair.verdict == "unknown":
        return None
    if pair.outcome is None:
        return pair.verdict
    plain = judge(pair.target, pair.outcome._replace(aspect=pair.target.aspect), policy(DEFAULT))
    return None if plain.verdict == pair.verdict else pair.verdict


def reason_of(pair: Pair) -> str:
    """The code of the reason of such a verdict."""
    if pair.outcome is not None:
        return "beyond" if pair.verdict == "exceeded" else "pushed-on"
    return "said-done" if pair.total is None else "parts-summed"


def answered(task: Task, by: Policy) -> Iterator[Pair]:
    """Each target of a row with what answers it, in the order of the targets."""
    asked = told(task.targets, task.requirement, task.requirement_span.start)
    got = told(task.outcomes, task.completion, task.completion_span.start)
    found, spoken_of = _found(asked, got), clauses(task)
    for n, one in enumerate(asked):
        several = [got[m].statement for m in found.get(n, ())]
        if not several:
            yield _by_words(task, one, spoken_of)
        elif len(several) == 1:
            yield _judged_pair(task, one, got[found[n][0]], by)
        elif summed_up(one.statement):
            yield _summed(one.statement, several, by)
        else:
            yield _weakest(one.statement, several, by)


def _found(asked: Sequence[Told], got: Sequence[Told]) -> dict[int, tuple[int, ...]]:
    """The outcomes of each target that has any: several where they answer it together."""
    sums = dict(wholes(asked))
    parted = [n for n in range(len(asked)) if n not in sums]
    chosen = assigned([asked[n] for n in parted], got)
    found = {parted[n]: m for n, m in chosen.items()}
    totals = {n: held for n, held in sums.items() if all(part in found for part in held)}
    left = [m for m in range(len(got)) if m not in found.values()]
    for n in sums.keys() - totals.keys():
        for m in assigned([asked[n]], [got[m] for m in left]).values():
            found[n] = left[m]
    found |= dict(_shared(asked, found))
    together: dict[int, tuple[int, ...]] = {n: (m,) for n, m in found.items()}
    for n in range(len(asked)):
        taken = {m for other, m in found.items() if other != n}
        if told_in := parts(asked[n], got, [m for m in range(len(got)) if m not in taken]):
            together[n] = told_in
    return together | {n: tuple(found[m] for m in held) for n, held in totals.items()}


def _shared(asked: Sequence[Told], found: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """What is hoped for beyond a target has its outcome: 增长8%以上，力争10%."""
    for n, one in enumerate(asked):
        for m, other in enumerate(asked):
            if n not in found and m in found and hoped(one.statement, other.statement):
                yield n, found[m]


def hoped(one: Statement, other: Statement) -> bool:
    """Whether of two targets for the same thing one is only striven for."""
    same = (one.indicator, one.aspect, one.unit) == (other.indicator, other.aspect, other.unit)
    return same and "strive" in (one.modality, other.modality) and one.modality != other.modality


def _summed(target: Statement, outcomes: Sequence[Statement], by: Policy) -> Pair:
    """A target judged by the sum of the outcomes of its parts."""
    told = total(target, outcomes)
    summed = outcomes[0]._replace(value=told, unit=target.unit, comparator="eq")
    quote = "；".join(one.quote for one in outcomes)
    return Pair(target, None, compared(target, summed, by), total=told, quote=quote)


def _weakest(target: Statement, outcomes: Sequence[Statement], by: Policy) -> Pair:
    """A rate for several things, judged by the one that keeps it least."""
    sign = -1 if target.comparator == "le" else 1

    def kept(one: Statement) -> tuple[int, Decimal]:
        return _WORST.index(compared(target, one, by)), sign * (one.value or Decimal(0))

    worst = min(outcomes, key=kept)
    return Pair(target, worst, compared(target, worst, by))


def _judged_pair(task: Task, asked: Told, got: Told, by: Policy) -> Pair:
    target, outcome = asked.statement, got.statement
    if got.applied and asked.phase == "bid" and not asked.applied:
        return Pair(target, None, "unknown", pending=True)
    verdict = compared(target, outcome, by)
    if verdict == "missed" and _pushed_on(target, outcome):
        verdict = "met"
    if verdict == "missed" and of_part(asked, got):
        # What a part of it reached says nothing of the whole.
        return Pair(target, None, "unknown")
    adjusted = next((one for one in task.adjusted if one.unit == target.unit), None)
    against = compared(adjusted, outcome, by) if adjusted else None
    return Pair(target, outcome, verdict, adjusted=adjusted, against=against)


def _pushed_on(target: Statement, outcome: Statement) -> bool:
    """Who promised to push things on (推进52个项目) and finished most of them kept the promise."""
    pushed = [p for p, kind in patterns("asked_results") if kind == "pushed"]
    done = [p for p, kind in patterns("asked_results") if kind == "result"]
    return (
        any(p.search(target.action or "") for p in pushed)
        and any(p.search(outcome.action or "") for p in done)
        and (outcome.value or 0) * 10 >= (target.value or 0) * 9
    )


def compared(target: Statement, outcome: Statement, by: Policy) -> Judged:
    """The outcome against the target: the judgement of the policy, for two that measure one thing.

    What was newly made answers an increase, so their aspects may differ. More than the very figure
    that was asked (超30家) is beyond it.
    """
    verdict = judge(target, outcome._replace(aspect=target.aspect), by).verdict
    same = base(target) == base(outcome)
    if verdict == "met" and same and beyond(outcome) and target.comparator not in ("le", "range"):
        return "exceeded"
    return verdict if verdict in ("exceeded", "met", "missed") else "unknown"


def base(statement: Statement) -> Fraction | None:
    """The value of a statement in base units."""
    unit = units.unit(statement.unit or "个")
    if statement.value is None or unit is None:
        return None
    return Fraction(statement.value) * unit.multiplier


def _by_words(task: Task, asked: Told, spoken_of: Sequence[Clause]) -> Pair:
    """A target without a figure against it, of which the text may say that it was done."""
    clause = spoken(asked.head, spoken_of)
    begun = clause is not None and (clause.status, asked.phase) == ("started", "start")
    if clause is None or not (begun or clause.status in DONE):
        pending = clause is not None and clause.status == "pending"
        silent = not touched(asked.head, spoken_of)
        return Pair(asked.statement, None, "unknown", pending=pending, silent=silent)
    over = clause.status == "exceeded" or any(
        report.status == "exceeded" and in_sentence(task, clause.span, report.span)
        for report in task.self_reports
    )
    full = is_ratio(asked.statement) and (asked.statement.value or 0) < _WHOLE
    over = over or (full and clause.status == "full")
    over = over or _listed(task, clause.span, asked.statement) > (asked.statement.value or 0)
    start = task.completion_span.start
    quote = task.completion[clause.span.start - start : clause.span.end - start]
    verdict: Judged = "exceeded" if over else "met"
    return Pair(asked.statement, None, verdict, words=clause.span, quote=quote)


def _listed(task: Task, clause: Span, target: Statement) -> int:
    """How many things the sentence of a clause names one by one: A县、B县、C县等4个."""
    start = task.completion_span.start
    counts = re.finditer(rf"、[^,，;；。]+等(\d+){re.escape(target.unit or '个')}", task.completion)
    spans = ((Span(start + m.start(), start + m.end()), int(m[1])) for m in counts)
    return max((count for span, count in spans if in_sentence(task, span, clause)), default=0)


def in_sentence(task: Task, one: Span, other: Span) -> bool:
    """Whether two stretches of a completion stand in one sentence."""
    start = task.completion_span.start
    between = task.completion[min(one.end, other.end) - start : max(one.start, other.start) - start]
    return not any(stop in between for stop in "。;；")
