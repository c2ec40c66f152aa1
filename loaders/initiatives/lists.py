"""The things between the verbs of a clause: a list cut into its items, with what they share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..segment import proper
from ..wordlists import alternatives, words
from .governing import Governed
from .signs import QUOTE, suffix, usual

_SPLIT = re.compile("、|以及|[和与及]")
_ADJOINING = re.compile("(?<=”)(?=“)")
_OTHERS = re.compile(r"等(?P<of>.*)$")
_LINES = re.compile(
    r"(?P<kind>.*?)(?P<number>[\d一二三四五六七八九十]+)(?P<line>号线)(?P<part>.*)"
    r"|(?P<bare>[\d一二三四五六七八九十]+)"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One name in a list: ``start`` to ``end`` of the reading, ``tail`` what the list shares."""

    name: str
    start: int
    end: int
    tail: str


def items(text: str, governed: Governed) -> Iterator[Item]:
    """The names between the verbs, cut at 、 and 和 outside quotes; what 等 sums up is shared."""
    listed = text[governed.start : governed.end]
    tail = governed.of
    shell = _shell().search(listed)
    if shell and shell.start() > 1:
        tail = tail or (shell["plain"] or "")
        listed = listed[: shell.start()]
    others = _OTHERS.search(_masked(listed))
    if others and others.start() > 0:
        tail = listed[others.start("of") :]
        if QUOTE.search(tail):
            start = governed.start + others.start("of")
            yield Item(tail, start, start + len(tail), "")
            return
        listed = listed[: others.start()]
    spans = [(start, end) for start, end in _parts(listed) if end > start]
    names = _whole([listed[start:end] for start, end in spans], tail)
    for (start, end), name in zip(spans, names, strict=True):
        yield Item(name, governed.start + start, governed.start + end, tail)


@lru_cache(maxsize=1)
def _shell() -> re.Pattern[str]:
    """The words for the work itself behind the last name: 等重点项目建设, 前期工作."""
    plain, work = alternatives("plain_names"), alternatives("work_nouns")
    return re.compile(rf"等?(?P<plain>{plain}|重[点大])?(?:{work})$")


def _masked(listed: str) -> str:
    return QUOTE.sub(lambda match: "□" * len(match.group()), listed)


def _parts(listed: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _SPLIT.finditer(_masked(listed)):
        if match.group() == "、" or _joins(listed[at : match.start()], listed[match.end() :]):
            yield at, match.start()
            at = match.end()
    yield from _adjoining(listed, at)


def _joins(left: str, right: str) -> bool:
    """Whether 和 stands between two names rather than inside one."""
    return bool(suffix(left) or left.endswith("”")) and len(right) > 2


def _adjoining(listed: str, start: int) -> Iterator[tuple[int, int]]:
    """Quotes side by side are names of their own: “甲”“乙”品牌."""
    for match in _ADJOINING.finditer(listed):
        if match.start() > start:
            yield start, match.start()
            start = match.start()
    yield start, len(listed)


def _whole(names: list[str], tail: str) -> list[str]:
    """The names of a list with what they share: 1号线、2号线 are lines of one network.

    What ends the last name, or what 等 sums up, ends those before it too where they have no
    ending of their own: 甲、乙污水处理厂 are two plants.
    """
    last = names[-1] if names else ""
    ending = suffix(last) if len(names) > 1 else ""
    if not ending and _specific(tail):
        ending = suffix(tail)
    whole: list[str] = []
    for name in names:
        line = _LINES.fullmatch(name)
        if line and not line["kind"] and _is_line(last):
            kind = next((k["kind"] for w in whole if (k := _LINES.fullmatch(w)) and k["kind"]), "")
            whole.append(f"{kind}{line['number'] or line['bare']}号线{line['part'] or ''}")
        elif _shares(ending) and _headed(name, ending):
            whole.append(name + ending)
        else:
            whole.append(name)
    return whole


def _headed(name: str, ending: str) -> bool:
    """Whether a name lacks its ending; that of a project needs a place: 甲 of 甲、乙污水处理厂."""
    if not 1 < len(name) <= 8 or "”" in name or suffix(name):
        return False
    return usual(ending) == "programme" or proper(name)


def _is_line(name: str) -> bool:
    line = _LINES.fullmatch(name)
    return line is not None and line["line"] is not None


def _specific(tail: str) -> bool:
    """Whether what 等 sums up ends names, rather than only calling them projects."""
    return tail not in words("plain_names") and _shares(suffix(tail))


def _shares(ending: str) -> bool:
    return len(ending) > 2 and ending not in words("plain_names")
