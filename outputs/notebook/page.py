"""A page or a picture inside a notebook."""

from __future__ import annotations

import os
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from ...graph.query import Answer
from ...loaders.errors import UnknownThing
from ...loaders.near import meant
from ..charts.picture import Picture

if TYPE_CHECKING:
    from ..api import Graph
    from .document import Document
    from .region import Region

HEIGHT = 640
"""Pixels of a notebook that a page takes."""


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """A page that needs no other file; a notebook shows it in a frame."""

    title: str
    html: str

    def __repr__(self) -> str:
        return f"<page {self.title!r}: {len(self.html)} characters>"

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the page to a file."""
        written = Path(path)
        written.write_text(self.html, encoding="utf-8", errors="replace", newline="\n")
        return written

    def _repr_html_(self) -> str:
        # The scripts of the page run, but out of reach of the notebook around them.
        frame = 'sandbox="allow-scripts allow-downloads" style="width:100%;border:0"'
        told = f'title="{escape(self.title)}" height="{HEIGHT}"'
        return f'<iframe {frame} {told} srcdoc="{escape(self.html)}"></iframe>'


@dataclass(frozen=True, slots=True, repr=False)
class Chart:
    """A picture, and its figures as a table."""

    picture: Picture

    def __repr__(self) -> str:
        return f"<chart {self.picture.title!r}>"

    @property
    def figures(self) -> Answer:
        """The figures that are drawn, with their sentences."""
        return Answer(self.picture.columns, self.picture.rows)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write it as what the ending of the name says: svg, png, html or json (Vega-Lite)."""
        from ..charts.drawing import save

        written = Path(path)
        save(self.picture, written)
        return written

    def _repr_svg_(self) -> str:
        from ..charts.drawing import svg

        return svg(self.picture)


def viewed(graph: Graph, what: str | Document | Region) -> Page:
    """The view that ``zhengtu view`` writes for the words, or for the IRI of a thing."""
    from ..viewing.chosen import chosen
    from ..views import page

    sheet = chosen(graph, what.split() if isinstance(what, str) else [what.iri]).sheet()
    return Page(sheet.title, page(sheet.network, title=sheet.title, guide=sheet.guide()))


def charted(
    graph: Graph,
    what: str,
    region: str | None,
    indicator: str,
    year: str | None,
    aspect: str | None,
) -> Chart:
    """The picture of this name, drawn from the tables of the graph."""
    from ..charts.command import What, pictured

    known = [each.value for each in What]
    if what not in known:
        raise UnknownThing(what, "no such picture", meant(what, known))
    return Chart(pictured(graph, What(what), region, year, indicator, aspect))
