"""One key for the forms of one name, so that an initiative is known again in another's words.

杭绍台铁路 and 杭绍台高铁 are one line, 轨道交通3号线 and 地铁三号线 too. What tells things apart is
never folded: a number, a phase, an extension, a branch, what is built and what is only planned.
Where it is not certain that two names mean one thing they stay two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from unicodedata import normalize

from ...schema.regions import gazetteer
from ..numerals import number
from ..wordlists import alternatives, rows, words

_MARKS = re.compile(r"[\s“”‘’\"'`《》〈〉「」『』【】\[\]()·•]+")
_DASHES = re.compile(r"[-‐‑–—―−~]+")
_DIGIT = "一二三四五六七八九"
# A numeral that counts a thing of a series; a row of digits (一二) may be two things.
_ORDINAL = re.compile(
    rf"(?<![\d{_DIGIT}十百千万零〇])第?([{_DIGIT}]?十[{_DIGIT}]?|[{_DIGIT}])(?=号|期(?!间)|届)"
)
_FIRST = re.compile(r"第(?=\d+期)")
_ROAD = re.compile(r"G(\d{3})(?:国道)?(?!\d)|国道G?(\d{3})(?!\d)")


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """What all the forms of a name have in common; for the names of one region only.

    >>> key("杭绍台高铁") == key("杭绍台铁路"), key("“千万工程”") == key("千万工程")
    (True, True)
    >>> key("地铁三号线一期工程") == key("轨道交通3号线1期")
    True
    >>> key("机场改扩建工程"), key("北仑电厂三期")
    ('机场改扩建', '北仑电厂3期')
    """
    text = _spelling(name)
    text = _words().sub(lambda found: _canonical()[found[0]], text)
    text = _ROAD.sub(lambda found: f"{found[1] or found[2]}国道", text)
    text = _metro().sub("轨道交通", text)
    text = _motorway().sub("高速", text)
    text = _railway(text)
    built = _tail().fullmatch(text)
    return (built["facility"] or built["works"] if built else text) or name


def preferred(forms: Mapping[str, int]) -> str:
    """What to call a thing by its forms and how often each is written: the most frequent, then
    the shortest. A form that a list cut short (7号线) yields to any that says more.

    >>> preferred({"7号线": 3, "轨道交通7号线": 1}), preferred({"杭绍台铁路": 1, "杭绍台高铁": 2})
    ('轨道交通7号线', '杭绍台高铁')
    """
    return min(forms, key=lambda form: (len(form) < len(key(form)), -forms[form], len(form), form))


def _spelling(name: str) -> str:
    """The name without marks and asides, its ordinals in digits; marks part figures still."""
    text = _aside().sub("", normalize("NFKC", name))
    text = _DASHES.sub("-", text)
    text = re.sub(rf"(?<=\d){_MARKS.pattern}(?=\d)", "-", text)
    text = _MARKS.sub("", text)
    return _FIRST.sub("", _ORDINAL.sub(_digits, text))


def _digits(found: re.Match[str]) -> str:
    lead = "" if found[0] == found[1] else "第"
    return f"{lead}{number(found[1])}"


def _railway(text: str) -> str:
    """A line's name ends in any word for railway, unless an older line has the same name.

    Beside 京沪高铁 there is 京沪铁路; 宁波铁路 is no line but the railways of a city.
    """
    found = _line().match(text)
    if not found or _place(found["line"]):
        return text
    twin = found["word"] != "铁路" and found["line"].endswith(words("twin_railways"))
    return f"{found['line']}{'高铁' if twin else '铁路'}{text[found.end() :]}"


def _place(text: str) -> bool:
    return bool(gazetteer().named(text) or gazetteer().shortened(text))


@cache
def _canonical() -> dict[str, str]:
    return {variant: canonical for variant, _, canonical in rows("name_variants")}


def _of(kind: str) -> str:
    return alternatives("name_variants", kind)


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf"\((?:{_of('aside')})\)")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(_of("word"))


@cache
def _metro() -> re.Pattern[str]:
    """The word before the number of a line, and the place of it where a name begins there."""
    return re.compile(rf"(?:{_of('metro')}|^)(?=[A-Z]?\d+(?:[、,和]\d+)*号线)")


@cache
def _motorway() -> re.Pattern[str]:
    return re.compile(rf"(?<=..)(?:{_of('motorway')})(?={_after()})")


@cache
def _line() -> re.Pattern[str]:
    return re.compile(rf"(?P<line>..+?)(?P<word>{_of('railway')})(?={_after()})")


def _after() -> str:
    """What may follow the kind of a line: nothing, a phase, a stretch, words for building."""
    return rf"\d+期|\w{{1,4}}段|(?:{_of('tail')}|{_of('building')})?$"


@cache
def _tail() -> re.Pattern[str]:
    """Words for building behind what has a name without them, or behind its rebuilding."""
    thing, works = (alternatives("name_ends", kind) for kind in ("facility", "works"))
    return re.compile(
        rf"(?P<facility>..+(?:{thing}|\d期))(?:{_of('tail')}|{_of('building')})"
        rf"|(?P<works>...+(?:{works}))(?:{_of('tail')})"
    )
