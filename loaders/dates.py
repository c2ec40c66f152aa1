"""Years and dates as reports write them: 2020年4月28日, 二〇二一年一月二十三日, ２００７年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_DIGITS = {
    sign: str(value)
    for value, signs in enumerate(
        ("〇○零ОOＯ０", "一１", "二２", "三３", "四４", "五５", "六６", "七７", "八８", "九９")
    )
    for sign in signs
}
_FOLD = str.maketrans(_DIGITS)
_D = "0-9" + "".join(_DIGITS)
_YEAR = rf"(?P<year>[12１２一二](?<![{_D}.].)[089０８９八九〇○零ОOＯ][{_D}]{{2}})\s?年"
_MONTH = rf"\s?(?P<month>[{_D}十]{{1,3}})\s?月"
_DAY = rf"\s?(?P<day>[{_D}十]{{1,3}})\s?日"
MONTH_OF_YEAR = _YEAR + _MONTH
YEAR = re.compile(_YEAR)
_SAID = re.compile(MONTH_OF_YEAR)
_BARE = re.compile(rf"{_YEAR}(?!{_MONTH})")
_DATE = re.compile(rf"(?:{_YEAR})?{_MONTH}{_DAY}")

_WINTER = 11


def digits(text: str) -> str:
    """Full-width and Chinese digits to ASCII, one character for one.

    >>> digits("二〇一七年")
    '2017年'
    """
    return text.translate(_FOLD)


def number(text: str) -> int:
    """A count up to 99 in any spelling; 0 where it is none.

    >>> number("十六"), number("二十"), number("8"), number("一"), number("１２")
    (16, 20, 8, 1, 12)
    """
    tens, ten, ones = digits(text).partition("十")
    if not ten:
        return int(tens) if tens.isdecimal() else 0
    tens, ones = tens or "1", ones or "0"
    return int(tens) * 10 + int(ones) if (tens + ones).isdecimal() else 0


def years(text: str) -> Iterator[int]:
    """Every full year that the text names, in order.

    >>> list(years("一九八五年至2000年"))
    [1985, 2000]
    """
    return (int(digits(found["year"])) for found in YEAR.finditer(text))


def dates(text: str, year: int | None = None) -> Iterator[date]:
    """Every whole date; one without a year takes ``year``, and is left out where that is ``None``.

    >>> [str(day) for day in dates("二〇二一年一月二十三日；2月30日；2月22日", 2001)]
    ['2021-01-23', '2001-02-22']
    """
    for found in _DATE.finditer(text):
        of = int(digits(found["year"])) if found["year"] else year
        if of is None:
            continue
        try:
            yield date(of, number(found["month"]), number(found["day"]))
        except ValueError:
            continue


def spoken(text: str) -> set[int]:
    """The years for which what was said in the months of a text was said: from November the next.

    >>> spoken("2022年12月26日"), spoken("2023年1月"), spoken("2023年政府工作报告")
    ({2023}, {2023}, set())
    """
    found = _SAID.finditer(text)
    return {int(digits(one["year"])) + (number(one["month"]) >= _WINTER) for one in found}


def bare(text: str) -> set[int]:
    """The years that a text names without a month.

    >>> bare("2023年政府工作报告（2023年1月8日）")
    {2023}
    """
    return {int(digits(one["year"])) for one in _BARE.finditer(text)}
