"""Records as triples: one named graph per document, and one for the vocabulary.

Each module turns one kind of record into facts; this one puts them into their graphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from ...loaders.records import Extraction
from .. import iris
from ..aliases import NOTHING_DECIDED, Aliases
from .attention import attention
from .context import Context, Fact, context
from .document import activity, document, sections
from .evidence import evidence
from .initiative import initiatives, preferred_names
from .statement import every_statement, statements
from .task import tasks
from .term import terms
from .vocabulary import composed_units, vocabulary

__all__ = ["preferred_names", "quads", "vocabulary_quads"]


def quads(
    extraction: Extraction,
    aliases: Aliases = NOTHING_DECIDED,
    names: Mapping[NamedNode, str] | None = None,
) -> Iterator[Quad]:
    """All that was read from a document, in the document's named graph.

    What several documents may describe in the same words (initiatives, organisations, open
    indicators, units with a magnitude) goes to the vocabulary graph: a triple that stood in two
    graphs would be counted twice in a query over all of them. A quad may come twice. ``aliases``
    are the names of units that a person merged, ``names`` the `preferred_names` of initiatives:
    those of all documents of the region, or of this one alone.
    """
    at = context(extraction, aliases, preferred_names([extraction]) if names is None else names)
    before, graph = None, at.graph
    for subject, predicate, value in _facts(at):
        if subject is not before:
            before, graph = subject, iris.VOCABULARY if iris.shared(subject) else at.graph
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
    yield from attention(at)
    yield from evidence(at)
    yield from activity(at)
