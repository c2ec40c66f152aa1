"""Sentences and clauses of a reading, and the shape of a clause.

Sentences end at 。！？ and at the end of a paragraph, clauses at ，；：and at brackets that hold
numbers; never inside quotes. A clause is a row of tokens: marks, and the text between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from .marks import SILENT, Mark
from .wordlists import words

_QUOTED = re.compile(r"“[^“”\n]{0,80}”|《[^《》\n]{0,80}》")
_BRACKETED = re.compile(r"（[^（）\n\d]{0,40}）")
_SENTENCE = re.compile(r"[。！？\n]")
_NUMBERED = re.compile(
    r"\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])"
)
VALUES = frozenset("QRNYHZP")
_CLAUSE = re.compile(r"[，；（）]|：(?!\d)|(?<!\d)：|──|——(?!\d)")
_FOLLOWED = {"V": "QNED", "E": "QRNDZEP", "D": "QRNVEADSP"}


@dataclass(frozen=True, slots=True)
class Token:
    """One letter of a shape: a mark, or text (``_``) as one or more stretches."""

    letter: str
    start: int
    end: int
    mark: Mark | None = None
    pieces: tuple[tuple[int, int], ...] = ()

    def text(self, text: str) -> str:
        """The characters of the token, silent words left out."""
        if not self.pieces:
            return text[self.start : self.end]
        return "".join(text[start:end] for start, end in self.pieces)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its tokens, its silent marks and the stop that ends it.

    A clause without a value (a quantity, a rank, 同步 …) is never read: it has no tokens.
    ``acts`` tells whether a verb of action opens it.
    """

    start: int
    end: int
    stop: str
    tokens: tuple[Token, ...]
    silent: tuple[Mark, ...]
    acts: bool

    @property
    def shape(self) -> str:
        """The letters of the tokens in order."""
        return "".join(token.letter for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Clauses that belong together: heads, periods and modality carry over inside it."""

    start: int
    end: int
    clauses: tuple[Clause, ...]


def sentences(text: str, marks: list[Mark]) -> Iterator[Sentence]:
    """The sentences of a text with at least one clause each.

    >>> from .marks import marks
    >>> line = "地区生产总值增长7%，失业率控制在3%以内。"
    >>> [clause.shape for s in sentences(line, marks(line)) for clause in s.clauses]
    ['_VQ', '_EQ']
    """
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    marks = [mark for mark in marks if not _inside(quoted, mark.start)]
    # A bracket is kept whole with the character before it, so that it does not cut its clause.
    brackets = [(match.start() - 1, match.end()) for match in _BRACKETED.finditer(text)]
    quoted = sorted(quoted + brackets)
    starts = [mark.start for mark in marks]
    for begin, end, _ in _cut(text, 0, len(text), _SENTENCE, quoted):
        numbered = _NUMBERED.match(text, begin, end)
        start = numbered.end() if numbered else begin
        clauses = tuple(
            _clause(text, left, right, stop, _between(marks, starts, left, right))
            for left, right, stop in _cut(text, start, end, _CLAUSE, quoted)
        )
        if clauses:
            yield Sentence(start, end, clauses)


def _cut(
    text: str, start: int, end: int, pattern: re.Pattern[str], quoted: list[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    at = start
    for match in pattern.finditer(text, start, end):
        if _inside(quoted, match.start()):
            continue
        if match.start() > at:
            yield at, match.start(), match.group()
        at = match.end()
    if at < end:
        yield at, end, text[end : end + 1]


def _inside(spans: list[tuple[int, int]], place: int) -> bool:
    index = bisect_left(spans, (place,)) - 1
    return index >= 0 and spans[index][0] < place < spans[index][1]


def _between(marks: list[Mark], starts: list[int], start: int, end: int) -> list[Mark]:
    chosen = marks[bisect_left(starts, start) : bisect_left(starts, end)]
    return [mark for mark in chosen if mark.end <= end]


def _clause(text: str, start: int, end: int, stop: str, marks: list[Mark]) -> Clause:
    acts = bool(marks) and marks[0].letter == "A" and marks[0].start == start
    if not any(mark.letter in VALUES for mark in marks):
        silent = tuple(mark for mark in marks if mark.letter in SILENT)
        return Clause(start, end, stop, (), silent, acts)
    counted = [mark for n, mark in enumerate(marks) if _counts(text, marks, n, start, end)]
    verbs = [mark for n, mark in enumerate(counted) if _holds(counted, n, start)]
    kept = _once([mark for mark in verbs if not _nominal(text, mark)], start)
    silent = tuple(mark for mark in kept if mark.letter in SILENT)
    return Clause(start, end, stop, tuple(_tokens(start, end, kept)), silent, acts)


def _counts(text: str, marks: list[Mark], n: int, start: int, end: int) -> bool:
    """Whether a quantity is a value of its own here.

    A threshold belongs to the thing it describes (10亿元以上项目45个); a duration or a bare number
    is a value only behind a verb that reaches or changes, or behind an index.
    """
    mark = marks[n]
    quantity = mark.quantity
    if mark.letter != "Q" or quantity is None:
        return True
    before = marks[n - 1] if n and marks[n - 1].start >= start else None
    reached = before is not None and before.end == mark.start and before.letter in "EVDJ"
    lead = text[start : mark.start]
    if quantity.unit is None:
        decimal = reached and "." in text[mark.start : mark.end]
        return decimal or any(word in lead[-12:] for word in words("index_words"))
    if quantity.unit.endswith(words("uncounted_units")):
        describes = quantity.trailing and _describes(text, marks, n, start, end)
        return reached and not quantity.unit.endswith("年") and not describes
    return not _describes(text, marks, n, start, end)


def _describes(text: str, marks: list[Mark], n: int, start: int, end: int) -> bool:
    """Whether a bounded quantity only tells of which things: 10亿元以上项目45个, 12万元以下薄弱村.

    It is followed by the thing, and by the number that counts or by nothing, where it does not
    itself count what a verb before it acts on (培育2个以上平台).
    """
    mark = marks[n]
    if not (mark.quantity and mark.quantity.comparator in ("ge", "le")):
        return False
    later = marks[n + 1] if n + 1 < len(marks) and marks[n + 1].start < end else None
    if later is not None and later.start == mark.end:
        return later.letter == "Q"
    if mark.end >= end or text[mark.start - 1] == "的":
        return False
    before = marks[n - 1] if n and marks[n - 1].start >= start else None
    if mark.quantity.trailing and before and before.letter == "Q" and before.end == mark.start:
        return True
    for other in marks[n + 1 :]:
        if other.start >= end or other.letter in "JVEYZ":
            break
        if other.letter == "Q":
            return True
    alone = mark.start > start and (before is None or before.end < mark.start)
    return mark.quantity.trailing and alone and text[mark.end] != "的"


def _holds(marks: list[Mark], n: int, start: int) -> bool:
    """Whether a word is used as its mark says, told from its neighbours.

    Verbs of change and reach stand before a value; single characters are verbs only where a
    phrase begins or another mark follows; an adverb stands where a phrase begins or before a verb.
    """
    mark = marks[n]
    if mark.letter in "_QRNYJOTMZP":
        return mark.letter != "_"
    following = marks[n + 1] if n + 1 < len(marks) else None
    k = n + 2
    while following is not None and following.letter in "TB" and k < len(marks):
        if marks[k].start != following.end:
            break
        following, k = marks[k], k + 1
    touches = following is not None and _touching(marks, n, following)
    before = marks[n - 1] if n else None
    opens = mark.start == start or (
        before is not None and before.end == mark.start and before.letter not in "_"
    )
    if mark.letter == "B":
        before_verb = touches and following is not None and following.letter in "VEADQRN"
        return before_verb or (opens and mark.value == "phrase")
    if mark.letter == "V" and mark.end - mark.start > 1:
        return True
    if mark.letter in ("F", "H", "S"):
        return True
    if mark.letter == "A":
        return opens or mark.end - mark.start > 1
    return touches and following is not None and following.letter in _FOLLOWED[mark.letter]


def _nominal(text: str, mark: Mark) -> bool:
    """A verb before a word of amount is part of a name: 执行额, 供养率, 申报数."""
    return mark.letter in "AV" and text[mark.end : mark.end + 1] in _AMOUNTS


_AMOUNTS = frozenset("率额量数费度值面者")


def _once(marks: list[Mark], start: int) -> list[Mark]:
    """Verbs that belong to the name of a thing are no verbs: 增长贡献率达47%, 市场采购规模.

    A verb of action stands where its phrase opens, before a value, or behind what a number
    counts; only one to a phrase. A verb of change does not take a verb of reach as its object.
    """
    kept: list[Mark] = []
    phrase = ""
    end = start
    for n, mark in enumerate(marks):
        following = marks[n + 1] if n + 1 < len(marks) else None
        if mark.letter in "JQRNZOP":
            phrase = mark.letter + ("A" if mark.letter == "Q" and "A" in phrase else "")
        elif mark.letter == "A":
            touches = following is not None and following.start == mark.end
            if kept and kept[-1].letter == "Q" and kept[-1].end == mark.start:
                continue
            if _grows(marks, n) and (mark.start != end or _named_by(marks, n)):
                continue
            if not (_opening(marks, n, end) or touches or phrase == "Q") or (
                "A" in phrase and mark.start != end
            ):
                continue
            phrase += "A"
        elif mark.letter == "V" and _object_of(mark, following):
            continue
        kept.append(mark)
        end = mark.end
    return kept


def _grows(marks: list[Mark], n: int) -> bool:
    """Whether a verb of change comes next, silent words aside: 研发经费投入年均增长."""
    return _next(marks, n) in ("V", "N", "F")


def _named_by(marks: list[Mark], n: int) -> bool:
    """Whether text stands between a verb of action and the verb of change: 新开工项目投资增长."""
    return marks[n].end < marks[n + 1].start


def _next(marks: list[Mark], n: int) -> str:
    """The letter of the next mark that is not silent."""
    return next((mark.letter for mark in marks[n + 1 :] if mark.letter not in SILENT), "")


def _object_of(mark: Mark, following: Mark | None) -> bool:
    """Whether a verb of change is part of the name that another verb says something of."""
    if following is None:
        return False
    touches = following.start == mark.end
    return following.letter in ("AZ" if touches else "EVD")


def _opening(marks: list[Mark], n: int, end: int) -> bool:
    """Whether a mark follows the one before it without text between (or opens the clause)."""
    return end == marks[n].start or n == 0 or marks[n - 1].end == marks[n].start


def _touching(marks: list[Mark], n: int, following: Mark) -> bool:
    end = marks[n].end
    for mark in marks[n + 1 :]:
        if mark.start != end:
            return False
        if mark is following:
            return True
        end = mark.end
    return False


def _tokens(start: int, end: int, marks: list[Mark]) -> Iterator[Token]:
    """Marks and the text between them; silent marks split no text."""
    pieces: list[tuple[int, int]] = []
    at = start
    for mark in marks:
        if mark.start > at:
            pieces.append((at, mark.start))
        at = mark.end
        if mark.letter in SILENT:
            continue
        if pieces:
            yield Token("_", pieces[0][0], pieces[-1][1], None, tuple(pieces))
            pieces = []
        yield Token(mark.letter, mark.start, mark.end, mark)
    if at < end:
        pieces.append((at, end))
    if pieces:
        yield Token("_", pieces[0][0], pieces[-1][1], None, tuple(pieces))
