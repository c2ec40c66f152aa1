"""The shortest ways from one thing to another, from both ends at once.

Rules: a step costs 1, and going through a thing with n ties costs log2 n more, so that a row of a
table ties closer than a whole report and a rare name closer than a common one. No way goes through
a thing of more than :data:`zhengtu.graph.paths.ties.HUB` ties. Ways over places and bodies that
merely contain each other are told only where there are no others. No two ways that are told have
a thing in common but documents.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from itertools import product
from math import log2

from pyoxigraph import Store

from .ties import HUB, Tie, Ties, kind_of

MOST = 3
"""Ways that are told."""
LONGEST = 6
"""Steps of the longest."""
_KEPT = 4  # ways to each thing that are followed, and as many times more that are compared
_COMPARED = 16


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """Things in their order, the ties between them, and what the way costs."""

    cost: float
    things: tuple[str, ...]
    ties: tuple[Tie, ...] = ()


def ways(store: Store, start: str, goal: str) -> list[Way]:
    """Up to :data:`MOST` ways of up to :data:`LONGEST` steps, the cheapest first.

    >>> ways(Store(), "x:a", "x:b")
    []
    """
    found = _ways(Ties(store), start, goal, MOST)
    return found or _ways(Ties(store, structure=True), start, goal, 1)


def _ways(ties: Ties, start: str, goal: str, enough: int) -> list[Way]:
    """The ways of fewest steps, and of more until there are ``enough``."""
    sides = (_Side(ties, start), _Side(ties, goal))
    for _ in range(LONGEST):
        min(sides, key=lambda side: side.width).grow()
        found = _distinct(_met(ties, *sides))
        if len(found) >= enough or not all(side.width for side in sides):
            break
    return found


class _Side:
    """The cheapest ways from one end to all that is within some steps of it."""

    def __init__(self, ties: Ties, start: str) -> None:
        self._ties = ties
        self.found: dict[str, list[Way]] = {start: [Way(0.0, (start,))]}
        self._edge = [start]

    @property
    def width(self) -> int:
        """How many things the next steps would lead on from."""
        return len(self._edge)

    def grow(self) -> None:
        """One step further: each new thing with the ways of fewest steps to it."""
        fresh: dict[str, list[Way]] = {}
        for thing in self._edge:
            at_start = len(self.found[thing][0].things) == 1
            through = 0.0 if at_start else passing(self._ties, thing)
            if through is None:
                continue
            for tie in self._ties.of(thing):
                other = tie.other(thing)
                if other not in self.found:
                    fresh.setdefault(other, []).extend(
                        Way(way.cost + 1 + through, (*way.things, other), (*way.ties, tie))
                        for way in self.found[thing]
                    )
        self.found |= {thing: nsmallest(_KEPT, ways) for thing, ways in fresh.items()}
        self._edge = sorted(fresh)


def passing(ties: Ties, thing: str) -> float | None:
    """What going through a thing costs; a hub lets nothing through."""
    count = len(ties.of(thing))
    return None if count > HUB else log2(max(count, 1))


def _met(ties: Ties, one: _Side, two: _Side) -> list[Way]:
    """The ways that meet, the cheapest first; more of them than are told."""
    rough = [
        Way(a.cost + b.cost, (*a.things, *b.things[-2::-1]), (*a.ties, *b.ties[::-1]))
        for thing in one.found.keys() & two.found.keys()
        for a, b in product(one.found[thing], two.found[thing])
        if len(a.ties) + len(b.ties) <= LONGEST and not set(a.things[:-1]) & set(b.things[:-1])
    ]
    done: list[Way] = []
    for way in sorted(rough):
        if len(done) >= _COMPARED and way.cost > done[_COMPARED - 1].cost:
            break
        cost = [passing(ties, thing) for thing in way.things[1:-1]]
        if None not in cost:
            total = len(way.ties) + sum(each or 0.0 for each in cost)
            done = sorted([*done, Way(round(total, 2), way.things, way.ties)])
    return done


def _distinct(found: Iterable[Way]) -> list[Way]:
    """The cheapest of the ways that have no things in common but documents."""
    told: list[Way] = []
    seen: set[frozenset[str]] = set()
    for way in found:
        core = frozenset(each for each in way.things[1:-1] if kind_of(each) != "document")
        if core not in seen and all(core.isdisjoint(other) for other in seen):
            seen.add(core)
            told.append(way)
    return told[:MOST]
