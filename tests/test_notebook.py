"""A graph in a notebook: what an object shows of itself, and the notebook of the handbook."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from zhengtu.graph.markup import table
from zhengtu.graph.query import Answer
from zhengtu.loaders.errors import UnknownThing
from zhengtu.outputs.api import Graph
from zhengtu.outputs.notebook.document import Document
from zhengtu.outputs.notebook.page import Page
from zhengtu.outputs.notebook.region import region

NOTEBOOK = Path(__file__).parents[1] / "docs" / "notebook.ipynb"
NASTY = "<script>alert(1)</script>"


class Scripts(HTMLParser):
    """Where the scripts of a page are from; ``None`` for those that stand in it."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: set[str | None] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.sources.add(dict(attrs).get("src"))


def shown(thing: object) -> str:
    """The HTML of an object, which must be well formed."""
    html: str = thing._repr_html_()  # type: ignore[attr-defined]
    ElementTree.fromstring(f"<div>{html.replace('<br>', '<br/>')}</div>")
    return html


# Regions and reports


def test_a_region_is_found_by_name_short_name_or_code(kg: Graph) -> None:
    found = [kg.region(words) for words in ("宁波市", "宁波", "330200")]
    assert {each.code for each in found} == {"330200"}
    assert repr(found[0]) == "<region 宁波市 330200: 3 documents>"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("宁海市", "宁海市: no region of this name in this graph; did you mean 宁波市"),
        ("拉萨", "拉萨: no document of this region in this graph; known: 宁波市"),
        ("", "no region of this name"),
    ],
)
def test_a_region_that_is_not_there_says_which_are_near(kg: Graph, words: str, said: str) -> None:
    with pytest.raises(UnknownThing, match=said):
        kg.region(words)


def test_of_two_regions_of_one_name_the_codes_are_asked(kg: Graph) -> None:
    (one, two) = (
        replace(kg.region("宁波"), code=code, name="普陀区") for code in ("310107", "330903")
    )
    with pytest.raises(
        UnknownThing, match=r"give a code: 310107 \(上海市\) or 330903 \(浙江省 · 舟山市\)"
    ):
        region([one, two], "普陀区")


def test_a_report_is_found_by_region_and_year(kg: Graph) -> None:
    report = kg.report("宁波", 2024)
    assert (report.region, report.year, report.kind) == ("宁波市", 2024, "report")
    with pytest.raises(
        UnknownThing, match="no report of this year in this graph; there is: 2023、2024"
    ):
        kg.report("宁波", 1999)


def test_of_two_reports_of_a_year_the_longest_is_taken(kg: Graph) -> None:
    from zhengtu.outputs.notebook.document import of_year

    report = kg.report("宁波", 2024)
    found = replace(report.found, document="longer", end=report.found.end + 1)
    assert of_year([report, Document(kg, found)], 2024).found.document == "longer"


def test_documents_are_all_there_is_and_reports_some_of_it(kg: Graph) -> None:
    assert len(kg.documents) == kg.manifest.counts["documents"]
    assert [each.kind for each in kg.documents if each not in kg.reports()] == ["table", "article"]
    assert [each.name for each in kg.regions()][:2] == ["宁波市", "鄞州区"]
    assert len(kg.reports()[:2]) == 2


# What they hold


def test_a_region_sets_what_was_promised_beside_what_came_of_it(kg: Graph) -> None:
    targets = kg.region("宁波").targets
    row = dict(zip(targets.columns, targets.rows[0], strict=True))
    assert (row["year"], row["concept"], row["verdict"]) == (2023, "gdp", "met")
    assert row["quote"] == "地区生产总值增长5.5%以上"
    assert row["outcome_quote"] == "地区生产总值16452.8亿元，增长5.5%"


def test_a_region_says_what_each_report_says_of_an_initiative(kg: Graph) -> None:
    found = kg.region("宁波").initiatives
    name, year = found.columns.index("name"), found.columns.index("report_year")
    first = [row for row in found if row[name] == found.rows[0][name]]
    assert len({row[year] for row in first}) == 2
    assert {row[year] for row in found} == {2023, 2024}


def test_what_a_report_states_stands_where_it_says(kg: Graph) -> None:
    report = kg.report("宁波", 2024)
    for rows in (report.statements, report.initiatives):
        *_, quote, start, end = rows.columns
        assert (quote, start, end) == ("quote", "start", "end")
        assert rows.rows
        for *_, quote, start, end in rows:
            assert str(report.passage(start, end)) == quote
    assert report.text.startswith("政府工作报告")
    assert "一、" in str(report.sections.rows)


def test_a_passage_is_marked_in_what_stands_around_it(kg: Graph) -> None:
    report = kg.report("宁波", 2024)
    *_, quote, start, end = report.statements.rows[0]
    html = shown(report.passage(start, end))
    assert f"<mark>{quote}</mark>" in html
    assert len(html) > len(quote) + 60
    with pytest.raises(UnknownThing, match="no characters 5 to 5 here"):
        report.passage(5, 5)


def test_a_table_shows_its_tasks(kg: Graph) -> None:
    (table,) = (each for each in kg.documents if each.kind == "table")
    assert len(table.tasks) == 14
    assert "requirement" in shown(table)


