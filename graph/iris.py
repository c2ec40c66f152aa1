"""Names of things: every IRI is ASCII and follows from what it names, so it is always the same.

Codes where there are codes (regions), else the first twelve hex digits of a SHA-256 over the
document, the place in it and what was read there.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from pyoxigraph import NamedNode

from ..loaders.initiatives.identity import key
from ..loaders.records import (
    Delay,
    Document,
    Initiative,
    Responsibility,
    Section,
    SelfReport,
    Span,
    Statement,
    Term,
)
from ..schema.indicators import normal
from ..schema.turtle import ID

VOCABULARY = NamedNode(ID + "vocabulary/graph")
SOFTWARE = NamedNode(ID + "software/zhengtu")
_SHARED = tuple(ID + kind for kind in ("government/", "indicator/", "initiative/", "org/"))


def digest(*parts: object) -> str:
    """Twelve hex digits for the parts in their order; ``None`` differs from ``""``.

    >>> digest("绍兴市", 2020), digest("a", None) == digest("a", "")
    ('6f2993bebc89', False)
    """
    key = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def document(record: Document) -> NamedNode:
    """A document: the digest of its source file and the characters that it covers there.

    >>> from ..loaders.records import Source
    >>> document(Document(Source("a.txt", "ab" * 32, "utf-8", "…"), Span(0, 1), "report"))
    <NamedNode value=https://w3id.org/zhengtu/id/document/abababababab-0-1>
    """
    name = f"{record.source.sha256[:12]}-{record.span.start}-{record.span.end}"
    return NamedNode(f"{ID}document/{name}")


def graph(document: NamedNode) -> NamedNode:
    """The named graph that holds what was read from a document.

    >>> graph(NamedNode("https://w3id.org/zhengtu/id/document/ab-0-1")).value[-7:]
    '1/graph'
    """
    return NamedNode(document.value + "/graph")


def shared(node: NamedNode) -> bool:
    """Whether a thing belongs to no single document, so that several may describe it.

    >>> shared(government("330600")), shared(NamedNode("https://w3id.org/zhengtu/id/term/ab"))
    (True, False)
    """
    return node.value.startswith(_SHARED)


def activity(document: NamedNode) -> NamedNode:
    """The reading of a document by this program.

    >>> activity(NamedNode("https://w3id.org/zhengtu/id/document/ab-0-1")).value[-12:]
    '1/extraction'
    """
    return NamedNode(document.value + "/extraction")


def evidence(document: NamedNode, span: Span) -> NamedNode:
    """Characters of a source, as RFC 5147 names them.

    >>> evidence(NamedNode("https://w3id.org/zhengtu/id/document/ab-0-9"), Span(3, 8)).value[-10:]
    '9#char=3,8'
    """
    return NamedNode(f"{document.value}#char={span.start},{span.end}")


@lru_cache(maxsize=8192)
def region(code: str) -> NamedNode:
    """A region by its GB/T 2260 code.

    >>> region("330600")
    <NamedNode value=https://w3id.org/zhengtu/id/region/330600>
    """
    return NamedNode(f"{ID}region/{code}")


@lru_cache(maxsize=8192)
def government(code: str) -> NamedNode:
    """The government of a region.

    >>> government("330600")
    <NamedNode value=https://w3id.org/zhengtu/id/government/330600>
    """
    return NamedNode(f"{ID}government/{code}")


def organization(place: str, name: str) -> NamedNode:
    """A unit by its full name; ``place`` is the region code (or :func:`place`) it is of.

    >>> organization("330600", "绍兴市统计局") == organization("330600", "市统计局")
    False
    """
    return NamedNode(f"{ID}org/{place}-{digest(name)}")


def initiative(place: str, name: str) -> NamedNode:
    """An initiative of a region by the key of its name: the same in all the region's documents,
    under whichever form of its name they speak of it.

    >>> initiative("330600", "轨道交通1号线") == initiative("330600", "地铁一号线")
    True
    >>> initiative("330600", "杭绍台铁路一期") == initiative("330600", "杭绍台铁路二期")
    False
    """
    return NamedNode(f"{ID}initiative/{place}-{digest(key(name))}")


def place(document: NamedNode, code: str | None) -> str:
    """What names are local to: the region code, or the document whose region is not known.

    >>> place(NamedNode("https://w3id.org/zhengtu/id/document/ab-0-1"), None)
    'ab-0-1'
    """
    return code or document.value.rsplit("/", 1)[1]


@lru_cache(maxsize=8192)
def indicator(concept: str | None, words: str) -> NamedNode:
    """The concept of the scheme, or the open concept of an indicator's normalised words.

    >>> indicator("gdp", "生产总值")
    <NamedNode value=https://w3id.org/zhengtu/id/indicator/gdp>
    >>> indicator(None, "全市文化礼堂") == indicator(None, "文化礼堂")
    True
    """
    return NamedNode(f"{ID}indicator/{concept or 'open-' + digest(normal(words) or words)}")


def section(document: NamedNode, record: Section) -> NamedNode:
    """A section by its place and heading."""
    return _within("section", document, record.span, record.level, record.heading)


def statement(document: NamedNode, record: Statement) -> NamedNode:
    """A statement by its place and all that sets it apart from others read at that place."""
    return _within(
        "statement",
        document,
        record.span,
        record.kind,
        record.indicator,
        record.action,
        record.aspect,
        record.value,
        record.value_max,
        record.unit,
        record.comparator,
        record.year,
        record.subject,
        record.relative_to,
    )


def phase(document: NamedNode, record: Initiative) -> NamedNode:
    """What a document says of an initiative at one place."""
    return _within(
        "phase", document, record.span, record.name, record.category, record.kind, record.phase
    )


def task(document: NamedNode, span: Span, number: int) -> NamedNode:
    """A row of a completion table."""
    return _within("task", document, span, number)


def responsibility(task: NamedNode, record: Responsibility) -> NamedNode:
    """A unit's part in a task."""
    return _within("responsibility", task, record.span, record.order, record.unit)


