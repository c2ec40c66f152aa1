"""Growth and change: 增长7%, 分别下降2%、3%, 提高1.2个百分点, 压减材料40.4%, 翻一番."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ...schema import units
from ..behind import goes_on
from ..quantities import Quantity
from ..records import Aspect, Comparator
from ..segment import verbal
from ..tokens import Token
from ..wordlists import words
from .distribution import aligned, both
from .ellipsis import anchored, owned
from .engine import HEADS, VALUES, Draft, Match, Rule, measured, value_tokens
from .heads import Carry, Head, heads, summed_up
from .level import statement

_RELATIVE_UNITS = ("%", "‰", "倍")


def _aspect(quantity: Quantity) -> Aspect:
    return "growth" if quantity.unit in _RELATIVE_UNITS else "change"


def _signed(quantity: Quantity, sign: str) -> Quantity:
    if sign != "-" or quantity.value < 0:
        return quantity
    high = -quantity.value_max if quantity.value_max is not None else None
    return replace(quantity, value=-quantity.value, value_max=high)


def growth(match: Match) -> tuple[list[Draft], Carry]:
    """Head, verb of change, values; a phrase without a head goes on about the heads before it."""
    verb = match.of("V")[0]
    values = value_tokens(match)
    if _raises_for(match, verb, values[0][1]):
        return [], match.carry
    if _betters(match, verb, values[0][1]):
        return _bettered(match, verb, values)
    # A growth and the level that it led to are one's: 增长5.2%、约4.4万亿元.
    both = len(values) == 2 and _relative(values[0][1]) and not _relative(values[1][1])
    distributed = (len(values) > 1 and not both) or bool(match.of("D"))
    found = heads(match.text, match.before("V"), split=distributed)
    named = anchored(found if distributed else summed_up(found), match.carry)
    named = owned(named, match.carry, match.text)
    subjects = named or list(_carried(match, len(values) if distributed else 0))
    after = [token for token in match.tokens if token.letter == "_" and token.start > verb.start]
    if after and after[-1].text(match.text).endswith(_UP_TO):
        # 提高覆盖率至50%: where it gets to is a level.
        reached = heads(match.text, after)[-1:]
        return [statement(head, values[0][1]) for head in reached], Carry(tuple(reached))
    if after:
        found = heads(match.text, after)
        subjects = [
            Head((subjects[0].text if named else "") + one.text, min(one.start, verb.start))
            for one in found
        ]
    quantities = [
        _signed(quantity, verb.mark.value if verb.mark else "+") for _, quantity in values
    ]
    done = match.carry.action or ""
    action = done if not named and not after and done.startswith(_ANEW) else None
    drafts = [
        measured(head, quantity, _aspect(quantity), action)
        if _relative(quantity) or not _relative(quantities[0])
        else statement(head, quantity)
        for head, quantity in aligned(subjects, quantities, match.carry, distributed)
    ]
    return drafts, Carry(tuple(subjects)) if subjects else match.carry


def _raises_for(match: Match, verb: Token, quantity: Quantity) -> bool:
    """Whether people are told for whom something is raised: 提高50万名退休人员养老金."""
    people = units.dimension(quantity.unit) in ("person", "household")
    raises = people and verb.text(match.text) in words("setting_verbs")
    return raises and goes_on(match.text, quantity.end)


_ANEW = "新"  # 新引进项目14个，增长55%: more of them were brought in
_UP_TO = ("至", "到")


def _betters(match: Match, verb: Token, quantity: Quantity) -> bool:
    """Whether what grows better and not larger is counted: 整治提升背街小巷10条."""
    betters = verb.text(match.text) in words("bettering_verbs") and not match.of("E")
    return betters and units.dimension(quantity.unit) in _COUNTS


_COUNTS = ("count", "household", "length", "area")


def _bettered(
    match: Match, verb: Token, values: list[tuple[Token, Quantity]]
) -> tuple[list[Draft], Carry]:
    """A count of things under a verb that another may open: 连通提升生态廊道400公里."""
    before = "".join(token.text(match.text) for token in match.before("V") if token.letter == "_")
    things = heads(match.text, [token for token in match.tokens if token.start > verb.start])
    opens = verbal(before)
    start = match.start if opens else verb.start
    action = (before if opens else "") + verb.text(match.text)
    if not opens and not things:
        things = heads(match.text, match.before("V"))
    drafts = [
        statement(head, quantity, action)._replace(start=min(start, head.start))
        for head in things[:1]
        for _, quantity in values
    ]
    return drafts, Carry(tuple(things[:1]), action)


def _relative(quantity: Quantity) -> bool:
    """Whether a quantity can tell a growth; behind one, 突破100亿元 is a level."""
    return quantity.unit == "个百分点" or quantity.unit in _RELATIVE_UNITS


def _carried(match: Match, count: int) -> tuple[Head, ...]:
    """The heads that a phrase without one goes on about; under 分别 as many as it has values."""
    if len(match.carry.heads) == 1 and len(two := both(match.carry.heads[0], count)) == count > 1:
        return tuple(two)
    if count > len(match.carry.heads):
        return match.carry.recent[-count:]
    return match.carry.heads


def multiple(match: Match) -> tuple[list[Draft], Carry]:
    """翻番 is twice, 翻两番 four times what was."""
    named = anchored(heads(match.text, match.before("NAED")), match.carry)
    subjects = named or list(match.carry.heads)
    last = match.of("N")[-1]
    words = last.text(match.text)
    value = Decimal(4 if "两" in words else 2)
    comparator: Comparator = "ge" if words.endswith(("以上", "多")) else "eq"
    quantity = Quantity(last.start, last.end, value, None, "倍", comparator, False)
    drafts = [measured(head, quantity, "multiple") for head in subjects]
    return drafts, Carry(tuple(subjects)) if subjects else match.carry


def change_number_first(match: Match) -> tuple[list[Draft], Carry]:
    """减少15个部门: the number stands before what it counts.

    A share or percentage points say nothing of the words behind them; they go on about the
    heads before.
    """
    values = [quantity for _, quantity in value_tokens(match)]
    last = heads(match.text, match.tokens[-1:])
    if any(_relative(quantity) for quantity in values):
        return growth(match._replace(tokens=match.tokens[:-1]))
    verb = match.of("V")[0]
    if _raises_for(match, verb, values[0]):
        return [], match.carry
    if not last or values[0].unit is None:
        return [], match.carry
    sign = verb.mark.value if verb.mark else "+"
    head = Head(last[0].text, verb.start)
    quantity = _signed(values[0], sign)
    draft = measured(head, quantity, _aspect(quantity), end=match.tokens[-1].end)
    return [draft], Carry((head,))


def raised(match: Match) -> tuple[list[Draft], Carry]:
    """增长7%，力争8%: a further mark for the one head before, a growth where that was one."""
    _, quantity = value_tokens(match)[0]
    carry = match.carry
    if len(carry.heads) != 1 or quantity.unit is None:
        return [], carry
    head = carry.heads[0]
    if carry.sign and quantity.unit == carry.unit:
        quantity = _signed(quantity, carry.sign)
        return [measured(head, quantity, _aspect(quantity))], carry
    if carry.sign or quantity.unit == carry.unit:
        return [statement(head, quantity, carry.action)], carry
    return [], carry


RULES: tuple[Rule, ...] = (
    Rule(
        "growth",
        re.compile(f"O?(?:{HEADS})?D?VD?E?D?{VALUES}"),
        growth,
        "地区生产总值增长7%左右",
    ),
    Rule(
        "growth-of-object",
        re.compile(f"O?(?:{HEADS})?D?V_{VALUES}"),
        growth,
        "削减二氧化硫4万吨",
    ),
    Rule(
        "change-number-first",
        re.compile("O?VQ_"),
        change_number_first,
        "减少15个政府部门",
    ),
    Rule(
        "raised", re.compile("(?<![^Q]J)GE?Q(?!Q*A?_)"), raised, "地区生产总值增长7%以上、力争7.5%"
    ),
    Rule("multiple", re.compile(f"O?(?:{HEADS})?D?A?E?N"), multiple, "人均收入翻一番"),
)
