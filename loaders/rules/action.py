"""Counts under a verb of action: 新增企业385家, 培育2个以上平台, 84个项目完成投资142亿元."""

from __future__ import annotations

import re
from itertools import cycle

from ...schema import units
from ..quantities import Quantity
from ..segment import boundary, verbal
from ..tokens import Token
from ..wordlists import any_of, words
from .distribution import aligned
from .ellipsis import of_plan, owned
from .engine import HEADS, VALUES, VERBS, Draft, Match, Rule, value_tokens
from .heads import Carry, Head, heads, trimmed
from .level import level, statement
from .numbered import acted, attributive, counts, measures_thing, number_first
from .payments import for_each

_RATES = frozenset("率比重例度")
_FOR = "为"
_WHOM = ("为", "向", "给")


def counted(match: Match) -> tuple[list[Draft], Carry]:
    """Verb, thing, number. Things joined by 、 before one number are counted together.

    Several numbers measure one thing: 建设风景线17条370公里, 新增企业30家、累计100家; under 各 each
    thing has the one number: 新增甲中心和乙中心各2个.
    """
    values = [quantity for _, quantity in value_tokens(match)]
    action = acted(match)
    verb = match.of("A")[0]
    each = bool(match.of("D"))
    things = heads(match.text, [t for t in match.tokens if t.letter == "_"], split=each)
    if action in words("light_verbs") or action in words("funding_verbs"):
        things = owned(things, match.carry, match.text)
    if not things:
        things = _unnamed(match, action, verb.start, values[0].unit)
    if action in words("issuing_verbs") and values[0].unit in words("numbered_nouns"):
        # 出台促消费22条 is a title, not a count.
        return [], match.carry
    part = of_plan(things[0].text, values[0], match.carry) if len(things) == 1 else None
    if part is not None:
        return [statement(part, values[0])], match.carry
    if len(things) == len(values) == 1 and _names_rate(things[0].text, values[0], action):
        rate = Head(action + things[0].text, verb.start)
        return [statement(rate, values[0])], Carry((rate,))
    joined = "、".join(head.text for head in things)
    apart = _apart(match, values)
    if len(apart) == len(values) > 1:
        things = apart
    if each and len(values) == 1:
        values = values * len(things)
    elif len(values) != len(things):
        things = [Head(joined, things[0].start)] if things else []
        if len(things) != 1:
            values = values[:1]
    drafts = [
        statement(head, quantity, done)._replace(start=min(verb.start, head.start))
        for head, quantity, done in zip(
            cycle(things), values, _each_done(match, values, action), strict=False
        )
    ]
    return _totals(match, drafts), Carry(tuple(things), action)


def _names_rate(thing: str, value: Quantity, action: str) -> bool:
    """Whether what is done is part of the rate that a share is of: 办理事项比例达到93.7%."""
    light = action.startswith(words("plain_verbs")) or action in words("light_verbs")
    return value.unit in ("%", "‰") and thing[-1:] in _RATES and not light


def _each_done(match: Match, values: list[Quantity], action: str) -> list[str]:
    """开工、投产项目120个、60个: as many verbs as numbers of one unit, one each."""
    done = [action] * len(values)
    verbs = match.of("A") if len(values) > 1 else []
    if len(verbs) != len(values) or len({value.unit for value in values}) > 1:
        return done
    joined = "J" in "".join(token.letter for token in match.tokens[: 2 * len(verbs) - 1])
    return [verb.text(match.text) for verb in verbs] if joined and len(match.of("_")) == 1 else done


def _apart(match: Match, values: list[Quantity]) -> list[Head]:
    """议案、建议和提案4件、788件和1707件: as many things as numbers of one unit, one each."""
    texts = match.of("_")
    if len({value.unit for value in values}) != 1 or match.of("D") or len(texts) < 2:
        return []
    return heads(match.text, texts, split=True)


