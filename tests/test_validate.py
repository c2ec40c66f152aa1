"""What conforms, and what is said of what does not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from zhengtu.graph import iris
from zhengtu.graph.triples import vocabulary_quads
from zhengtu.graph.triples.vocabulary import composed_units
from zhengtu.graph.validate import validate
from zhengtu.loaders.errors import NoGraph

GOLDEN = Path(__file__).parent / "golden" / "report.ttl"
ZT = "https://w3id.org/zhengtu/ns#"
OA = "http://www.w3.org/ns/oa#"
DOCUMENT = "https://w3id.org/zhengtu/id/document/abababababab-0-109"
GRAPH = NamedNode(DOCUMENT + "/graph")


@pytest.fixture(scope="module")
def vocabulary() -> list[Quad]:
    used = (Quad(*fact, iris.VOCABULARY) for fact in composed_units(["亿元"]))
    return [*vocabulary_quads(), *used]


def golden() -> list[Quad]:
    found = parse(path=str(GOLDEN), format=RdfFormat.TURTLE)
    return [Quad(quad.subject, quad.predicate, quad.object, GRAPH) for quad in found]


def stored(*groups: Iterable[Quad]) -> Store:
    store = Store()
    for group in groups:
        store.extend(group)
    return store


def complaints(quads: Iterable[Quad], vocabulary: list[Quad]) -> list[str]:
    return [str(result) for result in validate(stored(quads, vocabulary)).results]


def without(name: str) -> list[Quad]:
    return [quad for quad in golden() if quad.predicate.value != name]


def test_a_good_graph_conforms(vocabulary: list[Quad]) -> None:
    report = validate(stored(golden(), vocabulary))
    assert report.results == ()
    assert report.conforms
    assert report.whole
    assert report.triples > 200


def test_missing_evidence_is_told_with_node_shape_and_remedy(vocabulary: list[Quad]) -> None:
    found = complaints(without(ZT + "evidence"), vocabulary)
    said = next(one for one in found if "statement/" in one)
    assert said.startswith("https://w3id.org/zhengtu/id/statement/")
    assert "has no evidence: give it the characters of the source" in said
    assert said.endswith("[shape Statement, zt:evidence]")


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (OA + "exact", "must quote the source in oa:exact"),
        (OA + "hasSource", "must stand in exactly one document"),
        (ZT + "indicator", "must measure exactly one indicator"),
        (ZT + "aspect", "has no aspect of the list"),
        (ZT + "value", "only a statement with zt:relativeTo may do without"),
        (ZT + "phase", "has no phase of the list"),
        (ZT + "organization", "must name exactly one unit"),
        (ZT + "number", "needs one running number"),
        (ZT + "rule", "names no rule"),
        (ZT + "sha256", "needs the SHA-256 of its source file"),
        ("http://www.w3.org/2004/02/skos/core#definition", "needs one definition"),
    ],
)
def test_what_is_missing_is_told(missing: str, said: str, vocabulary: list[Quad]) -> None:
    assert any(said in one for one in complaints(without(missing), vocabulary))


def test_a_region_that_the_gazetteer_does_not_hold_is_told(vocabulary: list[Quad]) -> None:
    strange = Quad(
        NamedNode(DOCUMENT),
        NamedNode(ZT + "region"),
        NamedNode("https://w3id.org/zhengtu/id/region/999999"),
        GRAPH,
    )
    quads = [*without(ZT + "region"), strange]
    assert any(
        "points to no region of the gazetteer" in one for one in complaints(quads, vocabulary)
    )


def test_a_number_as_text_is_told(vocabulary: list[Quad]) -> None:
    quads = [
        Quad(quad.subject, quad.predicate, Literal("七"), GRAPH)
        if quad.predicate.value == ZT + "value"
        else quad
        for quad in golden()
    ]
    assert any("zt:value must be one xsd:decimal" in one for one in complaints(quads, vocabulary))


def test_a_large_graph_is_checked_on_the_same_sample_each_time(vocabulary: list[Quad]) -> None:
    def copy(number: int) -> list[Quad]:
        """The golden document again, under another name."""

        def moved(node: NamedNode) -> NamedNode:
            return NamedNode(node.value.replace("abababababab", f"{number:012x}"))

        return [
            Quad(
                moved(quad.subject),
                quad.predicate,
                moved(quad.object) if isinstance(quad.object, NamedNode) else quad.object,
                moved(GRAPH),
            )
            for quad in golden()
            if isinstance(quad.subject, NamedNode)
        ]

    store = stored(vocabulary, *(copy(number) for number in range(8)))
    first = validate(store, limit=500)
    assert (first.documents_held, first.whole) == (8, False)
    assert 0 < first.documents < 8
    assert first == validate(store, limit=500)


def test_where_there_is_no_store_the_way_to_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoGraph):
        validate(tmp_path)


def test_the_vocabulary_itself_conforms(vocabulary: list[Quad]) -> None:
    """Indicators, topics and units; the regions are many and tested by the gazetteer's tests."""
    graph = NamedNode("https://w3id.org/zhengtu/id/document/vocabulary/graph")
    quads = [
        Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in vocabulary
        if "/region/" not in quad.subject.value and "/region/" not in quad.object.value
    ]
    assert complaints(quads, []) == []
