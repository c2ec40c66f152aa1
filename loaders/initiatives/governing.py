"""The verbs that govern the names of a clause, and the phase that they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..clauses import Clause
from ..records import Phase
from ..wordlists import alternatives, either, patterns, rows, words
from .subjects import subject

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


def continued(clause: Clause, led: Governed) -> Governed:
    """A clause that no verb of its own opens, as if the verb of the clause ahead did."""
    start, end = clause.start, clause.end
    return Governed(start, end, start, end, led.phase, led.before, "", "")


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
    if behind and "通过" in after and _winning().search(spoken, 0, behind.start()):
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
    return _phase(opening["verb"], "") in ("ongoing", "start", "bid", "plan")


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
    phase = _phases()[verb, "after"] if verb else "ongoing"
    return Governed(
        start + begin, start + end, start + begin, start + len(words), phase, "", verb, ""
    )


@lru_cache(maxsize=1)
def _further() -> re.Pattern[str]:
    return re.compile(rf"(?P<verb>{alternatives('phases', 'after')})")


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


@lru_cache(maxsize=4096)
def _phase(before: str, after: str) -> Phase | None:
    """The phase that the verbs tell; the verb behind a name says how far it came."""
    if after:
        return _phases().get((after, "after")) or _progressed(after)
    urged = _urging().match(before)
    before = before[urged.end() :] if urged and urged.end() < len(before) else before
    for length in range(len(before), 0, -1):
        if (before[:length], "before") in _phases():
            told = _phases()[before[:length], "before"]
            return "bid" if told == "ongoing" and before.endswith(_seeking()) else told
    return None


@lru_cache(maxsize=4096)
def _progressed(after: str) -> Phase:
    return next(means for pattern, means in patterns("progress") if pattern.search(after))  # type: ignore[misc]


@lru_cache(maxsize=1)
def _seeking() -> tuple[str, ...]:
    return tuple(_telling("bid"))


@lru_cache(maxsize=1)
def _urging() -> re.Pattern[str]:
    """Verbs that urge on the verb behind them, which tells the phase: 争取开工, 推动设立."""
    urging, adverbs = alternatives("urging_verbs"), alternatives("initiative_adverbs")
    return re.compile(rf"(?:(?:{urging})(?:{adverbs})*)+")


@lru_cache(maxsize=1)
def _joined() -> re.Pattern[str]:
    """What parts two verbs with names of their own in one clause."""
    verbs, adverbs = alternatives("joined_verbs"), alternatives("initiative_adverbs")
    return re.compile(rf"、(?=(?:{adverbs})*(?:{verbs})[^、的]{{3}})")


def _closing(words: str) -> str:
    """The longest verb of progress that ends a clause."""
    for length in _lengths().get(words[-1:], ()):
        if length < len(words) and (words[-length:], "after") in _phases():
            return words[-length:]
    found = _progress().search(words)
    return found[0] if found else ""


@lru_cache(maxsize=1)
def _lengths() -> dict[str, list[int]]:
    """How long the verbs behind names are that end with a character, the longest first."""
    lengths: dict[str, set[int]] = {}
    for verb, place in _phases():
        if place == "after":
            lengths.setdefault(verb[-1], set()).add(len(verb))
    return {last: sorted(those, reverse=True) for last, those in lengths.items()}


@lru_cache(maxsize=1)
def _progress() -> re.Pattern[str]:
    """What is said of progress in more words than a list can hold (取得了一定的成效)."""
    return re.compile("|".join(row[0] for row in rows("progress")))


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    """Verbs that open a clause, behind its number (三是) and adverbs."""
    verbs = alternatives("phases", "before")
    adverbs = alternatives("initiative_adverbs")
    number = "(?:[一二三四五六七八九十]+是)?"
    return re.compile(
        rf"{number}(?:{adverbs}|[一-龥]{{2,4}}地)*?(?P<verb>(?:{verbs})(?:、?(?:{adverbs})*(?:{verbs}))*)了?"
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
    return re.compile(
        rf"^(?:[^“”《》、]{{1,12}}?|在[^“”《》]{{2,20}}?)(?P<verb>{verbs})(?!的|之|设立|以来|工作)"
    )


@lru_cache(maxsize=1)
def _inward() -> re.Pattern[str]:
    """Any verb within a clause that a quote follows, or a name that ends it as programmes do."""
    verbs = either(word for word in words("phases", "before") if len(word) > 1)
    endings = either([*_programmes(), *_stems()])
    ended = rf"(?=[^“”《》、的]{{2,16}}(?:{endings})(?:{alternatives('work_nouns')})?$)"
    headed = rf"(?=[^“”《》、的]{{2,8}}“[^“”]*”(?:{endings}))"
    place = "(?:[^“”《》]{1,14}?|在[^“”《》]{2,20}?)"
    return re.compile(rf"^{place}(?P<verb>{verbs})了?(?:(?=“)|{headed}|{ended})")


def _stems() -> list[str]:
    """The endings of projects that name with what stands before them."""
    return [r[0] for r in rows("initiative_suffixes") if r[1:] == ("project", "stem")]


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
    return re.compile(
        rf"(?:等(?P<of>[^、，“”]{{0,16}}?))?(?:建设)?(?:在[^、，“”在]{{1,8}})?(?:{adverbs})*$"
    )


def _subject(words: str) -> int:
    """Where the subject of a clause begins, behind a place or time that sets the scene."""
    scene = _scene().match(words)
    return scene.end() if scene else 0


@lru_cache(maxsize=1)
def _scene() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('scene_words')})+")
