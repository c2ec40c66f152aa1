"""Which thing a person means: a name, a code, an IRI, or a region before a name or a year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pyoxigraph import Literal, NamedNode, Store

from ...loaders.errors import UnknownThing
from .. import iris
from ..nearest import nearest
from ..prefixes import PREFIXES, expanded
from ..regions import called
from .ties import Ties, kind_of

_KINDS = ("region", "government", "org", "initiative", "indicator", "document", "task", "statement")
_LABELS = ("skos:prefLabel", "skos:altLabel", "rdfs:label", "dct:title", "dct:source")
_LISTED = 5


def thing(store: Store, words: str) -> str:
    """The IRI of what ``words`` name; :class:`UnknownThing` lists what else could be meant.

    >>> thing(Store(), "绍兴市")
    Traceback (most recent call last):
        ...
    zhengtu.loaders.errors.UnknownThing: 绍兴市: nothing of this name; nothing is like it
    """
    words = words.strip()
    if (iri := _iri(words)) is not None:
        if next(store.quads_for_pattern(NamedNode(iri), None, None, None), None) is None:
            raise UnknownThing(words, "nothing of this IRI", "copy it from a query or a table")
        return iri
    ties = Ties(store)
    found = _found(store, ties, words)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownThing(words, f"{len(found)} things of this name", _which(ties, found))
    raise UnknownThing(words, "nothing of this name", _near(store, words))


def _iri(words: str) -> str | None:
    if words.startswith(("http://", "https://")) and " " not in words:
        return words
    prefix, colon, rest = words.partition(":")
    return expanded(words) if colon and prefix in PREFIXES and rest.isascii() else None


def _found(store: Store, ties: Ties, words: str) -> list[str]:
    """Those of the name that something ties, regions before all else; in order."""
    named = set(_named(store, words))
    head, _, tail = words.partition(" ")
    if not named and tail.strip():
        places = [each for each in _named(store, head) if kind_of(each) == "region"]
        named = {one for place in places for one in _of_region(store, ties, place, tail.strip())}
    tied = sorted(each for each in named if ties.of(each)) or sorted(named)
    return [each for each in tied if kind_of(each) == "region"][:1] if _one(tied) else tied


def _one(found: list[str]) -> bool:
    return sum(kind_of(each) == "region" for each in found) == 1


def _named(store: Store, words: str) -> Iterator[str]:
    for label in _LABELS:
        for text in (Literal(words), Literal(words, language="zh")):
            for quad in store.quads_for_pattern(None, NamedNode(expanded(label)), text, None):
                if isinstance(quad.subject, NamedNode) and kind_of(quad.subject.value) in _KINDS:
                    yield quad.subject.value
    yield from (iris.region(code).value for code in called(words, partial(_there, store)))


def _there(store: Store, code: str) -> bool:
    """Whether a store tells of a region, if only as the one that holds another."""
    return next(store.quads_for_pattern(iris.region(code), None, None, None), None) is not None


def _of_region(store: Store, ties: Ties, place: str, name: str) -> Iterator[str]:
    """What bears a name in a region; its documents of a year."""
    if name.isdecimal():
        for tie in ties.of(place):
            if kind_of(tie.source) == "document" and ties.text(tie.source, "zt:year") == name:
                yield tie.source
    for each in _named(store, name):
        if place in ties.objects(each, "zt:region"):
            yield each


def _which(ties: Ties, found: list[str]) -> str:
    shown = "; ".join(f"{_place(ties, each)} {each}".strip() for each in found[:_LISTED])
    more = " …" if len(found) > _LISTED else ""
    return f"put its region before it or give the IRI: {shown}{more}"


def _place(ties: Ties, each: str) -> str:
    return next((ties.text(place, "rdfs:label") for place in ties.objects(each, "zt:region")), "")


def _near(store: Store, words: str) -> str:
    near = nearest(words, _labels(store))
    return f"did you mean {' or '.join(near)}?" if near else "nothing is like it"


def _labels(store: Store) -> Iterator[str]:
    """Every name of a thing that ties may lead to."""
    for label in _LABELS[:3]:
        for quad in store.quads_for_pattern(None, NamedNode(expanded(label)), None, None):
            told, subject = quad.object, quad.subject
            if not isinstance(told, Literal) or not isinstance(subject, NamedNode):
                continue
            if kind_of(subject.value) in _KINDS:
                yield told.value
