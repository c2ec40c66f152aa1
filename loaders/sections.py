"""The sections of a document, nested, each with the part of the report that it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .clean import Reading
from .headings import LEAD, NAMED, Heading
from .records import Part, Section, Span

_TOP = 2


@dataclass(frozen=True, slots=True)
class Parts:
    """Which part of the report a source offset lies in."""

    starts: tuple[int, ...]
    values: tuple[Part, ...]

    def at(self, offset: int) -> Part:
        """The part at an offset of the source; before everything it is the preamble."""
        index = bisect_right(self.starts, offset) - 1
        return self.values[index] if index >= 0 else "preamble"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A heading with its depth and part decided."""

    heading: Heading
    level: int
    part: Part


def sections(reading: Reading, headings: list[Heading]) -> tuple[Section, ...]:
    """Sections in the order of the text; one runs to the next heading of its level or above.

    The text before the first heading is a preamble section without a heading. A passage that
    only its lead sentence marks (problems inside a review, say) is a section as well.
    """
    if not reading.text.strip():
        return ()
    placed = _placed(_reviewed(headings))
    found: list[Section] = []
    first = placed[0].heading.start if placed else len(reading.text)
    if reading.text[:first].strip():
        found.append(Section("", 1, "preamble", _span(reading, 0, first)))
    for n, one in enumerate(placed):
        after = (
            placed[k].heading.start
            for k in range(n + 1, len(placed))
            if placed[k].level <= one.level
        )
        heading = reading.text[one.heading.start : one.heading.end]
        span = _span(reading, one.heading.start, next(after, len(reading.text)))
        found.append(Section(heading, one.level, one.part, span))
    return tuple(found)


def parts(found: Iterable[Section]) -> Parts:
    """The lookup of parts by source offset.

    >>> plan = Section("二、今年任务", 1, "plan", Span(10, 20))
    >>> parts([plan]).at(12), parts([plan]).at(3)
    ('plan', 'preamble')
    """
    ordered = sorted(found, key=lambda section: (section.span.start, section.level))
    starts = tuple(section.span.start for section in ordered)
    return Parts(starts, tuple(section.part for section in ordered))


def _span(reading: Reading, start: int, end: int) -> Span:
    text = reading.text[start:end]
    return reading.span(start, start + len(text.rstrip()))


def _placed(found: list[Heading]) -> list[_Placed]:
    """Depths by nesting of styles, parts by words, by the heading above and by what came before."""
    named_first = _named_above_numbered(found)
    placed: list[_Placed] = []
    open_: list[tuple[float, _Placed]] = []
    before: _Placed | None = None
    for heading in found:
        rank = float(heading.rank)
        if heading.rank == NAMED and not named_first:
            rank = 2.0
        current = placed[-1].part if placed else "preamble"
        if heading.rank == LEAD and not _opens(current, heading.part):
            continue
        while open_ and open_[-1][0] >= rank:
            open_.pop()
        if turned := heading.first and _turned(current, open_):
            open_.clear()
        above = open_[-1][1] if open_ else None
        part = "plan" if turned and not heading.part else _part(heading, above, before, current)
        one = _Placed(heading, len(open_) + 1, part)
        before = before if above else one
        placed.append(one)
        open_.append((rank, one))
    return placed


def _turned(current: Part, open_: list[tuple[float, _Placed]]) -> bool:
    """Whether a lead sentence inside the review has turned to the plan.

    What is numbered anew behind it belongs to the plan, though the review is its last heading.
    """
    return current == "plan" and bool(open_) and open_[0][1].part == "review"


def _named_above_numbered(found: list[Heading]) -> bool:
    """Whether unnumbered headings hold the 一、 ones (2022年工作安排 over 一、 to 八、)."""
    ranks = [heading.rank for heading in found if heading.rank <= 2]
    return bool(ranks) and ranks[0] == NAMED


def _opens(current: Part, part: Part | None) -> bool:
    """Which lead sentences are believed: those that a report goes on to from the current part."""
    return (current, part) in {
        ("preamble", "review"),
        ("preamble", "plan"),
        ("review", "problems"),
        ("review", "plan"),
        ("problems", "plan"),
        ("plan", "self-government"),
    }


def _part(heading: Heading, above: _Placed | None, before: _Placed | None, current: Part) -> Part:
    told = heading.part
    if above is None or heading.rank == LEAD:
        return told or _following(heading, before, current)
    if told in ("glossary", "problems") or (told == "self-government" and above.part == "plan"):
        return told
    if told == "plan" and heading.aims and above.part == "problems":
        return told  # ——“十四五”时期发展主要目标 behind what is lacking
    return above.part


def _following(heading: Heading, before: _Placed | None, current: Part) -> Part:
    """The part of a top heading that names none: it goes on with what came before.

    After a heading of its own style that says review the plan begins, and also after problems;
    a minor one (（三）…取得重大成效) only tells what was reached.
    """
    if before is None:
        return "review"
    if current in ("problems", "plan", "self-government"):
        return "plan"
    said = before.heading.part == "review" and before.heading.rank == heading.rank <= LEAD
    return "plan" if said else before.part


def _reviewed(found: list[Heading]) -> list[Heading]:
    """The year's work told first and the next year's after it: the first is the review.

    It is not where a lead sentence (过去的一年，…) has opened the review and it is over.
    """
    top = [n for n, heading in enumerate(found) if heading.rank <= _TOP and heading.part]
    told = [found[n].part for n in top]
    if told[:1] != ["plan"] or "review" in told or told.count("plan") < 2:
        return found
    if _over(found, top[0]):
        return found
    return [replace(one, part="review") if n == top[0] else one for n, one in enumerate(found)]


def _over(found: list[Heading], place: int) -> bool:
    """Whether a review without a heading ends before ``place``: problems, or 一、 told anew."""
    before = [heading.part for heading in found[:place]]
    numbered = [n for n, heading in enumerate(found) if heading.first and heading.rank == _TOP]
    anew = bool(numbered) and numbered[0] < place < numbered[-1]
    return "review" in before and (anew or "problems" in before)
