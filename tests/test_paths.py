"""How one thing is tied to another, each step with its evidence."""

from __future__ import annotations

import json
from pathlib import Path as File

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store
from typer.testing import CliRunner

from zhengtu.graph.paths import Path, paths
from zhengtu.graph.paths.search import LONGEST, MOST
from zhengtu.graph.paths.ties import HUB
from zhengtu.graph.prefixes import expanded
from zhengtu.loaders.errors import UnknownThing
from zhengtu.outputs.api import Graph
from zhengtu.outputs.cli import app

SMALL = File(__file__).parent / "golden" / "small.trig"
ID = "https://w3id.org/zhengtu/id/"


@pytest.fixture
def store() -> Store:
    small = Store()
    small.load(path=str(SMALL), format=RdfFormat.TRIG)
    return small


def labels(path: Path) -> list[str]:
    return [thing.label for thing in path.things]


def test_two_units_are_tied_by_the_task_they_share(store: Store) -> None:
    first = paths(store, "市建设局", "市统计局")[0]
    assert labels(first) == ["市建设局", "2 轨道交通1号线加快建设。", "市统计局"]
    lead = paths(store, "市发改委", "市统计局")[0].steps[0]
    assert lead.words == "市发改委 leads 2 轨道交通1号线加快建设。"
    assert (lead.quote, lead.file, lead.start, lead.end) == ("市发改委", "table-2020.txt", 85, 89)


def test_regions_are_tied_by_what_both_pursue(store: Store) -> None:
    first = paths(store, "绍兴市", "越城区")[0]
    assert labels(first)[2:4] == ["轨道交通1号线 (绍兴市)", "轨道交通1号线 (越城区)"]
    assert [(step.kind, step.quote) for step in first.steps] == [
        ("covers", ""),
        ("observed", "轨道交通1号线通车运营"),
        ("same-name", ""),
        ("observed", "轨道交通1号线加快建设"),
        ("covers", ""),
    ]
    assert first.steps[1].words.endswith("speaks of 轨道交通1号线 (绍兴市) (target, operate, 2021)")


def test_an_initiative_is_known_by_its_other_names_too(store: Store) -> None:
    here, label = f"{ID}initiative/330602-city", NamedNode(expanded("skos:prefLabel"))
    there, other = NamedNode(f"{ID}initiative/330600-wood"), NamedNode(expanded("skos:altLabel"))
    for name, node, form in ((label, there, "森林城市"), (other, there, "国家森林城市")):
        store.add(Quad(node, name, Literal(form, language="zh"), NamedNode(f"{ID}g")))
    assert paths(store, here, there.value)[0].steps[0].kind == "same-name"


def test_that_one_holds_the_other_is_told_where_nothing_else_is(store: Store) -> None:
    (only,) = paths(store, "绍兴市", "浙江省")
    assert [step.words for step in only.steps] == ["浙江省 contains 绍兴市"]


def test_a_promise_is_tied_to_what_became_of_it(store: Store) -> None:
    first = paths(store, f"{ID}statement/s2", f"{ID}statement/s5")[0]
    assert first.steps[0].kind == "assessed"
    assert "missed" in first.steps[0].words


def test_nothing_ties_what_nothing_speaks_of(store: Store) -> None:
    assert paths(store, "粮食产量", "市统计局") == ()


def test_no_way_is_longer_than_six_steps_and_none_is_told_twice(store: Store) -> None:
    for start, goal in (("市发改委", "地区生产总值"), ("国家森林城市", "市统计局")):
        found = paths(store, start, goal)
        assert 0 < len(found) <= MOST
        assert all(len(path.steps) <= LONGEST for path in found)
        assert len({tuple(labels(path)) for path in found}) == len(found)
        assert [path.cost for path in found] == sorted(path.cost for path in found)


def test_a_way_is_the_same_from_either_end(store: Store) -> None:
    there, back = paths(store, "绍兴市", "越城区"), paths(store, "越城区", "绍兴市")
    assert [path.things[::-1] for path in back] == [path.things for path in there]


def test_no_way_goes_through_a_thing_that_everything_is_tied_to(store: Store) -> None:
    gdp = NamedNode(f"{ID}indicator/gdp")
    tied = [thing.label for path in paths(store, "绍兴市", "越城区") for thing in path.things]
    assert "地区生产总值" in tied
    for number in range(HUB):
        node = NamedNode(f"{ID}statement/x{number}")
        store.add(Quad(node, NamedNode(expanded("zt:indicator")), gdp, NamedNode(f"{ID}g")))
    tied = [thing.label for path in paths(store, "绍兴市", "越城区") for thing in path.things]
    assert "地区生产总值" not in tied


@pytest.mark.parametrize(
    "words",
    ["330600", "绍兴市", "绍兴", "region:330600", f"{ID}region/330600"],
)
def test_a_region_has_many_names(store: Store, words: str) -> None:
    assert paths(store, words, "市统计局")[0].things[0].label == "绍兴市"


def test_a_document_is_named_by_region_and_year(store: Store) -> None:
    first = paths(store, "越城区 2020", "国家森林城市")[0]
    assert labels(first) == ["2020年越城区政府工作报告", "国家森林城市 (越城区)"]


def test_a_name_that_two_things_bear_asks_which(store: Store) -> None:
    with pytest.raises(UnknownThing, match=r"绍兴市.*330600-rail; 越城区.*330602-rail"):
        paths(store, "轨道交通1号线", "市统计局")
    assert paths(store, "绍兴市 轨道交通1号线", "市统计局")


def test_a_name_that_nothing_bears_suggests_near_ones(store: Store) -> None:
    with pytest.raises(UnknownThing, match="did you mean 轨道交通1号线"):
        paths(store, "轨道交通一号线", "市统计局")
    with pytest.raises(UnknownThing, match="nothing is like it"):
        paths(store, "zzz", "市统计局")
    with pytest.raises(UnknownThing, match="nothing of this IRI"):
        paths(store, "https://example.org/none", "市统计局")


def test_a_quotation_mark_in_a_name_is_only_a_character(store: Store) -> None:
    named = Quad(NamedNode(f"{ID}org/q"), NamedNode(expanded("skos:prefLabel")),
                 Literal('某"局', language="zh"), NamedNode(f"{ID}g"))  # fmt: skip
    store.add(named)
    assert paths(store, '某"局', "市统计局") == ()


def test_the_command_tells_ways_as_text_and_json(kg: Graph) -> None:
    ends = [str(kg.directory), "宁波市交通运输局", "宁波市农业农村局"]
    run = CliRunner()
    text = run.invoke(app, ["path", *ends])
    assert text.exit_code == 0
    assert text.stdout.startswith("1. 宁波市交通运输局 — ")
    found = json.loads(run.invoke(app, ["path", *ends, "--format", "json"]).stdout)
    for path in found:
        for step in path["steps"]:
            assert step["quote"] or step["kind"] in ("covers", "governs", "reports", "same-name")
