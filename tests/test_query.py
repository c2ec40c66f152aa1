"""Questions and their answers over a graph small enough to count by hand."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from zhengtu.graph.doubts import doubts
from zhengtu.graph.query import SavedQuery, described, find, run, saved
from zhengtu.loaders.errors import BadQuery
from zhengtu.outputs.api import Graph
from zhengtu.outputs.build import build

SMALL = Path(__file__).parent / "golden" / "small.trig"
ID = "https://w3id.org/zhengtu/id/"
BEHIND = """绍兴市2020年工作任务完成情况
序号 | 内容与要求 | 完成情况 | 责任单位 |
1 | 举办帆船赛、绿茶节。 | 帆船赛受疫情影响取消；绿茶节因用地条件不成熟暂缓。 | △市体育局 |
2 | 新建学校3所。 | 新建学校2所。 | △市教育局 |
"""
ZT_REGION = NamedNode("https://w3id.org/zhengtu/ns#region")


def ask(store: Store, name: str, *columns: str, **params: str) -> list[tuple[object, ...]]:
    """The rows of a saved query, cut down to some of its columns."""
    answer = run(store, find(name).text, params)
    places = [answer.columns.index(column) for column in columns or answer.columns]
    return [tuple(row[place] for place in places) for row in answer.rows]


# SPARQL text


def test_a_select_needs_no_prefixes_and_reads_every_graph(store: Store) -> None:
    answer = run(store, "SELECT ?value { ?t a zt:Target ; zt:value ?value } ORDER BY ?value")
    assert answer.columns == ("value",)
    assert [row[0] for row in answer.rows] == [Decimal("-3.48"), 7, 7, 150]


def test_things_have_prefixes_too(store: Store) -> None:
    text = "SELECT ?year { ?d a zt:WorkReport ; zt:region region:330602 ; zt:year ?year }"
    assert run(store, text).rows == ((2020,),)


def test_a_user_may_declare_prefixes_of_his_own(store: Store) -> None:
    text = "PREFIX my: <https://w3id.org/zhengtu/ns#>\nASK { ?t a my:Task }"
    assert run(store, text).rows == ((True,),)


def test_cells_are_numbers_truth_values_text_or_nothing(store: Store) -> None:
    text = "SELECT (7 AS ?a) (2.50 AS ?b) (1 = 2 AS ?c) ('绍兴'@zh AS ?d) (zt:Task AS ?e) ?f {}"
    expected = (7, Decimal("2.5"), False, "绍兴", "https://w3id.org/zhengtu/ns#Task", None)
    assert run(store, text).rows == (expected,)


def test_ask_answers_yes_or_no(store: Store) -> None:
    assert run(store, "ASK { ?x a zt:Event }").rows == ((False,),)


def test_construct_gives_turtle_and_rows(store: Store) -> None:
    answer = run(
        store, "CONSTRUCT { ?d zt:year ?y } WHERE { ?d a zt:CompletionTable ; zt:year ?y }"
    )
    assert answer.columns == ("subject", "predicate", "object")
    assert answer.rows == ((f"{ID}document/t2020", "https://w3id.org/zhengtu/ns#year", 2020),)
    assert "document:t2020 zt:year 2020 ." in (answer.turtle or "")


# What is refused


def test_a_syntax_error_shows_its_line_with_a_caret(store: Store) -> None:
    with pytest.raises(BadQuery) as error:
        run(store, "SELECT ?s {\n  ?s nope:region '绍兴' }")
    said = str(error.value)
    assert said.startswith("query, line 2, column ")
    assert "prefix not known" in said
    assert "    ?s nope:region '绍兴' }" in said
    assert re.search(r"\n +\^$", said)


def test_the_caret_stands_under_its_character_after_wide_ones(store: Store) -> None:
    with pytest.raises(BadQuery) as error:
        run(store, "SELECT * { ?s ?p '绍兴' } }")
    *_, line, caret = str(error.value).split("\n")
    assert caret.count("\u3000") == 2
    assert len(caret) - 1 in (line.rindex("}"), line.rindex("}") + 1)


@pytest.mark.parametrize("text", ["", "绍兴", "INSERTED"])
def test_what_is_no_query_is_refused(store: Store, text: str) -> None:
    with pytest.raises(BadQuery, match=r"query, line 1"):
        run(store, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("INSERT DATA { <a:a> <a:b> 1 }", "INSERT"),
        ("drop all", "DROP"),
        ("LOAD <http://x.invalid/>", "LOAD"),
        ("# mine\nPREFIX e: <http://e/> BASE <http://b/>\nDELETE WHERE { ?s e:p ?o }", "DELETE"),
    ],
)
def test_what_would_change_the_graph_is_said_so(store: Store, text: str, word: str) -> None:
    with pytest.raises(BadQuery, match=f"{word} would change the graph, and queries only read it"):
        run(store, text)
    assert run(store, f"ASK {{ ?x rdfs:label '{word} DATA' }}").rows == ((False,),)


# Doubts


def test_a_class_that_the_ontology_has_not_is_told_with_a_near_one(store: Store) -> None:
    text = "SELECT * { ?x a zt:Statment ; zt:vlaue ?y ; zt:value ?z }"
    one, two = doubts(store, text, {}, True)
    assert one == "zt:Statment: not in the ontology; did you mean zt:Statement?"
    assert two.startswith("zt:vlaue: not in the ontology; did you mean zt:value or zt:valueMax")


def test_what_only_looks_like_a_name_is_no_doubt(store: Store) -> None:
    text = "# zt:a\nASK { ?x rdfs:label \"zt:b\", 'zt:c \\' zt:d', <zt:e> ; a zt:Target }"
    assert list(doubts(store, text, {}, True)) == []


@pytest.mark.parametrize(
    ("name", "param", "value", "said"),
    [
        ("targets", "region", "越成", "no region 越成 in this graph; did you mean 越城区?"),
        ("targets", "region", "没有", "no region 没有 in this graph; known: "),
        ("targets", "indicator", "gpd", "no indicator gpd in this graph; did you mean gdp?"),
        ("projects", "phase", "strat", "did you mean start?"),
        ("tasks-by-unit", "unit", "没有", "no unit 没有 in this graph"),
    ],
)
def test_a_value_that_the_graph_does_not_know_is_told(
    store: Store, name: str, param: str, value: str, said: str
) -> None:
    text = find(name).text
    told = list(doubts(store, text, {param: value}, True))
    assert [f"{param}={value}: " in one and said in one for one in told] == [True]
    assert list(doubts(store, text, {param: value}, False)) == []


@pytest.mark.parametrize(
    ("name", "param", "value"),
    [("targets", "region", "330602"), ("targets", "indicator", "gdp"), ("targets", "year", "1900")],
)
def test_a_value_that_it_knows_is_no_doubt(store: Store, name: str, param: str, value: str) -> None:
    assert list(doubts(store, find(name).text, {param: value}, True)) == []


def test_no_saved_query_is_in_doubt(store: Store) -> None:
    assert [one.name for one in saved() if list(doubts(store, one.text, {}, False))] == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://x.invalid/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://x.invalid/> { ?s ?p ?o } }",
        "SELECT * { SERVICE#\r<http://x.invalid/> { ?s ?p ?o } }",
        "SELECT * { SERVICE # one\n # two\n SILENT#\n?where { ?s ?p ?o } }",
        "PREFIX e: <http://x.invalid/> SELECT * { SERVICEe:a { ?s ?p ?o } }",
        "SELECT * { ?s ?p trueSERVICE<http://x.invalid/>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p 3SERVICE <http://x.invalid/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p ?o FILTER(?s<?p#c>"""\n) SERVICE <http://x.invalid/> { } #"""\n }',
        r"SELECT * { S\u0045RVICE <http://x.invalid/> { ?s ?p ?o } }",
    ],
)
def test_nothing_leaves_the_house(store: Store, text: str) -> None:
    with pytest.raises(BadQuery):
        run(store, text)


