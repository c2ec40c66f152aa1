"""A network saved as a picture: SVG with names as text, PNG."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest

from zhengtu.outputs.layout import Layout, Name, positions
from zhengtu.outputs.views import Guide

SCRIPT = "</script><script>window.injected = 1</script><!--"
IMAGE = "<img src=x onerror='window.injected = 1'>"
BROKEN = "响铃\x07与"
SVG = "http://www.w3.org/2000/svg"

Graph = networkx.MultiDiGraph
Opened = Callable[..., Any]
Saved = Callable[[Any, str], Path]


def report() -> Graph:
    """A document that states a target and names projects in ways that no file may hold."""
    graph = Graph()
    graph.add_node("document", type="document", label="政府工作报告")
    graph.add_node("target", type="target", label="城镇登记失业率", value="3.5% 以下")
    graph.add_edge("document", "target", type="states")
    graph.add_node("outcome", type="outcome", label="粮食播种面积", value="46万亩")
    graph.add_nodes_from((name, {"type": "project", "label": name}) for name in (SCRIPT, IMAGE))
    graph.add_node("broken", type="term", label=BROKEN)
    return graph


@pytest.fixture
def saved(browser: Any, tmp_path: Path) -> Saved:
    """Presses a button that saves a picture; the file."""
    folder = tmp_path / "saved"
    folder.mkdir()
    where = {"behavior": "allow", "downloadPath": str(folder)}
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", where)

    def save(view: Any, ending: str) -> Path:
        from selenium.webdriver.support.ui import WebDriverWait

        view.find(f"#{ending}").click()
        found = WebDriverWait(view, 10, 0.05).until(lambda _: list(folder.glob(f"*.{ending}")))
        return Path(found[0])

    return save


def test_an_svg_has_every_shown_name_as_text(opened: Opened, saved: Saved) -> None:
    view = opened(report())
    view.find("#filters [data-option=outcome]").click()
    root = ElementTree.fromstring(saved(view, "svg").read_text(encoding="utf-8"))
    titles = [each.text for each in root.findall("svg:g/svg:title", {"svg": SVG})]
    shown = ["政府工作报告", "城镇登记失业率", SCRIPT, IMAGE, BROKEN.replace("\x07", "\ufffd")]
    assert titles == shown
    words = [each.text for each in root.iter(f"{{{SVG}}}text")]
    assert {"城镇登记失业率", "3.5% 以下", f"报告{IMAGE}", "目标"} <= set(words)
    elements = {each.tag.removeprefix(f"{{{SVG}}}") for each in root.iter()}
    assert elements == {"svg", "title", "rect", "path", "g", "text"}


def test_names_of_columns_and_rows_stand_in_a_picture(opened: Opened, saved: Saved) -> None:
    def years(graph: Graph) -> Layout:
        names = Name("column", 0, -900, "2020"), Name("row", -900, 0, group="target")
        return Layout(positions(graph), names)

    view = opened(report(), guide=Guide(arrangement=years))
    root = ElementTree.fromstring(saved(view, "svg").read_text(encoding="utf-8"))
    words = [each.text for each in root.findall(f"{{{SVG}}}text")]
    assert words[:2] == ["2020", "目标"]


def test_a_png_is_a_png(opened: Opened, saved: Saved) -> None:
    data = saved(opened(report()), "png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20]) > 1000
