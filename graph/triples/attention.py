"""What a document speaks of: its watched terms and the share of its sentences on each topic."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from ...loaders.attention import watched_terms as vocabulary
from ...schema.turtle import ID
from .. import iris
from .context import Context, Fact, facts
from .literals import chinese, integer
from .names import A, dct, skos, zt


def attention(at: Context) -> Iterator[Fact]:
    """The number of sentences, those on each topic, and each term with its first place."""
    record = at.extraction.attention
    if record is None:
        return
    yield from facts(at.document, ((zt("sentences"), integer(record.sentences)),))
    for topic, count in record.topics:
        yield from facts(
            iris.attention(at.document, topic),
            (
                (A, zt("Attention")),
                (zt("topic"), _topic(topic)),
                (zt("sentences"), integer(count)),
                (dct("isPartOf"), at.document),
            ),
        )
    for mention in record.mentions:
        yield from facts(
            iris.mention(at.document, mention.term),
            (
                (A, zt("Mention")),
                (zt("mentionOf"), iris.watched(mention.term)),
                (zt("count"), integer(mention.count)),
                (zt("evidence"), at.evidence(mention.span)),
                (dct("isPartOf"), at.document),
            ),
        )


def watched_terms() -> Iterator[Fact]:
    """The terms that are followed as concepts, each under its topic."""
    for term in vocabulary():
        if term.followed:
            yield from facts(
                iris.watched(term.word),
                (
                    (A, zt("WatchedTerm")),
                    (A, skos("Concept")),
                    (skos("prefLabel"), chinese(term.word)),
                    (zt("topic"), _topic(term.topic)),
                ),
            )


def _topic(name: str) -> NamedNode:
    return NamedNode(f"{ID}topic/{name}")
