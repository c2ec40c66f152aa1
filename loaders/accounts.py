"""The account of numbers: each is in a statement, classified, or listed as unparsed.

Nothing that looks like a figure is lost silently: what no rule took and no class explains is
listed with its sentence for a person to see.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .behind import names_work
from .clauses import Sentence
from .clean import Reading
from .marks import Mark
from .records import NumberRecord, NumberUse
from .rules.engine import Draft
from .wordlists import alternatives

_NUMBER = re.compile(r"[0-9]\d*(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTERED = re.compile(r"[A-Za-z+]$")
_NUMBERING = re.compile(r"(?:^|(?<=[\n；：。]))[（(]?$")
_NUMBERED = re.compile(r"[.、．）)]")
_ITEM = re.compile(r"（\d{1,2}）")
_SESSION = re.compile(r"第$")
# What is known of a character, the later the stronger.
_NAMED, _TIMED, _RATIO, _INSIDE, _STATED = range(1, 6)
_MARKED = {"T": _TIMED, "E": _TIMED, "P": _RATIO, "W": _INSIDE}
_USES: dict[int, NumberUse] = {
    _TIMED: "date",
    _RATIO: "ratio",
    _INSIDE: "threshold",
    _STATED: "statement",
}


def account(
    reading: Reading,
    text: str,
    marks: Sequence[Mark],
    sentences: Sequence[Sentence],
    drafts: Sequence[Draft],
) -> Iterator[NumberRecord]:
    """Every run of digits of ``text`` with its use, in order."""
    known = _known(text, marks, drafts)
    starts = [sentence.start for sentence in sentences]
    spoken = [text[sentence.start : sentence.end] for sentence in sentences] or [""]
    for match in _NUMBER.finditer(text):
        place, end = match.span()
        use = _USES.get(known[place]) or _class(text, match, known[place] == _NAMED)
        index = max(bisect_right(starts, place) - 1, 0)
        yield NumberRecord(match.group(), use, reading.span(place, end), spoken[index])


def _known(text: str, marks: Sequence[Mark], drafts: Sequence[Draft]) -> bytearray:
    """What marks and drafts tell of each character of a text, a code of :data:`_USES` or 0."""
    known = bytearray(len(text))
    ends = {mark.end: mark for mark in marks if mark.letter in "QR"}
    told = [(m.start, m.end, _MARKED[m.letter]) for m in marks if m.letter in _MARKED]
    named = [(m.start, m.end, _NAMED) for m in marks if _names(text, m)]
    inside = [(draft.start, draft.end, _INSIDE) for draft in drafts]
    stated = [(_value_start(ends, draft), draft.end, _STATED) for draft in drafts]
    for start, end, code in (*named, *told, *inside, *stated):
        known[start:end] = bytes([code]) * (end - start)
    return known


def _names(text: str, mark: Mark) -> bool:
    """Whether a mark is a name, or a capacity in the name of what is built: 5万吨级码头."""
    if mark.letter == "_":
        return mark.value == "name"
    return mark.letter == "Q" and names_work(text, mark)


def _value_start(ends: dict[int, Mark], draft: Draft) -> int:
    """Where a draft's own value begins; a thing that stands behind its number ends the draft."""
    if draft.value is None:
        return draft.end
    mark = ends.get(draft.end)
    return mark.start if mark is not None and mark.start >= draft.start else draft.start


def _class(text: str, match: re.Match[str], named: bool) -> NumberUse:
    place, end = match.span()
    before, after = text[max(place - 12, 0) : place], text[end : end + 8]
    if _times().match(after) or _YEAR.fullmatch(match.group()):
        return "date"
    if _SESSION.search(before):
        return "session"
    if named or _told_which().match(after) or _LETTERED.search(before):
        return "name"
    if _quoted(text, place):
        return "name"
    if _ITEM.match(text[max(place - 1, 0) : end + 1]):
        return "numbering"
    if _NUMBERING.search(before) and _NUMBERED.match(after):
        return "numbering"
    if _parts().match(after):
        return "name"
    return "unparsed"


@lru_cache(maxsize=1)
def _times() -> re.Pattern[str]:
    """What the number of a day, of a year or of a while is followed by."""
    return re.compile(rf"(?:多|余|[—\-至、]\d+)?个?(?:{alternatives('time_units')})")


@lru_cache(maxsize=1)
def _told_which() -> re.Pattern[str]:
    """What a number that tells which one is followed by: 1号, 500强, 4A."""
    return re.compile(rf"{alternatives('numbered_nouns')}|所\b|[A-Za-z+]")


@lru_cache(maxsize=1)
def _parts() -> re.Pattern[str]:
    """What a count of parts is followed by: 以下4个方面 counts nothing in the world."""
    return re.compile(rf"[个大项]?(?:\w{{2}}性)?(?:{alternatives('generic_nouns')})")


def _quoted(text: str, place: int) -> bool:
    """Whether a quote or title mark opened before ``place`` in its paragraph is still open."""
    line = text[max(place - 60, 0) : place].rpartition("\n")[2]
    return max(line.rfind("“"), line.rfind("《")) > max(line.rfind("”"), line.rfind("》"))
