"""Units: who answers for how much, who works with whom, and who cannot be done without."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ..projections import units_together
from . import measures
from .table import Table, table

if TYPE_CHECKING:
    from ..projections import Plain


def tables(bipartite: Plain) -> tuple[Table, ...]:
    """The tables of the projection :func:`zhengtu.graph.projections.unit_task`."""
    together = units_together(bipartite)
    groups = measures.communities(together)
    return (
        _units(bipartite, together, groups),
        _pairs(together),
        _communities(bipartite, together, groups),
    )


def _units(bipartite: Plain, together: Plain, groups: dict[str, int]) -> Table:
    roles = Counter(
        (unit, bipartite.edges[unit, task]["role"]) for unit in together for task in bipartite[unit]
    )
    among, over = measures.betweenness(together), measures.betweenness(bipartite)
    rank, key = measures.pagerank(together), measures.articulation(together)
    load = dict(together.degree(weight="weight"))
    rows = (
        (
            *(_label(together, unit), together.nodes[unit]["region"]),
            *(roles[unit, "lead"], roles[unit, "support"], together.degree(unit), load[unit]),
            *(among[unit], over[unit], rank[unit], groups[unit], int(unit in key), unit),
        )
        for unit in together
    )
    columns = (
        "unit region leads supports partners shared betweenness task_betweenness pagerank "
        "community articulation iri"
    )
    return table("units", columns, rows, ["-partners", "-betweenness", "unit", "iri"])


def _pairs(together: Plain) -> Table:
    bridges = measures.bridges(together)
    rows = []
    for ends in together.edges:
        (name, a), (other, b) = sorted((_label(together, each), each) for each in ends)
        weight = together.edges[a, b]["weight"]
        rows.append((name, other, weight, int((a, b) in bridges), a, b))
    columns, by = "unit other tasks bridge iri other_iri", ["-tasks", "unit", "other", "iri"]
    return table("unit-pairs", columns, rows, [*by, "other_iri"], "works-with")


def _communities(bipartite: Plain, together: Plain, groups: dict[str, int]) -> Table:
    members: defaultdict[int, list[str]] = defaultdict(list)
    for unit in together:
        members[groups[unit]].append(unit)
    rows = (
        (
            *(number, len(units), len({task for unit in units for task in bipartite[unit]})),
            "、".join(sorted(_label(together, unit) for unit in units)),
        )
        for number, units in members.items()
    )
    return table("communities", "community units tasks members", rows, ["community"])


def _label(graph: Plain, node: str) -> str:
    return str(graph.nodes[node]["label"])
