"""The command ``zhengtu chart``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...loaders.errors import ZhengtuError

if TYPE_CHECKING:
    from ..api import Graph
    from .picture import Picture


class What(StrEnum):
    """The pictures there are."""

    TARGETS = "targets"
    SCORECARD = "scorecard"
    CASCADE = "cascade"
    MAP = "map"


NEEDS: dict[What, tuple[str, ...]] = {
    What.TARGETS: ("--region",),
    What.SCORECARD: ("--region", "--year"),
    What.CASCADE: ("--year",),
    What.MAP: ("--year",),
}
"""The options without which a picture cannot be drawn."""

PICTURES = "Which, and what it needs: " + "; ".join(
    f"{what} {' '.join(needed)}" for what, needed in NEEDS.items()
)


def chart(
    kg: Annotated[Path, typer.Argument(metavar="KG", help="A graph directory.")],
    what: Annotated[What, typer.Argument(metavar="PICTURE", help=PICTURES)],
    region: Annotated[
        str | None, typer.Option("--region", help="Name or code; targets and scorecard need it.")
    ] = None,
    indicator: Annotated[str, typer.Option("--indicator", help="Name or id of it.")] = "gdp",
    aspect: Annotated[
        str | None, typer.Option("--aspect", metavar="growth|level|…", help="If not the usual.")
    ] = None,
    year: Annotated[
        str | None, typer.Option("--year", help="Year of the targets; all but targets need it.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="A .svg, .png, .html or .json."),
    ] = None,
) -> None:
    """Draw a picture: targets and outcomes, scorecard, cascade of levels, map of a target.

    A map of one --region ranks what lies right below it; a cascade of one shows that only.
    """
    from ..api import open_graph
    from .drawing import save

    graph = open_graph(kg)
    picture = pictured(graph, what, region, year, indicator, aspect)
    named = [what, *([] if what is What.SCORECARD else [indicator]), region, year]
    path = output or Path("-".join(word for word in named if word) + ".svg")
    save(picture, path)
    typer.echo(str(path))


def pictured(
    graph: Graph,
    what: What,
    region: str | None,
    year: str | None,
    indicator: str,
    aspect: str | None,
) -> Picture:
    """The picture that these words name; ``ZhengtuError`` says which of them is missing."""
    from .cascade import cascade
    from .cells import sought
    from .scorecard import scorecard
    from .targets import targets
    from .tiles import ranking, tile_map

    _complete(what, {"--region": region, "--year": year})
    place, when = code_of(graph, region) if region else "", year or ""
    if what is What.SCORECARD:
        return scorecard(graph, place, when)
    about = sought(graph, indicator, aspect, place)
    if what is What.TARGETS:
        return targets(graph, place, about)
    if what is What.CASCADE:
        return cascade(graph, about, when, place)
    return ranking(graph, about, when, place) if place else tile_map(graph, about, when)


def code_of(graph: Graph, words: str) -> str:
    """The code of the region called so, one with documents or one above such."""
    from ...graph.regions import the_one
    from ...graph.subjects.regions import NATION
    from ...schema.regions import gazetteer

    known = {one.region_code: one.region for one in graph.manifest.documents}
    above = {one.code for code in known if code for one in gazetteer().ancestors(code)}
    at_hand = {NATION, *known, *above}
    return the_one(words, at_hand.__contains__, [name for name in known.values() if name])


def _complete(what: What, given: dict[str, str | None]) -> None:
    """Raise ``ZhengtuError`` that names all options which are missing."""
    missing = [option for option in NEEDS[what] if not given[option]]
    year = given["--year"]
    if year and not year.isdecimal():
        raise ZhengtuError(f"--year {year}", "no year", "write its digits, as 2024")
    if missing:
        example = " ".join(f"{option} {option[2:].upper()}" for option in NEEDS[what])
        found = f"this picture needs {' and '.join(missing)}"
        raise ZhengtuError(f"chart {what}", found, f"write: zhengtu chart KG {what} {example}")
