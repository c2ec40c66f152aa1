"""The graph as a networkx graph: what is drawn, walked and counted.

Nodes are IRIs. Each has ``type``, ``label``, ``value``, ``quote``, ``document`` and ``region``
(text, empty where there is none; the last two are IRIs), and where it has evidence ``start`` and
``end``, offsets into the source. Tasks and terms have their ``number``, documents the ``source``
they are from, indicators and statements the ``topic`` of the indicator, where it has one.

| type | is a | label | value | quote |
| --- | --- | --- | --- | --- |
| region | schema:AdministrativeArea | name | | |
| government | zt:Government | name | | |
| document | zt:WorkReport, zt:CompletionTable, zt:Article | title | year | |
| organization | org:Organization | name | | unit as the table writes it |
| project, programme, designation, event | zt:Project … | name | latest phase | its first mention |
| target, outcome | zt:Target, zt:Outcome | indicator | 增长 7% 左右 | the statement |
| task | zt:Task | requirement | verdict | the row |
| term | zt:Term | term | definition | the entry |
| indicator | zt:Indicator | name | | |

Edges carry ``type`` (their key too) and point as one reads them:

| type | from → to | stands for |
| --- | --- | --- |
| contains | region → region | schema:containedInPlace |
| governs | government → region | zt:region |
| reports | government → document | dct:creator |
| covers | document → region | zt:region |
| states | document → target, outcome | dct:isPartOf |
| part-of | task, term → document | dct:isPartOf |
| concerns | target, outcome → indicator | zt:indicator |
| requires | task → target | dct:hasPart |
| achieves | task → outcome | zt:reportedOutcome |
| mentions | task → initiative | zt:mentions |
| observed | document → initiative | zt:PhaseObservation (``phase``, ``kind``, ``period``, quote) |
| leads, supports | organization, government → task | zt:Responsibility (quote) |
| assessed | target → outcome | zt:Assessment (``verdict``) |

Regions and indicators are drawn only where something refers to them, regions with those above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from .facts import Facts
from .prefixes import expanded
from .wording import value_text

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    Network = MultiDiGraph[str]

Value = str | int
_Edge = tuple[str, str, str, dict[str, Value]]

# The first that a thing is decides: a term is a concept too, a government an organization.
_TYPES = (
    ("schema:AdministrativeArea", "region"),
    ("zt:Government", "government"),
    ("zt:WorkReport", "document"),
    ("zt:CompletionTable", "document"),
    ("zt:Article", "document"),
    ("zt:Project", "project"),
    ("zt:Programme", "programme"),
    ("zt:Designation", "designation"),
    ("zt:Event", "event"),
    ("zt:Target", "target"),
    ("zt:Outcome", "outcome"),
    ("zt:Task", "task"),
    ("zt:Term", "term"),
    ("zt:Indicator", "indicator"),
    ("org:Organization", "organization"),
)
_CLASSES = tuple((expanded(name), kind) for name, kind in _TYPES)
_TOPIC, _VIA = expanded("zt:Topic"), expanded("zt:via")
_REFERENCES = (
    *("zt:region", "schema:containedInPlace", "dct:creator"),
    *("zt:indicator", "zt:topic", "zt:initiative", "zt:mentions", "zt:organization"),
)
_PLACE = ("quote", "document", "start", "end")
INITIATIVES = ("project", "programme", "designation", "event")
_STATEMENTS = ("target", "outcome")

# subject types, property, edge type, whether the edge runs against the property
_LINKS = (
    (("region",), "schema:containedInPlace", "contains", True),
    (("government",), "zt:region", "governs", False),
    (("document",), "dct:creator", "reports", True),
    (("document",), "zt:region", "covers", False),
    (_STATEMENTS, "dct:isPartOf", "states", True),
    (("task", "term"), "dct:isPartOf", "part-of", False),
    (_STATEMENTS, "zt:indicator", "concerns", False),
    (("task",), "dct:hasPart", "requires", False),
    (("task",), "zt:reportedOutcome", "achieves", False),
    (("task",), "zt:mentions", "mentions", False),
)
_LABELS = {
    "region": "rdfs:label",
    "document": "dct:title",
    "target": "zt:indicatorText",
    "outcome": "zt:indicatorText",
    "task": "zt:requirement",
}
_MORE = {"document": ("source", "dct:source"), "task": ("number", "zt:number")}
_MORE |= {"term": ("number", "zt:number"), "indicator": ("topic", "zt:topic")}
_VALUES = {"document": "zt:year", "task": "zt:verdict", "term": "skos:definition"}
READ = (
    "rdf:type",
    *("rdfs:label", "skos:prefLabel", "skos:definition", "schema:containedInPlace"),
    *("dct:title", "dct:creator", "dct:source", "dct:isPartOf", "dct:hasPart"),
    *("oa:exact", "oa:start", "oa:end", "oa:hasSource", "zt:evidence"),
    *("zt:region", "zt:year", "zt:number", "zt:topic", "zt:indicator", "zt:indicatorText"),
    *("zt:aspect", "zt:comparator", "zt:value", "zt:valueMax", "zt:unitText", "zt:relativeTo"),
    *("zt:requirement", "zt:verdict", "zt:reportedOutcome", "zt:mentions"),
    *("zt:initiative", "zt:phase", "zt:kind", "zt:period"),
    *("zt:task", "zt:organization", "zt:role", "zt:assesses", "zt:by"),
)
"""The properties that a network is made of; all others may be left out."""


@dataclass(slots=True)
class _Drawing:
    """Nodes and edges found so far, each once, in no order yet."""

    nodes: dict[str, dict[str, Value]] = field(default_factory=dict)
    edges: dict[tuple[str, str, str, str], dict[str, Value]] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)

    def link(
        self, source: str, target: str, kind: str, key: str, more: Mapping[str, Value]
    ) -> None:
        self.edges.setdefault((source, target, kind, key), {"type": kind, **more})


def network(source: Iterable[Quad] | Store) -> Network:
    """The network of a store, or of some quads; the same nodes in the same order every time.

    A store is read one named graph at a time. The module's page lists what is drawn.

    >>> network([]).number_of_nodes()
    0
    """
    drawing = _Drawing()
    for quads in _graphs(source) if isinstance(source, Store) else [source]:
        _draw(drawing, Facts(quads, READ))
    return _finished(drawing)


def document_network(store: Store, document: str) -> Network:
    """The network of one document by its IRI, with the names of what it refers to.

    Of the judgements it has those within its own rows.

    >>> document_network(Store(), "https://w3id.org/zhengtu/id/document/none").number_of_nodes()
    0
    """
    own = list(store.quads_for_pattern(None, None, None, NamedNode(f"{document}/graph")))
    assesses = NamedNode(expanded("zt:assesses"))
    for target in _subjects(own, expanded("zt:Target")):
        for judged in store.quads_for_pattern(None, assesses, target, None):
            told = list(store.quads_for_pattern(judged.subject, None, None, None))
            own += told if any(map(in_row, told)) else []
    return related_network(own, lambda thing: store.quads_for_pattern(thing, None, None, None))


def in_row(quad: Quad) -> bool:
    """Whether a quad says that a judgement is of a table's row by the row's own outcome."""
    said = quad.object
    return quad.predicate.value == _VIA and isinstance(said, Literal) and said.value == "row"


def related_network(own: list[Quad], said: Callable[[NamedNode], Iterable[Quad]]) -> Network:
    """The network of some quads, with what is ``said`` of the things that they refer to.

    >>> related_network([], lambda thing: []).number_of_nodes()
    0
    """
    return network(own + _referred(own, said))


def _graphs(store: Store) -> Iterator[Iterable[Quad]]:
    for graph in sorted(store.named_graphs(), key=str):
        yield store.quads_for_pattern(None, None, None, graph)
    yield store.quads_for_pattern(None, None, None, DefaultGraph())


def _subjects(quads: Iterable[Quad], kind: str) -> list[NamedNode]:
    """The things of a class, in order."""
    found = (q.subject for q in quads if isinstance(q.object, NamedNode) and q.object.value == kind)
    return sorted({each for each in found if isinstance(each, NamedNode)}, key=str)


def _referred(own: list[Quad], said: Callable[[NamedNode], Iterable[Quad]]) -> list[Quad]:
    """What is said of the things that the quads refer to, and of those that this refers to."""
    links = {expanded(name) for name in _REFERENCES}
    waiting = _objects(own, links)
    seen = set(waiting)
    found: list[Quad] = []
    while waiting:
        told = list(said(waiting.pop()))
        found += told
        fresh = [each for each in _objects(told, links) if each not in seen]
        seen.update(fresh)
        waiting += fresh
    return found


def _objects(quads: list[Quad], links: set[str]) -> list[NamedNode]:
    found = {q.object for q in quads if q.predicate.value in links}
    return sorted((each for each in found if isinstance(each, NamedNode)), key=str)


def _draw(drawing: _Drawing, facts: Facts) -> None:
    for subject, classes in facts.subjects("rdf:type"):
        kind = _type(classes)
        if kind is not None and subject not in drawing.nodes:
            drawing.nodes[subject] = _node(facts, subject, kind)
        elif _TOPIC in classes:
            drawing.topics[subject] = facts.one(subject, "skos:prefLabel")
    for kinds, name, edge, against in _LINKS:
        for subject, objects in facts.subjects(name):
            if _kind(drawing, subject) in kinds:
                for each in objects:
                    ends = (each, subject) if against else (subject, each)
                    drawing.link(*ends, edge, "", {})
    _draw_observations(drawing, facts)
    _draw_responsibilities(drawing, facts)
    for assessment, targets in facts.subjects("zt:assesses"):
        outcome = facts.one(assessment, "zt:by")
        verdict = {"verdict": facts.one(assessment, "zt:verdict")}
        drawing.link(targets[0], outcome, "assessed", assessment, verdict)


def _type(classes: list[str]) -> str | None:
    return next((kind for name, kind in _CLASSES if name in classes), None)


def _kind(drawing: _Drawing, node: str) -> Value | None:
    return drawing.nodes.get(node, {}).get("type")


def _node(facts: Facts, subject: str, kind: str) -> dict[str, Value]:
    label = facts.one(subject, _LABELS.get(kind, "skos:prefLabel"))
    if kind == "document" and not label:
        label = facts.one(subject, "dct:source").rsplit("/", 1)[-1]
    value = _statement_value(facts, subject) if kind in _STATEMENTS else ""
    value = value or (facts.one(subject, _VALUES[kind]) if kind in _VALUES else "")
    document = subject if kind == "document" else facts.one(subject, "dct:isPartOf")
    region = subject if kind == "region" else facts.one(subject, "zt:region")
    node: dict[str, Value] = {"type": kind, "label": label or subject, "value": value}
    node |= {"quote": "", "document": document, "region": region}
    if kind in _MORE and (more := facts.one(subject, _MORE[kind][1])):
        node[_MORE[kind][0]] = int(more) if _MORE[kind][0] == "number" else more
    return node | _evidence(facts, subject)


def _statement_value(facts: Facts, subject: str) -> str:
    return value_text(
        aspect=facts.one(subject, "zt:aspect"),
        comparator=facts.one(subject, "zt:comparator"),
        value=facts.one(subject, "zt:value"),
        value_max=facts.one(subject, "zt:valueMax"),
        unit=facts.one(subject, "zt:unitText"),
        relative_to=facts.one(subject, "zt:relativeTo"),
    )


def _evidence(facts: Facts, subject: str) -> dict[str, Value]:
    evidence = facts.one(subject, "zt:evidence")
    if not evidence:
        return {}
    return {
        "quote": facts.one(evidence, "oa:exact"),
        "document": facts.one(evidence, "oa:hasSource"),
        "start": int(facts.one(evidence, "oa:start") or 0),
        "end": int(facts.one(evidence, "oa:end") or 0),
    }


def _draw_observations(drawing: _Drawing, facts: Facts) -> None:
    for observation, initiatives in facts.subjects("zt:initiative"):
        seen: dict[str, Value] = {
            name: facts.one(observation, f"zt:{name}") for name in ("phase", "kind", "period")
        }
        evidence = _evidence(facts, observation)
        document = facts.one(observation, "dct:isPartOf")
        drawing.link(document, initiatives[0], "observed", observation, seen | evidence)


def _draw_responsibilities(drawing: _Drawing, facts: Facts) -> None:
    for responsibility, organizations in facts.subjects("zt:organization"):
        kind = "leads" if facts.one(responsibility, "zt:role") == "lead" else "supports"
        task = facts.one(responsibility, "zt:task")
        evidence = _evidence(facts, responsibility)
        drawing.link(organizations[0], task, kind, responsibility, evidence)


def _finished(drawing: _Drawing) -> Network:
    from networkx import MultiDiGraph

    edges = [
        (source, target, f"{kind} {key}".rstrip(), more)
        for (source, target, kind, key), more in sorted(drawing.edges.items(), key=lambda e: e[0])
        if source in drawing.nodes and target in drawing.nodes
    ]
    _tell_initiatives(drawing, edges)
    _tell_topics(drawing, edges)
    kept = _drawn(drawing, edges)
    graph: Network = MultiDiGraph()
    graph.add_nodes_from((node, drawing.nodes[node]) for node in sorted(kept))
    for source, target, key, more in edges:
        if source in kept and target in kept:
            graph.add_edge(source, target, key=key, **more)
    return graph


def _tell_initiatives(drawing: _Drawing, edges: list[_Edge]) -> None:
    """Give every initiative its first quote and its latest phase."""
    seen: dict[str, list[dict[str, Value]]] = {}
    for _, target, _, more in edges:
        if more["type"] == "observed":
            seen.setdefault(target, []).append(more)
    for initiative, observations in seen.items():
        observations.sort(key=lambda each: (each["period"], each.get("start", 0)))
        first, latest = observations[0], observations[-1]
        told = {key: first[key] for key in _PLACE if key in first}
        drawing.nodes[initiative] |= told | {"value": latest["phase"]}


def _tell_topics(drawing: _Drawing, edges: list[_Edge]) -> None:
    """Name the topics of indicators, and give statements the topic of theirs."""
    for node in drawing.nodes.values():
        if "topic" in node:
            node["topic"] = drawing.topics.get(str(node["topic"]), node["topic"])
    for source, target, _, more in edges:
        if more["type"] == "concerns" and "topic" in drawing.nodes[target]:
            drawing.nodes[source]["topic"] = drawing.nodes[target]["topic"]


def _drawn(drawing: _Drawing, edges: list[_Edge]) -> set[str]:
    """All nodes but the regions and indicators that nothing refers to."""
    lazy = {n for n, more in drawing.nodes.items() if more["type"] in ("region", "indicator")}
    kept = drawing.nodes.keys() - lazy
    above = {target: source for source, target, _, more in edges if more["type"] == "contains"}
    for _, target, _, more in edges:
        if more["type"] == "contains" or target not in lazy:
            continue
        node: str | None = target
        while node is not None and node not in kept:
            kept.add(node)
            node = above.get(node)
    return kept
