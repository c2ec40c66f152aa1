"""Names that the vocabulary does not settle: proposals to merge them, and what a person decided.

A proposal is two names of one region that may be one unit. A person fills the column ``same`` of
``tables/aliases.csv`` with ``yes`` or ``no``; yes makes one unit of both, no silences the proposal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, groupby

from pyoxigraph import Store

from ..loaders.errors import ZhengtuError
from ..schema.organizations import vocabulary
from ..schema.regions import gazetteer
from .organizations import Organization, numerals, resolve
from .query import run

_SHORT = 3  # characters from which on a name may be short for another
_ALIKE = 0.6  # share of characters, in both names, from which on two are alike
_BEGINNING = 4  # characters that two names begin with
_UNITS = """
SELECT DISTINCT ?code ?name ?form ?task ?number ?requirement WHERE {
  ?responsibility zt:organization ?organization ; zt:task ?task .
  ?organization skos:prefLabel ?label ; zt:region/skos:notation ?code .
  OPTIONAL { ?organization skos:altLabel ?other }
  ?task zt:number ?number ; zt:requirement ?requirement .
  BIND(STR(?label) AS ?name) BIND(STR(?other) AS ?form)
} ORDER BY ?code ?name ?number ?task ?form
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file: whether ``name`` and ``other``, units of a region, are the same."""

    code: str
    name: str
    other: str
    same: bool | None
    line: int

    @property
    def pair(self) -> tuple[str, str, str]:
        """The two in one order."""
        first, second = sorted((self.name, self.other))
        return self.code, first, second


@dataclass(frozen=True, slots=True)
class Aliases:
    """What a person decided: which name each merged one stands for, and the pairs settled."""

    merged: tuple[tuple[str, str, str], ...] = ()
    settled: frozenset[tuple[str, str, str]] = frozenset()
    decisions: tuple[Decision, ...] = ()
    file: str = ""

    def of(self, unit: Organization) -> Organization:
        """The unit that a name stands for.

        >>> known = Aliases((("330600", "绍兴市名城办", "绍兴市古城办"),))
        >>> known.of(resolve("市名城办", "330600")).name
        '绍兴市古城办'
        """
        for code, other, name in self.merged:
            if (code, other) == (unit.code, unit.name):
                return resolve(name, code)
        return unit


NOTHING_DECIDED = Aliases()


@dataclass(frozen=True, slots=True)
class Named:
    """A unit of a graph: all its forms, how many tasks it has, and the first of them."""

    code: str
    name: str
    forms: tuple[str, ...]
    tasks: int
    quote: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two units that may be one: ``other`` would become a form of ``name``."""

    name: Named
    other: Named
    why: str


def decided(decisions: Iterable[Decision], file: str) -> Aliases:
    """The decisions as one; raises ``ZhengtuError`` at the line that contradicts another.

    >>> first = Decision("330600", "甲局", "乙局", True, 2)
    >>> second = Decision("330600", "乙局", "丙局", True, 3)
    >>> decided([first, second], "aliases.csv").merged
    (('330600', '丙局', '甲局'), ('330600', '乙局', '甲局'))
    """
    rows = tuple(decisions)
    merged: dict[tuple[str, str], Decision] = {}
    for row in rows:
        if row.same:
            _check(row, merged, file)
            merged[row.code, row.other] = row
    roots = {(code, other): _root(merged, code, other) for code, other in merged}
    for row in rows:
        ends = {roots.get((row.code, name), name) for name in (row.name, row.other)}
        if row.same is False and len(ends) == 1:
            found = f"{row.other} and {row.name} are kept apart here and merged by other lines"
            raise ZhengtuError(f"{file}, line {row.line}", found, "correct one of the lines")
    return Aliases(
        merged=tuple(sorted((code, other, name) for (code, other), name in roots.items())),
        settled=frozenset(row.pair for row in rows if row.same is not None),
        decisions=tuple(row for row in rows if row.same is not None),
        file=file,
    )


def named(store: Store) -> tuple[Named, ...]:
    """The units of a graph that answer for tasks, by region and name.

    >>> named(Store())
    ()
    """
    rows = [tuple(map(str, row)) for row in run(store, _UNITS)]
    found = []
    for (code, name), group in groupby(rows, key=lambda row: (row[0], row[1])):
        told = list(group)
        forms = tuple(dict.fromkeys(row[2] for row in told if row[2] != "None"))
        found.append(Named(code, name, forms, len({row[3] for row in told}), told[0][5]))
    return tuple(found)


