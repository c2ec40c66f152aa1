"""Pages of networks: nothing overlaps and names stay text; `test_view_page` opens them."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from itertools import combinations
from math import atan2, tau
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import networkx
import pytest

from zhengtu.outputs.layout import ASPECT, CARD, CURVE, positions
from zhengtu.outputs.views import (
    EARLY,
    SCRIPTS,
    STYLES,
    drawing,
    page,
    write_assets,
    write_view,
)

SCRIPT = "</script><script>window.injected = 1</script><!--"
IMAGE = "<img src=x onerror='window.injected = 1'>"
NAMES = ["<b>绍兴市</b>", SCRIPT, IMAGE, "镜湖\u2028快速路", "&lt;&amp;\"'\\", "${data}$data"]

Graph = networkx.MultiDiGraph


def report(targets: int = 6, outcomes: int = 15, projects: int = 8, tasks: int = 0) -> Graph:
    """A network in the shape of a report: a region, a document and what it states."""
    graph = Graph()
    graph.add_node("region", type="region", label="绍兴市")
    graph.add_node("document", type="document", label="绍兴市政府工作报告", source="report.txt")
    graph.add_edge("document", "region", type="covers")
    kinds = {"target": targets, "outcome": outcomes, "project": projects, "task": tasks}
    for kind, number in kinds.items():
        for i in range(number):
            add(graph, f"{kind}/{i}", kind, f"第{i}项指标", i)
    return graph


def add(graph: Graph, node: str, kind: str, label: str, place: int = 0) -> None:
    graph.add_node(
        node,
        **{"type": kind, "label": label, "value": "增长 7% 左右", "document": "document"},
        **{"quote": "生产总值增长7%左右，进出口增长17%", "start": place, "end": place + 20},
    )
    graph.add_edge("document", node, type="states")


def named(names: list[str]) -> Graph:
    graph = report(0, 0, 0)
    for name in names:
        add(graph, name, "project", name)
        graph.nodes[name].update(value=name, quote=name, rule=name)
    return graph


class Scripts(HTMLParser):
    """The scripts of a page as a browser cuts them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = False
        self.place = -1
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script"
        if self.inside:
            self.found.append("")
            if ("id", "data") in attrs:
                self.place = len(self.found) - 1

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    @property
    def data(self) -> dict[str, Any]:
        return dict(json.loads(self.found[self.place]))


# ---- layout