def _totals(match: Match, drafts: list[Draft]) -> list[Draft]:
    """新增企业21家、累计104家: the total behind the first number was not newly made."""
    return [
        draft._replace(action=None)
        if n and any_of("total_words").search(match.text, drafts[n - 1].end, draft.end)
        else draft
        for n, draft in enumerate(drafts)
    ]


def _unnamed(match: Match, action: str, start: int, unit: str | None) -> list[Head]:
    """完成 and 实现 go on about the head before; any other verb itself names what is counted.

    A phase goes on about it where the unit is the same (新开工住房6.9万套、竣工5.1万套), and so
    does what counts things: 取消审批事项26项、下放23项.
    """
    carry = match.carry
    if carry.heads and carry.heads[-1].text == carry.action:
        return [Head(action, start)]  # 开工38个、竣工25个 name nothing
    same = unit is not None and _bare(unit) == _bare(carry.unit or "")
    resumes = units.dimension(unit) in _RESUMED or action in words("resuming_verbs")
    if action in words("light_verbs") or (same and resumes and carry.heads):
        return list(carry.heads)
    return [Head(action, start)]


_RESUMED = ("count", "household")


def _bare(unit: str) -> str:
    """A unit without its magnitude: 万套 counts what 套 counts."""
    return unit.lstrip("万亿")


def distributed(match: Match) -> tuple[list[Draft], Carry]:
    """甲、乙分别新增63家和200家: one number for each thing."""
    values = [quantity for _, quantity in value_tokens(match)]
    named = heads(match.text, match.before("DA"), split=True)
    action = acted(match)
    drafts = [
        statement(head, quantity, action)
        for head, quantity in aligned(named, values, match.carry, True)
    ]
    return drafts, Carry(tuple(named), action)


def distributed_amounts(match: Match) -> tuple[list[Draft], Carry]:
    """甲、乙分别实现产值15亿元、9亿元: the amount is that of each before 分别."""
    at = next(n for n, token in enumerate(match.tokens) if token.letter == "A")
    values = [quantity for _, quantity in value_tokens(match)]
    owners = heads(match.text, match.before("D"), split=True, each=True)
    named = heads(match.text, [token for token in match.tokens[at:] if token.letter == "_"])
    if not len(owners) == len(values) > 1 or len(named) != 1:
        return counted(match._replace(tokens=match.tokens[at:]))
    found = [Head(one.text + named[0].text, one.start) for one in owners]
    action = acted(match)
    drafts = [
        statement(head, quantity, action) for head, quantity in zip(found, values, strict=True)
    ]
    return drafts, Carry(tuple(found), action)


def subject_first(match: Match) -> tuple[list[Draft], Carry]:
    """Thing, verb, number: 省重点项目完成投资1万亿元; what is counted may stand on both sides."""
    values = [quantity for _, quantity in value_tokens(match)]
    texts = match.of("_")
    verb = match.of("A")[0].start
    before = [token for token in texts if token.start < verb]
    after = texts[len(before) :]
    if after and before and before[0].text(match.text).startswith(_WHOM):
        before = []  # 为群众提供法律援助
    named = [*heads(match.text, before), *heads(match.text, after)]
    if not named or attributive(texts[-1].text(match.text), values[0]):
        return [], match.carry
    head = Head("".join(one.text for one in named), min(named[0].start, verb))
    if _compound(match, texts, values[0].unit):
        words_of = [token.text(match.text) for token in match.tokens if token.letter in "_A"]
        head = Head(trimmed("".join(words_of)), named[0].start)
        return [statement(head, values[0])], Carry((head,))
    # 兑付资金7.4万笔、100.4亿元: two units tell of one thing.
    several = len({_bare(value.unit or "") for value in values}) == len(values)
    told = values if several else values[:1]
    action = acted(match)
    opening = "".join(token.text(match.text) for token in before)
    if after and verbal(opening):
        # 转让清退子公司54家: what stands before is a verb too, that no list has.
        head = Head(named[-1].text, head.start)
        action = opening + action
    drafts = [statement(head, quantity, action) for quantity in told]
    return drafts, Carry((head,), action)


