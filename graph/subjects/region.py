"""A region over the years: its reports, what they promised and reached, what they keep naming.

Of the statements it has those of `zhengtu.graph.subjects.headline`, of the initiatives those that
more than one document names, the most named first; and the units that answer for its tasks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ...schema.regions import gazetteer
from .. import iris
from ..network import INITIATIVES
from .cut import MOST, Edge, Node, Subject, edges_by_type, joined, typed
from .headline import statements

if TYPE_CHECKING:
    from ..network import Network

FEWEST = 2
"""Documents that must name an initiative."""
INITIATIVES_SHOWN = 300


def region(networks: Sequence[Network], code: str, others: Iterable[str] = ()) -> Subject:
    """The network of a region out of those of its documents.

    ``others`` are the codes of the regions that have documents too: of those the one above and
    those right below are shown.

    >>> region([], "330600").network.nodes["https://w3id.org/zhengtu/id/region/330600"]["label"]
    '绍兴市'
    """
    node = iris.region(code).value
    own = [network for network in networks if _documents(network, node)]
    edges = edges_by_type(own)
    units = _units([*edges["leads"], *edges["supports"]])
    around = dict(_around(code, others))
    said = statements(own, edges["assessed"])
    kept = {node, *said, *units, *(each for one in own for each in _documents(one, node))}
    kept |= {indicator for one, indicator, *_ in edges["concerns"] if one in said}
    named = _named(own, edges["observed"])
    shown = [each for each, count in named.items() if count >= FEWEST]
    shown = shown[: max(0, min(INITIATIVES_SHOWN, MOST - len(kept)))]
    more = {node: place(code), **units, **{each: place(known) for each, known in around.items()}}
    network = joined(own, [*kept, *shown], more, _between(code, units, around))
    left = {
        "initiatives": len(named) - len(shown),
        "statements": _count(own, "target", "outcome") - len(said),
        "tasks": _count(own, "task"),
        "terms": _count(own, "term"),
    }
    return Subject(node, network, {key: count for key, count in left.items() if count})


def place(code: str) -> Node:
    """A region as a node.

    >>> place("330600")["label"], place("000001")["label"]
    ('绍兴市', '000001')
    """
    known = gazetteer().get(code)
    told = {"label": known.name if known else code, "region": iris.region(code).value}
    return {"type": "region", "value": "", "quote": "", "document": "", **told}


def _documents(network: Network, region: str) -> list[str]:
    return [node for node, data in typed(network, "document") if data["region"] == region]


def _count(networks: Iterable[Network], *kinds: str) -> int:
    return len({node for network in networks for node, _ in typed(network, *kinds)})


def _named(networks: Iterable[Network], observed: Iterable[Edge]) -> dict[str, int]:
    """The initiatives with the number of documents that name them, the most named first."""
    found: dict[str, set[str]] = defaultdict(set)
    for document, node, *_ in observed:
        found[node].add(document)
    labels = {n: str(data["label"]) for one in networks for n, data in typed(one, *INITIATIVES)}
    order = sorted(found, key=lambda node: (-len(found[node]), labels[node], node))
    return {node: len(found[node]) for node in order}


def _units(duties: Iterable[Edge]) -> dict[str, Node]:
    """The units that answer for tasks of the region, with how many."""
    found: dict[str, set[str]] = defaultdict(set)
    for unit, task, *_ in duties:
        found[unit].add(task)
    return {unit: {"tasks": len(tasks)} for unit, tasks in found.items()}


def _around(code: str, others: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The regions right above and below, by node."""
    known = gazetteer()
    own = known.get(code)
    for other in sorted(set(others) - {code}):
        found = known.get(other)
        below = found is not None and found.parent == code
        if below or (own is not None and own.parent == other):
            yield iris.region(other).value, other


def _between(code: str, units: Iterable[str], around: dict[str, str]) -> Iterator[Edge]:
    """Units belong to the region; a region contains those below."""
    node, own = iris.region(code).value, gazetteer().get(code)
    for unit in units:
        yield unit, node, "belongs", {"type": "belongs"}
    for other, known in around.items():
        ends = (other, node) if own is not None and own.parent == known else (node, other)
        yield *ends, "contains", {"type": "contains"}
