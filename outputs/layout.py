"""Where each node of a network stands: sectors by topic, rings by type.

No forces. The nodes take the cells of a lattice of cards inside a rounded frame: what the network
is about in the middle, every group of types in a wedge of its own, and in a wedge one type after
the other from the inside out, each in reading order. The wedge of statements is cut into one for
each topic, clockwise. The work is linear in the nodes, but for sorting them.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, count, islice
from math import atan2, ceil, floor, hypot, pow, sqrt, tau
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx

    Graph = networkx.MultiDiGraph[str]

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Name:
    """What stands beside a ``column``, ``row`` or ``sector``: a text, or the name of a type."""

    kind: str
    x: float
    y: float
    text: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The place of each node, and the names that tell what lies where."""

    places: dict[str, Point]
    names: tuple[Name, ...] = ()


CENTRE = ("region", "government", "document")
STATEMENTS = ("indicator", "target", "outcome")
SECTORS = (
    STATEMENTS,
    ("term",),
    ("organization",),
    ("task",),
    ("project", "programme", "designation", "event"),
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


def sectors(graph: Graph) -> Layout:
    """The layout of a network as sectors and rings; the page names these itself."""
    return Layout(positions(graph))


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
    hole = _hole(middle)
    placed = dict(zip(hubs, middle, strict=True))
    shown = [sector for sector in sectors if sector]
    for rings, cells in zip(shown, _cells([sum(map(len, s)) for s in shown], hole), strict=True):
        for own, free in _topics(graph, rings, cells) if rings is sectors[0] else [(rings, cells)]:
            placed.update(_filled(own, free))
    return placed


def _topics(
    graph: Graph, rings: list[list[str]], cells: list[Point]
) -> Iterator[tuple[list[list[str]], list[Point]]]:
    """The rings and the cells of each topic, clockwise; what has no topic comes last."""
    own: dict[str, list[list[str]]] = {}
    for number, ring in enumerate(rings):
        for node in ring:
            topic = str(graph.nodes[node].get("topic") or "")
            own.setdefault(topic, [[] for _ in rings])[number].append(node)
    clockwise = iter(sorted(cells, key=lambda cell: (_turn(*cell), cell)))
    for topic in sorted(own, key=lambda topic: (not topic, topic)):
        free = list(islice(clockwise, sum(map(len, own[topic]))))
        yield own[topic], sorted(free, key=lambda cell: (_radius(cell), cell))


def _filled(rings: list[list[str]], cells: list[Point]) -> Iterator[tuple[str, Point]]:
    """The nodes of each ring in reading order, the rings from the inside out."""
    free = iter(cells)
    for ring in rings:
        slots = sorted(islice(free, len(ring)), key=lambda cell: (cell[1], cell[0]))
        yield from zip(ring, slots, strict=True)


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
        bisect(bounds, _turn(x + dx, y + dy))
        for dx in (-width / 2, width / 2)
        for dy in (-height / 2, height / 2)
    }
    return corners.pop() if len(corners) == 1 else None


def _turn(x: float, y: float) -> float:
    """The direction of a point as a share of the full turn, from the top clockwise."""
    return (atan2(x / ASPECT, -y) / tau) % 1


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
