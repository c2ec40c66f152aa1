"""One target over a country or a province in one year: a tile for each province, or ranked bars.

Data: ``schema/tiles.csv``, the place of each province on a grid on which neighbours stay near.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from ...loaders.errors import ZhengtuError
from ...loaders.wordlists import mapping
from ...schema.regions import gazetteer
from .cells import Cell, Sought, Source, cells, region_name
from .picture import Picture, Value, verdict_words
from .targets import form_words

_SCHEMA = __name__.split(".")[0] + ".schema"
COLUMNS = ("region", "asked", "outcome", "quote")


@cache
def tiles() -> dict[str, tuple[int, int]]:
    """Row and column of each province by its code.

    >>> tiles()["110000"] < tiles()["440000"]
    True
    """
    text = (files(_SCHEMA) / "tiles.csv").read_text(encoding="utf-8")
    return {
        row["code"]: (int(row["row"]), int(row["column"]))
        for row in csv.DictReader(text.splitlines())
    }


def tile_map(graph: Source, about: Sought, year: str) -> Picture:
    """The provinces of the graph on a grid, shaded by their target; those without say why."""
    found = {cell.code: cell for cell in _of_year(graph, about, year) if cell.code in tiles()}
    if not any(cell.asked for cell in found.values()):
        raise _nothing(str(graph.directory), year, about, "--region for the regions of a province")
    values = [_tile(code, found.get(code)) for code in tiles()]
    title = mapping("charts")["map-title"].format(year=year, indicator=about.words)
    return _picture("map", title, sorted(found.values(), key=lambda one: one.code), values)


def ranking(graph: Source, about: Sought, year: str, region: str) -> Picture:
    """The regions right below a region (code), the highest target first."""
    above = region_name(region)
    below = {one.code for one in gazetteer().children(region, int(year))}
    found = [cell for cell in _of_year(graph, about, year) if cell.code in below]
    if not any(cell.asked for cell in found):
        raise _nothing(above, year, about, "another --indicator")
    found.sort(key=lambda one: (-one.asked.at if one.asked else 0, one.code))
    found.sort(key=lambda one: one.asked is None)
    say = mapping("charts")
    title = say["ranking-title"].format(year=year, region=above, indicator=about.words)
    return _picture("ranking", title, found, [_bar(cell) for cell in found])


def _of_year(graph: Source, about: Sought, year: str) -> list[Cell]:
    return [cell for cell in cells(graph, about) if str(cell.year) == year]


def _nothing(place: str, year: str, about: Sought, other: str) -> ZhengtuError:
    found = f"no target for {about.words} in {year} with a number at hand"
    return ZhengtuError(place, found, f"give another --year, or {other}")


def _picture(
    template: str, title: str, found: list[Cell], values: list[dict[str, Value]]
) -> Picture:
    say = mapping("charts")
    return Picture(
        template=template,
        title=title,
        notes=(say["signs"], say["map-note"]) if template == "map" else (say["signs"],),
        axis=found[0].unit,
        columns=tuple(say[column] for column in COLUMNS),
        rows=tuple((one.region, _words(one), one.said, one.quote) for one in found),
        values=tuple(values),
    )


def _words(cell: Cell) -> str:
    """The target, or why there is none."""
    return cell.asked.text if cell.asked else verdict_words(cell.status)


def _tile(code: str, cell: Cell | None) -> dict[str, Value]:
    row, column = tiles()[code]
    region = gazetteer().get(code)
    return {
        "region": region.short if region else code,
        "row": row,
        "column": column,
        "at": float(cell.asked.at) if cell and cell.asked else None,
        "words": _words(cell) if cell else "",
    }


def _bar(cell: Cell) -> dict[str, Value]:
    top = cell.asked.high if cell.asked else None
    return {
        "region": cell.region,
        "at": float(cell.asked.at) if cell.asked else None,
        "top": float(top) if top is not None else None,
        "form": form_words(cell.asked),
        "words": _words(cell),
    }
