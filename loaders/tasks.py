"""Tasks: the rows of a completion table, each with what was asked and what was reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .clean import reading
from .cues import cues, delays, self_reports
from .headless import under_heads
from .passage import Passage, read_passage
from .records import Document, Identity, Kind, NumberRecord, Span, Statement, Task
from .sections import Parts
from .statements import Setting
from .table import Row, read_table
from .wordlists import patterns

_TAG = re.compile(r"<(br|/p|/div|/li)?[^<>]*>", re.IGNORECASE)


def tasks(document: Document, identity: Identity) -> tuple[tuple[Task, ...], list[NumberRecord]]:
    """The tasks of a table in order, and the numbers of their cells."""
    found: list[Task] = []
    numbers: list[NumberRecord] = []
    for row in read_table(document).rows:
        asked = _cell(document, identity, row.requirement, "target")
        done = _cell(document, identity, row.completion, "outcome")
        numbers += [*asked.numbers, *done.numbers]
        found.append(_task(document, row, asked, done))
    return tuple(found), numbers


def _cell(document: Document, identity: Identity, span: Span, kind: Kind) -> Passage:
    if not span.of(document.source.text).strip():
        return Passage((), (), ())
    text = reading(_untagged(document.source.text, span), span)
    year = identity.year if kind == "target" or identity.year is None else identity.year + 1
    return read_passage(Setting(document.source, text, year, Parts((), ()), (), kind))


def _untagged(text: str, span: Span) -> str:
    """The text with the tags of one HTML cell blanked, so that every offset stays."""
    cell = span.of(text)
    if "<" not in cell:
        return text
    plain = _TAG.sub(lambda tag: ("\n" if tag[1] else " ").ljust(len(tag[0])), cell)
    return text[: span.start] + plain + text[span.end :]


def _task(document: Document, row: Row, asked: Passage, done: Passage) -> Task:
    text = document.source.text
    completion, start = row.completion.of(text), row.completion.start
    told = under_heads(text, row.completion, asked.statements, done.statements)
    return Task(
        number=row.number,
        requirement=row.requirement.of(text),
        completion=completion,
        requirement_span=row.requirement,
        completion_span=row.completion,
        responsibilities=row.responsibilities,
        targets=asked.statements,
        outcomes=tuple(one for one in told if not _sets(one, text)),
        adjusted=tuple(_adjusted(told, asked.statements, text)),
        initiatives=(*asked.initiatives, *done.initiatives),
        cues=cues(completion, start),
        self_reports=self_reports(completion, start),
        delays=delays(completion, start),
        span=row.span,
        quote=row.span.of(text),
        rule="table-row",
    )


def _adjusted(
    told: Sequence[Statement], asked: Sequence[Statement], text: str
) -> Iterator[Statement]:
    """New targets of a completion, under the name of the target of that unit that was asked."""
    for one in told:
        if _sets(one, text):
            old = next((t for t in asked if (t.unit, t.aspect) == (one.unit, one.aspect)), one)
            named = one._replace(indicator=old.indicator, concept=old.concept)
            yield named._replace(kind="target", rule="adjusted-target")


def _sets(one: Statement, text: str) -> bool:
    """Whether a figure of a completion is a new target: 年度目标调整为增幅1.7%."""
    clause = text[max(one.span.start - 12, 0) : one.span.end]
    return any(pattern.search(clause) for pattern, _ in patterns("adjusted_targets"))
