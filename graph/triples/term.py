"""Entries of a glossary, linked to where their terms occur."""

from __future__ import annotations

from collections.abc import Iterator

from .. import iris
from .context import Context, Fact, facts
from .literals import chinese, integer, text
from .names import A, dct, skos, zt


def terms(at: Context) -> Iterator[Fact]:
    """Every entry as a concept with its definition, its evidence and its occurrences."""
    for record in at.extraction.terms:
        node = iris.term(at.document, record)
        yield from facts(
            node,
            (
                (A, zt("Term")),
                (A, skos("Concept")),
                (skos("prefLabel"), chinese(record.term)),
                (skos("definition"), chinese(record.definition)),
                (zt("number"), integer(record.number)),
                (zt("page"), integer(record.page)),
                (dct("isPartOf"), at.document),
                (zt("evidence"), at.evidence(record.span)),
                (zt("rule"), text(record.rule)),
            ),
        )
        for span in record.occurrences:
            yield node, zt("occurrence"), at.evidence(span)