def test_a_long_run_of_comment_signs_is_read_at_once(store: Store) -> None:
    with pytest.raises(BadQuery):
        run(store, "SELECT * { SERVICE " + "#" * 50_000)


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?service a schema:Service }",
        "ASK { ?x schema:Service ?service . ?service a schema:Service . $service ?p ?o }",
        "ASK { ?x rdfs:label 'SERVICE' } # what a service",
    ],
)
def test_service_as_a_name_is_no_call(store: Store, text: str) -> None:
    assert run(store, text).rows == ((False,),)


# Parameters

NAMED = "# param: name | all | a name\nSELECT (STR($name) AS ?given) {}"


@pytest.mark.parametrize(
    "value", ["绍兴", "", '"} SERVICE <x> {', "\\", "\\u0022 x", "a\nb", "'''", "$name", "<x:y>"]
)
def test_a_value_enters_as_one_literal_whatever_it_holds(store: Store, value: str) -> None:
    assert run(store, NAMED, {"name": value}).rows == ((value,),)


def test_without_a_value_the_default_holds(store: Store) -> None:
    assert run(store, NAMED).rows == (("all",),)


def test_an_unknown_parameter_is_refused_with_the_near_one(store: Store) -> None:
    with pytest.raises(BadQuery, match="nmae: no such parameter; did you mean name"):
        run(store, NAMED, {"nmae": "x"})
    with pytest.raises(BadQuery, match="takes no parameters"):
        run(store, "ASK {}", {"name": "x"})


