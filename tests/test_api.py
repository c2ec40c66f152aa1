"""The graph in Python: build, ask, walk, and take it to rdflib."""

import subprocess
import sys
from pathlib import Path

import pytest

import zhengtu
from zhengtu.loaders import sample
from zhengtu.loaders.errors import BadQuery, NoGraph, ZhengtuError


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> zhengtu.Graph:
    return zhengtu.build(sample.paths(), tmp_path_factory.mktemp("api") / "kg")


def test_a_build_gives_an_open_graph(kg: zhengtu.Graph):
    assert kg.manifest.counts["documents"] == 7
    assert 0 < kg.manifest.accounted <= 1
    assert "7 documents" in repr(kg)


def test_a_graph_is_opened_again_by_its_directory(kg: zhengtu.Graph):
    assert zhengtu.open_graph(kg.directory).manifest == kg.manifest


def test_it_answers_sparql(kg: zhengtu.Graph):
    answer = kg.query("SELECT (COUNT(?task) AS ?tasks) { ?task a zt:Task }")
    assert (answer.columns, answer.rows) == (("tasks",), ((14,),))


def test_it_answers_saved_queries_by_name(kg: zhengtu.Graph):
    answer = kg.query("targets", {"region": "宁波市", "year": "2024"})
    assert len(answer.rows) > 5
    assert {row[0] for row in answer.rows} == {"宁波市"}


def test_what_is_no_query_is_said_so(kg: zhengtu.Graph):
    with pytest.raises(BadQuery, match="did you mean targets"):
        kg.query("targts")
    with pytest.raises(BadQuery, match="line 1"):
        kg.query("SELECT nothing")


def test_it_is_a_networkx_graph(kg: zhengtu.Graph):
    network = kg.network()
    types = {kind for _, kind in network.nodes(data="type")}
    assert types >= {"document", "region", "target", "outcome", "task", "organization", "term"}
    assert all(kind for *_, kind in network.edges(data="type"))


def test_it_is_an_rdflib_dataset(kg: zhengtu.Graph):
    (count,) = next(iter(kg.dataset().query(
        "PREFIX zt: <https://w3id.org/zhengtu/ns#> SELECT (COUNT(?x) AS ?n) { ?x a zt:WorkReport }"
    )))  # fmt: skip
    assert count.toPython() == 5


def test_a_table_is_a_data_frame(kg: zhengtu.Graph):
    targets = kg.table("targets")
    assert len(targets) == kg.manifest.counts["targets"]
    assert set(targets["kind"]) == {"target"}
    with pytest.raises(ZhengtuError, match="did you mean statements"):
        kg.table("statement")


def test_the_turtle_files_hold_what_the_store_holds(kg: zhengtu.Graph):
    from pyoxigraph import parse

    files = [kg.directory / name for name in ("graph.ttl", "assessments.ttl")]
    written = {str(quad.triple) for file in files for quad in parse(path=str(file))}
    assert written == {str(quad.triple) for quad in kg.store}
    assert len(written) == kg.manifest.counts["triples"]


def test_a_place_without_a_graph_says_what_to_run(tmp_path: Path):
    with pytest.raises(NoGraph, match="no graph here; run: zhengtu build PATH -o"):
        zhengtu.open_graph(tmp_path)


def test_a_graph_of_another_version_says_to_build_again(tmp_path: Path):
    (tmp_path / "manifest.json").write_text('{"zhengtu": "0.0.1"}', encoding="utf-8")
    with pytest.raises(NoGraph, match=r"another version wrote this graph \(0\.0\.1\)"):
        zhengtu.open_graph(tmp_path)


def test_importing_costs_next_to_nothing():
    program = "import sys, zhengtu; print(sorted(m for m in sys.modules if 'zhengtu.' in m))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'biuld'"):
        zhengtu.biuld  # noqa: B018
