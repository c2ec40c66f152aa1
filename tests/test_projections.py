"""One projection a question: who answers for what, who pursues the same, who asks for more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from zhengtu.graph import iris
from zhengtu.graph.assess.panel import headline
from zhengtu.graph.projections import (
    Duty,
    cascades,
    duties,
    initiative_document,
    of,
    region_indicator,
    region_initiative,
    regions_alike,
    regions_sharing,
    unit_task,
    units_together,
)

SMALL = Path(__file__).parent / "golden" / "small.trig"
NAMES = {"330000": "浙江省", "330200": "宁波市", "330600": "绍兴市", "330602": "越城区"}


def at(code: str) -> str:
    return iris.region(code).value


def initiatives(*said: str) -> Iterator[dict[str, str]]:
    """Rows of the table: "330600 林长制" is a programme of 绍兴市 in its one document."""
    for one in said:
        code, name = one.split()
        row = {"region": NAMES[code], "region_code": code, "name": name, "category": "programme"}
        yield row | {"document": f"doc-{code}", "task": ""}


def step(above: str, below: str, gap: str, concept: str = "gdp") -> dict[str, str]:
    """A row of the cascade of 2021."""
    row = {"concept": concept, "indicator": concept, "aspect": "growth", "year": "2021"}
    row |= {"above": NAMES.get(above, ""), "above_code": above, "gap": gap}
    return row | {"region": NAMES[below], "region_code": below}


def test_the_store_says_who_answers_for_what() -> None:
    store = Store()
    store.load(path=str(SMALL), format=RdfFormat.TRIG)
    graph = unit_task(duties(store))
    told = sorted(
        (graph.nodes[unit]["label"], graph.nodes[task]["label"], role)
        for unit in of(graph, "unit")
        for _, task, role in graph.edges(unit, data="role")
    )
    assert told == [
        ("市发改委", "加装电梯150台。", "support"),
        ("市发改委", "轨道交通1号线加快建设。", "lead"),
        ("市建设局", "加装电梯150台。", "lead"),
        ("市建设局", "轨道交通1号线加快建设。", "support"),
        ("市统计局", "轨道交通1号线加快建设。", "support"),
    ]
    assert {graph.nodes[unit]["region"] for unit in of(graph, "unit")} == {"绍兴市"}


def test_who_leads_a_task_and_supports_it_leads_it() -> None:
    graph = unit_task([Duty("t", "u", "support"), Duty("t", "u", "lead")])
    assert graph.edges["u", "t"]["role"] == "lead"


def test_units_are_tied_by_the_tasks_they_share() -> None:
    tasks = {"1": "ab", "2": "ab", "3": "bc", "4": "d"}
    found = (Duty(task, unit, "lead") for task, units in tasks.items() for unit in units)
    graph = units_together(unit_task(found))
    assert list(graph.edges(data="weight")) == [("a", "b", 2), ("b", "c", 1)]
    assert "d" in graph


def test_what_one_region_pursues_ties_it_to_nobody() -> None:
    graph = region_initiative(initiatives("330600 林长制", "330200 林长制", "330600 河长制"))
    assert sorted(graph) == sorted(["programme 林长制", at("330200"), at("330600")])


def test_two_forms_of_a_name_are_one() -> None:
    rows = initiatives("330600 杭绍台铁路", "330200 杭绍台高铁", "330600 杭绍台高铁")
    graph = regions_sharing(region_initiative(rows))
    assert list(graph.edges(data="shared")) == [(at("330200"), at("330600"), 1)]


def test_a_rare_name_ties_more_than_one_that_everybody_has() -> None:
    rare = ["330600 古城保护", "330602 古城保护"]
    common = [f"{code} 林长制" for code in NAMES]
    graph = regions_sharing(region_initiative(initiatives(*rare, *common)))
    assert graph.edges[at("330600"), at("330602")]["weight"] == pytest.approx(1 + 1 / 3)
    assert graph.edges[at("330600"), at("330200")]["weight"] == pytest.approx(1 / 3)
    assert graph.edges[at("330600"), at("330602")]["shared"] == 2


def test_an_initiative_stands_between_the_documents_that_speak_of_it() -> None:
    rows = [
        *initiatives("330600 林长制"),
        next(initiatives("330600 林长制")) | {"document": "later"},
    ]
    graph = initiative_document([*rows, *initiatives("330200 河长制")])
    assert [graph.degree(n) for n, m in graph.nodes(data=True) if m["type"] == "programme"] == [2]


def test_a_region_is_tied_to_the_indicators_it_sets_targets_for() -> None:
    def said(year: str, **more: str) -> dict[str, str]:
        row = {"kind": "target", "region": "绍兴市", "region_code": "330600", "concept": "gdp"}
        return row | {"year": year, "subject": ""} | more

    rows = [said("2020"), said("2021"), said("2021"), said("2020", kind="outcome", concept="cpi")]
    graph = region_indicator([*rows, said("2020", subject="柯桥区", concept="cpi")])
    assert list(graph.edges(data="weight")) == [(at("330600"), iris.indicator("gdp", "").value, 2)]


def test_regions_are_alike_that_choose_the_same_indicators() -> None:
    kinds = headline()[:2]
    chosen = {"330600": ("set", "none-set"), "330200": ("relative-set", "none-set")}
    chosen |= {"330602": ("none-set", "set"), "330000": ("set", "no-report")}
    panel = [
        {"region": NAMES[code], "region_code": code, "status": status}
        | {"concept": concept, "aspect": aspect}
        for code, each in chosen.items()
        for (concept, aspect), status in zip(kinds, each, strict=True)
    ]
    graph = regions_alike(panel, kinds)
    assert graph.edges[at("330600"), at("330200")]["weight"] == 1
    assert graph.edges[at("330600"), at("330000")]["weight"] == 1
    assert not graph.has_edge(at("330600"), at("330602"))


def test_a_cascade_runs_down_from_level_to_level() -> None:
    rows = [step("330000", "330600", "0.5"), step("330600", "330602", "-1"), step("", "330000", "")]
    graph = cascades(rows)["gdp", "growth", "2021"]
    assert list(graph.edges(data="gap")) == [
        (at("330000"), at("330600"), 0.5),
        (at("330600"), at("330602"), -1.0),
    ]


def test_asking_for_less_unemployment_goes_beyond() -> None:
    rows = [step("330000", "330600", "-0.5", "registered-unemployment")]
    (graph,) = cascades(rows).values()
    assert graph.edges[at("330000"), at("330600")]["beyond"] == 0.5
