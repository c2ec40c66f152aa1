"""The first page: what it says of a build, that its links lead somewhere, and how it is used."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from zhengtu.loaders.wordlists import rows
from zhengtu.outputs.api import Graph
from zhengtu.outputs.front.draw import write_front
from zhengtu.outputs.front.files import pictures
from zhengtu.outputs.front.regions import regions
from zhengtu.outputs.front.tallies import initiatives, measured
from zhengtu.outputs.front.tallies import rows as rows_of
from zhengtu.outputs.front.there import There
from zhengtu.outputs.pages import heading
from zhengtu.outputs.profiles.units import units
from zhengtu.outputs.reassess import reassess
from zhengtu.outputs.years import spans


class Links(HTMLParser):
    """The addresses that a page links to or loads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def page(graph: Graph) -> str:
    return (graph.directory / "index.html").read_text(encoding="utf-8")


def searched(graph: Graph) -> dict[str, Any]:
    """What the search box looks through."""
    text = (graph.directory / "assets/search.js").read_text(encoding="utf-8")
    return dict(json.loads(text.split("const SEARCH = ")[1].rstrip(";\n")))


# ---- what the page says


def test_every_link_of_the_page_leads_to_a_file(kg: Graph) -> None:
    page_links = Links(page(kg)).found
    assert len(page_links) > 40
    for target in page_links:
        path, _, place = target.partition("#")
        if path and not path.startswith("data:"):
            assert (kg.directory / unquote(path)).is_file(), target
        elif place:
            assert f'id="{place}"' in page(kg), target


def test_the_page_counts_what_the_manifest_counts(kg: Graph) -> None:
    counts = kg.manifest.counts
    shown = re.findall(r"<dd>([\d,]+)</dd>", page(kg))
    names = ("targets", "outcomes", "initiatives", "tasks", "terms")
    assert shown[2:7] == [f"{counts[name]:,}" for name in names]
    assert shown[0] == str(len(kg.manifest.documents))


def test_the_share_of_numbers_is_cut_and_not_rounded(built: Graph) -> None:
    share = built.manifest.accounted * 100
    said = float(re.findall(r"<strong>([\d.]+)%</strong>", page(built))[0])
    assert said <= share < said + 0.1


def test_verdicts_are_counted_and_those_that_could_not_be_given_are_said_apart(
    built: Graph,
) -> None:
    verdicts = dict(built.manifest.verdicts)
    apart = verdicts.pop("not-assessable")
    for verdict, count in verdicts.items():
        assert re.search(rf'class="chip {verdict}">.*?<b>{count}</b>', page(built))
    assert f"Targets with a verdict: {sum(verdicts.values())}" in page(built)
    assert f"Targets that cannot be judged: {apart}" in page(built)


