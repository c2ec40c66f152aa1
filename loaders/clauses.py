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
_BRACKETED = re.compile(r"（(?:[^（）\n\d]{0,40}|[A-Z]{2,6}\d*(?:\.\d)?)）")
_SENTENCE = re.compile(r"[。！？\n]")
_NUMBERED = re.compile(
    r"\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])"
)
VALUES = frozenset("QRNYHZP")
_SILENT = frozenset(SILENT)
_CLAUSE = re.compile(r"，|；|（|）|：(?:(?!\d)|(?<!\d：))|──|——(?!\d)")
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
        return "".join([token.letter for token in self.tokens])


@dataclass(frozen=True, slots=True)
class Sentence:
    """Clauses that belong together: heads, periods and modality carry over inside it."""

    start: int
    end: int
    clauses: tuple[Clause, ...]

    @property
    def valued(self) -> bool:
        """Whether a clause has a value; most sentences have none."""
        return any(clause.tokens for clause in self.clauses)


def sentences(text: str, marks: list[Mark]) -> Iterator[Sentence]:
    """The sentences of a text with at least one clause each.

    >>> from .marks import marks
    >>> line = "地区生产总值增长7%，失业率控制在3%以内。"
    >>> [clause.shape for s in sentences(line, marks(line)) for clause in s.clauses]
    ['_VQ', '_EQ']
    """
    hidden = bytearray(len(text))
    for match in _QUOTED.finditer(text):
        _hide(hidden, match.start() + 1, match.end())
    brackets = [match.span() for match in _BRACKETED.finditer(text)]
    inside = bytearray(len(text))
    for start, end in brackets:
        _hide(inside, start, end)
    # 县（市、区） is one word: what a bracket lists makes no list of the clause.
    marks = [m for m in marks if not hidden[m.start] and not (m.letter == "J" and inside[m.start])]
    row = _Row(marks, [mark.start for mark in marks], "".join(mark.letter for mark in marks))
    # A bracket is kept whole with the character before it, so that it does not cut its clause.
    for start, end in brackets:
        _hide(hidden, start, end)
    for begin, end, _ in _cut(text, 0, len(text), _SENTENCE, hidden):
        numbered = _NUMBERED.match(text, begin, end)
        start = numbered.end() if numbered else begin
        clauses = [
            _clause(text, left, right, stop, row)
            for left, right, stop in _cut(text, start, end, _CLAUSE, hidden)
        ]
        if clauses:
            yield Sentence(start, end, tuple(clauses))


@dataclass(frozen=True, slots=True)
class _Row:
    """Marks from left to right, with their places and letters in the same order."""

    marks: list[Mark]
    starts: list[int]
    letters: str

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The first of the marks that lie from ``start`` to ``end``, and the first behind them."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        if last > first and self.marks[last - 1].end > end:
            last -= 1
        return first, last


def _hide(hidden: bytearray, start: int, end: int) -> None:
    hidden[start:end] = b"\x01" * (end - start)


def _cut(
    text: str, start: int, end: int, pattern: re.Pattern[str], hidden: bytearray
) -> list[tuple[int, int, str]]:
    """The stretches between stops that are not hidden, each with the stop that ends it."""
    found: list[tuple[int, int, str]] = []
    at = start
    for match in pattern.finditer(text, start, end):
        left, right = match.span()
        if hidden[left]:
            continue
        if left > at:
            found.append((at, left, match.group()))
        at = right
    if at < end:
        found.append((at, end, text[end : end + 1]))
    return found


def _clause(text: str, start: int, end: int, stop: str, row: _Row) -> Clause:
    first, last = row.between(start, end)
    letters = row.letters[first:last]
    acts = letters.startswith("A") and row.starts[first] == start
    if VALUES.isdisjoint(letters):
        silent = () if _SILENT.isdisjoint(letters) else _silent(row.marks[first:last])
        return Clause(start, end, stop, (), silent, acts)
    marks = row.marks[first:last]
    counted = [mark for n, mark in enumerate(marks) if _counts(text, marks, n, start, end)]
    verbs = [mark for n, mark in enumerate(counted) if _holds(counted, n, start)]
    kept = _once([mark for mark in verbs if not _nominal(text, mark)], start)
    if VALUES.isdisjoint([mark.letter for mark in kept]):
        return Clause(start, end, stop, (), _silent(kept), acts)
    return Clause(start, end, stop, tuple(_tokens(start, end, kept)), _silent(kept), acts)


def _silent(marks: list[Mark]) -> tuple[Mark, ...]:
    return tuple([mark for mark in marks if mark.letter in SILENT])


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
    reached = before is not None and before.end == mark.start and before.letter in "EVDJF"
    if reached and before is not None and before.letter == "J":
        reached = n > 1 and marks[n - 2].letter == "Q"
    lead = text[max(start, mark.start - 12) : mark.start]
    if quantity.unit is None:
        decimal = reached and "." in text[mark.start : mark.end]
        return decimal or any(word in lead for word in words("index_words"))
    rate = "/" in quantity.unit and not quantity.trailing
    if quantity.unit.endswith(words("uncounted_units")) and not rate:
        describes = quantity.trailing and _describes(text, marks, n, start, end)
        return reached and not quantity.unit.endswith("年") and not describes
    return not _describes(text, marks, n, start, end)


