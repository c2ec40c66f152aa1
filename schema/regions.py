"""The gazetteer: every region of China with its GB/T 2260 code, present and former.

Source, licences and what the years mean: ``regions.md`` beside this file.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal, cast

RegionLevel = Literal["nation", "province", "prefecture", "county"]

LEVELS: tuple[RegionLevel, ...] = ("nation", "province", "prefecture", "county")


@dataclass(frozen=True, slots=True)
class Region:
    """A region under one name and code; ``short`` is what reports call it (凉山, 绍兴).

    ``since`` and ``until`` are years, ``None`` where the region is older than the first revision
    of the code list or still there; ``replaced_by`` the codes that took its place.
    """

    code: str
    name: str
    level: RegionLevel
    parent: str | None
    since: int | None
    until: int | None
    replaced_by: tuple[str, ...]
    short: str

    def existed(self, year: int | None) -> bool:
        """Whether the region stood in ``year``; in the present where ``year`` is ``None``.

        >>> gazetteer().named("绍兴县")[0].existed(2010)
        True
        """
        if year is None:
            return self.until is None
        return (self.since or 0) <= year <= (self.until or 9999)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All regions sorted by code, with look-ups by code, name, short name and parent."""

    regions: tuple[Region, ...]
    by_code: Mapping[str, tuple[Region, ...]]
    by_name: Mapping[str, tuple[Region, ...]]
    by_short: Mapping[str, tuple[Region, ...]]
    by_parent: Mapping[str, tuple[Region, ...]]

    def get(self, code: str) -> Region | None:
        """The region that bears ``code`` now, or bore it last.

        >>> gazetteer().get("330603").name
        '柯桥区'
        """
        return max(self.by_code.get(code, ()), key=lambda r: r.until or 9999, default=None)

    def named(self, name: str) -> tuple[Region, ...]:
        """Every region of that full name, sorted by code.

        >>> [r.code for r in gazetteer().named("普陀区")]
        ['310107', '330903']
        """
        return self.by_name.get(name, ())

    def shortened(self, short: str) -> tuple[Region, ...]:
        """Every region of that short name, the higher levels first.

        >>> [r.name for r in gazetteer().shortened("绍兴")]
        ['绍兴市', '绍兴县']
        """
        return self.by_short.get(short, ())

    def ancestors(self, code: str) -> tuple[Region, ...]:
        """The regions that hold ``code``, nearest first, without the nation.

        >>> [r.short for r in gazetteer().ancestors("330603")]
        ['绍兴', '浙江']
        """
        found: list[Region] = []
        region = self.get(code)
        while region is not None and region.parent is not None:
            region = self.get(region.parent)
            if region is not None and region.level != "nation":
                found.append(region)
        return tuple(found)

    def children(self, code: str, year: int | None = None) -> tuple[Region, ...]:
        """The regions directly below ``code`` in ``year`` (``None``: now), sorted by code.

        >>> [r.short for r in gazetteer().children("330600")]
        ['越城', '柯桥', '上虞', '新昌', '诸暨', '嵊州']
        """
        return tuple(r for r in self.by_parent.get(code, ()) if r.existed(year))

    def successors(self, code: str, name: str) -> tuple[Region, ...]:
        """What stands now where the region ``name`` of that ``code`` stood.

        >>> [r.name for r in gazetteer().successors("330621", "绍兴县")]
        ['柯桥区']
        """
        former = [r for r in self.by_code.get(code, ()) if r.name == name]
        heirs = (self.get(heir) for region in former for heir in region.replaced_by)
        return tuple(heir for heir in heirs if heir is not None)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The code list as shipped (``regions.csv``), read once.

    >>> len([r for r in gazetteer().regions if r.level == "province"])
    34
    """
    text = resources.files(__package__).joinpath("regions.csv").read_text("utf-8")
    regions = tuple(_region(row) for row in list(csv.reader(text.splitlines()))[1:])
    return Gazetteer(
        regions=regions,
        by_code=_grouped((r.code, r) for r in regions),
        by_name=_grouped((r.name, r) for r in regions),
        by_short={
            short: found if len(found) == 1 else tuple(sorted(found, key=_height))
            for short, found in _grouped((r.short, r) for r in regions).items()
        },
        by_parent=_grouped((r.parent, r) for r in regions if r.parent),
    )


def _region(row: list[str]) -> Region:
    code, name, level, parent, since, until, replaced_by, short = row
    return Region(
        code=code,
        name=name,
        level=cast(RegionLevel, level),
        parent=parent or None,
        since=int(since) if since else None,
        until=int(until) if until else None,
        replaced_by=tuple(replaced_by.split()),
        short=short,
    )


def _height(region: Region) -> tuple[int, str]:
    return LEVELS.index(region.level), region.code


def _grouped(pairs: Iterable[tuple[str, Region]]) -> dict[str, tuple[Region, ...]]:
    groups: dict[str, list[Region]] = defaultdict(list)
    for key, region in pairs:
        groups[key].append(region)
    return {key: tuple(found) for key, found in groups.items()}
