"""Heads: what a value is said of, told apart where several share words or values.

Work reports leave out what a neighbour has said: 城乡居民收入 is two incomes, 氨氮、二氧化硫排放量
two amounts of discharge, and a phrase without a head goes on about the heads before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from ...schema import units
from ..numerals import number
from ..quantities import Quantity
from ..segment import boundary, known, tagged, word_start
from ..tokens import Token
from ..wordlists import any_of, mapping, rows, swift, words


class Head(NamedTuple):
    """What is measured: its words, and where they start in the reading."""

    text: str
    start: int


class Carry(NamedTuple):
    """What a phrase may leave out because those before it said it.

    ``heads`` and ``action`` are those of the last phrase, ``recent`` all heads of the sentence;
    ``unit`` and ``sign`` of the last statement, the sign only of a growth or change.
    """

    heads: tuple[Head, ...] = ()
    action: str | None = None
    recent: tuple[Head, ...] = ()
    unit: str | None = None
    sign: str = ""


def heads(
    text: str,
    tokens: Sequence[Token],
    split: bool = False,
    summed: bool = False,
    each: bool = False,
) -> list[Head]:
    """The heads that text tokens name: one a token, or more where 和 joins them and ``split``.

    Those that cannot stand alone are one where they are ``summed``: 市、县财政支出.
    """
    found: list[Head] = []
    for token in tokens:
        if token.letter != "_":
            continue
        spoken = token.text(text)
        head = trimmed(spoken)
        if not head:
            continue
        start = _origin(token, max(spoken.find(head), 0))
        parts = _conjuncts(head) if split else [(head, 0)]
        found += [Head(part, start + place) for part, place in parts]
    if len(found) < 2:
        return found
    if summed and all(len(head.text) == 1 for head in found[:-1]):
        return [Head("、".join(head.text for head in found), found[0].start)]
    return _told_apart(found, split or each) or shared(found)


def _told_apart(found: list[Head], each: bool) -> list[Head]:
    """甲、乙、丙三大产业 are an industry each where each has its value, else they are one.

    What is named behind them (甲、乙两大产业产值和出口额) stands alone.
    """
    for n in range(len(found) - 1, 0, -1):
        if _SUMMED.search(found[n].text):
            apart = _summed_apart(found[: n + 1], each)
            return [*apart, *found[n + 1 :]] if apart else []
    return []


def _summed_apart(found: list[Head], each: bool) -> list[Head]:
    sums = _SUMMED.search(found[-1].text)
    if not sums or number(sums["count"]) != len(found):
        return []
    names = [head.text for head in found[:-1]] + [found[-1].text[: sums.start()]]
    if not all(names):
        return []
    if not each:
        return [Head(_grown("、".join(names), sums["tail"]), found[0].start)]
    return [
        Head(_grown(name, sums["tail"]), head.start)
        for name, head in zip(names, found, strict=True)
    ]


def _grown(name: str, tail: str) -> str:
    """A name with its tail, whose first words it may have: 失业保险 and 保险覆盖率."""
    return name + (tail[2:] if name.endswith(tail[:2]) else tail)


_SUMMED = re.compile("(?P<count>[二两三四五六七八九十])[大类个项](?P<tail>.{2,})$")


def _conjuncts(head: str) -> list[tuple[str, int]]:
    """The things that 和 joins, each with its place; 普及率 and 和谐 join nothing."""
    if _ANDS.isdisjoint(head):
        return [(head, 0)]
    parts: list[tuple[str, int]] = []
    at = begin = 0
    for word, _ in (*tagged(head), ("和", "")):
        if word in _AND:
            if at > begin:
                parts.append((head[begin:at], begin))
            begin = at + len(word)
        at += len(word)
    return parts


_AND = frozenset(("以及", "和", "与", "及"))
_ANDS = frozenset("和与及")


def _origin(token: Token, offset: int) -> int:
    for start, end in token.pieces or ((token.start, token.end),):
        if offset < end - start:
            return start + offset
        offset -= end - start
    return token.start


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{swift(words('causatives'))}|[”）的，、和与及或]|[一二三四五六七八九]是|是)+"
    )


@lru_cache(maxsize=1)
def _setting() -> re.Pattern[str]:
    return re.compile("|".join(words("head_settings")))


@lru_cache(maxsize=1)
def _trailing() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[的为是了（，按要将等和与及有已仅只也共]|{swift(words('head_tails'))})+$"
    )


@lru_cache(maxsize=8192)
def trimmed(text: str) -> str:
    """A head without the verbs and scopes that open it and the particles that close it.

    >>> trimmed("推动全市森林覆盖率"), trimmed("面积的"), trimmed("有效发明专利")
    ('森林覆盖率', '面积', '有效发明专利')
    >>> trimmed("工业增加值没有")
    ''

    What was not reached says nothing of what was: a denied head is none.
    """
    text = _setting().sub("", text)
    match = _leading().match(text)
    if match and match.end() < len(text) and not text.startswith(words("kept_leads")):
        text = text[word_start(text, match.end()) :]
    text = _trailing().sub("", text)
    return "" if text.endswith(words("negations")) else text


@lru_cache(maxsize=1)
def _measures() -> re.Pattern[str]:
    return re.compile(f"{swift(words('measures'))}$")


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
    lengths = {len(head.text) for head in found[:-1]}
    length = lengths.pop()
    short = length <= 3 and all(_short(head.text) for head in found[:-1])
    if not lengths and short and _divides(found[0].text, found[-1].text, length):
        suffix = found[-1].text[length:]
        if len(suffix) > 1 and _measures().search(suffix):
            return [Head(head.text + suffix, head.start) for head in found[:-1]] + [found[-1]]
    last, first = _measures().search(found[-1].text), _measures().search(found[0].text)
    if first and first.start() and all(_measures().fullmatch(head.text) for head in found[1:]):
        whole = found[0].text[: first.start()]
        return [found[0], *(Head(whole + head.text, head.start) for head in found[1:])]
    if not last or last.start() == 0:
        return found
    tail = _tail(found[-1].text) or last.group()
    return [
        head if _amount(head.text) else Head(_tailed(head.text, tail), head.start)
        for head in found[:-1]
    ] + [found[-1]]


def _tail(text: str) -> str:
    """The longest measure with what belongs to it: the 贷款余额 of 制造业贷款余额."""
    summed = _LIKE.search(text)
    if summed and _measures().search(summed["tail"]):
        return summed["tail"]
    found = (row[0] for row in rows("measure_tails") if text.endswith(row[0]) and text != row[0])
    return max(found, key=len, default="")


def _tailed(head: str, tail: str) -> str:
    """A head with the tail of a list; what already stands in it is not said twice.

    >>> _tailed("小微企业", "贷款余额"), _tailed("各项贷款", "存款余额")
    ('小微企业贷款余额', '各项贷款余额')
    """
    measure = mapping("measure_tails").get(tail, "")
    own = tail.removesuffix(measure) if measure else ""
    return head + (measure if own and head.endswith(own[-1]) else tail)


_LIKE = re.compile("等(?P<tail>[^等]{4,})$")


def measures(head: str) -> bool:
    """Whether a head ends with what is measured of a thing, but for a standard that it reaches.

    >>> measures("产业链产值"), measures("村达到标准"), measures("产业链")
    (True, False, False)
    """
    return bool(_measures().search(head)) and not head.endswith(words("reached_heads"))


def _amount(head: str) -> bool:
    """Whether a head names its own measure; 产业 is one of 第三产业 alone."""
    if head.endswith(words("measured_things")):
        return False
    return bool(_measures().search(head)) or head[-1:] in _AMOUNTS


_AMOUNTS = frozenset("率额数费度值比")


def _divides(first: str, last: str, length: int) -> bool:
    """Whether what follows ``length`` characters of the last head goes with the first as well.

    A single character never stands alone; a longer head needs a word to end there (失业|保险),
    or one that it makes with what follows (城镇 and 居民).
    """
    return length == 1 or boundary(last, length) or known(first + last[length : length + 2])


def _short(head: str) -> bool:
    """Whether a head is too short to stand alone: 小学、初中入学率 are two rates."""
    return not _amount(head) and not head.isascii()


def anchored(found: Sequence[Head], carry: Carry) -> list[Head]:
    """A head that only names a measure is one of the thing before it: 增速, 总量, 占比.

    >>> [h.text for h in anchored([Head("增速", 9)], Carry((Head("进出口总额", 0),)))]
    ['进出口总额增速']
    """
    if len(found) == len(carry.heads) == 1 and found[0].text in words("leading_heads"):
        return [Head(found[0].text + carry.heads[0].text, found[0].start)]
    share = len(found) == 1 and found[0].text.startswith(_SHARE)
    if (
        len(found) == 1
        and len(carry.heads) == 1
        and (share or found[0].text in words("dependent_heads"))
    ):
        before = carry.heads[0]
        whole = _unrated(before.text) if found[0].text.endswith(_RATE) else before.text
        return [Head(whole + found[0].text, before.start)] if whole else list(found)
    return list(found)


def _unrated(head: str) -> str:
    """What a rate is of, for another rate of it; nothing where its own words do not tell.

    >>> _unrated("代表建议办复率"), _unrated("代表建议"), _unrated("网上办理率")
    ('代表建议', '代表建议', '')
    """
    rates = (word for word in words("dependent_heads") if word.endswith(_RATE))
    named = next((word for word in rates if head.endswith(word) and head != word), "")
    rest = head.removesuffix(named)
    return "" if rest.endswith(_RATE) else rest


_RATE = "率"


def owned(found: list[Head], carry: Carry, text: str) -> list[Head]:
    """The measure of things that were counted just before: 项目523个、完成投资61.5亿元.

    >>> text = "项目523个、完成投资61.5亿元"
    >>> [h.text for h in owned([Head("投资", 9)], Carry((Head("项目", 0),), unit="个"), text)]
    ['项目投资']
    """
    if len(found) != 1 or len(carry.heads) != 1 or found[0].text not in words("owned_heads"):
        return found
    before, head = carry.heads[0], found[0]
    between = text[before.start : head.start]
    near = between.count("，") <= 1 and not _ENDS.intersection(between)
    counted = units.dimension(carry.unit) in _COUNTED
    if not counted or not near or _amount(before.text):
        return found
    return [Head(before.text + head.text, before.start)]


_ENDS = frozenset("。；\n")
_COUNTED = ("count", "household")
_SHARE = "占"
_ORDINAL = re.compile("第?[一二三]次?")
_INDUSTRIES = re.compile("第?[二三]次?产业(?P<measure>.*)")


def ended(bare: str, whole: str) -> str | None:
    """What a head that ends in a bare attribute leaves out, by the one named behind it.

    >>> ended("省级", "市级龙头企业"), ended("国有控股", "参股公司"), ended("学校", "市级医院")
    ('龙头企业', '公司', None)
    """
    if not bare.endswith(words("bare_ends")) or bare == whole:
        return None
    found = any_of("bare_ends").search(whole)
    return whole[found.end() :].removeprefix("的") or None if found else None


def both(head: Head, count: int) -> list[Head]:
    """One word for two things that are told apart by their two values.

    >>> [h.text for h in both(Head("城乡居民收入", 0), 2)]
    ['城镇居民收入', '农村居民收入']
    """
    for word, first, second in rows("couples") if count == 2 else ():
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
        elif len(names) == 1 and not distributed:
            names = names * len(values)
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


def levelled(values: Sequence[Quantity]) -> list[Quantity]:
    """分别提高3个和2个百分点: the unit that closes the list is that of all."""
    if values and values[-1].unit == _POINTS:
        return [replace(v, unit=_POINTS) if v.unit == _POINTS[0] else v for v in values]
    return list(values)


_POINTS = "个百分点"
