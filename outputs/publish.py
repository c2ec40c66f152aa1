"""The site of a graph directory: every page that a person opens, in the order in which each can be.

Views and readers are drawn from the parts, so they begin before there is a store; what is drawn
from tables comes when these are written, the first page when all others are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path

from .addresses import ASSETS
from .bundle import Part
from .charts.album import albums, draw_album
from .front.draw import write_front
from .manifest import read_manifest
from .pages import Drawn, draw, draw_regions, draw_shared, drawings, heading
from .pool import spread, started
from .profiles.write import write_pages
from .progress import track
from .reader.assets import write_assets as write_reader_assets
from .views import write_assets


def begin(
    where: Executor | None, kg: Path, parts: Sequence[Part], judged: Iterable[Path], show: bool
) -> Iterator[Drawn]:
    """Start to draw what the parts and the files of assessments tell; what is done, as it comes."""
    write_assets(kg / ASSETS)
    write_reader_assets(kg)
    tasks = drawings(kg, parts, judged)
    return track(spread(where, draw, tasks), "drawing", len(tasks), show=show)


def draw_others(where: Executor | None, kg: Path, drawn: Iterable[Drawn]) -> None:
    """Write all other pages but the first, from tables and manifest, which must be there."""
    policy = read_manifest(kg).policy["zh"]
    written = [started(where, write, kg) for write in (write_pages, draw_regions)]
    pictures = spread(where, draw_album, albums(kg, policy))
    draw_shared(kg, drawn)
    for wait in written:
        wait()
    for _ in pictures:
        pass


def draw_first(kg: Path) -> None:
    """Write the first page, which tells of all others, when they are there."""
    write_front(kg, read_manifest(kg), heading)
