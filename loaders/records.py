"""The records that pass between the stages.

Frozen; those that a report has by the hundred are named tuples, made in a fifth of the time. Every
span is a pair of code-point offsets into the original text of the source file, which is never
rewritten. The field names and meanings of statements, initiatives and tasks are those of the
annotation guidelines.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

Kind = Literal["target", "outcome"]
Aspect = Literal["level", "growth", "change", "multiple", "rank", "relative"]
Comparator = Literal["eq", "approx", "ge", "le", "range"]
Modality = Literal["ensure", "strive"]
Category = Literal["project", "programme", "designation", "event"]
Phase = Literal["plan", "start", "ongoing", "complete", "operate", "won", "bid", "held"]
DocumentKind = Literal["report", "table", "article"]
Level = Literal["nation", "province", "prefecture", "county"]
Part = Literal["preamble", "review", "problems", "plan", "self-government", "glossary"]
Verdict = Literal[
    "exceeded", "met", "partly", "missed", "deferred", "ongoing", "not-assessable", "unclear"
]
NumberUse = Literal[
    "statement", "date", "name", "numbering", "session", "threshold", "ratio", "unparsed"
]


class Span(NamedTuple):
    """Code points ``start`` (inclusive) to ``end`` (exclusive) of the source's text.

    >>> Span(2, 5).of("去年增长7%")
    '增长7'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read: ``name`` as the user wrote it, ``text`` as decoded, never changed."""

    name: str
    sha256: str
    encoding: str
    text: str


@dataclass(frozen=True, slots=True)
class Omission:
    """A stretch of a source that belongs to no document (page furniture), and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report, table or article inside a source; ``title`` where a listing gives one."""

    source: Source
    span: Span
    kind: DocumentKind
    title: str | None = None

    @property
    def text(self) -> str:
        """The document's own characters; offset 0 here is ``span.start`` in the source."""
        return self.span.of(self.source.text)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is, told from its text alone; ``None`` where the text does not say.

    ``region`` is the full name (绍兴市), ``region_code`` its GB/T 2260 code, ``date`` ISO 8601,
    ``session`` as in the text (绍兴市第八届人民代表大会第五次会议).
    """

    kind: DocumentKind
    title: str | None
    region: str | None
    region_code: str | None
    level: Level | None
    year: int | None
    date: str | None
    session: str | None
    speaker: str | None
    office: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered or named stretch of a document; ``span`` runs to the next heading of its level."""

    heading: str
    level: int
    part: Part
    span: Span


class Statement(NamedTuple):
    """A claim with a quantity, or a relative target.

    ``value`` is the number as written in ``unit`` (10.3 and 万人); ``year`` is ``"2020"`` or a
    span ``"2016-2020"``; ``concept`` the indicator concept (``gdp``) or ``None``; ``part_year``
    the months a part-year figure covers (1-11月); ``rule`` the rule that built the record.
    """

    kind: Kind
    indicator: str
    concept: str | None
    action: str | None
    aspect: Aspect
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    comparator: Comparator
    modality: Modality | None
    year: str | None
    subject: str | None
    relative_to: str | None
    forecast: bool
    part_year: str | None
    span: Span
    quote: str
    rule: str


class Initiative(NamedTuple):
    """A thing with its own name that government builds, runs, launches or wins."""

    name: str
    category: Category
    kind: Kind
    phase: Phase
    year: str | None
    span: Span
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A unit that answers for a task; ``why`` it leads: ``marked`` (△) or ``first listed``."""

    unit: str
    role: Literal["lead", "support"]
    order: int
    why: Literal["marked", "first listed"] | None
    span: Span


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a completion that tell what came of it; ``kind`` as in ``verdict_cues.csv``."""

    kind: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class SelfReport:
    """What a unit says itself of its result: 超额完成, or a ``rate`` in per cent (完成率124.1%)."""

    status: Literal["exceeded", "met", "missed"]
    rate: Decimal | None
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Delay:
    """A sentence that tells of a part put off or a target changed, with the code of its reason."""

    code: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Task:
    """One row of a completion table: what was asked, what was reported, in what words.

    ``adjusted`` are targets that the completion itself sets in place of others. What came of the
    row is no part of it: that is judged in ``graph.assess.rows``.
    """

    number: int
    requirement: str
    completion: str
    requirement_span: Span
    completion_span: Span
    responsibilities: tuple[Responsibility, ...]
    targets: tuple[Statement, ...]
    outcomes: tuple[Statement, ...]
    adjusted: tuple[Statement, ...]
    initiatives: tuple[Initiative, ...]
    cues: tuple[Cue, ...]
    self_reports: tuple[SelfReport, ...]
    delays: tuple[Delay, ...]
    span: Span
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary, linked to where the term occurs in the document."""

    number: int
    term: str
    page: int | None
    definition: str
    occurrences: tuple[Span, ...]
    span: Span
    quote: str
    rule: str


class NumberRecord(NamedTuple):
    """Every number of a document: in a statement, classified, or unparsed with its sentence."""

    raw: str
    use: NumberUse
    span: Span
    sentence: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A followed term that a document uses: how often, and where first."""

    term: str
    topic: str
    count: int
    span: Span


@dataclass(frozen=True, slots=True)
class Attention:
    """What a document speaks of: ``topics`` gives the sentences that hold a term of each."""

    sentences: int
    topics: tuple[tuple[str, int], ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one document."""

    document: Document
    identity: Identity
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    initiatives: tuple[Initiative, ...]
    tasks: tuple[Task, ...]
    terms: tuple[Term, ...]
    numbers: tuple[NumberRecord, ...]
    attention: Attention | None = None
