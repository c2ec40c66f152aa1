"""Which year a figure is of under a heading that looks back on five."""

from __future__ import annotations

import pytest

from zhengtu.loaders.extract import extract
from zhengtu.loaders.identify import identify
from zhengtu.loaders.records import Source, Statement
from zhengtu.loaders.split import split

REPORT = """# 政府工作报告

2023年1月6日在绍兴市第九届人民代表大会第一次会议上

## {heading}

{said}

## 二、今年工作安排

今年主要预期目标是：地区生产总值增长6%。
"""


def read(said: str, heading: str = "一、过去五年工作回顾") -> list[Statement]:
    text = REPORT.format(said=said, heading=heading)
    (document,), _ = split(Source("a.md", "ab" * 32, "utf-8", text))
    found = extract(document, identify(document)).statements
    return [one for one in found if one.kind == "outcome"]


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("全市地区生产总值年均增长7%。", ["2018-2022"]),
        ("全市地区生产总值增长3.1%，固定资产投资增长6.7%。", ["2022", "2022"]),
        ("全年地区生产总值增长3.1%，单位能耗下降2%。", ["2022", "2022"]),
        ("地区生产总值增长3.1%，研发投入占比2.8%。", ["2022", "2022"]),
        ("地区生产总值比2017年增长40%。", ["2018-2022"]),
        ("五年来，全市地区生产总值增长40%。", ["2018-2022"]),
        ("单位生产总值能耗下降20%。", ["2018-2022"]),
        ("地区生产总值比上年增长3.1%，年均增长7%。", ["2022", "2018-2022"]),
    ],
)
def test_growth_is_of_the_span_or_of_its_last_year(said: str, years: list[str]) -> None:
    assert [one.year for one in read(said)] == years


FIVE = "过去五年，是奋进的五年。五年来，我们勇挑重担。\n（一）突出创新。2022年，研发投入占比2.8%。"


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("新增企业9家。", ["2018-2022"]),
        ("改造小区3个。\n（二）突出开放。新建码头2个。", ["2018-2022", "2018-2022"]),
        ("\n特别是刚刚过去的一年，我们克难前行。新增企业9家。", ["2022"]),
        ("\n2022年，我们克难前行。新增企业9家。", ["2022"]),
    ],
)
def test_five_years_last_over_headings_and_over_a_dated_figure(said: str, years: list[str]) -> None:
    assert [one.year for one in read(FIVE + said, "一、工作回顾")] == ["2022", *years]


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("各位代表，2022年是收官之年，我们全力冲刺。\n（一）突出创新。新增企业9家。", ["2022"]),
        ("刚刚过去的2022年，我们克难前行。主要做了以下工作：\n新增企业9家。", ["2022"]),
        ("2022年，我们克难前行。\n五年的成果来之不易。\n新增企业9家。", ["2018-2022"]),
        ("2022年6月，省长到我市视察。\n新增企业9家。", ["2018-2022"]),
        ("2021年，我们克难前行。\n新增企业9家。", ["2018-2022"]),
    ],
)
def test_the_last_year_is_announced_under_a_heading_of_five(said: str, years: list[str]) -> None:
    assert [one.year for one in read(said)] == years


def test_months_and_forecasts_reach_over_commas_up_to_a_semicolon() -> None:
    found = read("前三季度，地区生产总值增长5%，出口增长6%；全年财政收入预计增长4%。")
    assert [(one.part_year, one.forecast) for one in found] == [
        ("前三季度", False),
        ("前三季度", False),
        (None, True),
    ]
    found = read("初步预计，地区生产总值增长5%，出口增长6%；财政收入增长4%。")
    assert [one.forecast for one in found] == [True, True, False]
