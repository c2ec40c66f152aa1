"""The head of a report, the lines above the address: its title, session, day and speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .dates import dates
from .wordlists import alternatives, words

_LENGTH, _OPENING, _PARAGRAPH = 900, 160, 160
_WINTER = 11
_MARKUP = re.compile(r"[*#>]|<!|--|[^\S\n]")
_HEADING = re.compile("[一1][、.．]")
_NUMBER = "[一二三四五六七八九十0-9]{1,3}"
_MEETING = rf"(?P<session>第?{_NUMBER}届(?:人民代表大会|人大)第?{_NUMBER}次)会[议告]"
_SESSION = re.compile(rf"(?P<place>[^\W\d_]{{0,30}}?){_MEETING}")
_TO_SESSION = re.compile(rf"向(?!大会)(?P<place>[^\W\d_]{{0,12}}?){_MEETING}")
_IN = re.compile("^.*[在向]")
_ON = re.compile("^.*日")
_BEHALF = re.compile(r"(?:代表|受)(?P<place>[^\W\d_]{1,20}?)(?:人民|革命|政府)")
_GOVERNMENT = re.compile("(?:人民|革命|政府).*$")
_NAME = r"(?P<name>[^\W\d_]{2,4}?(?:·[^\W\d_]{2,8}?)?)"
_DATED = re.compile(rf"日{_NAME}[）)]")
_ALONE = re.compile(rf"(?:会议上?\n+|午，){_NAME}(?=\n+$|在[^，。]*上作)")


@dataclass(frozen=True, slots=True)
class Head:
    """``lines`` above the address to the deputies, the same in one line, the words after it.

    >>> head("2020年1月8日 在市人民代表大会上\\n**各位代表：**\\n我代表市政府报告工作").flat
    '2020年1月8日在市人民代表大会上'
    """

    lines: str
    flat: str
    opening: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke, as what (代市长), and the place that the office is written with."""

    name: str
    office: str | None
    place: str


def plain(text: str) -> str:
    """A text without spaces and Markdown marks; its line ends stay."""
    return _MARKUP.sub("", text)


def head(text: str) -> Head:
    """The head of a document; without an address, what stands before its first long paragraph."""
    start = plain(text[:_LENGTH])
    places = (start.find(address) for address in words("identity_clues", "address"))
    end = min((place for place in places if place >= 0), default=_paragraph(start))
    lines, rest = start[:end], start[end:][:_OPENING]
    return Head(lines, lines.replace("\n", ""), rest.replace("\n", ""))


def title(head: Head) -> str | None:
    """The line that calls itself a report.

    >>> title(head("2020年绍兴市政府工作报告\\n各位代表："))
    '2020年绍兴市政府工作报告'
    """
    lines = (line.strip("—-") for line in head.lines.split("\n"))
    return next((line for line in lines if line.endswith(words("identity_clues", "title"))), None)


def session(head: Head, listed: str) -> tuple[str, str] | None:
    """The session and the place in it, as written; ``listed`` is the title a page gives.

    Where the head names the session twice, it is told by the fuller place.

    >>> session(head("2020年5月12日在绍兴市第八届人民代表大会\\n第五次会议上\\n各位代表："), "")
    ('绍兴市第八届人民代表大会第五次会议', '绍兴市')
    >>> session(head("市八届人大五次会议文件\\n在绍兴市第八届人大第五次会议上\\n各位代表："), "")
    ('绍兴市第八届人大第五次会议', '绍兴市')
    """
    searches = (_SESSION, head.flat), (_TO_SESSION, head.opening), (_SESSION, listed)
    for pattern, text in searches:
        named = [
            (f"{place}{found['session']}会议", place)
            for found in pattern.finditer(text)
            for place in [_place(found["place"])]
        ]
        if named:
            return max(named, key=lambda one: len(one[1]))
    return None


def _place(before: str) -> str:
    """The place in the words before a session: 2020年5月12日在绍兴市 → 绍兴市."""
    inside = _IN.sub("", before)
    return inside if inside != before else _ON.sub("", inside)


def speaker(head: Head, listed: str) -> Speaker | None:
    """Who gave the report, in the usual ways of signing it.

    >>> speaker(head("绍兴市人民政府代市长 沈知行\\n各位代表："), "")
    Speaker(name='沈知行', office='代市长', place='绍兴市')
    """
    for text in (head.lines, listed):
        if found := _signed().search(text):
            return Speaker(found["name"], found["office"], _GOVERNMENT.sub("", found["place"]))
        if found := _heard().search(text):
            return Speaker(found["name"], found["office"], "")
        found = _DATED.search(text) or _ALONE.search(text)
        if found and not found["name"].endswith(words("offices")):
            return Speaker(found["name"], None, "")
    return None


def behalf(head: Head) -> str | None:
    """The place in 我代表绍兴市人民政府; 市 where it says no more.

    >>> behalf(head("各位代表：现在，我代表市人民政府，向大会报告工作"))
    '市'
    """
    found = _BEHALF.search(head.opening)
    return found["place"] if found else None


def day(head: Head, listed: str, year: int | None) -> str | None:
    """The day of the speech, ISO 8601; a date that does not suit the report's year is none.

    >>> day(head("（2月22日在市人民代表大会上）\\n各位代表："), "", 2001)
    '2001-02-22'
    """
    for text in (head.flat, listed):
        for found in dates(text, year):
            before = year is not None and found.year == year - 1 and found.month >= _WINTER
            if year is None or found.year == year or before:
                return found.isoformat()
    return None


def _paragraph(text: str) -> int:
    """Where the first heading or long paragraph begins."""
    start = 0
    for line in text.split("\n"):
        if len(line) > _PARAGRAPH or _HEADING.match(line):
            break
        start += len(line) + 1
    return min(start, len(text))


def _office() -> str:
    ranks, offices = alternatives("office_ranks"), alternatives("offices")
    return rf"(?P<office>(?:{ranks})*(?:{offices}))"


@lru_cache(maxsize=1)
def _signed() -> re.Pattern[str]:
    """绍兴市人民政府市长 沈知行"""
    return re.compile(
        rf"(?P<place>[^\W\d_]{{0,24}}?){_office()}[\n—－:：]*{_NAME}(?=\n|[（(]|作|在|同志|$)"
    )


@lru_cache(maxsize=1)
def _heard() -> re.Pattern[str]:
    """听取了某某市长代表市人民政府所作的报告"""
    return re.compile(rf"了{_NAME}{_office()}代表")
