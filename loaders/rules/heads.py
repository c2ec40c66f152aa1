"""Heads: what a value is said of, told apart where several share words or values.

Work reports leave out what a neighbour has said: 城乡居民收入 is two incomes, 氨氮、二氧化硫排放量
two amounts of discharge, and a phrase without a head goes on about the heads before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..numerals import number
from ..segment import boundary, known, tagged, word_start
from ..tokens import Token
from ..wordlists import mapping, rows, swift, words


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

    Those that cannot stand alone are one where they are ``summed`` (市、县财政支出), and so are
    plain things (博物馆、美术馆).
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
    if summed and (_plain(found) or all(len(head.text) == 1 for head in found[:-1])):
        return [Head("、".join(head.text for head in found), found[0].start)]
    return _told_apart(found, split or each) or shared(found)


def summed_up(found: list[Head]) -> list[Head]:
    """Examples that 等 sums up are one thing, unless each of them is measured.

    >>> [head.text for head in summed_up([Head("泥人", 0), Head("竹刻等销售", 3)])]
    ['泥人、竹刻等销售']
    """
    if len(found) < 2 or not _SUCH.search(found[-1].text):
        return found
    if any(names_measure(head.text) for head in found[:-1]):
        return found
    return [Head("、".join(head.text for head in found), found[0].start)]


_SUCH = re.compile("等(?!级).{2,}")


def _plain(found: Sequence[Head]) -> bool:
    """Whether the things of a list are said nothing of, and measured by the last alone."""
    told = (flag for head in found[:-1] for _, flag in tagged(head.text))
    measured = any(names_measure(head.text) for head in found[:-1])
    return not measured and all(flag[:1] != "v" or flag == "vn" for flag in told)


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
        return [Head(grown("、".join(names), sums["tail"]), found[0].start)]
    return [
        Head(grown(name, sums["tail"]), head.start) for name, head in zip(names, found, strict=True)
    ]


def grown(name: str, tail: str) -> str:
    """A name with its tail, whose first words it may have: 失业保险 and 保险覆盖率.

    >>> grown("重点项目投资", "投资额"), grown("重点项目", "投资额")
    ('重点项目投资额', '重点项目投资额')
    """
    return name + (tail[2:] if name.endswith(tail[:2]) else tail)


_SUMMED = re.compile("(?P<count>[二两三四五六七八九十])[大类个项](?P<tail>.{2,})$")


def _conjuncts(head: str) -> list[tuple[str, int]]:
    """The things that 和 joins, each with its place; 普及率 and 和谐 join nothing."""
    if _ANDS.isdisjoint(head):
        return [(head, 0)]
    parts: list[tuple[str, int]] = []
    at = begin = 0
    for word, _ in (*tagged(head), ("和", "")):
        if word in _AND and not head.startswith(_UPWARDS, at + len(word)):
            if at > begin:
                parts.append((head[begin:at], begin))
            begin = at + len(word)
        at += len(word)
    return parts


_UPWARDS = "以上"  # 县级及以上城市
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
        rf"(?:[的是了（，按要将等和与及有已仅只也共]|(?<!行)为|(?<![人平日年户亩月地])均|{swift(words('head_tails'))})+$"
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
    >>> [h.text for h in shared([Head("服务业", 0), Head("工业占生产总值比重", 4)])]
    ['服务业占生产总值比重', '工业占生产总值比重']
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
    grand = _GRAND.fullmatch(found[-1].text)
    if grand and all(_GRAND.match(head.text + grand["tail"]) for head in found[:-1]):
        # 三大主导、四大特色产业: industries all of them
        return [
            head if _TRADE in head.text else Head(head.text + grand["tail"], head.start)
            for head in found
        ]
    ratio = _SHARE.search(found[-1].text)
    if ratio and not any(_SHARE.search(head.text) for head in found[:-1]):
        return [*(Head(head.text + ratio.group(), head.start) for head in found[:-1]), found[-1]]
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
    tail = (_tail(found[-1].text) or last.group()) if last else _rate(found[-1].text)
    if not tail or tail == found[-1].text:
        return found
    return [
        head if names_measure(head.text) else Head(_tailed(head.text, tail), head.start)
        for head in found[:-1]
    ] + [found[-1]]


def _rate(text: str) -> str:
    """The rate that a head ends with, for others to share: 办结率, 对经济增长的贡献率.

    >>> _rate("政协提案办结率"), _rate("消费对经济增长的贡献率"), _rate("政协提案")
    ('办结率', '对经济增长的贡献率', '')
    """
    if not text.endswith(_RATE):
        return ""
    towards = contribution(text)
    if towards > 0:
        return text[towards:]
    spoken = [word for word, _ in tagged(text)]
    return "".join(spoken[-2:] if spoken[-1] == _RATE else spoken[-1:])


def contribution(text: str) -> int:
    """Where a head begins to tell what something contributes to, -1 where it does not.

    >>> contribution("消费对经济增长的贡献率"), contribution("对外贸易额")
    (2, -1)
    """
    return text.rfind(_TOWARDS) if text.endswith(_GIVEN) else -1


_GRAND, _TRADE = re.compile("[一二三四五六七八九十]大.+?(?P<tail>产业.*)"), "产业"
_RATE, _GIVEN, _TOWARDS = "率", "贡献率", "对"
_SHARE = re.compile("(?<=.)占.+(?:比重|比例)$")
_ORDINAL = re.compile("第?[一二三]次?")
_INDUSTRIES = re.compile("第?[二三]次?产业(?P<measure>.*)")


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


def names_measure(head: str) -> bool:
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
    return not names_measure(head) and not head.isascii()
