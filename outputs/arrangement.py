"""Which rows and columns the networks of subjects are read in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from math import ceil, sqrt
from typing import TYPE_CHECKING, Any

from ..graph.network import INITIATIVES
from .grid import Column, Row, grid
from .layout import CENTRE, Layout

if TYPE_CHECKING:
    from ..graph.network import Network

Arrangement = Callable[["Network"], Layout]
Data = Mapping[str, Any]

_STATEMENTS = ("target", "outcome")


def region_years(network: Network) -> Layout:
    """A region: its reports above, an indicator in each row, then what it keeps naming, by year.

    The regions around it stand at the top, its units at the foot.
    """
    regions = _of(network, "region")
    by_indicator = _by_indicator(network)
    topics = {node: str(network.nodes[node].get("topic") or "") for node in by_indicator}
    order = sorted(by_indicator, key=lambda one: (topics[one], network.nodes[one]["label"], one))
    rows = [
        Row(across=regions, hubs=True),
        Row(hubs=True, cells=_by_year(network, _of(network, "document"))),
        *(
            Row(
                str(network.nodes[one]["label"]),
                head=[one],
                cells=_by_year(network, by_indicator[one]),
            )
            for one in order
        ),
        *(Row(group=kind, cells=_by_year(network, _of(network, kind))) for kind in INITIATIVES),
        *_units(network),
    ]
    return _whole(network, rows, _years(network))


def unit_tasks(unit: str) -> Arrangement:
    """A unit: a task in each row, beside it what it asks and what came of it.

    Above stand the unit and its documents, at the foot the other units.
    """
    return partial(_tasks, unit)


def _tasks(unit: str, network: Network) -> Layout:
    tasks = _of(network, "task")
    parts = {task: _beside(network, task) for task in tasks}
    rows = [
        Row(across=[unit, *_of(network, "document", "region")], hubs=True),
        *(Row(head=[task], cells=parts[task]) for task in tasks),
        *_units(network, unit),
    ]
    columns = [Column("requires", group="target"), Column("achieves", group="outcome")]
    return _whole(network, rows, [*columns, Column("mentions", group="project")])


def initiative_years(network: Network) -> Layout:
    """An initiative: what was promised and what was reached by year, then its tasks and units.

    Many years run on in a second line, and a third.
    """
    years = [column.key for column in _years(network)]
    length = max(4, ceil(sqrt(2 * len(years))))
    lines = [years[start : start + length] for start in range(0, len(years), length)]
    rows = [
        Row(across=[*_of(network, *INITIATIVES), *_of(network, "region")], hubs=True),
        *(row for line in lines for row in _line(network, line)),
        Row(group="task", across=_of(network, "task")),
        *_units(network),
    ]
    return _whole(network, rows, [Column(str(place)) for place in range(length)])


def _line(network: Network, years: list[str]) -> Iterator[Row]:
    """Some years side by side: the documents, what these promise, what they report."""
    said = _by_year(network, _of(network, "observation"))
    for group in ("document", *_STATEMENTS):
        found = _by_year(network, _of(network, "document")) if group == "document" else said
        cells = {
            str(place): [one for one in found.get(year, ()) if _is(network.nodes[one], group)]
            for place, year in enumerate(years)
        }
        yield Row(group=group, cells=cells, hubs=group == "document")


def _is(data: Data, group: str) -> bool:
    return group in (data["type"], data.get("kind"))


def regions_years(network: Network) -> Layout:
    """All regions: one in each row, with its reports by year."""
    own: dict[str, list[str]] = defaultdict(list)
    for document, region, more in network.edges(data=True):
        if more["type"] == "covers":
            own[region].append(document)
    rows = [
        Row(
            str(network.nodes[one]["label"]),
            head=[one],
            cells=_by_year(network, _ordered(network, own.get(one, ()))),
            hubs=True,
        )
        for one in _of(network, "region")
    ]
    return _whole(network, rows, _years(network))


def _units(network: Network, besides: str = "") -> Iterator[Row]:
    """The units at the foot, with larger cards for governments."""
    for kind in ("organization", "government"):
        others = [one for one in _of(network, kind) if one != besides]
        yield Row(group=kind, across=others, hubs=kind in CENTRE)


def _of(network: Network, *kinds: str) -> list[str]:
    """The nodes of some types, in the order in which they are read."""
    return _ordered(network, (n for n, data in network.nodes(data=True) if data["type"] in kinds))


def _ordered(network: Network, nodes: Iterable[str]) -> list[str]:
    return sorted(nodes, key=lambda node: (*_order(network.nodes[node]), node))


def _order(data: Data) -> tuple[str, int, int, int, str]:
    """Regions by code, all else by type, year, number and place."""
    kind = str(data["type"])
    code = str(data["region"]) if kind == "region" else ""
    kind = "" if kind in INITIATIVES else {"target": "a", "outcome": "b"}.get(kind, kind)
    numbers = [int(data.get(key) or 0) for key in ("year", "number", "start")]
    return kind + code, numbers[0], numbers[1], numbers[2], str(data.get("label"))


def _by_year(network: Network, nodes: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        found[str(network.nodes[node].get("year") or "")].append(node)
    return dict(found)


def _years(network: Network) -> list[Column]:
    """The years that something stands in; what has none comes first."""
    kept = ("document", "observation", *_STATEMENTS, *INITIATIVES)
    years = {
        str(data.get("year") or "")
        for _, data in network.nodes(data=True)
        if data["type"] in kept and (data.get("year") or data["type"] not in INITIATIVES)
    }
    return [Column(year, year) for year in sorted(years)]


def _by_indicator(network: Network) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for statement, indicator, more in network.edges(data=True):
        if more["type"] == "concerns":
            found[indicator].append(statement)
    return {one: _ordered(network, nodes) for one, nodes in found.items()}


def _beside(network: Network, task: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for _, part, more in network.out_edges(task, data=True):
        found[str(more["type"])].append(part)
    return {kind: _ordered(network, nodes) for kind, nodes in found.items()}


def _whole(network: Network, rows: Iterable[Row], columns: list[Column]) -> Layout:
    """The rows that hold something, and below them what stands in no column of theirs."""
    filled = [row for row in rows if row.head or row.across or any(row.cells.values())]
    keys = {column.key for column in columns}
    held = {
        node
        for row in filled
        for cell in (row.head, row.across, *(row.cells[key] for key in keys & row.cells.keys()))
        for node in cell
    }
    rest = _ordered(network, network.nodes.keys() - held)
    for hubs in (True, False):
        left = [node for node in rest if (network.nodes[node]["type"] in CENTRE) == hubs]
        filled += [Row(across=left, hubs=hubs)] if left else []
    return grid(filled, columns)
