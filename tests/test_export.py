"""Exports, each read back by another program: nothing is lost, nothing runs, the bytes stay."""

from __future__ import annotations

import csv
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import networkx
import openpyxl
import polars
import pytest
import rdflib

from zhengtu.loaders.errors import ZhengtuError
from zhengtu.outputs.analysis import measured_network
from zhengtu.outputs.api import Graph, open_graph
from zhengtu.outputs.cli import main
from zhengtu.outputs.exports import workbook
from zhengtu.outputs.exports.columns import header, kinds, rows, titles, value
from zhengtu.outputs.exports.export import Format, export
from zhengtu.outputs.exports.frames import frame
from zhengtu.outputs.exports.networks import plain

Exported = Callable[[Format], Path]


@pytest.fixture(scope="module")
def exported(kg: Graph, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """Where the sample's graph is, in a format."""
    folder = tmp_path_factory.mktemp("export")

    def given(form: Format) -> Path:
        path = folder / f"a.{form}"
        return path if path.exists() else export(kg, form, path)

    return given


@pytest.fixture
def hostile(tmp_path: Path, kg: Graph) -> Graph:
    """A graph whose one table holds what spreadsheets take for formulas, and a text too long."""
    copied = tmp_path / "kg"
    copied.mkdir()
    shutil.copy(kg.directory / "manifest.json", copied)
    (copied / "tables").mkdir()
    texts = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "http://x.example",
        "00123",
        "7.20",
        "\t=1",
        "长" * 40_000,
    ]
    with (copied / "tables/tasks.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([["requirement", "value"], *([text, "7.20"] for text in texts)])
    return open_graph(copied)


def tables(kg: Graph) -> list[Path]:
    return sorted((kg.directory / "tables").glob("*.csv"))


# RDF


@pytest.mark.parametrize(("form", "name"), [(Format.TTL, "turtle"), (Format.NT, "nt")])
def test_merged_graphs_are_read_by_rdflib(kg: Graph, exported: Exported, form: Format, name: str):
    read = rdflib.Graph().parse(exported(form), format=name)
    assert len(read) == kg.manifest.counts["triples"]


@pytest.mark.parametrize(
    ("form", "name"), [(Format.TRIG, "trig"), (Format.NQ, "nquads"), (Format.JSONLD, "json-ld")]
)
def test_named_graphs_are_read_by_rdflib(kg: Graph, exported: Exported, form: Format, name: str):
    read = rdflib.Dataset()
    read.parse(exported(form), format=name)
    found = {str(graph.identifier): len(graph) for graph in read.graphs() if len(graph)}
    held = {
        str(name.value): len(list(kg.store.quads_for_pattern(None, None, None, name)))
        for name in kg.store.named_graphs()
    }
    assert {name: count for name, count in found.items() if name in held} == held
    assert sum(found.values()) == len(kg.store)


# Networks


@pytest.mark.parametrize(
    ("form", "read"),
    [(Format.GRAPHML, networkx.read_graphml), (Format.GEXF, networkx.read_gexf)],
)
def test_the_network_is_read_by_networkx(
    kg: Graph, exported: Exported, form: Format, read: Callable[..., networkx.MultiDiGraph[str]]
) -> None:
    drawn = plain(measured_network(kg))
    found = read(exported(form))
    assert found.number_of_nodes() == drawn.number_of_nodes()
    assert found.number_of_edges() == drawn.number_of_edges()
    for node, more in drawn.nodes(data=True):
        assert {name: found.nodes[node][name] for name in more} == more
    relations = sorted(more["relation"] for _, _, more in drawn.edges(data=True))
    assert sorted(more["relation"] for _, _, more in found.edges(data=True)) == relations


def test_attributes_that_xml_cannot_hold_are_made_plain() -> None:
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    network.add_node("a", label="绿\x0b水<b>", years=("2020", "2021"), none=None, part=0.5)
    assert plain(network).nodes["a"] == {
        "label": "绿\ufffd水<b>",
        "years": "('2020', '2021')",
        "part": 0.5,
    }
    read = networkx.parse_graphml("\n".join(networkx.generate_graphml(plain(network))))
    assert read.nodes["a"] == plain(network).nodes["a"]


# Tables


def test_csv_is_the_tables_of_the_build(kg: Graph, exported: Exported) -> None:
    folder = exported(Format.CSV)
    assert [file.read_bytes() for file in sorted(folder.iterdir())] == [
        table.read_bytes() for table in tables(kg)
    ]


def test_csv_comes_as_one_file_where_the_name_says_so(kg: Graph, tmp_path: Path) -> None:
    path = export(kg, Format.CSV, tmp_path / "tables.zip")
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [table.name for table in tables(kg)]
        assert archive.read("tasks.csv") == (kg.directory / "tables/tasks.csv").read_bytes()


def test_the_workbook_is_read_by_openpyxl(kg: Graph, exported: Exported) -> None:
    book = openpyxl.load_workbook(exported(Format.XLSX))
    assert book.sheetnames == ["说明", *(table.stem for table in tables(kg))]
    for table in tables(kg):
        sheet, columns, told = book[table.stem], header(table), kinds(table)
        heads, *found = sheet.iter_rows(values_only=True)
        assert list(heads) == titles(columns)
        assert len(found) == sum(1 for _ in rows(table))
        for row, text in zip(found, rows(table), strict=True):
            assert list(row) == [value(*cell) for cell in zip(told, text, strict=True)]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref


def test_every_column_has_a_chinese_title_of_its_own(kg: Graph) -> None:
    for table in tables(kg):
        named = titles(header(table))
        assert len(named) == len(set(named)), table.name
        missing = [title for title in named if title.isascii()]
        assert not missing, f"{table.name}: give {missing} a title in column_titles.csv"


def test_no_cell_of_a_workbook_runs(hostile: Graph, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export(hostile, Format.XLSX, tmp_path / "a.xlsx"))
    cells = [row[0] for row in book["tasks"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert [cell.value for cell in cells][:4] == ["=1+1", "+1", "-1", "@SUM(A1)"]
    assert [cell.value for cell in cells][5:8] == ["00123", "7.20", "\t=1"]
    assert cells[8].value == "长" * (workbook.CELL - 1) + "…"
    assert [row[1].value for row in book["tasks"].iter_rows(min_row=2)] == [7.2] * 9


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(
    hostile: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "ROWS", 5)
    book = openpyxl.load_workbook(export(hostile, Format.XLSX, tmp_path / "a.xlsx"))
    assert book.sheetnames == ["说明", "tasks", "tasks 2", "tasks 3"]
    assert [book[name].max_row for name in book.sheetnames[1:]] == [5, 5, 2]
    assert book["tasks 3"]["A1"].value == "任务要求"


def test_parquet_is_read_by_polars_with_types(kg: Graph, exported: Exported) -> None:
    folder = exported(Format.PARQUET)
    for table in tables(kg):
        found = polars.read_parquet(folder / f"{table.stem}.parquet")
        assert found.columns == header(table)
        assert found.height == sum(1 for _ in rows(table))
    statements = polars.read_parquet(folder / "statements.parquet").schema
    assert statements["value"] == polars.Float64
    assert statements["start"] == polars.Int64
    assert statements["forecast"] == polars.Boolean
    assert statements["region_code"] == polars.String


def test_a_table_is_a_data_frame(kg: Graph) -> None:
    targets, statements = frame(kg, "targets"), frame(kg, "statements")
    assert targets.height == kg.manifest.counts["targets"]
    assert targets.height + frame(kg, "outcomes").height == statements.height
    assert statements["quote"].null_count() == 0
    with pytest.raises(ZhengtuError, match="targts: no such table; did you mean targets"):
        frame(kg, "targts")


def test_without_polars_it_says_what_to_install(kg: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(ZhengtuError, match=r"pip install 'zhengtu\[tables\]'"):
        frame(kg, "targets")


def test_a_column_is_text_where_one_cell_is_no_number(tmp_path: Path) -> None:
    table = tmp_path / "tasks.csv"
    table.write_text("\ufefftask,value\n12,7.20\n12-1,\n", encoding="utf-8")
    assert kinds(table) == [str, float]


# The same bytes, whole or not at all


@pytest.mark.parametrize("form", list(Format))
def test_the_same_graph_gives_the_same_bytes(
    kg: Graph, exported: Exported, tmp_path: Path, form: Format
) -> None:
    first, second = exported(form), export(kg, form, tmp_path / "again")
    files = [first, second] if first.is_file() else [*first.iterdir(), *second.iterdir()]
    content = [file.read_bytes() for file in sorted(files, key=lambda file: file.name)]
    assert content[::2] == content[1::2]
    assert not [file for file in tmp_path.iterdir() if file.name != "again"]


def test_the_command_says_where_it_wrote(
    kg: Graph,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(["export", str(kg.directory), "--format", "nt"])
    assert capsys.readouterr().out == "kg.nt\n"
    assert (tmp_path / "kg.nt").stat().st_size > 0
    with pytest.raises(SystemExit):
        main(["export", str(kg.directory), "--format", "xls"])
    assert "--format xls: no such format; one of: ttl, trig" in capsys.readouterr().err


def test_what_is_in_the_way_is_left_alone(kg: Graph, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ZhengtuError, match=r"this is a file; name a folder, or a name ending in"):
        export(kg, Format.CSV, tmp_path / "file")
    with pytest.raises(ZhengtuError, match="this is a folder; name a file"):
        export(kg, Format.TTL, tmp_path)
    assert (tmp_path / "file").read_text() == "mine"
