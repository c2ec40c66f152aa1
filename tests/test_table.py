"""Rows of a completion table and the units that answer for them."""

import json
from pathlib import Path

import pytest

from zhengtu.loaders.errors import UnreadableSource
from zhengtu.loaders.identify import identify
from zhengtu.loaders.records import Document, Source, Span
from zhengtu.loaders.source import read
from zhengtu.loaders.split import split
from zhengtu.loaders.table import Table, read_table, rows
from zhengtu.loaders.units import responsibilities

HEADER = "序号 | 内容与要求 | 完成情况 | 责任单位 |\n"
CSV = (
    "重点工作,推进情况,牵头单位,配合单位\n"
    '建校3所,"建成4所,其中小学1所",市教育局,"市财政局、市建设局"\n'
)
HTML = (
    "<html><body><h1>2021年目标任务进展</h1><table>\n"
    "<tr><th>序号</th><th>目标任务</th><th>进展情况</th><th>责任单位</th></tr>\n"
    "<tr><td>1</td><td>建校3所。</td><td><p>建成4所。</p></td>"
    '<td rowspan="2">市教育局<br>市财政局</td></tr>\n'
    "<tr><td>2</td><td>修路5公里。</td><td>已修6公里。</td></tr>\n</table></body></html>"
)


def of(text: str) -> Table:
    source = Source("table.txt", "", "utf-8", text)
    return read_table(Document(source, Span(0, len(text)), "table"))


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("市财政局", ["市财政局"]),
        ("市财政局 市科技局、市建设局", ["市财政局", "市科技局", "市建设局"]),
        ("市自然资源和 规划局 市建设局", ["市自然资源和规划局", "市建设局"]),
        ("人行某市\n中心支行", ["人行某市中心支行"]),
        ("东湖区、 西山县政府", ["东湖区政府", "西山县政府"]),
        ("东湖区、南河市、西山县政府", ["东湖区政府", "南河市政府", "西山县政府"]),
        ("市建设局 各区、县(市)政府", ["市建设局", "各区、县(市)政府"]),
        ("市政府办 公室 团市委", ["市政府办公室", "团市委"]),
        ("市教育局<br>市体育局", ["市教育局", "市体育局"]),
    ],
)
def test_names_of_units_are_put_together(cell: str, units: list[str]) -> None:
    assert [one.unit for one in responsibilities(cell)] == units


def test_the_marked_unit_leads_else_the_first() -> None:
    marked = responsibilities("市财政局 △市科技局")
    assert [(one.role, one.why) for one in marked] == [("support", None), ("lead", "marked")]
    first = responsibilities("市财政局 市科技局")
    assert [(one.role, one.why) for one in first] == [("lead", "first listed"), ("support", None)]


def test_a_row_may_run_over_lines_and_keeps_its_places() -> None:
    text = HEADER + "1 | 建校3所。 |\n建成3所。\n| 市教育局 |\n2 | 修路。 | 已修。 | 市交通局 |\n"
    first, second = of(text).rows
    assert first.requirement.of(text) == "建校3所。"
    assert first.completion.of(text) == "建成3所。"
    assert first.responsibilities[0].span.of(text) == "市教育局"
    assert second.number == 2


def test_broken_rows_are_told_not_dropped() -> None:
    text = HEADER + (
        "1 | 建校。 | 已建。 | 市教育局 |\n | 无号。 | 无。 | 市教育局 |\n"
        "2 | 缺一格。 | 市教育局 |\n"
        "3 |  | 已建。 | 市教育局 |\n"
    )
    table = of(text)
    assert [row.number for row in table.rows] == [1]
    assert [broken.reason for broken in table.broken] == [
        "row without a number",
        "3 cells where the header has 4",
        "the requirement is empty",
    ]


