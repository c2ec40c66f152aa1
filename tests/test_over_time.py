"""Questions over several years and regions, asked of the bundled sample."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from zhengtu.graph.query import find, run
from zhengtu.outputs.api import Graph


@pytest.fixture
def store(built: Graph) -> Store:
    return built.store


def ask(store: Store, name: str, *columns: str, **params: str) -> list[tuple[object, ...]]:
    """The rows of a saved query, cut down to some of its columns."""
    answer = run(store, find(name).text, params)
    places = [answer.columns.index(column) for column in columns]
    return [tuple(row[place] for place in places) for row in answer.rows]


def test_a_term_is_followed_from_its_first_use(store: Store) -> None:
    rows = ask(store, "first-mention", "year", "region", "uses", term="PM2.5")
    assert rows == [(2023, "宁波市", 2), (2024, "鄞州区", 2)]


def test_the_share_of_reports_that_use_a_term_has_its_denominator(store: Store) -> None:
    rows = ask(store, "term-spread", "year", "reports", "using", term="专精特新")
    assert rows == [(2023, 2, 2), (2024, 3, 2)]


def test_who_does_not_use_a_term_that_others_use(store: Store) -> None:
    rows = ask(store, "not-mentioning", "year", "region", term="专精特新")
    assert len(rows) == 1
    assert rows[0][0] == 2024


def test_attention_to_a_topic_is_a_share_of_the_sentences(store: Store) -> None:
    columns = ("sentences", "all_sentences", "share")
    ((part, whole, share),) = ask(
        store, "topic-attention", *columns, region="宁波市", year="2023", topic="transport"
    )
    assert (part, whole) == (6, 75)
    assert float(str(share)) == pytest.approx(6 / 75)


def test_last_years_targets_are_dropped_kept_or_changed(store: Store) -> None:
    columns = ("indicator", "before", "now", "change")
    rows = ask(store, "target-changes", *columns, region="宁波市")
    assert ("PM2.5平均浓度", 24, 23, "lowered") in rows
    assert ("固定资产投资", 10, 10, "unchanged") in rows
    assert ("一般性支出", -5, None, "vanished") in rows


def test_regions_that_promise_in_the_same_words(store: Store) -> None:
    rows = ask(store, "copied-targets", "words", "regions", year="2023")
    assert rows == [("地区生产总值增长5.5%以上", 2)]


def test_speakers_and_their_growth_targets(store: Store) -> None:
    columns = ("year", "speaker_changed", "previous_target", "target", "comparator")
    rows = ask(store, "leader-change", *columns, region="宁波市")
    assert [tuple(map(str, row)) for row in rows] == [("2024", "False", "5.5", "6", "approx")]


def test_the_matters_of_peoples_livelihood(store: Store) -> None:
    rows = ask(store, "livelihood", "indicator", "value", region="宁波市", year="2023")
    assert ("住宅电梯", 300) in rows


def test_an_initiative_has_a_history(store: Store) -> None:
    rows = ask(store, "initiative-history", "report_year", "phase", initiative="通苏嘉甬铁路")
    assert rows == [(2023, "start"), (2024, "ongoing")]


def test_a_start_that_is_promised_twice(store: Store) -> None:
    columns = ("project", "times", "first_promised", "last_promised", "under_way")
    assert ask(store, "promised-starts", *columns) == [("杭甬高速复线三期", 2, 2023, 2024, None)]


def test_two_regions_side_by_side(store: Store) -> None:
    rows = ask(store, "side-by-side", "indicator", "one_value", "other_value", year="2024")
    assert ("地区生产总值", 6, 6) in rows
