"""Quantities of a text: number, unit and the words around them that compare (近百家, 7%左右)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ..schema import units
from .numerals import CHINESE, number
from .records import Comparator
from .wordlists import either, rows


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit at ``start`` to ``end`` of the reading, comparing words included.

    ``value`` and ``value_max`` are as written in ``unit``; ``trailing`` tells that the comparator
    stands behind the number (以上), where it may cover the numbers listed before it.
    """

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    comparator: Comparator
    trailing: bool


def quantities(text: str) -> Iterator[Quantity]:
    """Every quantity of ``text`` in order; a number without a unit has ``unit`` ``None``.

    >>> [(str(q.value), q.unit, q.comparator) for q in quantities("超过1.7万家，增长7%左右")]
    [('1.7', '万家', 'ge'), ('7', '%', 'approx')]
    >>> [(str(q.value), str(q.value_max)) for q in quantities("增长6%—6.5%")]
    [('6', '6.5')]
    >>> [(str(q.value), q.unit) for q in quantities("百分之二点五，2万余亩")]
    [('2.5', '%'), ('2', '万亩')]
    """
    end = 0
    for place in _START.finditer(text):
        start = place.start()
        if start < end:
            continue
        match = _pattern().match(text, start)
        before = _before(text, start, end) if match else ""
        found = _quantity(match, before) if match else None
        if found is not None:
            end = found.end
            yield found


_START = re.compile(
    r"(?<![\d.])\d+|[百千二三四五六七八九十](?=分之)|[零〇一二三四五六七八九十百千万亿两]+"
)


_TENTH, _TIMES = "成", "倍"
_NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_RANGE = r"(?:——|—|-|~|－|至|到)"


@lru_cache(maxsize=1)
def _comparators() -> dict[tuple[str, str], Comparator]:
    table: dict[tuple[str, str], Comparator] = {}
    for word, place, comparator in rows("comparators"):
        if comparator in ("approx", "ge", "le"):
            table[word, place] = comparator  # type: ignore[assignment]
    return table


def _any(place: str) -> str:
    return either(word for word, where in _comparators() if where == place)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    base, magnitude = either(units.words()), either(units.magnitudes())
    unit = rf"(?P<magnitude>{magnitude})?(?P<loose>多|余)?(?P<base>{base})?"
    return re.compile(
        rf"(?:(?P<low>{_NUMBER})(?P<low_unit>%|‰|{base})?{_RANGE}(?P<high>{_NUMBER})(?![\d年月日])"
        rf"|(?P<over>(?<![\d/.])\d)/(?P<under>\d{{1,2}})(?![\d/年月日号])"
        rf"|(?P<plain>{_NUMBER})"
        rf"|(?P<parts>百|千)分之(?P<percent>{CHINESE})"
        rf"|(?P<denominator>[二三四五六七八九十])分之(?P<numerator>[一二三四五六七八九])"
        rf"|(?P<chinese>{CHINESE})"
        rf")(?P<middle>{_any('middle')})?{unit}(?P<tail>多|余)?(?P<after>{_any('after')})?"
    )


@lru_cache(maxsize=1)
def _longest_before() -> int:
    return max(len(word) for word, place in _comparators() if place == "before")


def _before(text: str, start: int, floor: int) -> str:
    """The longest comparing word (or the sign) that ends where a number starts."""
    for length in range(min(_longest_before(), start - floor), 0, -1):
        if (text[start - length : start], "before") in _comparators():
            return text[start - length : start]
    signed = text[start - 1 : start] == "-" and not text[start - 2 : start - 1].isascii()
    return "-" if signed and start > floor else ""


def _quantity(match: re.Match[str], before: str) -> Quantity | None:
    value, value_max = _values(match)
    if value is None:
        return None
    if before == "-":
        value = -value
    unit = _unit(match)
    if match["chinese"]:
        if not _countable(match, unit, before):
            return None
        value, unit = _rescaled(match["chinese"], unit, value)
    if match["denominator"] or match["over"]:
        value, unit = (value * 100).quantize(Decimal("0.01")), "%"
    elif unit == _TENTH:
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
    if match["low"]:
        return number(match["low"]), number(match["high"])
    if match["plain"]:
        return number(match["plain"]), None
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
    if unit in (_TENTH, _TIMES):
        return len(text) == 1 and text not in "百千万亿"
    if unit is None or units.unit(unit) is None:
        return False
    if before or match["magnitude"] or "点" in text:
        return len(text) > 1 or bool(before) or text in "百千万亿"
    return len(text) > 1 and text[0] not in "百千万亿"


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
