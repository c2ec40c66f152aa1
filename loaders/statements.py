"""Statements of a reading: rules over clauses, with what carries over from clause to clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..schema.indicators import concept
from .clauses import Clause, Sentence
from .clean import Reading
from .dating import since, year
from .eras import Era
from .mentions import mentioned
from .periods import Period, default, part_year, resolved, span_of
from .records import Kind, Modality, Part, Section, Source, Statement
from .rules import RULES
from .rules.engine import Draft, apply
from .rules.heads import Carry
from .sections import Parts
from .wordlists import alternatives, any_of, patterns, words

_PLANNED: tuple[Part, ...] = ("plan", "self-government")
_FORECAST = "预计"
_FIVE_YEARS = "五年"


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
        text = self.reading.text
        if _cued(text, sentence, "target"):
            return "target"
        planned = self.part(sentence) in _PLANNED
        return "target" if planned and not _cued(text, sentence, "outcome") else "outcome"

    def part(self, sentence: Sentence) -> Part:
        """The part of the report that a sentence stands in."""
        return self.parts.at(self.reading.offsets[sentence.start])

    def heading(self, sentence: Sentence) -> str:
        """The headings above a sentence, the outermost first."""
        offset = self.reading.offsets[sentence.start]
        found: list[str] = []
        last = bisect_right(self.sections, offset, key=_opening) - 1
        for section in map(self.sections.__getitem__, range(last, -1, -1)):
            if section.level <= 2 and offset < section.span.end:
                found.insert(0, section.heading)
            if section.level == 1:
                break
        return " ".join(found)


def _opening(section: Section) -> int:
    return section.span.start


def _cued(text: str, sentence: Sentence, kind: Kind) -> bool:
    return _cues(text, kind).find(1, sentence.start, sentence.end) >= 0


@lru_cache(maxsize=4)
def _cues(text: str, kind: Kind) -> bytearray:
    """A byte for each character of a text, 1 where words that tell a kind begin."""
    places = bytearray(len(text))
    for cue, of in patterns("kind_cues"):
        if of == kind:
            for match in cue.finditer(text):
                places[match.start()] = 1
    return places


def statements(
    sentence: Sentence, setting: Setting, kind: Kind, period: Period | None
) -> Iterator[tuple[Statement, Draft]]:
    """The statements of one sentence in order, each with the draft that it came from.

    ``period`` is what the sentence speaks of where its clauses do not say.
    """
    if not sentence.valued:
        return
    usual = period
    wide: Period | None = None
    lead: Period | None = None
    expected = False
    carry = Carry()
    modality: Modality | None = None
    before: Clause | None = None
    text = setting.reading.text
    for clause in sentence.clauses:
        modality = None if clause.acts else modality
        wide, period = _spoken(clause, text, wide, period)
        foreseen = text.find(_FORECAST, clause.start, clause.end) >= 0
        last, since = clause.start, 0
        if clause.tokens:
            if not carry.heads and before is not None:
                carry = mentioned(text, before, clause.tokens)
            drafts, carry = apply(RULES, text, clause, carry)
            last = max([draft.place for draft, _ in drafts], default=last)
            # The time of a baseline (从2015年的3家增加到5家) is not that of what follows.
            since = max([draft.since for draft, _ in drafts], default=since)
            for draft, rule in drafts:
                built = _statement(draft, rule, clause, setting, kind, modality, period)
                if built is not None:
                    built = _yearly(built, sentence, text) if period is usual else built
                    early = foreseen or (expected and built.kind == "outcome")
                    yield built._replace(forecast=True) if early else built, draft
        before = None if clause.tokens else clause
        # 初步预计，甲增长6%，乙增长5%
        expected = expected or (foreseen and before is not None)
        if clause.silent:
            modality = _carried(clause, last) or modality
            period = _left(clause, text, _named(clause, setting, since) or period)
        if clause.stop == "：":
            lead = period  # 今年的目标是：甲增长9%；乙增长5%
        if clause.stop in "；":
            modality, period, expected = None, lead or usual, False
            carry = Carry(carry.heads, None, carry.recent)


def _yearly(built: Statement, sentence: Sentence, text: str) -> Statement:
    """Under a heading of five years a bare growth of what is told each year is the last year's."""
    told = built.kind == "outcome" and built.aspect == "growth" and "-" in (built.year or "")
    if not told or built.concept not in words("yearly_growth"):
        return built
    if any_of("span_words").search(text[sentence.start : sentence.end]):
        return built
    return built._replace(year=(built.year or "")[-4:])


def usual_period(
    sentence: Sentence,
    setting: Setting,
    kind: Kind,
    span: Period | None = None,
    era: Era | None = None,
) -> Period | None:
    """What a sentence speaks of by its heading; a five-year rate (年均) speaks of several years.

    ``span`` is the last span of years that was told of before: it is that of a rate whose heading
    names none, where the year of its section lies in it. ``era`` is what a sentence before
    announced: five years (五年来，我们…), or the last one.
    """
    if setting.year is None:
        return None
    heading = setting.heading(sentence)
    if era is not None and kind == "outcome" and (era.five or era.one):
        heading = _FIVE_YEARS if era.five else ""
    period = default(setting.year, kind, heading)
    if not _yearly_rate().search(setting.reading.text, sentence.start, sentence.end):
        return period
    within = span is not None and span.first <= period.last <= span.last
    return span_of(heading, setting.year, kind) or (span if within else period)


