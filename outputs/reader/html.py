"""A document as an HTML page. All that is from a report enters it as text or as JSON.

The text nodes of ``#text``, one after the other, are the characters of the source: marks, cells and
hidden line wraps are elements around them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from ..views import json_text
from .blocks import Block, blocks, is_short
from .marks import TYPES, Judged, Mark, Row, layers
from .text import Text

_WRAP = re.compile(
    r"(?<![A-Za-z0-9])(?:[ \t\u3000]|&#13;)*\n(?:\s|&#13;)*"
    r"|(?:[ \t\u3000]|&#13;)*\n(?:\s|&#13;)*(?![A-Za-z0-9\s])"
)
_TAG = re.compile(r"&lt;/?[A-Za-z!](?:(?!&gt;|&lt;).)*&gt;", re.DOTALL)
_NUMBER = re.compile(r"\D{0,2}\d{1,5}")
_ENTRY = 28
"""Characters of a row that stand for it in the outline."""


@dataclass(frozen=True, slots=True)
class Page:
    """All that a page shows of a document; ``told`` are pairs of a label's key and its text."""

    title: str
    text: Text
    told: tuple[tuple[str, str], ...]
    sections: tuple[Row, ...]
    marks: tuple[Mark, ...]
    home: str = ""
    view: str = ""
    assets: str = ""


def html(page: Page) -> str:
    """The whole page.

    >>> mark = Mark("target", 5, 11, "生产总值")
    >>> made = html(Page("报告", Text(3, "力争增长7%左右。"), (), (), (mark,)))
    >>> '力争<span class="s target" data-m="0">增长7%左右</span>' in made
    True
    """
    counts = Counter(mark.type for mark in page.marks)
    laid = blocks(page.text, page.sections, page.marks)
    body = _Body(page, laid)
    return _template().substitute(
        title=escape(page.title),
        home=escape(page.home),
        view=escape(page.view),
        assets=escape(page.assets),
        told="".join(map(_told, page.told)),
        filters="".join(_filter(kind, counts[kind]) for kind in TYPES if counts[kind]),
        outline="".join(_outline(page, laid)),
        text="".join(body.html()),
        data=json_text({"start": page.text.start, "marks": [_data(one) for one in page.marks]}),
    )


class _Body:
    """The text with its marks."""

    def __init__(self, page: Page, laid: Sequence[Block]) -> None:
        self._text, self._blocks = page.text, laid
        drawn = {
            block.mark: block.start + _label(page.text.of(block.start, block.end))
            for block in laid
            if block.kind == "row"
        }
        self._marks = page.marks
        self._layers = layers(page.marks, drawn)
        self._starts = [one.start for one in self._layers]
        self._columns: list[str] = []

    def html(self) -> Iterator[str]:
        inside = False
        for block in self._blocks:
            tabular = block.kind in ("row", "header")
            if tabular and not inside:
                yield '<div class="table" role="table" data-label="rows">'
            elif inside and not tabular and block.kind != "blank":
                yield "</div>"
            inside = tabular or (inside and block.kind == "blank")
            yield self._block(block)
        if inside:
            yield "</div>"

    def _block(self, block: Block) -> str:
        if block.kind == "left":
            inner = self._marked(block.start, block.end, wrapped=False)
            return f'<div class="left" data-reason="{escape(block.reason)}">{inner}</div>'
        if block.kind == "blank":
            return self._hidden(block.start, block.end)
        if block.kind == "heading":
            level = min(block.level + 1, 6)
            inner = self._marked(block.start, block.end)
            return f'<h{level} id="at-{block.start}">{inner}</h{level}>'
        if block.kind == "paragraph":
            return self._paragraph(block)
        return self._row(block)

    def _paragraph(self, block: Block) -> str:
        text = self._text.of(block.start, block.end)
        first = block.start + len(text) - len(text.lstrip())
        last = block.start + len(text.rstrip())
        kind = ' class="short"' if is_short(text.strip()) else ""
        before, after = self._hidden(block.start, first), self._hidden(last, block.end)
        return f"<p{kind}>{before}{self._marked(first, last)}{after}</p>"

    def _row(self, block: Block) -> str:
        head = block.kind == "header"
        cells = list(self._cells(block))
        if head:
            self._columns = [self._text.of(start, end).strip() for start, end in cells]
        known = self._columns if len(self._columns) == len(cells) else [""] * len(cells)
        made, at = [], block.start
        for (start, end), name in zip(cells, known, strict=True):
            made += [_bar(self._text.of(at, start)), self._cell(start, end, name, head)]
            at = end
        made.append(_bar(self._text.of(at, block.end)))
        known_as = f' id="at-{block.start}" data-row="{block.mark}"' if not head else ""
        return f'<div class="row c{len(cells)}" role="row"{known_as}>{"".join(made)}</div>'

    def _cell(self, start: int, end: int, name: str, head: bool) -> str:
        role = "columnheader" if head else "cell"
        label = f' data-label="{escape(name)}"' if name and not head else ""
        return f'<span class="cell" role="{role}"{label}>{self._marked(start, end)}</span>'

    def _cells(self, block: Block) -> Iterator[tuple[int, int]]:
        """Between the bars; a row without any is one cell. What is behind the last bar is none."""
        text = self._text.of(block.start, block.end)
        pieces = text.split("|")
        at = block.start
        for n, piece in enumerate(pieces):
            end = at + len(piece)
            if piece.strip() or 0 < n < len(pieces) - 1:
                yield at, end
            at = end + 1

    def _hidden(self, start: int, end: int) -> str:
        text = self._text.of(start, end)
        return f'<span class="w">{_escaped(text)}</span>' if text else ""

    def _marked(self, start: int, end: int, wrapped: bool = True) -> str:
        """A stretch with its layers."""
        made, at = [], start
        n = max(0, bisect_right(self._starts, start) - 1)
        while n < len(self._layers) and self._layers[n].start < end:
            layer = self._layers[n]
            first, last = max(layer.start, start), min(layer.end, end)
            if first < last:
                made.append(_plain(self._text.of(at, first), wrapped))
                inner = _plain(self._text.of(first, last), wrapped)
                kind = self._marks[layer.marks[0]].type
                numbers = " ".join(map(str, layer.marks))
                made.append(f'<span class="s {kind}" data-m="{numbers}">{inner}</span>')
                at = last
            n += 1
        made.append(_plain(self._text.of(at, end), wrapped))
        return "".join(made)


