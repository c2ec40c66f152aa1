"""A readable text of a document, with a map back to the original offsets.

Hard wraps are joined, spaces inside words and numbers dropped, Markdown and LaTeX scraps left
out, widths of letters and punctuation folded one to one. The source is never rewritten: every
character of the reading knows the offset it came from.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from .records import Document, Span
from .wordlists import mapping


@dataclass(frozen=True, slots=True)
class Reading:
    """Readable text; ``offsets[i]`` is the source offset of character ``i``.

    Paragraphs and headings are lines: ``"\\n"`` stands only where a paragraph ends.
    """

    text: str
    offsets: array[int]

    def span(self, start: int, end: int) -> Span:
        """The source span of ``text[start:end]`` (not empty)."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def position(self, offset: int) -> int:
        """The reading position of a source offset (of the next kept character)."""
        return bisect_left(self.offsets, offset)

    def paragraphs(self) -> Iterator[tuple[int, int]]:
        """Start and end of every line of the text that is not empty."""
        start = 0
        for line in self.text.split("\n"):
            if line:
                yield start, start + len(line)
            start += len(line) + 1


def clean(document: Document) -> Reading:
    """The reading of a whole document."""
    return reading(document.source.text, document.span)


def reading(text: str, span: Span) -> Reading:
    r"""The reading of a stretch of a source's text.

    >>> reading("增长 7. 2％,\n其中出 口 5", Span(0, 19)).text
    '增长7.2%，其中出口5'
    >>> reading("PM_{2.5}均值", Span(0, 10)).text
    'PM2.5均值'
    >>> reading(r"打造\“双城记\”", Span(0, 9)).text
    '打造“双城记”'
    """
    width = _wrap_width(text, span)
    pieces: list[str] = []
    places = _places(1 << span.end.bit_length())
    offsets = array("I")
    at = span.start
    for place in _OPENING.finditer(text, span.start, span.end):
        start = place.start()
        match = _SCRAP.match(text, start, span.end) if start >= at else None
        if match is None:
            continue
        pieces.append(text[at:start])
        offsets.extend(places[at:start])
        kept = _replacement(match, text, span, width)
        if kept:
            pieces.append(kept)
            offsets.append(start)
        at = match.end()
    pieces.append(text[at : span.end])
    offsets.extend(places[at : span.end])
    return Reading(_folded("".join(pieces)), offsets)


@cache
def _places(count: int) -> array[int]:
    """The numbers up to ``count``: stretches of them are copied faster than counted."""
    return array("I", range(count))


# The characters that scraps begin with: one set is searched much faster than many patterns.
# A stop is one only behind a sign of per cent.
_OPENING = re.compile(r"[\s\-•●■#>*_^}\\$\[﹝〔【。.\u200b\ufeff](?<![^%％‰][。.])")
_SCRAP = re.compile(
    r"\s*\n\s*(?:[-•●■][ \t]+|[#>]+[ \t]*)?|\s+"  # white space, with a bullet that follows
    r"|\*\*|\A[#>]+[ \t]*|\A[ \t]*[-•●■][ \t]+"  # Markdown marks
    r"|[_^]\{(?=[^{}\n]{1,12}\})|(?<=[\d.+\-])\}|\\(?=[%&_“”*])"  # LaTeX, escapes
    r"|\$(?=[A-Za-z\\][^$\n]{0,30}[_^\\])|(?<=\})\$"
    r"|[\[﹝〔【][ ]?\d{1,3}[ ]?[\]﹞〕】]"  # marks of notes
    r"|(?<=[%％‰])[。.](?=以[内上下])"  # 控制在4％。以内, a misprint of ‰ that many copies share
    r"|[\u200b\ufeff\u3000]+",
)
_HEAD = re.compile(
    r"[ \t\u3000]*(?:#|\*\*|[-•●■][ \t]|——|──"
    r"|[一二三四五六七八九十]{1,3}[、．.]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[.．、](?!\d)"
    r"|第[一二三四五六七八九十]{1,2}[，、,])"
)
_FULL_STOPS = "。！"
_AFTER_STOP = re.compile(rf"[{_FULL_STOPS}][ \t]+(?={_HEAD.pattern})")
_ENDS, _CLOSING = tuple("。！？!?：:；;…|"), '”"’」』）)*'
_WIDTHS = (
    {chr(0xFF10 + n): chr(0x30 + n) for n in range(10)}
    | {chr(0xFF21 + n): chr(0x41 + n) for n in range(26)}
    | {chr(0xFF41 + n): chr(0x61 + n) for n in range(26)}
    | {"％": "%", "﹪": "%", "．": ".", "＋": "+", "－": "-", "／": "/", "＆": "&"}
    | {"(": "（", ")": "）", ";": "；", "!": "！", "?": "？", "–": "—", "～": "~"}
)
_WIDE = re.compile(f"[{''.join(map(re.escape, _WIDTHS))}]")
_COMMA = re.compile(r",(?:(?!\d{3}(?!\d))|(?<!\d,))")
_COLON = re.compile(r":(?:(?!\d)|(?<!\d:))")
_STOP = re.compile(r"\.(?<=[\u4e00-\u9fff%‰”）]\.)(?![\d.])")
_QUOTE = re.compile(r'["\n]')