@lru_cache(maxsize=1)
def _yearly_rate() -> re.Pattern[str]:
    """年均 before what is not named by it: 年均浓度 is of one year."""
    return re.compile(f"年均(?!{alternatives('yearly_names')})")


def latest_period(sentence: Sentence, setting: Setting) -> Period | None:
    """The last time that a sentence names."""
    found = None
    for clause in sentence.clauses:
        if clause.silent:
            found = _named(clause, setting) or found
    return found


def _modality(clause: Clause, place: int) -> Modality | None:
    """The modality that stands before a value in its clause; one behind it governs nothing."""
    for mark in reversed(clause.silent):
        if mark.letter == "M" and mark.start < place:
            return mark.value  # type: ignore[return-value]
    return None


def _carried(clause: Clause, last: int) -> Modality | None:
    """确保 and 力争 reach over commas up to a new verb phrase or a semicolon.

    One that follows the last value of its clause (争取更好结果) reaches nothing, nor does one
    that sets a further mark for what was said before (增长7%、力争8%).
    """
    raised = [token.start for token in clause.tokens if token.letter == "G"]
    for mark in reversed(clause.silent):
        if mark.letter == "M" and mark.start not in raised:
            ahead = mark.start < last or last == clause.start
            return mark.value if ahead else None  # type: ignore[return-value]
    return None


def _period(
    clause: Clause,
    setting: Setting,
    draft: Draft,
    kind: Kind,
    named: Period | None,
    carried: Period | None,
) -> Period | None:
    """The last time named before a value in its clause, else what was carried to it."""
    if setting.year is None:
        return carried
    text = setting.reading.text
    months = part_year(clause.silent, text)
    found = named or carried
    sums = any_of("span_sums", None if kind == "target" else "sum")
    if named is None and sums.search(text, clause.start, draft.place):
        year = setting.year if kind == "target" else setting.year - 1
        if found is not None and found.first == found.last == year:
            found = span_of(_FIVE_YEARS, setting.year, kind)
    return found._replace(part_year=months) if found and months else found


def _spoken(
    clause: Clause, text: str, wide: Period | None, period: Period | None
) -> tuple[Period | None, Period | None]:
    """The last span of years, and what a clause speaks of where it names no time.

    全年, 比上年 and 初步核算 speak of the last year of a span, 年均 of the span again.
    """
    words = text[clause.start : clause.end]
    if period is not None and period.first < period.last:
        wide = period
    if wide is not None and any_of("span_sums").search(words):
        return wide, wide
    if period is not None and any_of("whole_year").search(words):
        return wide, Period(period.last, period.last)
    return wide, period


def _left(clause: Clause, text: str, period: Period | None) -> Period | None:
    """What a clause leaves to those after it: 前三季度，甲增长6%，乙增长5%."""
    months = part_year(clause.silent, text)
    return period._replace(part_year=months) if period and months else period


def _told(setting: Setting, kind: Kind, named: Period | None) -> Kind:
    """A figure that its own clause dates before the report's year is no target."""
    if kind == "outcome" or setting.year is None or setting.fixed is not None:
        return kind
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
    rule: str,
    clause: Clause,
    setting: Setting,
    kind: Kind,
    carried: Modality | None,
    period: Period | None,
) -> Statement | None:
    """The record of a draft; ``carried`` and ``period`` are what the clauses before left."""
    indicator = _without_region(draft.indicator.strip("、，：； "), setting.region)
    if not 1 < len(indicator) <= 40:
        return None
    if _unfit().match(indicator):
        return None
    if indicator.startswith(words("vague_counts")):
        # 一批产值超百亿元的企业: the sum tells which things, not how many.
        return None
    if draft.unit == _ARTICLE and _titled(setting.reading.text, draft.start, draft.end):
        return None
    text = setting.reading.text
    span = setting.reading.span(draft.start, draft.end)
    named = _named(clause, setting, draft.since, draft.place)
    period = _period(clause, setting, draft, kind, named, period)
    kind = "outcome" if draft.baseline else _told(setting, kind, named)
    modality = _modality(clause, draft.place) or carried
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
        year=since(year(draft, period, clause, text), draft, clause, text),
        subject=draft.subject,
        relative_to=draft.relative_to,
        forecast=False,
        part_year=period.part_year if period else None,
        span=span,
        quote=span.of(setting.source.text),
        rule=rule,
    )


@lru_cache(maxsize=1)
def _unfit() -> re.Pattern[str]:
    """What no name begins with: the words before a value were not understood."""
    return re.compile("|".join(words("unfit_heads")))


def _titled(text: str, start: int, end: int) -> bool:
    """Whether articles are those of a policy, called by what it furthers: 稳增长22条.

    >>> [_titled(said, 0, len(said)) for said in ("出台稳增长22条", "发展示范街12条")]
    [True, False]
    """
    return _furthering().search(text, max(start - _CALLED, 0), end) is not None


@lru_cache(maxsize=1)
def _furthering() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('furthered')})\d+{_ARTICLE}")


_ARTICLE, _CALLED = "条", 8


def _without_region(indicator: str, region: str | None) -> str:
    """北京市生产总值 in a report of 北京市 is its 生产总值."""
    rest = indicator.removeprefix(region) if region else indicator
    return rest if len(rest) > 2 else indicator
