"""A document of the graph: a work report, a completion table or an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from ...graph.markup import joined, table
from ...graph.query import Answer, Cell
from ...loaders.errors import UnknownThing
from ..bundle import Found
from ..reader.text import FOLDER, Text, read_text
from .listing import Listing
from .rows import picked

if TYPE_CHECKING:
    from ...graph.network import Network
    from ..api import Graph

DOCUMENTS = (
    *("region", "year", "kind", "title", "speaker", "date"),
    *("targets", "outcomes", "initiatives", "tasks", "source", "document"),
)
STATEMENTS = (
    *("kind", "indicator", "concept", "aspect", "comparator", "value", "value_max", "unit"),
    *("modality", "year", "quote", "start", "end"),
)
INITIATIVES = ("name", "category", "kind", "phase", "year", "quote", "start", "end")
SECTIONS = ("heading", "level", "part", "start", "section_end")
TASKS = ("number", "verdict", "lead", "requirement", "completion", "self_report", "start", "end")
AROUND = 60
"""Characters of a text that are shown on either side of a passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The characters of a document between two code points of its source, as they stand there."""

    quote: str
    before: str
    after: str

    def __str__(self) -> str:
        return self.quote

    def _repr_html_(self) -> str:
        mark = f"<mark>{escape(self.quote)}</mark>"
        return f"<blockquote>{escape(self.before)}{mark}{escape(self.after)}</blockquote>"


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """One document and what was read from it; ``found`` says all that the manifest knows of it."""

    graph: Graph = field(compare=False)
    found: Found

    def __repr__(self) -> str:
        told = (self.region, self.year, self.found.title or self.kind)
        return f"<{self.kind} {' '.join(str(each) for each in told if each)}>"

    @property
    def iri(self) -> str:
        """Its name in the graph."""
        return self.found.iri

    @property
    def region(self) -> str | None:
        """The name of its region."""
        return self.found.region

    @property
    def year(self) -> int | None:
        """The year that it is of."""
        return self.found.year

    @property
    def kind(self) -> str:
        """``report``, ``table`` or ``article``."""
        return self.found.kind

    @property
    def statements(self) -> Answer:
        """Targets and outcomes with their quotes, in the order of the text."""
        return self._rows("statements", STATEMENTS)

    @property
    def initiatives(self) -> Answer:
        """Projects, programmes, designations and events that it names."""
        return self._rows("initiatives", INITIATIVES)

    @property
    def sections(self) -> Answer:
        """Its headings, each with the part that it belongs to and the span of its section."""
        return self._rows("sections", SECTIONS)

    @property
    def tasks(self) -> Answer:
        """The rows of a completion table; none in a report."""
        return self._rows("tasks", TASKS)

    @property
    def text(self) -> str:
        """All its characters, as decoded from the source."""
        return self._text().of(self.found.start, self.found.end)

    def passage(self, start: int, end: int) -> Passage:
        """The characters that a row's ``start`` and ``end`` point to, and some around them."""
        whole = self._text()
        if not whole.start <= start < end <= whole.end:
            found = f"no characters {start} to {end} here"
            raise UnknownThing(repr(self), found, f"between {whole.start} and {whole.end}")
        before = whole.of(max(start - AROUND, whole.start), start)
        return Passage(whole.of(start, end), before, whole.of(end, min(end + AROUND, whole.end)))

    def network(self) -> Network:
        """Its network: what it states, names and plans, typed as that of the whole graph."""
        from ...graph.documents import document_network

        return document_network(self.graph.store, self.iri)

    def row(self) -> tuple[Cell, ...]:
        """Its row in a listing of documents."""
        return tuple(getattr(self.found, column) for column in DOCUMENTS)

    def _repr_html_(self) -> str:
        shown = self.tasks if self.kind == "table" else self.statements
        return joined([table(DOCUMENTS, [self.row()]), table(shown.columns, shown.rows)])

    def _rows(self, name: str, columns: tuple[str, ...]) -> Answer:
        path = self.graph.directory / "tables" / f"{name}.csv"
        return picked(path, columns, {"document": self.found.document})

    def _text(self) -> Text:
        for part in sorted((self.graph.directory / "parts").iterdir()):
            if (part / FOLDER / f"{self.found.document}.json").is_file():
                return read_text(part, self.found.document)
        remedy = "build the graph again"
        raise UnknownThing(repr(self), "its text is not in the graph directory", remedy)


def of_kind(documents: Listing[Document], kind: str) -> Listing[Document]:
    """Those of a listing that are of one kind."""
    kept = tuple(each for each in documents if each.kind == kind)
    return Listing(documents.columns, kept)


def of_year(reports: Listing[Document], year: int) -> Document:
    """The longest report of a year; ``UnknownThing`` says which years there are."""
    found = [each for each in reports if each.year == year]
    if not found:
        years = "、".join(dict.fromkeys(str(each.year) for each in reports if each.year))
        region = next((each.region for each in reports if each.region), None)
        place = f"{region or 'region'} {year}"
        remedy = f"there is: {years}" if years else "see documents"
        raise UnknownThing(place, "no report of this year in this graph", remedy)
    return max(found, key=lambda each: each.found.end - each.found.start)
