"""Rows of a completion table: tasks, who answers for them, and the outcomes against the targets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import NamedNode

from ...loaders.records import Delay, Responsibility, Task
from ...loaders.wordlists import rows
from .. import iris
from ..assess.claims import Claim, claims
from ..assess.rows import assess
from .assessment import adjusted
from .context import Context, Fact, facts
from .literals import boolean, chinese, decimal, integer, text
from .names import A, dct, rdfs, zt
from .organization import organization, organization_facts


def tasks(at: Context) -> Iterator[Fact]:
    """Every task with its parts, its responsibilities and its assessments."""
    for record in at.extraction.tasks:
        node = iris.task(at.document, record.span, record.number)
        yield from _task(at, node, record)
        for duty in record.responsibilities:
            yield from _responsibility(at, node, duty)
        judged = assess(record)
        verdict, reason = text(judged.verdict), text(judged.reason)
        yield from facts(node, ((zt("verdict"), verdict), (zt("verdictReason"), reason)))
        for pair in judged.pairs:
            yield from adjusted(at, pair)
        for claim in claims(record, judged):
            yield from _claim(at, node, claim)
        for delay in record.delays:
            yield from _delay(at, node, delay)


def _task(at: Context, node: NamedNode, record: Task) -> Iterator[Fact]:
    yield from facts(
        node,
        (
            (A, zt("Task")),
            (zt("number"), integer(record.number)),
            (zt("requirement"), text(record.requirement)),
            (zt("completion"), text(record.completion)),
            (dct("isPartOf"), at.document),
            (zt("evidence"), at.evidence(record.span)),
            (zt("rule"), text(record.rule)),
        ),
    )
    for target in record.targets:
        yield node, dct("hasPart"), iris.statement(at.document, target)
    for outcome in record.outcomes:
        yield node, zt("reportedOutcome"), iris.statement(at.document, outcome)
    for name in dict.fromkeys(one.name for one in record.initiatives):
        yield node, zt("mentions"), iris.initiative(at.place, name)


def _claim(at: Context, task: NamedNode, claim: Claim) -> Iterator[Fact]:
    report, pair = claim.report, claim.pair
    return facts(
        iris.self_report(task, report),
        (
            (A, zt("SelfReport")),
            (zt("task"), task),
            (zt("says"), text(report.status)),
            (zt("rate"), decimal(report.rate)),
            (zt("computedShare"), decimal(claim.share)),
            (zt("differs"), boolean(claim.differs)),
            (zt("about"), iris.statement(at.document, pair.target) if pair else None),
            (zt("evidence"), at.evidence(report.span)),
            (dct("isPartOf"), at.document),
        ),
    )


@cache
def _labels() -> dict[str, str]:
    return {row[2]: row[3] for row in rows("delay_reasons")}


def _delay(at: Context, task: NamedNode, record: Delay) -> Iterator[Fact]:
    return facts(
        iris.delay(task, record),
        (
            (A, zt("Delay")),
            (zt("task"), task),
            (zt("reasonCode"), text(record.code)),
            (rdfs("label"), chinese(_labels().get(record.code))),
            (zt("evidence"), at.evidence(record.span)),
            (dct("isPartOf"), at.document),
        ),
    )


def _responsibility(at: Context, task: NamedNode, record: Responsibility) -> Iterator[Fact]:
    yield from facts(
        iris.responsibility(task, record),
        (
            (A, zt("Responsibility")),
            (zt("task"), task),
            (zt("organization"), organization(at, record.unit)),
            (zt("role"), text(record.role)),
            (zt("order"), integer(record.order)),
            (zt("why"), text(record.why)),
            (zt("evidence"), at.evidence(record.span)),
            (dct("isPartOf"), at.document),
        ),
    )
    yield from organization_facts(at, record.unit)
