"""Targets of a year and what the next report and the table of the year say of them.

The texts are invented: ``data/years``. The bundled sample is built beside them.
"""

from __future__ import annotations

import csv
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from zhengtu.graph.assess.panel import headline
from zhengtu.graph.query import find, run
from zhengtu.graph.validate import validate
from zhengtu.loaders import sample
from zhengtu.loaders.errors import NoGraph
from zhengtu.outputs.api import Graph
from zhengtu.outputs.build import build
from zhengtu.outputs.cli import main
from zhengtu.outputs.reassess import reassess

YEARS = Path(__file__).parent / "data" / "years"
INVENTED = ("嘉兴市", "湖州市", "绍兴市")


def table(graph: Graph, name: str) -> list[dict[str, str]]:
    with (graph.directory / "tables" / f"{name}.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def judged(built: Graph, region: str, quote: str) -> list[tuple[str, ...]]:
    """Verdict, reason, outcome and source of each answer to a target of 2021."""
    columns = ("verdict", "reason", "outcome_value", "via")
    return [
        tuple(row[column] for column in columns)
        for row in table(built, "assessments")
        if row["region"] == region and quote in row["quote"] and row["year"] == "2021"
    ]


@pytest.mark.parametrize(
    ("region", "quote", "expected"),
    [
        # The next report answers; lenient gives 左右 its room.
        ("绍兴市", "地区生产总值增长7%", [("met", "within-tolerance", "6.8", "report")]),
        # 万元 against 亿元 compare, currencies do not.
        ("绍兴市", "一般公共预算收入", [("missed", "short", "4900000", "report")]),
        ("绍兴市", "对外贸易额", [("not-assessable", "currencies-differ", "130", "report")]),
        # Nothing says which way is better.
        ("绍兴市", "常住人口", [("not-assessable", "no-direction", "510", "report")]),
        # Nothing is reported, or of another kind only.
        ("绍兴市", "农村公路", [("not-assessable", "indicator-not-reported", "", "")]),
        ("嘉兴市", "固定资产投资", [("not-assessable", "other-aspect-only", "", "")]),
        # A figure does not say whether it keeps pace with another.
        ("湖州市", "居民收入增长与", [("not-assessable", "relation-unknown", "", "")]),
        # Two documents claim the year: both are kept, the longer one is judged by first.
        (
            "嘉兴市",
            "地区生产总值增长6%以上",
            [("missed", "short", "5.9", "report"), ("exceeded", "passed", "6.5", "report")],
        ),
    ],
)
def test_a_target_meets_its_outcome(
    built: Graph, region: str, quote: str, expected: list[tuple[str, ...]]
) -> None:
    assert judged(built, region, quote) == expected


def test_an_outcome_of_zero_is_a_figure_and_the_table_answers_beside_the_report(
    built: Graph,
) -> None:
    found = set(judged(built, "绍兴市", "城镇新增就业10万人"))
    assert found == {
        ("missed", "short", "0", "report"),
        ("exceeded", "passed", "10.6", "table"),
        ("exceeded", "passed", "10.6", "row"),
    }


def test_figures_that_contradict_are_flagged(built: Graph) -> None:
    tables = {one.document for one in built.manifest.documents if one.kind == "table"}
    flagged = {
        (row["region"], row["outcome_value"], row["preferred"])
        for row in table(built, "assessments")
        if row["disputed"] == "true" and row["document"] not in tables
    }
    assert flagged == {
        ("嘉兴市", "5.9", "true"),
        ("嘉兴市", "6.5", "false"),
        ("绍兴市", "0", "true"),
        ("绍兴市", "10.6", "false"),
    }


def test_the_last_year_at_hand_waits_for_its_report(built: Graph) -> None:
    found = {
        row["reason"]
        for row in table(built, "assessments")
        if row["year"] == "2022" and row["region"] in INVENTED
    }
    assert found == {"report-not-at-hand"}


def test_the_panel_tells_no_target_from_no_report(built: Graph) -> None:
    rows = {
        (row["region"], row["year"]): (row["status"], row["low"], row["outcome"], row["verdict"])
        for row in table(built, "panel_targets")
        if row["concept"] == "fixed-investment"
    }
    assert rows["嘉兴市", "2021"] == ("set", "8", "", "not-assessable")
    assert rows["湖州市", "2021"] == ("none-set", "", "", "")


@pytest.mark.parametrize(
    ("concept", "expected"),
    [
        # 同步 is no number: the figure reported is shown, but nothing says whether it keeps pace.
        (
            "income-per-capita",
            ("relative-set", "", "eq", "经济增长", "7", "not-assessable", "relation-unknown"),
        ),
        # Where the very relation is reported it is kept; the year's figure stands beside.
        (
            "exports-imports",
            ("relative-set", "", "ge", "全省平均水平", "12", "met", "relation-kept"),
        ),
        # Of a number and a relation for one indicator the number counts.
        ("gdp", ("set", "6", "ge", "", "6.5", "exceeded", "passed")),
    ],
)
def test_the_panel_tells_a_relative_target_from_none(
    built: Graph, concept: str, expected: tuple[str, ...]
) -> None:
    columns = ("status", "low", "comparator", "relative_to", "outcome", "verdict", "reason")
    (row,) = (
        row
        for row in table(built, "panel_targets")
        if (row["region"], row["year"], row["concept"]) == ("湖州市", "2021", concept)
    )
    assert tuple(row[column] for column in columns) == expected


def test_the_panel_has_every_region_year_and_indicator_once(built: Graph) -> None:
    rows = [row for row in table(built, "panel_targets") if row["region"] in INVENTED]
    assert len(rows) == 3 * 2 * len(headline())
    assert len({(row["region"], row["year"], row["concept"]) for row in rows}) == len(rows)
    assert {row["province"] for row in rows} == {"浙江省"}


def test_another_policy_changes_verdicts_and_nothing_else(built: Graph, tmp_path: Path) -> None:
    before = table(built, "assessments")
    strict = reassess(copied(built, tmp_path), "strict", progress=False)
    after = table(strict, "assessments")
    assert [row["assessment"] for row in after] == [row["assessment"] for row in before]
    assert {row["policy"] for row in after} == {"strict"}
    assert [row["verdict"] for row in after] == [row["under_strict"] for row in before]
    said = Path("graph.ttl")
    assert (strict.directory / said).read_bytes() == (built.directory / said).read_bytes()
    again = reassess(strict.directory, "lenient", progress=False)
    assert table(again, "assessments") == before


def test_judging_again_leaves_what_a_build_would_leave(built: Graph, tmp_path: Path) -> None:
    given = [*sample.paths(), YEARS]
    fresh = build(given, tmp_path / "fresh", policy="strict", progress=False)
    moved = reassess(copied(built, tmp_path), "strict", progress=False)
    assert moved.manifest == fresh.manifest
    assert set(moved.store) == set(fresh.store)
    files = {path.relative_to(fresh.directory) for path in fresh.directory.rglob("*.*")}
    for path in sorted(path for path in files if path.parts[0] != "store"):
        there = moved.directory / path
        assert there.read_bytes() == (fresh.directory / path).read_bytes(), path


def copied(graph: Graph, folder: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(graph.directory, folder / "moved"))


def test_contradictions_are_asked_for_by_name(built: Graph) -> None:
    answer = run(built.store, find("contradictions").text, {"region": "嘉兴市"})
    place = answer.columns.index("achieved")
    assert [str(row[place]) for row in answer.rows] == ["5.9", "6.5"]


def test_targets_from_above_are_marked(built: Graph) -> None:
    answer = run(built.store, find("assigned-targets").text, {"region": "湖州市"})
    assert [row[answer.columns.index("given")] for row in answer.rows] == ["省下达的任务"]


def test_every_reason_has_its_words(built: Graph) -> None:
    text = (files("zhengtu.schema") / "reasons.csv").read_text(encoding="utf-8")
    known = [row["code"] for row in csv.DictReader(text.splitlines())]
    assert known == sorted(set(known))
    found = {row["reason"] for row in table(built, "assessments")}
    assert found <= set(known)


def test_months_reach_over_a_comma(built: Graph) -> None:
    answer = run(built.store, find("part-year-results").text, {"region": "湖州市"})
    columns = [answer.columns.index(name) for name in ("achieved", "part_year", "under_strict")]
    assert [[str(row[n]) for n in columns] for row in answer.rows] == [
        ["6.5", "前三季度", "not-assessable"],
        ["2", "None", "not-assessable"],
    ]


def test_the_command_says_what_became_of_the_targets(
    built: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["assess", str(copied(built, tmp_path)), "--policy", "strict", "-j", "1"])
    assert not ended.value.code
    assert f"judged {sum(built.manifest.verdicts.values())} targets: " in capsys.readouterr().out


def test_a_policy_that_cannot_be_used_leaves_the_graph_as_it_is(
    built: Graph, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["assess", str(built.directory), "--policy", "mild"])
    assert ended.value.code == 2
    assert "mild: no such policy" in capsys.readouterr().err
    assert Graph(built.directory).manifest == built.manifest


def test_a_graph_whose_parts_are_gone_is_not_judged_in_part(built: Graph, tmp_path: Path) -> None:
    moved = copied(built, tmp_path)
    shutil.rmtree(moved / "parts" / built.manifest.parts[0])
    with pytest.raises(NoGraph, match="is missing"):
        reassess(moved, "strict", progress=False)


def test_a_table_whose_year_cannot_be_told_is_judged_by_its_rows_only(built: Graph) -> None:
    (document,) = (
        one for one in built.manifest.documents if one.source.endswith("jiaxing-table.txt")
    )
    assert document.year is None
    found = {
        row["quote"]: (row["verdict"], row["reason"], row["via"])
        for row in table(built, "assessments")
        if row["document"] == document.document
    }
    assert found == {
        "改造农贸市场10个": ("exceeded", "passed", "row"),
        "新增公交车50辆": ("not-assessable", "year-unknown", ""),
    }


def test_assessments_keep_the_shapes(built: Graph) -> None:
    report = validate(built.directory / "store")
    assert [str(result) for result in report.results] == []