def test_a_region_is_a_network_of_all_its_documents(kg: Graph) -> None:
    ningbo = kg.region("宁波")
    network = ningbo.network()
    documents = [label for _, label in network.nodes(data="type") if label == "document"]
    assert len(documents) == len(ningbo.documents)


# HTML


def test_everything_shows_itself_with_its_sentences(kg: Graph) -> None:
    assert "宁波市" in shown(kg)
    assert "宁波市" in shown(kg.documents)
    assert "浙江省" in shown(kg.regions())
    assert "地区生产总值增长5.5%以上" in shown(kg.region("宁波"))
    assert "地区生产总值16452.8亿元，增长5.5%" in shown(kg.report("宁波", 2024))
    assert len(shown(kg.region("宁波"))) < 20_000


def test_a_long_answer_is_cut_and_says_so() -> None:
    html = shown(Answer(("n",), tuple((number,) for number in range(100))))
    assert html.count("<tr>") == 13
    assert html.endswith("<p>… 88 more</p>")


def test_a_column_has_its_chinese_title_and_its_name() -> None:
    html = shown(Answer(("indicator", "mine"), (("a", None),)))
    assert "指标<br><small>indicator</small>" in html
    assert ">mine</th>" in html


def test_a_long_quote_is_whole_in_its_title() -> None:
    html = table(["quote"], [["长" * 100]])
    assert f'title="{"长" * 100}"' in html
    assert html.count("长") < 200


def test_an_iri_is_short_and_no_link() -> None:
    html = shown(Answer(("what",), (("https://w3id.org/zhengtu/id/region/330600",),)))
    assert ">region:330600</td>" in html
    assert "<a" not in shown(Answer(("what",), (("javascript:alert(1)",), ("http://x/",))))


def test_a_construct_shows_its_turtle(kg: Graph) -> None:
    told = kg.query("CONSTRUCT { ?d zt:year ?y } WHERE { ?d a zt:WorkReport ; zt:year ?y }")
    assert "<pre>@prefix" in shown(told)


def test_names_are_text_and_never_markup(kg: Graph) -> None:
    answer = Answer((NASTY,), ((NASTY,),), None)
    for html in (
        shown(answer),
        shown(replace(answer, turtle=NASTY)),
        shown(replace(kg.region("宁波"), name=NASTY)),
        shown(Document(kg, replace(kg.report("宁波", 2024).found, title=NASTY))),
        Page(NASTY, NASTY)._repr_html_(),
    ):
        assert "<script" not in html
        assert "&lt;script" in html


# Pages and pictures


def test_a_view_is_a_page_in_a_frame_of_its_own(kg: Graph, tmp_path: Path) -> None:
    page = kg.view(kg.report("宁波", 2024))
    html = page._repr_html_()
    assert html.startswith('<iframe sandbox="allow-scripts')
    inside = unescape(html.partition('srcdoc="')[2].partition('"')[0])
    assert inside == page.html
    scripts = Scripts()
    scripts.feed(inside)
    assert scripts.sources == {None}
    assert page.save(tmp_path / "view.html").read_text(encoding="utf-8") == page.html


def test_a_view_is_of_a_report_a_region_or_words(kg: Graph) -> None:
    assert kg.view("宁波市 2024").html == kg.view(kg.report("宁波", 2024)).html
    assert kg.view(kg.region("宁波")).title == kg.view("宁波").title == "宁波市"
    with pytest.raises(UnknownThing, match="2 things of this name"):
        kg.view("宁波市 2023")


def test_a_chart_is_a_picture_and_its_figures(kg: Graph, tmp_path: Path) -> None:
    chart = kg.chart("targets", region="宁波", indicator="gdp")
    assert chart._repr_svg_().startswith("<svg")
    assert "≥5.5%" in str(chart.figures.rows)
    assert chart.save(tmp_path / "gdp.svg").read_text(encoding="utf-8") == chart._repr_svg_()
    with pytest.raises(UnknownThing, match="did you mean targets"):
        kg.chart("target")


# The notebook of the handbook


@pytest.fixture(scope="module")
def cells() -> dict[str, dict[str, str]]:
    """What each cell of the notebook shows last, by its source and kind."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    return {
        cell.source.splitlines()[-1]: cell.outputs[-1].data
        for cell in notebook.cells
        if cell.cell_type == "code"
    }


def test_the_notebook_runs_from_build_to_view(cells: dict[str, dict[str, str]]) -> None:
    assert "<small>targets</small>" in cells["kg"]["text/html"]
    assert "宁波市" in cells["ningbo"]["text/html"]
    assert "<small>outcome_quote</small>" in cells["kept"]["text/html"]
    assert "met" in cells["verdicts"]["text/plain"]
    assert "<mark>" in cells['report.passage(row["start"], row["end"])']["text/html"]
    assert "<tbody><tr>" in cells["asked"]["text/html"]
    assert "宁波市发展和改革委员会" in cells["measured.head(8)"]["text/html"]
    assert cells["chart"]["image/svg+xml"].startswith("<svg")
    assert cells["kg.view(report)"]["text/html"].startswith("<iframe")
