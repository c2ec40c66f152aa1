"""Time from opening a view to its first drawn frame, and from a click to its answer.

Run by hand; never part of the tests: times depend on the machine. Networks of 500, 5,000 and 20,000
nodes (or of the sizes given) are written, opened in headless Chromium and clicked on, several
times each; the median counts.
"""

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from networkx import MultiDiGraph

from zhengtu.outputs.views import write_assets, write_view

KINDS = ("target", "outcome", "project", "programme", "task", "organization")
GROUP = 100
SENTENCE = "全年地区生产总值增长6.5%左右，一般公共预算收入增长5%，城镇新增就业12万人以上"

DRAWN = "return performance.getEntriesByName('drawn')[0]?.startTime"
CLICKED = """const done = arguments[0];
const drawn = network.body.nodes;
const card = Number(Object.keys(drawn).at(-1));
const { x, y } = network.canvasToDOM(network.getPosition(card));
const began = performance.now();
network.emit("click", { nodes: [card], event: {} });
requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));"""
PANNED = """const done = arguments[0];
const { x, y } = network.getViewPosition();
const scale = network.getScale();
const began = performance.now();
let frames = 0;
const step = () => {
  network.moveTo({ position: { x: x + 5 * frames / scale, y } });
  frames += 1;
  if (frames <= 20) requestAnimationFrame(step);
  else done((performance.now() - began) / 20);
};
requestAnimationFrame(step);"""


def network(size: int) -> "MultiDiGraph[str]":
    """A region whose reports state things, joined as in a real one, in groups of a hundred."""
    graph: MultiDiGraph[str] = MultiDiGraph()
    graph.add_node("region/330600", type="region", label="绍兴市")
    for i in range(size - 1):
        kind = KINDS[i % len(KINDS)]
        told = {"type": kind, "label": f"第{i}项主要经济指标", "value": "增长 6.5% 左右"}
        place = {"quote": SENTENCE, "document": "report", "start": i, "end": i + 40}
        facts = {"year": 2000 + i // GROUP % 25, "topic": f"主题{i % 12}"}
        graph.add_node(f"{kind}/{i}", **told, **place, **facts, cluster=f"第{i // GROUP}组")
        graph.add_edge("region/330600", f"{kind}/{i}", type="states")
        if i > GROUP:
            other = i - GROUP // 2
            graph.add_edge(f"{kind}/{i}", f"{KINDS[other % len(KINDS)]}/{other}", type="mentions")
    return graph


def browser() -> Any:
    """Headless Chromium, as in the tests."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.add_argument("--window-size=1280,800")
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    return webdriver.Chrome(options=options, service=service)


def times(opened: Any, address: str) -> tuple[float, float, float]:
    """Milliseconds to the first frame, of a click, and of a frame while it is moved."""
    from selenium.webdriver.support.ui import WebDriverWait

    opened.get("about:blank")
    opened.get(address)
    drawn = WebDriverWait(opened, 60, 0.02).until(lambda it: it.execute_script(DRAWN))
    clicked = opened.execute_async_script(CLICKED)
    return drawn, clicked, opened.execute_async_script(PANNED)


def main(*sizes: str, rounds: int = 5) -> None:
    """Print a line for each size."""
    opened = browser()
    with tempfile.TemporaryDirectory() as folder:
        assets = Path(folder) / "assets"
        write_assets(assets)
        for size in map(int, sizes or ("500", "5000", "20000")):
            path = Path(folder) / f"{size}.html"
            write_view(network(size), path, title=f"{size}", assets=assets)
            found = zip(*(times(opened, path.as_uri()) for _ in range(rounds)), strict=True)
            drawn, clicked, frame = map(statistics.median, found)
            print(
                f"{size:>6} nodes, {path.stat().st_size / 1e6:.1f} MB: first frame {drawn:.0f} ms,"
                f" click {clicked:.0f} ms, {frame:.0f} ms a frame; load {os.getloadavg()[0]:.1f}"
            )
    opened.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
