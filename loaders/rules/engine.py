"""Rules: one record each, a pattern over shapes and a function that builds statements.

At each place of a clause the longest match wins; two rules that match the same longest stretch
are a defect that :func:`tiles` refuses, never settled by order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from ..clauses import Clause, Token
from ..quantities import Quantity
from ..records import Aspect, Comparator
from ..wordlists import rows

HEADS = "_(?:J_)*"
VALUES = "Q(?:J?Q)*"


@dataclass(frozen=True, slots=True)
class Head:
    """What is measured: its words, and where they start in the reading."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Carry:
    """What a phrase may leave out because those before it said it.

    ``heads`` and ``action`` are those of the last phrase, ``recent`` all heads of the sentence.
    """

    heads: tuple[Head, ...] = ()
    action: str | None = None
    recent: tuple[Head, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
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
    rule: str
    relative_to: str | None = None
    baseline: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's stretch of a clause: its tokens, and the text they point into."""

    text: str
    tokens: tuple[Token, ...]
    carry: Carry

    @property
    def start(self) -> int:
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


def tiles(rules: Sequence[Rule], shape: str) -> tuple[tuple[int, int, Rule], ...]:
    """The stretches of a shape that rules take, from left to right, the longest at each place."""
    return _tiles(tuple(rules), shape)


@lru_cache(maxsize=8192)
def _tiles(rules: tuple[Rule, ...], shape: str) -> tuple[tuple[int, int, Rule], ...]:
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
    rules: Sequence[Rule], text: str, clause: Clause, carry: Carry
) -> tuple[list[Draft], Carry]:
    """The drafts of one clause, and what it leaves for the next."""
    drafts: list[Draft] = []
    for start, end, rule in tiles(rules, clause.shape):
        match = Match(text, clause.tokens[start:end], carry)
        built, left = rule.build(match)
        added = tuple(head for head in left.heads if head not in carry.recent)
        carry = replace(left, recent=carry.recent + added)
        drafts += [replace(draft, rule=rule.name) for draft in built]
    return drafts, carry


def heads(text: str, tokens: Sequence[Token], split: bool = False) -> list[Head]:
    """The heads that text tokens name: one a token, or more where 和 joins them and ``split``."""
    found: list[Head] = []
    for token in tokens:
        if token.letter != "_":
            continue
        words = trimmed(token.text(text))
        if not words:
            continue
        offset = max(token.text(text).find(words), 0)
        start = _origin(token, offset)
        parts = _AND.split(words) if split else [words]
        for part in parts:
            if part:
                found.append(Head(part, start + max(words.find(part), 0)))
    return shared(found)


_AND = re.compile(r"(?<=[^中])(?:以及|[和与及])(?![谐平解睦])")


def _origin(token: Token, offset: int) -> int:
    for start, end in token.pieces or ((token.start, token.end),):
        if offset < end - start:
            return start + offset
        offset -= end - start
    return token.start


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    words = sorted((row[0] for row in rows("causatives")), key=lambda word: (-len(word), word))
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, words))}|[”）的，、]|[一二三四五六七八九]是|是)+"
    )


_SETTING = re.compile(r"^在.{0,14}(?:基础上|前提下|同时|情况下)")


def trimmed(words: str) -> str:
    """A head without the verbs and scopes that open it and the particles that close it.

    >>> trimmed("推动全市森林覆盖率"), trimmed("面积的")
    ('森林覆盖率', '面积')
    """
    words = _SETTING.sub("", words)
    match = _leading().match(words)
    if match and match.end() < len(words):
        words = words[match.end() :]
    return words.rstrip("的为是了（，")


@lru_cache(maxsize=1)
def _measures() -> re.Pattern[str]:
    words = sorted((row[0] for row in rows("measures")), key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(words)})$")


def shared(found: list[Head]) -> list[Head]:
    """Heads that leave out what another names: the measure at the end, or what is measured.

    >>> [h.text for h in shared([Head("氨氮", 0), Head("二氧化硫排放量", 3)])]
    ['氨氮排放量', '二氧化硫排放量']
    >>> [h.text for h in shared([Head("专利申请量", 0), Head("授权量", 6)])]
    ['专利申请量', '专利授权量']
    >>> [h.text for h in shared([Head("第一", 0), Head("二", 3), Head("三产业增加值", 5)])]
    ['第一产业增加值', '第二产业增加值', '第三产业增加值']
    """
    if len(found) < 2:
        return found
    industries = _INDUSTRIES.fullmatch(found[-1].text)
    if industries and all(_ORDINAL.fullmatch(head.text) for head in found[:-1]):
        return [
            Head(f"第{head.text.removeprefix('第')[0]}产业{industries['measure']}", head.start)
            for head in found
        ]
    last, first = _measures().search(found[-1].text), _measures().search(found[0].text)
    if first and first.start() and all(_measures().fullmatch(head.text) for head in found[1:]):
        whole = found[0].text[: first.start()]
        return [found[0], *(Head(whole + head.text, head.start) for head in found[1:])]
    if not last or last.start() == 0:
        return found
    return [
        head if _measures().search(head.text) else Head(head.text + last.group(), head.start)
        for head in found[:-1]
    ] + [found[-1]]


_ORDINAL = re.compile("第?[一二三]次?")
_INDUSTRIES = re.compile("第?[二三]次?产业(?P<measure>.*)")


@lru_cache(maxsize=1)
def _couples() -> tuple[tuple[str, ...], ...]:
    return rows("couples")


def both(head: Head, count: int) -> list[Head]:
    """One word for two things that are told apart by their two values.

    >>> [h.text for h in both(Head("城乡居民收入", 0), 2)]
    ['城镇居民收入', '农村居民收入']
    """
    for word, first, second in _couples() if count == 2 else ():
        if word in head.text:
            return [Head(head.text.replace(word, one, 1), head.start) for one in (first, second)]
    return [head]


def aligned(
    found: Sequence[Head], values: Sequence[Quantity], carry: Carry, distributed: bool
) -> list[tuple[Head, Quantity]]:
    """Which head has which value: one each, one value for all, or nothing where counts differ."""
    names = list(found)
    if len(names) == 1 and len(values) > 1:
        names = both(names[0], len(values))
        before = [one for one in carry.recent if one not in found][-len(values) :]
        if len(names) == 1 and distributed and len(before) == len(values):
            own = "" if found[0] in carry.recent else found[0].text
            names = [Head(one.text + own, one.start) for one in before]
    if len(names) == len(values):
        return list(zip(names, values, strict=True))
    if len(values) == 1:
        return [(name, values[0]) for name in names]
    return []


def spread(values: Sequence[Quantity], distributed: bool) -> list[Quantity]:
    """Under 分别 the comparator behind the last value, or before the first, covers them all."""
    if not values or not distributed:
        return list(values)
    first, last = values[0], values[-1]
    if last.trailing:
        covering = last.comparator
    elif first.comparator in ("ge", "le", "approx") and not first.trailing:
        covering = first.comparator
    else:
        return list(values)
    return [
        replace(value, comparator=covering) if value.comparator == "eq" else value
        for value in values
    ]


def value_tokens(match: Match) -> list[tuple[Token, Quantity]]:
    """The quantities of a match with their tokens, comparators spread under 分别."""
    tokens = [token for token in match.tokens if token.letter in "QR"]
    found = [token.mark.quantity for token in tokens if token.mark and token.mark.quantity]
    distributed = any(token.letter == "D" for token in match.tokens)
    return list(zip(tokens, spread(found, distributed), strict=True))
