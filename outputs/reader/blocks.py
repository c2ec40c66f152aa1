"""How a text is laid out: every character is in furniture, a heading, a row or a paragraph.

A line that just fills the page goes on in the next one: such wraps are laid out as one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ...loaders.records import Span
from .marks import Mark, Row
from .text import Text

Kind = Literal["left", "heading", "row", "header", "paragraph", "blank"]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_STOPS = re.compile(r"[。！？：；…][”」』）)]*$")
_BARS = re.compile(r"[^|\n]*\|[^|\n]*\|.*")
_WIDEST, _FEWEST = 80, 8
_SHORT = 45
_CLOSERS = ("。", "：", ":")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that is laid out as one; ``level`` is that of a heading, ``mark`` that of a row."""

    kind: Kind
    start: int
    end: int
    level: int = 0
    mark: int = -1
    reason: str = ""


def blocks(text: Text, sections: Sequence[Row], marks: Sequence[Mark]) -> tuple[Block, ...]:
    """The blocks of a text in order, without a gap.

    >>> shown = Text(0, "一、回顾\\n增长7%。\\n")
    >>> heading = {"heading": "一、回顾", "level": "1", "start": "0", "end": "4"}
    >>> [(one.kind, shown.of(one.start, one.end)) for one in blocks(shown, [heading], [])]
    [('heading', '一、回顾'), ('paragraph', '\\n增长7%。\\n')]
    """
    return tuple(_filled(text, sorted(_told(text, sections, marks), key=lambda one: one.start)))


def _told(text: Text, sections: Sequence[Row], marks: Sequence[Mark]) -> Iterator[Block]:
    for one in text.left:
        yield Block("left", one.start, one.end, reason=one.reason)
    for row in sections:
        if row["heading"]:
            end = int(row["end"])
            end += text.of(end, end + 1) in _CLOSERS
            yield Block("heading", int(row["start"]), end, level=int(row["level"]))
    for n, mark in enumerate(marks):
        if mark.type == "task":
            yield Block("row", mark.start, mark.end, mark=n)


def _filled(text: Text, told: Iterable[Block]) -> Iterator[Block]:
    at, width = text.start, page_width(text.text)
    for block in told:
        if block.start >= at:
            yield from _paragraphs(text, Span(at, block.start), width)
            yield block
            at = block.end
    yield from _paragraphs(text, Span(at, text.end), width)


def _paragraphs(text: Text, span: Span, width: int) -> Iterator[Block]:
    start = span.start
    at = start
    for found in _LINE.finditer(text.of(span.start, span.end)):
        line = found.group()
        at = span.start + found.end()
        if not text.of(start, at).strip():
            continue
        if _BARS.fullmatch(line.rstrip()):
            yield Block("header", start, at)
        elif _goes_on(line, width):
            continue
        else:
            yield Block("paragraph", start, at)
        start = at
    if start < span.end:
        kind: Kind = "paragraph" if text.of(start, span.end).strip() else "blank"
        yield Block(kind, start, span.end)


def _goes_on(line: str, width: int) -> bool:
    inked = line.strip()
    return bool(width) and len(line.rstrip()) >= width - 3 and not _STOPS.search(inked)


def page_width(text: str) -> int:
    """The width in characters at which the lines of a text are wrapped, 0 where they are not.

    >>> page_width("各位代表：\\n" * 3), page_width(("字" * 30 + "\\n") * 9)
    (0, 30)
    """
    lengths = sorted(len(line.rstrip()) for line in text.split("\n") if line.strip())
    if len(lengths) < _FEWEST:
        return 0
    widest = lengths[int(len(lengths) * 0.9)]
    return widest if widest <= _WIDEST else 0


def is_short(text: str) -> bool:
    """Whether a paragraph is a line of a title page: short, and no sentence.

    >>> is_short("政府工作报告"), is_short("请予审议。")
    (True, False)
    """
    return len(text) <= _SHORT and not _STOPS.search(text)
