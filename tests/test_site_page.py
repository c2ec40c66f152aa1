"""The first page in a browser without a network, as a person uses it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from zhengtu.outputs.api import Graph


def searched(graph: Graph) -> dict[str, Any]:
    """What the search box looks through."""
    text = (graph.directory / "assets/search.js").read_text(encoding="utf-8")
    return dict(json.loads(text.split("const SEARCH = ")[1].rstrip(";\n")))


@pytest.fixture
def site(browser: Any, kg: Graph) -> Any:
    """The first page of the sample, in Chinese and light."""
    yield from opened(browser, kg)


@pytest.fixture
def dangerous(browser: Any, hostile: Graph) -> Any:
    """The first page of a graph whose names are markup."""
    yield from opened(browser, hostile)


def opened(browser: Any, graph: Graph) -> Any:
    address = (graph.directory / "index.html").as_uri()
    browser.get(address)
    browser.execute_script("localStorage.clear(); localStorage['zhengtu-theme'] = 'light'")
    browser.get(address)
    yield browser
    assert browser.get_log("browser") == []
    asked = "return performance.getEntriesByType('resource').map((entry) => entry.name)"
    assert all(name.startswith(("file:", "data:")) for name in browser.execute_script(asked))
    assert browser.execute_script("return window.injected") is None


def wait(browser: Any, condition: str) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 5, 0.05).until(lambda it: it.execute_script(f"return {condition}"))


def shown(browser: Any, selector: str) -> str:
    script = "return document.querySelector(arguments[0]).innerText"
    return str(browser.execute_script(script, selector))


def look(browser: Any, words: str) -> list[str]:
    """Type into the search box; the hits."""
    box = browser.find_element("id", "search")
    box.clear()
    box.send_keys(words)
    wait(browser, "!document.getElementById('hits').hidden")
    hits = "return [...document.querySelectorAll('a.hit b')].map((each) => each.textContent)"
    return list(browser.execute_script(hits))


def at(browser: Any) -> str:
    return str(browser.execute_script("return document.activeElement.id"))


def test_the_language_is_switched_and_remembered_on_every_page(site: Any) -> None:
    assert shown(site, "#regions h2").split()[0] == "地区"
    assert "Regions" not in shown(site, "main")
    site.find_element("id", "language").click()
    assert shown(site, "#regions h2").split()[0] == "Regions"
    assert "完整程度" not in shown(site, "main")
    assert site.find_element("id", "search").get_attribute("placeholder").startswith("Search")
    site.get(site.find_element("css selector", "#documents td a").get_attribute("href"))
    assert site.execute_script("return document.documentElement.lang") == "en"
    assert shown(site, "#filters legend") == "Marked"
    site.find_element("id", "language").click()
    site.back()
    wait(site, "document.documentElement.lang === 'zh-CN'")
    assert shown(site, "#regions h2").split()[0] == "地区"


def test_light_and_dark_are_switched_and_remembered(site: Any) -> None:
    colour = "return getComputedStyle(document.body).backgroundColor"
    light = site.execute_script(colour)
    site.find_element("id", "theme").click()
    dark = site.execute_script(colour)
    assert light != dark
    site.refresh()
    assert site.execute_script(colour) == dark


def test_a_search_loads_what_it_needs_when_it_is_used(site: Any) -> None:
    loaded = "[...document.scripts].some((each) => each.src.endsWith('search.js'))"
    assert not site.execute_script(f"return {loaded}")
    site.find_element("id", "search").click()
    assert site.execute_script(f"return {loaded}")
    assert "宁波市" in look(site, "宁波")


def test_a_search_finds_every_type_and_says_which(site: Any) -> None:
    look(site, "宁波")
    groups = "return [...document.querySelectorAll('#hits .chip')].map((each) => each.innerText)"
    assert {"地区", "单位", "文件"} <= set(site.execute_script(groups))
    assert look(site, "GDP")[0] == "地区生产总值"
    assert look(site, "ｇｄｐ")[0] == "地区生产总值"
    assert look(site, "宁波 政府工作报告")
    look(site, "没有这样的东西")
    assert shown(site, "#hits") == "没有找到"


def test_keys_go_through_the_hits_and_open_one(site: Any) -> None:
    from selenium.webdriver.common.keys import Keys

    hits = look(site, "宁波")
    box = site.find_element("id", "search")
    box.send_keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP)
    assert box.get_attribute("aria-activedescendant") == "hit-0"
    assert shown(site, "[aria-selected=true] b") == hits[0]
    box.send_keys(Keys.ESCAPE)
    assert not site.find_element("id", "hits").is_displayed()
    assert box.get_attribute("aria-expanded") == "false"
    look(site, "GDP")
    target = site.find_element("css selector", "a.hit").get_attribute("href")
    box.send_keys(Keys.ENTER)
    wait(site, f"location.href === {json.dumps(target)}")


def test_an_initiative_without_a_page_opens_the_reader_at_its_words(site: Any, kg: Graph) -> None:
    many = searched(kg)["initiatives"]
    names = many["names"].split("\n")
    name = next(name for n, name in enumerate(names) if str(n) not in many["views"])
    assert name in look(site, name)
    hits = site.find_elements("css selector", "a.hit[href*=reader][href*=char]")
    hits[0].click()
    wait(site, "document.getElementById('panel') && !document.getElementById('panel').hidden")
    assert shown(site, "#panel .kind")


def test_markup_in_names_stays_letters(dangerous: Any) -> None:
    assert any("<script>" in name or "<img" in name for name in look(dangerous, "<"))
    assert dangerous.execute_script("return document.querySelectorAll('main img').length") == 0
    assert "a&b<b>'.txt" in dangerous.find_element("id", "documents").text


def test_documents_are_filtered(site: Any) -> None:
    box = site.find_element("id", "filter")
    rows = "[...document.querySelectorAll('#documents tbody tr')].filter((row) => row.offsetParent)"
    everything = site.execute_script(f"return {rows}.length")
    box.send_keys("宁波 2024")
    found = site.execute_script(f"return {rows}.map((row) => row.innerText)")
    assert 0 < len(found) < everything
    assert all("2024" in text for text in found)
    assert shown(site, "#left") == f"{len(found)} 份"
    box.send_keys("没有")
    assert site.execute_script(f"return {rows}.length") == 0
    box.clear()
    box.send_keys(" ")
    assert site.execute_script(f"return {rows}.length") == everything


def test_the_keyboard_reaches_everything(site: Any) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    asked = """return [...document.querySelectorAll("a, button, input, summary, [tabindex='0']")]
      .filter((each) => each.checkVisibility() && !each.closest("#hits")).length"""
    reached = set()
    for _ in range(site.execute_script(asked)):
        ActionChains(site).send_keys(Keys.TAB).perform()
        reached.add(site.switch_to.active_element.id)
    assert len(reached) == site.execute_script(asked)


def test_a_slash_goes_to_the_search_box(site: Any) -> None:
    from selenium.webdriver import ActionChains

    ActionChains(site).send_keys("/").perform()
    assert at(site) == "search"
    assert site.find_element("id", "search").get_attribute("value") == ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_phone_shows_the_page_without_scrolling_sideways(site: Any, language: str) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    site.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        site.execute_script("localStorage['zhengtu-language'] = arguments[0]", language)
        site.refresh()
        for details in site.find_elements("css selector", "details:not([open]) > summary"):
            details.click()
        width = "return [document.documentElement.scrollWidth, innerWidth]"
        assert site.execute_script(width) == [390, 390]
        look(site, "宁波")
        assert site.execute_script(width) == [390, 390]
    finally:
        site.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_choice_holds_where_the_browser_remembers_nothing(site: Any) -> None:
    forget = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    added = site.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": forget})
    try:
        site.refresh()
        for _ in range(2):
            before = site.execute_script("return [SETTINGS.english, SETTINGS.dark]")
            site.find_element("id", "language").click()
            site.find_element("id", "theme").click()
            after = site.execute_script("return [SETTINGS.english, SETTINGS.dark]")
            assert after == [1 - before[0], not before[1]]
    finally:
        site.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def test_another_tab_takes_the_language_over(site: Any) -> None:
    address, first = site.current_url, site.current_window_handle
    site.switch_to.new_window("tab")
    site.get(address)
    site.find_element("id", "language").click()
    site.close()
    site.switch_to.window(first)
    wait(site, "document.documentElement.lang === 'en'")
    assert shown(site, "#regions h2").split()[0] == "Regions"


def test_plain_pages_have_the_search_too(site: Any, kg: Graph) -> None:
    site.get((kg.directory / "pages/region-330200.html").as_uri())
    assert look(site, "GDP")[0] == "地区生产总值"
    site.find_element("css selector", "a.hit").click()
    wait(site, "location.href.endsWith('/pages/indicator-gdp.html')")


def test_the_pages_of_the_server_speak_one_language_too(browser: Any, server: Any) -> None:
    browser.get(f"http://127.0.0.1:{server.port}/queries")
    browser.execute_script("localStorage.clear()")
    browser.refresh()
    assert shown(browser, "h1") == "查询"
    browser.find_element("id", "language").click()
    assert shown(browser, "h1") == "Queries"
    browser.get(f"http://127.0.0.1:{server.port}/")
    assert shown(browser, "header .tools").split() == ["Queries", "SPARQL", "中文", "◐"]
    assert browser.get_log("browser") == []
