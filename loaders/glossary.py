"""The glossary at the end of a report: numbered terms, what they mean and where they occur."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .clean import Reading
from .headings import NAMED, Heading
from .records import Document, Span, Term

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ENTRY = re.compile(
    r"""(?:[（(【\[［〔\^]{1,2}(?P<boxed>\d{1,3})[）)】\]］〕]\s*[:：]?   # 【1】 [1] （1）
        |(?P<plain>\d{1,3})\s*[.．、]\s*                              # 1. 1． 1、
        |(?P<circled>["""
    + _CIRCLED
    + r"""]))?
        \s*(?P<term>\S[^：:。；;\n]{0,79}?)\s*
        (?:[（(]\s*(?:第\s*|[Pp]\s*)(?P<page>\d{1,3})\s*(?:页)?\s*[)）])?\s*
        [:：]\s*(?P<definition>\S.*)""",
    re.VERBOSE,
)
_LOOSE = re.compile(_ENTRY.pattern.replace("[:：]\\s*(?P<def", "[。—]+\\s*(?P<def"), re.VERBOSE)
_SKIPPED = 3
_QUOTES = re.compile(r"[“”\"‘’「」『』《》]")


@dataclass(frozen=True, slots=True)
class _Entry:
    """The reading's ``start`` to ``end`` of one entry, its number, and what its line says."""

    start: int
    end: int
    number: int
    match: re.Match[str]


def terms(document: Document, reading: Reading, found: Iterable[Heading]) -> tuple[Term, ...]:
    """The terms in the order of the glossary, each with its occurrences before the glossary.

    ``found`` are the headings of the document. An entry is a line with a term and a colon,
    numbered or not; where the entries are numbered a line without a number goes on with the entry
    above it. Nothing where the report has no glossary.
    """
    ends = [one.end for one in found if one.part == "glossary" and one.rank <= NAMED]
    if not ends:
        return ()
    begin = ends[-1]
    body, quotes = _unquoted(reading.text[:begin])
    return tuple(
        _term(document, reading, entry, body, quotes) for entry in _entries(reading, begin)
    )


def _entries(reading: Reading, begin: int) -> Iterator[_Entry]:
    lines = [(start, end) for start, end in reading.paragraphs() if start >= begin]
    matches = [_match(reading.text, *line) for line in lines]
    numbers = [_number(match) if match else None for match in matches]
    numbered = 2 * sum(number is not None for number in numbers) > len(lines)
    current: _Entry | None = None
    for (start, end), match, number in zip(lines, matches, numbers, strict=True):
        last = current.number if current else 0
        if match and _begins_entry(match, number, last, numbered):
            if current:
                yield current
            current = _Entry(start, end, number or last + 1, match)
        elif current:
            current = _Entry(current.start, end, current.number, current.match)
    if current:
        yield current


def _match(text: str, start: int, end: int) -> re.Match[str] | None:
    """A colon ends the term; a full stop does so only where a number begins the line."""
    match = _ENTRY.match(text, start, end)
    if match is None:
        match = _LOOSE.match(text, start, end)
        return match if match and _number(match) else None
    return match


def _begins_entry(match: re.Match[str], number: int | None, last: int, numbered: bool) -> bool:
    """In a numbered glossary a number that goes on from the last; 1.5 is none unless it does."""
    if number is None:
        return not numbered
    plain = match["plain"] is not None and match["term"][0].isdigit()
    return last < number <= last + _SKIPPED if plain else True


def _number(match: re.Match[str]) -> int | None:
    if match["circled"]:
        return _CIRCLED.index(match["circled"]) + 1
    digits = match["boxed"] or match["plain"]
    return int(digits) if digits else None


def _term(
    document: Document, reading: Reading, entry: _Entry, body: str, quotes: list[int]
) -> Term:
    name = entry.match["term"].strip()
    if name[0] == "“" and name.find("”") == len(name) - 1:
        name = name[1:-1]
    span = reading.span(entry.start, entry.end)
    page = entry.match["page"]
    return Term(
        number=entry.number,
        term=name,
        page=int(page) if page else None,
        definition=reading.text[entry.match.start("definition") : entry.end].replace("\n", ""),
        occurrences=tuple(_occurrences(reading, _unquoted(name)[0], body, quotes)),
        span=span,
        quote=span.of(document.source.text),
        rule="glossary",
    )


def _unquoted(text: str) -> tuple[str, list[int]]:
    """Text without quotation marks, and before which of its characters each of them stood."""
    quotes = [match.start() - n for n, match in enumerate(_QUOTES.finditer(text))]
    return _QUOTES.sub("", text), quotes


def _occurrences(reading: Reading, name: str, body: str, quotes: list[int]) -> Iterator[Span]:
    at = body.find(name) if name else -1
    while at >= 0:
        first, last = at, at + len(name) - 1
        # Before a character stood as many characters more as quotation marks were left out.
        start, end = first + bisect_right(quotes, first), last + bisect_right(quotes, last)
        yield reading.span(start, end + 1)
        at = body.find(name, at + len(name))
