"""Pictures: what they show, the same bytes each time, and how they tell what is missing."""

from __future__ import annotations

import csv
import json
import re
import sys
import xml.etree.ElementTree as ET
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner

import zhengtu.schema
from zhengtu.loaders.errors import ZhengtuError
from zhengtu.outputs.api import Graph
from zhengtu.outputs.charts import drawing
from zhengtu.outputs.charts.album import planned
from zhengtu.outputs.charts.asked import Asked, by_value
from zhengtu.outputs.charts.cascade import Rung, cascade, gap_words
from zhengtu.outputs.charts.cells import Cell, Sought, Tables, cells, policy_words, sought
from zhengtu.outputs.charts.command import PICTURES, code_of
from zhengtu.outputs.charts.drawing import html, png, save, svg
from zhengtu.outputs.charts.picture import TEMPLATES, Picture, marks, template, verdict_words
from zhengtu.outputs.charts.scorecard import of_table, scorecard
from zhengtu.outputs.charts.targets import judged_words, mark, over_years, targets
from zhengtu.outputs.charts.tiles import ranking, tile_map, tiles
from zhengtu.outputs.cli import app
from zhengtu.schema.indicators import indicator
from zhengtu.schema.regions import gazetteer

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn(built: Graph) -> dict[str, Picture]:
    """Every kind of picture of the sample and of the small reports."""
    gdp = sought(built, "GDP")
    return {
        "targets": targets(built, "330600", gdp),
        "scorecard": scorecard(built, "宁波市", "2023"),
        "cascade": cascade(built, gdp, "2021"),
        "ranking": ranking(built, gdp, "2021", "330000"),
    }


def cell(status: str = "set", verdict: str = "", reason: str = "", **others: object) -> Cell:
    asked = Asked(Decimal(6), None, False, "%") if status == "set" else None
    told: dict[str, object] = {
        "region": "甲省", "code": "330000", "year": 2020, "status": status, "asked": asked,
        "unit": "%", "outcome": None, "said": "", "verdict": verdict, "reason": reason,
        "provisional": False, "quote": "", "outcome_quote": "",
    }  # fmt: skip
    return Cell(**(told | others))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("comparator", "value", "most", "text"),
    [
        ("ge", "6.50", "", "≥6.5%"),
        ("ge", "-3.48", "", "≤−3.48%"),
        ("le", "3", "", "≤3%"),
        ("approx", "7", "", "≈7%"),
        ("range", "6", "6.5", "6–6.5%"),
        ("eq", "10", "", "10%"),
    ],
)
def test_a_target_keeps_what_it_leaves_open(
    comparator: str, value: str, most: str, text: str
) -> None:
    row = {"aspect": "growth", "unit": "%", "v": value, "m": most, "c": comparator}
    asked = by_value(row, "v", "m", "c")
    assert asked is not None
    assert asked.text == text


@pytest.mark.parametrize(
    ("year", "shown"),
    [
        (cell(verdict="met"), "met"),
        (cell(verdict="not-assessable", reason="no-outcome"), "not-assessable"),
        (cell(verdict="not-assessable", reason="report-not-at-hand"), "result-not-at-hand"),
        (cell("relative-set", verdict="not-assessable"), "relative-set"),
        (cell("relative-set", verdict="met", reason="relation-kept"), "met"),
        (cell("none-set"), "none-set"),
        (cell("none-set", outcome=Decimal(5)), "reported-only"),
        (cell("report-not-at-hand"), "report-not-at-hand"),
        (cell("report-not-at-hand", outcome=Decimal(5)), "reported-blind"),
    ],
)
def test_what_is_missing_is_told_apart(year: Cell, shown: str) -> None:
    assert mark(year) == shown


def test_a_relative_target_is_told_from_none_beyond_the_headline(built: Graph) -> None:
    found = {(one.region, one.year): one.status for one in cells(built, sought(built, "exports"))}
    assert found["湖州市", 2021] == "relative-set"
    assert found["湖州市", 2022] == "none-set"


def test_the_years_of_a_picture_begin_with_a_target_that_is_only_relative() -> None:
    silent, relative = cell("none-set", year=2018), cell("relative-set", year=2019)
    shown = over_years(
        [silent, relative, cell(verdict="met")], Sought(indicator("gdp"), "growth"), ""
    )
    assert [row[0] for row in shown.rows] == ["2019", "2020"]
    assert shown.rows[0][1:4] == ("", "", "只有相对目标")


def test_a_verdict_on_early_figures_says_so() -> None:
    assert judged_words(cell(verdict="met", provisional=True)) == "完成（暂定）"


