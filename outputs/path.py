"""The command ``zhengtu path``: how one thing is tied to another."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..loaders.errors import ZhengtuError

if TYPE_CHECKING:
    from ..graph import paths as found

QUOTE = 80
"""Characters of a quote that are printed."""


def path(
    kg: Annotated[Path, typer.Argument(metavar="KG", help="A graph directory.")],
    start: Annotated[str, typer.Argument(metavar="X", help="A name, code or IRI.")],
    goal: Annotated[str, typer.Argument(metavar="Y", help="Another; 绍兴市 2020 is a document.")],
    form: Annotated[
        str, typer.Option("--format", metavar="text|json", help="Of the answer.")
    ] = "text",
) -> None:
    """How is X tied to Y: the shortest ways, each step with its evidence."""
    from ..graph.paths import paths
    from .api import open_graph

    if form not in ("text", "json"):
        raise ZhengtuError(f"--format {form}", "no such format", "one of: text, json")
    ways = paths(open_graph(kg).store, start, goal)
    if form == "json":
        typer.echo(json.dumps([asdict(way) for way in ways], ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(told(ways)))


def told(ways: Sequence[found.Path]) -> Iterator[str]:
    """The ways as lines of text.

    >>> list(told([]))
    ['nothing ties them within 6 steps']
    """
    if not ways:
        yield "nothing ties them within 6 steps"
    for number, way in enumerate(ways, 1):
        chain = " — ".join(thing.label for thing in way.things)
        yield f"{number}. {chain} (cost {way.cost})"
        for step in way.steps:
            yield f"   {step.words}"
            if step.quote:
                quote = step.quote.replace("\n", " ")
                quote = quote if len(quote) <= QUOTE else quote[: QUOTE - 1] + "…"
                yield f"      “{quote}” {step.file}:{step.start}–{step.end}"
            elif step.file:
                yield f"      {step.file}"
