"""Quantities of a text: number, unit and the words around them that compare (近百家, 7%左右)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from ..schema import units
from .numerals import CHINESE, DIGITS, number
from .records import Comparator
from .wordlists import either, patterns, rows, swift, words


@dataclass(slots=True)
class Quantity:
    """A number with its unit at ``start`` to ``end`` of the reading, comparing words included.

    ``value`` and ``value_max`` are as written in ``unit``; ``trailing`` tells that the comparator
    stands behind the number (以上), where it may cover the numbers listed before it; ``grows``
    that the words behind the number say it is a growth (8%左右的增速).
    """

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    comparator: Comparator
    trailing: bool
    grows: bool = False


def quantities(text: str) -> Iterator[Quantity]:
    """Every quantity of ``text`` in order; a number without a unit has ``unit`` ``None``.

    >>> [(str(q.value), q.unit, q.comparator) for q in quantities("超过1.7万家，增长7%左右")]
    [('1.7', '万家', 'ge'), ('7', '%', 'approx')]
    >>> [(str(q.value), str(q.value_max)) for q in quantities("增长6%—6.5%")]
    [('6', '6.5')]
    >>> [(str(q.value), q.unit) for q in quantities("百分之二点五，2万余亩")]
    [('2.5', '%'), ('2', '万亩')]
    >>> [(str(q.value), q.unit) for q in quantities("突破千亿大关，再次破亿")]
    [('1000', '亿元'), ('1', '亿')]
    """
    end = 0
    pattern = _pattern()
    for place in _START.finditer(text):
        start = place.start()
        match = pattern.match(text, start) if start >= end else None
        if match is None or _wordy(match):
            continue
        found = _quantity(match, _before(text, start, end)) or _milestone(text, match, end)
        if found is not None:
            found = _closed(text, found)
            end = found.end
            yield found


def _wordy(match: re.Match[str]) -> bool:
    """Whether a Chinese numeral has no unit; only 亿 is known to leave one out."""
    numeral = match["chinese"]
    return bool(numeral and not (match["base"] or match["magnitude"] or numeral.endswith("亿")))


_NUMERAL = "零〇一二三四五六七八九十百千万亿两"
_START = re.compile(rf"[0-9{_NUMERAL}](?:(?<!\d)[{_NUMERAL}]*|(?<![\d.]\d)\d*)")


_TENTH, _TIMES, _SESSION = "成", "倍", "届"
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_RANGE = r"(?:——|—|-|~|－|至|到)"


@cache
def _comparators() -> dict[tuple[str, str], Comparator]:
    table: dict[tuple[str, str], Comparator] = {}
    for word, place, comparator in rows("comparators"):
        if comparator in ("approx", "ge", "le"):
            table[word, place] = comparator  # type: ignore[assignment]
    return table


def _any(place: str) -> str:
    return swift(word for word, where in _comparators() if where == place)


@cache
def _pattern() -> re.Pattern[str]:
    base, magnitude = swift(units.words()), either(units.magnitudes())
    # 30万群众 counts no 群, 30万人口就业 no 人, 3.0方案 and 十二方面 measure no 方.
    other = f"(?!{_any('step')}|{'|'.join(words('uncounted'))})"
    unit = rf"(?P<magnitude>{magnitude})?(?P<loose>多|余)?(?P<base>{other}{base})?"
    return re.compile(
        rf"(?:(?P<low>(?>{_NUMBER}))(?P<low_unit>%|‰|{base})?{_RANGE}(?P<high>{_NUMBER})(?![\d年月日])"
        rf"|(?P<over>(?<![\d/.])\d)/(?P<under>\d{{1,2}})(?![\d/年月日号])"
        rf"|(?P<plain>{_NUMBER})"
        rf"|(?P<parts>百|千)分之(?P<percent>{CHINESE})"
        rf"|(?P<denominator>[二三四五六七八九十])分之(?P<numerator>[一二三四五六七八九])"
        rf"|(?P<chinese>{CHINESE})"
        rf")(?P<middle>{_any('middle')})?{unit}(?P<tail>多|余)?(?P<after>(?!起步){_any('after')})?"
    )


@cache
def _closing(where: str) -> dict[str, tuple[str, ...]]:
    """The words that compare before a number by their last character, the longest first."""
    listed = sorted((word for word, place in _comparators() if place == where), key=len)
    return {
        last: tuple(word for word in reversed(listed) if word[-1] == last)
        for last in sorted({word[-1] for word in listed})
    }


def _before(text: str, start: int, floor: int) -> str:
    """The longest comparing word (or the sign) that ends where a number starts."""
    word = _word_before(text, start, floor, "before")
    if word and not _spoken(word, text, start):
        return word
    last = text[start - 1 : start]
    signed = last == "-" and not text[start - 2 : start - 1].isascii()
    return "-" if signed and start > floor else ""


def _spoken(word: str, text: str, start: int) -> bool:
    """Whether a comparing word of one character is part of another: 通|过两轮, 交|上一份答卷.

    以上300个 is a bound of what stands before, 签约10个 and 节约4亿元 are doings.
    """
    if word == _ABOUT:
        return text[start - 2 : start - 1] in _AGREED
    if word == _UP:
        if text.startswith(_BOUND, start - 2):
            return True
        return not text[start].isdigit() and _ROUND.isdisjoint(text[start : start + 2])
    return word == _OVER and text.endswith(_THROUGH, 0, start - 1)


_BOUND = "以上"
_ABOUT, _AGREED = "约", frozenset("签节预违缔集")
_UP, _OVER, _THROUGH, _ROUND = "上", "过", ("通", "经"), frozenset("十百千万亿")


def _word_before(text: str, start: int, floor: int, where: str) -> str:
    for word in _closing(where).get(text[start - 1 : start], ()):
        if text.endswith(word, floor, start):
            return word
    return ""


def _milestone(text: str, match: re.Match[str], floor: int) -> Quantity | None:
    """突破千亿大关, 再次破亿, 迈上万亿台阶: a round sum that is passed, its unit left out.

    Hundreds of 亿 are money; where words follow (超百亿企业) the sum describes a thing.
    """
    numeral, start = match["chinese"] or "", match.start()
    if not numeral.endswith("亿") or match["base"]:
        return None
    word = _word_before(text, start, floor, "before")
    if _comparators().get((word, "before")) != "ge":
        word = _word_before(text, start, floor, "passing")
    step = _step().match(text, match.end())
    end = step.end() if step else match.end()
    front = numeral[:-1]
    value = number(front if front[:1] in DIGITS else "一" + front)
    if not word or value is None or (text[end : end + 1] or "，") not in _STOPS:
        return None
    unit = "亿元" if value >= 100 else "亿"
    return Quantity(start - len(word), end, value, None, unit, "ge", False)


_STOPS = frozenset("，。；、：）后\n")


@cache
def _step() -> re.Pattern[str]:
    return re.compile(f"(?:{_any('step')})")


def _closed(text: str, found: Quantity) -> Quantity:
    """A quantity with the words that close it: 20亿元台阶, 8%左右的增速."""
    step = _step().match(text, found.end) if found.unit and found.unit != "个" else None
    if step:
        return replace(found, end=step.end())
    if found.unit == "%" and text.startswith("的", found.end):
        for pattern, _ in patterns("growth_tails"):
            grown = pattern.match(text, found.end)
            if grown:
                return replace(found, end=grown.end(), grows=True)
    return found


def _quantity(match: re.Match[str], before: str) -> Quantity | None:
    unit, chinese = _unit(match), match["chinese"]
    if chinese and not _countable(match, unit, before):
        return None
    value, value_max = _values(match)
    if value is None:
        return None
    if before == "-":
        value = -value
    if chinese:
        value, unit = _rescaled(chinese, unit, value)
    elif match["denominator"] or match["over"]:
        value, unit = (value * 100).quantize(Decimal("0.01")), "%"
    if unit == _TENTH:
        value, unit = value * 10, "%"
    return Quantity(
        start=match.start() - len(before),
        end=match.end(),
        value=value,
        value_max=value_max,
        unit=unit,
        comparator="range" if value_max is not None else _comparator(match, before),
        trailing=match["after"] is not None,
    )


def _values(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    if plain := match["plain"]:
        return number(plain), None
    if match["low"]:
        return number(match["low"]), number(match["high"])
    if match["denominator"] or match["over"]:
        below = number(match["denominator"] or match["under"])
        above = number(match["numerator"] or match["over"])
        return (above / below, None) if above and below else (None, None)
    return number(match["percent"] or match["chinese"]), None


def _unit(match: re.Match[str]) -> str | None:
    if match["parts"]:
        return "%" if match["parts"] == "百" else "‰"
    unit = (match["magnitude"] or "") + (match["base"] or "")
    if not unit and match["low_unit"]:
        return match["low_unit"]
    return unit or None


def _countable(match: re.Match[str], unit: str | None, before: str) -> bool:
    """Chinese numerals are words as often as numbers: only large ones with a unit count."""
    text = match["chinese"]
    following = match.string[match.end() : match.end() + 1]
    if len(text) == 1 and following and following in _EMPHASIS + (match["base"] or ""):
        # 一个都不掉队, 一件件小事: a way of speaking.
        return False
    if unit in (_TENTH, _TIMES):
        return (len(text) == 1 and text not in "百千万亿") or (unit == _TIMES and "点" in text)
    if len(text) == 2 and all(char in DIGITS for char in text):
        # 唯一一个 is not eleven, and 三四个 are three or four.
        return False
    if unit is None or units.unit(unit) is None or _numbered(match, unit):
        return False
    if before or match["magnitude"] or "点" in text:
        return len(text) > 1 or bool(before) or text in "百千万亿"
    return len(text) > 1 and text[0] not in "百千万亿"


_EMPHASIS = "都也不"


def _numbered(match: re.Match[str], unit: str) -> bool:
    """Whether a numeral tells which one: 十八届三中全会, 十二届十五次全会, 十二次、十三次全会."""
    if unit.endswith(_TURN) and _plenary().match(match.string, match.end()):
        return True
    return unit == _SESSION or match.string[match.start() - 1 : match.start()] == _SESSION


@cache
def _plenary() -> re.Pattern[str]:
    return re.compile(rf"(?:[、和]{CHINESE}{_TURN})*全(?:体会议|会)")


_TURN = "次"


def _rescaled(text: str, unit: str | None, value: Decimal) -> tuple[Decimal, str | None]:
    """A scale that ends the numeral goes to the unit, as in digits: 五百万元 is 500 万元."""
    if unit is not None and "亿" in text[:-1] and units.unit("亿" + unit) is not None:
        return value / 10**8, "亿" + unit
    for scale in ("万亿", "亿", "万"):
        head = text.removesuffix(scale)
        if head != text and head and unit is not None and units.unit(scale + unit) is not None:
            front = number(head)
            if front is not None:
                return front, scale + unit
    return value, unit


def _comparator(match: re.Match[str], before: str) -> Comparator:
    table = _comparators()
    if match["after"]:
        return table[match["after"], "after"]
    if (before, "before") in table:
        return table[before, "before"]
    return "ge" if match["middle"] or match["loose"] or match["tail"] else "eq"
