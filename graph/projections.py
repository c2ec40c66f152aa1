"""Projections: the part of the graph that a question is about, as a networkx graph of its own.

| question | function | nodes | an edge |
| --- | --- | --- | --- |
| who answers for what | :func:`unit_task` | units, tasks | ``role``: lead or support |
| who works with whom | :func:`units_together` | units | ``weight``: tasks they share |
| what is spoken of where | :func:`initiative_document` | initiatives, documents, rows | |
| who pursues what | :func:`region_initiative` | regions, names | ``weight``: mentions |
| who pursues the same | :func:`regions_sharing` | regions | ``shared`` names, their ``weight`` |
| who sets targets for what | :func:`region_indicator` | regions, indicators | ``weight``: years |
| who sets targets alike | :func:`regions_alike` | regions | ``weight``: cosine, 0–1 |
| who asks for more than the level above | :func:`cascades` | regions | ``gap``; downwards |

They are made of the tables of the build, which takes seconds where the store would take minutes;
only what units answer for is asked of the store, which knows the units apart. Nodes have ``type``
and ``label``. The same rows give the same graph, nodes and edges in the same order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING

from pyoxigraph import Store

from ..loaders.initiatives.identity import key, preferred
from . import iris
from .query import run

if TYPE_CHECKING:
    from networkx import DiGraph, Graph

    Plain = Graph[str]
    Directed = DiGraph[str]

Rows = Iterable[Mapping[str, str]]
Headline = Iterable[tuple[str, str]]
"""Concept and aspect of the indicators that regions are compared by."""

_PLACES = ("document", "task")
_DUTIES = """
SELECT DISTINCT ?task ?requirement ?unit ?name ?region ?role WHERE {
  ?duty a zt:Responsibility ; zt:task ?task ; zt:organization ?unit ; zt:role ?role .
  ?task zt:requirement ?requirement .
  ?unit skos:prefLabel ?name .
  OPTIONAL { ?unit zt:region ?place . ?place rdfs:label ?region }
} ORDER BY ?task ?unit ?role ?name ?region
"""


@dataclass(frozen=True, slots=True)
class Duty:
    """A unit's part in a task: lead or support."""

    task: str
    unit: str
    role: str
    requirement: str = ""
    name: str = ""
    region: str = ""


def duties(store: Store) -> list[Duty]:
    """What every unit answers for.

    >>> duties(Store())
    []
    """
    rows = ([str(cell or "") for cell in row] for row in run(store, _DUTIES))
    return [Duty(task, unit, role, said, name, at) for task, said, unit, name, at, role in rows]


def unit_task(found: Iterable[Duty]) -> Plain:
    """Units and tasks; who leads a task and supports it too leads it.

    >>> list(unit_task([Duty("t", "u", "lead")]).edges(data=True))
    [('u', 't', {'role': 'lead'})]
    """
    from networkx import Graph

    graph: Plain = Graph()
    for duty in sorted(found, key=lambda duty: (duty.unit, duty.task, duty.role)):
        graph.add_node(duty.unit, type="unit", label=duty.name or duty.unit, region=duty.region)
        graph.add_node(duty.task, type="task", label=duty.requirement or duty.task)
        if not graph.has_edge(duty.unit, duty.task):
            graph.add_edge(duty.unit, duty.task, role=duty.role)
    return graph


def units_together(bipartite: Plain) -> Plain:
    """Units, tied by the tasks that both answer for; those that share none are there alone.

    >>> teams = unit_task([Duty("1", "a", "lead"), Duty("1", "b", "support")])
    >>> list(units_together(teams).edges(data=True))
    [('a', 'b', {'weight': 1})]
    """
    units = of(bipartite, "unit")
    shared: Counter[tuple[str, str]] = Counter()
    for task in of(bipartite, "task"):
        shared.update(combinations(sorted(bipartite[task]), 2))
    graph = _bare(bipartite, units)
    graph.add_edges_from((a, b, {"weight": count}) for (a, b), count in sorted(shared.items()))
    return graph


