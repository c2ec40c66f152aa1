"""The pictures that a build leaves in ``pictures/``: a few for each region, drawn from its tables.

What they show is the growth of the economy, which nearly every report sets: target and outcome of
each region, the steps from a province down, the map. Any other is drawn when asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from ...schema.regions import gazetteer
from ..addresses import PICTURES, picture
from .cascade import cascade
from .cells import Cell, Sought, Source, Tables, cells, concerns, rows, sought
from .drawing import themed
from .picture import Picture
from .scorecard import of_table
from .targets import over_years
from .tiles import tile_map, tiles

INDICATOR = "gdp"
YEARS = 2
"""Years with a figure that a picture over the years has at least."""
PLACES = 2
"""Regions that a map, or the steps of a province, have at least."""
PAGE = 12
"""Pictures of an album: few enough to share them out, enough to start Vega for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture of ``kind``: of a region by its ``code``, and of a year, where it has those."""

    kind: str
    code: str = ""
    year: str = ""

    @property
    def name(self) -> str:
        """What its file is called.

        >>> Wanted("targets", "330100").name, Wanted("map", year="2024").name
        ('targets-gdp-330100', 'map-gdp-2024')
        """
        about = "" if self.kind == "scorecard" else INDICATOR
        return "-".join(word for word in (self.kind, about, self.code, self.year) if word)


@dataclass(frozen=True, slots=True)
class Album:
    """Some of the pictures of a graph directory: one task for the pool."""

    tables: Tables
    wanted: tuple[Wanted, ...]


def available() -> bool:
    """Whether the library that draws is installed."""
    return find_spec("vl_convert") is not None


def albums(kg: Path, policy: str) -> list[Album]:
    """The tasks that draw all pictures of a build; none where vl-convert is not installed.

    The tables must be written before; ``policy`` is what it is called in Chinese.
    """
    every = planned(kg) if available() else ()
    tables = Tables(kg, policy)
    return [Album(tables, every[at : at + PAGE]) for at in range(0, len(every), PAGE)]


def draw_album(album: Album) -> int:
    """Write its pictures under ``pictures/``; their number."""
    kg = album.tables.directory
    (kg / PICTURES).mkdir(exist_ok=True)
    about = sought(album.tables, INDICATOR)
    by_code = _by_code(cells(album.tables, about))
    for one in album.wanted:
        text = themed(_picture(one, album.tables, about, by_code))
        (kg / picture(one.name)).write_text(text, encoding="utf-8", newline="\n")
    return len(album.wanted)


def _picture(one: Wanted, tables: Tables, about: Sought, by_code: dict[str, list[Cell]]) -> Picture:
    drawn: dict[str, Callable[[], Picture]] = {
        "targets": lambda: over_years(by_code[one.code], about, tables.policy),
        "cascade": lambda: cascade(tables, about, one.year, one.code),
        "map": lambda: tile_map(tables, about, one.year),
        "scorecard": lambda: of_table(tables, one.code, one.year),
    }
    return drawn[one.kind]()


def planned(kg: Path) -> tuple[Wanted, ...]:
    """The pictures of a graph directory, whether or not anything can draw them."""
    tables = Tables(kg, "")
    about = sought(tables, INDICATOR)
    every = cells(tables, about)
    return (
        *_map(every),
        *_steps(tables, about),
        *_scorecards(tables),
        *(Wanted("targets", code) for code, each in _by_code(every).items() if _long(each)),
    )


def _by_code(every: Iterable[Cell]) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = defaultdict(list)
    for cell in every:
        found[cell.code].append(cell)
    return dict(sorted(found.items()))


def _long(found: Iterable[Cell]) -> bool:
    return sum(cell.asked is not None or cell.outcome is not None for cell in found) >= YEARS


def _map(every: Iterable[Cell]) -> Iterator[Wanted]:
    """The last year for which several provinces set a target."""
    counts = Counter(str(cell.year) for cell in every if cell.asked and cell.code in tiles())
    years = [year for year, count in counts.items() if count >= PLACES]
    if years:
        yield Wanted("map", year=max(years))


def _steps(tables: Source, about: Sought) -> Iterator[Wanted]:
    """For each province the last year in which several regions stand below a target of it."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows(tables, "cascade"):
        if concerns(row, about) and row["assigned"] != "true" and row["above_code"]:
            counts[_province(row["region_code"]), row["year"]] += 1
    last: dict[str, str] = {}
    for (code, year), count in counts.items():
        if code and count >= PLACES:
            last[code] = max(year, last.get(code, ""))
    yield from (Wanted("cascade", code, year) for code, year in sorted(last.items()))


def _province(code: str) -> str:
    own = gazetteer().get(code)
    line = [*([own] if own else []), *gazetteer().ancestors(code)]
    return next((one.code for one in line if one.level == "province"), "")


def _scorecards(tables: Source) -> Iterator[Wanted]:
    """For each region the last year that has a table of tasks."""
    last: dict[str, str] = {}
    for row in rows(tables, "tasks"):
        code, year = row["region_code"], row["report_year"]
        if code and year:
            last[code] = max(year, last.get(code, ""))
    yield from (Wanted("scorecard", code, year) for code, year in sorted(last.items()))
