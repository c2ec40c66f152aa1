"""Levels and counts: 失业率3%以内, 达到5781亿元, 占比重28%, 是2010年的1.7倍."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ...schema import units
from ...schema.regions import gazetteer
from ..numerals import number
from ..quantities import Quantity
from ..segment import tagged
from ..tokens import Token
from ..wordlists import alternatives, words
from .distribution import aligned
from .ellipsis import anchored, ended, of_plan, owned
from .engine import HEADS, VALUES, Draft, Match, Rule, measured, value_tokens
from .heads import Carry, Head, heads, names_measure


@lru_cache(maxsize=1)
def _rates() -> re.Pattern[str]:
    up, down = alternatives("rates", "up"), alternatives("rates", "down")
    return re.compile(rf"(?:同比|年均)?(?P<up>{up})$|(?P<down>{down})$")


def _rate(head: str) -> re.Match[str] | None:
    """The rate of growth that a head ends with; 人口自然增长率 is a level of its own."""
    return None if head.endswith(words("rates", "none")) else _rates().search(head)


def statement(head: Head, quantity: Quantity, action: str | None = None) -> Draft:
    """A level, unless the head is itself a rate of growth (涨幅3%) or the unit a multiple."""
    if quantity.grows:
        return measured(head, quantity, "growth")
    rate = _rate(head.text) if quantity.unit == "%" else None
    if rate and rate.start() > 0:
        if rate["down"] and quantity.value > 0:
            quantity = replace(quantity, value=-quantity.value)
        return measured(Head(head.text[: rate.start()], head.start), quantity, "growth", action)
    if quantity.unit == "倍":
        return measured(head, quantity, "multiple", action)
    if quantity.unit is None and action:
        quantity = replace(quantity, unit="个")
    return measured(head, quantity, "level", action)


def level(match: Match) -> tuple[list[Draft], Carry]:
    """Heads and values; without a head the value is one more of the heads before it."""
    values = [quantity for _, quantity in value_tokens(match)]
    distributed = len(values) > 1 or bool(match.of("D"))
    before = match.before("EQD")
    summed = not distributed and _adds_up(values[0])
    found = heads(match.text, before, split=distributed, summed=summed)
    found = [_standard(head, match, values[0]) for head in found]
    part = of_plan(found[0].text, values[0], match.carry) if len(found) == 1 else None
    if part is not None:
        return [statement(part, values[0])], match.carry
    named = owned(anchored(found, match.carry), match.carry, match.text)
    named = _kinded(rated(named), values[0], match.carry)
    named = named if distributed else _together(named)
    if summed and not all(names_measure(head.text) for head in named):
        named = named[-1:]  # 联合企业、院所储备项目1000个: what stands first is no project
    if not named and any(token.letter == "_" for token in before):
        return [], match.carry
    subjects = named or list(
        match.carry.recent[-len(values) :] if distributed else match.carry.heads
    )
    if _examples(match, before) or (not named and _of_several(match, values, subjects)):
        return [], match.carry
    place = _place(named, match.carry, bool(match.of("O")))
    if place is not None:
        told = statement(match.carry.heads[-1]._replace(start=place.start), values[0])
        return [told._replace(subject=place.text)], match.carry
    if named and all(_located(head.text) for head in named):
        return [], match.carry  # 江都、邗江突破千亿大关 by a measure that goes without saying
    if match.of("O"):
        named = subjects = [_completed(head, match.carry) for head in subjects]
    if len(named) == 1 and not match.of("D"):
        # 收入163亿元、可比增长9.9%: a share is no second value of a sum.
        values = [one for one in values if (one.unit == "%") == (values[0].unit == "%")]
    action, done = None, False
    bare = match.text[values[0].start].isdigit()  # 突破12万家 is no more of what was done
    if named and bare and not match.of("E") and not _MEASURED.search(named[-1].text):
        action = _handed_on(match, values[0].unit)
        done = bool(match.carry.action)
    drafts = [
        statement(head, quantity, action)._replace(done=done)
        for head, quantity in aligned(subjects, values, match.carry, _apart(match, named))
    ]
    return drafts, match.carry._replace(heads=tuple(subjects), action=action)


def _apart(match: Match, named: list[Head]) -> bool:
    """Whether values are one each; without 分别 all are of one named head: 44250户111274人."""
    return bool(match.of("D")) or len(named) != 1


def _standard(head: Head, match: Match, value: Quantity) -> Head:
    """A standard by what it is a share of: 供养标准达到居民人均收入的60%."""
    told = _REACHES.fullmatch(head.text) if value.unit == "%" else None
    if told is None or match.text[value.start - 1] != "的":
        return head
    return head._replace(text=f"{told['own']}占{told['whole']}")


_REACHES = re.compile("(?P<own>.{2,}?(?:标准|待遇|水平))(?:达到|达|为|相当于|约为)(?P<whole>.{4,})")


def _of_several(match: Match, values: list[Quantity], subjects: list[Head]) -> bool:
    """Whether one sum goes on about several heads: theirs together or each one's, who can tell?"""
    several = len(subjects) > 1 == len(values) and not match.of("D")
    return several and values[0].unit != _EACH and _adds_up(values[0])


