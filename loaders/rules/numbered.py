"""Counts whose number stands before the thing: 培育2个以上平台, 14个断面, 30万群众."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from operator import attrgetter

from ...schema import units
from ..behind import goes_on
from ..quantities import Quantity
from ..segment import named
from ..tokens import Token
from ..wordlists import alternatives, any_of, mapping, words
from .engine import VERBS, Draft, Match, value_tokens
from .heads import Carry, Head, heads, measures
from .level import JOINTS, statement
from .predicates import Said, said


def acted(match: Match) -> str:
    """The verbs of a match as one action: 新建、改建."""
    verbs = match.of("A")
    joint = "、" if len(verbs) > 1 and "J" in _verbs(match) else ""
    return joint.join([token.text(match.text).removesuffix("了") for token in verbs])


def _verbs(match: Match) -> str:
    letters = "".join(token.letter for token in match.tokens)
    found = re.search(VERBS, letters)
    return found.group() if found else ""


def number_first(match: Match, given: str | None = None) -> tuple[list[Draft], Carry]:
    """Verb, number, thing: 培育2个以上工业互联网平台. The thing may stand after several numbers.

    ``given`` is the verb where none stands here: by a list that the things are part of.
    """
    verb = match.of("A")
    action = acted(match) if verb else given or handed(match)
    drafts: list[Draft] = []
    found: list[Head] = []
    for token, quantity in value_tokens(match):
        after = _thing_behind(match, token)
        things = _joined(heads(match.text, [after]), match, after) if after else []
        things = [one._replace(text=_AS.sub("", one.text)) for one in things]
        unit = _unit(quantity, after.text(match.text) if after else "")
        if not after or not things or unit is None or generic().match(things[0].text):
            continue
        led = bool(verb) and verb[0].start < token.start
        measure = _measure_before(match, token)
        if _bounds(match, token) or _among_others(match, token):
            continue
        if measure and not quantity.trailing and sums(quantity, after.text(match.text)):
            whole = Head((plain(things[0].text) or things[0].text) + measure, token.start)
            draft = statement(whole, quantity)._replace(end=after.end, at=quantity.end)
            drafts.append(draft)
            continue
        if not led and sums(quantity, after.text(match.text)):
            found.append(Head(things[0].text, token.start))
            continue
        rated = measures(things[0].text) or things[0].text.endswith(words("counted_never"))
        if not verb and unit not in ("%", "‰") and rated:
            # 3条产业链产值突破百亿元: what follows says something of the measure.
            found.append(Head(things[0].text, token.start))
            continue
        if not led and unit[-1] not in _PERSONS and things[0].text in _states():
            continue  # 38项动工 names nothing
        told = _told(match, after, things[0].text, led)
        thing = plain(_of_people(told.thing, unit)) or told.thing
        done = action if led or not told.verb else told.verb
        if told.verb in words("predicates", "won"):
            thing = _named_by(thing, told.object)
        elif told.object or (told.verb and unit in ("%", "‰")):
            plainly = told.object or mapping("predicates").get(told.verb, "state") == "state"
            thing = _which(thing, told) if plainly else things[0].text
            done = action if led else (None if unit in ("%", "‰") else told.verb)
        start = verb[0].start if led else token.start
        head = Head(_bounded(match, token, after) + thing, token.start)
        draft = statement(head, replace(quantity, unit=unit), done)
        drafts.append(draft._replace(start=start, end=after.end, at=quantity.end))
        found.append(head)
    return drafts, Carry(tuple(found), action) if found else match.carry


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    """Words that tell of things and name none."""
    return frozenset((*words("predicates"), *words("action_verbs")))


def _among_others(match: Match, token: Token) -> bool:
    """Whether a number is that of all who won a title, not of ours: 列入首批20个重点实验室."""
    won = any(verb.text(match.text) in words("predicates", "won") for verb in match.of("A"))
    return won and _batch().search(match.text, max(token.start - 3, 0), token.start) is not None


@lru_cache(maxsize=1)
def _batch() -> re.Pattern[str]:
    return re.compile(r"(?:首批|第[一二三四五六]批)$")


def _thing_behind(match: Match, token: Token) -> Token | None:
    """The words that a number counts, behind a sum that describes them: 57个总投资9亿元的项目."""
    at = _at(match, token)
    behind = match.tokens[at + 1 : at + 4]
    if [t.letter for t in behind] == ["_", "Q", "_"]:
        words = behind[0].text(match.text)
        summed = measured_by(words) == words and behind[2].text(match.text).startswith("的")
        if summed or _bounds(match, behind[1]):
            return behind[2]
    return next((t for t in islice(match.tokens, at + 1, None) if t.letter == "_"), None)


def _at(match: Match, token: Token) -> int:
    """Which token of a match one is; to compare it with each would take much longer."""
    return bisect_left(match.tokens, token.start, key=attrgetter("start"))


def _measure_before(match: Match, token: Token) -> str:
    at = _at(match, token)
    return measured_by(match.tokens[at - 1].text(match.text)) if at else ""


def _bounds(match: Match, token: Token) -> bool:
    """Whether a sum only bounds what a number before it counts: 20个|产值|超100亿元|的产业集群."""
    at = _at(match, token)
    row = match.tokens[max(at - 2, 0) : at + 2]
    quantity = token.mark.quantity if token.mark else None
    if [one.letter for one in row] != ["Q", "_", "Q", "_"] or quantity is None:
        return False
    bounded = quantity.comparator in ("ge", "le") and not quantity.trailing
    return bounded and measures(row[1].text(match.text)) and row[3].text(match.text)[:1] == "的"


def _bounded(match: Match, token: Token, after: Token) -> str:
    """The bound that tells which things a number counts: 产值超100亿元的."""
    between = match.tokens[_at(match, token) + 1 : _at(match, after)]
    if len(between) != 2 or not _bounds(match, between[1]):
        return ""
    return match.text[between[0].start : between[1].end] + "的"


def measured_by(words: str) -> str:
    """The measure that ends what stands before a sum.

    >>> measured_by("首期总投资"), measured_by("全国首支")
    ('总投资', '')
    """
    found = _sum().search(words)
    return found.group() if found else ""


@lru_cache(maxsize=1)
def _sum() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('described_sums')})$")


def handed(match: Match) -> str | None:
    """The verb before, where 、 or 和 joins a thing to those it governs, and no new clause."""
    joined = match.text[match.start - 1 : match.start] in JOINTS
    return match.carry.action if joined else None


def _told(match: Match, after: Token, thing: str, led: bool) -> Said:
    """What the words behind a number say of the thing; a verb of its own may stand apart."""
    told = said(thing, led)
    verbs = [token for token in match.of("A") if token.start == after.end]
    if told.object and _unfinished(match.text, after.end, told.object):
        told = told._replace(object="")
    if led or told.verb or not verbs:
        return told
    verb = verbs[0].text(match.text).removesuffix("了")
    behind = [token for token in match.of("_") if token.start >= verbs[0].end][:1]
    rest = match.text[verbs[0].end : behind[0].end] if behind else ""
    if behind and _unfinished(match.text, behind[0].end, rest):
        rest = ""
    if verb in words("predicates", "won"):
        return Said(told.thing, verb, rest)
    if verb in words("light_verbs") and 1 < len(rest) <= _SHORT:
        return Said(told.thing, verb + rest)
    return Said(told.thing)


_SHORT, _LONG = 6, 24


def _unfinished(text: str, place: int, words: str) -> bool:
    """Whether an object that ends at ``place`` lacks its noun: 获国家、省科技计划立项."""
    listed = text[place : place + 1] in JOINTS and words[-1:] in _SCOPES
    return listed or goes_on(text, place)


def _named_by(thing: str, won: str) -> str:
    """企业 that 入选百强 are 百强企业; a name that says so already stays.

    >>> _named_by("企业", "中国民营企业500强"), _named_by("企业", "“小巨人”企业")
    ('中国民营企业500强企业', '“小巨人”企业')
    """
    whole = won.strip("，、了为的")
    if whole.endswith(thing[-2:]):
        return whole
    return whole + thing if len(whole) <= _LONG else thing


def _which(thing: str, told: Said) -> str:
    """Things told by what they do: 90%的机构达到国家标准 are 达到国家标准的机构.

    >>> _which("机构", Said("机构", "达到", "国家标准"))
    '达到国家标准的机构'
    """
    whole = told.verb + told.object
    return f"{whole}的{thing}" if len(whole) <= _LONG - len(thing) else thing


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
    closed = match.tokens[-1].letter == "_" and match.tokens[-2].letter == "J"
    scoped = things and (things[0].text[-1] in _SCOPES or things[0].text in words("bare_ends"))
    if not (scoped and closed):
        return things
    rest = [token for token in match.tokens if token.letter == "_" and token.start > after.start]
    if not rest:
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


def precedes(match: Match, token: Token, after: Token) -> bool:
    """Whether a number counts what follows it: 2629户危房改造, not 5所缓解入学难."""
    words = after.text(match.text)
    whole = not words.startswith("（") and not words.endswith(_ONE_OF)
    return whole and counts(match, token, after) and named(words)


def counts(match: Match, token: Token, after: Token) -> bool:
    """Whether a number counts things, people or households, and text touches it."""
    quantity = token.mark.quantity if token.mark else None
    if quantity is None or after.start != token.end:
        return False
    # 310万人口: a bare magnitude counts people.
    unit = _unit(quantity, after.text(match.text)[:_PEOPLE])
    return units.dimension(unit) in _COUNTED


def measures_thing(token: Token, words: str, start: int) -> bool:
    """Whether a length or area is that of the thing behind it: 沿江建设85公里碧道."""
    quantity = token.mark.quantity if token.mark else None
    extent = quantity is not None and units.dimension(quantity.unit) in ("length", "area")
    return extent and start == token.end and not words.startswith("的") and named(words)


_ONE_OF, _PEOPLE = "之一", 8
_AS = re.compile("^为(?![民老农侨企兵残群])")  # 80条为黑臭水体, but 12件为民办实事项目
_COUNTED = ("count", "household", "person")


def attributive(before: str, quantity: Quantity) -> bool:
    """Whether what stands before a count only tells of which things: 市委部署的39项任务."""
    return before.endswith("的") and quantity.unit not in ("%", "‰", "倍")


@lru_cache(maxsize=1)
def generic() -> re.Pattern[str]:
    """Nouns that a number does not count but sort: 三个方面, 五大类."""
    followers = alternatives("generic_followers")
    return re.compile(rf"(?:\w{{2}}性)?(?:{alternatives('generic_nouns')})+(?:中?$|{followers})")


def plain(thing: str) -> str:
    """A thing without the work on it (建设); empty where nothing is left that says which.

    >>> plain("重点项目建设"), plain("年度任务")
    ('重点项目', '')
    """
    rest = _tail().sub("", thing)
    if rest.endswith(words("kept_tails")):
        return thing  # 前期工作, 遗留问题
    return "" if rest in words("bare_attributes") else rest


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    return re.compile(rf"的?(?:{alternatives('thing_tails')})$")
