"""An initiative: what every document says of it, year after year, and the tasks that carry it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from .cut import Edge, Node, Subject, after, before, joined

if TYPE_CHECKING:
    from ..network import Network


def initiative(networks: Sequence[Network], node: str) -> Subject:
    """The network of an initiative out of those of the documents that name it.

    Each observation is a node of its own, of type ``observation``, labelled by its sentence, with
    the phase as its value; one leads to the ``next``.

    >>> initiative([], "https://w3id.org/zhengtu/id/initiative/330600-ab12").network.size()
    0
    """
    own = [network for network in networks if node in network]
    seen = {each: data for network in own for each, data in _observations(network, node)}
    kept = {node, *(each for network in own for each in _around(network, node))}
    network = joined(own, kept, seen, _course(node, seen))
    # What a document says stands in its observations now, and not on an edge to the initiative.
    said = [edge[:3] for edge in network.edges(keys=True) if edge[1] == node]
    network.remove_edges_from([edge for edge in said if edge[2].startswith("observed")])
    return Subject(node, network)


def _around(network: Network, node: str) -> Iterator[str]:
    """The documents that name it, their region, and the tasks that do, with their units."""
    tasks = before(network, node, "mentions")
    documents = before(network, node, "observed")
    for task in tasks:
        documents |= after(network, task, "part-of")
        yield from before(network, task, "leads", "supports")
    for document in documents:
        yield from after(network, document, "covers")
    yield from (*tasks, *documents)


def _observations(network: Network, node: str) -> Iterator[tuple[str, Node]]:
    """What a document says of the initiative, by the IRI of the observation."""
    for document, _, key, more in network.in_edges(node, keys=True, data=True):
        if more["type"] != "observed":
            continue
        quote, place = more.get("quote", ""), ("start", "end", "kind", "period")
        told: Node = {"type": "observation", "label": quote, "value": more["phase"]}
        told |= {"quote": quote, "document": document, "region": ""}
        told |= {"year": network.nodes[document].get("year", "")}
        told |= {name: more[name] for name in place if more.get(name, "") != ""}
        yield key.partition(" ")[2], told


def _course(node: str, seen: dict[str, Node]) -> Iterator[Edge]:
    """Each observation of its document and of the initiative, and one after the other."""
    order = sorted(seen, key=lambda one: (seen[one]["year"] or 0, seen[one].get("start", 0), one))
    for one in order:
        yield str(seen[one]["document"]), one, "states", {"type": "states"}
        yield one, node, "about", {"type": "about"}
    for one, other in pairwise(order):
        yield one, other, "next", {"type": "next"}
