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


class Graph:
    """What a build wrote, open for questions; it is never changed.

    ``query`` answers SPARQL, ``network`` is for networkx, ``dataset`` for rdflib; ``manifest``
    says what the graph was built from, ``directory`` is where its tables and pages are.
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
