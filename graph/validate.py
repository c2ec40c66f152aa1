"""Does a graph hold what it must? The shapes of ``schema/shapes.ttl``, checked by pySHACL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Store, Triple

from .. import schema
from ..schema.turtle import ID
from . import iris
from .prefixes import VOCABULARIES
from .store import open_store

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

# Up to here the whole graph is checked; a larger one by as many documents as fit.
WHOLE = 200_000
TEXT = VOCABULARIES["xsd"] + "string"
SHACL = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One complaint: the node it is about, the shape and property, and what to do."""

    node: str
    shape: str
    path: str
    message: str

    def __str__(self) -> str:
        """The complaint as one line.

        >>> print(Result("id:task/1", "Task", "zt:number", "needs one running number"))
        id:task/1 needs one running number [shape Task, zt:number]
        """
        where = f"{self.shape}, {self.path}" if self.path else self.shape
        return f"{self.node} {self.message} [shape {where}]"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome: ``triples`` and ``documents`` checked of ``documents_held``, and complaints.

    It is ``whole`` where all documents and judgements were checked, not a sample.
    """

    conforms: bool
    triples: int
    documents: int
    documents_held: int
    whole: bool
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """What of a graph is to be checked: of so many documents, of how many, and whether that is all.

    ``triples`` are those of the documents and of the vocabulary that they lead to.
    """

    triples: frozenset[Triple]
    documents: int
    documents_held: int
    whole: bool


def validate(graph: Path | Store, limit: int = WHOLE) -> Report:
    """Check a store, or the one in a directory, against the shapes.

    A graph of more than ``limit`` triples is checked on a sample of its documents, always the
    same. Raises :class:`NoGraph` where there is no store.
    """
    return checked(sample(graph, limit))


def sample(graph: Path | Store, limit: int = WHOLE) -> Sample:
    """What of a store to check: as many documents as ``limit`` triples hold, one at least."""
    store = graph if isinstance(graph, Store) else open_store(graph)
    graphs = _graphs(store)
    triples: set[Triple] = set()
    taken = 0
    for name in graphs:
        found = {quad.triple for quad in store.quads_for_pattern(None, None, None, name)}
        if taken and len(triples) + len(found) > limit:
            break
        triples |= found
        taken += 1
    triples |= _vocabulary(store, triples)
    documents, held = _documents(graphs[:taken]), _documents(graphs)
    return Sample(frozenset(triples), documents, held, taken == len(graphs))


def checked(one: Sample) -> Report:
    """The report on a sample; for the largest it takes half a minute."""
    results = tuple(sorted(_complaints(_memory(one.triples))))
    held = one.documents_held
    return Report(not results, len(one.triples), one.documents, held, one.whole, results)


def _documents(graphs: Iterable[NamedNode]) -> int:
    """How many of the graphs are those of documents; the others hold judgements."""
    return sum(name.value.startswith(f"{ID}document/") for name in graphs)


def _graphs(store: Store) -> list[NamedNode]:
    """The named graphs but the vocabulary; their order has nothing to do with what they hold."""
    names = [name for name in store.named_graphs() if isinstance(name, NamedNode)]
    return sorted(
        (name for name in names if name != iris.VOCABULARY),
        key=lambda name: sha256(name.value.encode()).digest(),
    )


def _vocabulary(store: Store, triples: set[Triple]) -> set[Triple]:
    """What the vocabulary says of all things that ``triples`` lead to; the rest is as shipped."""
    found: set[Triple] = set()
    seen: set[NamedNode] = set()
    ahead = {triple.object for triple in triples if isinstance(triple.object, NamedNode)}
    while ahead:
        seen |= ahead
        told = {
            quad.triple
            for node in ahead
            for quad in store.quads_for_pattern(node, None, None, iris.VOCABULARY)
        }
        found |= told
        ahead = {one.object for one in told if isinstance(one.object, NamedNode)} - seen
    return found


def _memory(triples: Iterable[Triple]) -> Graph:
    """An rdflib graph: pySHACL asks for its length too often for any other store.

    Its terms are made here, each name once: a parser would take as long as the checks.
    """
    import rdflib

    named = cache(rdflib.URIRef)

    def term(one: object) -> Node:
        if isinstance(one, NamedNode):
            return named(one.value)
        if not isinstance(one, Literal):
            return rdflib.BNode(str(one))
        if one.language or one.datatype.value == TEXT:
            return rdflib.Literal(one.value, lang=one.language)
        return rdflib.Literal(one.value, datatype=named(one.datatype.value))

    graph = rdflib.Graph()
    for triple in triples:
        graph.add((term(triple.subject), term(triple.predicate), term(triple.object)))
    return graph


def _complaints(data: Graph) -> Iterator[Result]:
    from pyshacl import validate as check
    from rdflib import Graph, URIRef

    shapes = Graph().parse(data=(files(schema) / "shapes.ttl").read_bytes(), format="turtle")
    _, found, _ = check(data, shacl_graph=shapes, inference="none", advanced=False)
    for result in found.subjects(URIRef(SHACL + "resultSeverity")):
        told = {name: found.value(result, URIRef(SHACL + name)) for name in _PARTS}
        source = told["sourceShape"]
        owner = shapes.value(None, URIRef(SHACL + "property"), source) or source
        yield Result(
            node=_short(told["focusNode"]),
            shape=str(owner).rsplit("#", 1)[-1],
            path=_short(told["resultPath"]),
            message=str(told["resultMessage"]),
        )


_PARTS = ("focusNode", "resultPath", "sourceShape", "resultMessage")


def _short(node: Node | None) -> str:
    """An IRI with its prefix, where it has one."""
    if node is None:
        return ""
    text = str(node)
    for prefix, space in VOCABULARIES.items():
        if text.startswith(space):
            return f"{prefix}:{text.removeprefix(space)}"
    return text
