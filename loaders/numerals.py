"""Chinese numerals as numbers: 一千五百, 五二九点零七, 百分之六, 三分之二, 两."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
CHINESE = r"[零〇○一二三四五六七八九十百千万亿两]+(?:点[零〇○一二三四五六七八九]+)?"
# A run of digits that does not go on from a decimal point. A pattern that begins with what it
# looks for, and looks back from there, is searched several times faster than one that looks back;
# [0-9] is looked for twice as fast as \d, and a reading has no other digits.
RUN = r"[0-9](?<![\d.]\d)\d*"
_WHOLE = re.compile(CHINESE)
_PLAIN = re.compile(r"\d+(?:\.\d+)?")


def number(text: str) -> Decimal | None:
    """The value of a numeral in digits or Chinese characters; ``None`` if it is none.

    Character by character (五二九) and with scales (五百二十九) are both read.

    >>> number("一千五百"), number("五二九点零七"), number("5,781.5"), number("十一点三")
    (Decimal('1500'), Decimal('529.07'), Decimal('5781.5'), Decimal('11.3'))
    >>> number("一亿零一万")
    Decimal('100010000')
    >>> number("万千气象") is None
    True
    """
    plain = text.replace(",", "")
    if _PLAIN.fullmatch(plain):
        return Decimal(plain)
    if not _WHOLE.fullmatch(text):
        return None
    whole, _, fraction = text.partition("点")
    value = _whole(whole)
    if value is None:
        return None
    digits = "".join(str(DIGITS[char]) for char in fraction)
    return Decimal(f"{value}.{digits}") if digits else Decimal(value)


def _whole(text: str) -> int | None:
    if all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
            continue
        scale = _SCALES[char]
        if scale < 10**4:
            section += (digit or 1) * scale
        elif not (total or section or digit):
            return None
        elif scale == 10**8:
            total = (total + section + digit) * scale
            section = 0
        else:
            total += (section + digit) * scale
            section = 0
        digit = 0
    return total + section + digit
