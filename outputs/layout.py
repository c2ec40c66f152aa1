"""Where each node of a network stands: sectors by group of types, rings by type.

No forces. The nodes take the cells of a lattice of cards inside a rounded frame: what the network
is about in the middle, every group of types in a wedge of its own, and in a wedge one type after
the other from the inside out, each in reading order. The work is linear in the nodes, but for
sorting them.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate, count
from math import atan2, ceil, floor, hypot, pow, sqrt, tau
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx

    Graph = networkx.MultiDiGraph[str]

Point = tuple[float, float]

CENTRE = ("region", "government", "document")
SECTORS = (
    ("target",),
    ("outcome",),
    ("term",),
    ("organization",),
    ("task",),
    ("project", "programme", "designation", "event"),
    ("indicator",),
)
"""Clockwise from the top; in a sector from the inside out. Other types share a last sector."""

CARD = (158.0, 52.0)
"""Width and height, in pixels at scale 1, of the cell that one card has to itself."""
HUB = (260.0, 66.0)
"""The same for a card in the centre."""
ASPECT = 1.75
"""Width to height of the whole: that of a screen."""
CURVE = 3
"""Exponent of the outline: 2 is an ellipse, more fills the corners of the screen."""
LEAST = 0.05
"""Share of the full turn that even a sector of one node gets."""


def positions(graph: Graph) -> dict[str, Point]:
    """The place of each node in pixels, x to the right and y down, the centre at (0, 0).

    Depends on nothing but the nodes and their attributes ``type``, ``topic``, ``number``,
    ``start`` and ``label``; two nodes are never nearer than a card.

    >>> import networkx
    >>> graph = networkx.MultiDiGraph()
    >>> graph.add_node("r", type="region", label="绍兴市")
    >>> graph.add_node("t", type="target", label="城镇登记失业率")
    >>> positions(graph)["r"]
    (0.0, 0.0)
    """
    by_type = _by_type(graph)
    hubs = [node for kind in CENTRE for node in sorted(by_type.pop(kind, []))]
    known = {kind for sector in SECTORS for kind in sector}
    rest = tuple(sorted(by_type.keys() - known))
    sectors = [[by_type[kind] for kind in sector if kind in by_type] for sector in (*SECTORS, rest)]
    middle = _middle(len(hubs))
    placed = dict(zip(hubs, middle, strict=True))
    for rings, cells in _fill([sector for sector in sectors if sector], _hole(middle)):
        for ring, slots in zip(rings, cells, strict=True):
            placed.update(zip(ring, slots, strict=True))
    return placed


def _by_type(graph: Graph) -> dict[str, list[str]]:
    """Nodes of each type, in the order in which they are read."""
    groups: dict[str, list[tuple[Any, ...]]] = {}
    for node, data in graph.nodes(data=True):
        place = [_number(data.get(key)) for key in ("number", "start")]
        key = (str(data.get("topic") or ""), *place, str(data.get("label") or ""), str(node))
        groups.setdefault(str(data.get("type") or "other"), []).append((key, node))
    return {kind: [node for _, node in sorted(group)] for kind, group in groups.items()}


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        return 0.0


def _middle(nodes: int) -> list[Point]:
    """Cells of the centre, stacked: a few above each other before any side by side."""
    width, height = HUB
    side = ceil(sqrt(nodes)) + 1
    steps = range(-side, side + 1)
    cells = [(x * width, y * height) for x in steps for y in steps]
    cells.sort(key=lambda cell: (hypot(cell[0] / ASPECT, cell[1]), cell[1], cell[0]))
    nearest = sorted(cells[:nodes], key=lambda cell: (cell[1], cell[0]))
    shift = sum(y for _, y in nearest) / max(nodes, 1)
    return [(x, round(y - shift, 1)) for x, y in nearest]


def _hole(middle: list[Point]) -> float:
    """Radius of the outline that the centre keeps free around itself."""
    reach = [_radius((abs(x) + HUB[0] / 2, abs(y) + HUB[1] / 2)) for x, y in middle]
    return max(reach, default=0.0)


def _fill(
    sectors: list[list[list[str]]], hole: float
) -> Iterator[tuple[list[list[str]], list[list[Point]]]]:
    """Each sector with the cells of its rings, in reading order."""
    wanted = [sum(map(len, rings)) for rings in sectors]
    for rings, free in zip(sectors, _cells(wanted, hole), strict=True):
        ends = list(accumulate(map(len, rings)))
        slices = [free[end - len(ring) : end] for ring, end in zip(rings, ends, strict=True)]
        yield rings, [sorted(cells, key=lambda cell: (cell[1], cell[0])) for cells in slices]


def _cells(wanted: list[int], hole: float) -> list[list[Point]]:
    """For each sector as many cells as it wants, from the inside out."""
    bounds = _bounds(wanted)
    found: list[list[Point]] = [[] for _ in wanted]
    lacking = sum(wanted)
    for shell in count(floor(hole / CARD[1])):
        if not lacking:
            break
        for cell in sorted(_shell(shell), key=lambda cell: (_radius(cell), cell)):
            sector = _sector(cell, bounds)
            if sector is None or _radius(cell) < hole + CARD[1] / 2:
                continue
            if len(found[sector]) < wanted[sector]:
                found[sector].append(cell)
                lacking -= 1
    return found


def _bounds(wanted: list[int]) -> list[float]:
    """Where each sector ends, as a share of the full turn from the top clockwise."""
    nodes = sum(wanted) or 1
    spare = 1 - LEAST * len(wanted)
    return list(accumulate(LEAST + spare * size / nodes for size in wanted))[:-1]


def _radius(cell: Point) -> float:
    """Half the height of the outline that passes through a point."""
    x, y = abs(cell[0]) / ASPECT, abs(cell[1])
    return round(pow(pow(x, CURVE) + pow(y, CURVE), 1 / CURVE), 3)


def _reach(radius: int, row: int) -> float:
    """How far the outline of a radius reaches to the side at the height of a row."""
    return pow(max(0, pow(radius, CURVE) - pow(abs(row), CURVE)), 1 / CURVE)


def _sector(cell: Point, bounds: list[float]) -> int | None:
    """The sector that holds all four corners of a cell, if one does."""
    x, y = cell
    width, height = CARD
    corners = {
        bisect(bounds, (atan2((x + dx) / ASPECT, -(y + dy)) / tau) % 1)
        for dx in (-width / 2, width / 2)
        for dy in (-height / 2, height / 2)
    }
    return corners.pop() if len(corners) == 1 else None


def _shell(shell: int) -> Iterator[Point]:
    """Cells whose radius is from ``shell`` rows to one row more; every other row is staggered."""
    width, height = CARD
    for row in range(-shell, shell + 1):
        shift = width / 2 if row % 2 else 0.0
        inner = ASPECT * height * _reach(shell, row)
        outer = ASPECT * height * _reach(shell + 1, row)
        for column in range(ceil((inner - shift) / width), ceil((outer - shift) / width)):
            yield (column * width + shift, row * height)
        for column in range(
            floor((-outer - shift) / width) + 1, floor((-inner - shift) / width) + 1
        ):
            # The middle column belongs to the right half already.
            if column * width + shift < 0:
                yield (column * width + shift, row * height)