def test_markdown_tables_and_other_column_orders() -> None:
    text = (
        "| **序号** | **牵头单位** | **工作任务** | **完成情况** | **配合单位** |\n"
        "| --- | :---: | --- | --- | --- |\n| 1 | 市教育局 | 建校 | 已建 | 市财政局 |\n"
    )
    (row,) = of(text).rows
    assert row.requirement.of(text) == "建校"
    assert [(one.unit, one.role) for one in row.responsibilities] == [
        ("市教育局", "lead"),
        ("市财政局", "support"),
    ]


def test_a_text_without_a_header_is_no_table() -> None:
    assert of("各位代表：").broken[0].reason.startswith("no header line")


def test_a_csv_table_without_numbers_counts_its_rows() -> None:
    (row,) = of(CSV).rows
    assert (row.number, row.completion.of(CSV)) == (1, "建成4所,其中小学1所")
    assert [(one.unit, one.role) for one in row.responsibilities] == [
        ("市教育局", "lead"),
        ("市财政局", "support"),
        ("市建设局", "support"),
    ]


def test_an_html_table_with_cells_that_reach_down() -> None:
    first, second = of(HTML).rows
    assert first.completion.of(HTML) == "建成4所。"
    assert [one.unit for one in second.responsibilities] == ["市教育局", "市财政局"]
    assert second.requirement.of(HTML) == "修路5公里。"


def test_a_sheet_of_excel_is_a_table_of_tabs(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for cells in (
        ["2021年目标任务完成情况"],
        ["序号", "任务", "完成情况", "责任单位"],
        [1, "建校3所。", "建成\n4所。", "市教育局"],
        [2, "修路。", None, "市交通局"],
    ):
        book.worksheets[0].append(cells)
    book.save(tmp_path / "table.xlsx")
    source = read(tmp_path / "table.xlsx")
    (document,), _ = split(source)
    first, second = rows(document)
    assert (source.encoding, document.kind) == ("xlsx", "table")
    assert first.completion.of(source.text) == "建成 4所。"
    assert second.completion.of(source.text) == ""
    assert second.responsibilities[0].unit == "市交通局"


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(UnreadableSource, match="no Excel workbook"):
        read(tmp_path / "bad.xlsx")


@pytest.mark.parametrize("text", [CSV, HTML], ids=["csv", "html"])
def test_other_forms_are_told_as_tables(text: str) -> None:
    (document,), _ = split(Source("table", "", "utf-8", text))
    assert document.kind == "table"


def test_prose_with_commas_is_no_table() -> None:
    assert (
        of("各位代表,重点工作进展情况良好,目标任务完成情况如下,责任单位落实。\n一,二,三,四\n").rows
        == ()
    )


def test_the_table_of_the_seeds(shared: Path) -> None:
    (document,), _ = split(read(shared / "seeds" / "002_1ebaf5880c51b0b3.txt"))
    table = read_table(document)
    assert (len(table.rows), table.broken) == (177, ())
    assert rows(document)[9].responsibilities[2].unit == "诸暨市政府"


def test_units_and_leads_agree_with_the_annotation(shared: Path) -> None:
    (document,), _ = split(read(shared / "seeds" / "002_1ebaf5880c51b0b3.txt"))
    by_number = {row.number: row.responsibilities for row in rows(document)}
    lines = (shared / "gold" / "tasks.jsonl").read_text(encoding="utf-8").splitlines()
    for gold in map(json.loads, lines):
        found = by_number[gold["number"]]
        assert [one.unit for one in found] == gold["units"]
        assert [one.unit for one in found if one.role == "lead"] == [gold["lead"]]


def test_the_title_row_of_a_sheet_tells_region_and_year() -> None:
    text = "绍兴市2021年目标任务\t\t\n任务\t完成情况\t责任单位\n建校。\t已建。\t市教育局\n"
    found = identify(Document(Source("a.xlsx", "", "xlsx", text), Span(0, len(text)), "table"))
    assert (found.region, found.year) == ("绍兴市", 2021)
