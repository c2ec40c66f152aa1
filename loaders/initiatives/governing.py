"""What the verbs of a clause govern: where its names stand, and the phase told of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..clauses import Clause
from ..records import Phase
from ..wordlists import alternatives, either, words
from .subjects import subject
from .verbs import (
    between,
    closing,
    inner_verb,
    inward_verb,
    joining,
    opening_verb,
    phase_told,
    phases,
    programmes,
    winning_verb,
)


class Governed(NamedTuple):
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


def governed(text: str, clause: Clause) -> Iterator[Governed]:
    """What the verbs of a clause of the reading govern, piece by piece: 建成甲、启动乙.

    >>> clause = Clause(0, 10, "", (), (), False)
    >>> [found.phase for found in governed("滨海大桥全面建成通车", clause)]
    ['operate']
    """
    for start, end in _pieces(text, clause.start, clause.end):
        found = _piece(text, start, end)
        if found is not None:
            yield found


def continued(clause: Clause, led: Governed) -> Governed:
    """A clause that no verb of its own opens, as if the verb of the clause ahead did."""
    start, end = clause.start, clause.end
    return Governed(start, end, start, end, led.phase, led.before, "", "")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a clause that a verb of their own opens behind 、."""
    at = start
    for match in joining().finditer(text, start, end):
        if opening_verb().fullmatch(text, at, match.start()) is None:
            yield at, match.start()
            at = match.end()
    yield at, end


def _piece(text: str, start: int, end: int) -> Governed | None:
    spoken = text[start:end]
    opening = opening_verb().match(spoken)
    after = closing(spoken)
    behind = between().search(spoken, 0, len(spoken) - len(after)) if after else None
    if behind and opening and behind.start() < opening.end():
        behind = None
    if behind and "通过" in after and winning_verb().search(spoken, 0, behind.start()):
        behind = None
    if behind is None and (opening is None or _yields(opening)):
        inner = winning_verb().search(spoken, opening.end() if opening else 0)
        opening = inner or opening or inner_verb().search(spoken) or inward_verb().search(spoken)
        if opening is None:
            return _spoken_of(spoken, start)
    begin = opening.end() if opening else _subject(spoken)
    stop = behind.start() if behind else len(spoken)
    before = opening["verb"] if opening else ""
    after = after if behind else ""
    phase = phase_told(before, "" if before and after.startswith("为") else after)
    if phase is None or begin >= stop:
        return None
    if not behind:
        phase = _so_far(phase, spoken)
    first = opening.start("verb") if opening else begin
    return Governed(
        start=start + begin,
        end=start + stop,
        first=start + first,
        last=end if behind else start + stop,
        phase=phase,
        before=before,
        after=after,
        of=(behind["of"] or "") if behind else "",
    )


def _so_far(phase: Phase, spoken: str) -> Phase:
    """The phase that the noun for the work tells: 推进甲前期工作, 开展甲创建活动."""
    if phase in ("ongoing", "complete"):
        for told, nouns in _works():
            if spoken.endswith(nouns):
                return told
    return phase


@lru_cache(maxsize=1)
def _works() -> tuple[tuple[Phase, tuple[str, ...]], ...]:
    kinds: tuple[Phase, ...] = ("plan", "bid", "ongoing")
    return tuple((kind, words("work_phases", kind)) for kind in kinds)


def _yields(opening: re.Match[str]) -> bool:
    """Whether a verb of winning behind an opening tells more: 支持甲争创乙, 力争甲入选乙."""
    return phase_told(opening["verb"], "") in ("ongoing", "start", "bid", "plan")


def _spoken_of(words: str, start: int) -> Governed | None:
    """Names that a clause opens with and tells something of: “医共体”改革持续深化."""
    begin = _subject(words)
    end = subject(words[begin:])
    if not end:
        found = _quoted().match(words)
        if found is None:
            return None
        begin, end = 0, found.end()
    else:
        end += begin
    told = _further().search(words, end, end + 12)
    verb = told["verb"] if told else ""
    phase = phases()[verb, "after"] if verb else "ongoing"
    return Governed(
        start + begin, start + end, start + begin, start + len(words), phase, "", verb, ""
    )


@lru_cache(maxsize=1)
def _further() -> re.Pattern[str]:
    return re.compile(rf"(?P<verb>{alternatives('phases', 'after')})")


@lru_cache(maxsize=1)
def _quoted() -> re.Pattern[str]:
    endings = either(word for word in words("initiative_suffixes") if len(word) > 1)
    within = rf"“[^“”]{{2,12}}(?:{either(programmes())}|工程)”"
    return re.compile(
        rf"(?:{within}[、和]?)+(?=[^“”、]{{3}})|“[^“”]{{2,16}}”(?:{endings})(?=[^“”、]{{4}})"
    )


def _subject(words: str) -> int:
    """Where the subject of a clause begins, behind a place or time that sets the scene."""
    scene = _scene().match(words)
    return scene.end() if scene else 0


@lru_cache(maxsize=1)
def _scene() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('scene_words')})+")
