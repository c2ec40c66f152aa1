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


def chart(
    kg: Annotated[Path, typer.Argument(metavar="KG", help="A graph directory.")],
    what: Annotated[What, typer.Argument(metavar="|".join(What), help="Which picture.")],
    region: Annotated[
        str | None, typer.Option("--region", help="Name or code of the region.")
    ] = None,
    indicator: Annotated[str, typer.Option("--indicator", help="Name or id of it.")] = "gdp",
    aspect: Annotated[
        str | None, typer.Option("--aspect", metavar="growth|level|…", help="If not the usual.")
    ] = None,
    year: Annotated[str | None, typer.Option("--year", help="Year that targets are for.")] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="A .svg, .png, .html or .json."),
    ] = None,
) -> None:
    """Draw a picture: targets and outcomes, scorecard, cascade of levels, map of a target."""
    from ..api import open_graph
    from .drawing import save

    graph = open_graph(kg)
    picture = _picture(graph, what, region, year, indicator, aspect)
    named = [what, *([] if what is What.SCORECARD else [indicator]), region, year]
    path = output or Path("-".join(word for word in named if word) + ".svg")
    save(picture, path)
    typer.echo(str(path))


def _picture(
    graph: Graph,
    what: What,
    region: str | None,
    year: str | None,
    indicator: str,
    aspect: str | None,
) -> Picture:
    from .cascade import cascade
    from .cells import sought
    from .scorecard import scorecard
    from .targets import targets
    from .tiles import ranking, tile_map

    if what is What.SCORECARD:
        return scorecard(graph, _given(region, "--region"), _given(year, "--year"))
    about = sought(graph, indicator, aspect, region)
    if what is What.TARGETS:
        return targets(graph, _given(region, "--region"), about)
    when = _given(year, "--year")
    if what is What.CASCADE:
        return cascade(graph, about, when, region)
    return ranking(graph, about, when, region) if region else tile_map(graph, about, when)


def _given(value: str | None, option: str) -> str:
    if value is None:
        raise ZhengtuError("zhengtu chart", f"this picture needs {option}", f"add {option}")
    return value