def test_a_parameter_line_must_be_whole() -> None:
    with pytest.raises(BadQuery, match=r"name \| default \| about"):
        described("mine", "# param: region\nASK {}")


# The saved queries


def test_a_misspelled_name_is_answered_with_near_ones() -> None:
    with pytest.raises(BadQuery, match="did you mean growth-targets"):
        find("growth-target")


@pytest.mark.parametrize("query", saved(), ids=lambda query: query.name)
def test_every_saved_query_says_what_it_is(query: SavedQuery) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", query.name)
    assert query.title not in ("", query.name)
    assert re.search("[一-鿿]", query.title_zh)
    assert query.answers.endswith((".", "…"))
    declared = {parameter.name for parameter in query.parameters}
    used = set(re.findall(r"\$(\w+)", query.text))
    assert declared == used
    assert all(parameter.default and parameter.about for parameter in query.parameters)
    assert "ORDER BY" in query.text.rsplit("}", 1)[1]


@pytest.mark.parametrize("query", saved(), ids=lambda query: query.name)
def test_every_saved_query_finds_something_and_no_row_twice(
    store: Store, built: Graph, query: SavedQuery
) -> None:
    answers = [run(store, query.text), run(built.store, query.text)]
    assert any(answer.rows for answer in answers)
    for answer in answers:
        assert len(set(answer.rows)) == len(answer.rows)


@pytest.mark.parametrize("query", saved(), ids=lambda query: query.name)
def test_every_saved_query_answers_in_one_order(store: Store, query: SavedQuery) -> None:
    backwards = Store()
    for quad in reversed(list(parse(path=str(SMALL), format=RdfFormat.TRIG))):
        backwards.add(quad)
    assert run(backwards, query.text) == run(store, query.text)


@pytest.mark.parametrize("query", saved(), ids=lambda query: query.name)
def test_every_saved_query_stands_an_empty_graph(query: SavedQuery) -> None:
    assert run(Store(), query.text).rows == ()


def test_documents_are_counted(store: Store) -> None:
    rows = ask(
        store, "documents", "region", "year", "kind", "targets", "outcomes", "tasks", "terms"
    )
    assert rows == [
        ("绍兴市", 2020, "report", 3, 1, 0, 1),
        ("绍兴市", 2020, "table", 1, 1, 2, 0),
        ("绍兴市", 2021, "report", 0, 2, 0, 0),
        ("越城区", 2020, "report", 1, 0, 0, 0),
    ]


