"""The account of numbers: each is in a statement, classified, or listed as unparsed.

Nothing that looks like a figure is lost silently: what no rule took and no class explains is
listed with its sentence for a person to see.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from .clauses import Sentence
from .clean import Reading
from .marks import Mark
from .records import NumberRecord, NumberUse
from .rules.engine import Draft

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DATE_AFTER = re.compile(
    r"(?:多|余|—\d+|-\d+|至\d+|、\d+)?(?:个?(?:年|月|日|时|点|周年|岁|世纪|天|小时|分钟|季度|工作日|周|星期))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERING = re.compile(r"(?:^|(?<=\n))[（(]?$")
_SESSION = re.compile(r"第$")
_NAME_AFTER = re.compile(
    r"(?:号|届|次会议|期|路|环|局|线|强|版|度|级|型|条|大|项制度|校|班|院|所\b|[A-Za-z+])"
)


def account(
    reading: Reading,
    text: str,
    marks: Sequence[Mark],
    sentences: Sequence[Sentence],
    drafts: Sequence[Draft],
) -> Iterator[NumberRecord]:
    """Every run of digits of ``text`` with its use, in order."""
    values = _covered([(draft.end - _reach(marks, draft), draft.end) for draft in drafts])
    inside = _covered([(draft.start, draft.end) for draft in drafts])
    names = _covered([(m.start, m.end) for m in marks if m.letter == "_" and m.value == "name"])
    times = _covered([(m.start, m.end) for m in marks if m.letter in "TE"])
    starts = [sentence.start for sentence in sentences]
    for match in _NUMBER.finditer(text):
        place = match.start()
        use: NumberUse
        if place in values:
            use = "statement"
        elif place in inside:
            use = "threshold"
        else:
            use = _class(text, match, place in names, place in times)
        index = max(bisect_right(starts, place) - 1, 0)
        whole = sentences[index] if sentences else None
        yield NumberRecord(
            raw=match.group(),
            use=use,
            span=reading.span(match.start(), match.end()),
            sentence=text[whole.start : whole.end] if whole else "",
        )


def _reach(marks: Sequence[Mark], draft: Draft) -> int:
    """How many characters before the end of a draft its own value takes."""
    if draft.value is None:
        return 0
    for mark in marks:
        if mark.letter in "QR" and draft.start <= mark.start and mark.end == draft.end:
            return mark.end - mark.start
    return draft.end - draft.start


def _covered(spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(place for start, end in spans for place in range(start, end))


def _class(text: str, match: re.Match[str], named: bool, timed: bool) -> NumberUse:
    before, after = text[max(match.start() - 12, 0) : match.start()], text[match.end() :][:8]
    if timed or _DATE_AFTER.match(after) or _YEAR.fullmatch(match.group()):
        return "date"
    if _SESSION.search(before):
        return "session"
    if named or _NAME_AFTER.match(after) or re.search(r"[A-Za-z+]$", before):
        return "name"
    if _quoted(text, match.start()):
        return "name"
    if _NUMBERING.search(text[max(match.start() - 3, 0) : match.start()] or "") and re.match(
        r"[.、．）)]", after
    ):
        return "numbering"
    return "unparsed"


def _quoted(text: str, place: int) -> bool:
    """Whether a quote or title mark opened before ``place`` in its paragraph is still open."""
    line = text[text.rfind("\n", 0, place) + 1 : place][-60:]
    return max(line.rfind("“"), line.rfind("《")) > max(line.rfind("”"), line.rfind("》"))
