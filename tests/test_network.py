"""The graph as nodes and edges with types."""

from __future__ import annotations

from pathlib import Path

import pytest
from networkx import MultiDiGraph, is_isomorphic, write_graphml
from pyoxigraph import RdfFormat, Store, parse

from zhengtu.graph.documents import document_network
from zhengtu.graph.network import network
from zhengtu.graph.wording import value_text

SMALL = Path(__file__).parent / "golden" / "small.trig"
ID = "https://w3id.org/zhengtu/id/"


@pytest.fixture(scope="module")
def small(store: Store) -> MultiDiGraph[str]:
    return network(store)


def edges(graph: MultiDiGraph[str], kind: str) -> list[tuple[str, str]]:
    """Edges of one type by the last part of both ends' IRIs."""
    return [
        (source.removeprefix(ID), target.removeprefix(ID))
        for source, target, more in graph.edges(data=True)
        if more["type"] == kind
    ]


def test_a_target_says_what_and_how_much_and_where_it_stands(small: MultiDiGraph[str]) -> None:
    assert small.nodes[f"{ID}statement/s2"] == {
        "type": "target",
        "label": "生产总值",
        "value": "增长 7% 左右",
        "quote": "生产总值增长7%左右",
        "document": f"{ID}document/c2020",
        "region": f"{ID}region/330600",
        "start": 200,
        "end": 210,
        "topic": "经济增长",
        "year": 2020,
        "aspect": "growth",
        "verdict": "missed",
    }


def test_tasks_are_numbered_and_documents_name_their_source(small: MultiDiGraph[str]) -> None:
    assert small.nodes[f"{ID}task/k2"]["number"] == 2
    assert small.nodes[f"{ID}document/t2020"]["source"] == "table-2020.txt"


def test_every_node_has_a_type_and_a_label_in_words(small: MultiDiGraph[str]) -> None:
    for _, more in small.nodes(data=True):
        assert {"type", "label", "value", "quote", "document", "region"} <= more.keys()
        assert not more["label"].startswith("http")


def test_a_project_has_its_first_quote_and_its_latest_phase(small: MultiDiGraph[str]) -> None:
    rail = small.nodes[f"{ID}initiative/330600-rail"]
    assert (rail["type"], rail["quote"]) == ("project", "推进轨道交通1号线")
    assert rail["value"] == "operate"


def test_edges_follow_the_reading(small: MultiDiGraph[str]) -> None:
    assert edges(small, "contains") == [
        ("region/330000", "region/330600"),
        ("region/330600", "region/330602"),
    ]
    assert ("government/330600", "document/t2020") in edges(small, "reports")
    assert ("document/d2020", "statement/s7") in edges(small, "states")
    assert ("statement/s7", "indicator/gdp") in edges(small, "concerns")
    assert edges(small, "requires") == [("task/k1", "statement/s8")]
    assert edges(small, "achieves") == [("task/k1", "statement/s9")]
    assert edges(small, "mentions") == [("task/k2", "initiative/330600-rail")]
    assert edges(small, "leads") == [("org/330600-a", "task/k2"), ("org/330600-c", "task/k1")]
    assert ("term/t1", "document/c2020") in edges(small, "part-of")


def test_an_observation_keeps_phase_and_quote_on_its_edge(small: MultiDiGraph[str]) -> None:
    (seen,) = small[f"{ID}document/d2020"][f"{ID}initiative/330602-city"].values()
    assert (seen["phase"], seen["kind"], seen["quote"]) == ("won", "outcome", "创成国家森林城市")


def test_a_verdict_joins_target_and_outcome(small: MultiDiGraph[str]) -> None:
    (judged,) = small[f"{ID}statement/s8"][f"{ID}statement/s9"].values()
    assert (judged["type"], judged["verdict"]) == ("assessed", "exceeded")


def test_what_nothing_refers_to_is_not_drawn(small: MultiDiGraph[str]) -> None:
    assert f"{ID}region/330200" not in small
    assert f"{ID}indicator/unused" not in small
    assert f"{ID}region/330000" in small, "above a region that is referred to"


def test_quads_and_store_give_the_same_network_in_the_same_order(
    small: MultiDiGraph[str],
) -> None:
    quads = list(parse(path=str(SMALL), format=RdfFormat.TRIG))
    for order in (quads, quads[::-1]):
        other = network(order)
        assert list(other.nodes(data=True)) == list(small.nodes(data=True))
        assert list(other.edges(data=True, keys=True)) == list(small.edges(data=True, keys=True))


def test_one_document_brings_the_names_of_what_it_refers_to(store: Store) -> None:
    table = document_network(store, f"{ID}document/t2020")
    labels = {more["label"] for _, more in table.nodes(data=True)}
    assert {"绍兴市", "浙江省", "绍兴市人民政府", "市发改委", "轨道交通1号线"} <= labels
    kinds = [kind for _, kind in table.nodes(data="type")]
    assert (kinds.count("document"), kinds.count("task"), kinds.count("target")) == (1, 2, 1)
    assert is_isomorphic(table, table.copy())


def test_an_unknown_document_is_an_empty_network(store: Store) -> None:
    assert len(document_network(store, f"{ID}document/none")) == 0


def test_the_network_can_be_written_as_graphml(small: MultiDiGraph[str], tmp_path: Path) -> None:
    write_graphml(small, tmp_path / "small.graphml")
    assert "轨道交通1号线" in (tmp_path / "small.graphml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("aspect", "comparator", "value", "value_max", "unit", "said"),
    [
        ("level", "ge", "6800", "", "亿元", "6800亿元 以上"),
        ("growth", "range", "6", "6.5", "%", "增长 6–6.5%"),
        ("growth", "le", "-2.4", "", "%", "下降 2.4% 以下"),
        ("change", "eq", "1.2", "", "个百分点", "增加 1.2个百分点"),
        ("change", "eq", "-4", "", "万吨", "减少 4万吨"),
        ("rank", "eq", "1", "", "", "第 1 位"),
        ("rank", "le", "3", "", "位", "前 3 位"),
        ("multiple", "approx", "1.7", "", "倍", "1.7倍 左右"),
        ("level", "eq", "-3", "", "℃", "-3℃"),
    ],
)
def test_values_in_words(
    aspect: str, comparator: str, value: str, value_max: str, unit: str, said: str
) -> None:
    assert value_text(aspect, comparator, value, value_max, unit) == said
