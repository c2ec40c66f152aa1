"""Writes the first page of a graph directory and what its search box looks through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .. import addresses
from ..assets import SHARED, write_asset, write_templates
from ..bundle import Found
from ..manifest import Manifest
from .index import index
from .search import FILE, MOST, Searched, script
from .summary import Summary, summary
from .tallies import initiatives
from .there import There

COPIED = ("index.css", "index.js", "search.box.js", "search.css")


def write_front(kg: Path, content: Manifest, title: Callable[[Found], str]) -> Path:
    """Write ``index.html`` and ``assets/search.js``, when all other pages and tables are there.

    ``title`` says what a document is called.
    """
    there = There(kg)
    told = summary(kg, content, title, there)
    write_templates(kg, (*SHARED, *COPIED))
    write_asset(kg, FILE, script(_searched(kg, told), title, there))
    path = kg / addresses.INDEX
    path.write_text(index(told), encoding="utf-8", errors="replace", newline="\n")
    return path


def _searched(kg: Path, told: Summary) -> Searched:
    documents = told.manifest.documents
    years = {one.document: one.year or 0 for one in documents}
    named, least, count = initiatives(kg, years, MOST)
    measured = tuple(one.measured for one in told.indicators)
    units = tuple(one for one, _ in told.units)
    return Searched(told.regions, documents, measured, units, named, least, count)
