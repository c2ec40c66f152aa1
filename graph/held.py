"""Parts held in memory: what a region's documents are drawn from while the store is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .documents import READ, counts, related_network
from .facts import Told, told, told_in
from .triples import vocabulary_quads

if TYPE_CHECKING:
    from .network import Network

Node = str


class Held:
    """What a region's files say: what is in its documents, and how that is judged.

    Gives the networks that a store of all parts would give: whatever a document refers to is
    described in the files of its region or in the vocabulary.

    >>> Held([]).network("https://w3id.org/zhengtu/id/document/none").number_of_nodes()
    0
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._said: dict[Node, list[Told]] = defaultdict(list)
        self._graphs: dict[Node, list[Told]] = defaultdict(list)
        home: dict[Node, Node] = {}
        judged: dict[Node, None] = {}
        for file in files:
            for graph, said in told_in(file, READ):
                known = self._said[said[0]]
                if not known:
                    home[said[0]] = graph
                known.append(said)
                self._graphs[graph].append(said)
                if counts(said):
                    judged[said[0]] = None
        for assessment in judged:
            self._judge(self._said[assessment], home)

    def _judge(self, said: list[Told], home: dict[Node, Node]) -> None:
        """Count an assessment to the graph of the document that its target stands in."""
        for target in (value for _, name, value, _ in said if name == "zt:assesses"):
            if target in home:
                self._graphs[home[target]] += said

    def network(self, document: Node) -> Network:
        """The network of one document by its IRI."""
        return related_network(self._graphs.get(f"{document}/graph", []), self._of)

    def _of(self, thing: Node) -> list[Told]:
        return self._said.get(thing, []) + _vocabulary().get(thing, [])


@lru_cache(maxsize=1)
def _vocabulary() -> dict[Node, list[Told]]:
    found: dict[Node, list[Told]] = defaultdict(list)
    for said in told(vocabulary_quads(), READ):
        found[said[0]].append(said)
    return dict(found)