def test_targets_come_with_their_evidence(store: Store) -> None:
    columns = ("indicator", "comparator", "value", "quote", "start", "end", "source")
    rows = ask(store, "targets", *columns, region="绍兴市", year="2020", indicator="gdp")
    assert rows == [
        ("生产总值", "approx", 7, "生产总值增长7%左右", 200, 210, "shaoxing-2020.txt"),
    ]


def test_a_region_may_be_asked_for_by_code_and_an_indicator_by_label(store: Store) -> None:
    for region in ("越城区", "330602"):
        for indicator in ("gdp", "GDP", "地区生产总值"):
            rows = ask(store, "growth-targets", "quote", region=region, indicator=indicator)
            assert rows == [("力争GDP增长7%-7.5%",)]


@pytest.mark.parametrize("words", ["越城", "越城区", "330602"])
def test_a_region_may_be_asked_for_by_its_short_name(store: Store, words: str) -> None:
    assert ask(store, "documents", "region", region=words) == [("越城区",)]
    assert list(doubts(store, find("documents").text, {"region": words}, True)) == []


def test_a_short_name_of_several_regions_is_told_with_their_codes() -> None:
    both = Store()
    for code in ("330600", "330621"):
        both.add(Quad(NamedNode(f"x:{code}"), ZT_REGION, NamedNode(f"{ID}region/{code}")))
    with pytest.raises(
        BadQuery, match=r"绍兴: 2 regions of this name; give a code: 330600 \(浙江省"
    ):
        ask(both, "documents", region="绍兴")


def test_a_row_that_is_behind_for_two_reasons_is_one_line(tmp_path: Path) -> None:
    table = tmp_path / "table.txt"
    table.write_text(BEHIND, encoding="utf-8")
    kg = build(table, tmp_path / "kg", progress=False)
    rows = ask(kg.store, "behind", "number", "verdict", "delay", "unit", region="绍兴")
    assert rows == [
        (1, "deferred", "epidemic；land", "绍兴市体育局"),
        (2, "missed", None, "绍兴市教育局"),
    ]


def test_growth_targets_stand_by_region_and_year(store: Store) -> None:
    columns = ("region", "year", "indicator", "comparator", "value", "value_max", "modality")
    assert ask(store, "growth-targets", *columns) == [
        ("绍兴市", "2020", "单位能耗", "ge", Decimal("-3.48"), None, "ensure"),
        ("绍兴市", "2020", "地区生产总值", "approx", 7, None, None),
        ("越城区", "2020", "地区生产总值", "range", 7, Decimal("7.5"), "strive"),
    ]


def test_tasks_stand_by_the_unit_that_leads_them(store: Store) -> None:
    assert ask(store, "tasks-by-unit", "unit", "number", "verdict") == [
        ("市发改委", 2, "ongoing"),
        ("市建设局", 1, "exceeded"),
    ]
    rows = ask(store, "tasks-by-unit", "number", "role", unit="建设局", role="all")
    assert rows == [(1, "lead"), (2, "support")]


def test_projects_stand_by_region_and_phase_though_three_graphs_name_them(store: Store) -> None:
    assert ask(store, "projects", "region", "phase", "project", "period") == [
        ("绍兴市", "ongoing", "轨道交通1号线", "2020"),
        ("绍兴市", "operate", "轨道交通1号线", "2021"),
        ("越城区", "ongoing", "轨道交通1号线", "2019"),
    ]
    rows = ask(store, "projects", "category", "project", category="all", phase="won")
    assert rows == [("designation", "国家森林城市")]


