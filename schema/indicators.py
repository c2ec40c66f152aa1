"""Indicators: the concepts that targets and outcomes measure, and their names over the decades.

Data: ``indicators.ttl`` (concepts), ``words/indicators.csv`` (words that do not count: ``before``
or ``after`` a name; and words that mean the ``same``).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from .turtle import ID, SKOS, ZT, Description, descriptions

Direction = Literal["higher", "lower", "none"]
DIRECTIONS: dict[str, Direction] = {"higher": "higher", "lower": "lower"}
SILENT = re.compile(r"[\s“”‘’\"'「」『』《》的]")
SPACE = ID + "indicator/"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A concept: ``direction`` says which way is better, ``dimension`` what it is counted in."""

    id: str
    label: str
    synonyms: tuple[str, ...]
    direction: Direction
    dimension: str
    topic: str


@dataclass(frozen=True, slots=True)
class Forms:
    """The words of ``words/indicators.csv`` as patterns, and what the same words mean."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    same: re.Pattern[str]
    means: dict[str, str]


@lru_cache(maxsize=16384)
def concept(indicator: str) -> str | None:
    """The id of the concept that the words ``indicator`` name, exact after normalisation.

    >>> concept("全市国内生产总值"), concept("GDP增速"), concept("高新技术产业增加值")
    ('gdp', 'gdp', 'high-tech-industry-value-added')
    >>> concept("安昌影视小镇") is None
    True
    """
    names, forms = _names(), _forms()
    plain = _plain(indicator)
    if found := names.get(plain):
        return found
    bare = forms.before.sub("", plain)
    if bare != plain and (found := names.get(bare) or names.get(forms.after.sub("", plain))):
        return found
    return names.get(forms.after.sub("", bare))


def indicator(id: str) -> Indicator:
    """The concept with this id; ``KeyError`` if there is none.

    >>> indicator("registered-unemployment").direction
    'lower'
    """
    return _concepts()[id]


def indicators() -> tuple[Indicator, ...]:
    """All concepts, by id.

    >>> indicators()[0].id < indicators()[1].id
    True
    """
    return tuple(_concepts().values())


def normal(name: str) -> str:
    """A name as it is compared: scope words, quotes and widths gone, same words made one.

    >>> normal("全市规模以上工业增加值"), normal("Ｒ＆Ｄ经费占地区生产总值的比重")
    ('规上工业增加值', '研发经费占GDP比重')
    """
    forms = _forms()
    return forms.after.sub("", forms.before.sub("", _plain(name)))


def _plain(name: str) -> str:
    forms = _forms()
    text = SILENT.sub("", unicodedata.normalize("NFKC", name)).upper()
    return forms.same.sub(lambda found: forms.means[found[0]], text)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {_plain(name): item.id for item in indicators() for name in (item.label, *item.synonyms)}


@lru_cache(maxsize=1)
def _concepts() -> dict[str, Indicator]:
    found = descriptions("indicators.ttl")
    return {
        item.id: item
        for iri in sorted(found)
        if iri.startswith(SPACE)
        for item in [_read(iri, found[iri])]
    }


def _read(iri: str, item: Description) -> Indicator:
    return Indicator(
        id=iri.removeprefix(SPACE),
        label=item.one(SKOS + "prefLabel", "zh"),
        synonyms=item.all(SKOS + "altLabel", "zh"),
        direction=DIRECTIONS.get(item.one(ZT + "direction"), "none"),
        dimension=item.one(ZT + "dimension"),
        topic=item.one(ZT + "topic").rsplit("/", 1)[1],
    )


@lru_cache(maxsize=1)
def _forms() -> Forms:
    with (files(__package__) / "words" / "indicators.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    words = {
        place: "|".join(
            re.escape(row["word"])
            for row in sorted(rows, key=lambda row: -len(row["word"]))
            if row["place"] == place
        )
        for place in ("before", "after", "same")
    }
    return Forms(
        before=re.compile(f"^(?:{words['before']})+"),
        after=re.compile(f"(?:{words['after']})+$"),
        same=re.compile(words["same"]),
        means={row["word"]: row["means"] for row in rows if row["place"] == "same"},
    )
