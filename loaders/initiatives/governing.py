"""What the verbs of a clause govern: where its names stand, and the phase told of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..clauses import Clause
from ..records import Phase
from ..segment import boundary, proper
from ..wordlists import alternatives, either, swift, words
from .signs import CLAUSE_NUMBER, QUOTE, naming_suffixes, suffix, usual, worked
from .subjects import acted, opened, subject
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

_DIGIT = re.compile(r"\d")


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


def governed(text: str, clause: Clause) -> list[Governed]:
    """What the verbs of a clause of the reading govern, piece by piece: 建成甲、启动乙.

    >>> clause = Clause(0, 10, "", (), (), False)
    >>> [found.phase for found in governed("滨海大桥全面建成通车", clause)]
    ['operate']
    """
    found: list[Governed] = []
    for start, end in _pieces(text, clause.start, clause.end):
        spoken = text[start:end]
        opening = opening_verb().match(spoken)
        piece = _piece(spoken, start, opening)
        if piece is None:
            continue
        ahead = _ahead(spoken, start, opening, piece)
        found += (piece,) if ahead is None else (ahead, piece)
    return found


def _ahead(
    spoken: str, start: int, opening: re.Match[str] | None, found: Governed
) -> Governed | None:
    """The names that a piece opens with ahead of its verb: 甲大桥 of 甲大桥获得乙奖."""
    length = found.first - start
    if not found.before or length < 3 or (opening and opening.start("verb") >= length):
        return None
    begin = opening.end() if opening else _subject(spoken[:length])
    stop = opened(spoken[:length], begin)
    name = spoken[begin:stop]
    if stop - begin < 3 or stop < length - 12:
        return None
    marked = suffix(name) or "”" in name or "》" in name
    acting = name.endswith(words("actor_endings")) or _DIGIT.search(name)
    if not marked and (acting or not proper(name)):
        return None
    phase = "ongoing" if found.phase in ("won", "bid") else found.phase  # what won is at work
    end = start + len(spoken)
    return Governed(start + begin, start + stop, start + begin, end, phase, "", "", "")


def continued(clause: Clause, led: Governed) -> Governed:
    """A clause that no verb of its own opens, as if the verb of the clause ahead did."""
    start, end = clause.start, clause.end
    return Governed(start, end, start, end, led.phase, led.before, "", "")


def nominal(text: str, clause: Clause) -> list[Governed]:
    """The nouns that a clause without such a verb opens with, as if work on them went on.

    >>> [found.end for found in nominal("东湖片区面貌一新", Clause(0, 8, "", (), (), False))]
    [4]
    """
    spoken = text[clause.start : clause.end]
    begin = _subject(spoken)
    end = opened(spoken, begin)
    if end - begin < 3:
        return []
    start = clause.start
    return [Governed(start + begin, start + end, start + begin, clause.end, "ongoing", "", "", "")]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a clause that a verb of their own opens behind 、."""
    at = start
    for match in joining().finditer(text, start, end):
        if opening_verb().fullmatch(text, at, match.start()) is None:
            yield at, match.start()
            at = match.end()
    yield at, end


def _piece(spoken: str, start: int, opening: re.Match[str] | None) -> Governed | None:
    """What the verbs of a piece govern; ``opening`` is the verb that it opens with."""
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
            return _otherwise(spoken, start)
    begin = opening.end() if opening else _subject(spoken)
    stop = behind.start() if behind else len(spoken)
    before = opening["verb"] if opening else ""
    own = _titled(before, spoken[begin:stop])
    begin, before = begin - own, before[: len(before) - own]
    after = after if behind else ""
    phase = phase_told(before, "" if before and after.startswith("为") else after)
    if phase is None or begin >= stop:
        return None
    if not behind or phase == "ongoing":
        phase = _so_far(phase, spoken[:stop])
    first = opening.start("verb") if opening else begin
    return Governed(
        start=start + begin,
        end=start + stop,
        first=start + first,
        last=start + (len(spoken) if behind else stop),
        phase=phase,
        before=before,
        after=after,
        of=(behind["of"] or "") if behind else "",
    )


def _titled(before: str, rest: str) -> int:
    """How much of the verbs ahead of a title is its own.

    加快推进 of 出台加快推进就业方案, 全省优化 of 入选全省优化营商环境示范市.
    """
    plan, given = _own(before)
    if not plan and not given:
        return 0
    rest = worked(rest).rstrip("”")
    if plan and rest.endswith(words("plan_endings")):
        return plan
    return given if suffix(rest) else 0


