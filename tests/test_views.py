"""Pages: nothing overlaps, names stay text, and a browser without a network shows it all."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import networkx
import pytest

from zhengtu.outputs.layout import CARD, positions
from zhengtu.outputs.site import DocumentLine, SkippedLine, Summary, index, write_index
from zhengtu.outputs.views import drawing, page, write_assets, write_view

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
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script"
        if self.inside:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    @property
    def data(self) -> dict[str, Any]:
        return dict(json.loads(self.found[0]))


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
    places = positions(report(60, 150, 80))
    assert abs(places["document"][0]) < 1
    quarters = {
        kind: {(x > 0, y > 0) for node, (x, y) in places.items() if node.startswith(kind)}
        for kind in ("target", "project")
    }
    assert quarters["target"].isdisjoint(quarters["project"])


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
    assert len(scripts.found) == 6
    assert scripts.data["nodes"][-1]["label"] == " ".join(name.split())
    assert scripts.data["about"][-1]["quote"] == name
    assert "<img" not in html
    assert "<b>" not in html
    assert not set(scripts.found[0]) & set("<>&\u2028")


def test_shared_scripts_are_referenced_from_where_the_page_is(tmp_path: Path) -> None:
    path = tmp_path / "views/a/b.html"
    write_assets(tmp_path / "as sets")
    write_view(report(), path, title="报告", assets=tmp_path / "as sets", home=tmp_path / "i.html")
    html = path.read_text(encoding="utf-8")
    assert 'href="../../i.html"' in html
    for name in ("vis-network.min.js", "labels.js", "paint.js", "panel.js", "view.js", "view.css"):
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


def line(**more: Any) -> DocumentLine:
    return DocumentLine(**{"title": "报告", "kind": "report", "source": "a.txt", **more})


def summary(*documents: DocumentLine, **more: Any) -> Summary:
    counts = dict.fromkeys(("targets", "outcomes", "initiatives", "tasks", "terms"), 0)
    rest = {"numbers": 0, "unparsed": 0, "omissions": 0, "omitted": 0, "files": ()}
    return Summary(documents, **{"skipped": (), **counts, **rest, **more})


def test_the_index_lists_what_was_read_and_links_to_the_view() -> None:
    html = index(summary(line(region="绍兴市", year=2020, speaker="某某", view="views/a b.html")))
    assert '<a href="views/a%20b.html">报告</a>' in html
    assert "绍兴市 2020</h1>" in html
    assert "<td>某某</td>" in html


def test_the_index_shows_counts_and_the_share_of_numbers_cut_and_not_rounded() -> None:
    html = index(summary(targets=1200, outcomes=34, numbers=10_000, unparsed=1))
    assert "<dd>1,234</dd>" in html
    assert "<strong>99.9%</strong>" in html


@pytest.mark.parametrize("name", NAMES)
def test_the_index_shows_names_as_text(name: str) -> None:
    document = line(title=name, source=name, region=name, speaker=name, view=name)
    skipped = SkippedLine(name, name, name)
    html = index(summary(document, skipped=(skipped,), files=(name,), version=name))
    assert not Scripts(html).found
    assert "<img" not in html
    assert "<b>" not in html


def test_a_path_is_never_taken_for_a_scheme() -> None:
    assert 'href="javascript%3Aalert' in index(summary(line(view="javascript:alert(1)")))


# ---- in a browser


@pytest.fixture(params=["shared", "inline"])
def view(request: pytest.FixtureRequest, tmp_path: Path, browser: Any) -> Any:
    """A view with hostile names, open in the browser."""
    graph = report()
    for name in (SCRIPT, IMAGE):
        add(graph, name, "project", name)
    assets = tmp_path / "assets" if request.param == "shared" else None
    if assets:
        write_assets(assets)
    path = tmp_path / "views/view.html"
    write_view(graph, path, title=f"报告{IMAGE}", assets=assets)
    browser.get(path.as_uri())
    yield browser
    assert_quiet(browser)


def assert_quiet(browser: Any) -> None:
    """No message in the console, nothing asked of the network, nothing injected."""
    assert browser.get_log("browser") == []
    loaded = browser.execute_script(
        "return performance.getEntriesByType('resource').map((entry) => entry.name)"
    )
    assert all(name.startswith(("file:", "data:")) for name in loaded)
    assert browser.execute_script("return window.injected") is None
    assert browser.execute_script("return document.images.length") == 0


def nodes(browser: Any) -> int:
    return int(browser.execute_script("return network.body.data.nodes.length"))


def text(browser: Any, selector: str) -> str:
    return str(
        browser.execute_script("return document.querySelector(arguments[0]).innerText", selector)
    )


def point(browser: Any, node: int, click: bool = True) -> None:
    """Move the mouse onto a node, as numbered on the page, and click."""
    from selenium.webdriver import ActionChains

    x, y = browser.execute_script(
        """const place = network.canvasToDOM(network.getPosition(arguments[0]));
        const box = document.getElementById("network").getBoundingClientRect();
        return [place.x - box.width / 2, place.y - box.height / 2]""",
        node,
    )
    area = browser.find_element("id", "network")
    actions = ActionChains(browser).move_to_element_with_offset(area, round(x), round(y))
    (actions.click() if click else actions).perform()


def wait(browser: Any, condition: str) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 5, 0.05).until(lambda it: it.execute_script(f"return {condition}"))


def test_a_view_opens_with_all_nodes_and_a_legend(view: Any) -> None:
    assert nodes(view) == 33
    assert text(view, "h1") == f"报告{IMAGE}"
    assert text(view, "#legend [data-group=outcome]").split() == ["成果", "Outcome", "15"]


def test_a_click_shows_the_sentence_its_place_and_the_number(view: Any) -> None:
    point(view, 2)
    wait(view, "!document.getElementById('panel').hidden")
    assert text(view, "#panel h2") == "第0项指标"
    assert text(view, "#panel blockquote").splitlines()[0] == "生产总值增长7%左右，进出口增长17%"
    assert text(view, "#panel mark") == "7%"
    assert text(view, "#panel blockquote footer") == "report.txt · 0–20"
    assert "绍兴市政府工作报告" in text(view, "#panel section")


def test_the_mouse_over_a_node_shows_label_value_and_sentence(view: Any) -> None:
    point(view, 3, click=False)
    wait(view, "!document.getElementById('tip').hidden")
    shown = text(view, "#tip").splitlines()
    assert shown == ["第1项指标", "增长 7% 左右", "生产总值增长7%左右，进出口增长17%"]


def test_the_legend_hides_and_shows_a_type(view: Any) -> None:
    entry = view.find_element("css selector", "#legend [data-group=outcome]")
    entry.click()
    assert (nodes(view), entry.get_attribute("aria-pressed")) == (18, "false")
    entry.click()
    assert (nodes(view), entry.get_attribute("aria-pressed")) == (33, "true")


def test_a_search_flies_to_a_node_and_markup_stands_there_as_letters(view: Any) -> None:
    for name in (SCRIPT, IMAGE):
        box = view.find_element("id", "search")
        box.clear()
        box.send_keys(name[:12], "\n")
        wait(view, f"document.querySelector('#panel h2')?.innerText === {json.dumps(name)}")
        assert name in text(view, "#panel")


def test_the_index_opens_without_a_network(browser: Any, tmp_path: Path) -> None:
    write_index(tmp_path, summary(line(title=IMAGE, view="views/a.html"), files=("graph.ttl",)))
    browser.get((tmp_path / "index.html").as_uri())
    assert text(browser, "#documents a") == IMAGE
    assert text(browser, "#files") == "graph.ttl"
    assert browser.find_element("css selector", "#skipped + .none").is_displayed()
    assert_quiet(browser)
