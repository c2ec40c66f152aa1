"""Rows of a completion table: tasks, who answers for them, and the outcomes against the targets."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from ...loaders.records import Responsibility, Task
from .. import iris
from .assessment import assessment
from .context import Context, Fact, facts
from .literals import chinese, integer, text
from .names import A, dct, org, rdfs, skos, zt


def tasks(at: Context) -> Iterator[Fact]:
    """Every task with its parts, its responsibilities and its assessments."""
    for record in at.extraction.tasks:
        node = iris.task(at.document, record.span, record.number)
        yield from _task(at, node, record)
        for duty in record.responsibilities:
            yield from _responsibility(at, node, duty)
        for pair in record.pairs:
            yield from assessment(at, pair)


def _task(at: Context, node: NamedNode, record: Task) -> Iterator[Fact]:
    yield from facts(
        node,
        (
            (A, zt("Task")),
            (zt("number"), integer(record.number)),
            (zt("requirement"), text(record.requirement)),
            (zt("completion"), text(record.completion)),
            (zt("verdict"), text(record.verdict)),
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


def _responsibility(at: Context, task: NamedNode, record: Responsibility) -> Iterator[Fact]:
    unit = iris.organization(at.place, record.unit)
    yield from facts(
        iris.responsibility(task, record),
        (
            (A, zt("Responsibility")),
            (zt("task"), task),
            (zt("organization"), unit),
            (zt("role"), text(record.role)),
            (zt("order"), integer(record.order)),
            (zt("why"), text(record.why)),
            (zt("evidence"), at.evidence(record.span)),
            (dct("isPartOf"), at.document),
        ),
    )
    name = chinese(record.unit)
    yield from facts(
        unit,
        (
            (A, org("Organization")),
            (skos("prefLabel"), name),
            (rdfs("label"), name),
            (zt("region"), at.region),
        ),
    )
