"""Groups of a large network: closed cards that open with a click, a key or a search."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx

from zhengtu.outputs.layout import Layout
from zhengtu.outputs.views import Guide

Graph = networkx.MultiDiGraph
Opened = Callable[..., Any]

ENTER, DOWN = "\ue007", "\ue015"


def grouped(members: int = 8, groups: int = 300) -> Graph:
    """A network so large that its groups are closed when it opens."""
    graph = Graph()
    graph.add_node("document", type="document", label="文件")
    for group in range(groups):
        for i in range(members):
            told = {"type": "project", "label": f"{group}组{i}号", "cluster": f"第{group}组"}
            graph.add_node(f"x/{group}/{i}", **told)
            graph.add_edge("document", f"x/{group}/{i}", type="states")
    return graph


def test_a_large_page_opens_with_closed_groups_that_open_and_close(opened: Opened) -> None:
    view = opened(grouped())
    assert view.nodes == 1 + 300
    view.point(2401 + 7)
    view.wait("network.body.data.nodes.length === 1 + 299 + 8")
    view.find("#groups summary").click()
    view.find("#groups [aria-expanded=true]").click()
    assert view.nodes == 1 + 300


def test_a_search_opens_the_group_of_what_it_finds(opened: Opened) -> None:
    view = opened(grouped(), "#node=7/3")
    assert view.selected == "7组3号"
    assert view.nodes == 1 + 299 + 8
    view.find("#panel .shut").click()
    assert view.nodes == 1 + 300


def test_a_group_that_the_keys_come_to_opens_with_enter(opened: Opened) -> None:
    view = opened(grouped())
    view.run("document.getElementById('network').focus()")
    view.press(DOWN, DOWN, ENTER)
    view.wait("network.body.data.nodes.length === 1 + 299 + 8")


def test_groups_keep_the_places_that_they_were_given_where_none_stands_in_another(
    opened: Opened,
) -> None:
    def rows(graph: Graph) -> Layout:
        own = {node: node.split("/") for node in graph if node.startswith("x/")}
        places = {node: (300.0 * int(i), 80.0 * int(row)) for node, (_, row, i) in own.items()}
        return Layout({"document": (-500.0, 0.0), **places})

    view = opened(grouped(), guide=Guide(arrangement=rows))
    places = view.run("return Object.values(network.getPositions()).map(({ x, y }) => [x, y])")
    assert sorted(map(tuple, places))[:3] == [(-500, 0), (1050, 0), (1050, 80)]


def test_a_group_that_is_called_by_a_node_has_its_name(opened: Opened) -> None:
    graph = grouped()
    graph.add_node("x/region/330600", type="region", label="绍兴市")
    graph.nodes["x/0/0"]["cluster"] = "x/region/330600"
    view = opened(graph)
    assert "绍兴市" in view.run("return document.querySelector('#groups').textContent")


def test_the_name_of_a_group_is_text(opened: Opened) -> None:
    graph = grouped()
    name = "<img src=x onerror='window.injected = 1'>"
    for node in ("x/0/0", "x/0/1"):
        graph.nodes[node]["cluster"] = name
    view = opened(graph)
    assert name in view.run("return document.querySelector('#groups').textContent")
