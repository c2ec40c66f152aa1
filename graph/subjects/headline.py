"""The statements that tell a region's years: one promise for each headline indicator and year.

The indicators are those of ``schema/headline.csv``. To a target belong the outcomes that it is
judged by; where nothing was promised, or nothing answers it, what the year is reported to have
reached.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from .. import iris
from ..assess.panel import headline
from .cut import Edge, Node

if TYPE_CHECKING:
    from ..network import Network

Cell = tuple[str, str, int]
"""Indicator, aspect and year."""
Claim = tuple[bool, int, str]
"""A statement behind what sets it back: whether another goes before it, and where it stands."""


def statements(networks: Sequence[Network], judged: Iterable[Edge]) -> set[str]:
    """The statements of a region's documents to show, out of the network of each.

    ``judged`` are the edges from targets to the outcomes that they are judged by.

    >>> statements([], [])
    set()
    """
    asked: dict[Cell, list[Claim]] = defaultdict(list)
    told: dict[Cell, list[Claim]] = defaultdict(list)
    for cell, claim, kind in (each for network in networks for each in _claims(network)):
        (asked if kind == "target" else told)[cell].append(claim)
    targets = {min(claims)[2] for claims in asked.values()}
    outcomes = {outcome for target, outcome, *_ in judged if target in targets}
    alone = (claims for claims in told.values() if not outcomes & {one for *_, one in claims})
    return targets | outcomes | {min(claims)[2] for claims in alone}


def _claims(network: Network) -> Iterator[tuple[Cell, Claim, str]]:
    """The targets that a report sets its own year, and the outcomes of any year."""
    wanted = {(iris.indicator(concept, "").value, aspect) for concept, aspect in headline()}
    for node, indicator, more in network.edges(data=True):
        data = network.nodes[node]
        if more["type"] != "concerns" or (indicator, data.get("aspect")) not in wanted:
            continue
        late = _year(data) - _year(network.nodes.get(str(data["document"]), {}))
        if data.get("subject") or (data["type"] == "target" and late):
            continue
        if data["type"] == "target":
            second = data.get("verdict", "not-assessable") == "not-assessable"
        else:
            second = late != -1
        cell = (indicator, str(data["aspect"]), _year(data))
        yield cell, (second, int(data.get("start") or 0), node), str(data["type"])


def _year(data: Node) -> int:
    return int(data.get("year") or 0)
