"""Parts held in memory: what a region's documents are drawn from while the store is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from .network import READ, in_row, related_network
from .prefixes import expanded
from .store import read_part
from .triples import vocabulary_quads

if TYPE_CHECKING:
    from .network import Network

Node = str


class Held:
    """The quads of a region's files: what its documents say, and how that is judged.

    Gives the networks that a store of all parts would give: whatever a document refers to is
    described in the files of its region or in the vocabulary.

    >>> Held([]).network("https://w3id.org/zhengtu/id/document/none").number_of_nodes()
    0
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._said: dict[Node, list[Quad]] = defaultdict(list)
        self._graphs: dict[Node, list[Quad]] = defaultdict(list)
        judged: list[Node] = []
        properties = [expanded(name) for name in (*READ, "zt:via")]
        for quad in (quad for file in files for quad in read_part(file, properties)):
            subject = _name(quad.subject)
            self._said[subject].append(quad)
            self._graphs[_name(quad.graph_name)].append(quad)
            if in_row(quad):
                judged.append(subject)
        for assessment in judged:
            self._judge(self._said[assessment])

    def _judge(self, told: list[Quad]) -> None:
        """Count an assessment to the graph of the document that its target stands in."""
        assesses = expanded("zt:assesses")
        for target in (_name(quad.object) for quad in told if quad.predicate.value == assesses):
            if target in self._said:
                self._graphs[_name(self._said[target][0].graph_name)] += told

    def network(self, document: Node) -> Network:
        """The network of one document by its IRI."""
        return related_network(self._graphs.get(f"{document}/graph", []), self._of)

    def _of(self, thing: NamedNode) -> list[Quad]:
        return self._said.get(thing.value, []) + _vocabulary().get(thing.value, [])


@lru_cache(maxsize=1)
def _vocabulary() -> dict[Node, list[Quad]]:
    found: dict[Node, list[Quad]] = defaultdict(list)
    for quad in vocabulary_quads():
        found[_name(quad.subject)].append(quad)
    return dict(found)


def _name(term: object) -> Node:
    """The IRI of a thing; no other term names one here."""
    return term.value if isinstance(term, NamedNode) else ""
