"""Counts whose number stands before the thing: 培育2个以上平台, 14个断面, 30万群众."""

from __future__ import annotations

import re
from functools import lru_cache

from ...schema import units
from ..quantities import Quantity
from ..tokens import Token
from ..wordlists import alternatives, any_of, mapping, words
from .engine import VERBS, Draft, Match, value_tokens
from .heads import Carry, Head, heads, measures
from .level import statement


def acted(match: Match) -> str:
    """The verbs of a match as one action: 新建、改建."""
    joint = "、" if "J" in _verbs(match) else ""
    return joint.join(token.text(match.text).removesuffix("了") for token in match.of("A"))


def _verbs(match: Match) -> str:
    letters = "".join(token.letter for token in match.tokens)
    found = re.search(VERBS, letters)
    return found.group() if found else ""


def number_first(match: Match) -> tuple[list[Draft], Carry]:
    """Verb, number, thing: 培育2个以上工业互联网平台. The thing may stand after several numbers."""
    action = acted(match) if match.of("A") else match.carry.action
    verb = match.of("A")
    drafts: list[Draft] = []
    named: list[Head] = []
    for token, quantity in value_tokens(match):
        after = next((t for t in match.tokens if t.letter == "_" and t.start >= token.end), None)
        things = _joined(heads(match.text, [after]), match, after) if after else []
        unit = _unit(quantity, after.text(match.text) if after else "")
        if not after or not things or unit is None or generic().match(things[0].text):
            continue
        led = bool(verb) and verb[0].start < token.start
        if not led and sums(quantity, after.text(match.text)):
            named.append(Head(things[0].text, token.start))
            continue
        rated = measures(things[0].text) or things[0].text.endswith(words("counted_never"))
        if not verb and unit not in ("%", "‰") and rated:
            # 3条产业链产值突破百亿元: what follows says something of the measure.
            named.append(Head(things[0].text, token.start))
            continue
        thing = _tail().sub("", _of_people(things[0].text, unit))
        # 年度 of 年度任务 says nothing alone.
        if not thing or thing in words("bare_attributes"):
            thing = things[0].text
        start = verb[0].start if led else token.start
        head = Head(thing, token.start)
        draft = statement(head, quantity._replace(unit=unit), action)
        drafts.append(draft._replace(start=start, end=after.end, at=quantity.end))
        named.append(head)
    return drafts, Carry(tuple(named), action) if named else match.carry


def sums(quantity: Quantity, words: str) -> bool:
    """Whether a sum only tells of which thing: 9亿元的水源工程."""
    measure = units.unit(quantity.unit or "")
    if measure is None or measure.multiplier == 1:
        return False
    return words.startswith("的") and measure.dimension in _SIZES


_SIZES = ("currency-cny", "currency-usd", "length", "area", "mass")


def _of_people(thing: str, unit: str | None) -> str:
    """12万名退休人员人均养老金: what each of them has is not what is counted."""
    each = _EACH.search(thing)
    told = each and each.start() > 1 and (unit or "")[-1:] in _PERSONS
    return thing[: each.start()] if each and told else thing


_EACH, _PERSONS = re.compile("[年月]?人均"), frozenset("人名户")


def _joined(things: list[Head], match: Match, after: Token) -> list[Head]:
    """省、市重点项目: a thing that opens a list with a scope is named by the list."""
    rest = [token for token in match.tokens if token.letter == "_" and token.start > after.start]
    closed = match.tokens[-1].letter == "_" and match.tokens[-2].letter == "J"
    scoped = things and (things[0].text[-1] in _SCOPES or things[0].text in words("bare_ends"))
    if not (scoped and rest and closed):
        return things
    named = [things[0], *heads(match.text, rest)]
    return [Head("、".join(head.text for head in named), things[0].start)]


_SCOPES = frozenset("国省市县区镇村级考控")


def _unit(quantity: Quantity, thing: str) -> str | None:
    """A bare magnitude before people counts people; a share of no 的 and no bound nothing."""
    unit = quantity.unit
    if unit in ("%", "‰") and not thing.startswith("的") and not quantity.trailing:
        return None
    if unit in units.magnitudes():
        found = any_of("person_nouns").search(thing)
        return unit + mapping("person_nouns")[found.group()] if found else None
    return unit


@lru_cache(maxsize=1)
def generic() -> re.Pattern[str]:
    """Nouns that a number does not count but sort: 三个方面, 五大类."""
    followers = alternatives("generic_followers")
    return re.compile(rf"(?:\w{{2}}性)?(?:{alternatives('generic_nouns')})+(?:中?$|{followers})")


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    return re.compile(rf"的?(?:{alternatives('thing_tails')})$")
