"""From one figure to another: 从50%提高到60%, 分别从523元和248元提高到574元和271元."""

from __future__ import annotations

import re
from dataclasses import replace

from ..quantities import Quantity
from .distribution import aligned
from .ellipsis import anchored
from .engine import HEADS, Draft, Match, Rule, measured, value_tokens
from .heads import Carry, heads
from .level import statement


def change_between(match: Match) -> tuple[list[Draft], Carry]:
    """From A to B: A is a baseline of an earlier time, B the level now.

    The figure of a quarter (从一季度的-13.1%回升到1.5%) is no baseline of a year: it is left out.
    """
    named = anchored(heads(match.text, match.before("F")), match.carry)
    subjects = named or list(match.carry.heads)
    values = [quantity for _, quantity in value_tokens(match)]
    if not subjects or len(values) != 2:
        return [], match.carry
    head = subjects[0]
    first, last = values
    if first.unit is None and last.unit is not None:
        first = replace(first, unit=last.unit)
    drafts = _change(match, statement(head, first), statement(head, last), [first], [last])
    part = _PART_YEAR.search(match.text, match.of("F")[0].end, first.start)
    return drafts[1:] if part else drafts, Carry((head,))


_PART_YEAR = re.compile(r"季度|\d月|半年")


def changes_between(match: Match) -> tuple[list[Draft], Carry]:
    """甲、乙分别从a、b提高到c、d: from one to the other for each."""
    turn = next(t for t in match.tokens if t.letter in "EA" and t.start > match.of("F")[0].start)
    values = value_tokens(match)
    first = [quantity for token, quantity in values if token.start < turn.start]
    last = [quantity for token, quantity in values if token.start > turn.start]
    found = heads(match.text, match.before("FD"), split=True)
    named = aligned(found or match.carry.recent[-len(first) :], first, match.carry, True)
    if len(first) != len(last) or len(named) != len(first):
        return [], match.carry
    drafts: list[Draft] = []
    for (head, before), after in zip(named, last, strict=True):
        before = replace(before, unit=before.unit or after.unit)
        drafts += _change(match, statement(head, before), statement(head, after), first, last)
    return drafts, Carry(tuple(head for head, _ in named))


def rank_between(match: Match) -> tuple[list[Draft], Carry]:
    """从第42位跃升到第19位: two places of one thing, the first of an earlier time."""
    first, last = [quantity for _, quantity in value_tokens(match)]
    named = anchored(heads(match.text, match.before("F")), match.carry)
    subjects = named or list(match.carry.heads)
    if len(subjects) != 1:
        return [], match.carry
    head = subjects[0]
    before, after = measured(head, first, "rank"), measured(head, last, "rank")
    return _change(match, before, after, [first], [last]), Carry((head,))


def _change(
    match: Match, before: Draft, after: Draft, first: list[Quantity], last: list[Quantity]
) -> list[Draft]:
    """A baseline and what came of it, of those told of together.

    The baseline is ``dated`` where a year of its own stands before it (从“十二五”末的…).
    """
    dated = bool(_YEAR.search(match.text[match.of("F")[0].end : first[0].start]))
    return [
        before._replace(end=last[-1].end, at=first[-1].end, baseline=True, dated=dated),
        after._replace(since=first[-1].end),
    ]


_YEAR = re.compile(r"\d{4}年|五”?(?:时期|期)?末")
_SEVERAL = "Q(?:J?Q){1,40}"

RULES: tuple[Rule, ...] = (
    Rule(
        "from-to",
        re.compile(f"O?(?:{HEADS})?D?F_?Q_?[EA]_?Q"),
        change_between,
        "失业保险金标准从960元提高到1240元",
    ),
    Rule(
        "from-to-each",
        re.compile(f"O?(?:{HEADS})?D?F_?{_SEVERAL}_?D?[EA]_?{_SEVERAL}"),
        changes_between,
        "城镇、农村低保标准分别从523元和248元提高到574元和271元",
    ),
    Rule(
        "from-to-rank",
        re.compile(f"O?(?:{HEADS})?D?F_?R_?R"),
        rank_between,
        "体育城市指数排名从第42位跃升到第19位",
    ),
)
