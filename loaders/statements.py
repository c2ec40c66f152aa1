"""Statements of a reading: rules over clauses, with what carries over from clause to clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..schema.indicators import concept
from .clauses import Clause, Sentence
from .clean import Reading
from .periods import Period, default, part_year, resolved, span_of
from .records import Kind, Modality, Section, Source, Statement
from .rules import RULES
from .rules.engine import Draft, apply
from .rules.heads import Carry, Head
from .sections import Parts
from .wordlists import patterns

_FORECAST = "预计"
_YEARLY = "年均"


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
    region: str | None = None

    def kind(self, sentence: Sentence) -> Kind:
        """Target or outcome by the part of the report, unless the sentence itself says.

        A sentence that names its figures as targets is one even where it looks back as well
        (与去年持平).
        """
        if self.fixed is not None:
            return self.fixed
        words = self.reading.text[sentence.start : sentence.end]
        cues = {kind for pattern, kind in patterns("kind_cues") if pattern.search(words)}
        if "target" in cues:
            return "target"
        part = self.parts.at(self.reading.offsets[sentence.start])
        if "outcome" in cues or part not in ("plan", "self-government"):
            return "outcome"
        return "target"

    def heading(self, sentence: Sentence) -> str:
        """The headings above a sentence, the outermost first."""
        offset = self.reading.offsets[sentence.start]
        return " ".join(
            s.heading for s in self.sections if s.level <= 2 and s.span.start <= offset < s.span.end
        )


def statements(
    sentence: Sentence, setting: Setting, kind: Kind, period: Period | None
) -> Iterator[tuple[Statement, Draft]]:
    """The statements of one sentence in order, each with the draft that it came from.

    ``period`` is what the sentence speaks of where its clauses do not say.
    """
    usual = period
    carry = Carry()
    modality: Modality | None = None
    before: Clause | None = None
    text = setting.reading.text
    for clause in sentence.clauses:
        drafts: list[Draft] = []
        if clause.tokens:
            if not carry.heads and before is not None and clause.tokens[0].letter in "VEDSRN":
                carry = _mentioned(text, before)
            drafts, carry = apply(RULES, text, clause, carry)
        before = None if clause.tokens else clause
        modality = None if clause.acts else modality
        for draft in drafts:
            governed = _modality(clause, draft.place) or modality
            when = _period(clause, setting, draft, kind, period)
            told = _told(clause, setting, draft, kind)
            built = _statement(draft, clause, setting, told, governed, when)
            if built is not None:
                yield built, draft
        last = max((draft.place for draft in drafts), default=clause.start)
        modality = _carried(clause, last) or modality
        period = _named(clause, setting) or period
        if clause.stop in "；":
            modality, period = None, usual
            carry = replace(carry, action=None)


def usual_period(sentence: Sentence, setting: Setting, kind: Kind) -> Period | None:
    """What a sentence speaks of by its heading, or as a five-year rate does (年均)."""
    if setting.year is None:
        return None
    heading = setting.heading(sentence)
    period = default(setting.year, kind, heading)
    if _YEARLY in setting.reading.text[sentence.start : sentence.end]:
        return span_of(heading, setting.year, kind) or period
    return period


def latest_period(sentence: Sentence, setting: Setting) -> Period | None:
    """The last time that a sentence names."""
    found = None
    for clause in sentence.clauses:
        found = _named(clause, setting) or found
    return found


def _mentioned(text: str, clause: Clause) -> Carry:
    """An indicator that a clause without a value names: 进出口总额再上台阶，达到548亿美元."""
    words = text[clause.start : clause.end]
    for length in range(min(len(words), 16), 2, -1):
        if concept(words[:length]) is not None:
            return Carry((Head(words[:length], clause.start),))
    return Carry()


def _modality(clause: Clause, place: int) -> Modality | None:
    """The modality that stands before a value in its clause; one behind it governs nothing."""
    for mark in reversed(clause.silent):
        if mark.letter == "M" and mark.start < place:
            return mark.value  # type: ignore[return-value]
    return None


def _carried(clause: Clause, last: int) -> Modality | None:
    """确保 and 力争 reach over commas up to a new verb phrase or a semicolon.

    One that follows the last value of its clause (争取更好结果) reaches nothing.
    """
    for mark in reversed(clause.silent):
        if mark.letter == "M":
            ahead = mark.start < last or last == clause.start
            return mark.value if ahead else None  # type: ignore[return-value]
    return None


def _period(
    clause: Clause, setting: Setting, draft: Draft, kind: Kind, carried: Period | None
) -> Period | None:
    """The last time named before a value in its clause, else what was carried to it."""
    if setting.year is None:
        return carried
    text = setting.reading.text
    months = part_year(clause.silent, text)
    named = _named(clause, setting, draft.since, draft.place)
    found = named or carried
    if named is None and _YEARLY in text[clause.start : draft.place]:
        year = setting.year
        if found is not None and found.first == found.last and found.last == year:
            found = span_of("五年", year, kind)
    return replace(found, part_year=months) if found and months else found


def _told(clause: Clause, setting: Setting, draft: Draft, kind: Kind) -> Kind:
    """A figure that its own clause dates before the report's year is no target."""
    if kind == "outcome" or setting.year is None or setting.fixed is not None:
        return kind
    named = _named(clause, setting, draft.since, draft.place)
    return "outcome" if named is not None and named.last < setting.year else kind


def _named(
    clause: Clause, setting: Setting, since: int = 0, until: int | None = None
) -> Period | None:
    """The last time that a clause names, from ``since`` up to ``until`` of the reading."""
    if setting.year is None:
        return None
    found = None
    for mark in clause.silent:
        if mark.letter == "T" and since <= mark.start < (until or clause.end):
            found = resolved(mark, setting.reading.text, setting.year) or found
    return found


def _statement(
    draft: Draft,
    clause: Clause,
    setting: Setting,
    kind: Kind,
    modality: Modality | None,
    period: Period | None,
) -> Statement | None:
    indicator = _without_region(draft.indicator.strip("、，：； "), setting.region)
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
        subject=draft.subject,
        relative_to=draft.relative_to,
        forecast=_FORECAST in setting.reading.text[clause.start : clause.end],
        part_year=period.part_year if period else None,
        span=span,
        quote=span.of(setting.source.text),
        rule=draft.rule,
    )


def _without_region(indicator: str, region: str | None) -> str:
    """北京市生产总值 in a report of 北京市 is its 生产总值."""
    rest = indicator.removeprefix(region) if region else indicator
    return rest if len(rest) > 2 else indicator


def _year(draft: Draft, period: Period | None) -> str | None:
    """A level at the end of a span belongs to its last year, a baseline to the year it names.

    Where no year stands at the baseline it is that before the span.
    """
    if period is None:
        return None
    if draft.baseline:
        return str(period.last if draft.dated else period.first - 1)
    stock = draft.aspect in ("level", "rank") and draft.action is None
    return str(period.last) if stock else str(period)
