"""Names that a person may have meant by another: the suggestions of every message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches

LISTED, KNOWN = 3, 12
"""Names that are suggested, and names that are listed where none is near."""
ALIKE, ALIKE_SHORT, SHORT, LESS = 0.6, 0.4, 3, 0.2
"""How alike two names must be, from 0 to 1, for a ``SHORT`` one, as Chinese names are, less; and by
how much less than the best a name may be so."""


def near(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of ``names`` that come nearest: what begins with it, what holds it, what is like it.

    >>> near("promise", ["documents", "promise-and-result", "promised-starts"])
    ('promised-starts', 'promise-and-result')
    >>> near("绍新市", ["宁波市", "绍兴市"])
    ('绍兴市',)
    """
    known = list(dict.fromkeys(names))
    begin = sorted((each for each in known if name and each.startswith(name)), key=_size)
    hold = sorted((each for each in known if name and name in each), key=_size)
    return tuple(dict.fromkeys([*begin, *hold, *_alike(name, known)]))[:LISTED]


def meant(name: str, names: Iterable[str]) -> str:
    """The advice that ends a message about a name that is none.

    >>> meant("documnets", ["documents", "targets"]), meant("x", ["targets"]), meant("x", [])
    ('did you mean documents?', 'known: targets', 'leave it out')
    """
    known = tuple(names)
    found = near(name, known)
    if found:
        return f"did you mean {' or '.join(found)}?"
    listed = ", ".join(known[:KNOWN]) + (" …" if len(known) > KNOWN else "")
    return f"known: {listed}" if known else "leave it out"


def _alike(name: str, known: Sequence[str]) -> Iterator[str]:
    """What is like a name, the most alike first, without what is much less so."""
    found = get_close_matches(name, known, LISTED, ALIKE_SHORT if len(name) <= SHORT else ALIKE)
    shares = [SequenceMatcher(None, each, name).ratio() for each in found]
    return (each for each, share in zip(found, shares, strict=True) if share > shares[0] - LESS)


def _size(name: str) -> tuple[int, str]:
    return len(name), name