def _describes(text: str, marks: list[Mark], n: int, start: int, end: int) -> bool:
    """Whether a bounded quantity only tells of which things: 10亿元以上项目45个, 12万元以下薄弱村.

    It is followed by the thing, and by the number that counts or by nothing, where it does not
    itself count what a verb before it acts on (培育2个以上平台).
    """
    mark = marks[n]
    if not mark.quantity:
        return False
    if mark.quantity.comparator not in ("ge", "le"):
        return _classes(text, marks, n, end) or _lists(text, marks, n, end)
    later = marks[n + 1] if n + 1 < len(marks) and marks[n + 1].start < end else None
    if later is not None and later.start == mark.end and later.letter != "_":
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
    money = (mark.quantity.unit or "")[-1:] in _SUMS and not mark.quantity.trailing
    if money and text.startswith(words("bounded_things"), mark.end):
        return True
    alone = mark.start > start and (before is None or before.end < mark.start)
    return mark.quantity.trailing and alone and text[mark.end] != "的"


_SUMS = frozenset("元亿亩吨")


def _classes(text: str, marks: list[Mark], n: int, end: int) -> bool:
    """Whether a sum says which things a number behind counts: 10亿元企业29家, 亿元项目突破5个."""
    mark = marks[n]
    unit = (mark.quantity and mark.quantity.unit) or ""
    if not unit.endswith(("元", "亿")) or not text.startswith(words("bounded_things"), mark.end):
        return False
    later = next((other for other in marks[n + 1 :] if other.letter in "QJRV"), None)
    return later is not None and later.letter == "Q" and later.end <= end


def _lists(text: str, marks: list[Mark], n: int, end: int) -> bool:
    """Whether a quantity sizes one of the things that 等 sums up: 30万吨钛矿等14个项目."""
    mark = marks[n]
    later = next((other for other in marks[n + 1 :] if other.letter in "QRV"), None)
    if later is None or later.letter != "Q" or later.end > end:
        return False
    unit = (mark.quantity and mark.quantity.unit) or ""
    return unit.endswith(words("sizing_units")) and text[later.start - 1] == "等"


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
    if mark.letter == "A" and mark.value:
        return opens and touches and following is not None and following.letter == "Q"
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
    # 灾后能力提升项目 behind the last value of a clause names a thing.
    last = max((n for n, mark in enumerate(marks) if mark.letter in "QRNPYHZ"), default=-1)
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
        elif mark.letter == "S" and _next(marks, n) in _CHANGES:
            # 技改投资占工业投资比重全省第一: the share is what is said to rank, or to change.
            continue
        elif mark.letter == "V" and (n > last or _named(kept, mark, following)):
            continue
        kept.append(mark)
        end = mark.end
    return kept


_CHANGES = ("V", "N", "F", "R")


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


def _named(kept: list[Mark], mark: Mark, following: Mark | None) -> bool:
    """Whether a verb of change belongs to a name: of another verb's object, or of what a number
    counts (100个增收项目).
    """
    if _object_of(mark, following):
        return True
    before = kept[-1].quantity if kept and kept[-1].end == mark.start else None
    counted = before is not None and not (before.unit or "次").endswith(("次", "%", "点", "倍"))
    return counted and (following is None or following.start > mark.end)


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


def _raises(marks: list[Mark], n: int, start: int) -> bool:
    """Whether a modality sets a further mark for what was said before: 增长7%、力争7.5%.

    It opens its clause or an item of the list, and a value follows at once.
    """
    before, at = n - 1, marks[n].start
    while before >= 0 and marks[before].letter in "TB" and marks[before].end == at:
        at, before = marks[before].start, before - 1
    opens = at == start or (before > 0 and marks[before].end == at and marks[before].letter == "J")
    following = marks[n + 1] if n + 1 < len(marks) else None
    return (
        opens
        and following is not None
        and _touching(marks, n, following)
        and (following.letter in "QE")
    )


def _tokens(start: int, end: int, marks: list[Mark]) -> Iterator[Token]:
    """Marks and the text between them; silent marks split no text."""
    pieces: list[tuple[int, int]] = []
    at = start
    for n, mark in enumerate(marks):
        if mark.start > at:
            pieces.append((at, mark.start))
        at = mark.end
        goal = mark.letter == "M" and _raises(marks, n, start)
        if mark.letter in SILENT and not goal:
            continue
        if pieces:
            yield Token("_", pieces[0][0], pieces[-1][1], None, tuple(pieces))
            pieces = []
        yield Token("G" if goal else mark.letter, mark.start, mark.end, mark)
    if at < end:
        pieces.append((at, end))
    if pieces:
        yield Token("_", pieces[0][0], pieces[-1][1], None, tuple(pieces))
