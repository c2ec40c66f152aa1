"""The vocabulary files: Turtle read fast into plain descriptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import pyoxigraph

ZT = "https://w3id.org/zhengtu/ns#"
ID = "https://w3id.org/zhengtu/id/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"


@dataclass(frozen=True, slots=True)
class Description:
    """What a file says of one subject: values (and language tags) by property, in file order."""

    values: Mapping[str, tuple[tuple[str, str | None], ...]]

    def has(self, name: str) -> bool:
        """Whether the property ``name`` (an IRI) has a value."""
        return name in self.values

    def one(self, name: str, language: str | None = None) -> str:
        """The first value of ``name`` (in ``language``, if given); ``""`` if there is none."""
        return next(iter(self.all(name, language)), "")

    def all(self, name: str, language: str | None = None) -> tuple[str, ...]:
        """All values of ``name`` (in ``language``, if given), in file order."""
        found = self.values.get(name, ())
        return tuple(value for value, tag in found if language in (None, tag))


def triples(name: str) -> tuple[pyoxigraph.Triple, ...]:
    """The triples of the file ``name`` of this folder, in file order.

    >>> len(triples("units.ttl")) > 1000
    True
    """
    data = (files(__package__) / name).read_bytes()
    parsed = pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE)
    return tuple(quad.triple for quad in parsed)


@lru_cache(maxsize=8)
def descriptions(name: str) -> Mapping[str, Description]:
    """The file ``name`` by subject IRI.

    >>> descriptions("units.ttl")[ID + "unit/yuan"].one(SKOS + "prefLabel", "en")
    'yuan (renminbi)'
    """
    found: dict[str, dict[str, list[tuple[str, str | None]]]] = {}
    for subject, predicate, value in triples(name):
        pairs = found.setdefault(subject.value, {}).setdefault(predicate.value, [])
        pairs.append((value.value, getattr(value, "language", None)))
    return {
        subject: Description({name: tuple(pairs) for name, pairs in values.items()})
        for subject, values in found.items()
    }
