"""The analysis of a graph: who stands in the middle, who works together, what is shared.

One projection a question (:mod:`zhengtu.graph.projections`), measured and written as tables, and
put on the network that GraphML and GEXF carry. Everything is seeded and sorted: the same graph
gives the same tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from ...loaders.initiatives.identity import key
from .. import projections
from ..assess.panel import headline
from . import projects, regions, units
from .table import Cell, Table, table

if TYPE_CHECKING:
    from ..network import Network

__all__ = ["Cell", "Source", "Table", "analyze", "annotate"]

Source = Callable[[str], Iterable[Mapping[str, str]]]
"""The rows of a table of the build by its name; none where there is no such table."""


def analyze(rows: Source, duties: Iterable[projections.Duty] = ()) -> tuple[Table, ...]:
    """The tables of a graph, from the tables of its build and what units answer for.

    >>> found = analyze(lambda name: [])
    >>> [table.name for table in found][:5]
    ['kinds', 'units', 'unit-pairs', 'communities', 'projects']
    >>> {len(table.rows) for table in found}
    {0}
    """
    held = list(duties)
    alike = projections.regions_alike(rows("panel_targets"), headline())
    return (
        _kinds(rows, held),
        *units.tables(projections.unit_task(held)),
        *projects.tables(lambda: rows("initiatives")),
        *regions.by_initiatives(projections.region_initiative(rows("initiatives"))),
        *regions.by_indicators(projections.region_indicator(rows("statements")), alike),
        *regions.by_cascade(projections.cascades(rows("cascade"))),
    )


def annotate(network: Network, tables: Iterable[Table]) -> None:
    """Put the measures on the nodes that they are of, and the pairs between them as edges.

    An attribute is called after its table and column, ``units_betweenness``; an edge after the
    relation of its table (``works-with``), with the measures as they stand in it.

    >>> from networkx import MultiDiGraph
    >>> network = MultiDiGraph()
    >>> network.add_node("x:a", type="organization")
    >>> annotate(network, [table("units", "unit partners iri", [("a", 2, "x:a")], [])])
    >>> network.nodes["x:a"]
    {'type': 'organization', 'units_partners': 2}
    """
    for each in tables:
        told = {column for column, *_ in each.meanings}
        for row in each.records():
            if "iri" not in row or row["iri"] not in network:
                continue
            node = str(row["iri"])
            if not each.relation:
                said = {f"{each.name}_{name}": row[name] for name in row if name in told}
                network.nodes[node].update({k.replace("-", "_"): v for k, v in said.items()})
            elif (other := str(row["other_iri"])) in network:
                more = {name: row[name] for name in row if name not in _ENDS}
                what = [each.relation, *(v for v in more.values() if isinstance(v, str))]
                network.add_edge(node, other, key=" ".join(what), type=each.relation, **more)


_ENDS = ("unit", "region", "other", "iri", "other_iri")


def _kinds(rows: Source, duties: Iterable[projections.Duty]) -> Table:
    """How many nodes and edges of which type there are."""
    nodes: Counter[str] = Counter()
    edges: Counter[str] = Counter()
    nodes.update({"document": sum(1 for _ in rows("documents"))})
    for kind, _ in {(row["kind"], row["id"]) for row in rows("statements")}:
        nodes[kind] += 1
        edges["states"] += 1
    names = {
        (row["region_code"] or row["document"], key(row["name"]), row["category"])
        for row in rows("initiatives")
    }
    nodes.update(category for _, _, category in names)
    edges["observed"] = sum(1 for _ in rows("initiatives"))
    for kind in ("task", "term"):
        count = sum(1 for _ in rows(f"{kind}s"))
        nodes[kind] += count
        edges["part-of"] += count
    nodes["organization"] = len({duty.unit for duty in duties})
    edges.update({"lead": "leads", "support": "supports"}[duty.role] for duty in duties)
    found = [("node", kind, count) for kind, count in nodes.items() if count]
    found += [("edge", kind, count) for kind, count in edges.items() if count]
    return table("kinds", "what type count", found, ["-what", "-count", "type"])