def initiative_document(initiatives: Rows, least: int = 2) -> Plain:
    """Initiatives with the documents and the rows of tables that speak of them, and rows with
    their tables; only initiatives that at least ``least`` of these speak of.

    >>> row = dict(region="绍兴市", region_code="330600", name="轨道交通1号线", category="project",
    ...            document="ab-0-9", task="7")
    >>> [more["type"] for _, more in initiative_document([row]).nodes(data=True)]
    ['project', 'document', 'task']
    """
    from networkx import Graph

    graph: Plain = Graph()
    for row in initiatives:
        node = iris.initiative(row["region_code"] or row["document"], row["name"]).value
        document = iris.named("document", row["document"]).value
        graph.add_node(node, type=row["category"], label=row["name"], region=row["region"])
        graph.add_node(document, type="document", label=row["document"])
        graph.add_edge(document, node)
        if row["task"]:
            task = f"{document} {row['task']}"
            graph.add_node(task, type="task", label=row["task"])
            graph.add_edges_from([(document, task), (task, node)])
    found = [node for node, more in graph.nodes.items() if more["type"] not in _PLACES]
    graph.remove_nodes_from([node for node in found if graph.degree(node) < least])
    return graph


def region_initiative(initiatives: Rows, least: int = 2) -> Plain:
    """Regions and the names of initiatives that at least ``least`` of them have.

    What only one region pursues ties it to nothing. ``weight`` is how often a region's documents
    speak of it, the node of a name its category and what all its forms have in common.

    >>> rows = [dict(region=code, region_code=code, name="林长制", category="programme")
    ...         for code in ("330600", "330200")]
    >>> sorted(more["label"] for _, more in region_initiative(rows).nodes(data=True))
    ['330200', '330600', '林长制']
    """
    from networkx import Graph

    seen: Counter[tuple[str, str]] = Counter()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    labels: dict[str, str] = {}
    for row in initiatives:
        if row["region_code"]:
            place = iris.region(row["region_code"]).value
            labels[place] = row["region"]
            name = f"{row['category']} {key(row['name'])}"
            seen[name, place] += 1
            forms[name][row["name"]] += 1
    regions = Counter(name for name, _ in seen)
    graph: Plain = Graph()
    for place, label in sorted(labels.items()):
        graph.add_node(place, type="region", label=label)
    for (name, place), count in sorted(seen.items()):
        if regions[name] >= least:
            graph.add_node(name, type=name.partition(" ")[0], label=preferred(forms[name]))
            graph.add_edge(place, name, weight=count)
    return graph


def regions_sharing(bipartite: Plain) -> Plain:
    """Regions, tied by the names of initiatives that both have.

    A name that n regions have adds 1/(n−1) to the ``weight`` of each pair (Newman 2001), so that
    a rare name ties more than one that everybody has; ``shared`` counts the names.
    """
    regions = of(bipartite, "region")
    graph = _bare(bipartite, regions)
    shared: Counter[tuple[str, str]] = Counter()
    weight: defaultdict[tuple[str, str], float] = defaultdict(float)
    for name in sorted(set(bipartite) - set(regions)):
        places = sorted(bipartite[name])
        for pair in combinations(places, 2):
            shared[pair] += 1
            weight[pair] += 1 / (len(places) - 1)
    for (a, b), count in sorted(shared.items()):
        tie = round(weight[a, b], 6)
        graph.add_edge(a, b, shared=count, weight=tie, distance=1 / tie)
    return graph


def region_indicator(statements: Rows) -> Directed:
    """Regions and the indicators that they set targets for, with the number of years.

    Only indicators of the vocabulary, and targets for the region itself.
    """
    from networkx import DiGraph

    years: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    labels: dict[str, str] = {}
    for row in statements:
        if row["kind"] == "target" and row["region_code"] and row["concept"] and not row["subject"]:
            place = iris.region(row["region_code"]).value
            labels[place] = row["region"]
            years[place, row["concept"]].add(row["year"])
    graph: Directed = DiGraph()
    for (place, concept), found in sorted(years.items()):
        graph.add_node(place, type="region", label=labels[place])
        thing = iris.indicator(concept, concept).value
        graph.add_node(thing, type="indicator", label=_label(concept))
        graph.add_edge(place, thing, weight=len(found))
    return graph