def proposals(units: Iterable[Named], known: Aliases) -> Iterator[Proposal]:
    """Pairs of units of one region that may be one, by region and name; none that was decided.

    Units whose names the vocabulary settles are only proposed to units whose it does not, and
    never two names that differ in a numeral.
    """
    ordered = sorted(units, key=lambda unit: (unit.code, unit.name))
    for _, group in groupby(ordered, key=lambda unit: unit.code):
        for pair in combinations(group, 2):
            why = _alike(*pair)
            if why and (pair[0].code, pair[0].name, pair[1].name) not in known.settled:
                other, name = sorted(pair, key=_standing)
                yield Proposal(name, other, why)


def unknown(known: Aliases, units: Iterable[Named]) -> Iterator[tuple[Decision, str]]:
    """Decisions about names that no unit of their region has, where the region has units."""
    forms: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        forms[unit.code] |= {unit.name, *unit.forms}
    for row in known.decisions:
        for name in (row.name, row.other):
            if row.code in forms and name not in forms[row.code]:
                yield row, name


def _check(row: Decision, merged: Mapping[tuple[str, str], Decision], file: str) -> None:
    place = f"{file}, line {row.line}"
    if numerals(row.name) != numerals(row.other):
        found = f"{row.other} and {row.name} differ in a numeral and are never one unit"
        raise ZhengtuError(place, found, "write no")
    earlier = merged.get((row.code, row.other))
    if earlier is not None and earlier.name != row.name:
        found = f"{row.other} is {earlier.name} in line {earlier.line} and {row.name} here"
        raise ZhengtuError(place, found, "keep one, and merge the two names where they are one")
    if _root(merged, row.code, row.name) == row.other:
        found = f"{row.name} is already a form of {row.other}"
        raise ZhengtuError(place, found, "say yes in one direction only")


def _root(merged: Mapping[tuple[str, str], Decision], code: str, name: str) -> str:
    while (code, name) in merged:
        name = merged[code, name].name
    return name


def _alike(one: Named, two: Named) -> str:
    """Why two names may be one unit's; empty where nothing says so.

    A name that goes on where another ends is that of a part: 生态环境局柯桥分局.
    """
    if (_settled(one) and _settled(two)) or numerals(one.name) != numerals(two.name):
        return ""
    forms = [(a, b) for a in _cores(one) for b in _cores(two)]
    if any(a.startswith(b) or b.startswith(a) for a, b in forms):
        return ""
    if any(_short_for(a, b) or _short_for(b, a) for a, b in forms):
        return "one may be short for the other"
    if any(_shared(a, b) >= _ALIKE for a, b in forms):
        return "alike in most characters"
    return "the same beginning" if any(_begins(a, b) for a, b in forms) else ""


def _settled(unit: Named) -> bool:
    """Whether the vocabulary knows the kind, and not only by the end of the name."""
    kinds = vocabulary().by_unit.get(resolve(unit.name, unit.code).kind, ())
    return bool(kinds) and not any("*" in kind.name for kind in kinds)


def _standing(unit: Named) -> tuple[bool, int, int, str]:
    return _settled(unit), unit.tasks, len(unit.name), unit.name


def _cores(unit: Named) -> list[str]:
    """The forms of a unit without the region that they begin with."""
    region = gazetteer().get(unit.code)
    starts = (region.name, region.short, region.name[-1]) if region else ()
    cores = []
    for form in (unit.name, *unit.forms):
        start = next((start for start in starts if form.startswith(start)), "")
        cores.append(form.removeprefix(start))
    return cores


def _short_for(short: str, full: str) -> bool:
    rest = iter(full)
    return _SHORT <= len(short) < len(full) and all(char in rest for char in short)


def _shared(one: str, two: str) -> float:
    """The share of characters in both names, apart from how they end alike."""
    while one and two and one[-1] == two[-1]:
        one, two = one[:-1], two[:-1]
    both = sum(min(one.count(char), two.count(char)) for char in {*one})
    return 2 * both / (len(one) + len(two)) if one and two else 0.0


def _begins(one: str, two: str) -> bool:
    return len(one) > _BEGINNING < len(two) and one[:_BEGINNING] == two[:_BEGINNING]
