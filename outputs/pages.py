"""The pages of a graph: view and reader of each document, and what the first page says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ..graph.held import Held
from ..graph.triples.document import CLASSES
from ..graph.triples.names import zt
from ..schema.turtle import RDFS, descriptions
from .addresses import ASSETS, INDEX, READER, document_view
from .bundle import GRAPH, Found, Part
from .manifest import read_manifest
from .reader.draw import write_readers
from .reading import columns
from .sheets import (
    Links,
    Sheet,
    entitled,
    initiative_sheet,
    links,
    region_sheet,
    regions_sheet,
    unit_sheet,
    with_views,
)
from .views import write_view

if TYPE_CHECKING:
    from ..graph.network import Network
    from ..loaders.records import DocumentKind


@dataclass(frozen=True, slots=True)
class Drawing:
    """The documents of a ``part``, drawn from it and the quads in ``files`` into ``kg``.

    ``known`` are the codes of all regions that have documents.
    """

    kg: Path
    part: Path
    files: tuple[Path, ...]
    documents: tuple[Found, ...]
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing that is done, with the units whose views it wrote."""

    drawing: Drawing
    units: frozenset[str]


def heading(one: Found) -> str:
    """What a document is called on a page: its title, with the region and year it leaves out.

    One without a title goes by its kind.
    """
    title = one.title or _kind(one.kind)
    words = [str(word) for word in (one.region, one.year) if word and str(word) not in title]
    return " ".join([*words, title])


@lru_cache(maxsize=8)
def _kind(kind: DocumentKind) -> str:
    """A kind of document as the ontology labels it."""
    return descriptions("zhengtu.ttl")[zt(CLASSES[kind]).value].one(RDFS + "label", "zh")


def matching(documents: Iterable[Found], words: Iterable[str]) -> list[Found]:
    """The documents that have every word in their region, year, title, file or name."""
    wanted = list(words)
    return [one for one in documents if all(word in _described(one) for word in wanted)]


def _described(one: Found) -> str:
    return f"{heading(one)} {one.region_code} {one.kind} {one.source} {one.document}"


def draw(drawing: Drawing) -> Drawn:
    """Write the views and readers of some documents, and the views of what they are about."""
    draw_readers(drawing)
    held = Held(drawing.files)
    networks = [held.network(one.iri) for one in drawing.documents]
    entitled(networks, titles(drawing.documents))
    units, named = with_views(networks)
    pages = links(drawing.documents, drawing.known, units, named)
    for one, network in zip(drawing.documents, networks, strict=True):
        _write(drawing.kg, Sheet(document_view(one), heading(one), network), pages)
    codes = sorted({one.region_code for one in drawing.documents if one.region_code})
    for sheet in chain(
        (region_sheet(networks, code, drawing.known) for code in codes),
        (unit_sheet(networks, unit) for unit in units),
        (initiative_sheet(networks, node) for node in named),
    ):
        _write(drawing.kg, sheet, pages)
    return Drawn(drawing, frozenset(units))


def draw_readers(drawing: Drawing) -> int:
    """Write the pages of some documents under ``reader/``; their number."""
    write_readers(drawing.kg, drawing.part, drawing.documents, heading)
    return len(drawing.documents)


def draw_shared(kg: Path, done: Iterable[Drawn]) -> None:
    """Write again the views of units that several parts name: each part told its own tasks only."""
    drawn = sorted(done, key=lambda one: one.drawing.part)
    times = Counter(unit for one in drawn for unit in one.units)
    shared = {unit for unit, count in times.items() if count > 1}
    own = [one.drawing for one in drawn if shared & one.units]
    if not own:
        return
    networks: list[Network] = []
    for drawing in own:
        held = Held(drawing.files)
        tables = [one for one in drawing.documents if one.kind == "table"]
        networks += [held.network(one.iri) for one in tables]
        entitled(networks, titles(tables))
    documents = [one for drawing in own for one in drawing.documents]
    pages = links(documents, own[0].known, shared, ())
    for unit in sorted(shared):
        _write(kg, unit_sheet(networks, unit), pages)


def draw_regions(kg: Path) -> None:
    """Write the overview of all regions; the manifest and the assessments must be there."""
    documents = read_manifest(kg).documents
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    told = columns(kg, "assessments", "document", "verdict", "preferred")
    for document, verdict, preferred in told:
        verdicts[document][verdict] += preferred == "true"
    known = {one.region_code for one in documents if one.region_code}
    sheet = regions_sheet(documents, titles(documents), verdicts)
    _write(kg, sheet, links(documents, known, (), ()))


def titles(documents: Iterable[Found]) -> dict[str, str]:
    """What documents are called, by IRI."""
    return {one.iri: heading(one) for one in documents}


def _write(kg: Path, sheet: Sheet, pages: Links) -> None:
    write_view(
        sheet.network,
        kg / sheet.address,
        title=sheet.title,
        assets=kg / ASSETS,
        home=kg / INDEX,
        reader=kg / READER,
        guide=sheet.guide(pages),
    )


def drawings(kg: Path, parts: Iterable[Part], judged: Iterable[Path] = ()) -> list[Drawing]:
    """A task for each part, the largest first; ``judged`` are the files of assessments.

    A file of assessments is called by the code of the region that it is of.
    """
    shown = list(parts)
    by_code = {path.name.split(".")[0]: path for path in judged}
    known = {one.region_code for part in shown for one in part.documents if one.region_code}
    tasks = []
    for part in shown:
        codes = sorted({one.region_code or "unknown" for one in part.documents})
        folder = kg / "parts" / part.name
        files = [folder / GRAPH, *(by_code[c] for c in codes if c in by_code)]
        tasks.append(Drawing(kg, folder, tuple(files), part.documents, tuple(sorted(known))))
    return sorted(tasks, key=lambda task: -len(task.documents))
