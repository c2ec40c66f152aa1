"""Initiatives, and the phases in which a document saw or wants them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...loaders.records import Category, Initiative
from .. import iris
from .context import Context, Fact, facts
from .literals import chinese, integer, text
from .names import A, dct, rdfs, schema, skos, zt
from .statement import last_year

CLASSES: dict[Category, str] = {
    "project": "Project",
    "programme": "Programme",
    "designation": "Designation",
    "event": "Event",
}


def initiatives(at: Context) -> Iterator[Fact]:
    """Every initiative of the document with each phase observed of it."""
    for record in every_initiative(at):
        yield from _initiative(at, record)
        yield from _phase(at, record)


def every_initiative(at: Context) -> Iterable[Initiative]:
    """The initiatives of the document and of its tasks, each record once, in order."""
    tasks = at.extraction.tasks
    return dict.fromkeys(
        (*at.extraction.initiatives, *(one for task in tasks for one in task.initiatives))
    )


def _initiative(at: Context, record: Initiative) -> Iterator[Fact]:
    node = iris.initiative(at.place, record.name)
    name = chinese(record.name)
    return facts(
        node,
        (
            (A, zt(CLASSES[record.category])),
            (A, zt("Initiative")),
            (A, schema("Project") if record.category == "project" else None),
            (skos("prefLabel"), name),
            (rdfs("label"), name),
            (zt("region"), at.region),
        ),
    )


def _phase(at: Context, record: Initiative) -> Iterator[Fact]:
    return facts(
        iris.phase(at.document, record),
        (
            (A, zt("PhaseObservation")),
            (zt("initiative"), iris.initiative(at.place, record.name)),
            (zt("phase"), text(record.phase)),
            (zt("kind"), text(record.kind)),
            (zt("period"), text(record.year)),
            (zt("year"), integer(last_year(record.year))),
            (zt("region"), at.region),
            (zt("evidence"), at.evidence(record.span)),
            (dct("isPartOf"), at.document),
            (zt("rule"), text(record.rule)),
        ),
    )
