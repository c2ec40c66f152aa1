"""Build a graph directory: read, extract by region bundles, store, tables, pages, manifest.

    manifest.json  parts/  assessments/  store/  graph.ttl  assessments.ttl  tables/  views/
    reader/  assets/  index.html

The same input gives the same bytes in every file but those of ``store/``, which Oxigraph lays
out as it likes; what they hold is the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import fields, replace
from itertools import groupby
from pathlib import Path

from ..graph.aliases import NOTHING_DECIDED, Aliases
from ..graph.assess.policy import DEFAULT, Policy
from ..graph.assess.policy import policy as named_policy
from ..graph.store import load, open_store, write_part, write_turtle
from ..graph.triples import vocabulary_quads
from ..loaders.errors import ZhengtuError
from .aliases import read_aliases, write_aliases, write_organizations
from .api import Graph
from .assessing import judge_all
from .bundle import GRAPH, Bundle, Found, Part, program_digest, read_part, work
from .csvtext import BOM, written
from .directory import adopt, check_replaceable, replacing
from .inputs import Inputs, Item, Problem, gather
from .manifest import all_problems, manifest, write_manifest
from .pool import pool, spread, started
from .progress import track
from .publish import begin, draw_first, draw_others
from .tables import TABLES, WHERE, omitted

AnyPath = str | os.PathLike[str]


def build(
    paths: Iterable[AnyPath] | AnyPath,
    directory: AnyPath = "kg",
    *,
    aliases: AnyPath | None = None,
    policy: str = DEFAULT,
    workers: int | None = 1,
    executor: Executor | None = None,
    progress: bool = True,
) -> Graph:
    """Build the graph of every report under ``paths`` in ``directory`` and open it.

    ``workers`` processes share the work (``None``: as many as pay; with more than one, a script
    needs the usual ``if __name__ == "__main__":``), or any ``executor`` whose workers see the
    same disk. A file that cannot be used is listed in the manifest and does not stop the
    others; an error leaves ``directory`` as it was. ``aliases`` is a ``tables/aliases.csv`` with
    yes and no in its column ``same``; ``policy`` is how targets are judged: ``strict``,
    ``lenient`` or a file.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    check_replaceable(Path(directory))
    known = read_aliases(Path(aliases)) if aliases is not None else None
    by = named_policy(policy)
    inputs = gather(map(Path, given), show=progress)
    return assemble(
        inputs,
        Path(directory),
        aliases=known,
        by=by,
        workers=workers,
        executor=executor,
        progress=progress,
    )


def assemble(
    inputs: Inputs,
    directory: Path,
    *,
    aliases: Aliases | None = None,
    by: Policy | None = None,
    workers: int | None = 1,
    executor: Executor | None = None,
    progress: bool = True,
) -> Graph:
    """Build from what has been read already; raises ``ZhengtuError`` where that is nothing."""
    check_replaceable(directory)
    if not inputs.items:
        raise _nothing(inputs.skipped)
    with replacing(directory) as new:
        known = aliases or NOTHING_DECIDED
        bundles = plan(inputs.items, new / "parts", known)
        for bundle in bundles:
            _take_over(directory / "parts" / bundle.name, bundle)
        with pool(executor, workers, [_size(bundle) for bundle in bundles]) as where:
            parts = _extract(where, bundles, progress)
            if not any(part.documents for part in parts):
                raise _nothing(all_problems(inputs, parts))
            _finish(where, new, inputs, parts, known, by or named_policy(DEFAULT), progress)
    return Graph(directory)


def plan(items: Iterable[Item], parts: Path, aliases: Aliases | None = None) -> list[Bundle]:
    """A bundle for each region, the largest first, so that none is waited for at the end."""
    ordered = sorted(items, key=_order)
    bundles = [
        _bundle(code or None, tuple(group), parts.resolve(), aliases or NOTHING_DECIDED)
        for code, group in groupby(ordered, key=lambda item: item.identity.region_code or "")
    ]
    return sorted(bundles, key=lambda bundle: (-_size(bundle), bundle.region_code or ""))


def _bundle(code: str | None, items: tuple[Item, ...], parts: Path, aliases: Aliases) -> Bundle:
    """Only tables name units: a decision about those leaves what holds none as it is."""
    named = any(item.document.kind == "table" for item in items)
    return Bundle(code, items, program_digest(), parts, aliases if named else NOTHING_DECIDED)


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
    where: Executor | None,
    new: Path,
    inputs: Inputs,
    parts: list[Part],
    aliases: Aliases,
    by: Policy,
    progress: bool,
) -> None:
    """Everything that is made from the parts."""
    files = [new / "parts/vocabulary.nq.gz"]
    write_part(vocabulary_quads(), files[0])
    files += [new / "parts" / part.name / GRAPH for part in parts]
    triples = started(where, write_turtle, files, new / "graph.ttl")
    judged = judge_all(where, new, parts, by, progress)
    # One process loads, which takes longest, while the others write and draw.
    loaded = started(where, load, [*files, *judged.files], new / "store")
    told = started(where, write_turtle, judged.files, new / "assessments.ttl")
    drawn = begin(where, new, parts, judged.files, progress)
    content = manifest(inputs, parts, triples(), told(), by, judged.verdicts)
    _write_tables(new, inputs, parts, content.documents)
    write_organizations(new / "tables", aliases)
    write_manifest(new, content)
    draw_others(where, new, drawn)
    loaded()
    astray = write_aliases(open_store(new / "store"), new / "tables", aliases)
    write_manifest(new, replace(content, skipped=(*content.skipped, *astray)))
    draw_first(new)


def _write_tables(new: Path, inputs: Inputs, parts: list[Part], documents: Iterable[Found]) -> None:
    tables = new / "tables"
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
