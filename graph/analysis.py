"""A first analysis of the network: who stands in the middle, who works together, what is shared.

Everything is seeded and sorted, and done on whole numbers in place of IRIs, so that the same
network gives the same tables whatever the hash seed of the interpreter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from .network import INITIATIVES

if TYPE_CHECKING:
    from networkx import Graph

    from .network import Network

    Plain = Graph[int]

Cell = str | int | float

SEED = 2020
# Above EXACT nodes betweenness is estimated from PIVOTS of them (Brandes and Pich 2007).
EXACT = 1000
PIVOTS = 100


@dataclass(frozen=True, slots=True)
class Table:
    """A result: its name (of the CSV file too), what it shows, its columns, its rows."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def analyze(network: Network) -> tuple[Table, ...]:
    """The tables of a network as :func:`zhengtu.graph.network.network` makes it.

    Betweenness is normalised to 0–1; over :data:`EXACT` nodes it is an estimate from
    a seeded sample. Communities are Louvain's on units weighted by the tasks they share.

    >>> from .network import network
    >>> [table.name for table in analyze(network([]))]
    ['kinds', 'units', 'unit-pairs', 'communities', 'projects', 'shared-projects']
    """
    tasks = _units_by_task(network)
    pairs = Counter(pair for units in tasks.values() for pair in combinations(units, 2))
    units = sorted({unit for each in tasks.values() for unit in each})
    members = _communities(units, pairs)
    return (
        _kinds(network),
        _units(network, units, tasks, pairs, members),
        _unit_pairs(network, pairs),
        _communities_table(network, tasks, members),
        _projects(network),
        _shared_projects(network),
    )


def _units_by_task(network: Network) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for unit, task, kind in _edges(network):
        if kind in ("leads", "supports"):
            found[task].add(unit)
    by_name = {
        task: sorted(units, key=lambda u: (_label(network, u), u)) for task, units in found.items()
    }
    return dict(sorted(by_name.items()))


def _graph(nodes: list[str], edges: Iterable[tuple[str, str, int]]) -> Plain:
    """An undirected graph over the positions of ``nodes``, weighted."""
    from networkx import Graph

    place = {node: index for index, node in enumerate(nodes)}
    graph: Plain = Graph()
    graph.add_nodes_from(range(len(nodes)))
    for source, target, weight in sorted(edges):
        graph.add_edge(place[source], place[target], weight=weight)
    return graph


def _betweenness(nodes: list[str], edges: Iterable[tuple[str, str, int]]) -> dict[str, float]:
    from networkx import betweenness_centrality

    graph = _graph(nodes, edges)
    pivots = PIVOTS if len(nodes) > EXACT else None
    found = betweenness_centrality(graph, k=pivots, seed=SEED)
    return {node: round(found[index], 6) for index, node in enumerate(nodes)}


def _communities(units: list[str], pairs: Counter[tuple[str, str]]) -> list[list[str]]:
    """Units that work together, the largest group first."""
    from networkx.algorithms.community import louvain_communities

    if not pairs:
        return [[unit] for unit in units]
    graph = _graph(units, ((a, b, weight) for (a, b), weight in pairs.items()))
    found = louvain_communities(graph, weight="weight", seed=SEED)
    groups = [[units[index] for index in sorted(group)] for group in found]
    return sorted(groups, key=lambda group: (-len(group), group))


def _kinds(network: Network) -> Table:
    nodes = Counter(_type(network, node) for node in network)
    edges = Counter(kind for _, _, kind in _edges(network))
    rows = [("node", kind, count) for kind, count in nodes.items()]
    rows += [("edge", kind, count) for kind, count in edges.items()]
    rows.sort(key=lambda row: (row[0] == "edge", -row[2], row[1]))
    return Table("kinds", "节点与关系的类型", ("what", "type", "count"), tuple(rows))