def _adds_up(value: Quantity) -> bool:
    """Whether amounts of several things come to one; so much a head (元) never does.

    What is passed (超100亿元) is passed by each.
    """
    passed = value.comparator == "ge" and not value.trailing
    return units.dimension(value.unit) in _AMOUNTS and value.unit != _EACH and not passed


_AMOUNTS = ("count", "household", "person", "currency-cny", "currency-usd", "length", "area")
_EACH = "元"


def _together(named: list[Head]) -> list[Head]:
    """二、三产业比重达到82%: one share of both."""
    shares = len(named) > 1 and all(_INDUSTRY.fullmatch(head.text) for head in named)
    if not shares:
        return named
    ordinals = "、".join(head.text[:2] for head in named)
    return [Head(ordinals + named[0].text[2:], named[0].start)]


_INDUSTRY = re.compile("第[一二三]产业[比占]重?比?")


def _handed_on(match: Match, unit: str | None) -> str | None:
    """The verb before, where a value of this unit may be its own.

    Who brings in firms brings in no sums of money; 新增贷款300亿元、首贷户8000户 adds both.
    """
    done = match.carry.action or ""
    near = bool(done) and match.text.endswith(done, 0, match.start)
    if _area_alone(match) or not (_listed(match) or _alike(match, unit)):
        return None
    added = done.startswith(_ADDED) and not _money(unit)
    alike = _money(unit) == _money(match.carry.unit)
    return done or None if near or added or alike else None


_ADDED = "新增"


def _listed(match: Match) -> bool:
    """Whether an item stands in a list, or is a part of what was told: 、B, 其中B."""
    start = match.start
    return (
        match.text[start - 1 : start] in JOINTS
        or _PART in match.text[max(start - 6, 0) : start + 2]
    )


def _alike(match: Match, unit: str | None) -> bool:
    """Whether a clause goes on counting in the same unit, with no verb of its own.

    办理建议12件，提案9件 are both 办理; 新增绿地330公顷，造林2.7万公顷 are two doings.
    """
    opening = match.tokens[0].text(match.text)
    same = (unit or "").lstrip(_SCALES) == (match.carry.unit or "").lstrip(_SCALES)
    return same and not tagged(opening)[0][1].startswith("v")


JOINTS = frozenset("、和及与或")
_PART, _SCALES = "其中", "万亿"


def _area_alone(match: Match) -> bool:
    """Whether a clause of its own tells an area: 播种面积667万亩 behind 新增农田23万亩."""
    words = "".join(token.text(match.text) for token in match.before("EQD"))
    return words.endswith(_AREA) and match.text[match.start - 1 : match.start] != "、"


_AREA = "面积"


def _money(unit: str | None) -> bool:
    return (units.dimension(unit) or "").startswith("currency")


def _examples(match: Match, before: tuple[Token, ...]) -> bool:
    """Whether what stands before a count are examples: 甲厂、乙厂等8家 names no thing counted."""
    texts = [token for token in before if token.letter == "_"]
    return bool(texts) and texts[-1].text(match.text).endswith("等") and not match.of("E")


def _place(named: list[Head], carry: Carry, part: bool) -> Head | None:
    """A region that stands where a head would: 加装电梯168台，其中越城区40台 is its share."""
    if len(named) != 1 or not carry.heads:
        return None
    place = named[0].text
    inner = part and place in words("inner_places")
    return named[0] if inner or gazetteer().named(place) else None


def _located(name: str) -> bool:
    return bool(gazetteer().named(name) or gazetteer().shortened(name))


_MEASURED = re.compile("[量率额数度值重比命]$|(?:再|转移)就业$")
_BOUND = re.compile("以[上下]|以内")


