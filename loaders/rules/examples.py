"""Counts behind examples (甲学院等6所学校), and sums of things told before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ...schema import units
from ..behind import goes_on
from ..quantities import Quantity
from ..segment import verbal
from ..tokens import Token
from ..wordlists import alternatives, any_of, words
from .action import counted, subject_first
from .engine import HEADS, VERBS, Draft, Match, Rule, value_tokens
from .heads import Carry, Head, heads, measures
from .level import level, statement
from .numbered import (
    attributive,
    generic,
    handed,
    measured_by,
    number_first,
    plain,
    precedes,
    sums,
)
from .payments import for_each
from .predicates import said


def described(match: Match) -> tuple[list[Draft], Carry]:
    """承接的5个项目, 改造甲路等5条道路: a number after 的 or 等 counts what follows it."""
    at = next(n for n, token in enumerate(match.tokens) if token.letter == "Q")
    token, quantity = value_tokens(match)[0]
    before, after = match.tokens[at - 1].text(match.text), match.tokens[at + 1]
    if attributive(before, quantity):
        return number_first(match._replace(tokens=match.tokens[at:]))
    if _leads_on(before) or (after.letter == "_" and precedes(match, token, after)):
        return number_first(_from(match, at, at))
    return subject_first(match._replace(tokens=match.tokens[: at + 1]))


def _from(match: Match, at: int, first: int) -> Match:
    """The verbs ahead of a place, and the tokens from ``first`` on: what is between falls away."""
    verbs = (token for token in match.tokens[:at] if token.letter == "A")
    return match._replace(tokens=(*verbs, *match.tokens[first:]))


def such_as_under_verb(match: Match) -> tuple[list[Draft], Carry]:
    """Verb, examples, number, thing: what 等, or a list of places, sums up is what is counted."""
    at = next(n for n, token in enumerate(match.tokens) if token.letter == "Q")
    before = match.tokens[at - 1].text(match.text)
    listed = match.tokens[: at + 1]
    if (told := amount_of(match, at)) is not None:
        return told
    places = before[-1:] in _PLACES and len(listed) > 3
    counts = precedes(match, match.tokens[at], match.tokens[at + 1])
    if _leads_on(before) or places or counts or _sums_up(listed):
        told = number_first(_from(match, at, at))
        examples = _leads_on(before) or before.endswith("的") or places
        examples = examples or len(match.of("_")) != 2
        return told if examples else _of_what(told, heads(match.text, listed))
    last = max(n for n, token in enumerate(match.tokens) if token.letter == "Q")
    return counted(match._replace(tokens=match.tokens[: last + 1]))


def _of_what(told: tuple[list[Draft], Carry], scope: list[Head]) -> tuple[list[Draft], Carry]:
    """新改扩建幼儿园77个建设项目: works that only say that they are works are those of what.

    农村310万人口: people whose unit only their name tells are those of where they live.
    """
    drafts, carry = told
    if len(drafts) != 1 or len(scope) != 1:
        return told
    people = any_of("person_nouns").match(drafts[0].indicator) and len(scope[0].text) <= _SHORT
    if not people and drafts[0].indicator not in words("bare_works"):
        return told
    name = scope[0].text + drafts[0].indicator
    head = Head(name, scope[0].start)
    return [drafts[0]._replace(indicator=name)], carry._replace(heads=(head,))


_SHORT = 4
_GOING_ON = ("等", "和", "与", "及")  # 甲学院等6所学校; 甲水电站和180万千瓦乙项目


@lru_cache(maxsize=1)
def _sorted() -> re.Pattern[str]:
    kinds = alternatives("sorting_nouns")
    return re.compile(f"[0-9]个?大?(?:{kinds})$|(?:首|第[一二三四五])批$")


def _leads_on(before: str) -> bool:
    """Whether words lead on to what a number behind counts: 甲学院等, or 6大类 in 6大类19项政策.

    >>> _leads_on("甲学院等"), _leads_on("6大类"), _leads_on("覆盖率")
    (True, True, False)
    """
    return before.endswith(_GOING_ON) or _sorted().search(before) is not None


def _fields(before: str) -> bool:
    """Whether the last of a list are fields that something is done in: 数字经济等领域凝练.

    >>> _fields("数字经济等领域凝练"), _fields("甲产业链")
    (True, False)
    """
    return _among().search(before) is not None


@lru_cache(maxsize=1)
def _among() -> re.Pattern[str]:
    return re.compile(f"等(?:{alternatives('sorting_nouns')})")


def such_as_of_subject(match: Match) -> tuple[list[Draft], Carry]:
    """Subject, verb, examples, number, thing: 联合布局甲、乙等9个专项."""
    at = next(n for n, token in enumerate(match.tokens) if token.letter == "Q")
    before = match.tokens[at - 1].text(match.text)
    if _leads_on(before) or precedes(match, match.tokens[at], match.tokens[at + 1]):
        return number_first(_from(match, at, at))
    return subject_first(match._replace(tokens=match.tokens[: at + 1]))


def _sums_up(tokens: Sequence[Token]) -> bool:
    """Whether the number that ends the tokens is that of the things listed: 甲、乙、丙3条."""
    names = sum(token.letter == "_" for token in tokens)
    quantity = tokens[-1].mark.quantity if tokens[-1].mark else None
    return names > 1 and quantity is not None and quantity.value == names


def such_as_list(match: Match) -> tuple[list[Draft], Carry]:
    """甲、乙、丙3个集群: what 等, or a list of as many, sums up is what is counted."""
    at = next(n for n, token in enumerate(match.tokens) if token.letter == "Q")
    listed = match.tokens[: at + 1]
    if (told := amount_of(match, at)) is not None:
        return told
    behind = match.tokens[at + 1].text(match.text)
    quantity = value_tokens(match)[0][1]
    before = match.tokens[at - 1].text(match.text)
    if generic().match(behind) or _sets_scene(before, quantity, behind):
        return [], match.carry
    if quantity.unit == "%" and behind.startswith("的"):
        return number_first(match._replace(tokens=match.tokens[at:]))
    if before.endswith("的") or _leads_on(before) or _fields(before) or _sums_up(listed):
        return number_first(match._replace(tokens=match.tokens[at:]), handed(match))
    if _large(quantity) and not _ended(behind):
        return [], match.carry  # 甲风电设备、乙二期20万吨有机硅: what one of them can make
    return level(match._replace(tokens=listed))


def _large(quantity: Quantity) -> bool:
    """Whether a quantity is measured by the thousand: 500元津贴 and 6个站 are not large."""
    measure = units.unit(quantity.unit or "")
    return measure is not None and measure.multiplier != 1 and quantity.unit not in ("%", "‰")


_PLACES = frozenset("区县市镇州")


def amount_of(match: Match, at: int) -> tuple[list[Draft], Carry] | None:
    """总投资9亿元的水厂: the sum is the measure of the thing behind it, and no verb is its own.

    A bounded sum (10亿元以上的项目) tells which things are spoken of; ``None`` where the quantity
    is none of either. A sum without a measure counts: 设立10亿元的基金.
    """
    amount, after = match.tokens[at], match.tokens[at + 1]
    quantity = amount.mark.quantity if amount.mark else None
    if quantity is None or after.letter != "_" or not sums(quantity, after.text(match.text)):
        return None
    things = heads(match.text, [after])
    thing = plain(said(things[0].text).thing) if len(things) == 1 else ""
    measure = measured_by(match.tokens[at - 1].text(match.text))
    if not measure:
        first = _from(match, at, at)
        if first.tokens[0].letter != "A" or not thing:
            return None
        bounded = quantity.comparator in ("ge", "le")
        return ([], match.carry) if bounded else number_first(first)
    # 总投资9亿元的水资源|配置|工程: a name that a verb cuts is no name.
    behind = match.tokens[at + 2 : at + 3]
    end = behind[0].end if behind and behind[0].letter == "A" else after.end
    following = match.text[end : end + 1]
    cut = goes_on(match.text, end) or following.isdigit() or following == "、"
    if quantity.trailing or not thing or (cut and not thing.endswith(words("sized_works"))):
        return [], match.carry
    start = match.tokens[at - 1].end - len(measure)
    draft = statement(Head(thing + measure, start), quantity)
    return [draft._replace(end=after.end, at=quantity.end)], Carry((Head(thing, after.start),))


def described_amount(match: Match) -> tuple[list[Draft], Carry]:
    """总投资9亿元的5个项目: how much, of how many."""
    at = next(n for n, token in enumerate(match.tokens) if token.letter == "L")
    drafts, carry = number_first(_from(match, at, at + 1), handed(match))
    measure = measured_by(match.tokens[at - 2].text(match.text))
    quantity = value_tokens(match)[0][1]
    if len(drafts) != 1 or not measure:
        return drafts, carry
    start = match.tokens[at - 2].end - len(measure)
    told = statement(Head(drafts[0].indicator + measure, start), quantity)
    return [told._replace(end=drafts[0].end, at=quantity.end), *drafts], carry


def such_as(match: Match) -> tuple[list[Draft], Carry]:
    """Text, number, text: 甲学院等6所学校 counts what follows, 覆盖率80%的乡镇 what precedes."""
    if (told := amount_of(match, 1)) is not None:
        return told
    before, after = match.of("_")[:2]
    left = before.text(match.text)
    token, quantity = value_tokens(match)[0]
    if _sets_scene(left, quantity, after.text(match.text)):
        return [], match.carry
    if _said_of_all(match, quantity, after):
        return used_for(match, before, token, after)
    if (told := for_each(match, before, token, after)) is not None:
        return told
    if after.text(match.text).startswith(_FOR_USE):
        return used_for(match, before, token, after)
    counts = quantity.unit not in ("%", "‰", "倍", None)
    if generic().match(after.text(match.text)):
        return [], match.carry
    first = precedes(match, token, after) or (counts and _leads_on(left))
    if first or (counts and (left.endswith(("等", "的")) or len(left) <= 4)):
        counted_first = match._replace(tokens=match.tokens[match.tokens.index(token) :])
        return number_first(counted_first, handed(match))
    follows = after.text(match.text) if after.start == token.end else ""
    if counts and (sums(quantity, follows) or (_large(quantity) and not _ended(follows))):
        # 收入超100亿元的企业达到6家: the sum tells which things, and those are spoken of.
        return [], Carry(tuple(heads(match.text, [after])))
    return level(match._replace(tokens=(*match.before("Q"), token)))


def used_for(match: Match, before: Token, token: Token, after: Token) -> tuple[list[Draft], Carry]:
    """财政支出的80%用于民生: a share of what and for what; a sum (1000万元用于…) is what it is."""
    _, quantity = value_tokens(match)[0]
    use = after.text(match.text)
    named = heads(match.text, [before])
    if quantity.unit != "%" or len(named) != 1 or len(use) > _BRIEF:
        return level(match._replace(tokens=(*match.before("Q"), token)))
    head = Head(named[0].text + use, named[0].start)
    draft = statement(head, quantity)
    return [draft._replace(end=after.end, at=quantity.end)], Carry((named[0],))


def _said_of_all(match: Match, quantity: Quantity, after: Token) -> bool:
    """Whether a share does what follows: “两抢”案件100%破案."""
    words = after.text(match.text)
    touches = after.start == quantity.end and match.text[quantity.start - 1] != "的"
    brief = 1 < len(words) <= _SHORT and not goes_on(match.text, after.end)
    return quantity.unit == "%" and touches and brief and verbal(words)


_FOR_USE, _BRIEF = "用于", 14


def _sets_scene(left: str, quantity: Quantity, right: str) -> bool:
    """Whether a number only tells among what, or of which: 在37个城市考核评比中, 80%以下的家庭."""
    bounded = quantity.unit == "%" and quantity.trailing and right.startswith("的")
    return _amidst().search(right) is not None or (bounded and measures(left))


@lru_cache(maxsize=1)
def _amidst() -> re.Pattern[str]:
    return re.compile("|".join(words("scene_ends")))


def _ended(words: str) -> bool:
    """Whether words behind a number say more of what stands before it: 投入2亿元支持建设."""
    return not goes_on(words, 0) or verbal(words[:2])


RULES: tuple[Rule, ...] = (
    Rule(
        "described-amount",
        re.compile(f"O?(?:{VERBS})?_QLQ+A?_(?:A_?(?![_EQJD]))?"),
        described_amount,
        "总投资80亿元的12个重点项目",
    ),
    Rule(
        "count-of-described",
        re.compile("O?_A_Q_A?$"),
        described,
        "区里承接的5个印染项目全部落户",
    ),
    Rule(
        "such-as-under-verb",
        re.compile(f"O?{VERBS}{HEADS}Q+A?_"),
        such_as_under_verb,
        "新建滨海医院等3家医院",
    ),
    Rule(
        "such-as-of-subject",
        re.compile("O?_A{1,8}_(?:J_){1,40}Q_"),
        such_as_of_subject,
        "市级平台新建城市交通、低空经济等9个应用场景",
    ),
    Rule(
        "such-as-list",
        re.compile("O?_(?:J_){1,40}Q_A?"),
        such_as_list,
        "集成电路、生物医药、新能源汽车3个产业集群加快成形",
    ),
    Rule(
        "such-as", re.compile("O?_Q_(?:A(?:_(?![_EQJDS]))?)?"), such_as, "职业学院等5所学校顺利搬迁"
    ),
)
