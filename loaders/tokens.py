"""Tokens: a clause as a row of marks and the text between them, a letter each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .marks import SILENT, Mark
from .senses import raises


class Token(NamedTuple):
    """One letter of a shape: a mark, or text (``_``); ``pieces`` are its stretches if several."""

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


def tokens(start: int, end: int, marks: list[Mark]) -> Iterator[Token]:
    """Marks and the text between them; silent marks split no text.

    >>> row = [Mark("V", 2, 4), Mark("M", 4, 6), Mark("Q", 6, 8)]
    >>> [(token.letter, token.start, token.end) for token in tokens(0, 8, row)]
    [('_', 0, 2), ('V', 2, 4), ('Q', 6, 8)]
    """
    pieces: list[tuple[int, int]] = []
    at = start
    for n, mark in enumerate(marks):
        if mark.start > at:
            pieces.append((at, mark.start))
        at = mark.end
        goal = mark.letter == "M" and raises(marks, n, start)
        if mark.letter in SILENT and not goal:
            continue
        if pieces:
            yield _text(pieces)
            pieces = []
        yield Token("G" if goal else mark.letter, mark.start, mark.end, mark)
    if at < end:
        pieces.append((at, end))
    if pieces:
        yield _text(pieces)


def _text(pieces: list[tuple[int, int]]) -> Token:
    whole = len(pieces) == 1
    return Token("_", pieces[0][0], pieces[-1][1], None, () if whole else tuple(pieces))
