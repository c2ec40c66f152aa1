"""Merges that a person decides: what is proposed, how the file is read, what it makes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengtu.graph.aliases import Aliases, Named, proposals
from zhengtu.loaders.errors import ZhengtuError
from zhengtu.outputs.aliases import read_aliases
from zhengtu.outputs.build import build

TABLE = """2020年绍兴市政府工作报告目标任务完成情况
序号 | 工作任务 | 完成情况 | 责任单位 |
1 | 加装电梯150台。 | 加装电梯168台。 | 市交投集团 |
2 | 新增公交车90辆。 | 新增公交车95辆。 | 市交通投资集团 |
3 | 修缮古城民居30处。 | 修缮古城民居31处。 | 市名城办 市建设局 |
"""
MERGED = "same,region_code,name,other\nyes,330600,绍兴市交通投资集团,绍兴市交投集团\n"


def unit(name: str, tasks: int = 1, code: str = "330600") -> Named:
    return Named(code, name, (), tasks, "")


def proposed(*units: Named, known: Aliases | None = None) -> list[tuple[str, str, str]]:
    found = proposals(units, known or Aliases())
    return [(one.name.name, one.other.name, one.why) for one in found]


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        ("绍兴市交投集团", "绍兴市交通投资集团", "one may be short for the other"),
        ("绍兴市名城办", "绍兴市历史文化名城保护办公室", "one may be short for the other"),
        ("绍兴市投资促进中心", "绍兴市投资促进局", "alike in most characters"),
        ("绍兴市镜湖新区开发办", "绍兴市镜湖新区指挥部", "the same beginning"),
        ("绍兴市交投集团", "绍兴市城投集团", None),
        ("绍兴市教育局", "绍兴市体育局", None),
        ("绍兴市生态环境局", "绍兴市生态环境局柯桥分局", None),
        ("绍兴市第一医院", "绍兴市第二医院", None),
        ("绍兴市轨道交通1号线公司", "绍兴市轨道交通2号线公司", None),
    ],
)
def test_what_is_proposed_and_why(one: str, two: str, why: str | None) -> None:
    assert [reason for _, _, reason in proposed(unit(one), unit(two))] == ([why] if why else [])


def test_the_better_known_name_stays() -> None:
    short, full = unit("绍兴市交投集团", tasks=5), unit("绍兴市交通投资集团", tasks=2)
    assert proposed(short, full)[0][:2] == (short.name, full.name)
    known = unit("绍兴市投资促进局")
    assert proposed(unit("绍兴市投资促进中心", tasks=9), known)[0][0] == known.name


def test_units_of_two_regions_are_not_proposed() -> None:
    assert not proposed(unit("绍兴市交投集团"), unit("宁波市交投集团", code="330200"))


@given(st.text(alphabet="交通投资集团公司", min_size=2, max_size=9), st.permutations("1234一二"))
def test_names_that_differ_in_a_numeral_are_never_proposed(name: str, digits: list[str]) -> None:
    assert not proposed(unit(f"绍兴市{name}{digits[0]}"), unit(f"绍兴市{name}{digits[1]}"))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.txt"
    path.write_text(TABLE, encoding="utf-8")
    return path


def answered(proposals: Path, answer: str) -> Path:
    """The proposals of a build with the answer in every row."""
    rows = list(csv.DictReader(proposals.read_text("utf-8-sig").splitlines()))
    path = proposals.parent.parent.parent / "answered.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"same": answer} for row in rows)
    return path


def test_yes_makes_one_unit_of_two(table: Path, tmp_path: Path) -> None:
    kg = tmp_path / "kg"
    before = build(table, kg, progress=False)
    assert len(before.query("units")) == 4
    with_parts = before.manifest.parts
    file = answered(kg / "tables/aliases.csv", "yes")
    after = build(table, kg, aliases=file, progress=False)
    assert after.manifest.parts != with_parts
    assert after.manifest.skipped == ()
    assert ("绍兴市交通投资集团", 2) in [row[:2] for row in after.query("units")]
    forms = after.query(
        "SELECT ?form { ?unit skos:prefLabel '绍兴市交通投资集团'@zh ; skos:altLabel ?form }"
        " ORDER BY ?form"
    )
    assert [row[0] for row in forms] == ["市交投集团", "市交通投资集团", "绍兴市交投集团"]
    assert len((kg / "tables/aliases.csv").read_text("utf-8-sig").splitlines()) == 1


def test_no_silences_a_proposal_and_changes_no_part(table: Path, tmp_path: Path) -> None:
    kg = tmp_path / "kg"
    before = build(table, kg, progress=False)
    after = build(table, kg, aliases=answered(kg / "tables/aliases.csv", "no"), progress=False)
    assert after.manifest.parts == before.manifest.parts
    assert len(after.query("units")) == 4
    assert len((kg / "tables/aliases.csv").read_text("utf-8-sig").splitlines()) == 1


def test_a_proposal_comes_with_its_evidence(table: Path, tmp_path: Path) -> None:
    build(table, tmp_path / "kg", progress=False)
    text = (tmp_path / "kg/tables/aliases.csv").read_text("utf-8-sig")
    (row,) = csv.DictReader(text.splitlines())
    assert row == {
        "same": "",
        "region": "绍兴市",
        "region_code": "330600",
        "name": "绍兴市交通投资集团",
        "other": "绍兴市交投集团",
        "why": "one may be short for the other",
        "tasks": "1",
        "other_tasks": "1",
        "forms": "市交通投资集团",
        "other_forms": "市交投集团",
        "example": "新增公交车90辆。",
        "other_example": "加装电梯150台。",
    }


def test_a_decision_about_an_unknown_unit_is_a_problem_with_file_and_line(
    table: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(MERGED + "no,330600,绍兴市名城办,绍兴市古城办\n", encoding="utf-8")
    graph = build(table, tmp_path / "kg", aliases=file, progress=False)
    (problem,) = graph.manifest.skipped
    assert problem.place == f"{file}, line 3"
    assert "古城办" in problem.found


@pytest.mark.parametrize(
    ("lines", "line", "found"),
    [
        ("same,name,other\n", 1, "no column region_code"),
        ("same,region_code,name,other\nmaybe,330600,甲局,乙局\n", 2, "'maybe' in the column same"),
        ("same,region_code,name,other\nyes,990000,甲局,乙局\n", 2, "no region has the code"),
        ("same,region_code,name,other\nyes,330600,甲局,\n", 2, "not told apart"),
        ("same,region_code,name,other\nyes,330600,甲局,甲局\n", 2, "not told apart"),
        ("same,region_code,name,other\nyes,330600,1号公司,2号公司\n", 2, "differ in a numeral"),
        (
            "same,region_code,name,other\nyes,330600,甲局,乙局\nno,330600,乙局,甲局\n",
            3,
            "kept apart here and merged by other lines",
        ),
        (
            "same,region_code,name,other\nyes,330600,甲局,乙局\nyes,330600,丙局,乙局\n",
            3,
            "乙局 is 甲局 in line 2 and 丙局 here",
        ),
        (
            "same,region_code,name,other\nyes,330600,甲局,乙局\nyes,330600,乙局,甲局\n",
            3,
            "乙局 is already a form of 甲局",
        ),
    ],
)
def test_a_line_that_cannot_be_meant_is_an_error_with_file_and_line(
    tmp_path: Path, lines: str, line: int, found: str
) -> None:
    path = tmp_path / "aliases.csv"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(ZhengtuError) as error:
        read_aliases(path)
    assert error.value.place == f"{path}, line {line}"
    assert found in error.value.found


def test_an_open_proposal_is_no_decision(tmp_path: Path) -> None:
    path = tmp_path / "aliases.csv"
    path.write_text("same,region_code,name,other\n,330600,甲局,乙局\n", encoding="utf-8")
    assert read_aliases(path) == Aliases(file=str(path))


def test_a_table_tells_how_every_name_was_read(table: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(MERGED, encoding="utf-8")
    build(table, tmp_path / "kg", aliases=file, progress=False)
    text = (tmp_path / "kg/tables/organizations.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert [(row["unit"], row["organization"], row["why"]) for row in rows] == [
        ("市交投集团", "绍兴市交通投资集团", "decided"),
        ("市交通投资集团", "绍兴市交通投资集团", "words"),
        ("市名城办", "绍兴市名城办", "words"),
        ("市建设局", "绍兴市住房和城乡建设局", "short form"),
    ]
    assert rows[3]["superior"] == "绍兴市人民政府"