def _completed(head: Head, carry: Carry) -> Head:
    """其中50亿元以上 leaves out what it is said of: the 项目 of 10亿元以上项目."""
    before = carry.heads[0].text if carry.heads else ""
    found = _BOUND.search(before)
    if found and _BOUND.search(head.text[-2:]):
        return Head(head.text + before[found.end() :], head.start)
    return head


def _kinded(named: list[Head], value: Quantity, carry: Carry) -> list[Head]:
    """研发中心123家、其中省级31家: a bare attribute is of what was counted before."""
    bare = len(named) == len(carry.heads) == 1 and named[0].text in words("bare_ends")
    if not bare or value.unit != carry.unit:
        return named
    before = carry.heads[0].text
    return [Head(named[0].text + (ended(named[0].text, before) or before), named[0].start)]


def rated(named: list[Head]) -> list[Head]:
    """甲、乙、丙增速均为7%: the rate that the last one names is that of all."""
    last = _rates().search(named[-1].text) if len(named) > 1 else None
    if not last or last.start() == 0:
        return named
    return [
        head if _rates().search(head.text) else Head(head.text + last.group(), head.start)
        for head in named
    ]


def share(match: Match) -> tuple[list[Draft], Carry]:
    """占X的28%: the part and the whole make the indicator."""
    values = [quantity for _, quantity in value_tokens(match)]
    named = heads(match.text, match.before("SD"))
    several = named or list(match.carry.recent[-len(values) :])
    named = several if len(values) > 1 else named or list(match.carry.heads)
    mark = match.of("S")[0]
    after = [token for token in match.tokens if token.letter == "_" and token.start > mark.start]
    following = next(token for token in match.tokens if token.start > mark.start)
    scope = match.text[mark.end : following.start]
    of = after[0].text(match.text).rstrip("的") if after else ""
    if scope and of in _NO_WHOLE:
        # 占全省的28%: the place is the whole.
        whole = mark.text(match.text) + scope + of
    elif after:
        whole = mark.text(match.text) + of
    elif named and not match.of("O") and len(values) == 1:
        # 优良天数占78.4% of what, is not said.
        whole = "" if named[0].text.endswith(_NO_WHOLE[1:]) else _SHARE
    else:
        whole = mark.text(match.text) + "".join(head.text for head in match.carry.heads[:1])
    subjects = [Head(head.text + whole, head.start) for head in named] or [Head(whole, mark.start)]
    drafts = [
        statement(head, quantity)
        for head, quantity in aligned(subjects, values, match.carry, bool(match.of("D")))
    ]
    return drafts, match.carry if not named else Carry(tuple(named))


_SHARE = "占比"
_NO_WHOLE = ("", "比重", "比例")
_INDUSTRIES = tuple(f"第{n}产业比重" for n in "一二三")


def structure(match: Match) -> tuple[list[Draft], Carry]:
    """三次产业结构 A:B:C is three shares; before 调整为 stand those of an earlier time."""
    named = heads(match.text, match.before("PFE"))
    found = match.of("P")
    drafts: list[Draft] = []
    for n, token in enumerate(found):
        parts = [number(part) for part in re.split("[:：∶﹕]", token.text(match.text))]
        if len(parts) != 3 or not named or "产业" not in named[0].text:
            return [], match.carry
        for name, value in zip(_INDUSTRIES, parts, strict=True):
            if value is None:
                return [], match.carry
            quantity = Quantity(token.start, token.end, value, None, "%", "eq", False)
            draft = statement(Head(name, named[0].start), quantity)
            drafts.append(draft._replace(baseline=n + 1 < len(found)))
    return drafts, Carry(tuple(named))


RULES: tuple[Rule, ...] = (
    Rule("level", re.compile(f"O?{HEADS}D?E*D?{VALUES}"), level, "城镇登记失业率控制在3%以内"),
    Rule(
        "level-again",
        re.compile(f"O?D?E+D?{VALUES}|D{VALUES}"),
        level,
        "固定资产投资增长12%，达到860亿元",
    ),
    Rule("structure", re.compile(f"{HEADS}(?:FP)?[EAV]?_?P"), structure, "三次产业结构为3:44:53"),
    Rule(
        "share",
        re.compile(f"O?(?:{HEADS})?D?S_?D?E?D?{VALUES}"),
        share,
        "教育支出占财政支出的21.6%",
    ),
)