@pytest.mark.parametrize("size", [0, 1, 2, 30, 300])
def test_no_two_cards_overlap(size: int) -> None:
    places = positions(report(size, size * 2, size // 2, size))
    assert len(set(places.values())) == len(places)
    for (x, y), (u, v) in combinations(places.values(), 2):
        assert abs(x - u) >= CARD[0] or abs(y - v) >= CARD[1]


def test_places_depend_on_the_nodes_and_not_on_their_order() -> None:
    graph = report()
    backwards = Graph()
    backwards.add_nodes_from(reversed(list(graph.nodes(data=True))))
    assert positions(graph) == positions(backwards)


def test_the_document_is_in_the_middle_and_every_type_in_its_own_sector() -> None:
    places = positions(report(60, 150, 150))
    assert abs(places["document"][0]) < 1
    turns = {
        kind: [turn(x, y) for node, (x, y) in places.items() if node.startswith(kind)]
        for kind in ("target", "outcome", "project")
    }
    assert max(turns["target"] + turns["outcome"]) < min(turns["project"])


def test_a_topic_has_a_sector_and_a_type_a_ring_of_it() -> None:
    graph = report(40, 60, 100)
    for kind, size in (("target", 40), ("outcome", 60)):
        for number in range(size):
            graph.nodes[f"{kind}/{number}"]["topic"] = "财政" if number % 2 else "教育"
    places = positions(graph)
    topics = {
        topic: [node for node, own in graph.nodes(data="topic") if own == topic]
        for topic in ("教育", "财政")
    }
    ends = [max(turn(*places[node]) for node in topics["教育"])]
    ends.append(min(turn(*places[node]) for node in topics["财政"]))
    assert ends == sorted(ends)
    for nodes in topics.values():
        inner = max(radius(*places[node]) for node in nodes if node.startswith("target"))
        assert inner <= min(radius(*places[node]) for node in nodes if node.startswith("outcome"))


def radius(x: float, y: float) -> float:
    """How far out a place is, on the outline of the layout."""
    return float(round((abs(x / ASPECT) ** CURVE + abs(y) ** CURVE) ** (1 / CURVE), 3))


def turn(x: float, y: float) -> float:
    """The direction of a place, from the top clockwise."""
    return atan2(x / ASPECT, -y) % tau


def test_many_regions_share_the_middle() -> None:
    graph = Graph()
    graph.add_nodes_from((f"{i}", {"type": "region", "label": f"{i}"}) for i in range(40))
    assert len(set(positions(graph).values())) == 40


def test_a_type_without_a_sector_and_a_node_without_attributes_are_placed() -> None:
    graph = Graph()
    graph.add_nodes_from([("a", {"type": "meteor"}), ("b", {})])
    assert positions(graph).keys() == {"a", "b"}


# ---- pages


def test_the_same_network_gives_the_same_page() -> None:
    assert page(report(), title="报告") == page(report(), title="报告")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_data_whatever_it_holds(name: str) -> None:
    html = page(named([name]), title=name, assets="assets", home="index.html")
    scripts = Scripts(html)
    assert len(scripts.found) == 1 + len(EARLY) + len(SCRIPTS)
    assert scripts.data["nodes"][-1]["label"] == " ".join(name.split())
    assert scripts.data["about"][-1]["quote"] == name
    assert "<img" not in html
    assert "<b>" not in html
    assert not set(scripts.found[scripts.place]) & set("<>&\u2028")


def test_shared_scripts_are_referenced_from_where_the_page_is(tmp_path: Path) -> None:
    path = tmp_path / "views/a/b.html"
    write_assets(tmp_path / "as sets")
    write_view(report(), path, title="报告", assets=tmp_path / "as sets", home=tmp_path / "i.html")
    html = path.read_text(encoding="utf-8")
    assert 'href="../../i.html"' in html
    for name in (*EARLY, *SCRIPTS, *STYLES):
        assert f'="../../as%20sets/{name}"' in html
        assert (path.parent / unquote(f"../../as%20sets/{name}")).is_file()


def test_a_view_of_500_nodes_stays_under_400_kilobytes() -> None:
    graph = report(150, 250, 100)
    for node in graph:
        graph.nodes[node]["quote"] = "全年主要指标增速继续保持全省前列，" * 4
    assert len(page(graph, title="报告", assets="assets").encode()) < 400_000


def test_an_indicator_is_drawn_where_it_joins_two_statements() -> None:
    graph = report(2, 1, 0)
    graph.add_node("shared", type="indicator", label="生产总值")
    graph.add_node("lone", type="indicator", label="电梯")
    for start, end in (("target/0", "shared"), ("outcome/0", "shared"), ("target/1", "lone")):
        graph.add_edge(start, end, type="concerns")
    drawn = [about["iri"] for about in Scripts(page(graph, title="报告")).data["about"]]
    assert "shared" in drawn
    assert "lone" not in drawn


def test_the_drawing_is_a_network_of_pyvis() -> None:
    network = drawing(report(1, 0, 0))
    assert (network.num_nodes(), network.num_edges()) == (3, 2)
    assert network.get_node(2)["label"] == "第0项指标"
    assert network.options.physics.enabled is False


def test_a_card_carries_what_it_is_filtered_and_grouped_by() -> None:
    graph = report(1, 0, 0)
    graph.nodes["target/0"].update(topic="财政", year=2020, verdict="met", cluster="330600")
    card = Scripts(page(graph, title="报告")).data["nodes"][-1]
    assert [card[key] for key in ("group", "topic", "year", "verdict", "cluster")] == [
        *("target", "财政", "2020", "met", "330600")
    ]
