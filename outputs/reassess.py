"""Judging again under another policy: no report is read, nothing that was said changes.

The new graph directory shares all files with the old one but those that depend on judgements, and
takes its place when it is whole. Of the store only the triples that differ are exchanged.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from ..graph.assess.policy import Policy
from ..graph.assess.policy import policy as named_policy
from ..graph.store import amend, write_turtle
from ..loaders.errors import NoGraph
from .addresses import INDEX, PAGES, PICTURES, READER, VIEWS
from .api import Graph
from .assessing import Judging, judge_all
from .bundle import Part, read_part
from .directory import link, replacing
from .manifest import Manifest, described, write_manifest
from .pool import pool, started
from .publish import begin, draw_first, draw_others

WRITTEN = (
    *("assessments", "assessments.ttl", "manifest.json", "assets"),
    *(INDEX, PAGES, PICTURES, READER, VIEWS),
)
TABLES = ("assessments.csv", "cascade.csv", "panel_targets.csv")
CHARACTERS = 200
"""Characters whose reading takes as long as judging one target."""


def reassess(
    directory: str | os.PathLike[str],
    policy: str,
    *,
    workers: int | None = 1,
    executor: Executor | None = None,
    progress: bool = True,
) -> Graph:
    """Judge the targets of a graph directory by ``policy``: ``strict``, ``lenient`` or a file."""
    by = named_policy(policy)
    old = Graph(directory)
    root = old.directory
    parts = list(_parts(old))
    sizes = [sum(one.targets for one in part.documents) * CHARACTERS for part in parts]
    with replacing(root) as new:
        _share(root, new)
        with pool(executor, workers, sizes) as where:
            judged = judge_all(where, new, parts, by, progress)
            triples = started(where, write_turtle, judged.files, new / "assessments.ttl")
            drawn = begin(where, new, parts, judged.files, progress)
            before = sorted((root / "assessments").iterdir())
            amend(new / "store", before, judged.files)
            write_manifest(new, _content(old.manifest, judged, by, triples()))
            draw_others(where, new, drawn)
            draw_first(new)
    return Graph(directory)


def _parts(graph: Graph) -> Iterator[Part]:
    for name in graph.manifest.parts:
        part = read_part(graph.directory / "parts" / name)
        if part is None:
            raise NoGraph(str(graph.directory), f"its part {name} is missing", "build it again")
        yield part


def _content(old: Manifest, judged: Judging, by: Policy, triples: int) -> Manifest:
    said = old.counts["triples"] - old.counts["judgements"]
    counts = old.counts | {"triples": said + triples, "judgements": triples}
    verdicts = dict(sorted(judged.verdicts.items()))
    return replace(old, policy=described(by), verdicts=verdicts, counts=counts)


def _share(old: Path, new: Path) -> None:
    """All of a graph directory but what judging writes, sharing the bytes on disk.

    The tables of a store never change once they are written; its other files do. Every page shows
    verdicts, and is drawn again.
    """
    shutil.copytree(
        old, new, dirs_exist_ok=True, copy_function=_link, ignore=shutil.ignore_patterns(*WRITTEN)
    )
    for name in TABLES:
        (new / "tables" / name).unlink(missing_ok=True)


def _link(source: str, target: str) -> None:
    path = Path(source)
    if path.parent.name == "store" and path.suffix != ".sst":
        shutil.copy2(source, target)
    else:
        link(source, target)
