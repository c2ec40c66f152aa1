"""The things between the verbs of a clause: a list cut into its items, with what they share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..segment import boundary, known, named, places, proper, tagged
from ..wordlists import alternatives, any_of, words
from .governing import Governed, worked
from .signs import QUOTE, slogan, suffix, usual

_SPLIT = re.compile("、|以及|[和与及]")
_ADJOINING = re.compile("(?<=[”》])(?=[“《])")
_ASIDE = re.compile("（[^（）]{1,12}）")
_OTHERS = re.compile(r"(?<![高初中平同均])等(?P<of>.*)$")
_TOTAL = re.compile(
    r"(?<![第\d])[\d一二三四五六七八九十两]+[多余]?[条个座项所家处宗片段批大](?:\d[\d.]*公里)?"
    r"(?P<of>[^、，\d□]{2,16})$"
)
_COUNTERS = frozenset("条个座项所家处宗片段批大")
_MANY = frozenset("、和与及等“《") | _COUNTERS
_AMOUNT = re.compile(
    r"^(?:[\d一二三四五六七八九十两]+[多余]?[条个座项所家处宗片段批大]|[多余]?[条个座项所家处宗批])"
    r"(?:\d[\d.]*公里)?"
)
_NUMERALS = frozenset("一二三四五六七八九十")
_LINES = re.compile(
    r"(?P<kind>.*?)(?P<number>[\d一二三四五六七八九十]+)(?P<line>号(?:线|机组|泊位))(?P<part>.*)"
    r"|(?P<head>.*?)(?P<bare>[\d一二三四五六七八九十]+)号?"
)


class Item(NamedTuple):
    """One name in a list: ``start`` to ``end`` of the reading, ``tail`` what the list shares."""

    name: str
    start: int
    end: int
    tail: str


def items(text: str, governed: Governed) -> Iterator[Item]:
    """The names between the verbs, cut at 、 and 和 outside quotes; what 等 sums up is shared."""
    listed = text[governed.start : governed.end]
    tail = governed.of
    shell = _shell().search(listed) if listed.endswith(words("work_nouns")) else None
    if shell and shell.start() > 1:
        tail = tail or (shell["plain"] or "")
        listed = listed[: shell.start()]
    if not tail and _MANY.isdisjoint(listed):  # one name alone, as most are
        if listed:
            yield Item(listed, governed.start, governed.start + len(listed), "")
        return
    for at, part, of, named_at in _segments(listed, tail):
        first = governed.start + at
        shared = "" if named_at else of
        spans = [(start, end) for start, end in _parts(part, bool(of)) if end > start]
        names = _whole([part[start:end] for start, end in spans], shared)
        for (start, end), name in zip(spans, names, strict=True):
            yield Item(name, first + start, first + end, shared)
        if named_at:
            yield Item(of, governed.start + named_at, governed.start + named_at + len(of), "")


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
        joined = _SPLIT.match(summed, cut)
        at += begin + (joined.end() if joined else cut)


def _sum_ends(summed: str) -> int:
    """Where a sum ends that more names follow: 高速公路和跨河大桥."""
    masked = _masked(summed)
    for match in _SPLIT.finditer(masked):
        right = masked[match.end() :]
        told = "□" in right or "等" in right or len(right) > 4
        if told and len(right) > 3 and suffix(summed[: match.start()]):
            return match.start()
    return len(summed)


def _total(listed: str) -> re.Match[str] | None:
    """A count that sums named places up: 甲县、乙县2座水厂."""
    if _COUNTERS.isdisjoint(listed) or not suffix(listed):
        return None
    found = _TOTAL.search(_masked(listed))
    if found is None or not suffix(found["of"]):
        return None
    if not found[0][0].isdigit() and not _SPLIT.search(listed):
        return None
    last = _SPLIT.split(listed[: found.start()])[-1]
    if proper(last) or usual(found["of"]) == "programme":
        return found
    lacking = "、" in listed and len(last) > 1 and len(found["of"]) > 2 and not suffix(last)
    return found if lacking else None


@lru_cache(maxsize=1)
def _shell() -> re.Pattern[str]:
    """The words for the work itself behind the last name: 等重点项目建设, 前期工作."""
    plain, work = alternatives("plain_names"), alternatives("work_nouns")
    return re.compile(rf"等?(?P<plain>{plain}|重[点大])?的?(?:{work})$")


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
    for match in _SPLIT.finditer(masked):
        left, right = listed[at : match.start()], masked[match.end() :]
        last = (summed or (row and proper(left))) and len(left) > 2 and len(right) > 3
        last = last and not _SPLIT.search(right)
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
    if suffix(worked(left)) or left.endswith(words("name_tails")):
        return True
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


def _whole(names: list[str], tail: str) -> list[str]:
    """The names of a list with what they share: 1号线、2号线 are lines of one network.

    What 等 or a count sums up ends each name that lacks an ending; else the next name's ending
    does where the two are alike: 甲、乙污水处理厂 are two plants. Where 等 only calls them projects
    the last name's ending is its own, unless that is a railway.
    """
    if len(names) == 1 and not tail:
        return names
    shared = _sum(tail)
    works = shared.startswith(words("works_on")) if shared else True
    railway = words("name_variants", "railway")
    whole: list[str] = []
    alike = bool(shared) and any(_lacks(name, shared) for name in names)
    following = ""
    lined = ""  # what lines ahead of one in a list are: 号线
    for n in range(len(names) - 1, -1, -1):
        name = names[n]
        line = _line(name)
        lined = (line["line"] if line else "") or lined
        if line and not line["kind"] and lined:
            kind = line["head"] or _network(names[:n])
            name = f"{kind}{line['number'] or line['bare']}{lined}{line['part'] or ''}"
            whole.append(name)
            continue
        lent = works and (bool(shared) or not tail or following.endswith(railway))
        following = _ended(name, _next_ending(name, following) if lent else "")
        lacking = alike and _short(following, shared)
        whole.append(_ended(following, shared) if lacking else following)
    return whole[::-1]


def _ended(name: str, ending: str) -> str:
    """A name with a shared ending, what both have told once.

    >>> _ended("西川引水", "引水工程"), _ended("东明", "水厂")
    ('西川引水工程', '东明水厂')
    """
    return name + ending[2:] if len(ending) > 2 and name.endswith(ending[:2]) else name + ending


def _network(ahead: list[str]) -> str:
    """The network that the lines ahead in a list tell: 地铁 of 地铁三、四号线."""
    for name in ahead:
        line = _line(name)
        if line and (line["kind"] or line["head"]):
            return line["kind"] or line["head"]
    return ""


def _line(name: str) -> re.Match[str] | None:
    """A name as that of a line with its number; one look tells most are none."""
    if "号" in name or name[-1:].isdecimal() or name[-1:] in _NUMERALS:
        return _LINES.fullmatch(name)
    return None


def _sum(tail: str) -> str:
    """What 等 sums names up as, where it ends names rather than only calling them projects."""
    if any_of("indefinites").match(tail):
        return ""
    bare = worked(_AMOUNT.sub("", tail.partition("的")[0]))
    led = any_of("tail_leads").sub("", bare)
    bare = led if suffix(led) else bare
    ending = suffix(bare)
    if ending in words("plain_names"):  # 码头项目
        bare = bare.removesuffix(ending)
        ending = suffix(bare)
        if ending in words("works_on") or not (ending or bare.endswith(words("name_tails"))):
            return ""
    elif len(ending) < 2:
        return ""
    if len(bare) > 14 or bare in words("plain_names") or _SPLIT.search(bare):
        return ""
    return bare


def _lacks(name: str, ending: str) -> bool:
    """Whether a name lacks its ending; that of a project needs a place: 甲 of 甲、乙污水处理厂."""
    if not _short(name, ending):
        return False
    if suffix(name):
        return True
    plan = usual(ending) == "programme" and suffix(ending) not in words("weak_suffixes")
    short = len(name) < 4 and not ending.endswith(words("common_suffixes"))
    return proper(name) or (plan and (len(ending) > 2 or short))


def _short(name: str, ending: str) -> bool:
    """Whether a name has no ending of its own, or one that the work is done on."""
    if not 1 < len(name) <= 8 or "”" in name:
        return False
    return not suffix(name) or ending.startswith(words("works_on"))


def _next_ending(name: str, other: str) -> str:
    """The ending that a name shares with the next one, where that is as long as it."""
    shared = _parallel(name, other)
    if shared:
        return shared
    ending = suffix(other)
    if not ending or "”" in other or ending in words("plain_names"):
        return ""
    head = other[: -len(ending)] if other.endswith(ending) else ""
    built = len(name) > 2 and name.endswith(words("built_things"))
    if not head or built or abs(len(head) - len(name)) > 2:
        return ""
    own = suffix(name)
    if own:  # 质量强市、品牌强市战略
        return ending.removeprefix(own) if ending.startswith(own) else ""
    return ending if _lacks(name, ending) else ""


def _parallel(name: str, other: str) -> str:
    """What follows a place in a name, where the name ahead of it is a place alone.

    Places are regions (甲县、乙县农村示范项目) and the two ends of a line (甲乙、甲丙城际铁路).
    """
    if not 2 <= len(name) <= 4 or suffix(name) or not suffix(other):
        return ""
    if name in places():
        rest = next((other[n:] for n in range(4, 1, -1) if other[:n] in places()), "")
        return rest if rest and named(rest) else ""
    if len(name) > 2 or len(other) < 5 or known(name) or known(other[:2]):
        return ""
    apart = name[0] == other[0] or len(tagged(other[2:])[0][0]) > 1
    return other[2:] if apart and boundary(other, 2) else ""
