"""The verbs that govern names, where in a clause each kind of them stands, and what they tell."""

from __future__ import annotations

import re
from functools import lru_cache

from ..records import Phase
from ..wordlists import alternatives, either, patterns, rows, swift, words
from .signs import AND_SO_ON, CLAUSE_NUMBER

_SAID = 24  # characters of what is said of progress in more than one word
_STRONG = ("start", "complete", "operate", "held", "bid")


@lru_cache(maxsize=1)
def phases() -> dict[tuple[str, str], Phase]:
    return {(row[0], row[1]): row[2] for row in rows("phases")}  # type: ignore[misc]


@lru_cache(maxsize=4096)
def phase_told(before: str, after: str) -> Phase | None:
    """The phase that the verbs tell; the verb behind a name says how far it came."""
    if after:
        return phases().get((after, "after")) or _progressed(after)
    urged = _urging().match(before)
    before = before[urged.end() :] if urged and urged.end() < len(before) else before
    for length in range(len(before), 0, -1):
        if (before[:length], "before") in phases():
            told = phases()[before[:length], "before"]
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
def joining() -> re.Pattern[str]:
    """What parts two verbs with names of their own in one clause, each of its own subject or none.

    建成甲大桥、开工乙隧道; 甲县获评“丙”县、乙县入选“丁”名单.
    """
    verbs, adverbs = alternatives("joined_verbs"), alternatives("initiative_adverbs")
    won = swift(word for word in words("title_verbs") if len(word) > 1)
    other = rf"[^、，“”《》的]{{2,10}}?{won}(?!{alternatives('work_nouns')})[^、的]{{3}}"
    return re.compile(rf"、(?=(?:{adverbs})*(?:{verbs})[^、的]{{3}}|{other})")


def closing(words: str) -> str:
    """The longest verb of progress that ends a clause."""
    for length in _lengths().get(words[-1:], ()):
        if length < len(words) and (words[-length:], "after") in phases():
            return words[-length:]
    found = _progress().search(words, max(0, len(words) - _SAID))
    return found[0] if found else ""


@lru_cache(maxsize=1)
def _lengths() -> dict[str, list[int]]:
    """How long the verbs behind names are that end with a character, the longest first."""
    lengths: dict[str, set[int]] = {}
    for verb, place in phases():
        if place == "after":
            lengths.setdefault(verb[-1], set()).add(len(verb))
    return {last: sorted(those, reverse=True) for last, those in lengths.items()}


@lru_cache(maxsize=1)
def _progress() -> re.Pattern[str]:
    """What is said of progress in more words than a list can hold (取得了一定的成效).

    Each begins with a character that stands ahead of the first [ of its pattern: a quick look.
    """
    told = [row[0] for row in rows("progress")]
    heads = "".join(pattern.split("[")[0] for pattern in told)
    first = "".join(sorted(set(filter(str.isalpha, heads))))
    return re.compile(rf"(?=[{first}])(?:{'|'.join(told)})")


@lru_cache(maxsize=1)
def opening_verb() -> re.Pattern[str]:
    """Verbs that open a clause, behind its number (三是) and adverbs."""
    verbs = swift(words("phases", "before"))
    adverbs = swift(words("initiative_adverbs"))
    return re.compile(
        rf"(?:{CLAUSE_NUMBER})?(?:(?:{adverbs}|[一-龥]{{2,4}}地)、?)*?(?P<verb>{verbs}(?:[、和并]?{adverbs}*{verbs})*)了?"
    )


def _telling(*told: str) -> list[str]:
    """The verbs ahead of a name that tell one of some phases."""
    return [
        word for (word, place), phase in phases().items() if place == "before" and phase in told
    ]


@lru_cache(maxsize=1)
def inner_verb() -> re.Pattern[str]:
    """Verbs plain enough to govern a name from the middle of a clause."""
    verbs = swift(word for word in _telling(*_STRONG) if len(word) > 1)
    return re.compile(
        rf"^(?:[^“”《》、]{{1,12}}?|在[^“”《》]{{2,20}}?)(?P<verb>{verbs})(?!的|之|设立|以来|工作)"
    )


@lru_cache(maxsize=1)
def inward_verb() -> re.Pattern[str]:
    """Any verb within a clause that a quote follows, or a name that ends it as programmes do."""
    verbs = swift(word for word in words("phases", "before") if len(word) > 1)
    endings = swift([*programmes(), *_stems()])
    ended = rf"(?=[^“”《》、的]{{2,16}}{endings}(?:{alternatives('work_nouns')})?$)"
    headed = rf"(?=[^“”《》、的]{{2,8}}“[^“”]*”{endings})"
    place = "(?:[^“”《》]{1,14}?|在[^“”《》]{2,20}?)"
    return re.compile(rf"^{place}(?P<verb>{verbs})了?(?:(?=“)|{headed}|{ended})")


def _stems() -> list[str]:
    """The endings of projects that name with what stands before them."""
    return [r[0] for r in rows("initiative_suffixes") if r[1:] == ("project", "stem")]


def programmes() -> list[str]:
    """The endings that name a programme by themselves (行动计划)."""
    return [row[0] for row in rows("initiative_suffixes") if row[1:] == ("programme", "stem")]


@lru_cache(maxsize=1)
def winning_verb() -> re.Pattern[str]:
    """Verbs of winning, in the middle of a clause too where an honour follows."""
    won = f"{either(_telling('won'))}|{alternatives('title_verbs')}"
    honour = rf"(?=[全省市国中世首央“]|20\d\d年|第|{alternatives('title_scopes')})"
    ended = rf"(?=[^，“”、]{{2,16}}(?:{alternatives('title_tails')}|强)$)"
    # Written so that each alternative begins with a character, which lets the search leap.
    return re.compile(rf"(?P<verb>成功(?:{won})|{won})(?:{honour}|{ended})")


@lru_cache(maxsize=1)
def between() -> re.Pattern[str]:
    """What stands between the last name and the verb that ends a clause."""
    adverbs = swift(words("initiative_adverbs"))
    return re.compile(
        rf"(?:{AND_SO_ON}(?P<of>[^、，“”]{{0,16}}?))?(?:建设)?(?:在[^、，“”在]{{0,8}})?{adverbs}*$"
    )
