"""Which unit a table means: 市发改委 in a document of Shaoxing is 绍兴市发展和改革委员会.

The vocabulary (:mod:`zhengtu.schema.organizations`) says what kinds of unit there are and how they
are called. Whose unit it is follows from the region that the name holds (柯桥区政府,
人行绍兴市中心支行), from its prefix (市 is the city that the document is of or lies in), else from
the document. A name that nothing settles keeps its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from unicodedata import normalize

from ..loaders.wordlists import words as listed
from ..schema.organizations import Kind, vocabulary
from ..schema.regions import Region, gazetteer

Spoken = Literal["named", "short", "prefix", "own"]
Why = Literal["full name", "short form", "former name", "words"]

GOVERNMENT = "government"
NATION = "100000"
_REMARK = re.compile(r"\([^()]*\)$")
_NUMERAL = re.compile(r"[\d〇零一二三四五六七八九十百千]")
_PREFIX = re.compile(r"自治区|[省市区县州盟旗]")
_OWN_WORDS = re.compile(r"(?!自治区|[省市区县州盟旗])[^、,;()]{2,}")
_NAME = range(2, 12)  # characters of a region's name
_FEWEST = 2  # characters of a unit's own words


@dataclass(frozen=True, slots=True)
class Organization:
    """A unit by its full name; ``code`` of its region, ``None`` where that is not known.

    ``kind`` is what the vocabulary calls its kind, empty where it has none, ``superior`` what it
    says that kind belongs to, ``why`` how it was told, ``until`` the last year of the unit that
    bore a former name.
    """

    code: str | None
    name: str
    kind: str = ""
    superior: str = ""
    why: Why = "words"
    until: int | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A name with ``{}`` where its region stands, or is understood, and how that is said."""

    form: str
    region: Region
    spoken: Spoken

    @property
    def rest(self) -> str:
        """What follows the region; empty where that does not stand first."""
        return self.form.removeprefix("{}") if self.form.startswith("{}") else ""

    @property
    def plain(self) -> bool:
        """Whether the region is said in full, so that what follows is the unit's own name."""
        return self.spoken in ("named", "prefix")


@lru_cache(maxsize=4096)
def resolve(written: str, code: str | None, year: int | None = None) -> Organization:
    """The unit that a document of the region ``code`` and of ``year`` calls ``written``.

    >>> resolve("市发改委", "330600").name, resolve("区发展改革局", "330603").name
    ('绍兴市发展和改革委员会', '柯桥区发展和改革局')
    >>> resolve("市旅游局", "330603").name, resolve("市名城办", "330600").name
    ('绍兴市文化广电旅游局', '绍兴市名城办')
    """
    words = "".join(normalize("NFKC", written).split())
    region = gazetteer().get(code) if code else None
    if region is None:
        return Organization(None, words)
    found = _known(_readings(_without_remark(words), region, year))
    if found is None and not words.startswith(listed("unit_openings")):
        readings = tuple(_readings(words, region, year))
        found = _open(readings) or _placed(readings)
    return found or Organization(region.code, words)


def government(code: str) -> Organization | None:
    """The government of a region.

    >>> government("330603").name
    '柯桥区人民政府'
    """
    region = gazetteer().get(code)
    kind = region and vocabulary().named(GOVERNMENT, region)
    return _of(kind, region, "full name") if region and kind else None


def above(unit: Organization) -> Organization | None:
    """The body that a unit belongs to: government, party committee or a central one.

    >>> above(resolve("市教育局", "330600")).name, above(resolve("市气象局", "330600")).name
    ('绍兴市人民政府', '中国气象局')
    """
    region = gazetteer().get(unit.code) if unit.code else None
    if region is None or not unit.superior:
        return None
    kind = vocabulary().named(unit.superior, region)
    return _of(kind, region, "full name") if kind else Organization(NATION, unit.superior)


def numerals(name: str) -> str:
    """The numerals of a name: two names that differ in them are never one unit.

    >>> numerals("市第一医院"), numerals("轨道交通2号线公司")
    ('一', '2')
    """
    return "".join(_NUMERAL.findall(name))


def _known(readings: Iterable[_Reading]) -> Organization | None:
    """A kind that the vocabulary has; the short name of a region alone is no government."""
    for reading in readings:
        kind = vocabulary().find(reading.form, reading.region)
        if kind is None or (reading.form == "{}" and not reading.plain):
            continue
        until = vocabulary().until(reading.form, kind.unit)
        full = kind.called(reading.region) == reading.form.format(reading.region.name)
        why: Why = "former name" if until else "full name" if full else "short form"
        return _of(kind, reading.region, why, until=until)
    return None


