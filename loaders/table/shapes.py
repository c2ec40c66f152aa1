"""What is read from a completion table: its rows, what each column holds, what was left over."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ..records import Responsibility, Span
from ..units import responsibilities
from ..wordlists import mapping


@dataclass(frozen=True, slots=True)
class Row:
    """One task: spans in the source for the whole row and for its cells."""

    number: int
    requirement: Span
    completion: Span
    responsibilities: tuple[Responsibility, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Broken:
    """A stretch of a table that could not be read as a row, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """The rows in the order of the text, and what was left over."""

    rows: tuple[Row, ...]
    broken: tuple[Broken, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """What each column holds; ``end`` is the offset after the header line."""

    columns: tuple[str, ...]
    end: int

    @property
    def numbered(self) -> bool:
        """Whether the rows carry numbers of their own."""
        return "number" in self.columns


def titled(columns: tuple[str, ...]) -> bool:
    """Whether these are the columns of a completion table: a requirement and a completion."""
    return {"requirement", "completion"} <= set(columns)


def column(name: str) -> str:
    """What a column of this heading holds; the word that stands last says it.

    >>> column("目标任务"), column("任务完成情况"), column("责任单位"), column("备注")
    ('requirement', 'completion', 'units', '')
    """
    plain = re.sub(r"[\s*]", "", name)
    found = [(plain.rfind(word) + len(word), len(word), what) for word, what in _columns()]
    held = [one for one in found if one[0] >= one[1]]
    return max(held)[2] if held else ""


@lru_cache(maxsize=1)
def _columns() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(mapping("table_columns").items()))


def made(text: str, head: Header, cells: list[Span], number: int, span: Span) -> Row | Broken:
    """The row of these cells; ``number`` is its own, or its place where rows carry none."""
    if len(cells) != len(head.columns):
        return Broken(span, f"{len(cells)} cells where the header has {len(head.columns)}")
    named = dict(zip(head.columns, cells, strict=True))
    requirement, completion = named["requirement"], named["completion"]
    if requirement.start == requirement.end:
        return Broken(span, "the requirement is empty")
    return Row(number, requirement, completion, _answering(text, named), span)


def _answering(text: str, named: dict[str, Span]) -> tuple[Responsibility, ...]:
    """Units of one column, or of a column for those who lead and one for those who support."""
    found: list[Responsibility] = []
    for name in ("units", "lead", "support"):
        if name in named:
            cell = named[name]
            found.extend(responsibilities(cell.of(text), cell.start))
    leads = [n for n, one in enumerate(found) if one.role == "lead"]
    return tuple(
        replace(one, order=n + 1)
        if n not in leads[1:]
        else replace(one, order=n + 1, role="support", why=None)
        for n, one in enumerate(found)
    )


def trim(text: str, span: Span) -> Span:
    """A stretch without the white space at either edge."""
    part = span.of(text)
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, max(start, span.start + len(part.rstrip())))
