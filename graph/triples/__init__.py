"""Records as triples: one named graph per document, and one for the vocabulary.

Each module turns one kind of record into facts; this one puts them into their graphs.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from ...loaders.records import Extraction
from .. import iris
from .context import Context, Fact, context
from .document import activity, document, sections
from .evidence import evidence
from .initiative import initiatives
from .statement import every_statement, statements
from .task import tasks
from .term import terms
from .vocabulary import composed_units, vocabulary

__all__ = ["quads", "vocabulary_quads"]


def quads(extraction: Extraction) -> Iterator[Quad]:
    """All that was read from a document, in the document's named graph.

    What several documents may describe in the same words (initiatives, organisations, open
    indicators, units with a magnitude) goes to the vocabulary graph: a triple that stood in two
    graphs would be counted twice in a query over all of them. A quad may come twice.
    """
    at = context(extraction)
    for subject, predicate, value in _facts(at):
        graph = iris.VOCABULARY if iris.shared(subject) else at.graph
        yield Quad(subject, predicate, value, graph)
    for subject, predicate, value in composed_units(one.unit for one in every_statement(at)):
        yield Quad(subject, predicate, value, iris.VOCABULARY)


def vocabulary_quads() -> Iterator[Quad]:
    """Ontology, topics, indicators, units and regions, in the vocabulary graph.

    >>> next(vocabulary_quads()).graph_name.value
    'https://w3id.org/zhengtu/id/vocabulary/graph'
    """
    for subject, predicate, value in vocabulary():
        yield Quad(subject, predicate, value, iris.VOCABULARY)


def _facts(at: Context) -> Iterator[Fact]:
    yield from document(at)
    yield from sections(at)
    yield from statements(at)
    yield from initiatives(at)
    yield from tasks(at)
    yield from terms(at)
    yield from evidence(at)
    yield from activity(at)