def _open(readings: Sequence[_Reading]) -> Organization | None:
    """A kind whose name keeps words: 滨海新区管委会, 市交投集团有限公司.

    Where the region is not said in full, only a name that shows the short one is known: nobody
    can tell whether 宁波 in 宁波舟山港集团 is the city or half of a port, or whether a district
    or a lake gave its name to 西湖风景名胜区.
    """
    said = [one for one in readings if one.plain and one.rest]
    own = readings[-1].region
    if not said and any(one.rest and one.region not in _chain(own) for one in readings):
        return None
    for reading in said or readings:
        for form, kind in vocabulary().open_forms:
            tail = form.removeprefix("{}*")
            words = reading.rest.removesuffix(tail)
            if not reading.rest.endswith(tail) or not _OWN_WORDS.fullmatch(words):
                continue
            if kind.shortens or reading.plain:
                return _of(kind, reading.region, "words", words)
    return None


def _placed(readings: Iterable[_Reading]) -> Organization | None:
    """Of no known kind, but it is said whose: 市国资运营公司 is 绍兴市国资运营公司."""
    for reading in readings:
        if reading.plain and len(reading.rest) >= _FEWEST and "、" not in reading.rest:
            return Organization(reading.region.code, reading.region.name + reading.rest)
    return None


def _of(
    kind: Kind, region: Region, why: Why, words: str = "", until: int | None = None
) -> Organization:
    name = kind.called(region, words)
    return Organization(region.code, name, kind.unit, kind.superior, why, until)


def _without_remark(words: str) -> str:
    """A name without what stands in brackets after it; a numeral there tells units apart."""
    remark = _REMARK.search(words)
    return words[: remark.start()] if remark and not numerals(remark[0]) else words


def _readings(words: str, own: Region, year: int | None) -> Iterator[_Reading]:
    """The ways to take a name, the surest first: full names before short ones, the nearest
    region before those that hold it."""
    yield from sorted(
        _naming(words, own, year), key=lambda one: (one.spoken != "named", len(one.form))
    )
    yield from _prefixed(words, own)
    yield _Reading("{}" + words, own, "own")


def _naming(words: str, own: Region, year: int | None) -> Iterator[_Reading]:
    """Every region that the name holds, no short name where a full one begins."""
    for start in range(len(words)):
        found = list(_beginning(words, start, own, year))
        yield from [one for one in found if one.spoken == "named"] or found


def _beginning(words: str, start: int, own: Region, year: int | None) -> Iterator[_Reading]:
    """The regions whose names begin at ``start``; those above them may stand before."""
    for end in (start + length for length in _NAME if start + length <= len(words)):
        for spoken, bearers in _bearers(words[start:end]):
            found = _nearest(bearers, spoken, own, year)
            if found is not None:
                before = _without_holders(words[:start], found)
                yield _Reading(before + "{}" + words[end:], found, spoken)


def _bearers(name: str) -> Iterator[tuple[Spoken, tuple[Region, ...]]]:
    """The regions of a full name, or one like 凉山州; and those of a short name."""
    places = gazetteer()
    alike = (one for one in places.shortened(name[:-1]) if one.name[-1] == name[-1])
    yield "named", places.named(name) or tuple(alike)
    yield "short", places.shortened(name)


def _nearest(
    bearers: Iterable[Region], spoken: Spoken, own: Region, year: int | None
) -> Region | None:
    """The bearer of a name that is the nearest relative of the document's region.

    A short name is one in the family only, a full one also elsewhere in the province; ``None``
    where two are as near.
    """
    chain = _chain(own)
    codes = [one.code for one in chain]

    def distance(one: Region) -> int | None:
        if one.level == "nation":
            return None
        if one.code in codes:
            return 0
        if one.parent == own.code:
            return 1
        if one.parent in codes:
            return 2
        return 3 if spoken == "named" and one.code[:2] == own.code[:2] else None

    ranked = [
        (near, not one.existed(year), one) for one in bearers if (near := distance(one)) is not None
    ]
    ranked.sort(key=lambda item: (*item[:2], item[2].code))
    if len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]:
        return None
    return ranked[0][2] if ranked else None


def _without_holders(before: str, region: Region) -> str:
    for holder in gazetteer().ancestors(region.code):
        before = before.removesuffix(holder.name)
    return before


def _prefixed(words: str, own: Region) -> Iterator[_Reading]:
    """市 and its like, for the nearest region of that kind; 团市委 has it inside."""
    for prefix in _PREFIX.finditer(words):
        region = next((one for one in _chain(own) if one.name.endswith(prefix[0])), None)
        if region is not None:
            form = words[: prefix.start()] + "{}" + words[prefix.end() :]
            yield _Reading(form, region, "prefix")


def _chain(own: Region) -> tuple[Region, ...]:
    return (own, *gazetteer().ancestors(own.code))
