"""A graph directory as Python sees it."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..loaders.errors import NoGraph
from .manifest import Manifest, read_manifest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polars import DataFrame
    from pyoxigraph import Store
    from rdflib import Dataset

    from ..graph.network import Network
    from ..graph.query import Answer
    from .notebook.document import Document
    from .notebook.listing import Listing
    from .notebook.page import Chart, Page
    from .notebook.region import Region


COUNTED = ("documents", "targets", "outcomes", "initiatives", "tasks", "terms", "triples")


class Graph:
    """What a build wrote, open for questions; it is never changed.

    ``query`` answers SPARQL, ``network`` is for networkx, ``dataset`` for rdflib, ``table`` for
    polars; ``region`` and ``report`` are what it tells of one; ``view`` and ``chart`` are drawn.
    ``manifest`` says what the graph was built from, ``directory`` is where its files are.
    """

    def __init__(self, directory: str | os.PathLike[str]) -> None:
        self.directory = Path(directory)
        self.manifest: Manifest = read_manifest(self.directory)

    def __repr__(self) -> str:
        counts = self.manifest.counts
        found = f"{counts['documents']} documents, {counts['triples']} triples"
        return f"<zhengtu graph {str(self.directory)!r}: {found}>"

    @cached_property
    def store(self) -> Store:
        """The Oxigraph store, read-only."""
        from ..graph.store import open_store

        path = self.directory / "store"
        if not path.is_dir():
            raise NoGraph(str(self.directory), "its store is missing", "build the graph again")
        return open_store(path)

    def query(self, text: str, params: Mapping[str, str] | None = None) -> Answer:
        """The answer to SPARQL text, or to a saved query where ``text`` is the name of one."""
        from ..graph.query import find, run

        return run(self.store, find(text).text if text.replace("-", "").isalnum() else text, params)

    def network(self) -> Network:
        """Everything as one networkx graph with typed nodes and edges."""
        from ..graph.network import network

        return network(self.store)

    def table(self, name: str) -> DataFrame:
        """A table (``statements``, ``panel_targets``; ``targets``, ``outcomes``) as a polars frame.

        Raises ``ZhengtuError`` for a name that is none, and where polars is not installed.
        """
        from .exports.frames import frame

        return frame(self, name)

    @cached_property
    def documents(self) -> Listing[Document]:
        """All reports, tables and articles, by region and year."""
        from .notebook.document import DOCUMENTS, Document
        from .notebook.listing import Listing

        every = tuple(Document(self, found) for found in self.manifest.documents)
        return Listing(DOCUMENTS, every)

    def regions(self) -> Listing[Region]:
        """The regions that documents are about, by code."""
        from .notebook.region import regions

        return regions(self, self.documents)

    def region(self, words: str) -> Region:
        """A region by its name, short name or code (绍兴市, 绍兴, 330600)."""
        from .notebook.region import region

        return region(self.regions(), words)

    def reports(self) -> Listing[Document]:
        """The work reports, by region and year."""
        from .notebook.document import of_kind

        return of_kind(self.documents, "report")

    def report(self, region: str, year: int) -> Document:
        """The work report of a region and year; of several the longest."""
        from .notebook.document import of_year

        return of_year(self.region(region).reports, year)

    def view(self, what: str | Document | Region) -> Page:
        """The view of a document or region, or of what words mean to ``zhengtu view``."""
        from .notebook.page import viewed

        return viewed(self, what)

    def chart(
        self,
        what: str,
        region: str | None = None,
        indicator: str = "gdp",
        year: int | None = None,
        aspect: str | None = None,
    ) -> Chart:
        """A picture: ``targets``, ``scorecard``, ``cascade`` or ``map``, as ``zhengtu chart``."""
        from .notebook.page import charted

        return charted(self, what, region, indicator, None if year is None else str(year), aspect)

    def _repr_html_(self) -> str:
        from ..graph.markup import joined, table
        from .notebook.document import DOCUMENTS

        counts = [self.manifest.counts[each] for each in COUNTED]
        rows = [each.row() for each in self.documents]
        return joined([table(COUNTED, [counts]), table(DOCUMENTS, rows)])

    def dataset(self) -> Dataset:
        """An rdflib dataset over the store, one named graph for each document."""
        from ..graph.store import dataset

        return dataset(self.directory / "store")


def open_graph(directory: str | os.PathLike[str] = "kg") -> Graph:
    """The graph that a build wrote; raises ``NoGraph`` where there is none.

    >>> open_graph("/")
    Traceback (most recent call last):
        ...
    zhengtu.loaders.errors.NoGraph: /: no graph here; run: zhengtu build PATH -o /
    """
    return Graph(directory)
