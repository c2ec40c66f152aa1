"""What several tests share."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest
from pyoxigraph import RdfFormat, Store

from zhengtu.loaders.sample import paths
from zhengtu.outputs.api import Graph
from zhengtu.outputs.build import assemble, build
from zhengtu.outputs.inputs import sample

SMALL = Path(__file__).parent / "golden" / "small.trig"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The seed documents beside the repository; tests over them are skipped where they are not."""
    beside = Path(__file__).resolve().parents[2] / "shared"
    path = Path(os.environ.get("ZHENGTU_SHARED", beside))
    if not (path / "seeds").is_dir():
        pytest.skip(f"no seed documents at {path}: set ZHENGTU_SHARED to the folder that has them")
    return path


@pytest.fixture(scope="session")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The graph of the bundled sample."""
    return assemble(sample(), tmp_path_factory.mktemp("sample") / "kg", progress=False)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The graph of the bundled sample and of the small reports of ``data/years``."""
    years = Path(__file__).parent / "data" / "years"
    return build([*paths(), years], tmp_path_factory.mktemp("built") / "kg", progress=False)


@pytest.fixture(scope="session")
def store() -> Store:
    """A small graph that holds one of nearly everything; nobody writes into it."""
    small = Store()
    small.load(path=str(SMALL), format=RdfFormat.TRIG)
    return small


SCRIPT = "<script>window.injected = 1</script>"
IMAGE = "<img src=x onerror='window.injected = 1'>"
HOSTILE = f"""2020年1月10日在绍兴市第八届人民代表大会第五次会议上
绍兴市人民政府市长 张小明
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2019年工作回顾
地区生产总值增长7.2%，新增{SCRIPT}12.5万人，建成“{IMAGE}”工程。
二、2020年目标任务
地区生产总值增长7%左右。建成镜湖大道二期工程。
"""


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The graph of a report that holds markup, under a file name that does."""
    path = tmp_path_factory.mktemp("hostile") / "a&b<b>'.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    (path.parent / "empty.txt").write_text("", encoding="utf-8")
    return build(path.parent, path.parent / "kg", progress=False)


class Said(NamedTuple):
    """What a server said."""

    status: int
    kind: str
    text: str
    headers: dict[str, str]


@dataclass(frozen=True)
class Server:
    """A server that runs, and requests to it, byte for byte as they are given."""

    port: int

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}/sparql"

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Said:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body and body.encode(), named)
        response = connection.getresponse()
        text = response.read().decode("utf-8")
        connection.close()
        kind = response.getheader("Content-Type", "").partition(";")[0]
        told = {name.lower(): value for name, value in response.getheaders()}
        return Said(response.status, kind, text, told)

    def sparql(self, query: str, **headers: str) -> Said:
        return self.ask(f"/sparql?{urlencode({'query': query})}", **headers)


@contextmanager
def _serving(directory: Path, *more: str) -> Iterator[Server]:
    words = ["serve", str(directory), "--port", "0", *more]
    code = "from zhengtu.outputs.cli import main; main()"
    running = subprocess.Popen(
        [sys.executable, "-c", code, *words], stdout=subprocess.PIPE, text=True
    )
    assert running.stdout
    try:
        yield Server(int(running.stdout.readline().rstrip("/\n").rsplit(":", 1)[1]))
    finally:
        running.terminate()
        running.wait(20)
        running.stdout.close()


@pytest.fixture(scope="session")
def serving() -> Callable[..., AbstractContextManager[Server]]:
    """Starts a server as a user does: a graph directory and options."""
    return _serving


@pytest.fixture(scope="session")
def server(kg: Graph) -> Iterator[Server]:
    """A server of the sample with small limits."""
    with _serving(kg.directory, "--timeout", "2", "--rows", "3000") as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a network but for servers on this machine."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("no chromium and chromedriver here: pages are NOT tested in a browser")
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--window-size=1440,900",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield opened
    opened.quit()


@dataclass(frozen=True)
class NetworkPage:
    """A network that is open in a browser, and what a person does with it."""

    browser: Any

    def run(self, script: str, *given: object) -> Any:
        return self.browser.execute_script(script, *given)

    @property
    def nodes(self) -> int:
        """How many cards are shown."""
        return int(self.run("return network.body.data.nodes.length"))

    @property
    def selected(self) -> str:
        """The name that the panel tells of."""
        return self.text("#panel:not([hidden]) h2")

    def find(self, selector: str) -> Any:
        return self.browser.find_element("css selector", selector)

    def all(self, selector: str) -> list[Any]:
        return list(self.browser.find_elements("css selector", selector))

    def text(self, selector: str) -> str:
        script = "return document.querySelector(arguments[0])?.innerText ?? ''"
        return str(self.run(script, selector))

    def wait(self, condition: str) -> None:
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.browser, 10, 0.05).until(lambda _: self.run(f"return {condition}"))

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        from selenium.webdriver import ActionChains

        ActionChains(self.browser).send_keys(*keys).perform()

    def point(self, node: int, click: bool = True, offset: tuple[int, int] = (0, 0)) -> None:
        """Move the mouse onto a node, as numbered on the page, and click.

        ``offset`` is from the middle of its card, in pixels at scale 1.
        """
        from selenium.webdriver import ActionChains

        x, y = self.run(
            """const [node, dx, dy] = arguments;
            const { x, y } = network.getPosition(node);
            const place = network.canvasToDOM({ x: x + dx, y: y + dy });
            const box = document.getElementById("network").getBoundingClientRect();
            return [place.x - box.width / 2, place.y - box.height / 2]""",
            *(node, *offset),
        )
        area = self.browser.find_element("id", "network")
        moved = ActionChains(self.browser).move_to_element_with_offset(area, round(x), round(y))
        (moved.click() if click else moved).perform()

    def assert_quiet(self) -> None:
        """No message in the console, nothing asked of the network, nothing injected."""
        assert self.browser.get_log("browser") == []
        entries = "performance.getEntriesByType('resource').map((entry) => entry.name)"
        loaded = self.run(f"return {entries}")
        assert all(name.startswith(("file:", "data:")) for name in loaded)
        assert self.run("return window.injected") is None
        assert self.run("return document.images.length") == 0


@pytest.fixture
def opened(tmp_path: Path, browser: Any) -> Iterator[Callable[..., NetworkPage]]:
    """Opens a network as a page, with shared scripts or its own; the page must stay quiet."""
    found = NetworkPage(browser)

    def open_page(graph: Any, hashed: str = "", shared: bool = True, **more: Any) -> NetworkPage:
        from zhengtu.outputs.views import write_assets, write_view

        assets = tmp_path / "assets" if shared else None
        if assets:
            write_assets(assets)
        path = tmp_path / "views/view.html"
        title = "报告<img src=x onerror='window.injected = 1'>"
        write_view(graph, path, **{"title": title, "assets": assets, **more})
        browser.get("about:blank")
        browser.get(path.as_uri() + hashed)
        return found

    yield open_page
    found.assert_quiet()
    found.run("localStorage.clear()")
    browser.set_window_size(1440, 900)