def test_all_marks_differ_in_shape_and_are_named() -> None:
    shapes = [one["shape"] for one in marks().values()]
    assert len(set(shapes)) == len(shapes)
    assert all(verdict_words(one) for one in marks())


def test_targets_stand_beside_outcomes(drawn: dict[str, Picture]) -> None:
    rows = {row[0]: row[1:4] for row in drawn["targets"].rows}
    assert rows["2021"] == ("≈7%", "6.8%", "完成")


def test_a_scorecard_counts_what_the_bulletin_counts(drawn: dict[str, Picture]) -> None:
    values = drawn["scorecard"].values
    assert sum(int(str(value["count"])) for value in values) == 14


def test_a_cascade_goes_down_from_the_province(drawn: dict[str, Picture], built: Graph) -> None:
    codes = [str(value["region"]) for value in drawn["cascade"].values]
    assert codes == sorted(codes)
    within = cascade(built, sought(built, "gdp"), "2021", "330600")
    assert within.title.startswith("绍兴市2021年")
    assert {row[0].strip() for row in within.rows} < {
        row[0].strip() for row in drawn["cascade"].rows
    }


@pytest.mark.parametrize(
    ("own", "above", "gaps", "words"),
    [
        (("6", "6.5"), ("6", "6"), ("0", "0.5"), "0至+0.5"),
        (("6", "7"), ("6.5", "6.5"), ("-0.5", "0.5"), "−0.5至+0.5"),
        (("6", "6.5"), ("5.5", "6"), ("0.5",), "+0.5"),
        (("7", ""), ("6.5", ""), ("0.5",), "+0.5"),
        (("7", ""), None, (), ""),
    ],
)
def test_the_gap_of_a_range_is_told_for_both_its_ends(
    own: tuple[str, str], above: tuple[str, str] | None, gaps: tuple[str, ...], words: str
) -> None:
    def asked(ends: tuple[str, str]) -> Asked:
        low, high = (Decimal(end) if end else None for end in ends)
        return Asked(low, high, False, "%")

    rung = Rung("甲市", "330600", "prefecture", asked(own), "乙省", above and asked(above), "")
    assert rung.gaps == tuple(map(Decimal, gaps))
    assert gap_words(rung) == words


@pytest.mark.parametrize(("years", "step"), [(1, 330), (3, 110), (30, 30)])
def test_a_picture_of_few_years_is_wide_enough_to_read(years: int, step: int) -> None:
    values = tuple({"year": str(2000 + n)} for n in range(years))
    picture = Picture("targets", "", (), "%", (), (), values)
    assert {part["width"]["step"] for part in picture.spec["vconcat"]} == {step}


def test_a_build_leaves_the_pictures_of_growth(built: Graph) -> None:
    wanted = [one.name for one in planned(built.directory)]
    assert "targets-gdp-330600" in wanted
    assert "scorecard-330200-2023" in wanted
    folder = built.directory / "pictures"
    assert sorted(path.stem for path in folder.iterdir()) == sorted(wanted)
    root = ET.parse(folder / "targets-gdp-330600.svg").getroot()
    assert root.findtext(f"{SVG}title") == "绍兴市地区生产总值增速：目标与结果"
    assert "prefers-color-scheme: dark" in (root.findtext(f"{SVG}style") or "")


def test_a_scorecard_is_the_same_from_tables_as_from_the_graph(built: Graph) -> None:
    asked = scorecard(built, "宁波市", "2023")
    assert of_table(Tables(built.directory, policy_words(built)), "330200", "2023") == asked


def test_a_ranking_begins_with_the_highest(drawn: dict[str, Picture]) -> None:
    values = [value["at"] for value in drawn["ranking"].values if value["at"] is not None]
    assert values == sorted(values, key=lambda at: -float(str(at)))


def test_the_grid_has_a_place_for_each_province() -> None:
    provinces = {one.code: one.short for one in gazetteer().regions if one.level == "province"}
    text = (files(zhengtu.schema) / "tiles.csv").read_text(encoding="utf-8")
    named = {row["code"]: row["name"] for row in csv.DictReader(text.splitlines())}
    assert named == provinces
    assert list(named) == sorted(named)
    assert len(set(tiles().values())) == len(provinces)


def test_figures_of_another_measure_stay_off_the_axis(built: Graph) -> None:
    for one in cells(built, sought(built, "new-urban-jobs")):
        assert one.unit == "万人" or one.outcome is None


