"""Tasks: the rows of a completion table, each with targets, outcomes and what came of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

from ..schema import units
from .clean import reading
from .passage import Passage, read_passage
from .records import (
    Document,
    Identity,
    Kind,
    NumberRecord,
    Pair,
    Span,
    Statement,
    Task,
    Verdict,
)
from .sections import Parts
from .statements import Setting
from .table import Row, read_table
from .wordlists import patterns

Judgement = Literal["exceeded", "met", "missed", "unknown"]
_ALIKE = 0.45


def tasks(document: Document, identity: Identity) -> tuple[tuple[Task, ...], list[NumberRecord]]:
    """The tasks of a table in order, and the numbers of their cells."""
    found: list[Task] = []
    numbers: list[NumberRecord] = []
    for row in read_table(document).rows:
        asked = _cell(document, identity, row.requirement, "target")
        done = _cell(document, identity, row.completion, "outcome")
        numbers += [*asked.numbers, *done.numbers]
        found.append(_task(document, row, asked, done))
    return tuple(found), numbers


def _cell(document: Document, identity: Identity, span: Span, kind: Kind) -> Passage:
    if not span.of(document.source.text).strip():
        return Passage((), (), ())
    text = reading(document.source.text, span)
    year = identity.year if kind == "target" or identity.year is None else identity.year + 1
    return read_passage(Setting(document.source, text, year, Parts((), ()), (), kind))


def _task(document: Document, row: Row, asked: Passage, done: Passage) -> Task:
    text = document.source.text
    matched = tuple(pairs(asked.statements, done.statements))
    return Task(
        number=row.number,
        requirement=row.requirement.of(text),
        completion=row.completion.of(text),
        requirement_span=row.requirement,
        completion_span=row.completion,
        responsibilities=row.responsibilities,
        targets=asked.statements,
        outcomes=done.statements,
        initiatives=(*asked.initiatives, *done.initiatives),
        pairs=matched,
        verdict=verdict(matched, row.completion.of(text)),
        span=row.span,
        quote=row.span.of(text),
        rule="table-row",
    )


def pairs(targets: Sequence[Statement], outcomes: Sequence[Statement]) -> Iterator[Pair]:
    """Each quantified target with the outcome that measures the same, if one was reported."""
    left = list(outcomes)
    for target in targets:
        if target.value is None:
            continue
        likeness = [_likeness(target, outcome) for outcome in left]
        if max(likeness, default=0.0) < _ALIKE:
            yield Pair(target, None, "unknown")
            continue
        best = left.pop(likeness.index(max(likeness)))
        yield Pair(target, best, _judged(target, best))


def _likeness(target: Statement, outcome: Statement) -> float:
    """How alike two indicators are, 0 where units or aspects cannot be compared."""
    if outcome.value is None or not _comparable(target, outcome):
        return 0.0
    same = 0.05 if target.unit == outcome.unit else 0.0
    if target.concept is not None and target.concept == outcome.concept:
        return 1.0 + same
    asked, got = target.indicator, outcome.indicator
    common = sum((Counter(asked) & Counter(got)).values())
    shared = 2 * common / (len(asked) + len(got))
    held = asked in got or got in asked
    return (max(shared, 0.8) if held else shared) + same


def _comparable(target: Statement, outcome: Statement) -> bool:
    one, other = units.unit(target.unit or "个"), units.unit(outcome.unit or "个")
    if one is None or other is None or one.dimension != other.dimension:
        return False
    return (target.aspect == "growth") == (outcome.aspect == "growth")


def _judged(target: Statement, outcome: Statement) -> Judgement:
    """The outcome against the bound of the target, both in base units.

    Falls are compared by size: −3.2 % meets a target of −3 %. A target with an upper bound is
    exceeded by less.
    """
    asked, got = _base(target), _base(outcome)
    if asked is None or got is None:
        return "unknown"
    if asked < 0:
        asked, got = -asked, -got
    if target.comparator == "le" and target.aspect not in ("growth", "change"):
        asked, got = -asked, -got
    if target.aspect == "rank":
        asked, got = -asked, -got
    if got == asked:
        return "met"
    if target.comparator == "range" and target.value_max is not None and got > asked:
        return (
            "met" if outcome.value is not None and outcome.value <= target.value_max else "exceeded"
        )
    return "exceeded" if got > asked else "missed"


def _base(statement: Statement) -> Fraction | None:
    unit = units.unit(statement.unit or "个")
    if statement.value is None or unit is None:
        return None
    return Fraction(statement.value) * unit.multiplier


def verdict(matched: Sequence[Pair], completion: str) -> Verdict:
    """The row as a whole: by its figures where there are any, else by the words reported."""
    judged = Counter(pair.verdict for pair in matched if pair.verdict != "unknown")
    cues = {cue for pattern, cue in patterns("verdict_cues") if pattern.search(completion)}
    if judged["missed"]:
        return "partly" if judged["met"] or judged["exceeded"] else "missed"
    done = "met" in cues or "exceeded" in cues
    if "deferred" in cues and (judged or done):
        return "partly"
    if judged:
        return "exceeded" if judged["exceeded"] or "exceeded" in cues else "met"
    for cue in ("exceeded", "deferred", "met", "missed", "ongoing"):
        if cue in cues:
            return cue
    return "unclear"
