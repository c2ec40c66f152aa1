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

from zhengtu.loaders.sample import paths
from zhengtu.outputs.api import Graph
from zhengtu.outputs.build import assemble, build
from zhengtu.outputs.inputs import sample


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
    """Chromium without a network."""
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
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield opened
    opened.quit()