def _label(text: str) -> int:
    """How much of a row its mark is drawn on: the number, or else what is before the first bar."""
    found = _NUMBER.match(text)
    return found.end() if found else max(1, len(text.split("|")[0].rstrip()))


def _bar(text: str) -> str:
    return f'<span class="bar" aria-hidden="true">{_escaped(text)}</span>' if text else ""


def _plain(text: str, wrapped: bool) -> str:
    """Text as HTML; line wraps inside a paragraph are not shown, tags in it are dimmed.

    >>> _plain("绍兴\\n市", True)
    '绍兴<span class="w">\\n</span>市'
    """
    if not text:
        return ""
    made = _escaped(text)
    if "&lt;" in made:
        made = _TAG.sub(r'<span class="tag">\g<0></span>', made)
    return _WRAP.sub(r'<span class="w">\g<0></span>', made) if wrapped and "\n" in made else made


def _escaped(text: str) -> str:
    """A carriage return is written as a reference: a browser reads a bare one as a line feed."""
    return escape(text, quote=False).replace("\r", "&#13;")


def _told(pair: tuple[str, str]) -> str:
    key, text = pair
    return f'<div><dt data-say="{key}"></dt><dd>{escape(text)}</dd></div>'


def _filter(kind: str, count: int) -> str:
    return (
        f'<label class="{kind}"><input type="checkbox" value="{kind}" checked>'
        f'<span data-say="{kind}"></span><output>{count:,}</output></label>'
    )


def _outline(page: Page, laid: Iterable[Block]) -> Iterator[str]:
    """The headings, or the rows of a table by their requirement."""
    parts = {int(row["start"]): row["part"] for row in page.sections}
    last = ""
    for block in laid:
        if block.kind not in ("heading", "row"):
            continue
        name = page.text.of(block.start, block.end)
        level, part = block.level, parts.get(block.start, "")
        if block.kind == "row":
            facts = dict(page.marks[block.mark].facts)
            name, level = f"{facts['number']} {page.marks[block.mark].name}", 0
        shown = name if len(name) <= _ENTRY else name[:_ENTRY] + "…"
        told = f'<small data-say="{part}"></small>' if part and part != last else ""
        yield f'<li class="l{level}"><a href="#at-{block.start}">{escape(shown)}</a>{told}</li>'
        last = part or last


def _data(mark: Mark) -> dict[str, Any]:
    """A mark as the script knows it; what is empty is left out."""
    data: dict[str, Any] = {
        "t": mark.type,
        "s": mark.start,
        "e": mark.end,
        "n": mark.name,
        "v": mark.value,
        "f": dict(mark.facts),
        "j": [_judged(one) for one in mark.judged],
    }
    return {key: value for key, value in data.items() if value not in ("", {}, [])}


def _judged(one: Judged) -> dict[str, Any]:
    data: dict[str, Any] = {
        "verdict": one.verdict,
        "reason": one.reason,
        "margin": one.margin,
        "policy": one.policy,
        "provisional": one.provisional,
        "side": one.side,
        "said": one.said,
        "value": one.value,
        "title": one.title,
        "link": reference(*one.place) if one.place else "",
    }
    return {key: value for key, value in data.items() if value not in ("", False)}


def reference(document: str, start: int, end: int) -> str:
    """Where a span of a document is read, from another page of the reader.

    >>> reference("ab-0-9", 3, 5)
    'ab-0-9.html#char=3,5'
    """
    return f"{document}.html#char={start},{end}"


@lru_cache(maxsize=1)
def _template() -> Template:
    path = files(__package__.rpartition(".")[0]).joinpath("templates", "reader.html")
    return Template(path.read_text(encoding="utf-8"))
