"""Statements: targets and outcomes, as said and in base units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from pyoxigraph import NamedNode

from ...loaders.records import Statement
from ...schema.indicators import normal
from ...schema.units import Unit, exact, unit
from .. import iris
from ..assess.cascade import assigned
from ..assess.measure import bounds
from .context import Context, Fact, Term, facts
from .literals import TRUE, boolean, chinese, decimal, integer, text
from .names import A, dct, skos, zt


def statements(at: Context) -> Iterator[Fact]:
    """Every statement of the document, in its text and in its table, once."""
    for record in every_statement(at):
        yield from _statement(at, record)
    yield from _open_indicators(every_statement(at))


def every_statement(at: Context) -> Iterable[Statement]:
    """The statements of the document and of its tasks, each once, in order."""
    tasks = at.extraction.tasks
    return dict.fromkeys(
        (
            *at.extraction.statements,
            *(one for task in tasks for one in (*task.targets, *task.outcomes, *task.adjusted)),
        )
    )


def _statement(at: Context, record: Statement) -> Iterator[Fact]:
    measure = unit(record.unit) if record.unit else None
    lower, upper = bounds(record)
    return facts(
        iris.statement(at.document, record),
        (
            (A, zt("Target" if record.kind == "target" else "Outcome")),
            (A, zt("Statement")),
            (zt("indicator"), iris.indicator(record.concept, record.indicator)),
            (zt("indicatorText"), text(record.indicator)),
            (zt("aspect"), text(record.aspect)),
            (zt("comparator"), text(record.comparator)),
            (zt("value"), decimal(record.value)),
            (zt("valueMax"), decimal(record.value_max)),
            (zt("lower"), decimal(lower)),
            (zt("upper"), decimal(upper)),
            (zt("unit"), NamedNode(measure.iri) if measure else None),
            (zt("unitText"), text(record.unit)),
            (zt("baseValue"), decimal(in_base(record.value, measure))),
            (zt("baseValueMax"), decimal(in_base(record.value_max, measure))),
            (zt("action"), text(record.action)),
            (zt("modality"), text(record.modality)),
            (zt("period"), text(record.year)),
            (zt("year"), integer(last_year(record.year))),
            (zt("subjectText"), text(record.subject)),
            (zt("relativeTo"), text(record.relative_to)),
            (zt("assigned"), TRUE if _assigned(record) else None),
            (zt("forecast"), boolean(record.forecast)),
            (zt("partYear"), text(record.part_year)),
            (zt("region"), at.region),
            (zt("evidence"), at.evidence(record.span)),
            (dct("isPartOf"), at.document),
            (zt("rule"), text(record.rule)),
        ),
    )


def _assigned(record: Statement) -> bool:
    return record.kind == "target" and assigned(record.relative_to, record.quote)


def in_base(value: Decimal | None, measure: Unit | None) -> Decimal | None:
    """A value in the base unit of its dimension; ``None`` where the unit is not known.

    >>> in_base(Decimal("5781"), unit("亿元")), in_base(Decimal(3), unit("亩"))
    (Decimal('578100000000'), Decimal('2000'))
    """
    if value is None or measure is None:
        return None
    return exact(Fraction(value) * measure.multiplier)


def last_year(period: str | None) -> int | None:
    """The last year of ``2020`` or ``2016-2020``.

    >>> last_year("2016-2020"), last_year(None)
    (2020, None)
    """
    return int(period.rsplit("-", 1)[-1]) if period else None


def _open_indicators(records: Iterable[Statement]) -> Iterator[Fact]:
    words = sorted({record.indicator for record in records if record.concept is None})
    for word in words:
        yield from facts(iris.indicator(None, word), _open_concept(word))


def _open_concept(word: str) -> tuple[tuple[NamedNode, Term | None], ...]:
    return (
        (A, zt("Indicator")),
        (A, skos("Concept")),
        (skos("prefLabel"), chinese(normal(word) or word)),
    )
