"""Which names mean one initiative, and which must never be taken for one."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zhengtu.loaders.initiatives.identity import key
from zhengtu.loaders.wordlists import words

SAME = [
    ("杭绍台铁路", "杭绍台高铁"),
    ("杭绍台高铁二期", "杭绍台铁路二期工程"),
    ("杭甬客专", "杭甬铁路客运专线"),
    ("郑州至徐州客运专线", "郑州至徐州高铁"),
    ("京沪高铁", "京沪高速铁路"),
    ("杭宁高速", "杭宁高速公路"),
    ("柯诸高速公路项目", "柯诸高速"),
    ("地铁三号线", "轨道交通3号线"),
    ("3号线一期工程", "城市轨道交通3号线一期"),
    ("第十九届省运会", "第19届省运会"),
    ("首届信用论坛", "第一届信用论坛"),
    ("二期学前教育三年行动计划", "第二期学前教育三年行动计划"),
    ("“四边三化”行动", "四边三化行动"),
    ("《城市总体规划》", "城市总体规划"),
    ("中国（浙江）自由贸易试验区", "中国浙江自贸试验区"),
    ("航空航天大学（筹）", "航空航天大学"),
    ("珠江—西江经济带", "珠江-西江经济带"),
    ("镜湖水库工程", "镜湖水库"),
    ("萧山机场扩建项目", "萧山机场扩建工程"),
    ("国道104", "G104国道"),
]

APART = [
    ("杭绍台铁路", "杭绍台铁路二期"),
    ("杭绍台铁路一期", "杭绍台铁路二期"),
    ("轨道交通1号线", "轨道交通2号线"),
    ("轨道交通1号线", "轨道交通1号线一期"),
    ("轨道交通1号线", "轨道交通1号线北延"),
    ("轨道交通1号线", "有轨电车1号线"),
    ("轨道交通1号线", "轨道交通S1号线"),
    ("轨道交通一二号线", "轨道交通12号线"),
    ("萧山机场", "萧山机场改扩建工程"),
    ("机场扩建工程", "机场改造工程"),
    ("京沪铁路", "京沪高铁"),
    ("西成铁路", "西成客专"),
    ("宁波铁路", "宁波高铁"),
    ("京唐铁路", "京唐城际铁路"),
    ("杭甬高速", "杭甬高铁"),
    ("杭甬高速", "杭甬高速复线"),
    ("杭甬高速", "杭甬高速连接线"),
    ("铁路支线", "铁路"),
    ("垃圾分类行动", "垃圾分类方案"),
    ("垃圾分类条例", "垃圾分类项目"),
    ("城市总体规划（2006—2020）", "城市总体规划（2021—2035）"),
    ("十四五规划", "十三五规划"),
    ("大学城", "大学城建设"),
    ("水库工程", "水库"),
    ("国道104", "省道104"),
    ("京沪高铁南站", "京沪高铁"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_forms_of_one_name(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_things(one: str, other: str) -> None:
    assert key(one) != key(other)


pieces = st.sampled_from(
    [
        *"12345678901一二三四五六七八九十两号线期届第至和、-—“”（）《》 杭绍台京沪GS",
        *words("name_variants"),
        *words("name_ends"),
        *("1号线", "二期", "北延", "支线", "连接线", "行动", "方案", "条例", "规划", "年"),
    ]
)
names = st.lists(pieces, min_size=1, max_size=8).map("".join)


@given(names)
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)


@given(names, st.integers(1, 99), st.integers(1, 99), names)
def test_what_differs_in_a_number_is_never_one(front: str, one: int, two: int, back: str) -> None:
    assume(one != two)
    assert key(f"{front}{one}{back}") != key(f"{front}{two}{back}")


@given(names)
def test_no_figure_of_a_name_is_lost(name: str) -> None:
    assert set(re.findall(r"\d+", name)) <= set(re.findall(r"\d+", key(name)))
