"""A network in a browser: filters, search, sentences, groups, keys, pictures, and nothing else.

The browser has no network, and each test ends with a look at its console.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest

from zhengtu.outputs.views import Guide

SCRIPT = "</script><script>window.injected = 1</script><!--"
IMAGE = "<img src=x onerror='window.injected = 1'>"
KINDS = {"target": 6, "outcome": 15, "project": 8}
SIZE = 33
ENTER, ESCAPE, RIGHT, DOWN = "\ue007", "\ue00c", "\ue014", "\ue015"

Graph = networkx.MultiDiGraph
Opened = Callable[..., Any]


def report(**more: str) -> Graph:
    """A region, a document and what it states; two projects have hostile names."""
    graph = Graph()
    graph.add_node("x/region/330600", type="region", label="绍兴市")
    graph.add_node("x/government/330600", type="government", label="绍兴市人民政府")
    graph.add_node("document", type="document", label="绍兴市政府工作报告", source="report.txt")
    for kind, number in KINDS.items():
        for i in range(number):
            add(graph, f"x/{kind}/{kind}-{i}", kind, f"第{i}项指标", i, **more)
    for name in (SCRIPT, IMAGE):
        add(graph, name, "project", name)
    for i in range(3):
        graph.nodes[f"x/target/target-{i}"].update(topic="财政", year=2020, verdict="met")
        graph.nodes[f"x/outcome/outcome-{i}"].update(topic="财政", year=2019 + i)
    return graph


def add(graph: Graph, node: str, kind: str, label: str, place: int = 0, **more: str) -> None:
    graph.add_node(
        node,
        **{"type": kind, "label": label, "value": "增长 7% 左右", "document": "document"},
        **{"quote": "生产总值增长7%左右，进出口增长17%", "start": place, "end": place + 20},
        **more,
    )
    graph.add_edge("document", node, type="states")


@pytest.fixture
def view(opened: Opened) -> Any:
    return opened(report())


# ---- first sight, sentences


@pytest.mark.parametrize("shared", [True, False])
def test_a_view_opens_with_all_nodes_and_a_legend(opened: Opened, shared: bool) -> None:
    view = opened(report(), shared=shared)
    assert view.nodes == SIZE + 1
    assert view.text("h1") == f"报告{IMAGE}"
    assert view.text("#filters [data-option=outcome]").split() == ["成果", "15"]


@pytest.mark.parametrize("size", [(1280, 800), (500, 844)])
def test_the_first_sight_shows_every_card_and_nothing_stands_over_them(
    view: Any, size: tuple[int, int]
) -> None:
    view.browser.set_window_size(*size)
    view.browser.refresh()
    places = """const area = document.getElementById("network").getBoundingClientRect();
    return network.body.data.nodes.getIds().map((node) => {
      const { x, y } = network.canvasToDOM(network.getPosition(node));
      return document.elementFromPoint(x + area.left, y + area.top)?.tagName;
    })"""
    assert set(view.run(places)) == {"CANVAS"}


def test_a_click_shows_the_sentence_its_place_and_the_number(view: Any) -> None:
    view.point(3)
    view.wait("!document.getElementById('panel').hidden")
    assert view.selected == "第0项指标"
    assert view.text("#panel blockquote").splitlines()[0] == "生产总值增长7%左右，进出口增长17%"
    assert view.text("#panel mark") == "7%"
    assert view.text("#panel blockquote footer") == "report.txt · 0–20"
    assert "绍兴市政府工作报告" in view.text("#panel section")


def test_a_card_is_pressed_wherever_it_is_pressed(view: Any) -> None:
    for offset in ((-70, -18), (70, 18)):
        view.point(8, offset=offset)
        view.wait("document.querySelector('#panel h2')?.innerText === '第5项指标'")
        view.press(ESCAPE)


def test_a_sentence_links_into_the_reader(opened: Opened, tmp_path: Path) -> None:
    view = opened(report(), "#node=target-2", reader=tmp_path / "reader")
    href = view.find("#panel .read").get_dom_attribute("href")
    assert href == "../reader/document.html#char=2,22"


def test_the_mouse_over_a_node_shows_label_value_and_sentence(view: Any) -> None:
    view.point(4, click=False)
    view.wait("!document.getElementById('tip').hidden")
    shown = view.text("#tip").splitlines()
    assert shown == ["第1项指标", "增长 7% 左右", "生产总值增长7%左右，进出口增长17%"]


def test_what_is_left_out_is_said(opened: Opened) -> None:
    assert not opened(report()).find("#left").is_displayed()
    view = opened(report(), guide=Guide(left=("未画出：任务 14 项。", "Left out: 14 tasks.")))
    assert view.text("#left") == "未画出：任务 14 项。"
    view.find("#language").click()
    assert view.text("#left") == "Left out: 14 tasks."


# ---- filters


def test_the_legend_hides_and_shows_a_type(view: Any) -> None:
    entry = view.find("#filters [data-option=outcome]")
    entry.click()
    assert (view.nodes, entry.get_attribute("aria-pressed")) == (SIZE + 1 - 15, "false")
    entry.click()
    assert (view.nodes, entry.get_attribute("aria-pressed")) == (SIZE + 1, "true")


def test_filters_hold_together_and_count_what_the_others_leave(view: Any) -> None:
    hubs = 3
    for facet in ("topic", "year"):
        view.find(f"[data-facet={facet}] summary").click()
    view.find("[data-key=topic][data-option=财政]").click()
    assert view.nodes == hubs + 6
    assert view.text("[data-key=year][data-option='2020'] output") == "4"
    view.find("[data-key=year][data-option='2020']").click()
    assert view.nodes == hubs + 4
    assert view.text("#filters [data-option=outcome] output") == "1"
    view.find("#filters [data-option=outcome]").click()
    assert view.nodes == hubs + 3
    assert view.text("#state").split("\n")[0].startswith(f"显示 6 / {SIZE + 1}")
    assert "不含 成果 · 财政 · 2020" in view.text("#state")
    view.find("#reset").click()
    assert view.nodes == SIZE + 1
    assert not view.find("#state").is_displayed()


def test_a_verdict_is_filtered_by_its_name(view: Any) -> None:
    view.find("[data-facet=verdict] summary").click()
    assert view.text("[data-key=verdict][data-option=met]").split() == ["完成", "3"]
    view.find("[data-key=verdict][data-option=met]").click()
    assert view.text("#filters [data-option=target] output") == "3"


@pytest.mark.parametrize("name", [SCRIPT, IMAGE, "__proto__", "constructor"])
def test_types_topics_and_verdicts_of_any_name_are_text(opened: Opened, name: str) -> None:
    graph = report()
    graph.add_node("x/odd", type=name, label=name, topic=name, verdict=name)
    view = opened(graph, "#node=odd")
    assert view.selected == name
    assert view.text("#panel .chip") == name
    for key in ("type", "topic", "verdict"):
        shown = [each.get_attribute("textContent") for each in view.all(f"[data-key={key}] .name")]
        assert name in shown


# ---- search and keys


@pytest.mark.parametrize("name", [SCRIPT, IMAGE])
def test_a_search_flies_to_a_node_and_markup_stands_there_as_letters(view: Any, name: str) -> None:
    view.find("#search").send_keys(name[:12], "\n")
    view.wait(f"document.querySelector('#panel h2')?.innerText === {json.dumps(name)}")
    assert name in view.text("#panel")
    boxes = "['side', 'panel'].map((id) => document.getElementById(id).getBoundingClientRect())"
    assert view.run(f"const [a, b] = {boxes}; return a.right <= b.left")


def test_a_search_shows_what_a_filter_hid(view: Any) -> None:
    view.find("#filters [data-option=target]").click()
    view.find("#search").send_keys("第5项指标", "\n")
    view.wait("!document.getElementById('panel').hidden")
    assert view.nodes == SIZE + 1


def test_down_in_an_empty_search_box_lists_every_node_by_type(view: Any) -> None:
    box = view.find("#search")
    box.send_keys(DOWN)
    assert view.text("#found").startswith("地区 · 1\n绍兴市\n政府 · 1\n")
    assert len(view.all("#found .pick")) == SIZE + 1
    view.press(DOWN, ENTER)
    assert view.selected == "绍兴市人民政府"
    view.press(ESCAPE)
    assert view.selected == ""


def test_a_search_for_nothing_there_is_says_so(view: Any) -> None:
    view.find("#search").send_keys("没有的东西")
    assert view.text("#found") == "没有找到"
    view.press(ESCAPE)
    assert not view.find("#found").is_displayed()


def test_arrow_keys_walk_over_the_cards(view: Any) -> None:
    view.run("document.getElementById('network').focus()")
    view.press(RIGHT)
    first = view.selected
    view.press(RIGHT)
    assert first
    assert view.selected not in ("", first)
    view.press(ENTER)
    assert view.browser.switch_to.active_element.tag_name == "h2"
    view.press(ESCAPE)
    assert view.selected == ""
    assert view.browser.switch_to.active_element.get_attribute("id") == "network"


# ---- addresses


def test_an_address_opens_at_a_node_and_a_click_changes_it(opened: Opened) -> None:
    view = opened(report(), "#node=target-3")
    assert view.selected == "第3项指标"
    view.point(0)
    view.wait("location.hash !== '#node=target-3'")
    view.press(ESCAPE)
    assert "#" not in view.browser.current_url


def test_of_a_region_and_its_government_each_has_an_address(opened: Opened) -> None:
    assert opened(report(), "#node=330600").selected == "绍兴市"
    assert opened(report(), "#node=government/330600").selected == "绍兴市人民政府"
    assert opened(report(), "#node=no-such-node").selected == ""


def test_a_node_with_a_view_of_its_own_leads_there(opened: Opened) -> None:
    from selenium.webdriver import ActionChains

    own = {"view": "view.html#its-own", "page": "../pages/project.html"}
    guide = Guide(links={"x/project/project-0": own})
    view = opened(report(), "#node=project-0", guide=guide)
    assert view.text("#panel .pages").split() == ["专页", "关系图"]
    view.press(ESCAPE)
    view.browser.refresh()
    view.point(3 + 6 + 15, click=False)
    ActionChains(view.browser).double_click().perform()
    view.wait("location.hash === '#its-own'")


# ---- language and theme


def test_the_language_is_one_and_is_remembered(view: Any) -> None:
    view.point(3)
    view.wait("!document.getElementById('panel').hidden")
    view.find("#language").click()
    assert view.text("#filters [data-option=outcome] .name") == "Outcome"
    assert view.text("#panel .chip") == "Target"
    view.browser.refresh()
    assert view.find("#search").get_attribute("placeholder") == "Search"
    assert view.text("#physics") == "Physics"


def test_the_theme_changes_the_canvas_too(view: Any) -> None:
    picture = "document.querySelector('canvas').toDataURL()"
    light = view.run(f"return {picture}")
    view.find("#theme").click()
    view.wait("document.documentElement.dataset.theme === 'dark'")
    view.wait(f"{picture} !== {json.dumps(light)}")


def test_physics_moves_the_cards_and_puts_them_back(view: Any) -> None:
    place = "return network.getPosition(5)"
    before = view.run(place)
    view.find("#physics").click()
    view.wait(f"Math.abs(network.getPosition(5).x - {before['x']}) > 1")
    view.find("#physics").click()
    assert view.find("#physics").get_attribute("aria-pressed") == "false"
    assert view.run(place) == before


# ---- on a phone


def test_on_a_phone_the_side_opens_over_the_network_and_closes_with_a_choice(view: Any) -> None:
    view.browser.set_window_size(500, 844)
    assert not view.find("#side").is_displayed()
    view.find("#menu").click()
    view.find("#search").send_keys("第7项指标", "\n")
    view.wait("!document.getElementById('panel').hidden")
    assert not view.find("#side").is_displayed()
    assert view.selected == "第7项指标"
