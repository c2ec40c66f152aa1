"""Initiatives, and the phases in which a document saw or wants them.

An initiative that is written in several forms (杭绍台铁路, 杭绍台高铁) is one node: it is
labelled by the form that the region's documents use most, every other is a ``skos:altLabel``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from ...loaders.initiatives.identity import preferred
from ...loaders.records import Category, Extraction, Initiative
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
    for record in every_initiative(at.extraction):
        yield from _initiative(at, record)
        yield from _phase(at, record)


def every_initiative(extraction: Extraction) -> Iterable[Initiative]:
    """The initiatives of the document and of its tasks, each record once, in order."""
    listed = (one for task in extraction.tasks for one in task.initiatives)
    return dict.fromkeys((*extraction.initiatives, *listed))


def preferred_names(extractions: Iterable[Extraction]) -> dict[NamedNode, str]:
    """What to call each initiative of a region that some documents name.

    Names are told from all the documents that go into a graph together, since one document
    does not know what another one writes.
    """
    forms: defaultdict[NamedNode, Counter[str]] = defaultdict(Counter)
    for extraction in extractions:
        place = iris.place(iris.document(extraction.document), extraction.identity.region_code)
        for record in every_initiative(extraction):
            forms[iris.initiative(place, record.name)][record.name] += 1
    return {node: preferred(written) for node, written in forms.items()}


def _initiative(at: Context, record: Initiative) -> Iterator[Fact]:
    node = iris.initiative(at.place, record.name)
    name = at.names.get(node, record.name)
    return facts(
        node,
        (
            (A, zt(CLASSES[record.category])),
            (A, zt("Initiative")),
            (A, schema("Project") if record.category == "project" else None),
            (skos("prefLabel"), chinese(name)),
            (rdfs("label"), chinese(name)),
            (skos("altLabel"), chinese(record.name) if record.name != name else None),
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
