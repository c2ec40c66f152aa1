"""Measures of a network's nodes: seeded, and the same whatever the hash seed of the interpreter.

networkx walks sets of nodes, and the order of a set of IRIs changes from run to run. So every
measure is taken on whole numbers in the order of the nodes' names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from networkx import DiGraph, Graph

    Plain = Graph[str]
    Numbered = Graph[int]
    Directed = DiGraph[str]

SEED = 2020
# Above EXACT nodes betweenness is estimated from PIVOTS of them (Brandes and Pich 2007).
EXACT = 1000
PIVOTS = 100
DIGITS = 6


def betweenness(graph: Plain, distance: str | None = None) -> dict[str, float]:
    """The share of shortest paths between two others that go through a node, 0–1.

    Over :data:`EXACT` nodes it is an estimate from a seeded sample. ``distance`` names the
    attribute of an edge that says how long it is; without it all are one.

    >>> from networkx import path_graph
    >>> betweenness(path_graph(["a", "b", "c"]))
    {'a': 0.0, 'b': 1.0, 'c': 0.0}
    """
    from networkx import betweenness_centrality

    pivots = PIVOTS if len(graph) > EXACT else None
    return _measured(
        graph, lambda plain: betweenness_centrality(plain, k=pivots, weight=distance, seed=SEED)
    )


def pagerank(graph: Plain) -> dict[str, float]:
    """How much of the weight in the network comes past a node; all together are one.

    >>> from networkx import star_graph
    >>> max(pagerank(star_graph("abcd")).items(), key=lambda item: item[1])[0]
    'a'
    """
    from networkx import pagerank as ranked

    return _measured(graph, ranked)


def hits(graph: Directed) -> tuple[dict[str, float], dict[str, float]]:
    """Hubs and authorities (Kleinberg 1999), each summing to one.

    A hub points to what many hubs point to, which are the authorities.

    >>> from networkx import DiGraph
    >>> hubs, authorities = hits(DiGraph([("a", "x"), ("b", "x"), ("b", "y")]))
    >>> hubs["b"] > hubs["a"], authorities["x"] > authorities["y"]
    (True, True)
    """
    from networkx import hits as found

    if not graph.number_of_edges():
        return dict.fromkeys(graph, 0.0), dict.fromkeys(graph, 0.0)
    plain, names = _numbered(graph)
    # Without a start of ours the numerics would begin at a random one.
    hubs, authorities = found(plain, nstart=dict.fromkeys(plain, 1.0))
    return _named(hubs, names), _named(authorities, names)


def communities(graph: Plain) -> dict[str, int]:
    """The number of each node's community (Louvain on weights), the largest community first.

    >>> from networkx import Graph
    >>> communities(Graph([("a", "b"), ("b", "c"), ("a", "c"), ("x", "y")]))
    {'a': 1, 'b': 1, 'c': 1, 'x': 2, 'y': 2}
    """
    from networkx.algorithms.community import louvain_communities

    plain, names = _numbered(graph)
    found = louvain_communities(plain, weight="weight", seed=SEED) if len(plain) else []
    groups = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    return {names[node]: number for number, group in enumerate(groups, 1) for node in group}


def articulation(graph: Plain) -> set[str]:
    """The nodes without which some of the others would no longer be connected.

    >>> from networkx import path_graph
    >>> articulation(path_graph("abc"))
    {'b'}
    """
    from networkx import articulation_points

    return set(articulation_points(graph))


def bridges(graph: Plain) -> set[tuple[str, str]]:
    """The edges without which their ends would no longer be connected, both ways round.

    >>> from networkx import Graph
    >>> sorted(bridges(Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")])))
    [('c', 'd'), ('d', 'c')]
    """
    from networkx import bridges as found

    pairs = cast("list[tuple[str, str]]", list(found(graph)))
    return {*pairs, *((b, a) for a, b in pairs)}


def _measured(graph: Plain, measure: Callable[[Numbered], Mapping[int, float]]) -> dict[str, float]:
    plain, names = _numbered(graph)
    return _named(measure(plain) if len(plain) else {}, names)


def _named(found: Mapping[int, float], names: list[str]) -> dict[str, float]:
    # No −0.0 in a table.
    return {name: round(found[number], DIGITS) + 0.0 for number, name in enumerate(names)}


def _numbered(graph: Plain) -> tuple[Numbered, list[str]]:
    """The graph over the places of its nodes in their order, and the nodes in it."""
    names = sorted(graph)
    place = {name: number for number, name in enumerate(names)}
    plain: Numbered = graph.__class__()  # type: ignore[assignment]
    plain.add_nodes_from(range(len(names)))
    edges = [(place[a], place[b], more) for a, b, more in graph.edges(data=True)]
    plain.add_edges_from(sorted(edges, key=lambda edge: (edge[0], edge[1])))
    return plain, names
