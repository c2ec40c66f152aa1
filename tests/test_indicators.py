"""Indicators: which words name which concept, and which do not."""

from __future__ import annotations

from collections import defaultdict

import pytest

from zhengtu.schema.indicators import concept, indicator, indicators, normal
from zhengtu.schema.turtle import ID, descriptions
from zhengtu.schema.units import all_units


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("地区生产总值", "gdp"),
        ("国内生产总值", "gdp"),
        ("全市生产总值", "gdp"),
        ("ＧＤＰ", "gdp"),
        ("GDP增速", "gdp"),
        ("预计全年实现地区生产总值", "gdp"),
        ("人均GDP", "gdp-per-capita"),
        ("地方财政一般预算收入", "fiscal-revenue-general"),
        ("一般公共预算收入", "fiscal-revenue-general"),
        ("财政总收入", "fiscal-revenue-total"),
        ("规模以上工业增加值", "industrial-value-added-above-scale"),
        ("规上工业增加值", "industrial-value-added-above-scale"),
        ("工业增加值", "industrial-value-added"),
        ("高新技术产业增加值", "high-tech-industry-value-added"),
        ("城镇居民人均可支配收入", "urban-income"),
        ("居民人均可支配收入", "income-per-capita"),
        ("农村常住居民人均可支配收入", "rural-income"),
        ("农民人均纯收入", "rural-net-income"),
        ("全社会固定资产投资", "fixed-investment"),
        ("居民消费价格涨幅", "cpi"),
        ("研究与试验发展经费支出占地区生产总值的比重", "rd-intensity"),
        ("R&D经费支出占GDP比重", "rd-intensity"),
        ("“三公”经费", "three-public-expenses"),
        ('"三公"经费', "three-public-expenses"),
        ("城镇登记失业率", "registered-unemployment"),
        ("PM2.5平均浓度", "pm25"),
        ("PM2．5浓度", "pm25"),
        ("经济增长", "gdp"),
        ("经济", "gdp"),
        ("生产总值（GDP）", "gdp"),
        ("接待国内外游客", "domestic-visitors"),
        ("游客", "domestic-visitors"),
        ("人大代表建议", "npc-suggestions"),
        ("市政协提案", "cppcc-proposals"),
        ("死亡人数", "accident-deaths"),
        ("总投资", "project-investment"),
        ("亿元以上产业项目", "projects-above-100-million"),
        ("“断头路”", "dead-end-roads"),
        ("“四上”企业", "firms-four-above"),
        ("棚户区", "shanty-renovation"),
        ("新（改）建农村公路", "rural-road-length"),
        ("财政收入", "fiscal-revenue"),
        ("中国驰名商标", "famous-trademarks"),
        ("一般性支出", "general-expenditure"),
        ("批而未供土地", "idle-land"),
    ],
)
def test_words_name_a_concept(words: str, id: str) -> None:
    assert concept(words) == id


@pytest.mark.parametrize(
    "words",
    [
        "",
        "全市",
        "增速",
        "文化礼堂",
        "工业",
        "总量",
        "占比",
        "数字经济",
        "竣工",
        "林木",
        "生产总值能耗",
    ],
)
def test_other_words_name_none(words: str) -> None:
    assert concept(words) is None


def test_no_name_belongs_to_two_concepts() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for one in indicators():
        for name in (one.label, *one.synonyms):
            owners[normal(name)].add(one.id)
            assert concept(name) == one.id
    # A name that begins with a scope word is found before the word is taken off.
    shared = {name: ids for name, ids in owners.items() if len(ids) > 1}
    assert shared == {}


def test_every_concept_has_a_topic_a_direction_and_a_dimension_that_units_know() -> None:
    topics = {iri.removeprefix(ID + "topic/") for iri in descriptions("topics.ttl")}
    dimensions = {unit.dimension for unit in all_units()}
    for one in indicators():
        assert one.topic in topics, one
        assert one.direction in ("higher", "lower", "none"), one
        assert one.dimension in dimensions, one


def test_every_concept_has_a_chinese_and_an_english_label() -> None:
    for iri, item in descriptions("indicators.ttl").items():
        assert item.one("http://www.w3.org/2004/02/skos/core#prefLabel", "zh"), iri
        assert item.one("http://www.w3.org/2004/02/skos/core#prefLabel", "en"), iri


def test_directions_tell_what_is_better() -> None:
    assert indicator("gdp").direction == "higher"
    assert indicator("cpi").direction == "lower"
    assert indicator("natural-growth-rate").direction == "none"
    assert indicator("general-expenditure").direction == "lower"
    assert indicator("npc-suggestions").direction == "none"
