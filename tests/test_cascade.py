"""Targets of one indicator and year from level to level."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhengtu.graph.assess.cascade import Step, asks, assigned, cascade
from zhengtu.graph.assess.said import Paper, Said
from zhengtu.loaders.records import Comparator

LEVELS = {"10": "nation", "33": "province", "3306": "prefecture", "330602": "county"}


def paper(code: str, year: int = 2024, length: int = 100, id: str = "") -> Paper:
    level = LEVELS[code.rstrip("0") if code != "100000" else "10"]
    return Paper(id or f"{code}-{year}", code, code, level, year, "report", length)


def target(
    of: Paper,
    value: str,
    comparator: Comparator = "eq",
    *,
    unit: str = "%",
    modality: str | None = None,
    concept: str | None = "gdp",
    subject: str | None = None,
    start: int = 0,
) -> Said:
    return Said(
        id=f"{of.id}-{concept}-{value}", paper=of, kind="target", indicator="生产总值",
        concept=concept, action=None, aspect="growth", value=Decimal(value), value_max=None,
        unit=unit, comparator=comparator, modality=modality, year=str(of.year), subject=subject,
        relative_to=None, forecast=False, part_year=None, task=None, quote="", start=start,
    )  # fmt: skip


def steps(*targets: Said) -> dict[str, Step]:
    found = asks({one.paper for one in targets}, targets)
    return {step.ask.target.paper.region_code or "": step for step in cascade(found)}


def test_a_region_is_held_against_the_level_above() -> None:
    province, city = paper("330000"), paper("330600")
    found = steps(target(province, "5.5", "approx"), target(city, "6.5", "ge"))
    assert found["330600"].gap == Decimal("1.0")
    assert found["330600"].above is found["330000"].ask
    assert found["330000"].above is None


def test_where_a_level_is_not_at_hand_the_nearest_above_stands_for_it() -> None:
    found = steps(target(paper("100000"), "5"), target(paper("330602"), "8"))
    assert found["330602"].gap == 3
    assert found["330602"].above is found["100000"].ask


def test_years_are_never_mixed() -> None:
    found = steps(target(paper("330000", 2023), "5"), target(paper("330600", 2024), "6"))
    assert found["330600"].above is None


def test_the_first_target_counts_before_any_that_is_only_striven_for() -> None:
    city = paper("330600")
    firm, striven = target(city, "7", start=9), target(city, "8", modality="strive", start=1)
    assert steps(firm, striven)["330600"].ask.target is firm


def test_of_two_reports_of_one_year_the_longer_is_taken() -> None:
    short, long = paper("330600", id="a"), paper("330600", length=900, id="b")
    assert steps(target(short, "7"), target(long, "6"))["330600"].ask.target.paper is long


def test_what_does_not_compare_between_levels_is_left_out() -> None:
    city = paper("330600")
    assert steps(target(city, "700", unit="亿元")) == {}
    assert steps(target(city, "7", concept=None)) == {}
    assert steps(target(city, "7", subject="县区")) == {}


@pytest.mark.parametrize(
    ("relative_to", "quote", "given"),
    [
        ("省下达任务", "节能减排完成省下达任务", True),
        (None, "登记失业率控制在省定3.5%以内", True),
        ("全省平均", "增速高于全省平均", False),
        (None, "地区生产总值增长7%", False),
    ],
)
def test_targets_from_above_are_told_by_who_gave_them(
    relative_to: str | None, quote: str, given: bool
) -> None:
    assert assigned(relative_to, quote) is given
