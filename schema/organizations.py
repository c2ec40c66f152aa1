"""The kinds of unit that China's governments have: full names, short forms, former names.

``organizations.csv`` has one row for a kind of unit, and one more for a region (and those below
it) that calls it otherwise:

| column | meaning |
| --- | --- |
| `unit` | what the rows of one kind share |
| `region` | code of the region whose units have this name; empty where it is everybody's |
| `name` | the full name: of a city's unit, and of the others where theirs is not told |
| `province`, `county` | the full name of a province's and of a county's unit |
| `forms` | short forms, separated by spaces |
| `former` | names of before a reform, each with the last year of the unit that bore it |
| `superior` | `government`, `party`, or the name of the central body that the unit belongs to |

A name begins with the region's, unless ``{name}`` (绍兴市) or ``{short}`` (绍兴) says where that
stands; a form may have ``{}`` in its place. ``[委局]`` is a choice of characters, ``*`` any words,
which the name keeps. 和, 与 and 及 may be left out, 委员会 may be 委 and 办公室 办.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import product

from .regions import Region, gazetteer

_CHOICE = re.compile(r"\[([^]]+)\]")
_DEPARTMENT = re.compile(r"(?<!办公)厅$")
_LEFT_OUT = re.compile(r"[和与及]")
_SHORTENED = (("委员会", "委"), ("办公室", "办"), ("人民政府", "政府"))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of unit as the region ``scope`` calls it, or as all do; patterns of names.

    ``forms`` holds every way to write it, short or in full, ``former`` the last year of the
    forms that a reform ended.
    """

    unit: str
    scope: str
    name: str
    province: str
    county: str
    forms: tuple[str, ...]
    former: Mapping[str, int]
    superior: str

    def called(self, region: Region, words: str = "") -> str:
        """The full name of the region's unit; ``words`` stand for ``*``.

        >>> shaoxing = gazetteer().get("330600")
        >>> vocabulary().named("party", shaoxing).called(shaoxing)
        '中共绍兴市委员会'
        """
        own = {"province": self.province, "county": self.county}.get(region.level, "")
        if region.name.endswith("市") and _DEPARTMENT.search(own):
            own = ""  # Beijing and its like have the level of provinces and the 局 of cities
        pattern = _placed(own or self.name)
        told = pattern.replace("{name}", region.name).replace("{short}", region.short)
        return told.replace("*", words)

    @property
    def shortens(self) -> bool:
        """Whether the full name shows the region's short name (绍兴滨海新区管理委员会)."""
        return "{short}" in self.name


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All kinds, by unit, by form, and those whose forms keep words, the longest form first."""

    by_unit: Mapping[str, tuple[Kind, ...]]
    by_form: Mapping[str, tuple[Kind, ...]]
    open_forms: tuple[tuple[str, Kind], ...]

    def named(self, unit: str, region: Region) -> Kind | None:
        """The kind as ``region`` calls it: its own row, that of a region above it, everybody's.

        >>> vocabulary().named("water", gazetteer().get("110101")).name
        '水务局'
        """
        return _nearest(self.by_unit.get(unit, ()), region)

    def find(self, form: str, region: Region) -> Kind | None:
        """The kind that a form (``{}`` where the region stands) means in a region.

        >>> vocabulary().find("{}住房与建设委员会", gazetteer().get("330600")).name
        '住房和城乡建设局'
        >>> vocabulary().find("{}名城办", gazetteer().get("330600"))
        """
        meant = [
            kind
            for kind in self.by_form.get(normal(form), ())
            if _holds(kind.scope, region) or any(not one.scope for one in self.by_unit[kind.unit])
        ]
        found = _nearest(meant, region) or (meant[0] if meant else None)
        return found and self.named(found.unit, region)

    def until(self, form: str, unit: str) -> int | None:
        """The last year of the unit that bore a former name; ``None`` for a name of today.

        >>> vocabulary().until("{}旅游局", "culture-tourism")
        2019
        """
        years = (kind.former.get(normal(form)) for kind in self.by_unit.get(unit, ()))
        return next((year for year in years if year), None)


def normal(form: str) -> str:
    """A form without what may be left out of it.

    >>> normal("{}发展和改革委员会")
    '{}发展改革委'
    """
    for written, short in _SHORTENED:
        form = form.replace(written, short)
    return _LEFT_OUT.sub("", form)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The kinds as shipped, read once."""
    text = resources.files(__package__).joinpath("organizations.csv").read_text("utf-8")
    kinds = [_kind(row) for row in list(csv.reader(text.splitlines()))[1:]]
    opened = ((form, kind) for kind in kinds for form in kind.forms if "*" in form)
    return Vocabulary(
        by_unit=_grouped((kind.unit, kind) for kind in kinds),
        by_form=_grouped((form, kind) for kind in kinds for form in kind.forms),
        open_forms=tuple(sorted(opened, key=lambda item: (-len(item[0]), item[0]))),
    )


def _kind(row: list[str]) -> Kind:
    unit, scope, name, province, county, forms, former, superior = row
    ended = dict(word.split("@") for word in former.split())
    names = (re.sub(r"\{\w+\}", "{}", _placed(one)) for one in (name, province, county) if one)
    every = (*names, *(_anywhere(form) for form in (*forms.split(), *ended)))
    return Kind(
        unit=unit,
        scope=scope,
        name=name,
        province=province,
        county=county,
        forms=tuple(sorted({one for form in every for one in _written(form)})),
        former={
            one: int(year) for form, year in ended.items() for one in _written(_anywhere(form))
        },
        superior=superior,
    )


def _placed(name: str) -> str:
    return name if "{" in name else "{name}" + name


def _anywhere(form: str) -> str:
    return form if "{}" in form else "{}" + form


def _written(form: str) -> Iterator[str]:
    """Every spelling of a form; one that keeps words is matched as it stands."""
    parts = _CHOICE.split(form)
    for spelling in product(*(part if n % 2 else [part] for n, part in enumerate(parts))):
        spelled = "".join(spelling)
        yield spelled if "*" in spelled else normal(spelled)


def _nearest(kinds: Iterable[Kind], region: Region) -> Kind | None:
    chain = [region.code, *(one.code for one in gazetteer().ancestors(region.code)), ""]
    held = [kind for kind in kinds if kind.scope in chain]
    return min(held, key=lambda kind: chain.index(kind.scope), default=None)


def _holds(scope: str, region: Region) -> bool:
    above = (one.code for one in gazetteer().ancestors(region.code))
    return scope in ("", region.code, *above)


def _grouped(pairs: Iterable[tuple[str, Kind]]) -> dict[str, tuple[Kind, ...]]:
    groups: dict[str, list[Kind]] = defaultdict(list)
    for key, kind in pairs:
        groups[key].append(kind)
    return {key: tuple(found) for key, found in groups.items()}