def _replacement(match: re.Match[str], text: str, span: Span, width: int) -> str:
    """What one scrap leaves in the reading: nothing, a space or the end of a paragraph."""
    found = match.group()
    if not found[0].isspace():
        return ""
    start, end = match.span()
    if start == span.start or end == span.end or not found.isspace():
        return "\n"
    before, after = text[start - 1], text[end]
    if "\n" in found and _breaks(text, span, start, end, width):
        return "\n"
    if before in _FULL_STOPS and _HEAD.match(text, end):
        return "\n"
    if before.isascii() and after.isascii() and (before.isalpha() or after.isalpha()):
        return " " if before.isalnum() and after.isalnum() else ""
    return ""


def _breaks(text: str, span: Span, start: int, end: int, width: int) -> bool:
    """Whether the line that ends at ``start`` is a paragraph of its own.

    A line that just fills the page goes on; else it ends with its sentence, as a heading does
    that stands alone, or before the mark of a new heading.
    """
    line_start = max(text.rfind("\n", span.start, start) + 1, span.start)
    line = _AFTER_STOP.split(text[line_start:start])[-1].strip()
    if line.rstrip(_CLOSING).endswith(_ENDS) or _HEAD.match(text, end):
        return True
    if line.startswith("**") and line.endswith("**"):
        return True
    if width and len(line) >= width - 3:
        return False
    headed = _HEAD.match(line) is not None
    if headed:
        return len(line) <= 45 and "。" not in line
    return len(line) <= 30 and not re.search("[，,。；;、]", line)


def _wrap_width(text: str, span: Span) -> int:
    """The page width in characters where the text is hard-wrapped, else 0."""
    lengths = sorted(len(line) for line in span.of(text).split("\n") if line.strip())
    if len(lengths) < 8:
        return 0
    widest = lengths[int(len(lengths) * 0.9)]
    return widest if widest <= 80 else 0


def _folded(text: str) -> str:
    """Half-width punctuation of Chinese text as full-width and the reverse, length unchanged."""
    text = _WIDE.sub(lambda found: _WIDTHS[found[0]], text)
    text = _COMMA.sub("，", text)
    text = _COLON.sub("：", text)
    text = _STOP.sub("。", text)
    if '"' in text:
        text = _curled(text)
    for wrong, right in _ocr():
        text = text.replace(wrong, right)
    return text


def _curled(text: str) -> str:
    """ASCII double quotes as opening and closing ones, in turn within each paragraph."""
    opened = False

    def curl(match: re.Match[str]) -> str:
        nonlocal opened
        if match.group() == "\n":
            opened = False
            return "\n"
        opened = not opened
        return "“" if opened else "”"

    return _QUOTE.sub(curl, text)


@lru_cache(maxsize=1)
def _ocr() -> tuple[tuple[str, str], ...]:
    return tuple(mapping("ocr").items())
