"""The networks of a region, a unit, an initiative, all regions, an answer: cut out of a graph."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from networkx import MultiDiGraph
from pyoxigraph import Store

from zhengtu.graph.documents import document_network
from zhengtu.graph.regions import called
from zhengtu.graph.subjects import Report, initiative, region, regions, unit
from zhengtu.graph.subjects.answer import answer
from zhengtu.graph.subjects.stored import documents, networks, things_called
from zhengtu.loaders.errors import BadQuery, UnknownThing
from zhengtu.outputs.api import Graph
from zhengtu.outputs.viewing.chosen import chosen
from zhengtu.outputs.views import write_view

ID = "https://w3id.org/zhengtu/id/"
CITY, RAIL = f"{ID}region/330600", f"{ID}initiative/330600-rail"


@pytest.fixture(scope="module")
def city(store: Store) -> list[MultiDiGraph[str]]:
    return networks(store, CITY)


def kinds(network: MultiDiGraph[str]) -> Counter[str]:
    return Counter(kind for _, kind in network.nodes(data="type"))


def ends(network: MultiDiGraph[str], kind: str) -> list[tuple[str, str]]:
    return [
        (source.removeprefix(ID), target.removeprefix(ID))
        for source, target, more in network.edges(data=True)
        if more["type"] == kind
    ]


# ---- a region


def test_a_region_has_the_promise_of_each_year_and_the_outcome_that_answers_it(
    city: list[MultiDiGraph[str]],
) -> None:
    network = region(city, "330600").network
    assert kinds(network)["document"] == 3
    assert ("statement/s2", "statement/s5") in ends(network, "assessed"), "of next year's report"
    assert network.nodes[f"{ID}statement/s2"]["verdict"] == "missed"
    assert f"{ID}statement/s3" not in network, "of no headline indicator"


def test_what_a_region_leaves_out_is_counted(city: list[MultiDiGraph[str]]) -> None:
    found = region(city, "330600")
    shown = kinds(found.network)
    every = sum(kinds(one)["target"] + kinds(one)["outcome"] for one in city)
    assert found.left["statements"] == every - shown["target"] - shown["outcome"]
    assert (found.left["tasks"], found.left["terms"]) == (2, 1)


def test_an_initiative_that_two_documents_name_tells_its_years(
    city: list[MultiDiGraph[str]],
) -> None:
    network = region(city, "330600").network
    rail = network.nodes[RAIL]
    assert (rail["years"], rail["year"], rail["value"]) == ("2020 2021", 2020, "operate")
    assert ("document/c2021", "initiative/330600-rail") in ends(network, "observed")


def test_regions_around_are_shown_where_they_have_documents(
    city: list[MultiDiGraph[str]],
) -> None:
    network = region(city, "330600", ["330000", "330602", "330200"]).network
    assert set(ends(network, "contains")) == {
        ("region/330000", "region/330600"),
        ("region/330600", "region/330602"),
    }
    assert f"{ID}region/330200" not in network, "neither above nor below"


def test_units_tell_how_many_tasks_they_have(city: list[MultiDiGraph[str]]) -> None:
    network = region(city, "330600").network
    assert ("org/330600-a", "region/330600") in ends(network, "belongs")
    assert network.nodes[f"{ID}org/330600-a"]["tasks"] >= 1


# ---- a unit, an initiative


def test_a_unit_has_its_tasks_with_what_hangs_on_them(store: Store) -> None:
    node = f"{ID}org/330600-c"
    network = unit(networks(store, node), node).network
    assert ("org/330600-c", "task/k1") in ends(network, "leads")
    assert ("statement/s8", "statement/s9") in ends(network, "assessed")
    assert f"{ID}document/t2020" in network
    tasks = {n for n, kind in network.nodes(data="type") if kind == "task"}
    assert tasks == {end for start, end, _ in network.out_edges(node, keys=True)}


def test_an_initiative_is_told_by_every_document_in_order(store: Store) -> None:
    network = initiative(networks(store, RAIL), RAIL).network
    seen = {n: d for n, d in network.nodes(data=True) if d["type"] == "observation"}
    assert seen[f"{ID}phase/p1"]["label"] == "推进轨道交通1号线"
    assert (seen[f"{ID}phase/p2"]["value"], seen[f"{ID}phase/p2"]["year"]) == ("operate", 2021)
    assert ("phase/p1", "phase/p2") in ends(network, "next")
    assert ("task/k2", "initiative/330600-rail") in ends(network, "mentions")
    assert ends(network, "observed") == []


def test_the_same_subject_comes_in_the_same_order(city: list[MultiDiGraph[str]]) -> None:
    one, other = region(city, "330600").network, region(city[::-1], "330600").network
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True)) == list(other.edges(keys=True))


# ---- all regions


def test_the_overview_sums_what_the_documents_of_a_region_tell() -> None:
    reports = [
        Report("x:a", "330600", "报告", 2020, counts={"targets": 7}, verdicts={"met": 2}),
        Report("x:b", "330600", "报告", 2022, counts={"targets": 5}, verdicts={"met": 1}),
    ]
    network = regions(reports).network
    told = network.nodes[CITY]
    assert (told["reports"], told["targets"], told["met"], told["value"]) == (2, 12, 3, "2020–2022")
    assert ("region/330000", "region/330600") in ends(network, "contains")
    assert not any(cluster for _, cluster in network.nodes(data="cluster"))


def test_thousands_of_documents_are_clusters_of_their_regions() -> None:
    reports = [Report(f"x:{n}", "330600", "报告", 2020) for n in range(2_001)]
    network = regions(reports).network
    assert network.nodes["x:7"]["cluster"] == CITY


# ---- what words mean in a store


def test_a_region_goes_by_code_name_and_short_name() -> None:
    assert called("绍兴市") == ["330600"]
    assert "330600" in called("绍兴")


def test_documents_tell_of_a_thing(store: Store) -> None:
    names = [each.removeprefix(f"{ID}document/") for each in documents(store, CITY)]
    assert names == ["c2020", "c2021", "t2020"]
    assert len(documents(store, RAIL)) == 3, "two reports, and the table with a task of it"
    assert things_called(store, "轨道交通1号线", "initiative")[0] == RAIL


# ---- answers to queries


def test_every_iri_of_a_row_is_a_node_joined_to_the_one_before(store: Store) -> None:
    query = "SELECT ?document ?target ?words { ?target a zt:Target ; dct:isPartOf ?document ; "
    network = answer(store, query + "zt:indicatorText ?words }").network
    assert kinds(network)["document"] >= 1
    assert ("document/c2020", "statement/s2") in ends(network, "target")
    shown = network.nodes[f"{ID}statement/s2"]
    assert (shown["label"], shown["quote"], shown["words"]) == (
        "生产总值",
        "生产总值增长7%左右",
        "生产总值",
    )


def test_a_construct_gives_edges_and_facts(store: Store) -> None:
    query = "CONSTRUCT { ?i zt:region ?r ; zt:note '好' } { ?i a zt:Project ; zt:region ?r }"
    network = answer(store, query).network
    assert ("initiative/330600-rail", "region/330600") in ends(network, "region")
    assert network.nodes[RAIL]["note"] == "好"
    assert network.nodes[CITY]["label"] == "绍兴市"


def test_what_no_class_of_ours_describes_goes_by_its_iri(store: Store) -> None:
    query = "CONSTRUCT { <x:a> <x:knows> ?r } { ?r zt:regionLevel 'province' }"
    network = answer(store, query).network
    assert network.nodes["x:a"]["label"] == "x:a"


def test_yes_or_no_and_nothing_are_not_drawn(store: Store) -> None:
    with pytest.raises(BadQuery, match="nothing to draw"):
        answer(store, "ASK { ?s ?p ?o }")
    with pytest.raises(BadQuery, match="nothing to draw"):
        answer(store, "SELECT ?s { ?s a zt:Nothing }")


# ---- a whole build


def data(page: Path) -> dict[str, Any]:
    """What a view holds."""
    text = page.read_text(encoding="utf-8").partition('id="data">')[2]
    return dict(json.loads(text.partition("</script>")[0]))


def test_every_subject_of_a_build_has_a_view_and_its_links_lead_somewhere(kg: Graph) -> None:
    views = sorted((kg.directory / "views").glob("*.html"))
    found = Counter(view.name.partition("-")[0] for view in views)
    assert found["regions.html"] == 1
    assert found["region"] == len({one.region_code for one in kg.manifest.documents})
    assert found["unit"] >= 20
    assert found["initiative"] >= 5
    for view in views:
        for about in data(view)["about"]:
            for key in about.keys() & {"view", "page"}:
                assert (view.parent / about[key]).is_file(), (view.name, about[key])


def test_a_region_says_what_it_leaves_out_in_two_languages(kg: Graph) -> None:
    chinese, english = data(kg.directory / "views/region-330200.html")["left_out"]
    assert chinese.startswith("未画出：")
    assert english.endswith("14 tasks.")


def test_a_view_of_its_own_is_small_and_holds_its_scripts(kg: Graph, tmp_path: Path) -> None:
    sheet = chosen(kg, ["宁波"]).sheet()
    write_view(sheet.network, tmp_path / "view.html", title=sheet.title, guide=sheet.guide())
    assert (tmp_path / "view.html").stat().st_size < 1_500_000
    assert not any("view" in about for about in data(tmp_path / "view.html")["about"])


def test_words_mean_a_region_before_a_unit_a_document_and_an_initiative(kg: Graph) -> None:
    assert chosen(kg, ["330212"]).address == "views/region-330212.html"
    assert chosen(kg, ["宁波市经济和信息化局"]).address.startswith("views/unit-330200-")
    assert chosen(kg, ["鄞州区", "2024"]).address.startswith("views/330212-2024-report-")
    named = chosen(kg, ["大优强"])
    assert named.label.startswith("“大优强”培育行动 (宁波市, 2 documents)")
    assert chosen(kg, [named.typed]).address == named.address


def test_what_means_nothing_or_several_things_says_what_to_type(kg: Graph) -> None:
    with pytest.raises(UnknownThing, match=f"zhengtu view {kg.directory}"):
        chosen(kg, ["火星"])
    with pytest.raises(UnknownThing, match="did you mean 宁波市"):
        chosen(kg, ["宁波市市"])
    with pytest.raises(UnknownThing, match="2 things of this name; type one of:\n  zhengtu view"):
        chosen(kg, ["宁波市", "2023"])
    with pytest.raises(UnknownThing, match="things that hold this in their names; type one of:"):
        chosen(kg, ["行动"])


def test_a_part_and_the_store_tell_the_same_of_a_region(kg: Graph) -> None:
    from zhengtu.graph.held import Held
    from zhengtu.outputs.bundle import GRAPH

    node = f"{ID}region/330200"
    stored = region(networks(kg.store, node), "330200").network
    judged = sorted((kg.directory / "assessments").glob("*.nq*"))
    parts = [kg.directory / "parts" / name / GRAPH for name in kg.manifest.parts]
    held = Held([*parts, *judged])
    drawn = region([held.network(one) for one in documents(kg.store, node)], "330200").network
    assert list(drawn.nodes(data=True)) == list(stored.nodes(data=True))
    assert list(drawn.edges(keys=True)) == list(stored.edges(keys=True))


def test_a_document_tells_the_verdicts_of_its_targets(store: Store) -> None:
    network = document_network(store, f"{ID}document/c2020")
    verdicts = {n.rpartition("/")[2]: verdict for n, verdict in network.nodes(data="verdict")}
    assert (verdicts["s2"], verdicts["s3"]) == ("missed", "not-assessable")
