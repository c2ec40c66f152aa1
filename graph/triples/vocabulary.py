"""The vocabulary graph: ontology, topics, indicators, units, regions; the same in every build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from pyoxigraph import Literal, NamedNode, Triple

from ...schema.turtle import ID, triples
from ...schema.units import Unit, exact, listed, unit
from .. import iris
from .attention import watched_terms
from .context import Fact, facts
from .literals import DECIMAL, chinese, decimal, integer, text
from .names import A, prov, rdfs, skos, zt
from .region import regions

FILES = ("zhengtu.ttl", "topics.ttl", "indicators.ttl", "units.ttl")
CONCEPTS = frozenset({zt("Indicator"), zt("Topic"), zt("Unit"), zt("Magnitude")})


def vocabulary() -> Iterator[Fact]:
    """All that is known before a report is read."""
    for name in FILES:
        for triple in triples(name):
            yield from _fact(triple)
    yield from regions()
    yield from watched_terms()
    yield iris.SOFTWARE, A, prov("SoftwareAgent")
    yield from facts(iris.SOFTWARE, ((rdfs("label"), chinese("政图")),))


def _fact(triple: Triple) -> Iterator[Fact]:
    subject, predicate, value = triple
    if isinstance(value, Literal) and value.datatype == DECIMAL:
        value = decimal(Decimal(value.value)) or value
    yield subject, predicate, value
    if predicate == A and value in CONCEPTS:
        yield subject, A, skos("Concept")


def composed_units(words: Iterable[str | None]) -> Iterator[Fact]:
    """The units among ``words`` that have a magnitude (亿元): no vocabulary file lists them."""
    for word in sorted({word for word in words if word}):
        measure = unit(word)
        if measure is not None and not listed(measure):
            yield from _composed(measure)


def _composed(measure: Unit) -> Iterator[Fact]:
    base = unit(measure.base)
    return facts(
        NamedNode(measure.iri),
        (
            (A, zt("Unit")),
            (A, skos("Concept")),
            (skos("inScheme"), NamedNode(ID + "scheme/unit")),
            (skos("notation"), text(measure.word)),
            (skos("prefLabel"), chinese(measure.word)),
            (zt("dimension"), text(measure.dimension)),
            (zt("baseUnit"), NamedNode(base.iri) if base else None),
            *_factor(measure.multiplier),
        ),
    )


def _factor(multiplier: Fraction) -> tuple[tuple[NamedNode, Literal | None], ...]:
    """The multiplier as a decimal where one says it exactly, else as a fraction."""
    value = exact(multiplier)
    if value == multiplier:
        return ((zt("multiplier"), decimal(value)),)
    return (
        (zt("numerator"), integer(multiplier.numerator)),
        (zt("denominator"), integer(multiplier.denominator)),
    )
