"""Tokens: a clause as a row of marks and the text between them, a letter each."""

from __future__ import annotations

from dataclasses import dataclass

from .marks import SILENT, Mark
from .senses import raises


@dataclass(slots=True)
class Token:
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


def tokens(start: int, end: int, marks: list[Mark]) -> tuple[Token, ...]:
    """Marks and the text between them; silent marks split no text.

    >>> row = [Mark("V", 2, 4), Mark("M", 4, 6), Mark("Q", 6, 8)]
    >>> [(token.letter, token.start, token.end) for token in tokens(0, 8, row)]
    [('_', 0, 2), ('V', 2, 4), ('Q', 6, 8)]
    """
    row: list[Token] = []
    pieces: list[tuple[int, int]] = []
    at = start
    for n, mark in enumerate(marks):
        letter, first, last = mark.letter, mark.start, mark.end
        if first > at:
            pieces.append((at, first))
        at = last
        if letter in SILENT:
            if letter != "M" or not raises(marks, n, start):
                continue
            letter = "G"
        if pieces:
            row.append(_text(pieces))
            pieces = []
        row.append(Token(letter, first, last, mark))
    if at < end:
        pieces.append((at, end))
    if pieces:
        row.append(_text(pieces))
    return tuple(row)


def _text(pieces: list[tuple[int, int]]) -> Token:
    whole = len(pieces) == 1
    return Token("_", pieces[0][0], pieces[-1][1], None, () if whole else tuple(pieces))