def regions_alike(panel: Rows, headline: Headline) -> Plain:
    """Regions, tied by how alike they choose what to set targets for; 1 is the same choice.

    ``panel`` has a row for every region, year and headline indicator and says whether a target was
    set, as a number or only relative to something. A region is the share of its reports that set
    one, for each indicator; the tie between two is the cosine of these.
    """
    kinds = tuple(headline)
    had: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    asked: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    labels: dict[str, str] = {}
    for row in panel:
        kind, place = (row["concept"], row["aspect"]), iris.region(row["region_code"]).value
        labels[place] = row["region"]
        promised = row["status"] in ("set", "relative-set")
        had[place][kind] += promised or row["status"] == "none-set"
        asked[place][kind] += promised
    shares = {
        place: [asked[place][kind] / (had[place][kind] or 1) for kind in kinds]
        for place in sorted(labels)
    }
    return _tied(labels, shares)


def _tied(labels: Mapping[str, str], shares: Mapping[str, list[float]]) -> Plain:
    from networkx import Graph

    graph: Plain = Graph()
    for place in shares:
        graph.add_node(place, type="region", label=labels[place])
    lengths = {place: sqrt(sum(x * x for x in found)) for place, found in shares.items()}
    for a, b in combinations(shares, 2):
        common = sum(x * y for x, y in zip(shares[a], shares[b], strict=True))
        if common:
            graph.add_edge(a, b, weight=round(common / (lengths[a] * lengths[b]), 6))
    return graph


Key = tuple[str, str, str]


def cascades(steps: Rows) -> dict[Key, Directed]:
    """For each concept, aspect and year the regions that set a target, from the top down.

    An edge runs from a region to one below it whose target was compared with its own; ``gap`` is
    what the lower's value has over the upper's, in the unit of both, ``beyond`` the same in the
    direction that is better: asking for less unemployment goes beyond, too.

    >>> step = dict(concept="gdp", aspect="growth", year="2021", region="绍兴市", gap="0.5",
    ...             region_code="330600", above="浙江省", above_code="330000", indicator="GDP")
    >>> [(key, list(graph.edges(data="gap"))[0][2]) for key, graph in cascades([step]).items()]
    [(('gdp', 'growth', '2021'), 0.5)]
    """
    from networkx import DiGraph

    found: defaultdict[Key, Directed] = defaultdict(DiGraph)
    for row in steps:
        if not row["above_code"] or not row["gap"]:
            continue
        graph = found[row["concept"], row["aspect"], row["year"]]
        graph.graph["label"] = row["indicator"]
        upper, lower = (iris.region(row[key]).value for key in ("above_code", "region_code"))
        graph.add_node(upper, type="region", label=row["above"])
        graph.add_node(lower, type="region", label=row["region"])
        gap = float(row["gap"])
        graph.add_edge(upper, lower, gap=gap, beyond=gap * _better(row["concept"]))
    return dict(sorted(found.items()))


def _label(concept: str) -> str:
    from ..schema.indicators import indicator

    return indicator(concept).label


def _better(concept: str) -> int:
    """1 where more of an indicator is better, −1 where less is, 0 where neither."""
    from ..schema.indicators import indicator

    return {"higher": 1, "lower": -1}.get(indicator(concept).direction, 0)


def of(graph: Plain, kind: str) -> list[str]:
    """The nodes of a type, in order."""
    return sorted(node for node, more in graph.nodes.items() if more["type"] == kind)


def _bare(graph: Plain, kept: Iterable[str]) -> Plain:
    """Some nodes of a graph with what is said of them, and no edges."""
    from networkx import Graph

    bare: Plain = Graph()
    bare.add_nodes_from((node, dict(graph.nodes[node])) for node in kept)
    return bare
