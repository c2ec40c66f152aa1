"""The records as rows: one CSV file for each kind, for Excel, Stata, R and pandas.

The files are UTF-8 with a byte order mark (``utf-8-sig``), without which Excel takes Chinese for
something else; pandas, R and Stata read it too. Every row says which document it is from and
where in it: ``start`` and ``end`` are code points of the source's text, ``quote`` the characters
between them. ``report_year`` is the year of the document, ``year`` the one a statement is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..graph import iris
from ..graph.assess.answers import by_words, reason_of
from ..graph.assess.rows import assess
from ..loaders.records import Extraction, Initiative, Span, Statement, Task
from .csvtext import BOM, Row, written
from .inputs import Item, Loaded


@dataclass(frozen=True, slots=True)
class Table:
    """One file: its name, its columns, and the rows that a document has in it.

    In front of the columns come those of the document, after them those of the evidence.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Extraction], Iterator[tuple[Row, Span, str]]]

    @property
    def header(self) -> tuple[str, ...]:
        """All columns of the file."""
        return (*WHERE, *self.columns, *EVIDENCE)


WHERE = ("region", "region_code", "report_year", "document")
EVIDENCE = ("quote", "start", "end", "rule")
OMISSIONS = ("source", "reason", "characters", "start", "end", "quote")
STATEMENT = (
    "kind", "indicator", "concept", "action", "aspect", "value", "value_max", "unit", "comparator",
    "modality", "year", "subject", "relative_to", "forecast", "part_year", "task", "id",
)  # fmt: skip
SHOWN = 200
"""Characters of a left-out stretch that are shown."""


def lines(table: Table, extraction: Extraction) -> str:
    """The rows of one document as CSV, without the header."""
    item = Item(extraction.document, extraction.identity)
    identity, text = extraction.identity, extraction.document.source.text
    where = (identity.region, identity.region_code, identity.year, item.name)
    found = sorted(table.rows(extraction), key=lambda row: row[1])
    return written(
        (*where, *row, span.of(text), span.start, span.end, rule) for row, span, rule in found
    )


def omitted(sources: Iterable[Loaded]) -> str:
    """The table of what was left out of the sources (page furniture), as CSV."""
    rows: list[Row] = [OMISSIONS]
    for loaded in sources:
        for one in loaded.omissions:
            text, span = one.span.of(loaded.source.text), one.span
            quote = text if len(text) <= SHOWN else text[:SHOWN] + "…"
            name = loaded.source.name
            rows.append((name, one.reason, len(text), span.start, span.end, quote))
    return BOM + written(rows)


Rows = Iterator[tuple[Row, Span, str]]


def _sections(extraction: Extraction) -> Rows:
    text = extraction.document.source.text
    for section in extraction.sections:
        row = (section.heading, section.level, section.part, section.span.end)
        yield row, _first(text, section.span, len("".join(section.heading.split()))), "section"


def _first(text: str, span: Span, visible: int) -> Span:
    """The first ``visible`` characters of a span, not counting the white space among them."""
    stop = span.start
    while visible and stop < span.end:
        visible -= not text[stop].isspace()
        stop += 1
    return Span(span.start, stop)


def _statements(extraction: Extraction) -> Rows:
    document = iris.document(extraction.document)
    for statement in extraction.statements:
        yield _statement(document, statement, None)
    for task in extraction.tasks:
        for statement in (*task.targets, *task.outcomes):
            yield _statement(document, statement, task)


def _statement(document: NamedNode, one: Statement, task: Task | None) -> tuple[Row, Span, str]:
    row = (
        one.kind, one.indicator, one.concept, one.action, one.aspect, one.value, one.value_max,
        one.unit, one.comparator, one.modality, one.year, one.subject, one.relative_to,
        one.forecast, one.part_year, task.number if task else None,
        iris.local(iris.statement(document, one)),
    )  # fmt: skip
    return row, one.span, one.rule


def _initiatives(extraction: Extraction) -> Rows:
    for initiative in extraction.initiatives:
        yield _initiative(initiative, None)
    for task in extraction.tasks:
        for initiative in task.initiatives:
            yield _initiative(initiative, task)


def _initiative(one: Initiative, task: Task | None) -> tuple[Row, Span, str]:
    number = task.number if task else None
    return (one.name, one.category, one.kind, one.phase, one.year, number), one.span, one.rule


def _tasks(extraction: Extraction) -> Rows:
    for task in extraction.tasks:
        lead = "、".join(one.unit for one in task.responsibilities if one.role == "lead")
        units = "、".join(one.unit for one in task.responsibilities)
        counts = (len(task.targets), len(task.outcomes))
        said = "；".join(one.quote for one in task.self_reports)
        delayed = "；".join(dict.fromkeys(one.code for one in task.delays))
        told = (said, delayed, task.requirement, task.completion)
        yield (task.number, assess(task).verdict, lead, units, *told, *counts), task.span, task.rule


def _responsibilities(extraction: Extraction) -> Rows:
    for task in extraction.tasks:
        for one in task.responsibilities:
            yield (task.number, one.unit, one.role, one.order, one.why), one.span, task.rule


def _pairs(extraction: Extraction) -> Rows:
    document = iris.document(extraction.document)
    for task in extraction.tasks:
        for pair in assess(task).pairs:
            outcome = iris.local(iris.statement(document, pair.outcome)) if pair.outcome else None
            for target, verdict in ((pair.target, by_words(pair)), (pair.adjusted, None)):
                if target is not None:
                    told = (verdict, reason_of(pair)) if verdict else (None, None)
                    row = (
                        task.number,
                        iris.local(iris.statement(document, target)),
                        outcome,
                        *told,
                    )
                    yield row, target.span, target.rule


def _terms(extraction: Extraction) -> Rows:
    for term in extraction.terms:
        row = (term.number, term.term, term.page, term.definition, len(term.occurrences))
        yield row, term.span, term.rule


def _mentions(extraction: Extraction) -> Rows:
    for one in extraction.attention.mentions if extraction.attention else ():
        yield (one.term, one.topic, one.count), one.span, "watched-term"


def _unparsed(extraction: Extraction) -> Rows:
    for number in extraction.numbers:
        if number.use == "unparsed":
            yield (number.raw, number.sentence), number.span, "unparsed"


TABLES = (
    Table("sections", ("heading", "level", "part", "section_end"), _sections),
    Table("statements", STATEMENT, _statements),
    Table("initiatives", ("name", "category", "kind", "phase", "year", "task"), _initiatives),
    Table(
        "tasks",
        (
            "number", "verdict", "lead", "units", "self_report", "delay", "requirement",
            "completion", "targets", "outcomes",
        ),
        _tasks,
    ),
    Table("responsibilities", ("task", "unit", "role", "order", "why"), _responsibilities),
    Table("pairs", ("task", "target", "outcome", "verdict", "reason"), _pairs),
    Table("terms", ("number", "term", "page", "definition", "occurrences"), _terms),
    Table("mentions", ("term", "topic", "count"), _mentions),
    Table("unparsed", ("number", "sentence"), _unparsed),
)  # fmt: skip
"""The tables that every document adds to, in the order in which they are shown."""
