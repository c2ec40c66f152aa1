"""The pages of a graph: the view of each document, and what the first page says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..graph.network import document_network
from ..graph.store import open_store
from ..loaders.errors import ZhengtuError
from ..schema.turtle import ID
from .bundle import Found
from .site import DocumentLine, SkippedLine, Summary
from .views import write_view

if TYPE_CHECKING:
    from .api import Graph
    from .inputs import Inputs
    from .manifest import Manifest

ASSETS = "assets"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Documents to draw: ``kg`` is the graph directory that holds their store and views."""

    kg: Path
    documents: tuple[Found, ...]


def view_name(one: Found) -> str:
    """The file name of a document's view: region, year, kind and the document's own name."""
    place = one.region_code or "region-unknown"
    return f"{place}-{one.year or 'year-unknown'}-{one.kind}-{one.document}.html"


def heading(one: Found) -> str:
    """What a document is called on a page: its title, with the region and year it leaves out."""
    title = one.title or ""
    words = [str(word) for word in (one.region, one.year) if word and str(word) not in title]
    return " ".join([*words, title]).strip() or one.source


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
    """Write the views of some documents under ``views/``; their number."""
    store = open_store(drawing.kg / "store")
    views = drawing.kg / "views"
    for one in drawing.documents:
        write_view(
            document_network(store, f"{ID}document/{one.document}"),
            views / view_name(one),
            title=heading(one),
            assets=views / ASSETS,
            home=drawing.kg / "index.html",
        )
    return len(drawing.documents)


def draw_alone(graph: Graph, one: Found, path: Path) -> None:
    """Write the view of one document as a page that needs no other file."""
    network = document_network(graph.store, f"{ID}document/{one.document}")
    write_view(network, path, title=heading(one))


def drawings(kg: Path, documents: Iterable[Found], size: int = 20) -> list[Drawing]:
    """The documents in portions of ``size``, each a task for a worker."""
    ordered = list(documents)
    return [Drawing(kg, tuple(ordered[n : n + size])) for n in range(0, len(ordered), size)]


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
        targets=one.targets,
        outcomes=one.outcomes,
        initiatives=one.initiatives,
        tasks=one.tasks,
        terms=one.terms,
    )
