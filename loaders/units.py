"""Who answers for a task: the units named in one cell, made whole where a line broke them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .records import Responsibility, Span
from .wordlists import alternatives

_PIECE = re.compile(r"([△▲★☆◎]?)[ \t]*([^\s、，,；;△▲★☆◎]+)(、?)")
_OF_AN_AREA = re.compile(r"[各省市区县州旗镇乡]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One stretch of a cell without white space: ``marked`` by △, ``listed`` if 、 follows."""

    text: str
    marked: bool
    listed: bool
    span: Span

    @property
    def whole(self) -> bool:
        return bool(_suffix().search(self.text))


def responsibilities(text: str, start: int = 0) -> tuple[Responsibility, ...]:
    """The units of a cell in order; the one marked △ leads, else the first listed.

    A piece that ends like no unit is a broken name before a space (joined to the next piece) and
    an elided one before 、 (it takes the ending of the unit that closes the list). ``start`` is
    the offset of ``text`` in its source.

    >>> [r.unit for r in responsibilities("市规划和 自然资源局 上城区、下沙县政府")]
    ['市规划和自然资源局', '上城区政府', '下沙县政府']
    >>> [r.unit for r in responsibilities("市财政局 △市科技局") if r.role == "lead"]
    ['市科技局']
    """
    names = _named(_joined(_pieces(text, start)))
    marked = any(piece.marked for piece in names)
    lead = next((n for n, piece in enumerate(names) if piece.marked or not marked), 0)
    return tuple(
        Responsibility(
            unit=piece.text,
            role="lead" if n == lead else "support",
            order=n + 1,
            why=None if n != lead else "marked" if marked else "first listed",
            span=piece.span,
        )
        for n, piece in enumerate(names)
    )


@lru_cache(maxsize=1)
def _suffix() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('unit_suffixes')})(?:[（(][^（）()]*[)）])?$")


def _pieces(text: str, start: int) -> list[_Piece]:
    spaced = _BREAK.sub(lambda found: " " * len(found.group()), text)
    return [
        _Piece(
            text=match[2],
            marked=bool(match[1]),
            listed=bool(match[3]),
            span=Span(start + match.start(2), start + match.end(2)),
        )
        for match in _PIECE.finditer(spaced)
    ]


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """Broken names made whole: a piece with no ending and its tail, or one too short."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and not piece.marked and not last.listed and _continues(last, piece):
            span = Span(last.span.start, piece.span.end)
            joined[-1] = _Piece(last.text + piece.text, last.marked, piece.listed, span)
        else:
            joined.append(piece)
    return joined


def _continues(last: _Piece, piece: _Piece) -> bool:
    stands = piece.listed or len(piece.text) > 2 or _OF_AN_AREA.match(piece.text)
    return not (last.whole and stands)


def _named(pieces: list[_Piece]) -> list[_Piece]:
    """Elided names completed; 各 with what follows is one expression and stays as written."""
    named: list[_Piece] = []
    ending = ""
    for piece in reversed(pieces):
        if piece.whole or not piece.listed:
            found = _suffix().search(piece.text)
            ending = found.group() if found else ""
            named.append(piece)
        elif piece.text.startswith("各") and named:
            after = named.pop()
            span = Span(piece.span.start, after.span.end)
            text = f"{piece.text}、{after.text}"
            named.append(_Piece(text, piece.marked, after.listed, span))
        else:
            named.append(_Piece(piece.text + ending, piece.marked, piece.listed, piece.span))
    return named[::-1]
