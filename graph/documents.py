"""The network of one document: what it says itself, and what is said of all that it refers to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Store

from .facts import Told, told
from .network import READ as DRAWN
from .network import drawn
from .prefixes import expanded

if TYPE_CHECKING:
    from .network import Network

READ = (*DRAWN, "zt:via")
"""The properties that it takes."""
_REFERENCES = frozenset(
    (
        *("zt:region", "schema:containedInPlace", "dct:creator"),
        *("zt:indicator", "zt:topic", "zt:initiative", "zt:mentions", "zt:organization"),
    )
)


def document_network(store: Store, document: str) -> Network:
    """The network of one document by its IRI, with the names of what it refers to.

    Of the judgements of its targets it has those that count before others.

    >>> document_network(Store(), "https://w3id.org/zhengtu/id/document/none").number_of_nodes()
    0
    """
    graph = NamedNode(f"{document}/graph")
    own = list(told(store.quads_for_pattern(None, None, None, graph), READ))
    target, assesses = expanded("zt:Target"), NamedNode(expanded("zt:assesses"))
    for each in sorted({subject for subject, _, value, _ in own if value == target}):
        for judged in store.quads_for_pattern(None, assesses, NamedNode(each), None):
            said = list(told(store.quads_for_pattern(judged.subject, None, None, None), READ))
            own += said if any(map(counts, said)) else []
    return related_network(own, lambda thing: _of(store, thing))


def _of(store: Store, thing: str) -> Iterable[Told]:
    return told(store.quads_for_pattern(NamedNode(thing), None, None, None), READ)


def counts(said: Told) -> bool:
    """Whether this says that a judgement counts before others of its target, or is of a row.

    >>> counts(("a", "zt:via", "row", False)), counts(("a", "zt:preferred", "false", False))
    (True, False)
    """
    return _COUNTED.get(said[1]) == said[2]


_COUNTED = {"zt:preferred": "true", "zt:via": "row"}


def related_network(own: list[Told], of: Callable[[str], Iterable[Told]]) -> Network:
    """The network of what is said, with what is said ``of`` the things that it refers to.

    >>> related_network([], lambda thing: []).number_of_nodes()
    0
    """
    return drawn(own + _referred(own, of))


def _referred(own: list[Told], of: Callable[[str], Iterable[Told]]) -> list[Told]:
    """What is said of the things that are referred to, and of those that this refers to."""
    waiting = _objects(own)
    seen = set(waiting)
    found: list[Told] = []
    while waiting:
        said = list(of(waiting.pop()))
        found += said
        fresh = [each for each in _objects(said) if each not in seen]
        seen.update(fresh)
        waiting += fresh
    return found


def _objects(said: Iterable[Told]) -> list[str]:
    return sorted({value for _, name, value, iri in said if iri and name in _REFERENCES})