def _units(
    network: Network,
    units: list[str],
    tasks: dict[str, list[str]],
    pairs: Counter[tuple[str, str]],
    members: list[list[str]],
) -> Table:
    """One row a unit: partners and betweenness in the graph of shared tasks, and its tasks."""
    partners = Counter(unit for pair in pairs for unit in pair)
    roles = Counter((unit, kind) for unit, _, kind in _edges(network))
    among_units = _betweenness(units, ((a, b, weight) for (a, b), weight in pairs.items()))
    with_tasks = _betweenness(
        units + list(tasks), ((unit, task, 1) for task, each in tasks.items() for unit in each)
    )
    community = {unit: number for number, group in enumerate(members, 1) for unit in group}
    rows = [
        (
            *(_label(network, unit), _region(network, unit)),
            *(roles[unit, "leads"], roles[unit, "supports"], partners[unit]),
            *(among_units[unit], with_tasks[unit], community[unit], unit),
        )
        for unit in units
    ]
    rows.sort(key=lambda row: (-row[4], -row[5], row[0], row[8]))
    columns = (
        *("unit", "region", "leads", "supports", "partners"),
        *("betweenness", "task_betweenness", "community", "iri"),
    )
    return Table("units", "责任单位的中心性", columns, tuple(rows))


def _unit_pairs(network: Network, pairs: Counter[tuple[str, str]]) -> Table:
    rows = [
        (_label(network, a), _label(network, b), count, a, b) for (a, b), count in pairs.items()
    ]
    rows.sort(key=lambda row: (-row[2], *row[:2], *row[3:]))
    columns = ("unit", "other", "tasks", "iri", "other_iri")
    return Table("unit-pairs", "共同承担任务的单位", columns, tuple(rows))


def _communities_table(
    network: Network, tasks: dict[str, list[str]], members: list[list[str]]
) -> Table:
    rows = []
    for number, group in enumerate(members, 1):
        inside = set(group)
        count = sum(1 for units in tasks.values() if inside.intersection(units))
        names = "、".join(sorted(_label(network, unit) for unit in group))
        rows.append((number, len(group), count, names))
    columns = ("community", "units", "tasks", "members")
    return Table("communities", "单位协作群组", columns, tuple(rows))


def _projects(network: Network) -> Table:
    """One row an initiative, by its place among documents, tasks and units."""
    kinds = {"observed", "mentions", "leads", "supports", "part-of"}
    edges = {
        (a, b, 1) for a, b, kind in _edges(network) if kind in kinds and _type(network, a) != "term"
    }
    initiatives = _initiatives(network)
    nodes = sorted({end for a, b, _ in edges for end in (a, b)} | set(initiatives))
    between = _betweenness(nodes, edges)
    degree = Counter(initiative for _, initiative, _ in edges)
    rows = [
        (
            *(_label(network, each), _type(network, each), _region(network, each)),
            *(str(network.nodes[each]["value"]), degree[each], between[each], each),
        )
        for each in initiatives
    ]
    rows.sort(key=lambda row: (-row[4], -row[5], *row[:3], row[6]))
    columns = ("project", "category", "region", "phase", "degree", "betweenness", "iri")
    return Table("projects", "项目与举措的中心性", columns, tuple(rows))


def _shared_projects(network: Network) -> Table:
    """Initiatives that documents of more than one region call by the same name."""
    regions: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in _initiatives(network):
        regions[_label(network, each), _type(network, each)].add(_region(network, each))
    rows = [
        (name, kind, len(places), "、".join(sorted(places)))
        for (name, kind), places in regions.items()
        if len(places) > 1
    ]
    rows.sort(key=lambda row: (-row[2], row[0], row[1]))
    columns = ("project", "category", "regions", "names")
    return Table("shared-projects", "跨地区共有的项目", columns, tuple(rows))


def _initiatives(network: Network) -> list[str]:
    return [node for node in network if _type(network, node) in INITIATIVES]


def _edges(network: Network) -> Iterator[tuple[str, str, str]]:
    """Source, target and type of every edge."""
    for source, target, more in network.edges(data=True):
        yield source, target, str(more["type"])


def _type(network: Network, node: str) -> str:
    return str(network.nodes[node]["type"])


def _label(network: Network, node: str) -> str:
    return str(network.nodes[node]["label"])


def _region(network: Network, node: str) -> str:
    """The name of a node's region, or its IRI where the network does not hold the region."""
    region = str(network.nodes[node]["region"])
    return _label(network, region) if network.has_node(region) else region
