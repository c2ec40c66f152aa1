"""What reports speak of: watched terms, and the share of each topic."""

from __future__ import annotations

import pytest

from zhengtu.graph.prefixes import PREFIXES
from zhengtu.loaders.attention import attention
from zhengtu.loaders.clean import reading
from zhengtu.loaders.records import Attention, Span
from zhengtu.loaders.wordlists import rows
from zhengtu.schema.turtle import triples


def read(text: str) -> Attention:
    return attention(reading(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("大力发展数字经济，数字经济占比提高。", {"数字经济": 2}),
        ("新能源汽车产量增长。", {"新能源汽车": 1}),
        ("推进城镇化和新型城镇化。", {"新型城镇化": 1}),
        ("数字 经 济", {"数字经济": 1}),
        ("一切照旧。", {}),
    ],
)
def test_the_longest_term_counts(text: str, terms: dict[str, int]) -> None:
    assert {one.term: one.count for one in read(text).mentions} == terms


def test_a_mention_shows_where_the_term_stands_first() -> None:
    text = "去年发展数字 经济，今年推广数字经济。"
    (found,) = read(text).mentions
    assert (found.count, found.span.of(text)) == (2, "数字 经济")


def test_a_sentence_counts_once_for_a_topic_however_many_terms_it_holds() -> None:
    found = read("做强人工智能、大数据、云计算；稳就业。\n完。")
    assert (found.sentences, found.topics) == (3, (("digital", 1), ("employment", 1)))


def test_every_watched_term_is_of_a_topic_that_there_is() -> None:
    topic = PREFIXES["topic"]
    known = {one.subject.value.removeprefix(topic) for one in triples("topics.ttl")}
    assert {row[1] for row in rows("watched_terms")} <= known
