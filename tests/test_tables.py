"""Tables that open in Excel, Stata, R and pandas."""

import csv
from pathlib import Path

import pytest

from zhengtu.loaders import sample
from zhengtu.outputs.build import build
from zhengtu.outputs.tables import EVIDENCE, OMISSIONS, TABLES, WHERE

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    kg = tmp_path_factory.mktemp("tables") / "kg"
    build(sample.paths(), kg)
    return {path.stem: rows(path) for path in (kg / "tables").iterdir()}


def rows(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def sources() -> dict[str, str]:
    return {str(path): path.read_text(encoding="utf-8") for path in sample.paths()}


def test_there_is_a_table_for_every_kind_of_record(tables: dict[str, Rows]):
    assert set(tables) == {
        "aliases", "assessments", "cascade", "documents", "initiatives", "mentions", "omissions",
        "organizations", "pairs", "panel_targets", "responsibilities", "sections", "statements",
        "tasks", "terms", "unparsed",
    }  # fmt: skip


def test_excel_sees_that_the_files_are_utf_8(tmp_path: Path):
    build(sample.paths()[:1], tmp_path / "kg")
    for path in (tmp_path / "kg/tables").iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbf"), path.name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_says_where_it_is_from(table, tables: dict[str, Rows]):
    documents = {row["document"]: row for row in tables["documents"]}
    texts = sources()
    for row in tables[table.name]:
        assert tuple(row) == (*WHERE, *table.columns, *EVIDENCE)
        source = documents[row["document"]]
        assert row["region_code"] == source["region_code"]
        assert row["quote"] == texts[source["source"]][int(row["start"]) : int(row["end"])]
        assert row["rule"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_are_in_the_order_of_region_year_and_place(table, tables: dict[str, Rows]):
    found = [
        (row["region_code"], row["report_year"] or "0", row["document"], int(row["start"]))
        for row in tables[table.name]
    ]
    order = [row["document"] for row in tables["documents"]]
    assert found == sorted(found, key=lambda row: (order.index(row[2]), row[3]))
    assert [row[0] for row in found] == sorted(row[0] for row in found)


def test_a_statement_is_a_row(tables: dict[str, Rows]):
    (row,) = [
        row
        for row in tables["statements"]
        if "地区生产总值16452.8亿元" in row["quote"]
        and row["report_year"] == "2024"
        and row["aspect"] == "level"
    ]
    assert (row["region"], row["kind"], row["concept"]) == ("宁波市", "outcome", "gdp")
    assert (row["value"], row["unit"], row["year"]) == ("16452.8", "亿元", "2023")
    assert (row["forecast"], row["task"]) == ("false", "")


def test_tasks_have_their_units_in_a_table_of_their_own(tables: dict[str, Rows]):
    assert len(tables["tasks"]) == 14
    units = [row for row in tables["responsibilities"] if row["task"] == "2"]
    assert [(row["unit"], row["role"], row["why"]) for row in units] == [
        ("市发改委", "lead", "marked"),
        ("市经信局", "support", ""),
    ]


def test_terms_have_their_definition(tables: dict[str, Rows]):
    assert [row["number"] for row in tables["terms"]] == list("12345678")
    assert all(row["definition"] for row in tables["terms"])


def test_numbers_that_nothing_took_stand_with_their_sentence(tables: dict[str, Rows]):
    counted = sum(int(row["unparsed"]) for row in tables["documents"])
    assert len(tables["unparsed"]) == counted
    assert all(row["sentence"] for row in tables["unparsed"])


def test_page_furniture_is_counted_as_left_out(tables: dict[str, Rows]):
    assert tuple(tables["omissions"][0]) == OMISSIONS
    furniture = [row for row in tables["omissions"] if row["source"].endswith("listing.txt")]
    assert sum(int(row["characters"]) for row in furniture) > 100
    assert any("400-000-0000" in row["quote"] for row in furniture)
