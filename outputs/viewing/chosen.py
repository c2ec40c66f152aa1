"""Which subject a person's words mean.

In this order: a region by name, short name or code, a unit by one of its names, a document by words
of its title, year or file, an initiative by its name, and at last by a part of its name. Units,
documents and initiatives also go by their IRI or the end of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ...graph import iris
from ...graph.nearest import nearest
from ...graph.regions import called
from ...graph.subjects import stored
from ...loaders.errors import UnknownThing
from ...schema.turtle import ID
from .. import addresses
from ..pages import heading, matching, titles
from ..sheets import (
    Sheet,
    document_sheet,
    entitled,
    initiative_sheet,
    region_sheet,
    unit_sheet,
)

if TYPE_CHECKING:
    from ...graph.network import Network
    from ..api import Graph

LISTED = 8
"""Candidates that are named."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A subject: what to type for it, how it is called, where its page is, how that is made."""

    typed: str
    label: str
    address: str
    sheet: Callable[[], Sheet]


def chosen(graph: Graph, words: list[str]) -> Choice:
    """The subject that the words mean.

    Raises ``UnknownThing`` where they mean nothing, with near names, or several things, with what
    to type for each.
    """
    said = " ".join(words)
    for find in FINDERS:
        found = find(graph, words)
        if len(found) == 1:
            return found[0]
        if found:
            called = "that hold this in their names" if find is _parts else "of this name"
            raise UnknownThing(said, f"{len(found)} things {called}", _which(graph, found))
    raise UnknownThing(said, "nothing of this name", _near(graph, said))


def choices(graph: Graph, words: list[str]) -> Iterator[Choice]:
    """Every region, unit and document that the words may mean, and initiatives of that name."""
    for find in FINDERS[:-1]:
        yield from find(graph, words)


def _regions(graph: Graph, words: list[str]) -> list[Choice]:
    known = {one.region_code for one in graph.manifest.documents if one.region_code}
    named = called(" ".join(words).removeprefix(f"{ID}region/"), known.__contains__)
    return [_region(graph, code, known) for code in named]


def _region(graph: Graph, code: str, known: set[str]) -> Choice:
    node, address = iris.region(code).value, addresses.region_view(code)

    def sheet() -> Sheet:
        return region_sheet(_networks(graph, node), code, known)

    return Choice(code, stored.label(graph.store, node), address, sheet)


def _units(graph: Graph, words: list[str]) -> list[Choice]:
    named = stored.things_called(graph.store, " ".join(words), *stored.UNITS)
    return _things(graph, named, addresses.unit_view, unit_sheet)


def _documents(graph: Graph, words: list[str]) -> list[Choice]:
    found = matching(graph.manifest.documents, [one.removeprefix(_DOCUMENT) for one in words])
    return [
        Choice(
            one.document,
            heading(one),
            addresses.document_view(one),
            partial(document_sheet, graph.store, one, heading(one)),
        )
        for one in found
    ]


_DOCUMENT = f"{ID}document/"


def _initiatives(graph: Graph, words: list[str]) -> list[Choice]:
    """Of that name; of one region where its name stands before that."""
    found = stored.things_called(graph.store, " ".join(words), "initiative")
    if not found and len(words) > 1:
        codes = called(words[0])
        named = stored.things_called(graph.store, " ".join(words[1:]), "initiative")
        found = [each for each in named if _place(each) in codes]
    return _things(graph, found, addresses.initiative_view, initiative_sheet)


def _parts(graph: Graph, words: list[str]) -> list[Choice]:
    """Initiatives whose names hold the words, of a region where that stands before them."""
    *place, part = words
    codes = called(place[0]) if len(place) == 1 else []
    if place and not codes:
        return []
    found = {
        iri
        for iri, label in stored.labels(graph.store, "initiative")
        if part in label and (not codes or _place(iri) in codes)
    }
    return _things(graph, sorted(found), addresses.initiative_view, initiative_sheet)


FINDERS = (_regions, _units, _documents, _initiatives, _parts)


def _things(
    graph: Graph, found: list[str], address: Callable[[str], str], made: Callable[..., Sheet]
) -> list[Choice]:
    """Those that documents tell of, the most told of first."""
    counted = ((-len(stored.documents(graph.store, each)), each) for each in found)
    return [
        _thing(graph, each, -count, address(each), made) for count, each in sorted(counted) if count
    ]


def _thing(
    graph: Graph, node: str, documents: int, address: str, made: Callable[..., Sheet]
) -> Choice:
    place = stored.label(graph.store, iris.region(_place(node)).value)
    count = "1 document" if documents == 1 else f"{documents} documents"
    label = f"{stored.label(graph.store, node)} ({place}, {count})"

    def sheet() -> Sheet:
        return made(_networks(graph, node), node)

    return Choice(_tail(node), label, address, sheet)


def _networks(graph: Graph, node: str) -> list[Network]:
    networks = stored.networks(graph.store, node)
    entitled(networks, titles(graph.manifest.documents))
    return networks


def _place(node: str) -> str:
    """The code in the IRI of a unit or an initiative."""
    return _tail(node).partition("-")[0]


def _tail(node: str) -> str:
    return node.rpartition("/")[2]


def _which(graph: Graph, found: list[Choice]) -> str:
    command = f"\n  zhengtu view {graph.directory}"
    shown = [f"{command} {one.typed} -o FILE  {one.label}" for one in found[:LISTED]]
    more = f"\n  and {len(found) - LISTED} more" if len(found) > LISTED else ""
    return f"type one of:{''.join(shown)}{more}"


def _near(graph: Graph, said: str) -> str:
    names = {label for _, label in stored.labels(graph.store, *stored.UNITS, "initiative")}
    near = nearest(said, names | {one.region for one in graph.manifest.documents if one.region})
    listing = f"see what there is: zhengtu view {graph.directory}"
    return f"did you mean {' or '.join(near)}?" if near else listing