def _compound(match: Match, texts: list[Token], unit: str | None) -> bool:
    """Whether the verb is part of a name: 确权登记颁证率94%, 社会组织达4663家, 技术改造投资18亿元.

    What is done anew, or brought about at all (新增, 完成), is never a name.
    """
    verb, last = match.of("A")[0], texts[-1].text(match.text)[-1]
    if unit == "%" and texts[-1].start > verb.start:
        return last in _RATES
    if acted(match).startswith(words("plain_verbs")):
        return False
    reached = match.of("E")
    if texts[-1].start < verb.start:
        return bool(reached) and reached[0].start == verb.end
    if reached and texts[-1].text(match.text).endswith(words("summed_up")):
        return True  # 省级补偿专项资金增加到15亿元
    before = "".join(token.text(match.text) for token in texts if token.start < verb.start)
    inside = not boundary(before + verb.text(match.text), len(before))
    # 社会保障和|帮扶困难群众|支出: what is done is joined to a noun, and both to the measure.
    inside = inside or (before.endswith(_ANDS) and not verbal(before[:-1]))
    names = last in _NUMBERS or texts[-1].text(match.text) == _ABILITY
    return inside or (names and verb.end == texts[-1].start)


_ANDS = ("和", "与", "及")
_NUMBERS, _ABILITY = frozenset("率比量数"), "能力"


def subjects_and_amount(match: Match) -> tuple[list[Draft], Carry]:
    """84个重点项目完成投资142亿元: how many there are, and what they come to.

    The verb governs the amount; how many there are is nothing that was done.
    """
    at = next(n for n, token in enumerate(match.tokens) if token.letter == "_")
    counts, _ = number_first(match._replace(tokens=match.tokens[: at + 2]))
    amounts, carry = subject_first(match._replace(tokens=match.tokens[at:]))
    return [draft._replace(action=None) for draft in counts] + amounts, carry


def number_first_of_subject(match: Match) -> tuple[list[Draft], Carry]:
    """银行引入60多家机构 counts what follows; 省财政投入2亿元支持甲 what precedes."""
    at = next(n for n, token in enumerate(match.tokens) if token.letter == "A")
    first, _ = value_tokens(match)[0]
    after = next(t for t in match.tokens if t.letter == "_" and t.start >= first.end)
    token = [t for t in match.tokens[: match.tokens.index(after)] if t.letter == "Q"][-1]
    if (told := for_each(match, match.tokens[0], token, after)) is not None:
        return told
    if measures_thing(token, after.text(match.text), after.start):
        return number_first(match._replace(tokens=match.tokens[at:]))
    if counts(match, token, after) and match.text[token.end] != "的":
        return number_first(match._replace(tokens=match.tokens[at:]))
    return subject_first(match._replace(tokens=match.tokens[: match.tokens.index(after)]))


def each_of_thing(match: Match) -> tuple[list[Draft], Carry]:
    """开工182个、完成146个小区改造: one thing under several verbs and numbers, named by the last.

    So it is under one verb, of what is counted in several units: 解决8387户、20268人的安置问题.
    """
    at = max(n for n, token in enumerate(match.tokens) if token.letter == "A")
    carry, whole = match.carry, match._replace(tokens=match.tokens[at:])
    last, behind = number_first(whole._replace(tokens=(match.tokens[at], *match.tokens[-2:])))
    if at == 0 and any(quantity.unit in ("%", "‰") for _, quantity in value_tokens(match)):
        return [], match.carry
    if not last and at == 0:
        return counted(match._replace(tokens=match.tokens[:-1]))
    values = value_tokens(match)
    parts = [_parted(match, token) for token, _ in values]
    alike = len(last) == 1 and _counted_alike([quantity for _, quantity in values], at > 0)
    drafts: list[Draft] = []
    for (token, quantity), tokens in zip(values[:-1], parts, strict=False):
        if alike:
            verb = match._replace(tokens=tokens)
            head = Head(last[0].indicator, verb.start)
            told = statement(head, quantity, acted(verb))
            drafts.append(told._replace(end=last[0].end, at=token.end))
        else:
            built, carry = counted(match._replace(tokens=tokens, carry=carry))
            drafts += built
    return drafts + last, behind


