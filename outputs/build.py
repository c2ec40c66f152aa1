"""Build a graph directory: read, extract by region bundles, store, tables, pages, manifest.

    manifest.json  parts/  store/  graph.ttl  tables/  views/  index.html

The same input gives the same bytes in every file but those of ``store/``, which Oxigraph lays
out as it likes; what they hold is the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import fields
from itertools import groupby
from pathlib import Path

from ..graph.store import load, write_part, write_turtle
from ..graph.triples import vocabulary_quads
from ..loaders.errors import ZhengtuError
from .api import Graph
from .bundle import Bundle, Found, Part, program_digest, read_part, work
from .directory import adopt, check_replaceable, replacing
from .inputs import Inputs, Item, Problem, gather
from .manifest import all_problems, manifest, write_manifest
from .pages import ASSETS, draw, drawings, summary
from .pool import pool, spread, started
from .progress import track
from .site import write_index
from .tables import BOM, TABLES, WHERE, omitted, written
from .views import write_assets

AnyPath = str | os.PathLike[str]


def build(
    paths: Iterable[AnyPath] | AnyPath,
    directory: AnyPath = "kg",
    *,
    workers: int | None = 1,
    executor: Executor | None = None,
    progress: bool = True,
) -> Graph:
    """Build the graph of every report under ``paths`` in ``directory`` and open it.

    ``workers`` processes share the work (``None``: as many as pay; with more than one, a script
    needs the usual ``if __name__ == "__main__":``), or any ``executor`` whose workers see the
    same disk. A file that cannot be used is listed in the manifest and does not stop the
    others; an error leaves ``directory`` as it was.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    check_replaceable(Path(directory))
    inputs = gather(map(Path, given), show=progress)
    return assemble(inputs, Path(directory), workers=workers, executor=executor, progress=progress)


def assemble(
    inputs: Inputs,
    directory: Path,
    *,
    workers: int | None = 1,
    executor: Executor | None = None,
    progress: bool = True,
) -> Graph:
    """Build from what has been read already; raises ``ZhengtuError`` where that is nothing."""
    check_replaceable(directory)
    if not inputs.items:
        raise _nothing(inputs.skipped)
    with replacing(directory) as new:
        bundles = plan(inputs.items, new / "parts")
        for bundle in bundles:
            _take_over(directory / "parts" / bundle.name, bundle)
        with pool(executor, workers, [_size(bundle) for bundle in bundles]) as where:
            parts = _extract(where, bundles, progress)
            if not any(part.documents for part in parts):
                raise _nothing(all_problems(inputs, parts))
            _finish(where, new, inputs, parts, progress)
    return Graph(directory)


def plan(items: Iterable[Item], parts: Path) -> list[Bundle]:
    """A bundle for each region, the largest first, so that none is waited for at the end."""
    ordered = sorted(items, key=_order)
    bundles = [
        Bundle(code or None, tuple(group), program_digest(), parts.resolve())
        for code, group in groupby(ordered, key=lambda item: item.identity.region_code or "")
    ]
    return sorted(bundles, key=lambda bundle: (-_size(bundle), bundle.region_code or ""))


def _order(item: Item) -> tuple[str, int, str, str, int]:
    identity, document = item.identity, item.document
    place = (document.source.name, document.span.start)
    return identity.region_code or "", identity.year or 0, document.kind, *place


def _size(bundle: Bundle) -> int:
    return sum(item.document.span.end - item.document.span.start for item in bundle.items)


def _take_over(old: Path, bundle: Bundle) -> None:
    part = read_part(old)
    if part is not None and not part.problems:
        adopt(old, bundle.parts)


def _extract(where: Executor | None, bundles: list[Bundle], progress: bool) -> list[Part]:
    """The parts in the order of their regions."""
    code = {bundle.name: bundle.region_code or "" for bundle in bundles}
    done = track(spread(where, work, bundles), "extracting", len(bundles), show=progress)
    return sorted(done, key=lambda part: code[part.name])


def _finish(
    where: Executor | None, new: Path, inputs: Inputs, parts: list[Part], progress: bool
) -> None:
    """Everything that is made from the parts."""
    files = [new / "parts/vocabulary.nq"]
    write_part(vocabulary_quads(), files[0])
    files += [new / "parts" / part.name / "graph.nq" for part in parts]
    triples = started(where, write_turtle, files, new / "graph.ttl")
    load(files, new / "store")
    content = manifest(inputs, parts, triples())
    _write_tables(new, inputs, parts, content.documents)
    write_assets(new / "views" / ASSETS)
    tasks = drawings(new, content.documents)
    for _ in track(spread(where, draw, tasks), "drawing", len(tasks), show=progress):
        pass
    write_index(new, summary(content, inputs, new))
    write_manifest(new, content)


def _write_tables(new: Path, inputs: Inputs, parts: list[Part], documents: Iterable[Found]) -> None:
    tables = new / "tables"
    tables.mkdir()
    for table in TABLES:
        with (tables / f"{table.name}.csv").open("wb") as file:
            file.write((BOM + written([table.header])).encode())
            for part in parts:
                rows = new / "parts" / part.name / "tables" / f"{table.name}.csv"
                file.write(rows.read_bytes())
    (tables / "documents.csv").write_text(_documents(documents), encoding="utf-8", newline="")
    (tables / "omissions.csv").write_text(omitted(inputs.sources), encoding="utf-8", newline="")


def _documents(documents: Iterable[Found]) -> str:
    columns = [field.name for field in fields(Found)]
    rows = [tuple(getattr(one, column) for column in columns) for one in documents]
    return BOM + written([(*WHERE, *columns[len(WHERE) :]), *rows])


def _nothing(problems: tuple[Problem, ...]) -> ZhengtuError:
    """The one problem where there is one; else all of them under one error."""
    if len(problems) == 1:
        return ZhengtuError(problems[0].place, problems[0].found, problems[0].remedy)
    listed = "".join(f"\n  {problem}" for problem in problems)
    return ZhengtuError("build", f"no document could be read:{listed}", "\n  give other paths")
