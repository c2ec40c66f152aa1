"""The pages of a graph: view and reader of each document, and what the first page says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..graph.held import Held
from ..graph.network import document_network
from ..graph.triples.document import CLASSES
from ..graph.triples.names import zt
from ..loaders.errors import ZhengtuError
from ..schema.turtle import ID, RDFS, descriptions
from .bundle import GRAPH, Found, Part
from .reader.draw import FOLDER, reader_name, write_readers
from .site import DocumentLine, SkippedLine, Summary
from .views import write_view

if TYPE_CHECKING:
    from ..loaders.records import DocumentKind
    from .api import Graph
    from .inputs import Inputs
    from .manifest import Manifest

ASSETS = "assets"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The documents of a ``part``, drawn from it and the quads in ``files`` into ``kg``."""

    kg: Path
    part: Path
    files: tuple[Path, ...]
    documents: tuple[Found, ...]


def view_name(one: Found) -> str:
    """The file name of a document's view: region, year, kind and the document's own name."""
    place = one.region_code or "region-unknown"
    return f"{place}-{one.year or 'year-unknown'}-{one.kind}-{one.document}.html"


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
    """The documents that have every word in their region, year, title, file or name.

    Raises ``ZhengtuError`` where there is none.
    """
    wanted = list(words)
    found = [one for one in documents if all(word in _described(one) for word in wanted)]
    if not found:
        said = " ".join(wanted)
        raise ZhengtuError(said, "no document of this graph matches", "run zhengtu view KG")
    return found


def _described(one: Found) -> str:
    return f"{heading(one)} {one.region_code} {one.kind} {one.source} {one.document}"


def draw(drawing: Drawing) -> int:
    """Write the views of some documents under ``views/`` and their readers; their number."""
    draw_readers(drawing)
    held = Held(drawing.files)
    views = drawing.kg / "views"
    for one in drawing.documents:
        write_view(
            held.network(f"{ID}document/{one.document}"),
            views / view_name(one),
            title=heading(one),
            assets=views / ASSETS,
            home=drawing.kg / "index.html",
            reader=drawing.kg / FOLDER,
        )
    return len(drawing.documents)


def draw_readers(drawing: Drawing) -> int:
    """Write the pages of some documents under ``reader/``; their number."""
    write_readers(drawing.kg, drawing.part, drawing.documents, heading, view_name)
    return len(drawing.documents)


def draw_alone(graph: Graph, one: Found, path: Path) -> None:
    """Write the view of one document as a page that needs no other file."""
    network = document_network(graph.store, f"{ID}document/{one.document}")
    write_view(network, path, title=heading(one))


def drawings(kg: Path, parts: Iterable[Part], judged: Iterable[Path] = ()) -> list[Drawing]:
    """A task for each part, the largest first; ``judged`` are the files of assessments.

    A file of assessments is called by the code of the region that it is of.
    """
    by_code = {path.name.split(".")[0]: path for path in judged}
    tasks = []
    for part in parts:
        codes = sorted({one.region_code or "unknown" for one in part.documents})
        folder = kg / "parts" / part.name
        files = [folder / GRAPH, *(by_code[c] for c in codes if c in by_code)]
        tasks.append(Drawing(kg, folder, tuple(files), part.documents))
    return sorted(tasks, key=lambda task: -len(task.documents))


def summary(content: Manifest, inputs: Inputs, kg: Path) -> Summary:
    """What the first page says."""
    omissions = [one.span for loaded in inputs.sources for one in loaded.omissions]
    counts = content.counts
    tables = sorted(path.name for path in (kg / "tables").glob("*.csv"))
    return Summary(
        documents=tuple(map(_document_line, content.documents)),
        skipped=tuple(SkippedLine(one.place, one.found, one.remedy) for one in content.skipped),
        targets=counts["targets"],
        outcomes=counts["outcomes"],
        initiatives=counts["initiatives"],
        tasks=counts["tasks"],
        terms=counts["terms"],
        numbers=counts["numbers"],
        unparsed=counts["unparsed"],
        omissions=len(omissions),
        omitted=sum(span.end - span.start for span in omissions),
        files=("graph.ttl", "manifest.json", *(f"tables/{name}" for name in tables)),
        version=content.zhengtu,
    )


def _document_line(one: Found) -> DocumentLine:
    return DocumentLine(
        title=heading(one),
        kind=one.kind,
        source=one.source,
        region=one.region,
        year=one.year,
        speaker=one.speaker,
        view=f"views/{view_name(one)}",
        reader=f"{FOLDER}/{reader_name(one)}",
        targets=one.targets,
        outcomes=one.outcomes,
        initiatives=one.initiatives,
        tasks=one.tasks,
        terms=one.terms,
    )
