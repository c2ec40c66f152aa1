"""Records as JSON lines, with the field names of the annotation guidelines.

Every line says which file it is from (``document``) and where in its text (``start`` and ``end``,
code points), and which rule made it. What is not there is ``null``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

from ..graph.assess.answers import Pair
from ..graph.assess.claims import Claim, claims
from ..graph.assess.rows import assess
from ..loaders.records import Extraction, Initiative, Span, Statement, Task, Term
from .inputs import Item

Line = dict[str, object]


def dumped(line: Line) -> str:
    """A line of JSON with its keys in the order given, Chinese as it is.

    >>> dumped({"record": "term", "term": "云栖"})
    '{"record": "term", "term": "云栖"}'
    """
    return json.dumps(line, ensure_ascii=False)


def identity_line(item: Item) -> Line:
    """What a document is, and where in its file it stands."""
    identity, span = item.identity, item.document.span
    return {
        "path": item.document.source.name,
        "start": span.start,
        "end": span.end,
        "kind": item.document.kind,
        "region": identity.region,
        "region_code": identity.region_code,
        "level": identity.level,
        "year": identity.year,
        "date": identity.date,
        "session": identity.session,
        "speaker": identity.speaker,
        "office": identity.office,
        "title": identity.title,
    }


def record_lines(extraction: Extraction) -> Iterator[Line]:
    """Everything that was read from a document, in the order of the text."""
    found = [statement_line(one) for one in extraction.statements]
    found += [initiative_line(one) for one in extraction.initiatives]
    found += [term_line(one) for one in extraction.terms]
    for task in extraction.tasks:
        found.append(task_line(task))
        found += [statement_line(one, task) for one in (*task.targets, *task.outcomes)]
        found += [initiative_line(one, task) for one in task.initiatives]
    document = extraction.document.source.name
    for line in sorted(found, key=_place):
        yield {"record": line.pop("record"), "document": document, **line}


def statement_line(one: Statement, task: Task | None = None) -> Line:
    """A statement; ``task`` is the number of the row that it stands in."""
    return {
        "record": "statement",
        **_evidence(one.span, one.quote, one.rule),
        "kind": one.kind,
        "indicator": one.indicator,
        "concept": one.concept,
        "action": one.action,
        "aspect": one.aspect,
        "value": number(one.value),
        "value_max": number(one.value_max),
        "unit": one.unit,
        "comparator": one.comparator,
        "modality": one.modality,
        "year": year(one.year),
        "subject": one.subject,
        "relative_to": one.relative_to,
        "forecast": one.forecast,
        "part_year": one.part_year,
        "task": task.number if task else None,
    }


def initiative_line(one: Initiative, task: Task | None = None) -> Line:
    """A named thing that government builds, runs, launches or wins."""
    return {
        "record": "initiative",
        **_evidence(one.span, one.quote, one.rule),
        "name": one.name,
        "category": one.category,
        "kind": one.kind,
        "phase": one.phase,
        "year": year(one.year),
        "task": task.number if task else None,
    }


def task_line(task: Task) -> Line:
    """A row of a completion table with its target–outcome pairs."""
    lead = (one.unit for one in task.responsibilities if one.role == "lead")
    judged = assess(task)
    return {
        "record": "task",
        **_evidence(task.span, task.quote, task.rule),
        "number": task.number,
        "verdict": judged.verdict,
        "reason": judged.reason,
        "lead": next(lead, None),
        "units": [one.unit for one in task.responsibilities],
        "pairs": [pair_line(pair) for pair in judged.pairs],
        "self_reports": [claim_line(claim) for claim in claims(task, judged)],
        "delays": [{"code": one.code, "quote": one.quote} for one in task.delays],
        "requirement": task.requirement,
        "completion": task.completion,
    }


def pair_line(pair: Pair) -> Line:
    """A target of a row with the outcome reported against it, ``null`` where there is none."""
    target, outcome = pair.target, pair.outcome
    value = outcome.value if outcome else pair.total
    return {
        "target_quote": target.quote,
        "indicator": target.indicator,
        "target_value": number(target.value),
        "unit": target.unit,
        "comparator": target.comparator,
        "outcome_quote": outcome.quote if outcome else pair.quote,
        "outcome_value": number(value),
        "outcome_unit": outcome.unit if outcome else target.unit if pair.total else None,
        "verdict": pair.verdict,
        "adjusted_value": number(pair.adjusted.value) if pair.adjusted else None,
        "adjusted_verdict": pair.against,
    }


def claim_line(claim: Claim) -> Line:
    """What a unit says itself of its result, beside the computed share of the target."""
    return {
        "status": claim.report.status,
        "rate": number(claim.report.rate),
        "quote": claim.report.quote,
        "computed_share": number(claim.share),
        "differs": claim.differs,
    }


def term_line(term: Term) -> Line:
    """An entry of the glossary; ``occurrences`` are places in the text."""
    return {
        "record": "term",
        **_evidence(term.span, term.quote, term.rule),
        "number": term.number,
        "term": term.term,
        "page": term.page,
        "definition": term.definition,
        "occurrences": [span._asdict() for span in term.occurrences],
    }


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole numbers without a point.

    >>> number(Decimal("385.0")), number(Decimal("-3.48"))
    (385, -3.48)
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def year(value: str | None) -> int | str | None:
    """A year as a number, a span of years as it is.

    >>> year("2020"), year("2016-2020")
    (2020, '2016-2020')
    """
    return int(value) if value is not None and value.isdigit() else value


def _evidence(span: Span, quote: str, rule: str) -> Line:
    return {"start": span.start, "end": span.end, "quote": quote, "rule": rule}


def _place(line: Line) -> tuple[int, int]:
    start, end = line["start"], line["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return start, -end
