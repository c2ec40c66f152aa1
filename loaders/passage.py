"""What a stretch of reading says: statements and initiatives, and the use of its every number."""

from __future__ import annotations

from dataclasses import dataclass

from .accounts import account
from .clauses import Sentence, sentences
from .eras import Era
from .initiatives import initiatives
from .marks import marks
from .periods import Period
from .records import Initiative, Kind, NumberRecord, Statement
from .rules.engine import Draft
from .statements import Setting, latest_period, statements, usual_period


@dataclass(frozen=True, slots=True)
class Passage:
    """What was read from one stretch, in the order of its text."""

    statements: tuple[Statement, ...]
    initiatives: tuple[Initiative, ...]
    numbers: tuple[NumberRecord, ...]


def read_passage(setting: Setting, end: int | None = None) -> Passage:
    """Read ``setting.reading`` up to position ``end`` (where a glossary begins)."""
    text = setting.reading.text[:end]
    found = marks(text)
    stated: list[Statement] = []
    named: list[Initiative] = []
    drafts: list[Draft] = []
    spoken: list[Sentence] = []
    lead: tuple[Kind, Period | None] | None = None
    era = Era()
    spans: dict[Kind, Period] = {}
    for sentence in sentences(text, found):
        spoken.append(sentence)
        era = era.after(text, sentence, setting.part(sentence), setting.year)
        kind, period = lead or _usual(sentence, setting, era, spans)
        latest = latest_period(sentence, setting)
        if latest is not None and latest.first < latest.last:
            spans[kind] = latest
        lead = _lead(sentence, setting, era, kind, period, lead is not None)
        if sentence.valued:
            for statement, draft in statements(sentence, setting, kind, period):
                stated.append(statement)
                drafts.append(draft)
        named += initiatives(sentence, setting, kind)
    numbers = account(setting.reading, text, found, spoken, drafts)
    return Passage(tuple(stated), tuple(named), tuple(numbers))


def _usual(
    sentence: Sentence, setting: Setting, era: Era, spans: dict[Kind, Period]
) -> tuple[Kind, Period | None]:
    """The kind of a sentence that no lead-in opens, and its period where it has a value.

    ``spans`` are the last spans of years that sentences of each kind told of.
    """
    kind = setting.kind(sentence)
    if not sentence.valued:
        return kind, None
    return kind, usual_period(sentence, setting, kind, spans.get(kind), era)


def _lead(
    sentence: Sentence,
    setting: Setting,
    era: Era,
    kind: Kind,
    period: Period | None,
    led: bool,
) -> tuple[Kind, Period | None] | None:
    """What a lead-in that ends with a colon says of the paragraphs it lists, up to a full stop."""
    if setting.reading.text[sentence.end : sentence.end + 1] != "\n":
        return None
    stop = sentence.clauses[-1].stop
    if stop == "：":
        latest = latest_period(sentence, setting) or period
        return kind, latest or usual_period(sentence, setting, kind, era=era)
    return (kind, period) if led and stop == "；" else None
