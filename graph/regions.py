"""Which region a person means by a name: one way for every command and for Python.

By code, full name or short name, among the regions that are at hand: 绍兴 is 绍兴市 where no report
of 绍兴县 is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyoxigraph import NamedNode, Store

from ..loaders.errors import BadQuery, UnknownThing
from ..loaders.near import meant
from ..schema.regions import gazetteer
from .prefixes import expanded


def anywhere(_: str) -> bool:
    """All regions are at hand."""
    return True


def called(words: str, held: Callable[[str], bool] = anywhere) -> list[str]:
    """The codes of the regions of that code, else of that name, else of that short name.

    >>> called("绍兴"), called("330600"), called("绍兴", ["330600"].__contains__)
    (['330600', '330621'], ['330600'], ['330600'])
    """
    known = gazetteer()
    for found in (known.by_code.get(words, ()), known.named(words), known.shortened(words)):
        codes = dict.fromkeys(one.code for one in found if held(one.code))
        if codes:
            return list(codes)
    return []


def the_one(words: str, held: Callable[[str], bool], names: Iterable[str]) -> str:
    """The code of the one region called so; ``names`` are those that might have been meant.

    >>> the_one("绍新", ["330600"].__contains__, ["绍兴市"])
    Traceback (most recent call last):
        ...
    zhengtu.loaders.errors.UnknownThing: 绍新: no region of this name in this graph; \
did you mean 绍兴市?
    """
    codes = called(words, held)
    if len(codes) == 1:
        return codes[0]
    if codes:
        raise UnknownThing(words, f"{len(codes)} regions of this name", _which(words, codes))
    said = "no document of this region" if called(words) else "no region of this name"
    raise UnknownThing(words, f"{said} in this graph", meant(words, names))


def in_store(store: Store, words: str) -> str:
    """What a query is to be given for a region: the code of the one that a short name means.

    Words that the store knows in no other way, and names that several regions bear in full, stay.

    >>> in_store(Store(), "绍兴")
    '绍兴'
    """
    codes = called(words, lambda code: _told_of(store, code))
    if len(codes) > 1 and not gazetteer().named(words):
        raise BadQuery(words, f"{len(codes)} regions of this name", _which(words, codes))
    return codes[0] if len(codes) == 1 else words


def _told_of(store: Store, code: str) -> bool:
    predicate, place = NamedNode(expanded("zt:region")), NamedNode(expanded(f"region:{code}"))
    found = store.quads_for_pattern(None, predicate, place, None)
    return next(found, None) is not None


def _which(words: str, codes: Iterable[str]) -> str:
    """What to type for each, with what tells it apart: its full name, and what holds it."""
    known = gazetteer()
    lines = {code: (*reversed(known.ancestors(code)), known.get(code)) for code in codes}
    shown = (
        f"{code} ({' · '.join(one.name for one in line if one and one.name != words)})"
        for code, line in lines.items()
    )
    return f"give a code: {' or '.join(shown)}"
