"""What may be a name: each item of a list that verbs govern, with what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Literal, NamedTuple

from ..clauses import Clause
from ..records import Kind
from ..wordlists import any_of, words
from .governing import Governed, continued, governed, nominal
from .lists import Item, items
from .naming import edges
from .signs import suffix

Way = Literal["governed", "continued", "opening"]

_NUMBER = re.compile("[—0-9年月日至]+")  # a date or a number alone names nothing


class Candidate(NamedTuple):
    """Words that may name an initiative: ``name`` begins at ``start`` of the reading.

    ``way`` tells what leads to it, ``place`` counts the ``size`` items of its list; ``ahead`` and
    ``behind`` are the characters around the name; ``cut`` tells whether it has the edges of a
    name, ``counted`` whether a number counts it.
    """

    name: str
    start: int
    item: Item
    governed: Governed
    way: Way
    kind: Kind
    place: int
    size: int
    ahead: str
    behind: str
    cut: bool
    counted: bool


def candidates(
    text: str, clause: Clause, led: Governed | None, kind: Kind
) -> tuple[list[Candidate], Governed | None]:
    """The candidates of a clause of the reading, and what governs a list that it may begin.

    ``led`` is what governs the list that the clause ahead may have begun.

    >>> clause = Clause(0, 11, "", (), (), False)
    >>> found, led = candidates("建成东湖大桥、西湖隧道", clause, None, "outcome")
    >>> [one.name for one in found], led.before
    (['东湖大桥', '西湖隧道'], '建成')
    """
    way: Way = "governed"
    pieces = governed(text, clause)
    if not pieces and led is not None:
        way, pieces = "continued", [continued(clause, led)]
    elif not pieces:
        way, pieces = "opening", nominal(text, clause)
    found: list[Candidate] = []
    for piece in pieces:
        found += _listed(text, clause, piece, kind, way)
    last = pieces[-1] if pieces else None
    return found, last if last is not None and last.before and not last.after else None


def _listed(text: str, clause: Clause, piece: Governed, kind: Kind, way: Way) -> list[Candidate]:
    if any_of("plural_openings").match(text, piece.start, piece.end):
        return []  # 一批重点项目
    things = items(text, piece)
    urged = piece.before.endswith(words("urging_verbs"))
    size, honours = len(things), _honours(piece)
    found = []
    for n, item in enumerate(things):
        name, start, cut = edges(item, urged)
        if len(name) < 2 or name in _plain() or _NUMBER.fullmatch(name):
            continue
        counted = _counted(clause, name, start, item, honours)
        if counted and way != "governed" and "”" not in name:
            continue  # hardly ever a name
        ahead, behind = _around(text, clause, name, start)
        found.append(
            Candidate(name, start, item, piece, way, kind, n, size, ahead, behind, cut, counted)
        )
    return found


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    """What a list leaves of names at times, and names nothing alone: 国家, 项目, 新能源."""
    told = (*words("title_scopes"), *words("plain_names"), *words("generic_words"))
    return frozenset(word for word in told if len(word) < 3 or not suffix(word))


def _around(text: str, clause: Clause, name: str, start: int) -> tuple[str, str]:
    """Two characters ahead of a name, no further back than a stop, and two behind it.

    The end of a line stops as 。 does.
    """
    ahead = text[max(clause.start - 1, start - 2, 0) : start] or "。"
    end = start + len(name)
    behind = text[end : end + 2] if text.startswith(name, start) else ""
    return ahead.replace("\n", "。"), behind.replace("\n", "。")


def _counted(clause: Clause, name: str, start: int, item: Item, honours: bool) -> bool:
    """Whether a number counts what is named: that is a statement, not a name.

    A number within the name of an honour is its own (百强企业30强), as is 首个 ahead of a name.
    """
    if not clause.tokens:
        return False
    lead = item.name[: max(start - item.start, 0)]
    titled = honours and name.startswith("“")  # 入选首批50个“美丽小镇”
    first = start if titled or lead.endswith(words("name_leads")) else item.start
    inner = start + len(name) - (0 if name.endswith("强") else 1)
    at = bisect_right(clause.tokens, first, key=lambda token: token.end)
    for n in range(at, len(clause.tokens)):
        token = clause.tokens[n]
        if token.start >= item.end:
            return False
        within = honours and start < token.start and token.end <= inner
        if token.letter == "Q" and not within:
            return True
    return False


def _honours(piece: Governed) -> bool:
    return piece.phase in ("won", "bid") and not piece.after