def self_report(task: NamedNode, record: SelfReport) -> NamedNode:
    """What a row says itself of its result."""
    return _within("self-report", task, record.span, record.status)


def delay(task: NamedNode, record: Delay) -> NamedNode:
    """A part of a task that was put off, with its reason."""
    return _within("delay", task, record.span, record.code)


def assessment(target: NamedNode, outcome: NamedNode | None) -> NamedNode:
    """The judgement of a target by an outcome, or by the words around it.

    >>> assessment(NamedNode("x:t"), None) == assessment(NamedNode("x:t"), NamedNode("x:o"))
    False
    """
    return NamedNode(f"{ID}assessment/{digest(target.value, outcome and outcome.value)}")


def attention(document: NamedNode, topic: str) -> NamedNode:
    """What a document says on a topic."""
    return NamedNode(f"{ID}attention/{digest(document.value, topic)}")


def mention(document: NamedNode, term: str) -> NamedNode:
    """A document's use of a watched term."""
    return NamedNode(f"{ID}mention/{digest(document.value, term)}")


def watched(term: str) -> NamedNode:
    """A watched term: the same in all documents.

    >>> watched("数字经济")
    <NamedNode value=https://w3id.org/zhengtu/id/watched/11ab3fc4f77a>
    """
    return NamedNode(f"{ID}watched/{digest(term)}")


def term(document: NamedNode, record: Term) -> NamedNode:
    """An entry of a glossary."""
    return _within("term", document, record.span, record.number, record.term)


def named(kind: str, name: str) -> NamedNode:
    """The thing that a table names by the last part of its IRI.

    >>> named("region", "330600") == region("330600")
    True
    """
    return NamedNode(f"{ID}{kind}/{name}")


def assessments(code: str | None) -> NamedNode:
    """The named graph that holds the assessments of a region, apart from what was said.

    >>> assessments("330600")
    <NamedNode value=https://w3id.org/zhengtu/id/assessments/330600/graph>
    """
    return NamedNode(f"{ID}assessments/{code or 'unknown'}/graph")


def local(node: NamedNode) -> str:
    """The last part of an IRI, which is how tables name a thing.

    >>> local(region("330600"))
    '330600'
    """
    return node.value.rsplit("/", 1)[1]


def _within(kind: str, document: NamedNode, span: Span, *key: object) -> NamedNode:
    return NamedNode(f"{ID}{kind}/{digest(document.value, span.start, span.end, *key)}")
