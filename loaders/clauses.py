"""Sentences and clauses of a reading, and the shape of a clause.

Sentences end at 。！？ and at the end of a paragraph, clauses at ，；：and at brackets that hold
numbers; never inside quotes. A clause is a row of tokens: marks, and the text between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from .marks import SILENT, Mark, comparisons, worded
from .senses import meant
from .tokens import Token, tokens

_QUOTED = re.compile(r"“[^“”\n]{0,80}”|《[^《》\n]{0,80}》")
_BRACKETED = re.compile(
    r"（(?:[^（）\n\d]{0,40}|[A-Z]{2,6}\d*(?:\.\d)?"
    r"|[或约]?\d[\d.]*[千万亿]*[美港欧日]?元(?=）[一-龥]))）"
)
_STOP = re.compile(
    r"[。！？\n，；（）：─—](?:(?<![：─—])|(?<=：)(?:(?!\d)|(?<!\d：))|(?<=─)─|(?<=—)—(?!\d))"
)
_ENDS = "。！？\n"
_NUMBERED = re.compile(
    r"\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])"
    r"|（[一二三四五六七八九十\d]{1,3}）"
)
VALUES = frozenset("QRNYHZP")


@dataclass(slots=True)
class Clause:
    """A clause with its tokens, its silent marks and the stop that ends it.

    A clause without a value (a quantity, a rank, 同步 …) is never read: it has no tokens.
    ``acts`` tells whether a verb of action opens it.
    """

    start: int
    end: int
    stop: str
    tokens: tuple[Token, ...] = ()
    silent: tuple[Mark, ...] = ()
    acts: bool = False

    @property
    def shape(self) -> str:
        """The letters of the tokens in order."""
        return "".join([token.letter for token in self.tokens])


@dataclass(slots=True)
class Sentence:
    """Clauses that belong together: heads, periods and modality carry over inside it.

    ``valued`` tells whether a clause has a value; most sentences have none. Their words are not
    looked up: of silent marks they have only times.
    """

    start: int
    end: int
    clauses: tuple[Clause, ...]
    valued: bool


def sentences(text: str, marks: list[Mark]) -> Iterator[Sentence]:
    """The sentences of a text with at least one clause each; ``marks`` are those of the text.

    >>> from .marks import marks
    >>> line = "地区生产总值增长7%，失业率控制在3%以内。"
    >>> [clause.shape for s in sentences(line, marks(line)) for clause in s.clauses]
    ['_VQ', '_EQ']
    """
    covers = _covers(text)
    found = _row(marks)
    for start, end, cuts in _cuts(text, covers.whole):
        marks = _spoken(text, start, end, found, covers)
        if not marks:
            yield Sentence(start, end, tuple([Clause(*cut) for cut in cuts]), False)
            continue
        row = _row(marks)
        clauses = tuple([_clause(text, cut, row) for cut in cuts])
        yield Sentence(start, end, clauses, any(clause.tokens for clause in clauses))


@dataclass(slots=True)
class _Covers:
    """What quotes and brackets cover, a byte for each character; ``whole`` is both together.

    ``compared`` has 1 where a word begins that is a value without a number.
    """

    quoted: bytearray
    aside: bytearray
    whole: bytearray
    compared: bytearray


def _covers(text: str) -> _Covers:
    quoted, aside, compared = bytearray(len(text)), bytearray(len(text)), bytearray(len(text))
    for place in comparisons(text):
        compared[place] = 1
    for match in _QUOTED.finditer(text):
        _hide(quoted, match.start() + 1, match.end())
    whole = quoted[:]
    # A bracket is kept whole with the character before it, so that it does not cut its clause.
    for match in _BRACKETED.finditer(text):
        _hide(aside, match.start(), match.end())
        _hide(whole, match.start(), match.end())
    return _Covers(quoted, aside, whole, compared)


def _hide(hidden: bytearray, start: int, end: int) -> None:
    hidden[start:end] = b"\x01" * (end - start)


@dataclass(slots=True)
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


def _row(marks: list[Mark]) -> _Row:
    return _Row(marks, [mark.start for mark in marks], "".join([mark.letter for mark in marks]))


_Cut = tuple[int, int, str]


def _cuts(text: str, hidden: bytearray) -> Iterator[tuple[int, int, list[_Cut]]]:
    """Start and end of each sentence, and start, end and stop of each of its clauses.

    A stop that is hidden cuts nothing; the number that opens a sentence belongs to no clause.
    """
    start = at = _behind_number(text, 0)
    cuts: list[_Cut] = []
    for match in _STOP.finditer(text):
        left = match.start()
        if hidden[left] or left < at:
            continue
        stop = match.group()
        if left > at:
            cuts.append((at, left, stop))
        at = match.end()
        if stop in _ENDS:
            if cuts:
                yield start, left, cuts
                cuts = []
            start = at = _behind_number(text, at)
    if at < len(text):
        cuts.append((at, len(text), ""))
    if cuts:
        yield start, len(text), cuts


def _behind_number(text: str, start: int) -> int:
    numbered = _NUMBERED.match(text, start)
    return numbered.end() if numbered else start


def _spoken(text: str, start: int, end: int, found: _Row, covers: _Covers) -> list[Mark]:
    """The marks of a sentence, without those in quotes; of its words only where it has a value."""
    first, last = found.between(start, end)
    marks = found.marks[first:last]
    told = not VALUES.isdisjoint(found.letters[first:last])
    if told or covers.compared.find(1, start, end) >= 0:
        marks = worded(text, start, end, marks)
    if covers.whole.find(1, start, end) < 0:
        return marks
    # 县（市、区） is one word: what a bracket lists makes no list of the clause.
    return [
        mark
        for mark in marks
        if not covers.quoted[mark.start] and not (mark.letter == "J" and covers.aside[mark.start])
    ]


def _clause(text: str, cut: _Cut, row: _Row) -> Clause:
    """A clause with what the marks in it tell."""
    start, end, stop = cut
    first, last = row.between(start, end)
    if first == last:
        return Clause(start, end, stop)
    letters = row.letters[first:last]
    acts = letters.startswith("A") and row.starts[first] == start
    marks = row.marks[first:last]
    if not VALUES.isdisjoint(letters):
        marks = meant(text, marks, start, end)
        if not VALUES.isdisjoint([mark.letter for mark in marks]):
            return Clause(start, end, stop, tokens(start, end, marks), _silent(marks), acts)
    return Clause(start, end, stop, (), _silent(marks), acts)


def _silent(marks: list[Mark]) -> tuple[Mark, ...]:
    return tuple([mark for mark in marks if mark.letter in SILENT])
