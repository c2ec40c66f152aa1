"""The plain pages of regions, units and indicators: every figure leads to where it is read."""

from __future__ import annotations

import csv
import json
import re
from decimal import Decimal
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from zhengtu.outputs.api import Graph
from zhengtu.outputs.bilingual import labels
from zhengtu.outputs.charts import album
from zhengtu.outputs.charts.asked import Asked, plain
from zhengtu.outputs.charts.cells import Cell
from zhengtu.outputs.charts.picture import marks
from zhengtu.outputs.profiles.figures import COLUMNS, Figure, Promise, figure
from zhengtu.outputs.profiles.html import bar, mark
from zhengtu.outputs.profiles.indicator import SENTENCES, indicator
from zhengtu.outputs.profiles.trend import trend
from zhengtu.outputs.profiles.write import write_pages
from zhengtu.schema.indicators import indicator as concept

LINK = re.compile(r'<a href="\.\./(reader/[^"#]+)#char=(\d+),(\d+)">([^<]+)</a>')
YEAR = re.compile(r"(19|20)\d\d")
NINGBO = "region-330200.html"


def pages(kg: Graph) -> dict[str, str]:
    """All plain pages by name."""
    folder = kg.directory / "pages"
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}


def text_of(kg: Graph) -> dict[str, tuple[int, str]]:
    """The start and the text of each document, by the name of its page in the reader."""
    found = {}
    for path in kg.directory.glob("parts/*/text/*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        found[f"reader/{path.stem}.html"] = (data["start"], data["text"])
    return found


class Checked(HTMLParser):
    """Addresses that a page leads to, ids, and tags left open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.targets += [value for name in ("href", "src") if (value := told.get(name))]
        if tag not in ("meta", "link", "img", "br", "input", "rect", "path"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("rect", "path"):
            assert self.open.pop() == tag


def test_there_is_a_page_for_each_region_unit_and_indicator_with_a_target(kg: Graph) -> None:
    names = set(pages(kg))
    codes = {one.region_code for one in kg.manifest.documents if one.region_code}
    assert {name for name in names if name.startswith("region-")} == {
        f"region-{code}.html" for code in codes
    }
    assert "indicator-gdp.html" in names
    units = kg.query("SELECT DISTINCT ?unit { ?duty zt:organization ?unit }")
    assert {name for name in names if name.startswith("unit-")} == {
        f"unit-{str(unit).rpartition('/')[2]}.html" for (unit,) in units
    }


def test_every_figure_leads_to_the_words_that_it_was_read_from(kg: Graph) -> None:
    known = text_of(kg)
    values: dict[tuple[str, ...], set[str]] = {}
    path = kg.directory / "tables" / "statements.csv"
    for row in csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig"))):
        place = (f"reader/{row['document']}.html", row["start"], row["end"])
        words = row["relative_to"] or row["quote"][:3]
        told = plain(Decimal(row["value"])) if row["value"] else words
        values.setdefault(place, set()).add(told)
    seen = 0
    for name, page in pages(kg).items():
        for address, start, end, said in LINK.findall(page):
            first, text = known[address]
            assert text[int(start) - first : int(end) - first].strip(), (name, address, said)
            if (told := values.get((address, start, end))) and not YEAR.fullmatch(said):
                assert any(value in said for value in told), (name, address, said)
                seen += 1
    assert seen > 100


def test_no_link_leads_nowhere(kg: Graph) -> None:
    folder = kg.directory / "pages"
    for name, page in pages(kg).items():
        checked = Checked(page)
        assert not checked.open, name
        for target in checked.targets:
            path = target.partition("#")[0]
            if target.startswith(("data:", "/chart/")) or not path:
                continue
            assert (folder / path).resolve().is_file(), (name, target)


def test_a_region_shows_target_outcome_and_verdict_of_each_year(kg: Graph) -> None:
    page = pages(kg)[NINGBO]
    year = re.search(r'<tr><th scope="row">2023</th>(.*?)</tr>', page)
    assert year is not None
    cell = next(each for each in year[1].split("</td>") if "≥5.5%" in each)
    assert 'class="mark met"' in cell
    assert re.findall(r">([^<>]+)</a>", cell) == ["≥5.5%", "5.5%"]


def test_the_verdicts_of_a_page_add_up_to_those_of_the_table(kg: Graph) -> None:
    page = pages(kg)[NINGBO]
    score = re.search(r'<section id="score">(.*?)</section>', page, re.DOTALL)
    assert score is not None
    counts = map(int, re.findall(r"<b>(\d+)</b>", score[1]))
    rows = kg.query(
        "SELECT ?judged { ?judged zt:preferred true ; zt:assesses/zt:region region:330200 }"
    )
    assert sum(counts) == len(rows)


def test_a_unit_shows_its_tasks_in_the_words_of_the_table(kg: Graph) -> None:
    page = next(text for text in pages(kg).values() if "<title>宁波市发展和改革委员会" in text)
    tasks = kg.query(
        "SELECT DISTINCT ?said { ?duty zt:organization ?unit ; zt:task/zt:requirement ?said . "
        "?unit skos:prefLabel '宁波市发展和改革委员会'@zh }"
    )
    assert len(tasks) == 3
    assert all(str(said) in page for (said,) in tasks)
    assert 'href="../pages/region-330200.html"' in page


def promise(year: str, quote: str = "增长7%左右") -> Promise:
    given = ["", "ab-0-9", "3", "9", quote, "growth", "7.0", "", "%", "approx", ""]
    asked = figure(dict(zip(COLUMNS, given, strict=True)))
    return Promise("330600", "绍兴市", "gdp", "growth", year, asked, None, "met", "passed", True)


def test_an_indicator_shows_sentences_until_there_are_too_many() -> None:
    few = indicator(concept("gdp"), [promise("2020")])
    assert "<q>增长7%左右</q>" in few
    assert "超过目标" in few
    many = indicator(concept("gdp"), [promise(str(n)) for n in range(SENTENCES + 1)])
    assert "<q>" not in many
    assert labels("page_labels")["sentences-left-out"][0] in many


def test_what_reports_say_is_text() -> None:
    page = indicator(concept("gdp"), [promise("<b>", "<script>alert(1)</script>")])
    assert "<script>alert" not in page
    assert "<b>" not in page.replace("<b>绍兴市</b>", "").replace("<b>1</b>", "")


def test_a_figure_without_a_value_goes_by_its_words() -> None:
    given = ["", "ab-0-9", "3", "9", "明显好转", "level", "", "", "", "eq", ""]
    shown = figure(dict(zip(COLUMNS, given, strict=True)))
    assert shown == Figure("明显好转", "", "明显好转", "ab-0-9", 3, 9)


def test_a_relative_target_goes_by_what_it_is_relative_to() -> None:
    quote = "增速高于全省平均水平"
    given = ["", "ab-0-9", "3", "9", quote, "relative", "", "", "", "ge", "全省平均水平"]
    shown = figure(dict(zip(COLUMNS, given, strict=True)))
    assert shown == Figure("对照全省平均水平", "", quote, "ab-0-9", 3, 9)


def test_a_bar_leaves_out_what_nobody_could_judge() -> None:
    drawn = bar({"met": 3, "missed": 1, "not-assessable": 40})
    assert re.findall(r'<rect class="(\w+)" x="[\d.]+" width="([\d.]+)"', drawn) == [
        ("met", "90.0"),
        ("missed", "30.0"),
    ]
    assert mark("not-assessable") + " <b>40</b>" in drawn


def test_a_trend_has_a_mark_for_each_year_and_breaks_where_one_is_missing() -> None:
    def cell(year: int, outcome: str) -> Cell:
        asked = Asked(Decimal(7), None, False, "%")
        told: Any = ("甲市", "330600", year, "set", asked, "%", Decimal(outcome))
        return Cell(*told, f"{outcome}%", "met", "", False, "", "")

    drawn = trend([cell(2019, "8"), cell(2020, "7"), cell(2022, "9")], "甲市")
    assert [title[:4] for title in re.findall("<title>(.*?)</title>", drawn)] == [
        "2019",
        "2020",
        "2022",
    ]
    joined = re.search('class="joined" d="([^"]+)"', drawn)
    assert joined is not None
    assert re.sub(r"[\d. ]", "", joined[1]) == "MLM"
    assert trend([cell(2019, "8")], "甲市") == ""


def test_a_picture_is_called_what_stands_in_it(kg: Graph) -> None:
    shown = re.findall(r'<img src="\.\./(pictures/[^"]+)" alt="([^"]+)"', pages(kg)[NINGBO])
    assert len(shown) == 2
    for path, told in shown:
        drawn = (kg.directory / path).read_text(encoding="utf-8")
        assert f"<title>{told}</title>" in drawn


@pytest.fixture
def bare(kg: Graph, tmp_path: Path) -> Path:
    """A graph directory with its tables and no pages."""
    for name in ("manifest.json", "tables"):
        (tmp_path / name).symlink_to(kg.directory / name)
    return tmp_path


def test_the_same_tables_give_the_same_pages(kg: Graph, bare: Path) -> None:
    count = write_pages(bare)
    again = {path.name: path.read_text(encoding="utf-8") for path in bare.glob("pages/*")}
    assert len(again) == count
    assert again == pages(kg)


def test_without_the_library_a_page_says_how_to_draw_its_pictures(
    kg: Graph, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(album, "find_spec", lambda name: None)
    write_pages(bare)
    page = (bare / "pages" / NINGBO).read_text(encoding="utf-8")
    assert "zhengtu chart KG scorecard --region 330200 --year 2023" in page
    assert "<img" not in page
    assert album.albums(kg.directory, "") == []


@pytest.mark.parametrize(
    ("name", "folder"),
    [("page_labels", "profiles"), ("site_labels", "front"), ("serve_labels", "serve")],
)
def test_every_label_is_used(name: str, folder: str) -> None:
    path = Path(__file__).parents[1] / "outputs" / folder
    code = "".join(each.read_text(encoding="utf-8") for each in path.glob("*.py"))
    groups = ("aspect", "phase", "category", "direction", "picture")
    kept = [key for key in labels(name) if key.partition("-")[0] not in groups]
    of_things = {*marks(), "table", "article"}
    unused = [key for key in kept if not re.search(f"[\"'#]{key}[\"']", code)]
    assert set(unused) <= of_things


def test_a_page_opens_from_disk_in_both_languages(browser: Any, kg: Graph) -> None:
    from selenium.webdriver.common.by import By

    browser.get((kg.directory / "pages" / NINGBO).as_uri())
    heading = browser.find_element(By.CSS_SELECTOR, "#headline h2")
    first = heading.text
    browser.find_element(By.ID, "language").click()
    assert {first, heading.text} == set(labels("page_labels")["headline"])
    wide = browser.execute_script("return document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    assert not [one for one in browser.get_log("browser") if one["level"] == "SEVERE"]
    browser.execute_script("localStorage.clear()")
