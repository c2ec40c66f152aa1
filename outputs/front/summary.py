"""All that the first page says, read from what a build has written: its manifest and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from ...schema.turtle import ID
from .. import addresses
from ..bundle import Found
from ..manifest import Manifest
from ..profiles.units import Unit, units
from ..reading import columns
from . import tallies
from .files import Listed
from .regions import Region, regions
from .tallies import Measured
from .there import There

HEAD = 2000
"""Characters of a picture in which its title stands."""
_TITLE = re.compile(r"<title>([^<]*)</title>")


@dataclass(frozen=True, slots=True)
class Concept:
    """An indicator with the address of its page, empty where there is none."""

    measured: Measured
    page: str


@dataclass(frozen=True, slots=True)
class Summary:
    """All that the page says; ``title`` says what a document is called.

    ``omissions`` and ``omitted`` count stretches of page furniture and their characters;
    ``overview`` and what stands beside units and pictures are addresses, empty where nothing is.
    """

    manifest: Manifest
    title: Callable[[Found], str]
    regions: tuple[Region, ...]
    indicators: tuple[Concept, ...]
    units: tuple[tuple[Unit, str], ...]
    omissions: int
    omitted: int
    files: tuple[Listed, ...]
    pictures: tuple[tuple[str, str], ...]
    overview: str


def summary(kg: Path, content: Manifest, title: Callable[[Found], str], there: There) -> Summary:
    """What is to be said of a graph directory whose pages and tables are written."""
    omitted = [int(characters) for (characters,) in columns(kg, "omissions", "characters")]
    return Summary(
        content,
        title,
        regions(content.documents, there),
        tuple(Concept(one, _page(one, there)) for one in tallies.measured(kg)),
        tuple((one, unit_page(one, there)) for one in sorted(units(kg), key=_busy)),
        len(omitted),
        sum(omitted),
        tuple(_files(kg)),
        tuple((page, _titled(kg / page)) for page in there.pictures()),
        there.first(addresses.regions_view()),
    )


def _page(one: Measured, there: There) -> str:
    return there.first(addresses.indicator_page(f"{ID}indicator/{one.concept}"))


def unit_page(one: Unit, there: There) -> str:
    """The address of a unit's page, or else of its view."""
    return there.first(addresses.unit_page(one.iri), addresses.unit_view(one.iri))


def _busy(one: Unit) -> tuple[int, str, str]:
    return -len(one.duties), one.code, one.name


def _titled(picture: Path) -> str:
    """What a picture calls itself, or else its file."""
    with picture.open(encoding="utf-8") as file:
        found = _TITLE.search(file.read(HEAD))
    return unescape(found[1]) if found else picture.stem


def _files(kg: Path) -> Iterable[Listed]:
    for path in sorted((kg / "tables").glob("*.csv")):
        yield f"tables/{path.name}", tallies.rows(path)
    for name in ("graph.ttl", "assessments.ttl"):
        if (kg / name).is_file():
            yield name, None
    yield "manifest.json", None
