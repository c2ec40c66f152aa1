"""axe-core finds no serious fault on a page of any kind, in light and dark, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from zhengtu.outputs.addresses import INDEX, READER, VIEWS, regions_view
from zhengtu.outputs.api import Graph

AXE = """const done = arguments[0];
axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => done(violations
  .filter(({ impact }) => impact === "serious" || impact === "critical")
  .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary]))),
  (error) => done([[String(error)]]));"""
PLACES: dict[str, Callable[[Path], Path]] = {
    "index": lambda kg: kg / INDEX,
    "regions view": lambda kg: kg / regions_view(),
    "region view": lambda kg: first(kg, "views/region-*.html"),
    "document view": lambda kg: next(
        path for path in sorted((kg / VIEWS).iterdir()) if path.name[0].isdigit()
    ),
    "report": lambda kg: longest(kg, "-report-"),
    "completion table": lambda kg: longest(kg, "-table-"),
    "region": lambda kg: first(kg, "pages/region-*.html"),
    "unit": lambda kg: first(kg, "pages/unit-*.html"),
    "indicator": lambda kg: kg / "pages/indicator-gdp.html",
}
CLEAN: dict[str, list[Any]] = {"zh light": [], "zh dark": [], "en light": [], "en dark": []}
SERVED = ["/", "/queries", "/queries/growth-targets", "/sparql", "/nothing-here"]


def first(kg: Path, pattern: str) -> Path:
    return sorted(kg.glob(pattern))[0]


def longest(kg: Path, kind: str) -> Path:
    """The reader of the longest document of a kind."""
    views = [path for path in (kg / VIEWS).iterdir() if kind in path.name]
    names = [path.name.split(kind)[1] for path in views]
    return max((kg / READER / name for name in names), key=lambda path: path.stat().st_size)


@pytest.fixture(scope="module")
def axe() -> str:
    """The script that looks for faults."""
    package = pytest.importorskip("selenium_axe_python").__name__
    return files(package).joinpath("axe-core/axe.min.js").read_text(encoding="utf-8")


def faults(browser: Any, axe: str, address: str) -> Iterator[tuple[str, list[Any]]]:
    """The serious faults of a page by how it is shown."""
    browser.get(address)
    for language in ("zh", "en"):
        for theme in ("light", "dark"):
            browser.execute_script(
                "localStorage['zhengtu-language'] = arguments[0];"
                "localStorage['zhengtu-theme'] = arguments[1]",
                *(language, theme),
            )
            browser.get(address)
            browser.execute_script(axe)
            yield f"{language} {theme}", browser.execute_async_script(AXE)


@pytest.mark.parametrize("kind", PLACES)
def test_a_page_of_the_site_has_no_serious_fault(
    browser: Any, axe: str, kg: Graph, kind: str
) -> None:
    address = PLACES[kind](kg.directory).as_uri()
    assert dict(faults(browser, axe, address)) == CLEAN


@pytest.mark.parametrize("page", SERVED)
def test_a_page_of_the_server_has_no_serious_fault(
    browser: Any, axe: str, server: Any, page: str
) -> None:
    address = f"http://127.0.0.1:{server.port}{page}"
    assert dict(faults(browser, axe, address)) == CLEAN


def test_what_opens_on_a_page_has_no_serious_fault(browser: Any, axe: str, kg: Graph) -> None:
    browser.get((kg.directory / INDEX).as_uri())
    browser.execute_script(axe)
    for details in browser.find_elements("css selector", "details:not([open]) > summary"):
        details.click()
    browser.find_element("id", "search").send_keys("宁波")
    assert browser.find_element("css selector", "a.hit").is_displayed()
    assert browser.execute_async_script(AXE) == []


def test_what_opens_on_a_view_has_no_serious_fault(browser: Any, axe: str, kg: Graph) -> None:
    browser.get(PLACES["document view"](kg.directory).as_uri())
    browser.execute_script(axe)
    for opener in ("details:not([open]) > summary", "[data-key=topic]", "#physics"):
        for each in browser.find_elements("css selector", opener)[:3]:
            each.click()
    assert browser.execute_async_script(AXE) == []
    browser.find_element("id", "all").click()
    browser.find_elements("css selector", "#found .pick")[-1].click()
    assert browser.find_element("id", "panel").is_displayed()
    assert browser.execute_async_script(AXE) == []


def test_a_fault_is_found(browser: Any, axe: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><title>x</title><button></button><img src='data:,'>", "utf-8")
    found = dict(faults(browser, axe, page.as_uri()))["zh light"]
    assert {fault[0] for fault in found} >= {"button-name", "image-alt", "html-has-lang"}
