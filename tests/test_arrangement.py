"""Where the nodes of a subject's view stand: years run along, and no card lies on another."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from time import process_time

import networkx
import pytest

from zhengtu.outputs.arrangement import (
    Arrangement,
    initiative_years,
    region_years,
    regions_years,
    unit_tasks,
)
from zhengtu.outputs.grid import Column, Row, grid
from zhengtu.outputs.layout import CARD, HUB, Layout, sectors

Graph = networkx.MultiDiGraph
HUBS = ("region", "government", "document")


def add(graph: Graph, node: str, type_: str, **more: object) -> None:
    graph.add_node(node, **{"type": type_, "label": node, "region": node, **more})


def history(years: int = 12, initiatives: int = 40, units: int = 5) -> Graph:
    """A region with a report, a target and an outcome of each year, and what it keeps naming."""
    graph = Graph()
    for region in ("330600", "330602"):
        add(graph, region, "region")
    for indicator in ("gdp", "cpi"):
        add(graph, indicator, "indicator", topic="经济")
    for year in range(2000, 2000 + years):
        add(graph, f"d{year}", "document", year=year)
        for indicator in ("gdp", "cpi"):
            for kind in ("target", "outcome"):
                add(graph, f"{kind}-{indicator}-{year}", kind, year=year)
                graph.add_edge(f"{kind}-{indicator}-{year}", indicator, type="concerns")
    for each in range(initiatives):
        add(graph, f"i{each}", "project", year=2000 + each % years)
    for each in range(units):
        add(graph, f"u{each}", "organization")
    add(graph, "odd", "meteor")
    return graph


def duties(tasks: int = 20) -> Graph:
    graph = Graph()
    add(graph, "unit", "organization")
    add(graph, "other", "organization")
    add(graph, "table", "document")
    for task in range(tasks):
        add(graph, f"t{task}", "task", number=task)
        for kind, relation in (("target", "requires"), ("outcome", "achieves")):
            for part in range(task % 3 + 1):
                add(graph, f"{kind}-{task}-{part}", kind)
                graph.add_edge(f"t{task}", f"{kind}-{task}-{part}", type=relation)
    return graph


def mentions(years: int = 16) -> Graph:
    graph = Graph()
    add(graph, "rail", "project")
    for year in range(years):
        add(graph, f"d{year}", "document", year=2000 + year)
        for kind in ("target", "outcome"):
            add(graph, f"{kind}{year}", "observation", year=2000 + year, kind=kind)
    return graph


def coverage(regions: int = 30, years: int = 20) -> Graph:
    graph = Graph()
    for region in range(regions):
        add(graph, f"{330000 + region}", "region")
        for year in range(region % 3, years):
            add(graph, f"{region}-{year}", "document", year=2000 + year)
            graph.add_edge(f"{region}-{year}", f"{330000 + region}", type="covers")
    return graph


SUBJECTS = [
    pytest.param(history(), region_years, id="region"),
    pytest.param(history(1, 3, 0), region_years, id="region of one year"),
    pytest.param(history(30, 300, 40), region_years, id="region of thirty years"),
    pytest.param(duties(), unit_tasks("unit"), id="unit"),
    pytest.param(mentions(), initiative_years, id="initiative"),
    pytest.param(coverage(), regions_years, id="regions"),
]


@pytest.mark.parametrize(("graph", "arranged"), SUBJECTS)
def test_every_node_has_a_place_and_none_lies_on_another(
    graph: Graph, arranged: Arrangement
) -> None:
    layout = arranged(graph)
    assert layout.places.keys() == graph.nodes.keys()
    cards = [(x, y, *size(graph, node)) for node, (x, y) in layout.places.items()]
    for (x, y, width, height), (u, v, wide, high) in combinations(cards, 2):
        assert abs(x - u) >= (width + wide) / 2 or abs(y - v) >= (height + high) / 2


def size(graph: Graph, node: str) -> tuple[float, float]:
    """What is seen of a card: a little less than its cell."""
    width, height = HUB if graph.nodes[node]["type"] in HUBS else CARD
    return width - 8, height - 8


@pytest.mark.parametrize(("graph", "arranged"), SUBJECTS)
def test_places_depend_on_the_nodes_and_not_on_their_order(
    graph: Graph, arranged: Arrangement
) -> None:
    backwards = Graph()
    backwards.add_nodes_from(reversed(list(graph.nodes(data=True))))
    backwards.add_edges_from(reversed(list(graph.edges(data=True))))
    assert arranged(backwards) == arranged(graph)


def test_years_run_along_and_an_indicator_keeps_its_row() -> None:
    places = region_years(history()).places
    along = [places[f"target-gdp-{year}"] for year in range(2000, 2012)]
    assert [x for x, _ in along] == sorted(x for x, _ in along)
    assert len({y for _, y in along}) == 1
    assert places["gdp"][0] < along[0][0]
    assert places["outcome-gdp-2003"][0] - along[3][0] < CARD[0] * 8


def test_columns_are_called_by_years_and_rows_by_indicators() -> None:
    names = region_years(history()).names
    assert texts(names, "column") == [str(year) for year in range(2000, 2012)]
    assert texts(names, "row") == ["cpi", "gdp", "", ""]
    assert [name.group for name in names][-2:] == ["project", "organization"]


def texts(names: Iterable[object], kind: str) -> list[str]:
    return [name.text for name in names if name.kind == kind]


def test_what_a_task_asks_stands_beside_what_came_of_it() -> None:
    places = unit_tasks("unit")(duties()).places
    task, target, outcome = (places[each] for each in ("t4", "target-4-0", "outcome-4-0"))
    assert task[0] < target[0] < outcome[0]
    assert task[1] == target[1] == outcome[1]


def test_a_few_columns_hold_several_cards_abreast() -> None:
    rows = [Row("project", cells={"2020": [str(n) for n in range(100)]})]
    xs, ys = zip(*grid(rows, [Column("2020")]).places.values(), strict=True)
    assert 1 < (max(xs) - min(xs)) / (max(ys) - min(ys)) < 3


def test_larger_cards_than_their_column_take_turns() -> None:
    years = [str(year) for year in range(2000, 2030)]
    rows = [
        Row(hubs=True, cells={year: [f"d{year}"] for year in years}),
        *(Row("x", cells={year: [f"{n}-{year}"] for year in years}) for n in range(12)),
    ]
    places = grid(rows, [Column(year, year) for year in years]).places
    assert places["d2000"][1] != places["d2001"][1]
    assert places["d2000"][1] == places["d2002"][1]


def large() -> Graph:
    graph = Graph()
    for node in range(20_000):
        kind = ("target", "outcome", "project", "task")[node % 4]
        add(graph, f"n{node}", kind, year=2000 + node % 30, number=node)
    return graph


@pytest.mark.parametrize("arranged", [sectors, region_years])
def test_20000_nodes_are_placed_in_two_seconds(arranged: Arrangement) -> None:
    graph = large()
    began = process_time()
    layout: Layout = arranged(graph)
    assert process_time() - began < 2
    assert len(set(layout.places.values())) == 20_000