@pytest.mark.parametrize("name", ["targets", "scorecard", "cascade", "ranking"])
def test_a_picture_is_the_same_each_time_and_has_its_figures_as_text(
    drawn: dict[str, Picture], name: str
) -> None:
    text = svg(drawn[name])
    assert text == svg(drawn[name])
    root = ET.fromstring(text)
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert title.text == drawn[name].title
    assert all(cell in (desc.text or "") for row in drawn[name].rows for cell in row)
    assert "http" not in text.replace("http://www.w3.org/", "")
    assert set(re.findall('font-family="([^"]+)"', text)) == {template("config")["font"]}


def test_a_page_says_what_reports_say_as_text_and_loads_nothing() -> None:
    picture = Picture("ranking", "<b>", (), "%", ("地区",), (("<script>",),), ())
    page = html(picture)
    assert "<b>" not in page
    assert "<script>" not in page
    assert "prefers-color-scheme: dark" in page
    assert "src=" not in page


def test_every_colour_of_a_template_has_one_for_the_dark() -> None:
    text = (files(TEMPLATES) / "dark.csv").read_text(encoding="utf-8")
    known = {row["light"] for row in csv.DictReader(text.splitlines())}
    config = json.loads((files(TEMPLATES) / "config.json").read_text(encoding="utf-8"))
    used = {word for word in json.dumps(config).split('"') if word.startswith("#")}
    assert used <= known


def test_a_png_needs_a_font(drawn: dict[str, Picture], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_writes_chinese", lambda: True)
    assert png(drawn["ranking"]).startswith(b"\x89PNG")
    monkeypatch.setattr(drawing, "_writes_chinese", lambda: False)
    with pytest.raises(ZhengtuError, match="fonts-noto-cjk"):
        png(drawn["ranking"])


def test_without_the_library_it_says_what_to_install(
    drawn: dict[str, Picture], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    drawing.converter.cache_clear()
    with pytest.raises(ZhengtuError, match=r"zhengtu\[charts\]"):
        svg(drawn["ranking"])


def test_an_ending_that_names_no_format_is_an_error(
    drawn: dict[str, Picture], tmp_path: Path
) -> None:
    with pytest.raises(ZhengtuError, match=r"\.svg, \.png, \.html"):
        save(drawn["ranking"], tmp_path / "a.gif")


def test_what_is_not_there_is_an_error_with_a_way_on(built: Graph) -> None:
    gdp = sought(built, "gdp")
    with pytest.raises(ZhengtuError, match=r"杭州市.*there is: .*绍兴市"):
        targets(built, "330100", gdp)
    with pytest.raises(ZhengtuError, match=r"绍新: no region of this name.*did you mean 绍兴市"):
        code_of(built, "绍新")
    with pytest.raises(ZhengtuError, match="杭州: no document of this region"):
        code_of(built, "杭州")
    with pytest.raises(ZhengtuError, match="地区生产总值"):
        sought(built, "地区生产总")
    with pytest.raises(ZhengtuError, match="--region"):
        tile_map(built, gdp, "1960")


@pytest.mark.parametrize("words", ["浙江", "浙江省", "330000"])
def test_a_region_goes_by_name_short_name_or_code(built: Graph, words: str) -> None:
    assert code_of(built, words) == "330000"


@pytest.mark.parametrize(
    "arguments",
    [
        ["targets", "--region", "绍兴市", "--indicator", "GDP"],
        ["scorecard", "--region", "宁波市", "--year", "2023"],
        ["cascade", "--year", "2021"],
        ["map", "--year", "2021", "--region", "浙江省"],
    ],
)
@pytest.mark.parametrize("ending", ["svg", "html", "json"])
def test_the_command_writes_the_file(
    built: Graph, tmp_path: Path, arguments: list[str], ending: str
) -> None:
    path = tmp_path / f"图.{ending}"
    result = CliRunner().invoke(app, ["chart", str(built.directory), *arguments, "-o", str(path)])
    assert result.exit_code == 0, result.output
    assert result.output.strip() == str(path)
    assert path.stat().st_size > 2000


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["map"], "needs --year; write: zhengtu chart KG map --year YEAR"),
        (["scorecard"], "needs --region and --year; write"),
        (["targets"], "needs --region; write"),
        (["cascade", "--year", "last"], "--year last: no year"),
    ],
)
def test_the_command_says_what_it_lacks(built: Graph, words: list[str], said: str) -> None:
    result = CliRunner().invoke(app, ["chart", str(built.directory), *words])
    assert isinstance(result.exception, ZhengtuError)
    assert said in str(result.exception)


def test_the_help_says_what_each_picture_needs() -> None:
    assert {"scorecard --region --year", "map --year"} <= set(PICTURES.split(": ")[1].split("; "))
