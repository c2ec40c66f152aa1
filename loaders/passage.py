"""What a stretch of reading says: statements and initiatives, and the use of its every number."""

from __future__ import annotations

from dataclasses import dataclass

from .accounts import account
from .clauses import Sentence, sentences
from .initiatives import initiatives
from .marks import marks
from .records import Initiative, NumberRecord, Statement
from .rules.engine import Draft
from .statements import Setting, statements


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
    for sentence in sentences(text, found):
        spoken.append(sentence)
        kind = setting.kind(sentence)
        for statement, draft in statements(sentence, setting, kind):
            stated.append(statement)
            drafts.append(draft)
        named += initiatives(sentence, setting, kind)
    numbers = account(setting.reading, text, found, spoken, drafts)
    return Passage(tuple(stated), tuple(named), tuple(numbers))
