"""Which year a statement belongs to: times resolved by the report's year."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .marks import Mark
from .numerals import DIGITS
from .records import Kind
from .wordlists import any_of

_YEAR = re.compile(r"\d{4}")
_FIVE = re.compile(r"(?:十(?P<later>[一二三四五])|(?P<earlier>[六七八九])|(?P<tenth>十))五(?!年)")
_OWN_YEAR = re.compile(r"今年|年度|(?<!\d)\d{4}年(?!—)")
_MONTHS = re.compile(r"[1一]至?[—\-至]?\d{1,2}月份?|前[三二两一]季度|上半年")


class Period(NamedTuple):
    """A year (``first == last``) or a span of years, and the months of a part-year figure."""

    first: int
    last: int
    part_year: str | None = None

    def __str__(self) -> str:
        return str(self.last) if self.first == self.last else f"{self.first}-{self.last}"


@lru_cache(maxsize=1024)
def default(report_year: int, kind: Kind, heading: str) -> Period:
    """What a section speaks of when its sentences do not say.

    >>> str(default(2020, "outcome", "2019年工作回顾")), str(default(2020, "target", ""))
    ('2019', '2020')
    >>> str(default(2013, "outcome", "过去五年工作回顾"))
    '2008-2012'
    """
    year = report_year if kind == "target" else report_year - 1
    span = span_of(heading, report_year, kind)
    # A heading that names the year too (今后五年奋斗目标和2023年总体要求) speaks of the year unless
    # the sentence says otherwise; one that opens a plan (开局) speaks of its first year.
    if span is None or _OWN_YEAR.search(heading) or any_of("plan_openings").search(heading):
        return Period(year, year)
    return span


def span_of(words: str, report_year: int, kind: Kind) -> Period | None:
    """The span of years that words name: 过去五年, 今后五年, “十四五”.

    >>> str(span_of("“八五”期间", 1991, "target")), span_of("今年", 2020, "target")
    ('1991-1995', None)
    """
    year = report_year if kind == "target" else report_year - 1
    if "五年" in words:
        return Period(year - 4, year) if kind == "outcome" else Period(year, year + 4)
    plan = _FIVE.search(words)
    return _five_year_plan(plan) if plan else None


def resolved(mark: Mark, text: str, report_year: int) -> Period | None:
    """The period that one time mark names, in a report of ``report_year``."""
    words = text[mark.start : mark.end]
    match mark.value:
        case "year":
            found = _YEAR.search(words)
            return Period(int(found.group()), int(found.group())) if found else None
        case "last":
            back = 2 if "前年" in words else 1
            return Period(report_year - back, report_year - back)
        case "this":
            return Period(report_year, report_year)
        case "next":
            return Period(report_year + 1, report_year + 1)
        case "past-five" | "term":
            return Period(report_year - 5, report_year - 1)
        case "next-five":
            return Period(report_year, report_year + 4)
        case "recent":
            count = next(DIGITS[char] for char in words if char in DIGITS)
            return Period(report_year - count, report_year - 1)
        case "plan":
            found = _FIVE.search(words)
            return _five_year_plan(found) if found else None
    return None


def part_year(marks: tuple[Mark, ...], text: str) -> str | None:
    """The months that a figure covers, where the clause says so."""
    for mark in marks:
        if mark.letter == "T" and _MONTHS.fullmatch(text, mark.start, mark.end):
            return text[mark.start : mark.end]
    return None


def _five_year_plan(match: re.Match[str]) -> Period:
    """The five-year plans: 六五 is 1981-1985, 十五 2001-2005, 十四五 2021-2025."""
    if match["tenth"]:
        return Period(2001, 2005)
    if match["earlier"]:
        first = 1981 + 5 * (DIGITS[match["earlier"]] - 6)
    else:
        first = 2001 + 5 * DIGITS[match["later"]]
    return Period(first, first + 4)
