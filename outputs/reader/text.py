"""The text of a document as a file of its part, so that its page can be drawn without the source.

``text/<document>.json`` holds the characters as decoded, with what was left out on either side.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from ...loaders.records import Span
from ..inputs import Item

FOLDER = "text"


@dataclass(frozen=True, slots=True)
class Left:
    """Page furniture that belongs to no document, and why it was left out; offsets as in spans."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of a source that begins at its code point ``start``.

    It holds one document and the furniture ``left`` before and after it.
    """

    start: int
    text: str
    left: tuple[Left, ...] = ()

    @property
    def end(self) -> int:
        """The code point of the source behind the last one."""
        return self.start + len(self.text)

    def of(self, start: int, end: int) -> str:
        """The characters between two code points of the source.

        >>> Text(10, "绍兴市").of(11, 13)
        '兴市'
        """
        return self.text[start - self.start : end - self.start]


def text_of(item: Item) -> Text:
    """What the page of a document shows.

    >>> from zhengtu.loaders.records import Document, Identity, Omission, Source
    >>> source = Source("a.txt", "", "utf-8", "首页 各位代表 版权所有")
    >>> item = Item(Document(source, Span(3, 7), "report"), Identity("report", *[None] * 9))
    >>> text_of(item)
    Text(start=3, text='各位代表', left=())
    """
    spans = [item.document.span, *(one.span for one in item.around)]
    whole = Span(min(one.start for one in spans), max(one.end for one in spans))
    left = (Left(one.span.start, one.span.end, one.reason) for one in item.around)
    return Text(whole.start, whole.of(item.document.source.text), tuple(left))


def write_texts(items: Iterable[Item], part: Path) -> None:
    """Write the texts of some documents into their part."""
    (part / FOLDER).mkdir()
    for item in items:
        data = json.dumps(asdict(text_of(item)), ensure_ascii=False)
        path = part / FOLDER / f"{item.name}.json"
        path.write_text(data, encoding="utf-8", errors="replace", newline="")


def read_text(part: Path, document: str) -> Text:
    """The text of a document of a part."""
    data = json.loads((part / FOLDER / f"{document}.json").read_text(encoding="utf-8"))
    return Text(data["start"], data["text"], tuple(Left(**one) for one in data["left"]))