def test_the_load_of_a_unit_is_its_share_of_the_tasks(store: Store) -> None:
    columns = ("unit", "leads", "supports", "tasks", "lead_share", "share")
    assert ask(store, "unit-load", *columns) == [
        ("市发改委", 1, 1, 2, Decimal("0.5"), 1),
        ("市建设局", 1, 1, 2, Decimal("0.5"), 1),
        ("市统计局", 0, 1, 1, 0, Decimal("0.5")),
    ]
    assert ask(store, "unit-load", "unit", region="越城区") == []
    assert ask(store, "unit-load", "unit", unit="统计", year="2020") == [("市统计局",)]


def test_units_that_share_tasks(store: Store) -> None:
    assert ask(store, "shared-tasks") == [
        ("市发改委", "市建设局", 2, "1 2"),
        ("市发改委", "市统计局", 1, "2"),
        ("市建设局", "市统计局", 1, "2"),
    ]


def test_no_target_is_told_from_no_report(store: Store) -> None:
    assert ask(store, "outcomes-without-target", "year", "indicator", "plan_read") == [
        ("2019", "地区生产总值", False),
        ("2020", "空气质量优良率", True),
    ]
    assert ask(store, "targets-without-outcome", "region", "indicator", "review_read") == [
        ("绍兴市", "单位能耗", True),
        ("绍兴市", "居民收入", True),
        ("越城区", "GDP", False),
    ]


def test_a_promise_stands_next_to_what_came_of_it(store: Store) -> None:
    columns = ("year", "promised", "achieved", "target_source", "outcome_source")
    rows = ask(store, "promise-and-result", *columns, indicator="gdp")
    assert rows == [("2020", 7, Decimal("3.3"), "shaoxing-2020.txt", "shaoxing-2021.txt")]


def test_the_table_is_judged(store: Store) -> None:
    shares = [("exceeded", 1, Decimal("0.5")), ("ongoing", 1, Decimal("0.5"))]
    assert ask(store, "verdicts", "verdict", "tasks", "share") == shares
    rows = ask(store, "assessments", "number", "promised", "achieved", "verdict", "margin")
    assert rows == [
        (None, Decimal("-3.48"), None, "not-assessable", None),
        (None, 7, Decimal("3.3"), "missed", Decimal("-3.7")),
        (1, 150, 168, "exceeded", 18),
    ]


def test_coverage_of_the_indicator_scheme(store: Store) -> None:
    assert ask(store, "indicator-coverage", "source", "statements", "covered", "share") == [
        ("shaoxing-2020.txt", 4, 2, Decimal("0.5")),
        ("table-2020.txt", 2, 0, 0),
        ("shaoxing-2021.txt", 2, 2, 1),
        ("yuecheng-2020.txt", 1, 1, 1),
    ]
    assert ask(store, "open-indicators")[0] == ("电梯", 2, 1)


def test_terms_ranks_relative_and_ensured_targets(store: Store) -> None:
    assert ask(store, "terms", "number", "term", "page", "occurrences") == [(1, "最多跑一次", 7, 1)]
    assert ask(store, "ranks", "indicator", "comparator", "rank") == [("空气质量优良率", "le", 3)]
    assert ask(store, "relative-targets", "indicator", "relative_to") == [("居民收入", "经济增长")]
    assert ask(store, "ensured-targets", "indicator") == [("单位能耗",)]
    assert ask(store, "ensured-targets", "indicator", modality="strive") == [("GDP",)]


def test_evidence_is_found_by_its_words(store: Store) -> None:
    rows = ask(store, "evidence", "kind", "start", "end", text="1号线", source="table-2020.txt")
    assert rows == [("task", 61, 99)]


def test_counts_by_rule_unit_region_and_category(store: Store) -> None:
    assert ask(store, "rules")[0] == ("initiative", "phase", 4, 3)
    assert ask(store, "units")[1] == ("市建设局", 1, 1, 1)
    assert ask(store, "regions")[1] == ("越城区", "330602", "county", "绍兴市", 1, 1, 0)
    assert ("越城区", "designation", "won", 1, 1) in ask(store, "initiatives")
