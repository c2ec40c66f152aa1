"""Unit words: what they measure and how much of the base unit they are."""

from __future__ import annotations

from fractions import Fraction

import pytest

from zhengtu.schema.units import all_units, listed, magnitudes, unit, words


@pytest.mark.parametrize(
    ("word", "dimension", "multiplier", "base"),
    [
        ("元", "currency-cny", "1", "元"),
        ("万亿元", "currency-cny", "1000000000000", "元"),
        ("亿美元", "currency-usd", "100000000", "美元"),
        ("亿港元", "currency-hkd", "100000000", "港元"),
        ("万平方米", "area", "10000", "平方米"),
        ("平方公里", "area", "1000000", "平方米"),
        ("公顷", "area", "10000", "平方米"),
        ("亩", "area", "2000/3", "平方米"),
        ("万亩", "area", "20000000/3", "平方米"),
        ("里", "length", "500", "米"),
        ("千米", "length", "1000", "米"),
        ("亿斤", "mass", "50000000", "公斤"),
        ("万吨", "mass", "10000000", "公斤"),
        ("亿千瓦时", "energy", "100000000", "千瓦时"),
        ("千瓦", "power", "1", "千瓦"),
        ("万千瓦", "power", "10000", "千瓦"),
        ("千万千瓦", "power", "10000000", "千瓦"),
        ("兆瓦", "power", "1000", "千瓦"),
        ("‰", "ratio", "1/10", "%"),
        ("成", "ratio", "10", "%"),
        ("个百分点", "percentage-point", "1", "个百分点"),
        ("万人次", "visit", "10000", "人次"),
        ("万人", "person", "10000", "人"),
        ("名", "person", "1", "人"),
        ("万标箱", "container", "10000", "标箱"),
        ("小时", "duration", "60", "分钟"),
        ("个月", "calendar-time", "1/12", "年"),
        ("万吨/日", "mass-flow", "10000", "吨/日"),
        ("毫克/升", "concentration", "1000000", "微克/立方米"),
        ("元/斤", "cny-per-mass", "2", "元/公斤"),
        ("家", "count", "1", "个"),
        ("万台（套）", "count", "10000", "个"),
    ],
)
def test_a_unit_word_is_so_much_of_its_base(
    word: str, dimension: str, multiplier: str, base: str
) -> None:
    found = unit(word)
    assert found is not None
    assert (found.dimension, found.multiplier, found.base) == (
        dimension,
        Fraction(multiplier),
        base,
    )


def test_full_width_signs_and_ascii_brackets_are_the_same_unit() -> None:
    assert unit("％") == unit("%")
    assert unit("微克／立方米") == unit("微克/立方米")
    assert unit("台(套)") == unit("台（套）")


@pytest.mark.parametrize("word", ["", "万", "百亿", "企业", "项目", "左右"])
def test_what_is_no_unit_is_none(word: str) -> None:
    assert unit(word) is None


def test_currencies_are_never_one_dimension() -> None:
    money = {one.dimension: one.base for one in all_units() if one.dimension.startswith("currency")}
    assert len(set(money.values())) == len(money) > 5


def test_units_of_one_dimension_share_one_base_and_the_base_is_one_of_itself() -> None:
    bases: dict[str, set[str]] = {}
    for one in all_units():
        bases.setdefault(one.dimension, set()).add(one.base)
        base = unit(one.base)
        assert base is not None
        assert (base.multiplier, base.dimension) == (1, one.dimension)
    assert all(len(found) == 1 for found in bases.values())


def test_words_come_longest_first_and_none_is_a_magnitude() -> None:
    assert [len(word) for word in words()] == sorted((len(word) for word in words()), reverse=True)
    assert len(words()) == len(set(words())) > 400
    assert not set(words()) & set(magnitudes())


def test_every_unit_has_its_own_ascii_iri() -> None:
    iris = [one.iri for one in all_units()]
    assert len(iris) == len(set(iris))
    assert all(iri.isascii() for iri in iris)


def test_a_composed_unit_is_not_listed_and_its_iri_tells_its_parts() -> None:
    found = unit("亿元")
    assert found is not None
    assert not listed(found)
    assert found.iri.endswith("/yi-yuan")
