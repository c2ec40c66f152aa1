"""The properties and classes that triples are made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from pyoxigraph import NamedNode

from ..prefixes import VOCABULARIES


def _namespace(prefix: str) -> Callable[[str], NamedNode]:
    start = VOCABULARIES[prefix]

    @lru_cache(maxsize=256)
    def name(local: str) -> NamedNode:
        return NamedNode(start + local)

    return name


dct = _namespace("dct")
oa = _namespace("oa")
org = _namespace("org")
prov = _namespace("prov")
rdfs = _namespace("rdfs")
schema = _namespace("schema")
skos = _namespace("skos")
zt = _namespace("zt")

A = NamedNode(VOCABULARIES["rdf"] + "type")
