"""The verbs that govern the names of a clause, and the phase that they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
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


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a clause that a verb of their own opens behind 、."""
    at = start
    for match in _joined().finditer(text, start, end):
        if _opening().fullmatch(text, at, match.start()) is None:
            yield at, match.start()
            at = match.end()
    yield at, end


def _piece(text: str, start: int, end: int) -> Governed | None:
    spoken = text[start:end]
    opening = _opening().match(spoken)
    after = _closing(spoken)
    behind = _behind().search(spoken, 0, len(spoken) - len(after)) if after else None
    if behind and opening and behind.start() < opening.end():
        behind = None
    if behind is None and (opening is None or _yields(opening)):
        inner = _winning().search(spoken, opening.end() if opening else 0)
        opening = inner or opening or _inner().search(spoken) or _inward().search(spoken)
        if opening is None:
            return _spoken_of(spoken, start)
    begin = opening.end() if opening else _subject(spoken)
    stop = behind.start() if behind else len(spoken)
    before = opening["verb"] if opening else ""
    after = after if behind else ""
    phase = _phase(before, "" if before and after.startswith("为") else after)
    if phase is None or begin >= stop:
        return None
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


def _yields(opening: re.Match[str]) -> bool:
    """Whether a verb of winning behind an opening tells more: 支持甲争创乙, 力争甲入选乙."""
    return _phase(opening["verb"], "") in ("ongoing", "start", "bid", "plan")


def _spoken_of(words: str, start: int) -> Governed | None:
    """A quoted name with its ending that opens a clause goes on: “医共体”改革持续深化."""
    found = _quoted().match(words)
    if found is None:
        return None
    end = start + found.end()
    return Governed(start, end, start, start + len(words), "ongoing", "", "", "")


@lru_cache(maxsize=1)
def _quoted() -> re.Pattern[str]:
    endings = either(word for word in words("initiative_suffixes") if len(word) > 1)
    within = rf"“[^“”]{{2,12}}(?:{either(_programmes())}|工程)”"
    return re.compile(
        rf"(?:{within}[、和]?)+(?=[^“”、]{{3}})|“[^“”]{{2,16}}”(?:{endings})(?=[^“”、]{{4}})"
    )


@lru_cache(maxsize=1)
def _phases() -> dict[tuple[str, str], Phase]:
    return {(row[0], row[1]): row[2] for row in rows("phases")}  # type: ignore[misc]


def _phase(before: str, after: str) -> Phase | None:
    """The phase that the verbs tell; the verb behind a name says how far it came."""
    if after:
        return _phases()[after, "after"]
    urged = _urging().match(before)
    before = before[urged.end() :] if urged and urged.end() < len(before) else before
    for length in range(len(before), 0, -1):
        if (before[:length], "before") in _phases():
            return _phases()[before[:length], "before"]
    return None


@lru_cache(maxsize=1)
def _urging() -> re.Pattern[str]:
    """Verbs that urge on the verb behind them, which tells the phase: 争取开工, 推动设立."""
    return re.compile(rf"(?:{alternatives('urging_verbs')})+")


@lru_cache(maxsize=1)
def _joined() -> re.Pattern[str]:
    """What parts two verbs with names of their own in one clause."""
    verbs, adverbs = alternatives("joined_verbs"), alternatives("initiative_adverbs")
    return re.compile(rf"、(?=(?:{adverbs})*(?:{verbs})[^、的]{{3}})")


def _closing(words: str) -> str:
    """The longest verb of progress that ends a clause."""
    for length in range(min(len(words) - 1, _LONGEST), 1, -1):
        if (words[-length:], "after") in _phases():
            return words[-length:]
    return ""


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    """Verbs that open a clause, behind its number (三是) and adverbs."""
    verbs = alternatives("phases", "before")
    adverbs = alternatives("initiative_adverbs")
    number = "(?:[一二三四五六七八九十]+是)?"
    return re.compile(
        rf"{number}(?:{adverbs}|[一-龥]{{2,4}}地)*?(?P<verb>(?:{verbs})(?:、?(?:{verbs}))*)了?"
    )


def _telling(*phases: str) -> list[str]:
    """The verbs ahead of a name that tell one of some phases."""
    return [
        word for (word, place), phase in _phases().items() if place == "before" and phase in phases
    ]


@lru_cache(maxsize=1)
def _inner() -> re.Pattern[str]:
    """Verbs plain enough to govern a name from the middle of a clause."""
    verbs = either(word for word in _telling(*_STRONG) if len(word) > 1)
    return re.compile(rf"^[^“”《》、]{{1,10}}?(?P<verb>{verbs})(?!的|了|之|设立|以来|工作)")


@lru_cache(maxsize=1)
def _inward() -> re.Pattern[str]:
    """Any verb within a clause that a quote follows, or a name that ends it as programmes do."""
    verbs = either(word for word in words("phases", "before") if len(word) > 1)
    ended = rf"(?=[^“”《》、的]{{3,16}}(?:{either(_programmes())})$)"
    return re.compile(rf"^[^“”《》]{{1,14}}?(?P<verb>{verbs})(?:(?=“)|{ended})")


def _programmes() -> list[str]:
    """The endings that name a programme by themselves (行动计划)."""
    return [row[0] for row in rows("initiative_suffixes") if row[1:] == ("programme", "stem")]


@lru_cache(maxsize=1)
def _winning() -> re.Pattern[str]:
    """Verbs of winning, in the middle of a clause too where an honour follows."""
    won, titles = either(_telling("won")), alternatives("title_verbs")
    honour = rf"(?=[全省市国中世首央“]|20\d\d年|第|{alternatives('title_scopes')})"
    ended = rf"(?=[^，“”、]{{2,16}}(?:{alternatives('title_tails')}|强)$)"
    return re.compile(rf"(?P<verb>(?:成功)?(?:{won}|{titles}))(?:{honour}|{ended})")


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
