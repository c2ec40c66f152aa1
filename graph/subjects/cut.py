"""Some nodes of several documents' networks as one network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..network import INITIATIVES, Value

if TYPE_CHECKING:
    from ..network import Network

MOST = 1_500
"""Nodes that a person finds a way through on one page."""

Edge = tuple[str, str, str, Mapping[str, Value]]
Node = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Subject:
    """The network of a thing, the ``node`` that it is, and how much of what is ``left`` out."""

    node: str
    network: Network
    left: Mapping[str, int] = field(default_factory=dict)


def edges_by_type(networks: Iterable[Network]) -> Mapping[str, list[Edge]]:
    """Every edge, with those between documents; one that several networks hold comes again."""
    found: dict[str, list[Edge]] = defaultdict(list)
    for network in networks:
        # Twice as fast as the edges of networkx, and there are half a million.
        for start, near in network.adjacency():
            for end, several in near.items():
                for key, more in several.items():
                    found[more["type"]].append((start, end, key, more))
        for edge in network.graph.get("beyond", ()):
            found[edge[3]["type"]].append(edge)
    return found


def after(network: Network, node: str, *kinds: str) -> set[str]:
    """The nodes that edges of some types lead to from a node."""
    found = network.out_edges(node, data=True) if node in network else ()
    return {end for _, end, more in found if more["type"] in kinds}


def before(network: Network, node: str, *kinds: str) -> set[str]:
    """The nodes that edges of some types lead from to a node."""
    found = network.in_edges(node, data=True) if node in network else ()
    return {start for start, _, more in found if more["type"] in kinds}


def typed(network: Network, *kinds: str) -> Iterator[tuple[str, Node]]:
    """The nodes of some types."""
    return ((node, data) for node, data in network.nodes(data=True) if data["type"] in kinds)


def joined(
    networks: Sequence[Network],
    kept: Iterable[str],
    more: Mapping[str, Node] | None = None,
    between: Iterable[Edge] = (),
) -> Network:
    """The nodes that are ``kept``, with the edges among them, in order.

    ``more`` are other nodes, and what is added to those that are there; ``between`` other edges.
    Every initiative is told by all the documents that are kept.
    """
    from networkx import MultiDiGraph

    wanted = set(kept)
    nodes: dict[str, Node] = {}
    found = {edge[:3]: edge[3] for edge in between}
    for network in networks:
        here = [node for node in wanted if node in network]
        for node in here:
            nodes.setdefault(node, dict(network.nodes[node]))
        found |= {edge[:3]: edge[3] for edge in _among(network, here, wanted)}
    for node, data in (more or {}).items():
        nodes.setdefault(node, {}).update(data)
    graph: Network = MultiDiGraph()
    graph.add_nodes_from(sorted(nodes.items()))
    for (source, target, key), told in sorted(found.items(), key=lambda edge: edge[0]):
        if source in nodes and target in nodes:
            graph.add_edge(source, target, key=key, **told)
    _tell_initiatives(graph)
    return graph


def _among(network: Network, here: Iterable[str], wanted: set[str]) -> Iterator[Edge]:
    """The edges between wanted nodes, without a walk over all that a document states."""
    for start in here:
        near = network[start]
        for end in near if len(near) < len(wanted) else wanted:
            if end in wanted and end in near:
                yield from ((start, end, key, more) for key, more in near[end].items())
    yield from network.graph.get("beyond", ())


def _tell_initiatives(graph: Network) -> None:
    """Give every initiative its first quote, its latest phase and the years of its reports."""
    for node, data in typed(graph, *INITIATIVES):
        seen = sorted(
            (
                (_year(graph, source), int(more.get("start", 0)), source, more)
                for source, _, more in graph.in_edges(node, data=True)
                if more["type"] == "observed"
            ),
            key=lambda one: one[:3],
        )
        if not seen:
            continue
        first, latest = seen[0][3], seen[-1][3]
        told = ("quote", "document", "start", "end")
        data |= {key: first[key] for key in told if key in first}
        years = sorted({year for year, *_ in seen if year})
        data |= {"value": latest["phase"], "years": " ".join(map(str, years))}
        data["year"] = years[0] if years else ""


def _year(graph: Network, document: str) -> int:
    return int(graph.nodes[document].get("year") or 0)
