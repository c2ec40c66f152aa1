"""The initiatives of a sentence: verbs, the names they govern, and what is said of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ..clauses import Clause, Sentence
from ..records import Category, Initiative, Kind
from ..segment import tagged
from ..statements import Setting
from ..wordlists import any_of, words
from .categories import category_of, phase_of, sibling
from .governing import Governed, continued, governed
from .lists import Item, items
from .naming import akin, named, occasion, own, thing
from .signs import QUOTE, hints, suffix, usual


def initiatives(sentence: Sentence, setting: Setting, kind: Kind) -> Iterator[Initiative]:
    """The initiatives of one sentence in order."""
    text = setting.reading.text
    spots = hints(text)
    if not _within(spots, sentence.start, sentence.end):
        return
    led: Governed | None = None
    for clause in sentence.clauses:
        found: Governed | None = None
        if _within(spots, clause.start, clause.end):
            for found in governed(text, clause):
                yield from _listed(list(items(text, found)), clause, found, setting, kind)
            if found is None and led is not None:
                found = continued(clause, led)
                things = list(items(text, found))
                if all(map(_nominal, things)):
                    yield from _listed(things, clause, found, setting, kind)
        led = found if found is not None and found.before and not found.after else None


def _within(spots: list[int], start: int, end: int) -> bool:
    """Whether a hint begins between two places."""
    n = bisect_left(spots, start)
    return n < len(spots) and spots[n] < end


def _listed(
    things: list[Item], clause: Clause, found: Governed, setting: Setting, kind: Kind
) -> Iterator[Initiative]:
    """The names of one list; beside a name of its own, a plainer one counts as well."""
    listed = len(things) > 1 and any(usual(item.name) == "project" for item in things)
    if things and any_of("plural_openings").match(things[0].name):  # 一批县医院、卫生院
        things = [item for item in things if QUOTE.search(item.name)]
    read = [_name(item, clause, found, listed) for item in things]
    names = [
        (one, own(one.name, one.category, found, one.whole)) for one in read if one is not None
    ]
    kin = any(owned for _, owned in names)
    for one, owned in names:
        if owned or (kin and akin(one.name, one.category)):
            yield _initiative(one, found, setting, kind)


def _nominal(item: Item) -> bool:
    """Whether an item is a name from end to end rather than a clause of its own."""
    ended = suffix(item.name) or item.name.endswith("”")
    return bool(ended) and not tagged(item.name)[0][1].startswith(("v", "d", "p", "a"))


def _counted(clause: Clause, name: str, start: int, item: Item, honours: bool) -> bool:
    """Whether a number counts what is named: that is a statement, not a name.

    A number within the name of an honour is its own (百强企业30强), as is 首个 ahead of a name.
    """
    if not clause.tokens:
        return False
    lead = item.name[: max(start - item.start, 0)]
    titled = honours and name.startswith("“")  # 入选首批50个“美丽小镇”
    first = start if titled or lead.endswith(words("name_leads")) else item.start
    inner = start + len(name) - (0 if name.endswith("强") else 1)
    at = bisect_right(clause.tokens, first, key=lambda token: token.end)
    for n in range(at, len(clause.tokens)):
        token = clause.tokens[n]
        if token.start >= item.end:
            return False
        within = honours and start < token.start and token.end <= inner
        if token.letter == "Q" and not within:
            return True
    return False


class _Named(NamedTuple):
    """A name that may be one of its own, and where it begins."""

    name: str
    start: int
    category: Category
    whole: bool  # whether nothing of its item stands behind it


def _name(item: Item, clause: Clause, governed: Governed, listed: bool) -> _Named | None:
    honours = governed.phase in ("won", "bid") and not governed.after
    finished = thing(item.name, governed)
    held = occasion(item.name, item.tail, governed)
    urged = governed.before in words("urging_verbs")
    found = named(item, listed or bool(item.tail) or honours or finished or held, urged)
    if found is None:
        return None
    name, start = found
    if _counted(clause, name, start, item, honours):
        return None
    category = category_of(name, governed) or sibling(name, item.tail, listed or finished)
    if held and category != "designation":
        category = "event"
    whole = start + len(name) >= item.end
    return _Named(name, start, category, whole) if category else None


def _initiative(one: _Named, governed: Governed, setting: Setting, kind: Kind) -> Initiative:
    name, start = one.name, one.start
    span = setting.reading.span(min(governed.first, start), max(governed.last, start + len(name)))
    return Initiative(
        name=name,
        category=one.category,
        kind=kind,
        phase=phase_of(one.category, governed, kind),
        year=None,
        span=span,
        quote=span.of(setting.source.text),
        rule="governed-name",
    )
