"""A small extraction by hand, and the graph that it must become."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, serialize
from rdflib import Graph
from rdflib.compare import graph_diff, to_isomorphic

from zhengtu.graph import iris
from zhengtu.graph.assess.measure import bounds
from zhengtu.graph.triples import preferred_names, quads, vocabulary_quads
from zhengtu.graph.triples.vocabulary import composed_units
from zhengtu.loaders.records import (
    Document,
    Extraction,
    Identity,
    Initiative,
    Responsibility,
    Section,
    Source,
    Span,
    Statement,
    Task,
    Term,
)
from zhengtu.schema.turtle import ZT, triples

GOLDEN = Path(__file__).parent / "golden"
TEXT = (
    "一、2020年目标\n"
    "力争地区生产总值增长7%左右，完成固定资产投资900亿元以上。加快轨道交通1号线建设。\n"
    "1 | 加装电梯150台 | 加装电梯168台 | △市建设局\n"
    "名词解释\n1.轨道交通：在轨道上的公共交通。\n"
)


def span(words: str, number: int = 0) -> Span:
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def statement(words: str, number: int = 0, **changes: object) -> Statement:
    plain = Statement(
        kind="target",
        indicator="地区生产总值",
        concept="gdp",
        action=None,
        aspect="growth",
        value=Decimal(7),
        value_max=None,
        unit="%",
        comparator="approx",
        modality=None,
        year="2020",
        subject=None,
        relative_to=None,
        forecast=False,
        part_year=None,
        span=span(words, number),
        quote=words,
        rule="indicator-growth",
    )
    return plain._replace(**changes)  # type: ignore[arg-type]


def lifts(kind: str, value: int, number: int) -> Statement:
    return statement(
        f"加装电梯{value}台",
        kind=kind,
        indicator="电梯",
        concept=None,
        action="加装",
        aspect="level",
        value=Decimal(value),
        unit="台",
        comparator="eq",
        rule="counted-thing",
    )


def line() -> Initiative:
    return Initiative(
        name="轨道交通1号线",
        category="project",
        kind="target",
        phase="ongoing",
        year="2020",
        span=span("加快轨道交通1号线建设"),
        quote="加快轨道交通1号线建设",
        rule="verb-name",
    )


def task() -> Task:
    promised, done = lifts("target", 150, 0), lifts("outcome", 168, 0)
    row = span("1 | 加装电梯150台 | 加装电梯168台 | △市建设局")
    return Task(
        number=1,
        requirement="加装电梯150台",
        completion="加装电梯168台",
        requirement_span=span("加装电梯150台"),
        completion_span=span("加装电梯168台"),
        responsibilities=(Responsibility("市建设局", "lead", 1, "marked", span("△市建设局")),),
        targets=(promised,),
        outcomes=(done,),
        initiatives=(),
        adjusted=(),
        cues=(),
        self_reports=(),
        delays=(),
        span=row,
        quote=row.of(TEXT),
        rule="table-row",
    )


def report() -> Extraction:
    """A report of one sentence, with its section, project, table row and glossary."""
    return Extraction(
        document=Document(
            Source("shaoxing.txt", "ab" * 32, "utf-8", TEXT), Span(0, len(TEXT)), "report"
        ),
        identity=Identity(
            kind="report",
            title="2020年绍兴市政府工作报告",
            region="绍兴市",
            region_code="330600",
            level="prefecture",
            year=2020,
            date="2020-04-22",
            session="绍兴市第八届人民代表大会第五次会议",
            speaker="盛阅春",
            office="市长",
        ),
        sections=(Section("一、2020年目标", 1, "plan", Span(0, TEXT.index("1 |"))),),
        statements=(
            statement("力争地区生产总值增长7%左右", modality="strive"),
            statement(
                "完成固定资产投资900亿元以上",
                indicator="固定资产投资",
                concept="fixed-investment",
                action="完成",
                aspect="level",
                value=Decimal("900"),
                unit="亿元",
                comparator="ge",
                rule="verb-level",
            ),
        ),
        initiatives=(line(),),
        tasks=(task(),),
        terms=(
            Term(
                number=1,
                term="轨道交通",
                page=None,
                definition="在轨道上的公共交通。",
                occurrences=(span("轨道交通"),),
                span=span("1.轨道交通：在轨道上的公共交通。"),
                quote="1.轨道交通：在轨道上的公共交通。",
                rule="glossary-entry",
            ),
        ),
        numbers=(),
    )


def document_graph(extraction: Extraction) -> Graph:
    name = iris.graph(iris.document(extraction.document))
    # The version of the program changes with every release, and nothing else with it.
    found = [
        quad.triple
        for quad in quads(extraction)
        if (quad.graph_name == name or iris.shared(quad.subject))
        and not quad.predicate.value.endswith("programVersion")
    ]
    graph = Graph()
    graph.parse(data=serialize(found, format=RdfFormat.N_TRIPLES), format="nt")
    return graph


def test_a_report_becomes_the_golden_graph() -> None:
    golden = Graph().parse(GOLDEN / "report.ttl", format="turtle")
    made = document_graph(report())
    _, only_golden, only_made = graph_diff(to_isomorphic(golden), to_isomorphic(made))
    assert sorted(only_golden) == []
    assert sorted(only_made) == []


def test_the_same_extraction_gives_the_same_quads_in_the_same_order() -> None:
    assert list(quads(report())) == list(quads(report()))


def test_every_class_and_property_of_ours_is_in_the_ontology() -> None:
    defined = {triple.subject.value for triple in triples("zhengtu.ttl")}
    terms = {
        term.value
        for quad in (*quads(report()), *vocabulary_quads())
        for term in (quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(ZT)
    }
    assert len(terms) > 50
    assert terms <= defined


def test_every_iri_is_ascii() -> None:
    for quad in (*quads(report()), *vocabulary_quads()):
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            assert not isinstance(term, NamedNode) or term.value.isascii()


def test_a_unit_with_a_magnitude_is_described_in_the_vocabulary_graph() -> None:
    unit = NamedNode("https://w3id.org/zhengtu/id/unit/yi-yuan")
    found = [quad for quad in quads(report()) if quad.subject == unit]
    assert {quad.graph_name for quad in found} == {iris.VOCABULARY}
    assert "100000000" in {quad.object.value for quad in found}


def test_ten_thousand_mu_stay_an_exact_fraction() -> None:
    told = {
        name.value.rsplit("#", 1)[-1]: value.value for _, name, value in composed_units(["万亩"])
    }
    assert (told["numerator"], told["denominator"]) == ("20000000", "3")
    assert "multiplier" not in told


def test_evidence_quotes_the_source_at_its_offsets() -> None:
    store = Store()
    store.extend(quads(report()))
    rows = [
        (words.value, int(start.value), int(end.value))
        for words, start, end in store.query(
            "PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?words ?start ?end"
            " { ?e a <https://w3id.org/zhengtu/ns#Evidence> ;"
            " oa:exact ?words ; oa:start ?start ; oa:end ?end }",
            use_default_graph_as_union=True,
        )
    ]
    assert len(rows) == 10
    assert all(TEXT[start:end] == words for words, start, end in rows)


def calling(*names: str) -> Extraction:
    """The report, with one initiative under each of the names in turn."""
    records = (
        line()._replace(name=name, kind="outcome", rule=f"rule-{number}")
        for number, name in enumerate(names)
    )
    return replace(report(), initiatives=tuple(records))


def labels(*reports: Extraction) -> dict[str, set[str]]:
    """The labels of every initiative of some reports of one region, by property."""
    called = preferred_names(reports)
    found: dict[str, set[str]] = {}
    for quad in (quad for one in reports for quad in quads(one, names=called)):
        if "/initiative/" in quad.subject.value and quad.predicate.value.endswith("Label"):
            found.setdefault(quad.predicate.value.rsplit("#", 1)[1], set()).add(quad.object.value)
    return found


def test_an_initiative_is_labelled_by_its_most_frequent_form_in_all_documents() -> None:
    one, other = calling("杭绍台铁路"), calling("杭绍台高铁", "杭绍台高铁")
    assert labels(one) == {"prefLabel": {"杭绍台铁路"}}
    assert labels(one, other) == {"prefLabel": {"杭绍台高铁"}, "altLabel": {"杭绍台铁路"}}
    assert labels(other, one) == labels(one, other)


def test_a_phase_of_a_line_is_another_initiative() -> None:
    one = calling("杭绍台铁路", "杭绍台铁路二期")
    assert labels(one) == {"prefLabel": {"杭绍台铁路", "杭绍台铁路二期"}}


def test_a_document_without_a_region_keeps_its_names_to_itself() -> None:
    known = report()
    unknown = replace(known, identity=replace(known.identity, region=None, region_code=None))
    names = {quad.subject.value for quad in quads(unknown) if "/org/" in quad.subject.value}
    assert all("abababababab-0-" in name for name in names)
    assert not any(quad.predicate.value.endswith("#region") for quad in quads(unknown))


def test_the_name_of_a_former_region_leads_to_the_present_one() -> None:
    former = iris.region("330621")
    told = {
        (quad.predicate.value.rsplit("/", 1)[1], quad.object.value)
        for quad in vocabulary_quads()
        if quad.subject == former
    }
    assert ("isReplacedBy", iris.region("330603").value) in told


@pytest.mark.parametrize(
    ("value", "other", "comparator", "lower", "upper"),
    [
        ("7", None, "ge", "7", None),
        ("3", None, "le", None, "3"),
        ("-3.48", None, "ge", None, "-3.48"),
        ("-3.48", None, "le", "-3.48", None),
        ("7", "7.5", "range", "7", "7.5"),
        ("-3", "-4", "range", "-4", "-3"),
        ("7", None, "approx", None, None),
        ("7", None, "eq", None, None),
    ],
)
def test_bounds_of_a_growth(
    value: str, other: str | None, comparator: str, lower: str | None, upper: str | None
) -> None:
    record = statement(
        "力争地区生产总值增长7%左右",
        value=Decimal(value),
        value_max=Decimal(other) if other else None,
        comparator=comparator,
    )
    assert bounds(record) == (lower and Decimal(lower), upper and Decimal(upper))


def test_the_reading_tells_the_version_of_the_program() -> None:
    told = {quad.object.value for quad in quads(report()) if "programVersion" in str(quad)}
    assert told == {version("zhengtu")}
