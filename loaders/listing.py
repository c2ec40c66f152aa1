"""Listing pages: several documents on one page, each under a bullet, 【】 or Markdown heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .evidence import kind_of, names_report
from .records import Omission, Span
from .wordlists import rows

_HEADING = re.compile(
    r"(?P<mark>[•●◆■▪·*+-]|\d{1,3}[.、．]|#{1,6})?[ \t　]*"
    r"(?P<tag>【[^】\n]{1,20}】)?[ \t]*(?P<title>\S.*)"
)
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]+[)）、.．]")
_DATE = re.compile(r"\D{0,8}(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?[\s\d:：]*")
_PAGES = re.compile(r"\D{0,4}\d+\s*[页条/]\D{0,6}\d*\D{0,3}")
_SENTENCE_END = re.compile(r"[。！？；：!?;…”\")）]\s*$")
_LONGEST_TITLE = 80
_SHORTEST_BODY = 200
_LONGEST_FURNITURE = 40
_OTHER = "page furniture"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a page: ``span`` over its title and body."""

    title: str
    span: Span


def entries(text: str, start: int = 0) -> tuple[tuple[Entry, ...], tuple[Omission, ...]]:
    """The entries of a listing page and all that is none of them, with the reason.

    No entries unless two titles are such as a listing has: with a 【tag】, or of a report.
    """
    lines = _lines(text, start)
    heads = _heads(lines)
    if len(heads) < 2:
        return (), ()
    found: list[Entry] = []
    taken: set[int] = set()
    for head, after in zip(heads, [*heads[1:], len(lines)], strict=True):
        stop = _body_end(lines, head, after)
        span = Span(lines[head].span.start, lines[stop - 1].span.end)
        if _surely(lines[head].text) or kind_of(text[span.start - start : span.end - start]):
            taken.update(range(head, stop))
            found.append(Entry(_title(lines[head].text), span))
    left = [(n, line) for n, line in enumerate(lines) if n not in taken]
    return tuple(found), tuple(_omissions(left))


def _lines(text: str, start: int) -> list[Line]:
    found = ((match.start(), match.group().rstrip()) for match in re.finditer(r"\S[^\n]*", text))
    return [Line(line, Span(start + at, start + at + len(line))) for at, line in found]


def _heads(lines: list[Line]) -> list[int]:
    """Lines that head an entry: all of one style, of which two could only head a document."""
    by_style: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        style = _style(line.text)
        if style and _has_body(lines, n):
            by_style.setdefault(style, []).append(n)
    for heads in by_style.values():
        if sum(_surely(lines[n].text) for n in heads) >= 2:
            return heads
    return []


def _style(line: str) -> str | None:
    match = _HEADING.fullmatch(line)
    if match is None or len(line) > _LONGEST_TITLE or _SENTENCE_END.search(line.rstrip('）)”"')):
        return None
    mark = match["mark"] or ""
    if mark.startswith("#") and _NUMBERED.match(match["title"]):
        return None
    return ("1" if mark[:1].isdigit() else mark) + ("【】" if match["tag"] else "") or None


def _surely(line: str) -> bool:
    return "【" in line or names_report(line)


def _title(line: str) -> str:
    match = _HEADING.fullmatch(line)
    return match["title"].strip() if match else line


def _has_body(lines: list[Line], head: int) -> bool:
    """Enough prose before the next line that looks like a heading of the same style."""
    style = _style(lines[head].text)
    length = 0
    for line in lines[head + 1 : head + 40]:
        if _style(line.text) == style:
            break
        if not _is_furniture(line.text):
            length += len(line.text)
        if length >= _SHORTEST_BODY:
            return True
    return False


def _body_end(lines: list[Line], head: int, after: int) -> int:
    """The body runs to the next entry, or to the first line of furniture behind its text."""
    length = 0
    for n in range(head + 1, after):
        if length >= _SHORTEST_BODY and _is_furniture(lines[n].text):
            return n
        length += len(lines[n].text)
    return after


def _is_furniture(line: str) -> bool:
    return _reason(line) is not None


def _reason(line: str) -> str | None:
    if _DATE.fullmatch(line):
        return "posted date"
    if len(line) > _LONGEST_FURNITURE:
        return None
    if _PAGES.fullmatch(line):
        return "pagination"
    return next((reason for word, reason in _furniture() if word in line), None)


@lru_cache(maxsize=1)
def _furniture() -> tuple[tuple[str, str], ...]:
    ordered = sorted(rows("furniture"), key=lambda row: (-len(row[0]), row[0]))
    return tuple((word, reason) for word, reason in ordered)


def _omissions(left: list[tuple[int, Line]]) -> Iterator[Omission]:
    """Neighbouring lines left out for one reason; a line of no reason shares that before it."""
    reason, span, last = "", None, -2
    for n, line in left:
        told = _reason(line.text) or (reason if n == last + 1 else _OTHER)
        if span is not None and (told != reason or n != last + 1):
            yield Omission(span, reason)
            span = None
        span = Span(span.start if span else line.span.start, line.span.end)
        reason, last = told, n
    if span is not None:
        yield Omission(span, reason)