def test_a_new_judgement_changes_the_page_and_not_the_old_graph(
    hostile: Graph, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    shutil.copytree(hostile.directory, old, copy_function=os.link)
    before = {path: path.read_bytes() for path in old.rglob("*.*") if path.is_file()}
    assert "宽松" in page(hostile)
    try:
        reassess(hostile.directory, "strict", progress=False)
        assert "严格" in page(hostile)
        assert {path: path.read_bytes() for path in before} == before
    finally:
        reassess(hostile.directory, "lenient", progress=False)
    assert page(hostile).encode() == before[old / "index.html"]


def test_what_was_skipped_is_there_with_the_reason(hostile: Graph) -> None:
    (problem,) = hostile.manifest.skipped
    assert f"</strong> {problem.found}<small>{problem.remedy}</small>" in page(hostile)
    assert "1 处未读" in page(hostile)


def test_every_file_is_listed_with_what_it_holds(kg: Graph) -> None:
    names = [f"tables/{path.name}" for path in sorted((kg.directory / "tables").glob("*.csv"))]
    told = {row[0]: row[1:] for row in rows("file_labels")}
    for name in (*names, "graph.ttl", "assessments.ttl", "manifest.json"):
        assert f'<a href="{name}">' in page(kg)
        assert told[name][0] in page(kg), f"{name}: say in file_labels.csv what it holds"


def test_rows_are_counted_as_the_build_counts_them(built: Graph) -> None:
    tables = built.directory / "tables"
    assert rows_of(tables / "documents.csv") == len(built.manifest.documents)
    with (tables / "tasks.csv").open(encoding="utf-8-sig", newline="") as file:
        assert rows_of(tables / "tasks.csv") == len(list(csv.DictReader(file)))


def test_names_are_text_on_the_page_and_in_the_search(hostile: Graph) -> None:
    assert "img" not in Links(page(hostile)).tags
    assert "&lt;b&gt;" in page(hostile)
    text = (hostile.directory / "assets/search.js").read_text(encoding="utf-8")
    assert not set("<>&") & set(text)


def test_the_same_graph_gives_the_same_bytes(kg: Graph) -> None:
    search = (kg.directory / "assets/search.js").read_bytes()
    before = page(kg)
    write_front(kg.directory, kg.manifest, heading)
    assert page(kg) == before
    assert (kg.directory / "assets/search.js").read_bytes() == search


def test_years_are_written_as_spans_and_gaps_are_told(built: Graph) -> None:
    assert spans([2001, 2002, 2003, 2007]) == "2001–2003、2007"
    for region in regions(built.manifest.documents, There(built.directory)):
        if region.years:
            told = {*region.years, *region.gaps}
            assert told == set(range(region.years[0], region.years[-1] + 1))


def test_a_region_stands_below_its_province(kg: Graph) -> None:
    found = regions(kg.manifest.documents, There(kg.directory))
    assert [one.code for one in found] == sorted(one.code for one in found)
    assert {(one.name, one.province, one.depth) for one in found} >= {("宁波市", "浙江省", 1)}


# ---- what the search finds


def test_the_search_knows_all_that_is_there(built: Graph) -> None:
    data = searched(built)
    assert [row[3] for row in data["documents"]] == [
        f"reader/{one.document}.html" for one in built.manifest.documents
    ]
    assert len(data["indicators"]) == len(measured(built.directory))
    assert len(data["units"]) == len(units(built.directory))
    labels = [row[0] for row in data["indicators"]]
    assert "国内生产总值" in data["indicators"][labels.index("地区生产总值")][2]


def test_an_initiative_stands_once_under_the_name_that_the_graph_gives_it(built: Graph) -> None:
    data = searched(built)
    names = data["initiatives"]["names"].split("\n")
    asked = "SELECT ?i ?name { ?i a zt:Initiative ; skos:prefLabel ?name }"
    labels = sorted(" ".join(str(row[1]).split()) for row in built.query(asked).rows)
    assert sorted(names) == labels


def test_an_initiative_leads_to_its_own_words(built: Graph) -> None:
    many = searched(built)["initiatives"]
    documents = built.manifest.documents
    for n, name in enumerate(many["names"].split("\n")[:40]):
        document = documents[many["documents"][n]]
        start = many["starts"][n]
        read = (built.directory / "reader" / f"{document.document}.html").read_text("utf-8")
        marks = json.loads(read.split('id="data">')[1].split("<")[0])["marks"]
        spans_ = {(one["s"], one["e"]) for one in marks if one["t"] == "initiative"}
        assert (start, start + many["lengths"][n]) in spans_, name


def test_of_too_many_initiatives_those_of_the_most_reports_are_kept(built: Graph) -> None:
    years = {one.document: one.year or 0 for one in built.manifest.documents}
    everything, least, count = initiatives(built.directory, years, 100_000)
    assert (least, count) == (1, len(everything))
    often = [one for one in everything if one.documents >= 2]
    kept, least, count = initiatives(built.directory, years, len(often))
    assert (kept, least, count) == (often, 2, len(everything))
    assert often


def test_many_pictures_are_folded_by_kind() -> None:
    found = [(f"pictures/map-gdp-{year}.svg", f"<{year}>") for year in range(2000, 2020)]
    assert pictures(tuple(found[:3])).count("<img") == 3
    folded = pictures((*found, ("pictures/new-1.svg", "x")))
    assert folded.count("<details>") == 2
    assert "地图" in folded
    assert "&lt;2000&gt;" in folded


def test_pages_say_one_language_without_a_script(kg: Graph) -> None:
    style = (kg.directory / "assets/site.css").read_text(encoding="utf-8")
    assert ':root:not([lang="en"]) [lang="en"]' in style
    assert '<html lang="zh-CN"' in page(kg)
    assert Path(kg.directory / "assets/settings.js").is_file()
