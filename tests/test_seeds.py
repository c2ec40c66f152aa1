"""The seed documents read whole: who speaks when, headline figures, tasks, terms, quotes."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from zhengtu.graph.assess.rows import assess
from zhengtu.loaders.extract import extract
from zhengtu.loaders.identify import identify
from zhengtu.loaders.records import Extraction, Kind, Statement, Task
from zhengtu.loaders.source import read
from zhengtu.loaders.split import split

Seeds = tuple[Extraction, ...]


@pytest.fixture(scope="module")
def seeds(shared: Path) -> Seeds:
    return tuple(_extractions(shared / "seeds"))


def _extractions(folder: Path) -> Iterator[Extraction]:
    for path in sorted(folder.glob("*.txt")):
        for document in split(read(path))[0]:
            yield extract(document, identify(document))


def the(seeds: Seeds, region: str, year: int) -> Extraction:
    (found,) = (
        one
        for one in seeds
        if one.document.kind == "report"
        and (one.identity.region, one.identity.year) == (region, year)
    )
    return found


def gdp(extraction: Extraction, kind: Kind, year: str) -> set[tuple[str, Decimal | None, str]]:
    return {
        (one.aspect, one.value, one.comparator)
        for one in extraction.statements
        if one.concept == "gdp" and one.kind == kind and one.year == year
    }


def rows(seeds: Seeds) -> dict[int, Task]:
    (table,) = (one for one in seeds if one.document.kind == "table")
    assert table.identity.region == "绍兴市"
    return {task.number: task for task in table.tasks}


def figures(statements: tuple[Statement, ...]) -> set[tuple[Decimal | None, str | None, str]]:
    return {(one.value, one.unit, one.comparator) for one in statements}


def test_five_files_hold_fourteen_documents(seeds: Seeds):
    assert len(seeds) == 14
    kinds = [one.document.kind for one in seeds]
    assert {kind: kinds.count(kind) for kind in kinds} == {"report": 10, "table": 1, "article": 3}


def test_every_report_says_whose_and_when_it_is(seeds: Seeds):
    reports = [one.identity for one in seeds if one.document.kind == "report"]
    assert {(one.region, one.region_code, one.year) for one in reports} == {
        ("绍兴市", "330600", 2020),
        ("越城区", "330602", 2024),
        ("湖州市", "330500", 2020),
        ("浙江省", "330000", 2020),
        ("瑞安市", "330381", 2019),
        ("宁波市", "330200", 2020),
        ("台州市", "331000", 2019),
        ("宁波市", "330200", 2019),
        ("杭州市", "330100", 2020),
        ("柯桥区", "330603", 2020),
    }
    assert all(one.date and one.session and one.speaker for one in reports)


def test_one_listing_page_holds_two_years_of_ningbo(seeds: Seeds):
    pages = {the(seeds, "宁波市", year).document.source.name for year in (2019, 2020)}
    assert len(pages) == 1


def test_shaoxing_looks_back_on_2019_and_plans_2020(seeds: Seeds):
    report = the(seeds, "绍兴市", 2020)
    assert ("growth", Decimal("7"), "approx") in gdp(report, "target", "2020")
    assert gdp(report, "outcome", "2019") >= {
        ("growth", Decimal("7.2"), "eq"),
        ("level", Decimal("5781"), "eq"),
    }


def test_yuecheng_plans_growth_of_seven_percent_at_least(seeds: Seeds):
    report = the(seeds, "越城区", 2024)
    assert gdp(report, "target", "2024") == {("growth", Decimal("7"), "ge")}
    assert ("growth", Decimal("7.6"), "eq") in gdp(report, "outcome", "2023")


def test_the_table_has_all_its_tasks(seeds: Seeds):
    assert sorted(rows(seeds)) == list(range(1, 178))


def test_growth_fell_short_of_its_target(seeds: Seeds):
    task = rows(seeds)[1]
    assert figures(task.targets) == {(Decimal("7"), "%", "approx")}
    assert figures(task.outcomes) == {(Decimal("4.5"), "%", "approx")}
    judged = assess(task)
    assert [one.verdict for one in judged.pairs] == ["missed"]
    assert judged.verdict == "missed"


def test_more_lifts_were_added_than_planned(seeds: Seeds):
    task = rows(seeds)[166]
    judged = assess(task)
    (pair,) = judged.pairs
    assert pair.outcome is not None
    assert (pair.target.value, pair.outcome.value) == (150, 168)
    assert pair.verdict == judged.verdict == "exceeded"
    assert [one.unit for one in task.responsibilities if one.role == "lead"] == ["市建设局"]


def test_the_glossary_of_keqiao_has_thirty_terms(seeds: Seeds):
    terms = the(seeds, "柯桥区", 2020).terms
    assert [one.number for one in terms] == list(range(1, 31))
    assert terms[0].term.startswith("银政联盟")
    assert all(one.definition and one.page for one in terms)


def test_every_quote_stands_at_its_offsets(seeds: Seeds):
    for one in seeds:
        text, whole = one.document.source.text, one.document.span
        told = [*one.statements, *one.initiatives, *one.tasks, *one.terms]
        told += [part for task in one.tasks for part in (*task.targets, *task.outcomes)]
        told += [part for task in one.tasks for part in task.initiatives]
        assert told or one.document.kind == "article"
        for record in told:
            assert whole.start <= record.span.start < record.span.end <= whole.end
            assert record.quote == record.span.of(text)


def test_page_furniture_is_in_no_document(seeds: Seeds):
    assert not [one for one in seeds if "400-" in one.document.text]


def test_no_number_is_lost(seeds: Seeds):
    for one in seeds:
        for number in one.numbers:
            assert number.raw == number.span.of(one.document.source.text)
    every = [number for one in seeds for number in one.numbers]
    assert sum(number.use == "unparsed" for number in every) <= 0.05 * len(every)
