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

_QUERY = re.compile(r"\s*(#|(BASE|PREFIX|SELECT|CONSTRUCT|DESCRIBE|ASK)\b)", re.IGNORECASE)
_FILES = (".rq", ".sparql")


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

    graph, words = open_graph(kg), what or []
    if output is None:
        typer.echo("\n".join(_places(graph, words)))
        return
    if not words:
        remedy = f"name a region, unit, document or initiative: zhengtu view {kg} WHAT -o {output}"
        raise UnknownThing(str(kg), "nothing is named that the page should show", remedy)
    text = _query(" ".join(words))
    if text:
        sheet = _asked(graph, text, param or [])
    else:
        from .chosen import chosen

        sheet = chosen(graph, words).sheet()
    _write(sheet, output)
    typer.echo(str(output))


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
        raise UnknownThing(said, "it has no page beside the site", f"write one: add -o {said}.html")
    yield from there


def _query(said: str) -> str:
    """The query that the words are, name or point to; nothing where they name a subject."""
    from ...graph.query import saved

    if said.startswith("@") or said.endswith(_FILES):
        path = Path(said.removeprefix("@"))
        try:
            return path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise BadQuery(str(path), "no readable query file", "check the path") from error
    if _QUERY.match(said):
        return said
    return next((one.text for one in saved() if one.name == said), "")


def _asked(graph: Graph, text: str, param: list[str]) -> Sheet:
    from ...graph.query import described
    from ...graph.subjects.answer import answer
    from ..sheets import answer_sheet

    params = dict(map(_pair, param))
    about = described("SPARQL", text)
    return answer_sheet(answer(graph.store, text, params), about.title_zh)


def _pair(param: str) -> tuple[str, str]:
    name, equals, value = param.partition("=")
    if not equals:
        raise BadQuery(f"--param {param}", "no value", f"write --param {name}=VALUE")
    return name, value


def _write(sheet: Sheet, path: Path) -> None:
    from ..views import write_view

    write_view(sheet.network, path, title=sheet.title, guide=sheet.guide())
