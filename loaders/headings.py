"""Find the headings of a report: numbered, named, bold, or glued to the text that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .clean import Reading
from .parts import cut, part_of_heading, part_of_lead
from .records import Document, Part

# 五一 is no number but a feast: 五一、端午.
_ORDINAL = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_STYLES = (  # rank, marker; a lower rank holds the higher ones
    (0, r"第[一二三四五六七八九十]+[部章编](?:分)?"),
    (2, rf"{_ORDINAL}、(?![一二三四五六七八九十]{{1,2}}[、产次环级线号])"),
    (4, r"第[一二三四五六七八九十]{1,2}，"),
    (5, r"[（(][一二三四五六七八九十]{1,3}[)）][、，]?"),
    (6, r"\d{1,2}[.．、](?!\d)"),
    (7, r"[（(]\d{1,2}[)）]"),
    (8, r"[—―]{1,3}(?=[^\d—―])"),
)
NAMED, LEAD = 1, 3
_MAJOR, _MINOR, _ITEM, _SMALL, _DASH, _BOLD = 2, 5, 6, 7, 8, 9
_MARKER = re.compile("|".join(f"(?P<r{rank}>{marker})" for rank, marker in _STYLES))
_INLINE = re.compile(
    rf"[。！？：；”](?=(?P<major>{_ORDINAL})、(?![一二三四五六七八九十]{{1,2}}[、产次环级线号])"
    r"|（(?P<minor>[一二三四五六七八九十]{1,3})）)"
)
_FIRST, _AIMS = re.compile("（?一[、）]"), "目标"
_SENTENCE = re.compile(r"[。！？：；]")
_PAUSE = re.compile(r"[，,。！？：；]")
_ANNEX = re.compile(r"[^，。：]{1,4}：(?=.)")  # as in 附件1：…
_LONGEST = 60
_NAMED_LONGEST = 32


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at ``start`` of the reading; ``rank`` orders styles; ``part`` if it names one.

    ``first`` tells that it opens a numbering: 一、 or （一）, ``aims`` that it names aims (目标).
    """

    start: int
    end: int
    rank: int
    part: Part | None
    first: bool = False
    aims: bool = False


def headings(document: Document, reading: Reading) -> list[Heading]:
    """All headings in order, and lead sentences that open a part without a heading."""
    found: list[Heading] = []
    glossary = False
    for start, end in reading.paragraphs():
        for heading in _of_paragraph(document, reading, start, end, bool(found)):
            if glossary and heading.rank > NAMED:
                continue
            found.append(heading)
            glossary = heading.part == "glossary" and heading.rank <= NAMED
    return found


def _of_paragraph(
    document: Document, reading: Reading, start: int, end: int, begun: bool
) -> Iterator[Heading]:
    text = reading.text
    first = _numbered(text, start, end, begun) or _named(text, start, end)
    first = first or _bold(document, reading, start, end, begun)
    if first:
        yield first
    else:
        part = part_of_lead(text[start:end])
        if part:
            yield Heading(start, _sentence_end(text, start, end), LEAD, part)
    yield from _inline(text, start if first is None else first.end, end)


def _numbered(text: str, start: int, end: int, begun: bool) -> Heading | None:
    match = _MARKER.match(text, start, end)
    if match is None:
        return None
    rank = int(str(match.lastgroup)[1:])
    if rank == _DASH and not begun:
        return None
    stop = _heading_end(text, start, match.end(), end, rank)
    if rank in (_ITEM, _SMALL) and stop - start > _LONGEST:
        return None
    words = text[match.end() : stop]
    first = _FIRST.match(text, start) is not None
    return Heading(start, stop, rank, part_of_heading(words), first, _AIMS in words)


def _heading_end(text: str, start: int, after: int, end: int, rank: int) -> int:
    """The end of the line, of its first sentence, or of the words that name a part."""
    stop = _sentence_end(text, after, end)
    if stop == end and end - start <= _LONGEST:
        return end
    glued = cut(text[after : min(stop, after + _NAMED_LONGEST)])
    if glued and (stop - start > _LONGEST or rank <= _MAJOR):
        return after + glued
    lead = _PAUSE.search(text, after, stop)
    if stop - start <= _LONGEST:
        return stop
    return lead.start() if lead and lead.start() - start <= _LONGEST else start + _LONGEST


def _sentence_end(text: str, start: int, end: int) -> int:
    match = _SENTENCE.search(text, start, end)
    return match.start() if match else end


def _named(text: str, start: int, end: int) -> Heading | None:
    """A short line without an end of sentence that names a part."""
    line = text[start:end]
    if "，" in line or "。" in line:
        return None
    line = _ANNEX.sub("", line).rstrip("：")
    if len(line) > _NAMED_LONGEST or "|" in line or _PAUSE.search(line):
        return None
    part = part_of_heading(line)
    if part is None or (text[end - 1] == "：" and part != "glossary"):
        return None
    return Heading(start, end, NAMED, part)


def _bold(
    document: Document, reading: Reading, start: int, end: int, begun: bool
) -> Heading | None:
    """A lead sentence in bold type, or a whole bold line that is no address to the audience."""
    source, offset = document.source.text, reading.offsets[start]
    if not begun or not source.startswith("**", max(0, offset - 2)):
        return None
    close = source.find("**", offset, reading.offsets[end - 1] + 3)
    stop = end if close < 0 else min(end, reading.position(close))
    line = reading.text[start:stop]
    if not 4 <= len(line) <= _LONGEST or line.endswith(("！", "：", "，")):
        return None
    return Heading(start, stop, _BOLD, part_of_heading(line))


def _inline(text: str, start: int, end: int) -> Iterator[Heading]:
    """Headings inside a paragraph, where a page lost its line ends: 一、 and （一） in sequence."""
    for match in _INLINE.finditer(text, max(start - 1, 0), end):
        rank, marker = (_MAJOR, 1) if match["major"] else (_MINOR, 2)
        first = match.end()
        after = first + len(match["major"] or match["minor"]) + marker
        stop = _heading_end(text, first, after, end, rank)
        part = part_of_heading(text[after:stop])
        yield Heading(first, stop, rank, part, _FIRST.match(text, first) is not None)
