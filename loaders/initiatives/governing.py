"""The verbs that govern the names of a clause, and the phase that they tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..clauses import Clause
from ..records import Phase
from ..wordlists import alternatives, either, rows, words

_LONGEST = 12  # characters of the verbs that end a clause
_STRONG = ("start", "complete", "operate", "held", "bid")


@dataclass(frozen=True, slots=True)
class Governed:
    """What the verbs of a clause leave between them, and the phase they tell.

    Names stand from ``start`` to ``end`` of the reading, with their verbs from ``first`` to
    ``last``; ``before`` and ``after`` are the verbs, ``of`` what 等 sums the names up as.
    """

    start: int
    end: int
    first: int
    last: int
    phase: Phase
    before: str
    after: str
    of: str


def governed(text: str, clause: Clause) -> Governed | None:
    """What the verbs of a clause of the reading govern.

    >>> clause = Clause(0, 10, "", (), (), False)
    >>> governed("滨海大桥全面建成通车", clause).phase
    'operate'
    """
    spoken = text[clause.start : clause.end]
    opening = _opening().match(spoken)
    after = _closing(spoken)
    behind = _behind().search(spoken, 0, len(spoken) - len(after)) if after else None
    if behind and opening and behind.start() < opening.end():
        behind = None
    if opening is None and behind is None:
        opening = _winning().search(spoken) or _inner().search(spoken)
        if opening is None:
            return _spoken_of(spoken, clause)
    begin = opening.end() if opening else _subject(spoken)
    stop = behind.start() if behind else len(spoken)
    before = opening["verb"] if opening else ""
    after = after if behind else ""
    phase = _phase(before, after)
    if phase is None or begin >= stop:
        return None
    first = opening.start("verb") if opening else begin
    return Governed(
        start=clause.start + begin,
        end=clause.start + stop,
        first=clause.start + first,
        last=clause.end if behind else clause.start + stop,
        phase=phase,
        before=before,
        after=after,
        of=(behind["of"] or "") if behind else "",
    )


def _spoken_of(words: str, clause: Clause) -> Governed | None:
    """A quoted name with its ending that opens a clause goes on: “医共体”改革持续深化."""
    found = _quoted().match(words)
    if found is None:
        return None
    end = clause.start + found.end()
    return Governed(clause.start, end, clause.start, clause.end, "ongoing", "", "", "")


@lru_cache(maxsize=1)
def _quoted() -> re.Pattern[str]:
    endings = either(word for word in words("initiative_suffixes") if len(word) > 1)
    return re.compile(rf"“[^“”]{{2,16}}”(?:{endings})(?=[^“”、]{{4}})")


@lru_cache(maxsize=1)
def _phases() -> dict[tuple[str, str], Phase]:
    return {(row[0], row[1]): row[2] for row in rows("phases")}  # type: ignore[misc]


def _phase(before: str, after: str) -> Phase | None:
    """The phase that the verbs tell; the verb behind a name says how far it came."""
    if after:
        return _phases()[after, "after"]
    for length in range(len(before), 0, -1):
        if (before[:length], "before") in _phases():
            return _phases()[before[:length], "before"]
    return None


def _closing(words: str) -> str:
    """The longest verb of progress that ends a clause."""
    for length in range(min(len(words) - 1, _LONGEST), 1, -1):
        if (words[-length:], "after") in _phases():
            return words[-length:]
    return ""


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    """Verbs that open a clause, behind adverbs."""
    verbs = alternatives("phases", "before")
    adverbs = alternatives("initiative_adverbs")
    return re.compile(rf"(?:{adverbs})*?(?P<verb>(?:{verbs})(?:、?(?:{verbs}))*)了?")


def _telling(*phases: str) -> list[str]:
    """The verbs ahead of a name that tell one of some phases."""
    return [
        word for (word, place), phase in _phases().items() if place == "before" and phase in phases
    ]


@lru_cache(maxsize=1)
def _inner() -> re.Pattern[str]:
    """Verbs plain enough to govern a name from the middle of a clause."""
    verbs = either(word for word in _telling(*_STRONG) if len(word) > 1)
    return re.compile(rf"^[^“”《》、]{{1,10}}?(?P<verb>{verbs})(?!的|了|设立|以来)")


@lru_cache(maxsize=1)
def _winning() -> re.Pattern[str]:
    """Verbs of winning, in the middle of a clause too where an honour follows."""
    return re.compile(rf"(?P<verb>{either(_telling('won'))})(?=[全省市国中世首央“]|20\d\d年|第)")


@lru_cache(maxsize=1)
def _behind() -> re.Pattern[str]:
    """What stands between the last name and the verb that ends a clause."""
    adverbs = alternatives("initiative_adverbs")
    return re.compile(rf"(?:等(?P<of>[^、，“”]{{0,16}}?))?(?:建设)?(?:{adverbs})*$")


def _subject(words: str) -> int:
    """Where the subject of a clause begins, behind a place or time that sets the scene."""
    scene = _scene().match(words)
    return scene.end() if scene else 0


@lru_cache(maxsize=1)
def _scene() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('scene_words')})+")
