"""A statement's value in a few words, for labels: 增长 7% 左右.

The words stand in ``schema/words/wording.csv``: a pattern for every aspect and comparator.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

from ..schema import words


@lru_cache(maxsize=1)
def _patterns() -> dict[tuple[str, str], str]:
    lines = (files(words) / "wording.csv").read_text(encoding="utf-8").splitlines()
    return {(row["part"], row["key"]): row["wording"] for row in csv.DictReader(lines)}


def value_text(
    aspect: str,
    comparator: str,
    value: str = "",
    value_max: str = "",
    unit: str = "",
    relative_to: str = "",
) -> str:
    """The value as a reader says it; numbers are decimal text, an empty string is none.

    >>> value_text("growth", "approx", "7", unit="%")
    '增长 7% 左右'
    >>> value_text("growth", "ge", "-3.48", unit="%")
    '下降 3.48% 以上'
    >>> value_text("level", "range", "3", "4", "家")
    '3–4家'
    >>> value_text("rank", "le", "3", unit="位")
    '前 3 位'
    >>> value_text("relative", "eq", relative_to="经济增长")
    '对照经济增长'
    """
    if aspect == "relative" or not value:
        return _patterns()["aspect", "relative"].format(relative_to) if relative_to else ""
    if aspect == "rank":
        unit = ""
        if comparator == "le":
            return _patterns()["aspect", "top rank"].format(value)
    falls = aspect in ("growth", "change") and value.startswith("-")
    numbers = [each.removeprefix("-") if falls else each for each in (value, value_max) if each]
    number = "–".join(numbers) + unit
    said = _patterns()["aspect", f"fall {aspect}" if falls else aspect].format(number)
    return _patterns()["comparator", comparator].format(said)
