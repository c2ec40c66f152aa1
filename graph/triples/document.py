"""A document, its sections, and how its graph was made."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version

from pyoxigraph import NamedNode

from ...loaders.records import DocumentKind, Identity, Section
from .. import iris
from ..organizations import government
from .context import Context, Fact, Term, facts
from .literals import date, integer, text
from .names import A, dct, oa, prov, schema, zt
from .organization import described

CLASSES: dict[DocumentKind, str] = {
    "report": "WorkReport",
    "table": "CompletionTable",
    "article": "Article",
}


def document(at: Context) -> Iterator[Fact]:
    """What the document is: kind, title, dates, speaker, region and government."""
    who, record = at.extraction.identity, at.extraction.document
    yield from facts(
        at.document,
        (
            (A, zt(CLASSES[who.kind])),
            (A, zt("Document")),
            (A, schema("CreativeWork" if who.kind == "article" else "Report")),
            (dct("title"), text(who.title or record.title)),
            (dct("issued"), date(who.date)),
            (dct("source"), text(record.source.name)),
            (zt("sha256"), text(record.source.sha256)),
            (zt("year"), integer(who.year)),
            *_periods(who),
            (zt("speaker"), text(who.speaker)),
            (zt("office"), text(who.office)),
            (zt("session"), text(who.session)),
            (zt("region"), at.region),
            (dct("creator"), iris.government(who.region_code) if who.region_code else None),
        ),
    )
    yield from _government(at)


def _periods(who: Identity) -> tuple[tuple[NamedNode, Term | None], ...]:
    if who.year is None:
        return ()
    if who.kind == "report":
        return (zt("reviews"), text(str(who.year - 1))), (zt("plans"), text(str(who.year)))
    return ((zt("reviews"), text(str(who.year))),) if who.kind == "table" else ()


def _government(at: Context) -> Iterator[Fact]:
    code = at.extraction.identity.region_code
    unit = government(code) if code else None
    if unit is not None:
        yield from described(at, unit)


def sections(at: Context) -> Iterator[Fact]:
    """The sections, each part of the document, from where to where, with its heading line."""
    for record in at.extraction.sections:
        yield from _section(at, record)


def _section(at: Context, record: Section) -> Iterator[Fact]:
    return facts(
        iris.section(at.document, record),
        (
            (A, zt("Section")),
            (dct("isPartOf"), at.document),
            (dct("title"), text(record.heading)),
            (zt("part"), text(record.part)),
            (zt("sectionLevel"), integer(record.level)),
            (oa("start"), integer(record.span.start)),
            (oa("end"), integer(record.span.end)),
            (zt("evidence"), at.evidence(at.first_line(record.span))),
        ),
    )


def activity(at: Context) -> Iterator[Fact]:
    """The reading that made the graph, with the program's version."""
    made = iris.activity(at.document)
    yield at.graph, A, prov("Entity")
    yield at.graph, prov("wasGeneratedBy"), made
    yield from facts(
        made,
        (
            (A, prov("Activity")),
            (prov("used"), at.document),
            (prov("wasAssociatedWith"), iris.SOFTWARE),
            (zt("programVersion"), text(_version())),
        ),
    )


@lru_cache(maxsize=1)
def _version() -> str:
    return version("zhengtu")
