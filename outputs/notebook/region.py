"""A region of the graph: its documents, what it promised, what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...graph import iris
from ...graph.markup import joined as pieces
from ...graph.markup import table
from ...graph.query import Answer, Cell
from ...graph.regions import the_one
from ...schema.regions import gazetteer
from .document import DOCUMENTS, Document, of_kind
from .listing import Listing
from .rows import picked

if TYPE_CHECKING:
    from ...graph.network import Network
    from ..api import Graph

REGIONS = ("region", "region_code", "within", "documents", "targets", "outcomes", "initiatives")
TARGETS = (
    *("year", "indicator", "concept", "aspect", "comparator", "target_value", "target_max", "unit"),
    *("outcome_value", "outcome_unit", "verdict", "reason", "quote", "outcome_quote"),
    *("document", "outcome_document"),
)
INITIATIVES = (
    *("name", "category", "report_year", "kind", "phase", "year"),
    *("quote", "document", "start", "end"),
)


@dataclass(frozen=True, slots=True, repr=False)
class Region:
    """A region that documents of the graph are about, by its code and name."""

    graph: Graph = field(compare=False)
    code: str
    name: str
    documents: Listing[Document]

    def __repr__(self) -> str:
        return f"<region {self.name} {self.code}: {len(self.documents)} documents>"

    @property
    def iri(self) -> str:
        """Its name in the graph."""
        return iris.region(self.code).value

    @property
    def reports(self) -> Listing[Document]:
        """Its work reports by year."""
        return of_kind(self.documents, "report")

    @property
    def targets(self) -> Answer:
        """What was promised beside what came of it: each target with its verdict and both quotes.

        A target that several outcomes answer stands here with the one that it is judged by.
        """
        return self._rows("assessments", TARGETS, {"preferred": "true"})

    @property
    def initiatives(self) -> Answer:
        """What each report says of each initiative; those of most reports first, then by year."""
        every = self._rows("initiatives", INITIATIVES, {})
        place, when = INITIATIVES.index("name"), INITIATIVES.index("report_year")
        years: dict[Cell, set[Cell]] = defaultdict(set)
        for row in every.rows:
            years[row[place]].add(row[when])
        ordered = sorted(
            every.rows, key=lambda row: (-len(years[row[place]]), str(row[place]), str(row[when]))
        )
        return Answer(every.columns, tuple(ordered))

    def network(self) -> Network:
        """All that its documents tell as one network, typed as that of the whole graph."""
        from ...graph.subjects import stored
        from ...graph.subjects.cut import joined

        told = stored.networks(self.graph.store, self.iri)
        return joined(told, [node for one in told for node in one])

    def row(self) -> tuple[Cell, ...]:
        """Its row in a listing of regions."""
        found = [each.found for each in self.documents]
        within = " · ".join(each.name for each in reversed(gazetteer().ancestors(self.code)))
        counts = (
            sum(one.targets for one in found),
            sum(one.outcomes for one in found),
            sum(one.initiatives for one in found),
        )
        return (self.name, self.code, within, len(found), *counts)

    def _repr_html_(self) -> str:
        shown = (self.documents.columns, [each.row() for each in self.documents])
        targets = self.targets
        parts = (table(REGIONS, [self.row()]), table(*shown), table(targets.columns, targets.rows))
        return pieces(parts)

    def _rows(self, name: str, columns: tuple[str, ...], wanted: dict[str, str]) -> Answer:
        path = self.graph.directory / "tables" / f"{name}.csv"
        return picked(path, columns, {"region_code": self.code, **wanted})


def regions(graph: Graph, documents: Iterable[Document]) -> Listing[Region]:
    """The regions that documents are about, by code."""
    held: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for each in documents:
        if each.found.region_code and each.region:
            held[each.found.region_code, each.region].append(each)
    found = (
        Region(graph, code, name, Listing(DOCUMENTS, tuple(own)))
        for (code, name), own in sorted(held.items(), key=lambda pair: pair[0])
    )
    return Listing(REGIONS, tuple(found))


def region(known: Iterable[Region], words: str) -> Region:
    """The region of this name, short name or code; ``UnknownThing`` where none or several are."""
    every = list(known)
    codes = [each.code for each in every]
    code = the_one(words, codes.__contains__, [each.name for each in every])
    own = [each for each in every if each.code == code]
    # Of a region that changed its name the one that was typed, else the last.
    return next((each for each in own if each.name == words), own[-1])
