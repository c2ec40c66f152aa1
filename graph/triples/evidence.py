"""Evidence: the stretches of the source that the facts of a document were read from."""

from __future__ import annotations

from collections.abc import Iterator

from ...loaders.records import Extraction, Span, Task
from .context import Context, Fact
from .literals import integer, text
from .names import A, oa, zt


def evidence(at: Context) -> Iterator[Fact]:
    """Every stretch once: its exact words, its place, and the document it stands in."""
    kind, words, start, end = zt("Evidence"), oa("exact"), oa("start"), oa("end")
    source = oa("hasSource")
    headings = (at.first_line(section.span) for section in at.extraction.sections)
    for span in sorted({*headings, *_spans(at.extraction)}):
        node = at.evidence(span)
        yield node, A, kind
        yield node, words, text(span.of(at.text)) or kind
        yield node, start, integer(span.start) or kind
        yield node, end, integer(span.end) or kind
        yield node, source, at.document


def _spans(extraction: Extraction) -> Iterator[Span]:
    yield from (statement.span for statement in extraction.statements)
    yield from (initiative.span for initiative in extraction.initiatives)
    for task in extraction.tasks:
        yield from _task_spans(task)
    if extraction.attention is not None:
        yield from (mention.span for mention in extraction.attention.mentions)
    for term in extraction.terms:
        yield term.span
        yield from term.occurrences


def _task_spans(task: Task) -> Iterator[Span]:
    yield task.span
    yield from (responsibility.span for responsibility in task.responsibilities)
    yield from (statement.span for statement in (*task.targets, *task.outcomes))
    yield from (initiative.span for initiative in task.initiatives)
    yield from (target.span for target in task.adjusted)
    yield from (report.span for report in task.self_reports)
    yield from (delay.span for delay in task.delays)
