"""Rules: one record each, a pattern over shapes and a function that builds statements.

At each place of a clause the longest match wins; two rules that match the same longest stretch
are a defect that :func:`tiles` refuses, never settled by order.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ..clauses import Clause
from ..quantities import Quantity
from ..records import Aspect, Comparator
from ..tokens import Token
from .distribution import levelled, spread
from .ellipsis import ended
from .heads import Carry, Head

# A list is bounded, so that a page of one list is read in the time of its length.
HEADS = "_(?:J_){0,40}"
VALUES = "Q(?:J?Q){0,40}"
VERBS = "A(?:J?A){0,8}"


class Draft(NamedTuple):
    """A statement before its period, kind and modality are known; offsets of the reading."""

    indicator: str
    action: str | None
    aspect: Aspect
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    comparator: Comparator
    start: int
    end: int
    relative_to: str | None = None
    subject: str | None = None
    baseline: bool = False
    dated: bool = False
    since: int = 0
    at: int = -1
    done: bool = False

    @property
    def place(self) -> int:
        """Where the draft's own value ends: times and modality before it govern it.

        ``dated`` tells that a year of its own stands at a baseline, ``since`` where times begin
        to count: a year before the baseline is not that of the level now; ``done`` that it was
        done like what was told before, so that it is no stock, though its verb is not known.
        """
        return self.at if self.at >= 0 else self.end


def measured(
    head: Head, quantity: Quantity, aspect: Aspect, action: str | None = None, end: int = -1
) -> Draft:
    """What a quantity says of a head; it ends with the quantity unless ``end`` is told."""
    return Draft(
        indicator=head.text,
        action=action,
        aspect=aspect,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        comparator=quantity.comparator,
        start=head.start,
        end=quantity.end if end < 0 else end,
    )


class Match(NamedTuple):
    """A rule's stretch of a clause: its tokens, and the text they point into."""

    text: str
    tokens: tuple[Token, ...]
    carry: Carry

    @property
    def start(self) -> int:
        """Where the first token begins."""
        return self.tokens[0].start

    def of(self, letter: str) -> list[Token]:
        """The tokens of one letter."""
        return [token for token in self.tokens if token.letter == letter]

    def words(self, letter: str) -> str | None:
        """The words of the tokens of one letter, 、 between those that one separates."""
        found = self.of(letter)
        return "、".join(token.text(self.text) for token in found) if found else None

    def before(self, letters: str) -> tuple[Token, ...]:
        """The tokens before the first one of ``letters``."""
        for n, token in enumerate(self.tokens):
            if token.letter in letters:
                return self.tokens[:n]
        return self.tokens


Build = Callable[[Match], tuple[list[Draft], Carry]]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A pattern over shapes and what it means; ``example`` is a line of the test corpus."""

    name: str
    shape: re.Pattern[str]
    build: Build
    example: str


class AmbiguousShape(Exception):
    """Two rules match the same longest stretch of a shape."""


_RECENT = 60


@lru_cache(maxsize=8192)
def tiles(rules: tuple[Rule, ...], shape: str) -> tuple[tuple[int, int, Rule], ...]:
    """The stretches of a shape that rules take, from left to right, the longest at each place."""
    found: list[tuple[int, int, Rule]] = []
    at = 0
    while at < len(shape):
        ends = [(match.end(), rule) for rule in rules if (match := rule.shape.match(shape, at))]
        longest = max((end for end, _ in ends), default=at)
        best = [rule for end, rule in ends if end == longest]
        if longest <= at:
            at += 1
            continue
        if len(best) > 1:
            raise AmbiguousShape(f"{shape[at:longest]}: {', '.join(rule.name for rule in best)}")
        found.append((at, longest, best[0]))
        at = longest
    return tuple(found)


def apply(
    rules: tuple[Rule, ...], text: str, clause: Clause, carry: Carry
) -> tuple[list[tuple[Draft, str]], Carry]:
    """The drafts of one clause, each with the name of its rule, and what it leaves for the next."""
    drafts: list[tuple[Draft, str]] = []
    for start, end, rule in tiles(rules, clause.shape):
        built, left = rule.build(Match(text, clause.tokens[start:end], carry))
        added = tuple([head for head in left.heads if head not in carry.recent])
        last = built[-1] if built else None
        carry = Carry(
            left.heads,
            left.action,
            (carry.recent + added)[-_RECENT:],
            last.unit if last else carry.unit,
            _direction(last) if last else carry.sign,
        )
        drafts += [(draft, rule.name) for draft in built]
    return _handed_back(drafts), carry


def _handed_back(drafts: list[tuple[Draft, str]]) -> list[tuple[Draft, str]]:
    """4家省级、10家市级龙头企业: what ends in a bare attribute is of the kind named behind it."""
    for n in range(len(drafts) - 2, -1, -1):
        (draft, rule), after = drafts[n], drafts[n + 1][0]
        kind = ended(draft.indicator, after.indicator) if draft.end <= after.place else None
        if not kind or draft.unit != after.unit or draft.aspect != after.aspect:
            continue
        if draft.end < after.end:
            drafts[n] = draft._replace(indicator=draft.indicator + kind), rule
        elif draft.aspect == "level":
            # 国家级、省级企业189家: one number of both.
            both = f"{draft.indicator}、{after.indicator}"
            drafts[n : n + 2] = [(draft._replace(indicator=both), rule)]
    return drafts


def _direction(draft: Draft) -> str:
    if draft.aspect not in ("growth", "change") or draft.value is None:
        return ""
    return "-" if draft.value < 0 else "+"


def value_tokens(match: Match) -> list[tuple[Token, Quantity]]:
    """The quantities of a match with their tokens, comparators spread under 分别."""
    tokens = [token for token in match.tokens if token.letter in "QR"]
    found = [token.mark.quantity for token in tokens if token.mark and token.mark.quantity]
    if len(found) > 1:
        distributed = "D" in [token.letter for token in match.tokens]
        found = spread(levelled(found), distributed)
    return list(zip(tokens, found, strict=True))
