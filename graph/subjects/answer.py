"""The answer to any query as a network: what it names are nodes, what stands in a row is joined.

Of a SELECT every IRI is a node, joined to the IRI before it in its row; the other values of a row
are facts of the node that they follow. Where a whole answer holds no IRI, short texts are nodes,
but no codes and figures.
Of a CONSTRUCT a triple between two IRIs is an edge, one with a literal a fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QueryTriples, Store

from ...loaders.errors import BadQuery
from ..doubts import doubts
from ..network import things
from ..prefixes import expanded
from ..query import ask
from .cut import Edge, Node, Subject, joined

if TYPE_CHECKING:
    from ..network import Network

MOST = 20_000
"""Nodes of an answer that are drawn."""
SHORT = 30
"""Characters of a text that names something."""
_TYPE = expanded("rdf:type")
_EVIDENCE = NamedNode(expanded("zt:evidence"))
_NAMES = ("skos:prefLabel", "rdfs:label", "schema:name", "dct:title", "oa:exact")
_LABELS = tuple(expanded(name) for name in _NAMES)
_TEXTS = tuple(expanded(name) for name in ("xsd:string", "rdf:langString"))

Row = list[tuple[str, object]]
"""The values of a row that are bound, with the names of their columns."""


def answer(store: Store, text: str, params: Mapping[str, str] | None = None) -> Subject:
    """The network of what a SELECT, CONSTRUCT or DESCRIBE finds.

    Raises :class:`BadQuery` for an ASK and for an answer that names nothing.

    >>> found = answer(Store(), "SELECT ('绍兴市' AS ?region) ('生产总值' AS ?indicator) {}")
    >>> sorted(data["label"] for _, data in found.network.nodes(data=True))
    ['生产总值', '绍兴市']
    """
    result = ask(store, text, params)
    if isinstance(result, QueryBoolean):
        raise BadQuery("query", "yes or no is nothing to draw", "ask with SELECT or CONSTRUCT")
    found = _Found()
    if isinstance(result, QueryTriples):
        for triple in result:
            found.triple(triple.subject, triple.predicate, triple.object)
    else:
        names = [variable.value for variable in result.variables]
        bound = (zip(names, row, strict=True) for row in result)
        rows = [[one for one in row if one[1] is not None] for row in bound]
        named = any(isinstance(term, NamedNode) for row in rows for _, term in row)
        for row in rows:
            found.row(row, named)
    if not found.nodes:
        remedy = next(doubts(store, text, params or {}, True), "select things, as ?target")
        raise BadQuery("query", "the answer names nothing to draw", remedy)
    left = len(found.nodes) - MOST
    return Subject("", found.network(store), {"nodes": left} if left > 0 else {})


class _Found:
    """Nodes in the order in which they come, edges by the name of what joins them."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: set[tuple[str, str, str]] = set()
        self.facts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    def row(self, row: Row, named: bool) -> None:
        """A row whose values are joined; without anything ``named`` short texts are nodes."""
        nodes = [self._node(column, term, named) for column, term in row]
        last = next((node for node in nodes if node), "")
        for (column, term), node in zip(row, nodes, strict=True):
            if not node and last:
                self.facts[last][column].add(_text(term))
            elif node and node != last:
                self.edges.add((last, node, column))
                last = node

    def _node(self, column: str, term: object, named: bool) -> str:
        """The node of a value; nothing where it is only said of one."""
        if isinstance(term, NamedNode):
            self.nodes.setdefault(term.value, {})
            return term.value
        name = isinstance(term, Literal) and term.datatype.value in _TEXTS
        if named or not name or len(_text(term)) > SHORT or _text(term).isascii():
            return ""
        node = f"text:{column}/{_text(term)}"
        self.nodes.setdefault(node, {"type": column, "label": _text(term)})
        return node

    def triple(self, subject: object, predicate: NamedNode, said: object) -> None:
        """A triple as an edge, as a fact, or as what a thing is."""
        node, name = _text(subject), _local(predicate.value)
        own = self.nodes.setdefault(node, {})
        if predicate.value == _TYPE:
            own["type"] = _local(_text(said)).lower()
        elif isinstance(said, Literal):
            self.facts[node][name].add(said.value)
        else:
            self.nodes.setdefault(_text(said), {})
            self.edges.add((node, _text(said), name))

    def network(self, store: Store) -> Network:
        """What there is of them, with what the store knows of each."""
        drawn = list(islice(self.nodes, MOST))
        texts = {node for node in drawn if "label" in self.nodes[node]}
        known = things(_said(store, (node for node in drawn if node not in texts)))
        more = {
            node: self._told(node) | _described(store, node, self.nodes[node]) | known.get(node, {})
            for node in drawn
        }
        edges: Iterable[Edge] = ((*edge, {"type": edge[2]}) for edge in sorted(self.edges))
        return joined([], [], more, edges)

    def _told(self, node: str) -> Node:
        facts = self.facts.get(node, {})
        return {name: "、".join(sorted(values)) for name, values in sorted(facts.items())}


def _said(store: Store, nodes: Iterable[str]) -> Iterator[Quad]:
    """What the store says of some things, and of the evidence for it."""
    for node in nodes:
        for quad in store.quads_for_pattern(NamedNode(node), None, None, None):
            yield quad
            if quad.predicate == _EVIDENCE and isinstance(quad.object, NamedNode):
                yield from store.quads_for_pattern(quad.object, None, None, None)


def _described(store: Store, node: str, known: Node) -> Node:
    """The class and the label of any thing, by the ends of IRIs where nothing tells more."""
    told: Node = {"value": "", "quote": "", "document": "", "region": "", "type": "other"}
    if "label" in known:
        return told | known
    classes: list[str] = []
    labels: dict[str, str] = {}
    for quad in store.quads_for_pattern(NamedNode(node), None, None, None):
        if quad.predicate.value == _TYPE:
            classes.append(_local(_text(quad.object)).lower())
        elif quad.predicate.value in _LABELS and getattr(quad.object, "language", "") != "en":
            labels.setdefault(quad.predicate.value, _text(quad.object))
    label = next((labels[name] for name in _LABELS if name in labels), _local(node))
    return told | {"label": label} | ({"type": min(classes)} if classes else {}) | known


def _text(term: object) -> str:
    return str(getattr(term, "value", term))


def _local(iri: str) -> str:
    """What stands behind the last / or # of an IRI."""
    return iri.replace("#", "/").rstrip("/").rpartition("/")[2] or iri