def _parted(match: Match, value: Token) -> tuple[Token, ...]:
    """A value with the verbs that govern it: those just before it, or before the first."""
    at = match.tokens.index(value)
    first = max(n for n in range(at) if match.tokens[n].letter == "A")
    start = first
    while start and match.tokens[start - 1].letter == "A":
        start -= 1
    return (*match.tokens[start : first + 1], value)


def _counted_alike(values: list[Quantity], several: bool) -> bool:
    """Whether values count one thing: in one unit under several verbs, else things and people."""
    if several:
        return len({_bare(value.unit or "") for value in values}) == 1
    return all(units.dimension(value.unit) in _THINGS for value in values)


_THINGS = ("count", "household", "person")


def served(match: Match) -> tuple[list[Draft], Carry]:
    """为1000家企业提供服务 counts the served; behind any other verb the value ends the phrase."""
    if match.tokens[0].text(match.text) == _FOR:
        return number_first(match)
    return level(match._replace(tokens=match.tokens[:2]))


# 省、市重点项目 at the end of a clause; elsewhere a new phrase may begin behind 、.
_LISTED = "(?:J_){1,6}$"

RULES: tuple[Rule, ...] = (
    Rule(
        "count",
        re.compile(f"O?{VERBS}{HEADS}D?E?D?{VALUES}"),
        counted,
        "新增高新技术企业385家",
    ),
    Rule(
        "count-of-subject",
        re.compile(f"O?{HEADS}A{{1,8}}(?:{HEADS})?E?{VALUES}"),
        subject_first,
        "技改项目完成投资18.5亿元",
    ),
    Rule(
        "distributed-count",
        re.compile(f"O?{HEADS}DA{{1,8}}E?{VALUES}"),
        distributed,
        "企业、机构分别新增63家和20家",
    ),
    Rule(
        "distributed-amount",
        re.compile(f"O?{HEADS}DA{{1,8}}_E?{VALUES}"),
        distributed_amounts,
        "医药、纺织产业分别实现产值15亿元、9亿元",
    ),
    Rule(
        "amount",
        re.compile(f"O?{VERBS}E?{VALUES}"),
        counted,
        "一般公共预算收入增长6%，完成126亿元",
    ),
    Rule(
        "number-first",
        re.compile(f"O?{VERBS}Q+A?_(?:J?Q+A?_){{0,40}}(?:{_LISTED})?"),
        number_first,
        "培育2个以上工业互联网平台",
    ),
    Rule(
        "number-first-of-subject",
        re.compile(f"O?{HEADS}D?A{{1,8}}Q+_(?:J?Q+A?_){{0,40}}"),
        number_first_of_subject,
        "金融街引入60多家金融机构",
    ),
    Rule(
        "subjects-counted",
        re.compile(f"Q+A?_(?:{_LISTED}|A?_?)"),
        number_first,
        "6个项目启动建设",
    ),
    Rule(
        "subjects-and-amount",
        re.compile(f"Q+_A_?E?{VALUES}"),
        subjects_and_amount,
        "36个技改项目完成投资18.5亿元",
    ),
    Rule(
        "each-of-thing",
        re.compile("A{1,3}Q(?:JA{1,3}Q){1,6}_|A{1,3}(?:QJ){1,4}Q_"),
        each_of_thing,
        "开工182个、完成146个老旧小区改造",
    ),
    Rule("served", re.compile("EQ+A?_"), served, "为1000家企业提供融资服务"),
)
