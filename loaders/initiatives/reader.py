"""The initiatives of a sentence: verbs, the names they govern, and what is said of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from ..clauses import Clause, Sentence
from ..records import Category, Initiative, Kind
from ..statements import Setting
from .candidates import Candidate, candidates
from .categories import category_of, phase_of
from .governing import Governed
from .promising import promising
from .signs import hints
from .traits import traits
from .weights import likely


def initiatives(sentence: Sentence, setting: Setting, kind: Kind) -> Iterator[Initiative]:
    """The initiatives of one sentence in order."""
    for _, found in proposed(sentence, setting.reading.text, kind):
        for one in found:
            told = traits(one)
            if likely(one, told):
                yield _initiative(one, category_of(told), setting)


def proposed(
    sentence: Sentence, text: str, kind: Kind, looks: Callable[[str, int, int], bool] = promising
) -> Iterator[tuple[Clause, list[Candidate]]]:
    """All that may be a name in a sentence of a reading, clause by clause, in order.

    ``looks`` tells of a clause with a hint whether it is looked at.
    """
    spots = hints(text)
    if not _within(spots, sentence.start, sentence.end):
        return
    led: Governed | None = None
    for clause in sentence.clauses:
        if _within(spots, clause.start, clause.end) and looks(text, clause.start, clause.end):
            found, led = candidates(text, clause, led, kind)
            yield clause, found
        else:
            led = None


def _within(spots: list[int], start: int, end: int) -> bool:
    """Whether a hint begins between two places."""
    n = bisect_left(spots, start)
    return n < len(spots) and spots[n] < end


def _initiative(one: Candidate, category: Category, setting: Setting) -> Initiative:
    name, start, governed = one.name, one.start, one.governed
    span = setting.reading.span(min(governed.first, start), max(governed.last, one.item.end))
    return Initiative(
        name=name,
        category=category,
        kind=one.kind,
        phase=phase_of(category, governed, one.kind),
        year=None,
        span=span,
        quote=span.of(setting.source.text),
        rule="governed-name",
    )
