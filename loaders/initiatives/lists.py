"""The things between the verbs of a clause: a list cut into its items, with what they share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..segment import boundary, proper
from ..wordlists import alternatives, any_of, either, words
from .governing import Governed
from .joints import SPLIT, compound, inner
from .sharing import whole
from .signs import AND_SO_ON, COUNTERS, QUOTE, slogan, suffix, tailed, usual, worked

_ADJOINING = re.compile("(?<=[”》])(?=[“《])")
_ASIDE = re.compile("（[^（）]{1,12}）")
_OTHERS = re.compile(rf"{AND_SO_ON}(?P<of>.*)$")
_TOTAL = re.compile(
    rf"(?<![第\d])[\d一二三四五六七八九十两]+[多余]?[{COUNTERS}](?:\d[\d.]*公里)?"
    r"(?P<of>[^、，\d□]{2,16})$"
)
_TITLED = re.compile("条.*(?:政策|措施|意见)$")  # 24条政策 are one plan
_COUNTED = frozenset(COUNTERS)
_PAIRING = frozenset("和与及")
_MANY = _COUNTED | frozenset("、和与及等“《")


class Item(NamedTuple):
    """One name in a list: ``start`` to ``end`` of the reading, ``tail`` what the list shares."""

    name: str
    start: int
    end: int
    tail: str


def items(text: str, governed: Governed) -> list[Item]:
    """The names between the verbs, cut at 、 and 和 outside quotes; what 等 sums up is shared."""
    listed = text[governed.start : governed.end]
    tail = governed.of
    shell = _shell().search(listed) if listed.endswith(words("work_nouns")) else None
    if shell and shell.start() > 1:
        tail = tail or shell["of"] or shell["plain"] or ""
        listed = listed[: shell.start()]
    if not tail and _MANY.isdisjoint(listed):  # one name alone, as most are
        end = governed.start + len(listed)
        return [Item(listed, governed.start, end, "")] if listed else []
    found: list[Item] = []
    for at, part, of, named_at in _segments(listed, tail):
        first = governed.start + at
        shared = "" if named_at else of
        spans = [(start, end) for start, end in _parts(part, bool(of)) if end > start]
        names = whole([part[start:end] for start, end in spans], shared)
        for (start, end), name in zip(spans, names, strict=True):
            found.append(Item(name, first + start, first + end, shared))
        if named_at:
            begin = governed.start + named_at
            found.append(Item(of, begin, begin + len(of), ""))
    return found


def _segments(listed: str, tail: str) -> Iterator[tuple[int, str, str, int]]:
    """Lists that each end with their own sum: 甲、乙等高速公路和丙、丁等大桥.

    Where each begins, its names, what sums them up, and where that is a name itself (等“丙”工程).
    """
    at = 0
    while True:
        rest = listed[at:]
        masked = _masked(rest)
        others = _OTHERS.search(masked) if "等" in rest else _total(rest)
        if others is None or others.start() < 1:
            yield at, rest, tail, 0
            return
        begin = others.start("of")
        summed = rest[begin:]
        cut = _sum_ends(summed)
        own = summed[:cut]
        if QUOTE.search(own):
            yield at, rest[: others.start()], own, at + begin
        else:
            yield at, rest[: others.start()], "" if any_of("vague_sums").search(own) else own, 0
        if cut == len(summed):
            return
        joined = SPLIT.match(summed, cut)
        at += begin + (joined.end() if joined else cut)


def _sum_ends(summed: str) -> int:
    """Where a sum ends that more names follow: 高速公路和跨河大桥."""
    masked = _masked(summed)
    for match in SPLIT.finditer(masked):
        right = masked[match.end() :]
        told = "□" in right or "等" in right or len(right) > 4
        if told and len(right) > 3 and suffix(summed[: match.start()]):
            return match.start()
    return len(summed)


def _total(listed: str) -> re.Match[str] | None:
    """A count that sums named places up: 甲县、乙县2座水厂."""
    if _COUNTED.isdisjoint(listed) or not suffix(listed):
        return None
    masked = _masked(listed)
    found = _TOTAL.search(masked)
    if found is None or not suffix(found["of"]) or _TITLED.search(found[0]):
        return None
    if not found[0][0].isdigit() and not SPLIT.search(masked):
        return None
    last = SPLIT.split(listed[: found.start()])[-1]
    if proper(last) or usual(found["of"]) == "programme":
        return found
    lacking = "、" in listed and len(last) > 1 and len(found["of"]) > 2 and not suffix(last)
    return found if lacking else None


@lru_cache(maxsize=1)
def _shell() -> re.Pattern[str]:
    """The words for the work itself behind the last name: 等项目建设, 重点项目建设, 前期工作.

    A plain word without 等 is the name's own: 灌区工程建设.
    """
    plain, work = words("plain_names"), alternatives("work_nouns")
    longer = either(word for word in plain if len(word) > 2)
    return re.compile(
        rf"(?:等(?P<of>{either(plain)}|重[点大])?|(?P<plain>{longer}|重[点大])?)的?(?:{work})$"
    )


def _masked(listed: str) -> str:
    if "（" in listed:
        listed = _ASIDE.sub(lambda match: "△" * len(match.group()), listed)
    if "“" not in listed and "《" not in listed:
        return listed
    return QUOTE.sub(lambda match: "□" * len(match.group()), listed)


def _parts(listed: str, summed: bool) -> Iterator[tuple[int, int]]:
    at = 0
    row = summed
    masked = _masked(listed)
    joints = list(SPLIT.finditer(masked))
    within = inner(listed, masked, joints) if joints else frozenset()
    for match in joints:
        if match.start() in within:
            continue
        left, right = listed[at : match.start()], masked[match.end() :]
        if match[0] in _PAIRING and compound(match[0], left, right, row):
            continue
        last = (summed or (row and proper(left))) and len(left) > 2 and len(right) > 2
        last = last and not SPLIT.search(right)
        plain = match.group() == "、" or (row and match.group() == "以及")
        if plain or last or _joins(left, right, listed[match.end() :]):
            yield at, match.start()
            at = match.end()
            row = True
    if _ADJOINING.search(listed):
        yield from _adjoining(listed, at)
    else:
        yield at, len(listed)


def _joins(left: str, right: str, spoken: str) -> bool:
    """Whether 和 stands between two names rather than inside one."""
    if len(right) < 3:
        return False
    if left.endswith("”") or right.startswith("□") or slogan(left):
        return True
    if left in words("title_scopes"):  # 国家和省级示范区
        return right.startswith(words("title_scopes"))
    if suffix(worked(left)) or tailed(left):
        return True
    if left.endswith("建设") and len(left) > 4:  # 甲城建设和乙路改造
        return len(right) > 3
    if (left[-2:] == spoken[-2:] and proper(left)) or ("”" in left and "□" in right):
        return True  # 甲片区和乙片区
    if usual(right) == "event" or right.endswith(words("plain_names")):  # 海外周和国际博览会
        return left.endswith(words("occasions"))
    placed = len(left) < 5 and proper(left) and proper(right[:4])
    return placed and boundary(f"{left}和{right}", len(left))


def _adjoining(listed: str, start: int) -> Iterator[tuple[int, int]]:
    """Quotes side by side are names of their own: “甲”“乙”品牌."""
    for match in _ADJOINING.finditer(listed, start):
        if match.start() > start:
            yield start, match.start()
            start = match.start()
    yield start, len(listed)