@lru_cache(maxsize=4096)
def _own(before: str) -> tuple[int, int]:
    """How much of some verbs a plan's title may begin with, and how much an honour's."""
    plan, given = _issuing().fullmatch(before), _giving().fullmatch(before)
    return len(plan["own"]) if plan else 0, len(given["own"]) if given else 0


@lru_cache(maxsize=1)
def _issuing() -> re.Pattern[str]:
    verbs, own = alternatives("plan_verbs"), alternatives("title_openings")
    adverbs = alternatives("initiative_adverbs")
    return re.compile(rf"(?:{verbs})+了?(?P<own>(?:{adverbs})*(?:{own})+)")


@lru_cache(maxsize=1)
def _giving() -> re.Pattern[str]:
    """What an honour or a meeting is called with: whose it is, and the verb for what it is for."""
    verbs, own = alternatives("title_givers"), alternatives("title_openings")
    adverbs, opening = alternatives("initiative_adverbs"), alternatives("honour_openings")
    whose = rf"全[省市](?:{adverbs})*(?:{own})*"
    return re.compile(rf"(?:{verbs})+了?(?P<own>{whose}|{opening})")


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


def _otherwise(spoken: str, start: int) -> Governed | None:
    """Names of a clause in which no listed verb stands where such verbs do."""
    told = _spoken_of(spoken, start) or _taken(spoken, start)
    return told or _acted(spoken, start) or _midway(spoken, start)


def _acted(spoken: str, start: int) -> Governed | None:
    """Names behind a verb that no list has, where a word ends them that names by itself."""
    begin = acted(spoken, _subject(spoken)) if _firmly(spoken) else 0
    if not begin or len(spoken) - begin < 4:
        return None
    stop = start + len(spoken)
    return Governed(start + begin, stop, start, stop, "ongoing", "", "", "")


def _taken(spoken: str, start: int) -> Governed | None:
    """What a clause takes for something: 以“甲”工程为抓手, 把乙作为重点."""
    found = _taking().match(spoken)
    if found is None or not _names(found["name"]):
        return None
    begin, stop = start + found.start("name"), start + found.end("name")
    return Governed(begin, stop, start, start + len(spoken), "ongoing", "", "", "")


@lru_cache(maxsize=1)
def _taking() -> re.Pattern[str]:
    name = "(?P<name>(?:[^“”]|“[^“”]*”){3,30}?)"
    return re.compile(rf"[^，“”]{{0,4}}[以把将]{name}(?:{alternatives('taking_verbs')})")


def _midway(spoken: str, start: int) -> Governed | None:
    """Names behind a listed verb anywhere in a clause: 在每村落实“甲”措施."""
    for found in _verbs().finditer(spoken, 1, 24):
        rest = spoken[found.end() :]
        if _names(rest) and "“" not in spoken[: found.start()]:
            begin, stop = start + found.end(), start + len(spoken)
            phase = phase_told(found["verb"], "") or "ongoing"
            first = start + found.start()
            return Governed(begin, stop, first, stop, phase, found["verb"], "", "")
    return None


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    verbs = swift(word for word in words("phases", "before") if len(word) > 1)
    return re.compile(rf"(?P<verb>{verbs})了?(?!的|之|工作|以来)")


def _firmly(rest: str) -> bool:
    """Whether a text ends as few things do but those with a name: 海洋论坛, 滨海大桥."""
    ending = suffix(worked(rest))
    return ending in naming_suffixes() or usual(ending) in ("event", "designation")


def _names(rest: str) -> bool:
    """Whether a name may stand in what a verb governs: a quote, or a word that ends names."""
    quote = QUOTE.search(rest)
    if quote is not None and quote.start() <= 12:
        return True
    rest = worked(rest)
    return len(rest) > 3 and bool(suffix(rest) or rest.endswith(words("title_tails")))


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
    """Where the subject of a clause begins, behind its number and what sets the scene."""
    scene = _scene().match(words)
    return scene.end() if scene and boundary(words[: scene.end() + 4], scene.end()) else 0


@lru_cache(maxsize=1)
def _scene() -> re.Pattern[str]:
    return re.compile(rf"(?:{CLAUSE_NUMBER}|{alternatives('scene_words')})+")
