"""The graph as a networkx graph: what is drawn, walked and counted.

Nodes are IRIs. Each has ``type``, ``label``, ``value``, ``quote``, ``document`` and ``region``
(text, empty where there is none; the last two are IRIs), and where it has evidence ``start`` and
``end``, offsets into the source. Tasks and terms have their ``number``, documents the ``source``
they are from, indicators and statements the ``topic`` of the indicator, where it has one,
documents and statements their ``year``, statements their ``aspect`` and the ``subject`` that they
name, targets and tasks their ``verdict``, initiatives and units the other ``forms`` of their name.

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

Regions and indicators are drawn only where something refers to them, regions with those above. The
network of one document knows the edges by which its targets are ``assessed`` against outcomes of
other documents as ``graph["beyond"]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Quad, Store

from .facts import Facts, Told, told
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
_TOPIC = expanded("zt:Topic")
_PLACE = ("quote", "document", "start", "end")
INITIATIVES = ("project", "programme", "designation", "event")
_STATEMENTS = ("target", "outcome")
_FORMED = (*INITIATIVES, "organization")

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
_SAID = (("year", "zt:year"), ("aspect", "zt:aspect"), ("subject", "zt:subjectText"))
_MORE = {
    "document": (("source", "dct:source"), ("year", "zt:year")),
    "task": (("number", "zt:number"), ("verdict", "zt:verdict")),
    "term": (("number", "zt:number"),),
    "indicator": (("topic", "zt:topic"),),
    "target": _SAID,
    "outcome": _SAID,
}
_COUNTED = ("number", "year")
_VALUES = {"document": "zt:year", "task": "zt:verdict", "term": "skos:definition"}
READ = (
    "rdf:type",
    *("rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:definition"),
    "schema:containedInPlace",
    *("dct:title", "dct:creator", "dct:source", "dct:isPartOf", "dct:hasPart"),
    *("oa:exact", "oa:start", "oa:end", "oa:hasSource", "zt:evidence"),
    *("zt:region", "zt:year", "zt:number", "zt:topic", "zt:indicator", "zt:indicatorText"),
    *("zt:aspect", "zt:comparator", "zt:value", "zt:valueMax", "zt:unitText", "zt:relativeTo"),
    "zt:subjectText",
    *("zt:requirement", "zt:verdict", "zt:reportedOutcome", "zt:mentions"),
    *("zt:initiative", "zt:phase", "zt:kind", "zt:period"),
    *("zt:task", "zt:organization", "zt:role", "zt:assesses", "zt:by", "zt:preferred"),
)
"""The properties that a network is made of; all others may be left out."""


@dataclass(slots=True)
class _Drawing:
    """Nodes and edges found so far, each once, in no order yet."""

    nodes: dict[str, dict[str, Value]] = field(default_factory=dict)
    edges: dict[tuple[str, str, str, str], dict[str, Value]] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    verdicts: dict[str, dict[str, Value]] = field(default_factory=dict)

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
        _draw(drawing, Facts(told(quads, READ)))
    return _finished(drawing)


def drawn(said: Iterable[Told]) -> Network:
    """The network of what is said with the properties ``READ``.

    >>> drawn([]).number_of_nodes()
    0
    """
    drawing = _Drawing()
    _draw(drawing, Facts(said))
    return _finished(drawing)


def things(quads: Iterable[Quad]) -> dict[str, dict[str, Value]]:
    """What the quads describe, as the nodes of a network, referred to or not.

    >>> things([])
    {}
    """
    drawing = _Drawing()
    _draw(drawing, Facts(told(quads, READ)))
    return drawing.nodes


def _graphs(store: Store) -> Iterator[Iterable[Quad]]:
    for graph in sorted(store.named_graphs(), key=str):
        yield store.quads_for_pattern(None, None, None, graph)
    yield store.quads_for_pattern(None, None, None, DefaultGraph())


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
    _draw_assessments(drawing, facts)


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
    for name, property_ in _MORE.get(kind, ()):
        if more := facts.one(subject, property_):
            node[name] = int(more) if name in _COUNTED else more
    if kind in _FORMED and (forms := facts.all(subject, "skos:altLabel")):
        node["forms"] = "、".join(forms)
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


def _draw_assessments(drawing: _Drawing, facts: Facts) -> None:
    """Edges to the outcomes, and on each target the verdict that counts."""
    for assessment, targets in facts.subjects("zt:assesses"):
        outcome = facts.one(assessment, "zt:by")
        verdict: dict[str, Value] = {"verdict": facts.one(assessment, "zt:verdict")}
        if outcome:
            drawing.link(targets[0], outcome, "assessed", assessment, verdict)
        if facts.one(assessment, "zt:preferred") == "true":
            drawing.verdicts[targets[0]] = verdict


def _finished(drawing: _Drawing) -> Network:
    from networkx import MultiDiGraph

    all_edges: list[_Edge] = [
        (source, target, f"{kind} {key}".rstrip(), more)
        for (source, target, kind, key), more in sorted(drawing.edges.items(), key=lambda e: e[0])
        if source in drawing.nodes
    ]
    edges = [edge for edge in all_edges if edge[1] in drawing.nodes]
    beyond = [e for e in all_edges if e[1] not in drawing.nodes and e[3]["type"] == "assessed"]
    for target in drawing.verdicts.keys() & drawing.nodes.keys():
        drawing.nodes[target] |= drawing.verdicts[target]
    _tell_initiatives(drawing, edges)
    _tell_topics(drawing, edges)
    kept = _drawn(drawing, edges)
    graph: Network = MultiDiGraph()
    graph.add_nodes_from((node, drawing.nodes[node]) for node in sorted(kept))
    for source, target, key, more in edges:
        if source in kept and target in kept:
            graph.add_edge(source, target, key=key, **more)
    if beyond:
        graph.graph["beyond"] = beyond
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
