"""The pages of the server, opened as a person opens them, and what keeps it from starting."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from zhengtu.loaders.errors import NoGraph, ZhengtuError
from zhengtu.outputs.api import Graph
from zhengtu.outputs.cli import main
from zhengtu.outputs.serve.server import listening

ID = "https://w3id.org/zhengtu/id/"


def test_a_saved_query_is_a_page_with_a_form(server: Any) -> None:
    page = server.ask("/queries/growth-targets?year=2023", Accept="text/html").text
    assert '<input name="year" value="2023" placeholder="all">' in page
    assert '<input name="region" value="" placeholder="all">' in page
    assert "各地各年增长目标" in page
    assert 'href="?year=2023&amp;format=csv"' in page
    assert "<td>2023</td>" in page
    assert "<td>2024</td>" not in page


def test_a_saved_query_can_be_taken_away(server: Any) -> None:
    said = server.ask("/queries/growth-targets?year=2023&format=csv")
    assert said.text.startswith("\ufeffregion,year,indicator")
    assert said.headers["content-disposition"] == 'attachment; filename="growth-targets.csv"'
    told = server.ask("/queries/growth-targets?year=2023&format=json")
    assert len(json.loads(told.text)["results"]["bindings"]) == said.text.count("\r\n") - 1


def test_every_saved_query_answers(server: Any) -> None:
    listed = re.findall(r'href="(/queries/[^"]+)"', server.ask("/queries").text)
    assert "/queries/targets" in listed
    for path in listed:
        assert server.ask(path, Accept="text/html").status == 200, path


def test_an_unknown_name_suggests_near_ones(server: Any) -> None:
    assert "did you mean targets" in server.ask("/queries/target").text
    said = server.ask("/queries/targets?regoin=all")
    assert (said.status, "did you mean region?" in said.text) == (400, True)


def test_the_editor_marks_the_place_of_an_error(server: Any) -> None:
    said = server.sparql("SELECT ?s\nWHERE { ?s a }", Accept="text/html")
    assert said.status == 400
    assert "query, line 2, column 15: " in said.text
    assert "\n    WHERE { ?s a }\n                  ^\n" in said.text


def test_what_an_answer_holds_is_text(server: Any) -> None:
    said = server.sparql("SELECT ('<script>alert(1)</script>' AS ?x) {}", Accept="text/html").text
    assert "<td" in said
    assert "<script>alert" not in said


def test_a_thing_is_a_link_to_what_is_known_of_it(server: Any) -> None:
    said = server.sparql("SELECT (region:330600 AS ?thing) {}", Accept="text/html").text
    address = f"/sparql?{urlencode({'query': f'DESCRIBE <{ID}region/330600>'})}"
    assert f'<a href="{address}">region:330600</a>' in said
    assert "绍兴市" in server.ask(address, Accept="text/html").text


def test_a_row_leads_to_the_words_that_it_was_read_from(server: Any, kg: Graph) -> None:
    said = server.ask("/queries/targets?region=330200&indicator=gdp", Accept="text/html").text
    links = re.findall(r'href="(/reader/[^"#]+)#char=(\d+),(\d+)">([^<]+)</a>', said)
    assert links
    for path, start, end, words in links:
        assert server.ask(path).status == 200
        assert int(end) - int(start) == len(words)
    evidence = server.sparql("SELECT ?e { ?t zt:evidence ?e } LIMIT 1", Accept="text/html").text
    assert re.search(r'<td><a href="/reader/[^"]+\.html#char=\d+,\d+">', evidence)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/queries/targets?region=宁播市", "no region 宁播市 in this graph; did you mean 宁波市?"),
        ("/queries/targets?indicator=gpd", "no indicator gpd in this graph; did you mean gdp?"),
        ("/queries/projects?category=projekt", "category=projekt: did you mean project"),
        ("/sparql?query=ASK+{}", ""),
        (
            "/sparql?query=SELECT+?x+{+?x+a+zt:Targte+}",
            "zt:Targte: not in the ontology; did you mean zt:T",
        ),
        ("/queries/targets?region=宁波市&indicator=cpi&year=2023", ""),
    ],
)
def test_a_name_that_is_none_is_told_where_there_is_no_answer(
    server: Any, path: str, said: str
) -> None:
    page = server.ask(quote(path, safe="/?=&+:"), Accept="text/html").text
    assert said in page
    assert ('role="alert"' in page) == bool(said)


def test_a_picture_is_drawn_when_asked_for(server: Any) -> None:
    about = urlencode({"region": "宁波市", "indicator": "rd-intensity"})
    said = server.ask(f"/chart/targets.svg?{about}")
    assert (said.status, said.kind) == (200, "image/svg+xml")
    assert "宁波市" in said.text
    assert "default-src 'none'" in said.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("targets.svg", 400, "this picture needs region; add ?region=…"),
        ("targets.svg?region=mars", 404, "no region of this name"),
        ("targets.svg?regoin=330200", 400, "did you mean region?"),
        ("map.svg?year=soon", 404, "no year"),
        ("target.svg?region=330200", 404, "did you mean targets?"),
        ("targets.gif?region=330200", 404, "ask for svg or png"),
    ],
)
def test_a_picture_that_cannot_be_drawn_says_why(
    server: Any, path: str, status: int, said: str
) -> None:
    told = server.ask(f"/chart/{path}")
    assert told.status == status
    assert said in told.text


def test_a_page_offers_its_pictures_only_where_they_can_be_drawn(server: Any, kg: Graph) -> None:
    path = "pages/region-330200.html"
    assert 'class="served" hidden href' in (kg.directory / path).read_text(encoding="utf-8")
    page = server.ask(f"/{path}").text
    links = re.findall(r'class="served" href="([^"]+)"', page)
    assert links
    assert server.ask(links[0].replace("&amp;", "&")).kind == "image/svg+xml"
    assert server.ask("/pages/nothing.html").status == 404


def test_the_site_of_the_build_is_there(server: Any) -> None:
    index = server.ask("/")
    assert 'href="/queries"' in index.text
    assert index.text == server.ask("/index.html").text
    assert server.ask("/tables/tasks.csv").kind == "text/csv"
    assert server.ask("/graph.ttl").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/store/CURRENT",
        "/parts/vocabulary.nq",
        "/views/../store/CURRENT",
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/serve/../app.py",
        "/STORE/CURRENT/",
        "/./store/CURRENT",
        "/.hidden",
    ],
)
def test_nothing_but_the_site_is_there(server: Any, path: str) -> None:
    assert server.ask(path).status == 404


def test_another_name_for_this_machine_is_refused(server: Any) -> None:
    assert server.ask("/sparql?query=ASK%7B%7D", Host="evil.example").status == 400


def test_a_person_uses_the_editor(server: Any, browser: Any) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.select import Select

    browser.get(server.endpoint)
    Select(browser.find_element(By.TAG_NAME, "select")).select_by_index(3)
    text = browser.find_element(By.NAME, "query")
    lines = text.get_attribute("value").count("\n") + 1
    assert browser.find_element(By.CSS_SELECTOR, ".code pre").text.endswith(f"\n{lines}")
    text.clear()
    text.send_keys("SELECT ('绍兴' AS ?region) {}", Keys.CONTROL, Keys.ENTER)
    assert browser.find_element(By.CSS_SELECTOR, "tbody td").text == "绍兴"
    assert browser.find_element(By.CSS_SELECTOR, "thead th").text == "地区\nregion"
    assert browser.get_log("browser") == []


def test_the_editor_selects_from_the_error_on(server: Any, browser: Any) -> None:
    query = "SELECT *\n# 𠮷\nWHERE { ?s ?p '𠮷' } LIMIT x"
    browser.get(f"{server.endpoint}?{urlencode({'query': query})}")
    chosen = (
        "const t = document.activeElement; return t.value.slice(t.selectionStart, t.selectionEnd)"
    )
    assert browser.execute_script(chosen) == "x"


# What can be wrong before it starts


def test_a_port_in_use_says_what_to_do() -> None:
    with listening(0) as first:
        taken = first.getsockname()[1]
        with pytest.raises(ZhengtuError, match=f"port {taken}: another program has it; .*--port 0"):
            listening(taken)


def test_it_listens_on_this_machine_alone() -> None:
    with listening(0) as bound:
        assert bound.getsockname()[0] == "127.0.0.1"


def test_a_graph_that_cannot_be_served_says_what_to_do(
    tmp_path: Path, kg: Graph, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["serve", str(tmp_path)])
    assert f"no graph here; run: zhengtu build PATH -o {tmp_path}" in capsys.readouterr().err
    copied = tmp_path / "kg"
    shutil.copytree(kg.directory, copied)
    shutil.rmtree(copied / "store")
    with pytest.raises(SystemExit):
        main(["serve", str(copied)])
    assert "its store is missing; build the graph again" in capsys.readouterr().err
    (copied / "manifest.json").write_text('{"zhengtu": "0.0.1"}')
    with pytest.raises(SystemExit):
        main(["serve", str(copied)])
    assert "another version wrote this graph (0.0.1); build it again" in capsys.readouterr().err
    with pytest.raises(NoGraph):
        Graph(copied)
