"""The prefixes of queries and Turtle files: the vocabularies, and one for each kind of thing."""

from __future__ import annotations

from ..schema.turtle import ID

VOCABULARIES = {
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qudt": "http://qudt.org/vocab/unit/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "zt": "https://w3id.org/zhengtu/ns#",
}
_KINDS = (
    *("assessment", "document", "government", "indicator", "initiative", "magnitude", "phase"),
    *("region", "responsibility", "scheme", "section", "statement"),
    *("task", "term", "topic", "unit"),
)
PREFIXES = VOCABULARIES | {"id": ID} | {kind: f"{ID}{kind}/" for kind in _KINDS}


def expanded(name: str) -> str:
    """The IRI of a prefixed name.

    >>> expanded("zt:year")
    'https://w3id.org/zhengtu/ns#year'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
