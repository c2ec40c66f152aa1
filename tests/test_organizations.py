"""Which unit a name means: examples are rows of data, and what must hold for every name."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengtu.graph.organizations import Organization, above, numerals, resolve
from zhengtu.schema.organizations import Kind, normal, vocabulary
from zhengtu.schema.regions import gazetteer

ROOT = Path(__file__).parent
SCHEMA = ROOT.parent / "schema"
EXAMPLES = list(csv.reader((ROOT / "data/organizations.csv").read_text("utf-8").splitlines()))[1:]
ROWS = list(csv.reader((SCHEMA / "organizations.csv").read_text("utf-8").splitlines()))[1:]


@pytest.mark.parametrize(("region", "written", "name"), EXAMPLES)
def test_a_name_means_one_unit(region: str, written: str, name: str) -> None:
    assert resolve(written, region, 2020).name == name


@pytest.mark.parametrize(("region", "written", "name"), EXAMPLES)
def test_the_full_name_of_a_unit_means_that_unit(region: str, written: str, name: str) -> None:
    unit = resolve(written, region, 2020)
    assert resolve(name, unit.code, 2020).name == name


def test_what_a_name_was_told_by() -> None:
    assert resolve("市教育局", "330600").why == "full name"
    assert resolve("市教委", "330600").why == "short form"
    assert resolve("市名城办", "330600") == Organization("330600", "绍兴市名城办")
    former = resolve("市旅游局", "330600")
    assert (former.why, former.until) == ("former name", 2019)


def test_a_unit_belongs_to_its_government_party_or_central_body() -> None:
    superior = {
        name: above(resolve(name, "330603")) for name in ("区教育局", "市委宣传部", "税务局")
    }
    assert [unit and unit.name for unit in superior.values()] == [
        "柯桥区人民政府",
        "中共绍兴市委员会",
        "国家税务总局",
    ]
    assert above(resolve("区政府", "330603")) is None
    assert above(resolve("市名城办", "330600")) is None


def test_a_document_without_a_region_settles_nothing() -> None:
    assert resolve("市发改委", None) == Organization(None, "市发改委")


def test_a_former_region_is_told_by_its_name() -> None:
    assert resolve("绍兴县政府", "330600", 2010).name == "绍兴县人民政府"
    assert resolve("县政府", "330621", 2010).name == "绍兴县人民政府"


NAMES = st.text(
    alphabet="市县区发改委局办一二三123号线集团公司柯桥绍兴第医院()滨海新管会", max_size=14
)


@given(NAMES, st.sampled_from(["330000", "330600", "330603", "330681", "110000", None]))
def test_no_numeral_of_a_name_is_lost(name: str, region: str | None) -> None:
    assert numerals(resolve(name, region).name) == numerals(name)


@given(NAMES, NAMES, st.permutations("一二三123"), st.sampled_from(["330600", "330603", "110000"]))
def test_names_that_differ_in_a_numeral_never_merge(
    before: str, after: str, digits: list[str], region: str
) -> None:
    one, two = (resolve(before + digit + after, region) for digit in digits[:2])
    assert one.name != two.name


@given(NAMES, st.sampled_from(["330000", "330600", "330603", "330681", "110000"]))
def test_a_full_name_stays_what_it_is(name: str, region: str) -> None:
    unit = resolve(name, region)
    assert resolve(unit.name, unit.code).name == unit.name


def test_rows_are_in_order_and_each_stands_once() -> None:
    lines = (SCHEMA / "organizations.csv").read_text("utf-8").splitlines()[1:]
    assert lines == sorted(set(lines))
    assert len({(row[0], row[1]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}".strip())
def test_a_row_is_well_formed(row: list[str]) -> None:
    unit, region, name, _, _, forms, former, superior = row
    assert re.fullmatch(r"[a-z][a-z-]*", unit)
    assert name
    assert not region or gazetteer().get(region)
    assert not superior.isascii() or superior in ("", *vocabulary().by_unit)
    for words in (forms, former):
        assert words.split() == sorted(set(words.split()))
    assert all(re.fullmatch(r"[^@]+@(19|20)\d\d", word) for word in former.split())
    assert not re.search(r"\d", "".join([*row[2:6], superior]))


def test_a_form_means_one_kind_of_unit() -> None:
    for form, kinds in vocabulary().by_form.items():
        general: set[str] = {kind.unit for kind in kinds if not kind.scope}
        assert len(general) <= 1, form


@pytest.mark.parametrize("code", ["330000", "330600", "330603", "330681", "110000", "110101"])
def test_every_kind_is_known_by_its_full_name(code: str) -> None:
    region = gazetteer().get(code)
    assert region
    for unit in vocabulary().by_unit:
        kind: Kind | None = vocabulary().named(unit, region)
        if kind is not None and "*" not in kind.name:
            name = kind.called(region)
            assert resolve(name, code).kind == unit, name


def test_forms_are_compared_without_what_may_be_left_out() -> None:
    assert normal("{}住房和城乡建设委员会") == normal("{}住房城乡建设委")
