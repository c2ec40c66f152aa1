"""Where in a store a subject is spoken of, and what a person's words may mean there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Store

from ...schema.turtle import ID
from .. import iris
from ..documents import document_network
from ..prefixes import expanded

if TYPE_CHECKING:
    from ..network import Network

LABELS = tuple(expanded(name) for name in ("skos:prefLabel", "skos:altLabel"))
UNITS = ("org", "government")


def kind(iri: str) -> str:
    """What an IRI of ours is of; nothing for another.

    >>> kind("https://w3id.org/zhengtu/id/org/330600-ab12"), kind("http://example.org/org/1")
    ('org', '')
    """
    return iri.removeprefix(ID).partition("/")[0] if iri.startswith(ID) else ""


def documents(store: Store, node: str) -> list[str]:
    """The documents of a region, those that name an initiative, those whose tasks name a unit."""
    found = set[str]()
    if kind(node) == "region":
        government = iris.government(iris.local(NamedNode(node)))
        found.update(_subjects(store, "dct:creator", government.value))
    elif kind(node) in UNITS:
        duties = _subjects(store, "zt:organization", node)
        tasks = {task for duty in duties for task in _objects(store, duty, "zt:task")}
        found.update(one for task in tasks for one in _objects(store, task, "dct:isPartOf"))
    elif kind(node) == "initiative":
        found.update((*_parts(store, "zt:initiative", node), *_parts(store, "zt:mentions", node)))
    elif kind(node) == "document":
        found.add(node)
    return sorted(found)


def networks(store: Store, node: str) -> list[Network]:
    """The networks of all documents that tell of a subject."""
    return [document_network(store, one) for one in documents(store, node)]


def things_called(store: Store, words: str, *kinds: str) -> list[str]:
    """The things of some kinds that bear a name exactly, or are called so by their IRI."""
    exact = (f"{ID}{one}/{words}" for one in kinds if " " not in words and words.isascii())
    found = {iri for iri in (words, *exact) if kind(iri) in kinds and _there(store, iri)}
    for label in LABELS:
        for quad in store.quads_for_pattern(
            None, NamedNode(label), Literal(words, language="zh"), None
        ):
            if isinstance(quad.subject, NamedNode) and kind(quad.subject.value) in kinds:
                found.add(quad.subject.value)
    return sorted(found)


def labels(store: Store, *kinds: str) -> Iterator[tuple[str, str]]:
    """Every thing of some kinds with each of its names."""
    for label in LABELS:
        for quad in store.quads_for_pattern(None, NamedNode(label), None, None):
            subject, said = quad.subject, quad.object
            if not isinstance(subject, NamedNode) or kind(subject.value) not in kinds:
                continue
            if isinstance(said, Literal) and said.language == "zh":
                yield subject.value, said.value


def label(store: Store, node: str) -> str:
    """The Chinese name of a thing, or the end of its IRI."""
    for name in ("skos:prefLabel", "rdfs:label"):
        for quad in store.quads_for_pattern(NamedNode(node), NamedNode(expanded(name)), None, None):
            if isinstance(quad.object, Literal) and quad.object.language != "en":
                return quad.object.value
    return node.rpartition("/")[2]


def _there(store: Store, iri: str) -> bool:
    try:
        node = NamedNode(iri)
    except ValueError:
        return False
    return next(store.quads_for_pattern(node, None, None, None), None) is not None


def _subjects(store: Store, name: str, node: str) -> Iterator[str]:
    found = store.quads_for_pattern(None, NamedNode(expanded(name)), NamedNode(node), None)
    return (quad.subject.value for quad in found if isinstance(quad.subject, NamedNode))


def _objects(store: Store, node: str, name: str) -> Iterator[str]:
    found = store.quads_for_pattern(NamedNode(node), NamedNode(expanded(name)), None, None)
    return (quad.object.value for quad in found if isinstance(quad.object, NamedNode))


def _parts(store: Store, name: str, node: str) -> Iterator[str]:
    """The documents that what points to a node is part of."""
    for subject in _subjects(store, name, node):
        yield from _objects(store, subject, "dct:isPartOf")
