"""Which part of a report a heading or a lead sentence opens, by patterns kept as data."""

from __future__ import annotations

import re
from functools import cache

from .records import Part
from .wordlists import rows

_ORDER: tuple[Part, ...] = ("glossary", "problems", "self-government", "review", "plan")
_LEAD_ORDER: tuple[Part, ...] = ("problems", "plan", "review", "self-government")
_NEAR, _FAR = 60, 160


def part_of_heading(heading: str) -> Part | None:
    """The part that the words of a heading name.

    >>> part_of_heading("一、2019年工作回顾"), part_of_heading("三、加快结构调整")
    ('review', None)
    """
    for part in _ORDER:
        if _patterns("heading_parts", part).search(heading):
            return part
    return None


def part_of_lead(paragraph: str) -> Part | None:
    """The part that the first words of a paragraph open, where no heading does.

    >>> part_of_lead("我们也清醒地看到，发展中还存在不少问题")
    'problems'
    """
    for part in _LEAD_ORDER:
        pattern = _patterns("lead_parts", part)
        reach = _FAR if part == "self-government" else _NEAR
        if pattern.match(paragraph) if part == "review" else pattern.search(paragraph, 0, reach):
            return part
    return None


def cut(heading: str) -> int | None:
    """Where a heading glued to its text ends: after the longest words that name a part.

    >>> text = "一、2019年工作回顾2019年是"
    >>> text[: cut(text)]
    '一、2019年工作回顾'
    """
    found = [
        match for part in _ORDER if (match := _patterns("heading_parts", part).search(heading))
    ]
    return max((match.end() for match in found), default=None)


@cache
def _patterns(table: str, part: str) -> re.Pattern[str]:
    chosen = sorted((row[0] for row in rows(table) if row[1] == part), key=lambda p: (-len(p), p))
    return re.compile("|".join(f"(?:{pattern})" for pattern in chosen))
