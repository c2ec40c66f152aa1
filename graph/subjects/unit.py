"""A unit: the tasks that it answers for, what they ask and what came of it, and who helps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .cut import MOST, Subject, after, before, joined

if TYPE_CHECKING:
    from ..network import Network

_Place = tuple[bool, int, str]
_STATED = ("states", "observed")


def unit(networks: Sequence[Network], node: str) -> Subject:
    """The network of a unit out of those of the documents that name it.

    Tasks that it leads go before those that it supports where all are more than a page takes.

    >>> unit([], "https://w3id.org/zhengtu/id/org/330600-ab12").network.number_of_nodes()
    0
    """
    own = [network for network in networks if node in network]
    found = (each for network in own for each in _tasks(network, node))
    duties = dict(sorted(found, key=lambda each: each[0]))
    kept, left = {node}, 0
    for task, network in duties.values():
        parts = _parts(network, task)
        fits = len(kept | parts) <= MOST
        kept |= parts if fits else set()
        left += not fits
    network = joined(own, kept)
    # Tasks tell what they ask and reach; that their document says so too would cross all lines.
    network.remove_edges_from(
        [edge[:3] for edge in network.edges(keys=True) if edge[2].startswith(_STATED)]
    )
    return Subject(node, network, {"tasks": left} if left else {})


def _tasks(network: Network, unit: str) -> Iterator[tuple[_Place, tuple[str, Network]]]:
    """The tasks that a unit answers for, once each, by their place on the page."""
    leads = after(network, unit, "leads")
    for task in leads | after(network, unit, "supports"):
        number = int(network.nodes[task].get("number") or 0)
        yield (task not in leads, number, task), (task, network)


def _parts(network: Network, task: str) -> set[str]:
    """A task with all that hangs on it, its document, and the units that answer for it too."""
    documents = after(network, task, "part-of")
    regions = {region for one in documents for region in after(network, one, "covers")}
    parts = after(network, task, "requires", "achieves", "mentions")
    return {task} | documents | regions | parts | before(network, task, "leads", "supports")
