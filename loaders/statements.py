"""Statements of a reading: rules over clauses, with what carries over from clause to clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ..schema.indicators import concept
from .clauses import Clause, Sentence
from .clean import Reading
from .periods import Period, default, part_year, resolved
from .records import Kind, Modality, Section, Source, Statement
from .rules import RULES
from .rules.engine import Carry, Draft, apply
from .sections import Parts
from .wordlists import rows

_FORECAST = "预计"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: the source, the report's year, its parts and headings.

    ``fixed`` is the kind of everything in a cell of a completion table.
    """

    source: Source
    reading: Reading
    year: int | None
    parts: Parts
    sections: tuple[Section, ...]
    fixed: Kind | None = None

    def kind(self, sentence: Sentence) -> Kind:
        """Target or outcome by the part of the report, unless the sentence itself says."""
        if self.fixed is not None:
            return self.fixed
        part = self.parts.at(self.reading.offsets[sentence.start])
        words = self.reading.text[sentence.start : sentence.end]
        usual: Kind = "target" if part in ("plan", "self-government") else "outcome"
        for pattern, kind in _cues():
            if kind != usual and pattern.search(words):
                return kind
        return usual

    def heading(self, sentence: Sentence) -> str:
        """The headings above a sentence, the outermost first."""
        offset = self.reading.offsets[sentence.start]
        return " ".join(
            s.heading for s in self.sections if s.level <= 2 and s.span.start <= offset < s.span.end
        )


def statements(
    sentence: Sentence, setting: Setting, kind: Kind
) -> Iterator[tuple[Statement, Draft]]:
    """The statements of one sentence in order, each with the draft that it came from."""
    usual = default(setting.year, kind, setting.heading(sentence)) if setting.year else None
    carry = Carry()
    modality: Modality | None = None
    period = usual
    text = setting.reading.text
    for clause in sentence.clauses:
        modality = _modality(clause, modality)
        period = _period(clause, setting, period)
        drafts: list[Draft] = []
        if clause.tokens:
            drafts, carry = apply(RULES, text, clause, carry)
        for draft in drafts:
            built = _statement(draft, clause, setting, kind, modality, period)
            if built is not None:
                yield built, draft
        if clause.stop in "；":
            modality, period = None, usual
            carry = replace(carry, action=None)


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[re.Pattern[str], Kind], ...]:
    return tuple((re.compile(row[0]), row[2]) for row in rows("kind_cues"))  # type: ignore[misc]


@lru_cache(maxsize=1)
def _modalities() -> dict[str, Modality]:
    return {row[0]: row[1] for row in rows("modality")}  # type: ignore[misc]


def _modality(clause: Clause, carried: Modality | None) -> Modality | None:
    """确保 and 力争 reach over commas up to a new verb phrase or a semicolon."""
    for mark in clause.silent:
        if mark.letter == "M":
            return mark.value  # type: ignore[return-value]
    return None if clause.acts else carried


def _period(clause: Clause, setting: Setting, carried: Period | None) -> Period | None:
    if setting.year is None:
        return carried
    months = part_year(clause.silent, setting.reading.text)
    for mark in clause.silent:
        if mark.letter == "T":
            found = resolved(mark, setting.reading.text, setting.year)
            if found is not None:
                return replace(found, part_year=months)
    return replace(carried, part_year=months) if carried and months else carried


def _statement(
    draft: Draft,
    clause: Clause,
    setting: Setting,
    kind: Kind,
    modality: Modality | None,
    period: Period | None,
) -> Statement | None:
    indicator = draft.indicator.strip("、，：； ")
    if not 1 < len(indicator) <= 40:
        return None
    span = setting.reading.span(draft.start, draft.end)
    if draft.baseline:
        kind = "outcome"
    return Statement(
        kind=kind,
        indicator=indicator,
        concept=concept(indicator),
        action=draft.action,
        aspect=draft.aspect,
        value=draft.value,
        value_max=draft.value_max,
        unit=draft.unit,
        comparator=draft.comparator,
        modality=modality if kind == "target" else None,
        year=_year(draft, period),
        subject=None,
        relative_to=draft.relative_to,
        forecast=_FORECAST in setting.reading.text[clause.start : clause.end],
        part_year=period.part_year if period else None,
        span=span,
        quote=span.of(setting.source.text),
        rule=draft.rule,
    )


def _year(draft: Draft, period: Period | None) -> str | None:
    """A level at the end of a span belongs to its last year, a baseline to the year before it."""
    if period is None:
        return None
    if draft.baseline:
        return str(period.first - 1)
    stock = draft.aspect in ("level", "rank") and draft.action is None
    return str(period.last) if stock else str(period)
