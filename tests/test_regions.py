"""The gazetteer: complete, sorted, and with the former names."""

import csv
from importlib import resources

import pytest

from zhengtu.schema.regions import gazetteer


def level(name: str) -> list[str]:
    return [r.code for r in gazetteer().regions if r.level == name and r.until is None]


def test_rows_are_sorted_by_code_and_each_stands_once() -> None:
    text = resources.files("zhengtu.schema").joinpath("regions.csv").read_text("utf-8")
    keys = [(row[0], row[1]) for row in list(csv.reader(text.splitlines()))[1:]]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))


def test_every_parent_and_every_successor_exists() -> None:
    places = gazetteer()
    for region in places.regions:
        assert region.parent is None or places.get(region.parent), region
        assert all(places.get(code) for code in region.replaced_by), region


def test_only_the_nation_has_no_parent() -> None:
    assert [r.name for r in gazetteer().regions if r.parent is None] == ["中国"]


def test_what_is_gone_says_what_took_its_place() -> None:
    assert not [r for r in gazetteer().regions if r.until and not r.replaced_by]


def test_years_run_forward() -> None:
    assert not [r for r in gazetteer().regions if r.since and r.until and r.since > r.until]


def test_the_present_list_is_complete() -> None:
    assert len(level("province")) == 31 + 3
    assert len(level("prefecture")) == 333
    assert 2840 < len(level("county")) < 2860


def test_no_two_present_regions_share_a_code() -> None:
    present = [r.code for r in gazetteer().regions if r.until is None]
    assert len(present) == len(set(present))


@pytest.mark.parametrize(
    ("former", "code", "present"),
    [
        ("绍兴县", "330621", ["柯桥区"]),
        ("上虞市", "330682", ["上虞区"]),
        ("下城区", "330103", ["拱墅区"]),
        ("江干区", "330104", ["上城区", "钱塘区"]),
        ("余杭市", "330184", ["余杭区"]),
        ("偃师市", "410381", ["偃师区"]),
        ("孟津县", "410322", ["孟津区"]),
        ("海门市", "320684", ["海门区"]),
        ("铜山县", "320323", ["铜山区"]),
        ("顺德市", "440681", ["顺德区"]),
        ("襄樊市", "420600", ["襄阳市"]),
        ("莱芜市", "371200", ["莱芜区", "钢城区"]),
    ],
)
def test_former_regions_lead_to_the_present(former: str, code: str, present: list[str]) -> None:
    assert [r.name for r in gazetteer().successors(code, former)] == present


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("临平区", "330113"),
        ("钱塘区", "330114"),
        ("柯桥区", "330603"),
        ("济源市", "419001"),
        ("香港特别行政区", "810000"),
        ("台湾省", "710000"),
    ],
)
def test_known_codes(name: str, code: str) -> None:
    assert code in [r.code for r in gazetteer().named(name)]


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("凉山", "凉山彝族自治州"),
        ("新疆", "新疆维吾尔自治区"),
        ("绍兴", "绍兴市"),
        ("越城", "越城区"),
        ("澳门", "澳门特别行政区"),
    ],
)
def test_short_names(short: str, name: str) -> None:
    assert gazetteer().shortened(short)[0].name == name


def test_a_name_may_belong_to_many() -> None:
    holders = [gazetteer().ancestors(r.code)[0].short for r in gazetteer().named("鼓楼区")]
    assert {"南京", "徐州", "开封", "福州"} <= set(holders)


def test_counties_run_by_the_province_have_it_as_parent() -> None:
    assert [r.name for r in gazetteer().ancestors("429004")] == ["湖北省"]


def test_cities_without_districts_have_none() -> None:
    assert not gazetteer().children("441900")


def test_children_are_those_of_the_year() -> None:
    def names(year: int) -> list[str]:
        return [r.name for r in gazetteer().children("330600", year)]

    assert "绍兴县" in names(2010)
    assert "绍兴县" not in names(2020)
    assert "柯桥区" in names(2020)


def test_a_code_gives_its_present_bearer() -> None:
    region = gazetteer().get("420600")
    assert region is not None
    assert region.name == "襄阳市"
