"""The command ``zhengtu view``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...loaders.errors import BadQuery, UnknownThing

if TYPE_CHECKING:
    from ..api import Graph
    from ..sheets import Sheet

_QUERY = re.compile(
    r"\s*(#|(BASE|PREFIX|SELECT|CONSTRUCT|DESCRIBE|ASK|INSERT|DELETE|LOAD|CLEAR|DROP)\b)",
    re.IGNORECASE,
)


def view(
    kg: Annotated[Path, typer.Argument(metavar="KG", help="A graph directory.")],
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHAT",
            help="A region, unit, document or initiative; or SPARQL, @FILE, a saved query's name.",
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write this file.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="For a saved query.")
    ] = None,
) -> None:
    """Show where the views are; with -o, write one as a page of its own, scripts inside."""
    from ..api import open_graph

    graph, words = open_graph(kg), [one for one in what or [] if one.strip()]
    text = _query(" ".join(words))
    if param and not text:
        raise BadQuery(f"--param {param[0]}", "only a query takes it", "leave it out")
    if output is None:
        if text:
            remedy = "write its page to a file: add -o FILE.html"
            raise BadQuery("query", "no page beside the site shows its answer", remedy)
        typer.echo("\n".join(_places(graph, words)))
        return
    if not words:
        remedy = f"name a region, unit, document or initiative: zhengtu view {kg} WHAT -o {output}"
        raise UnknownThing(str(kg), "nothing is named that the page should show", remedy)
    _write(_asked(graph, text, param or []) if text else _named(graph, words), output)
    typer.echo(str(output))


def _named(graph: Graph, words: list[str]) -> Sheet:
    from .chosen import chosen

    return chosen(graph, words).sheet()


def _places(graph: Graph, words: list[str]) -> Iterator[str]:
    """Where the views of a graph directory are that the words name; all without any."""
    from ..addresses import regions_view
    from ..sheets import overview
    from .chosen import choices, chosen

    kg = graph.directory
    found = [(one.address, one.label) for one in choices(graph, words)]
    if not words:
        found.insert(0, (regions_view(), overview()))
    elif not found:
        one = chosen(graph, words)
        found = [(one.address, one.label)]
    there = [f"{kg / address}\t{label}" for address, label in found if (kg / address).is_file()]
    if not there:
        said = " ".join(words)
        told = f"no page beside the site shows {found[0][1]}"
        raise UnknownThing(said, told, f"write one: add -o {said}.html")
    yield from there


def _query(said: str) -> str:
    """The query that the words are, name or point to; nothing where they name a subject."""
    from ...graph.query import saved
    from ..asking import sparql

    text = sparql(said)
    if text != said or _QUERY.match(text):
        return text
    return next((one.text for one in saved() if one.name == said), "")


def _asked(graph: Graph, text: str, param: list[str]) -> Sheet:
    from ...graph.query import described
    from ...graph.subjects.answer import answer
    from ..asking import given
    from ..sheets import answer_sheet

    found = answer(graph.store, text, given(param))
    return answer_sheet(found, described("SPARQL", text).title_zh)


def _write(sheet: Sheet, path: Path) -> None:
    from ..views import write_view

    write_view(sheet.network, path, title=sheet.title, guide=sheet.guide())
