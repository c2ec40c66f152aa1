"""What ties a thing to others, asked of the store thing by thing.

The ties are the edges of :mod:`zhengtu.graph.network`, and three more: units to the region and to
the body they are of, and initiatives of several regions that bear the same name.

| tie | from → to | a step only where nothing else leads on |
| --- | --- | --- |
| contains, belongs-to, unit-of | places and bodies | yes: it says where, not how |
| governs, covers, reports, states, part-of, concerns, requires, achieves, mentions | | no |
| observed, duty, assessed | through an observation, responsibility, assessment | no |
| same-name | initiative → initiative | no |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from pyoxigraph import Literal, NamedNode, Store

from ...schema.turtle import ID
from ..prefixes import expanded

HUB = 2000
"""A thing with more ties than this is tied to everything: no path goes through it."""

STRUCTURE = frozenset(("contains", "belongs-to", "unit-of"))

_BODIES = ("org", "government")
_NAMES = ("skos:prefLabel", "skos:altLabel")
# tie, kinds of subject, property, kinds of object, whether it reads from object to subject
_DIRECT = (
    ("contains", ("region",), "schema:containedInPlace", ("region",), True),
    ("governs", ("government",), "zt:region", ("region",), False),
    ("unit-of", ("org",), "zt:region", ("region",), False),
    ("belongs-to", _BODIES, "org:subOrganizationOf", _BODIES, False),
    ("reports", ("document",), "dct:creator", ("government",), True),
    ("covers", ("document",), "zt:region", ("region",), False),
    ("states", ("statement",), "dct:isPartOf", ("document",), True),
    ("part-of", ("task",), "dct:isPartOf", ("document",), False),
    ("concerns", ("statement",), "zt:indicator", ("indicator",), False),
    ("requires", ("task",), "dct:hasPart", ("statement",), False),
    ("achieves", ("task",), "zt:reportedOutcome", ("statement",), False),
    ("mentions", ("task",), "zt:mentions", ("initiative",), False),
)
# tie, kind of the thing between, its property to one end and to the other, kinds of these ends
_BETWEEN = (
    ("observed", "phase", "dct:isPartOf", ("document",), "zt:initiative", ("initiative",)),
    ("duty", "responsibility", "zt:organization", _BODIES, "zt:task", ("task",)),
    ("assessed", "assessment", "zt:assesses", ("statement",), "zt:by", ("statement",)),
)


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """An edge as one reads it; ``between`` is the thing that it goes through, if any."""

    kind: str
    source: str
    target: str
    between: str = ""

    def other(self, end: str) -> str:
        """The end that is not ``end``."""
        return self.target if end == self.source else self.source


def kind_of(iri: str) -> str:
    """What a thing is, by its IRI; empty for what is none of ours.

    >>> kind_of("https://w3id.org/zhengtu/id/region/330600"), kind_of("https://example.org/")
    ('region', '')
    """
    return iri[len(ID) :].partition("/")[0] if iri.startswith(ID) else ""


@cache
def _property(name: str) -> NamedNode:
    return NamedNode(expanded(name))


class Ties:
    """The ties of things, each looked up once.

    >>> Ties(Store()).of("https://w3id.org/zhengtu/id/region/330600")
    ()
    """

    def __init__(self, store: Store, structure: bool = False) -> None:
        self._store = store
        self._direct = [row for row in _DIRECT if structure or row[0] not in STRUCTURE]
        self._known: dict[str, tuple[Tie, ...]] = {}

    def of(self, thing: str) -> tuple[Tie, ...]:
        """The ties of a thing, sorted, one of a kind to each other; of a hub only some."""
        if thing not in self._known:
            found: dict[tuple[str, str], Tie] = {}
            for tie in sorted(islice(self._found(thing), HUB + 1)):
                found.setdefault((tie.kind, tie.other(thing)), tie)
            self._known[thing] = tuple(found.values())
        return self._known[thing]

    def _found(self, thing: str) -> Iterator[Tie]:
        kind = kind_of(thing)
        for tie, subjects, name, objects, against in self._direct:
            if kind in subjects:
                for other in self.objects(thing, name):
                    if kind_of(other) in objects:
                        yield Tie(tie, other, thing) if against else Tie(tie, thing, other)
            if kind in objects:
                for other in self.subjects(name, thing):
                    if kind_of(other) in subjects:
                        yield Tie(tie, thing, other) if against else Tie(tie, other, thing)
        for tie, between, one, ones, two, twos in _BETWEEN:
            if kind in ones:
                for middle, other in self._beyond(thing, one, between, two):
                    yield Tie(tie, thing, other, middle)
            if kind in twos:
                for middle, other in self._beyond(thing, two, between, one):
                    yield Tie(tie, other, thing, middle)
        if kind == "initiative":
            yield from self._namesakes(thing)

    def _beyond(self, thing: str, here: str, between: str, there: str) -> Iterator[tuple[str, str]]:
        for middle in self.subjects(here, thing):
            if kind_of(middle) == between:
                for other in self.objects(middle, there):
                    yield middle, other

    def _namesakes(self, thing: str) -> Iterator[Tie]:
        """Initiatives that any document calls by one of the names of this one."""
        node, labels = NamedNode(thing), [_property(name) for name in _NAMES]
        quads = self._store.quads_for_pattern
        names = {told.object for label in labels for told in quads(node, label, None, None)}
        for name in sorted(names, key=str):
            for same in (same for label in labels for same in quads(None, label, name, None)):
                other = same.subject.value if isinstance(same.subject, NamedNode) else thing
                if other != thing and kind_of(other) == "initiative":
                    yield Tie("same-name", *sorted((thing, other)))

    def objects(self, thing: str, name: str) -> Iterator[str]:
        """The things that a property of a thing names."""
        for quad in self._store.quads_for_pattern(NamedNode(thing), _property(name), None, None):
            if isinstance(quad.object, NamedNode):
                yield quad.object.value

    def subjects(self, name: str, thing: str) -> Iterator[str]:
        """The things whose property names a thing."""
        for quad in self._store.quads_for_pattern(None, _property(name), NamedNode(thing), None):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value

    def text(self, thing: str, *names: str) -> str:
        """The least text that the first of these properties that has one gives; else nothing."""
        for name in names:
            found = self._store.quads_for_pattern(NamedNode(thing), _property(name), None, None)
            texts = [
                quad.object.value
                for quad in found
                if isinstance(quad.object, Literal) and quad.object.language in (None, "zh")
            ]
            if texts:
                return min(texts)
        return ""
