"""What a report speaks of: the watched terms that occur in it, and the share of each topic.

The terms are those of ``schema/words/watched_terms.csv``, each under the topic it is of. The share
of a topic is the number of sentences that hold one of its terms over the number of all sentences.
Terms that come and go with policy are followed: each use of them in a document is a mention.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .clean import Reading
from .records import Attention, Mention
from .wordlists import rows

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_SENTENCE = re.compile(r"[^。！？；\n]*[^。！？；\s]")


@dataclass(frozen=True, slots=True)
class WatchedTerm:
    """A term of the vocabulary, its topic, and whether its uses are mentions."""

    word: str
    topic: str
    followed: bool


@lru_cache(maxsize=1)
def watched_terms() -> tuple[WatchedTerm, ...]:
    """The terms of the vocabulary in the order of their words."""
    return tuple(WatchedTerm(row[0], row[1], row[2] == "yes") for row in rows("watched_terms"))


def attention(reading: Reading, end: int | None = None) -> Attention:
    """The terms and topics of a reading up to position ``end`` (where a glossary begins).

    The longest of overlapping terms counts: 数字经济 is none of 经济.

    >>> from .clean import reading
    >>> from .records import Span
    >>> words = "发展数字经济。数字经济增长7%；就业优先。"
    >>> found = attention(reading(words, Span(0, len(words))))
    >>> [(one.term, one.count) for one in found.mentions], found.topics, found.sentences
    ([('数字经济', 2)], (('digital', 2), ('employment', 1)), 3)
    """
    text = reading.text[:end]
    automaton, terms = _watched()
    counts: Counter[int] = Counter()
    first: dict[int, tuple[int, int]] = {}
    held: set[tuple[str, int]] = set()
    ends = [found.end() for found in _SENTENCE.finditer(text)]
    sentence = 0
    for index, start, stop in automaton.find_matches_as_indexes(text):
        while ends[sentence] <= start:
            sentence += 1
        counts[index] += 1
        first.setdefault(index, (start, stop))
        held.add((terms[index].topic, sentence))
    topics = Counter(topic for topic, _ in held)
    return Attention(
        sentences=len(ends),
        topics=tuple(sorted(topics.items())),
        mentions=tuple(
            Mention(terms[index].word, terms[index].topic, counts[index], reading.span(*place))
            for index, place in sorted(first.items())
            if terms[index].followed
        ),
    )


@lru_cache(maxsize=1)
def _watched() -> tuple[AhoCorasick, tuple[WatchedTerm, ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    terms = watched_terms()
    automaton = AhoCorasick([one.word for one in terms], matchkind=MatchKind.LeftmostLongest)
    return automaton, terms
