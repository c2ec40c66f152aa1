"""Regions: who pursues the same, who sets targets for the same, who asks for more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..projections import of, regions_sharing
from . import measures
from .table import Row, Table, table

if TYPE_CHECKING:
    from ..projections import Directed, Key, Plain

NEAREST = 5
"""Regions most like a region that communities of likeness are told by; all are a little alike."""


def by_initiatives(bipartite: Plain) -> tuple[Table, ...]:
    """Tables of :func:`zhengtu.graph.projections.region_initiative`."""
    sharing = regions_sharing(bipartite)
    groups, rank = measures.communities(sharing), measures.pagerank(sharing)
    between = measures.betweenness(sharing, distance="distance")
    rows = (
        (
            *(_label(sharing, place), bipartite.degree(place), sharing.degree(place)),
            *(between[place], rank[place], groups[place], place),
        )
        for place in sharing
    )
    pairs = (
        (*_ends(sharing, a, b), more["shared"], round(more["weight"], 3))
        for a, b, more in sharing.edges(data=True)
    )
    columns = "region initiatives partners betweenness pagerank community iri"
    return (
        table("regions", columns, rows, ["-initiatives", "region", "iri"]),
        _pairs("region-pairs", "shared weight", pairs, "shares-initiatives"),
    )


def by_indicators(bipartite: Directed, alike: Plain) -> tuple[Table, ...]:
    """Tables of :func:`zhengtu.graph.projections.region_indicator` and ``regions_alike``."""
    hubs, authorities = measures.hits(bipartite)
    groups = measures.communities(nearest(alike))
    weight = dict(bipartite.degree(weight="weight"))
    places, things = (of(bipartite, kind) for kind in ("region", "indicator"))
    rows = (
        (
            *(_label(bipartite, place), bipartite.degree(place), weight[place]),
            *(hubs[place], groups.get(place, 0), place),
        )
        for place in places
    )
    authority = (
        (_label(bipartite, each), bipartite.degree(each), weight[each], authorities[each], each)
        for each in things
    )
    pairs = (
        (*_ends(alike, a, b), more["weight"]) for a, b, more in nearest(alike).edges(data=True)
    )
    columns = "region indicators years hub community iri"
    return (
        table("region-targets", columns, rows, ["-indicators", "-years", "region", "iri"]),
        table(
            "indicators", "indicator regions years authority iri", authority, ["-authority", "iri"]
        ),
        _pairs("region-likeness", "likeness", pairs, "targets-alike"),
    )


def nearest(alike: Plain, most: int = NEAREST) -> Plain:
    """The ties of each region to the ``most`` regions that are most like it."""
    kept = alike.__class__()
    kept.add_nodes_from(alike.nodes(data=True))
    for place in alike:
        ties = sorted(alike[place].items(), key=lambda tie: (-tie[1]["weight"], tie[0]))
        kept.add_edges_from((place, other, more) for other, more in ties[:most])
    return kept


def by_cascade(graphs: dict[Key, Directed]) -> tuple[Table, ...]:
    """Tables of :func:`zhengtu.graph.projections.cascades`."""
    chains = ((*key, *_cascade(graph)) for key, graph in graphs.items())
    columns = "concept aspect year indicator regions steps levels beyond mean_gap rise chain"
    return (
        table("cascades", columns, chains, ["-steps", "concept", "aspect", "year"]),
        _cascade_regions(graphs),
        _steps(graphs),
    )


def _cascade_regions(graphs: dict[Key, Directed]) -> Table:
    """How often a region goes beyond the level above, and how often those below go beyond it."""
    own: defaultdict[str, list[float]] = defaultdict(list)
    below: defaultdict[str, list[float]] = defaultdict(list)
    labels: dict[str, str] = {}
    for graph in graphs.values():
        for upper, lower, more in graph.edges(data=True):
            own[lower].append(more["beyond"])
            below[upper].append(more["beyond"])
            labels |= {each: _label(graph, each) for each in (upper, lower)}
    rows = ((name, *_count(own[at]), *_count(below[at]), at) for at, name in labels.items())
    columns = "region compared beyond short below below_beyond below_short iri"
    return table("region-cascades", columns, rows, ["-beyond", "-below", "region", "iri"])


def _count(found: list[float]) -> tuple[int, int, int]:
    return len(found), sum(each > 0 for each in found), sum(each < 0 for each in found)


def _steps(graphs: dict[Key, Directed]) -> Table:
    rows = (
        (*(_label(graph, each) for each in (upper, lower)), *key, more["gap"], upper, lower)
        for key, graph in graphs.items()
        for upper, lower, more in graph.edges(data=True)
    )
    columns = "region other concept aspect year gap iri other_iri"
    by = ["concept", "aspect", "year", "iri", "other_iri"]
    return table("cascade-steps", columns, rows, by, "passes-down")


def _cascade(graph: Directed) -> Row:
    """What a cascade comes to: its size, how often a level goes beyond, its greatest rise."""
    from networkx import dag_longest_path_length

    gaps = [more["gap"] for *_, more in graph.edges(data=True)]
    beyond = sum(more["beyond"] > 0 for *_, more in graph.edges(data=True))
    levels = dag_longest_path_length(graph, weight="one", default_weight=1) + 1
    mean = round(sum(gaps) / len(gaps), 3) + 0.0
    rise, chain = _greatest_rise(graph)
    named = " → ".join(_label(graph, place) for place in chain)
    size = (graph.graph["label"], len(graph), len(gaps), levels)
    return (*size, beyond, mean, rise, named)


def _greatest_rise(graph: Directed) -> tuple[float, list[str]]:
    """What the steps down a chain go beyond together where that is most, and the chain."""
    from networkx import lexicographical_topological_sort

    best: dict[str, tuple[float, list[str]]] = {}
    for place in lexicographical_topological_sort(graph):
        above = (
            (round(best[upper][0] + graph.edges[upper, place]["beyond"], 6), best[upper][1])
            for upper in graph.predecessors(place)
        )
        rise, chain = max(above, default=(0.0, []))
        best[place] = (rise, [*chain, place])
    ends = (found for place, found in best.items() if graph.in_degree(place))
    return max(ends, key=lambda found: (found[0], len(found[1]), found[1]))


def _pairs(name: str, columns: str, rows: Iterator[Row], relation: str) -> Table:
    """A table of pairs: names, measures, then the IRIs of both."""
    told = ((*row[:2], *row[4:], *row[2:4]) for row in rows)
    last = columns.split()[-1]
    by = [f"-{last}", "region", "other", "iri", "other_iri"]
    return table(name, f"region other {columns} iri other_iri", told, by, relation)


def _ends(graph: Plain, a: str, b: str) -> tuple[str, str, str, str]:
    (name, one), (other, two) = sorted((_label(graph, each), each) for each in (a, b))
    return name, other, one, two


def _label(graph: Plain, node: str) -> str:
    return str(graph.nodes[node]["label"])
