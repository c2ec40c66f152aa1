"""Parts, the store made of them, and the Turtle written from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib import Graph

from zhengtu.graph.store import (
    WIDTH,
    dataset,
    load,
    open_store,
    read_part,
    write_part,
    write_turtle,
)
from zhengtu.graph.triples import vocabulary_quads
from zhengtu.graph.triples.names import A
from zhengtu.loaders.errors import NoGraph


def quad(subject: str, value: str, graph: str = "a") -> Quad:
    return Quad(
        NamedNode(f"https://example.org/{subject}"),
        NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
        Literal(value, language="zh"),
        NamedNode(f"https://example.org/graph/{graph}"),
    )


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two parts: the label of b stands in both, in two graphs."""
    write_part([quad("c", "丙"), quad("b", "乙")], tmp_path / "1.nq")
    write_part([quad("b", "乙", "z"), quad("a", "甲", "z")], tmp_path / "2.nq")
    load([tmp_path / "1.nq", tmp_path / "2.nq"], tmp_path / "store")
    return tmp_path / "store"


def test_a_part_is_sorted_lines_each_once(tmp_path: Path) -> None:
    part = tmp_path / "part.nq"
    assert write_part([quad("b", "乙"), quad("a", "甲"), quad("b", "乙")], part) == 2
    lines = part.read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    assert lines[0].startswith("<https://example.org/a>")
    assert list(tmp_path.iterdir()) == [part]


def test_a_part_may_be_compressed_and_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    quads = [quad("b", "乙"), quad("a", "甲")]
    for name in ("plain.nq", "one.nq.gz", "two.nq.gz"):
        write_part(quads, tmp_path / name)
    assert (tmp_path / "one.nq.gz").read_bytes() == (tmp_path / "two.nq.gz").read_bytes()
    assert list(read_part(tmp_path / "one.nq.gz")) == list(read_part(tmp_path / "plain.nq"))
    load([tmp_path / "one.nq.gz", tmp_path / "plain.nq"], tmp_path / "store")
    assert len(open_store(tmp_path / "store")) == 2
    assert write_turtle([tmp_path / "one.nq.gz"], tmp_path / "graph.ttl") == 2


def test_an_empty_part_is_an_empty_file(tmp_path: Path) -> None:
    assert write_part([], tmp_path / "part.nq") == 0
    load([tmp_path / "part.nq"], tmp_path / "store")
    assert len(open_store(tmp_path / "store")) == 0


def test_a_store_reopens_with_all_parts(store: Path) -> None:
    assert len(open_store(store)) == 4


@pytest.mark.parametrize("name", ["nothing", "folder", "file"])
def test_what_is_no_store_is_refused_with_a_remedy(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("no store")
    with pytest.raises(NoGraph, match="zhengtu build"):
        open_store(tmp_path / name)


def test_turtle_merges_the_graphs_and_is_sorted(store: Path, tmp_path: Path) -> None:
    assert write_turtle([tmp_path / "1.nq", tmp_path / "2.nq"], tmp_path / "graph.ttl") == 3
    text = (tmp_path / "graph.ttl").read_text("utf-8")
    assert text.index("甲") < text.index("乙") < text.index("丙")
    assert len(Graph().parse(tmp_path / "graph.ttl")) == 3


def test_turtle_does_not_depend_on_the_order_of_the_parts(store: Path, tmp_path: Path) -> None:
    write_turtle([tmp_path / "1.nq", tmp_path / "2.nq"], tmp_path / "one.ttl")
    write_turtle([tmp_path / "2.nq", tmp_path / "1.nq"], tmp_path / "two.ttl")
    assert (tmp_path / "one.ttl").read_bytes() == (tmp_path / "two.ttl").read_bytes()


def test_turtle_of_a_store_is_the_turtle_of_its_parts(store: Path, tmp_path: Path) -> None:
    write_turtle([tmp_path / "1.nq", tmp_path / "2.nq"], tmp_path / "one.ttl")
    write_turtle(open_store(store), tmp_path / "two.ttl")
    assert (tmp_path / "one.ttl").read_bytes() == (tmp_path / "two.ttl").read_bytes()


def test_more_parts_than_files_may_be_open_are_merged_in_rounds(tmp_path: Path) -> None:
    parts = [tmp_path / f"{number}.nq" for number in range(WIDTH + 5)]
    for number, part in enumerate(parts):
        write_part([quad(f"s{number % 50:02}", "同")], part)
    assert write_turtle(parts, tmp_path / "graph.ttl") == 50


def test_turtle_names_the_classes_of_a_thing_first(tmp_path: Path) -> None:
    thing = quad("a", "甲")
    kind = Quad(thing.subject, A, NamedNode("https://example.org/Z"), thing.graph_name)
    write_part([thing, kind], tmp_path / "1.nq")
    write_turtle([tmp_path / "1.nq"], tmp_path / "graph.ttl")
    assert "<https://example.org/a> a <https://example.org/Z> ;" in (
        tmp_path / "graph.ttl"
    ).read_text("utf-8")


def test_a_number_is_spelled_the_same_in_part_and_store(tmp_path: Path) -> None:
    from decimal import Decimal

    from zhengtu.graph.triples.literals import decimal

    values = ["12.50", "0.10", "1000", "1E+3", "-0.0", "-3.48", "666.666667", "0.000001"]
    for value in values:
        term = decimal(Decimal(value))
        assert term is not None
        held = Store()
        held.add(Quad(NamedNode("x:a"), NamedNode("x:b"), term))
        assert next(iter(held)).object == term


def test_the_vocabulary_is_spelled_the_same_in_part_and_store(tmp_path: Path) -> None:
    write_part(vocabulary_quads(), tmp_path / "1.nq")
    load([tmp_path / "1.nq"], tmp_path / "store")
    write_part(open_store(tmp_path / "store"), tmp_path / "2.nq")
    assert (tmp_path / "1.nq").read_bytes() == (tmp_path / "2.nq").read_bytes()


def test_the_dataset_sees_all_graphs(store: Path) -> None:
    # Oxigraph's union keeps a triple once for each graph that holds it: DISTINCT makes it one.
    rows = dataset(store).query("SELECT DISTINCT ?label { ?s rdfs:label ?label } ORDER BY ?label")
    assert [str(row[0]) for row in rows] == ["丙", "乙", "甲"]
