"""What an outcome must share with a target beside the indicator: the work done and the base."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

import pytest

from zhengtu.graph.assess.alike import answers, base, families
from zhengtu.graph.assess.said import Paper, Said
from zhengtu.loaders.records import Aspect, Kind


def one(
    quote: str,
    value: str,
    action: str | None = None,
    concept: str | None = "new-urban-jobs",
    unit: str = "万人",
    kind: str = "target",
) -> Said:
    """A statement for 2021: a target of the report of the year or an outcome of the next."""
    year = 2021 if kind == "target" else 2022
    paper = Paper(f"{year}", "绍兴市", "330600", "prefecture", year, "report", 9)
    aspect: Aspect = "growth" if unit in ("%", "倍") else "level"
    return Said(
        id=kind, paper=paper, kind=cast(Kind, kind), indicator="", concept=concept, action=action,
        aspect=aspect, value=Decimal(value), value_max=None, unit=unit, comparator="eq",
        modality=None, year="2021", subject=None, relative_to=None, forecast=False,
        part_year=None, task=None, quote=quote, start=0,
    )  # fmt: skip


@pytest.mark.parametrize("asked", [None, "新增", "实现", "完成"])
@pytest.mark.parametrize("done", [None, "新增", "实现新增"])
def test_a_verb_that_the_name_says_already_is_no_difference(
    asked: str | None, done: str | None
) -> None:
    target = one("城镇新增就业10万人", "10", asked)
    assert answers(target, one("城镇新增就业10.6万人", "10.6", done, kind="outcome"))


@pytest.mark.parametrize(
    ("concept", "asked", "done", "expected"),
    [
        ("old-compounds", "新开工改造", "开工", True),
        ("old-compounds", "整治", "改造", True),
        ("old-compounds", "开工", "改造", False),
        ("parks", "新建、改造", "新建改造", True),
        ("parks", "新建", "新建改造", False),
        ("parks", "拆除", "建成", False),
        ("high-tech-firms", "新培育", "新增", True),
        # A stock is no increase.
        ("high-tech-firms", "新增", None, False),
    ],
)
def test_only_another_kind_of_work_is_a_difference(
    concept: str, asked: str, done: str | None, expected: bool
) -> None:
    target, outcome = (one("", "10", action, concept, "个") for action in (asked, done))
    assert (families(target) == families(outcome)) is expected


@pytest.mark.parametrize(
    ("quote", "value", "unit", "counted"),
    [
        ("生产总值增长9%", "9", "%", "annual"),
        ("生产总值比上年增长9%", "9", "%", "annual"),
        ("生产总值较2020年增长9%", "9", "%", "annual"),
        ("生产总值比1992年增长1.1倍", "1.1", "倍", "1992"),
        ("出口分别增长4倍", "4", "倍", "unsaid"),
        ("出口比上年增长1倍", "1", "倍", "annual"),
        ("能耗累计下降超14%", "-14", "%", "span"),
        ("生产总值年均增长7.9%", "7.9", "%", "span"),
        ("细颗粒物年均浓度下降9.9%", "-9.9", "%", "annual"),
        # The last words count.
        ("生产总值年均增长10.5%，2021年同比增长10.2%", "10.2", "%", "annual"),
    ],
)
def test_a_growth_is_counted_from_what_its_words_say(
    quote: str, value: str, unit: str, counted: str
) -> None:
    outcome = one(quote, value, concept="gdp", unit=unit, kind="outcome")
    assert base(outcome) == counted
    target = one("生产总值增长7%", "7", concept="gdp", unit="%")
    assert answers(target, outcome) is (counted == "annual")
