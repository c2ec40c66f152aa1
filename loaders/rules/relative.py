"""Relative statements: 与经济增长同步, 高于全省平均, 完成省下达任务."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ..behind import goes_on
from ..records import Comparator
from ..tokens import Token
from ..wordlists import alternatives, any_of
from .ellipsis import anchored
from .engine import HEADS, Draft, Match, Rule
from .heads import Carry, Head, heads, names_measure, shared, trimmed
from .level import rated, statement

_WITH = re.compile(r"(?P<head>.+?)(?:与|和|同|跟)(?P<other>[^、]+)")
_INSIDE = re.compile(r"(?:范围|以)?(?:内|之内)$")


def _draft(head: Head, end: int, other: str, comparator: Comparator, action: str | None) -> Draft:
    return Draft(
        indicator=head.text,
        action=action,
        aspect="relative",
        value=None,
        value_max=None,
        unit=None,
        comparator=comparator,
        start=head.start,
        end=end,
        relative_to=other,
    )


@lru_cache(maxsize=1)
def _adverbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('sync_adverbs')})+$")


def sync(match: Match) -> tuple[list[Draft], Carry]:
    """X 与 Y 同步: as much as the other, or about as much with 基本."""
    word = match.of("Y")[-1]
    start, words = match.start, match.text[match.start : word.start]
    if goes_on(match.text, word.end) and not any_of("change_verbs").match(match.text, word.end):
        return [], match.carry  # 与主体工程同步发挥作用
    found = _WITH.fullmatch(words)
    if not found or not word.mark:
        return [], match.carry
    named = [
        Head(
            trimmed(part.group()),
            start + part.start() + len(part.group()) - len(trimmed(part.group())),
        )
        for part in re.finditer("[^、]+", found["head"])
    ]
    named = [head for head in shared(named) if head.text]
    comparator: Comparator = "approx" if word.mark.value == "approx" else "eq"
    adverbs = _adverbs().search(found["other"])
    other = found["other"][: adverbs.start()] if adverbs else found["other"]
    if adverbs and any_of("sync_adverbs", "approx").search(adverbs.group()):
        comparator = "approx"
    drafts = [_draft(head, word.end, other, comparator, None) for head in named]
    return drafts, Carry(tuple(named))


def compare(match: Match) -> tuple[list[Draft], Carry]:
    """X 高于 Y, where Y is no number of its own."""
    return _compared(match, match.tokens[-1].end)


def margins(match: Match) -> tuple[list[Draft], Carry]:
    """甲、乙分别快于全省0.9和7.2个百分点: each tied to the other, however far above it."""
    word = match.of("H")[0]
    joint = next(token for token in match.of("J") if token.start > word.start)
    return _compared(match, joint.start)


def compare_place(match: Match) -> tuple[list[Draft], Carry]:
    """X 高于全国、快于全省: a scope alone is what it is compared with."""
    word = match.of("H")[-1]
    place = _scope().match(match.text, word.end)
    if place is None or goes_on(match.text, place.end()):
        return [], match.carry
    found, carry = _compared(match, place.end())
    return [draft._replace(end=place.end()) for draft in found], carry


@lru_cache(maxsize=1)
def _scope() -> re.Pattern[str]:
    return any_of("title_scopes")


def _compared(match: Match, until: int) -> tuple[list[Draft], Carry]:
    """The heads before a word that compares, tied to what stands behind it up to ``until``."""
    word = match.of("H")[0]
    left = [token for token in match.tokens if token.start < word.start]
    left = [] if [token.letter for token in left] == ["J"] else left
    while len(left) > 1 and left[0].letter in "EA":
        left = left[1:]  # 保持经济增速高于全国
    words = "".join(token.text(match.text) for token in left)
    end = match.tokens[-1].end
    other, comparator = _against(match, word, until)
    other = _FIGURE.sub("", other)
    if not left and other:
        drafts = [_draft(head, end, other, comparator, None) for head in match.carry.heads]
        return drafts, match.carry
    if not words or not other:
        return [], match.carry
    start = left[0].start
    named = [
        Head(trimmed(part), max(match.text.find(part, start, word.start), start))
        for part in re.findall("[^、]+", words)
    ]
    named = rated(anchored([head for head in shared(named) if head.text], match.carry))
    return [_draft(head, end, other, comparator, None) for head in named], Carry(tuple(named))


_FIGURE = re.compile(r"\d[\d.]*[个%]?$")


def _against(match: Match, word: Token, end: int) -> tuple[str, Comparator]:
    """What a word compares with, and how: 高于|全国 up to ``end``, or 比全国高 by itself."""
    than = _THAN.fullmatch(word.text(match.text))
    if than is not None:
        return than["other"], "le" if than["direction"] in "低慢" else "ge"
    lower = word.mark is not None and word.mark.value == "le"
    return match.text[word.end : end], "le" if lower else "ge"


_THAN = re.compile("比(?P<other>.+)(?P<direction>[高低快慢])出?")


_OF = "的"


def margin(match: Match) -> tuple[list[Draft], Carry]:
    """增速高于全省1个百分点, 比全国高2个百分点: tied to the other, however far above it."""
    word = match.of("H")[0]
    left = "".join(token.text(match.text) for token in match.tokens if token.start < word.start)
    other, comparator = _against(match, word, match.of("Q")[0].start)
    own = [Head(trimmed(left), match.start)] if trimmed(left) else []
    named = anchored(own, match.carry) or list(match.carry.heads[:1] if not left else ())
    if not named or not other:
        return [], match.carry
    value = match.of("Q")[0].mark
    whole = other.removesuffix(_OF)
    shares = whole != other and names_measure(whole)
    if shares and value and value.quantity and value.quantity.unit == "%":
        # 低保标准不低于居民人均消费支出的40%
        share = Head(f"{named[0].text}占{whole}", named[0].start)
        return [statement(share, replace(value.quantity, comparator=comparator))], match.carry
    drafts = [_draft(named[0], match.tokens[-1].end, other, comparator, None)]
    return drafts, Carry((named[0],))


def assigned(match: Match) -> tuple[list[Draft], Carry]:
    """X 完成省下达任务, 完成国家下达的节能减排任务, X 控制在省定范围内."""
    target = match.of("Z")[-1]
    words = target.text(match.text)
    inside = _INSIDE.search(words)
    bare = words[: inside.start()] if inside and "范围" not in words else words
    bare = re.sub(r"(?<=范围)(?:之内|以内|内)$", "", bare)
    found = _given().fullmatch(bare)
    thing = found["thing"] if found else ""
    other = (found["giver"] + ("的" if "的" in bare else "") + found["head"]) if found else bare
    named = heads(match.text, match.before("AEZ"), split=True)
    if not named and thing:
        parts = re.split("和|、|与", thing)
        named = [Head(part.rstrip("等"), target.start) for part in parts if part]
    if not named:
        return [], match.carry
    verb = match.of("A") or match.of("E")
    action = match.words("A")
    comparator: Comparator = "le" if match.of("E") or inside else "eq"
    start = verb[0].start if verb else target.start
    drafts = [
        _draft(Head(h.text, min(h.start, start)), target.end, other, comparator, action)
        for h in named
    ]
    return drafts, Carry(tuple(named))


@lru_cache(maxsize=1)
def _given() -> re.Pattern[str]:
    """省下达的节能减排任务: who gave it, what it is about, what it is called."""
    return re.compile(
        rf"(?P<giver>.+?(?:{alternatives('giver_endings')}))的?"
        rf"(?P<thing>.*?)(?P<head>{alternatives('given_heads')})$"
    )


def assigned_share(match: Match) -> tuple[list[Draft], Carry]:
    """完成省定任务的112%: how much of what was assigned is done."""
    target, value = match.of("Z")[-1], match.of("Q")[-1]
    named = heads(match.text, match.before("AEZ")) or list(match.carry.heads)
    words = "完成" + target.text(match.text)
    subjects = [Head(head.text + words, head.start) for head in named]
    quantity = value.mark.quantity if value.mark else None
    if quantity is None:
        return [], match.carry
    drafts = [statement(head, quantity) for head in subjects or [Head(words, match.start)]]
    return drafts, match.carry


RULES: tuple[Rule, ...] = (
    Rule("in-step", re.compile("[_VJAESDH]{1,40}Y"), sync, "居民收入增长与经济增长同步"),
    Rule(
        "compared",
        re.compile("[_VJADES]{0,40}[_V]HJ?[_Z][_VAS]{0,40}(?![Q])"),
        compare,
        "投资增速高于经济增速",
    ),
    Rule(
        "compared-again",
        re.compile("(?:J|(?<![_VJADES]))HJ?[_Z](?![QV])"),
        compare,
        "投资增长9%，高于全省平均水平",
    ),
    Rule(
        "compared-place",
        re.compile("(?:J|[_VJADES]{0,40}[_V])?H(?![_ZQ])"),
        compare_place,
        "投资增速高于全国、快于全省",
    ),
    Rule("margin", re.compile("[_V]{0,8}H[_Z]?V?Q"), margin, "投资增速高于全省平均1.5个百分点"),
    Rule(
        "margins",
        re.compile("[_VJADES]{0,40}[_V]H[_Z]?Q?(?:JQ){1,8}"),
        margins,
        "工业、建筑业增加值增速分别快于全省0.9和7.2个百分点",
    ),
    Rule(
        "assigned-share",
        re.compile(f"O?(?:{HEADS})?[AE]+Z_?Q"),
        assigned_share,
        "完成省定任务的112%",
    ),
    Rule("assigned", re.compile(f"O?(?:{HEADS})?[AE]+D?Z"), assigned, "节能减排完成省下达任务"),
)
