"""The initiatives of a sentence: verbs, the names they govern, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterator

from ..clauses import Clause, Sentence
from ..records import Initiative, Kind
from ..statements import Setting
from .categories import category_of, phase_of, sibling
from .governing import Governed, governed
from .lists import Item, items
from .naming import named, own
from .signs import hinted, usual


def initiatives(sentence: Sentence, setting: Setting, kind: Kind) -> Iterator[Initiative]:
    """The initiatives of one sentence in order."""
    text = setting.reading.text
    for clause in sentence.clauses:
        if not hinted(text[clause.start : clause.end]):
            continue
        found = governed(text, clause)
        if found is None:
            continue
        things = [item for item in items(text, found) if not _counted(clause, item)]
        listed = len(things) > 1 and any(usual(item.name) == "project" for item in things)
        for item in things:
            built = _initiative(item, found, setting, kind, listed)
            if built is not None:
                yield built


def _counted(clause: Clause, item: Item) -> bool:
    """Whether a number counts what the item names: that is a statement, not a name."""
    return any(
        token.letter == "Q" and token.start < item.end and token.end > item.start
        for token in clause.tokens
    )


def _initiative(
    item: Item, governed: Governed, setting: Setting, kind: Kind, listed: bool
) -> Initiative | None:
    honours = governed.phase in ("won", "bid") and not governed.after
    found = named(item, listed or bool(item.tail) or honours)
    if found is None:
        return None
    name, start = found
    category = category_of(name, governed) or sibling(name, item.tail, listed)
    if category is None or not own(name, category, governed):
        return None
    span = setting.reading.span(min(governed.first, start), max(governed.last, start + len(name)))
    return Initiative(
        name=name,
        category=category,
        kind=kind,
        phase=phase_of(category, governed, kind),
        year=None,
        span=span,
        quote=span.of(setting.source.text),
        rule="governed-name",
    )
