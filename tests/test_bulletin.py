"""The one-page bulletin: its counts add up, in HTML and in Word."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from zhengtu.loaders.errors import ZhengtuError
from zhengtu.outputs.api import Graph
from zhengtu.outputs.bulletin.docx import docx
from zhengtu.outputs.bulletin.html import html
from zhengtu.outputs.bulletin.notice import VERDICTS, Item, Notice, notice
from zhengtu.outputs.bulletin.page import page
from zhengtu.outputs.cli import app


def item(number: int, verdict: str, unit: str) -> Item:
    return Item(number, f"任务{number}", "进展", verdict, "", unit)


def test_a_table_is_counted_row_by_row(built: Graph) -> None:
    found = notice(built, "宁波市", "2023")
    assert found.basis == "table"
    assert len(found.items) == 14
    assert sum(found.counts) == len(found.items)
    assert sum(card.total for card in found.scorecards) == len(found.items)


def test_without_a_table_the_targets_of_the_report_are_counted(built: Graph) -> None:
    found = notice(built, "330212", "2024")
    assert (found.region, found.basis) == ("鄞州区", "report")
    assert sum(found.counts) == len(found.items) > 0


def test_nothing_at_hand_is_an_error_that_says_what_there_is(built: Graph) -> None:
    with pytest.raises(
        ZhengtuError, match=r"宁波市 1999: no completion .* documents of .*2023、2024"
    ):
        notice(built, "宁波市", "1999")
    with pytest.raises(
        ZhengtuError, match="no region of this name in this graph; did you mean 宁波"
    ):
        notice(built, "宁海市", "2023")


def test_what_is_behind_shows_the_target_that_makes_it_so(built: Graph) -> None:
    found = notice(built, "宁波", "2023")
    told = {one.number: (one.asked, one.result) for one in found.behind}
    assert told[2] == ("固定资产投资增长10%以上", "固定资产投资增长7.6%")
    assert next(one.asked for one in found.items if one.number == 1).startswith("加强经济运行监测")


def test_every_column_adds_up_though_some_units_are_not_shown() -> None:
    items = tuple(
        item(number, VERDICTS[number % len(VERDICTS)], f"第{number % 20}局")
        for number in range(1, 100)
    )
    _, units, behind = page(Notice("330200", "宁波市", "2023", "table", ("a.txt",), items)).grids
    *parts, total = units.rows
    for column in range(1, len(units.head)):
        assert sum(int(row[column] or 0) for row in parts) == int(total[column])
    late = sum(one.verdict in ("missed", "partly", "deferred") for one in items)
    assert f"另有{late - len(behind.rows)}项未列出，见图谱目录 tables/tasks.csv" in behind.note
    assert "report_year 为 2023、verdict 为 missed、partly、deferred 的行" in behind.note
    assert "pages/region-330200.html" in units.note


def test_what_is_not_listed_of_a_report_is_in_another_table() -> None:
    late = tuple(item(number, "missed", "") for number in range(1, 11))
    _, _, behind = page(Notice("330200", "宁波市", "2023", "report", ("a.txt",), late)).grids
    assert behind.note.startswith("另有2项未列出，见图谱目录 tables/assessments.csv")


def test_word_and_html_hold_the_same_words(built: Graph) -> None:
    from docx import Document

    sheet = page(notice(built, "宁波市", "2023"))
    document = Document(BytesIO(docx(sheet)))
    words = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert words == [
        cell for grid in sheet.grids for row in (grid.head, *grid.rows) for cell in row
    ]
    shown = html(sheet)
    assert all(word in shown for word in words)
    assert sheet.title in [paragraph.text for paragraph in document.paragraphs]


def test_the_same_facts_give_the_same_bytes(built: Graph) -> None:
    sheet = page(notice(built, "宁波市", "2023"))
    assert docx(sheet) == docx(sheet)


def test_words_of_a_report_are_never_markup() -> None:
    item_ = Item(1, "<script>alert(1)</script>", "", "missed", "", "<b>局</b>")
    shown = html(page(Notice("330200", "宁波市", "2023", "table", ("a.txt",), (item_,))))
    assert "<script>" not in shown
    assert "<b>" not in shown


def test_the_command_writes_both_files(built: Graph, tmp_path: Path) -> None:
    where = ["--region", "宁波市", "--year", "2023", "-o", str(tmp_path / "通报")]
    found = CliRunner().invoke(app, ["bulletin", str(built.directory), *where])
    assert found.exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["通报.docx", "通报.html"]
