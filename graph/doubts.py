"""What may be wrong with a question that was answered: names that the graph does not know.

SPARQL takes a class that nobody uses, or a region that no report is about, for a fine question with
no answer. Here the person hears of it, with the names that come near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from pyoxigraph import Store

from ..loaders.near import meant
from ..schema.turtle import descriptions
from .prefixes import VOCABULARIES
from .query import Parameter, described, run
from .regions import in_store

_NAME = re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#[^\n]*|\bzt:(\w+)""")
_LISTED = re.compile(r"[\w-]+(?:, [\w-]+)*(?:,? or [\w-]+)?")
_PART = "part of it"

_KNOWN = {
    "region": """SELECT DISTINCT (STR(?name) AS ?known) {
      { SELECT DISTINCT ?place { ?document dct:source ?source ; zt:region ?place } }
      ?place rdfs:label|skos:notation ?name }""",
    "indicator": """SELECT DISTINCT ?known {
      { ?concept a zt:Indicator ; skos:prefLabel ?name BIND(STR(?name) AS ?known) }
      UNION { ?concept a zt:Indicator BIND(STRAFTER(STR(?concept), "/indicator/") AS ?known) }
      UNION { ?statement zt:indicatorText ?known } }""",
    "unit": """SELECT DISTINCT (STR(?name) AS ?known) {
      ?unit a org:Organization ; skos:prefLabel|skos:altLabel ?name }""",
    "term": """SELECT DISTINCT (STR(?name) AS ?known) {
      VALUES ?class { zt:WatchedTerm zt:Term } ?term a ?class ; skos:prefLabel ?name }""",
    "topic": """SELECT DISTINCT ?known {
      { ?topic a zt:Topic ; skos:prefLabel ?name BIND(STR(?name) AS ?known) }
      UNION { ?topic a zt:Topic BIND(STRAFTER(STR(?topic), "/topic/") AS ?known) } }""",
    "source": "SELECT DISTINCT ?known { ?document dct:source ?known }",
}
"""By kind of parameter, the values that a graph knows."""


def doubts(store: Store, text: str, params: Mapping[str, str], empty: bool) -> Iterator[str]:
    """What a person should hear of a query: unknown names, and values where the answer is empty.

    >>> list(doubts(Store(), "ASK { ?x a zt:Statment }", {}, True))
    ['zt:Statment: not in the ontology; did you mean zt:Statement?']
    """
    yield from _unknown_names(text)
    if not empty:
        return
    for one in described("query", text).parameters:
        value = params.get(one.name, one.default)
        if value != "all" and (doubt := _doubt(store, one, value)):
            yield doubt


def _unknown_names(text: str) -> Iterator[str]:
    """The names in ``zt:`` that the ontology does not have, each once."""
    for name in dict.fromkeys(_NAME.findall(text)):
        if name and name not in _ontology():
            near = meant(f"zt:{name}", [f"zt:{each}" for each in sorted(_ontology())])
            yield f"zt:{name}: not in the ontology; {near}"


@cache
def _ontology() -> frozenset[str]:
    space = VOCABULARIES["zt"]
    named = (iri for iri in descriptions("zhengtu.ttl") if iri.startswith(space))
    return frozenset(iri.removeprefix(space) for iri in named)


def _doubt(store: Store, one: Parameter, value: str) -> str | None:
    """What is wrong with a value, where its kind can be told from the parameter's line."""
    if _LISTED.fullmatch(one.about):
        known = re.split(r",? or |, ", one.about)
        return None if value in known else f"{one.name}={value}: {meant(value, known)}"
    kind = "region" if one.is_region else one.name
    if kind not in _KNOWN:
        return None
    held = sorted((str(each) for (each,) in run(store, _KNOWN[kind]).rows), key=_names_first)
    if one.is_region and in_store(store, value) != value:
        return None
    if value in held or (_PART in one.about and any(value in each for each in held)):
        return None
    return f"{one.name}={value}: no {kind} {value} in this graph; {meant(value, held)}"


def _names_first(known: str) -> tuple[bool, str]:
    """Chinese names before codes."""
    return known.isascii(), known
