"""The analysis of a graph directory, and the command ``zhengtu analyze``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ..graph.analysis import Cell, Table
    from ..graph.network import Network
    from .api import Graph

SHOWN = 10
"""Rows of each table that are printed; the files hold all."""
WIDTH = 40
"""Characters of a cell that are printed."""


def analyze(kg: Annotated[Path, typer.Argument(metavar="KG", help="A graph directory.")]) -> None:
    """Who stands in the middle, who works together, what is shared: KG/analysis/*.csv."""
    from .answers import drawn
    from .api import open_graph

    tables = analyzed(open_graph(kg))
    folder = kg / "analysis"
    folder.mkdir(exist_ok=True)
    for table in tables:
        _write(folder / f"{table.name}.csv", table.columns, table.rows)
        typer.echo(f"{table.title} ({len(table.rows)}: {folder / table.name}.csv)")
        for column, meaning, _ in table.meanings:
            typer.echo(f"  {column}: {meaning}")
        kept = [n for n, column in enumerate(table.columns) if not column.endswith("iri")]
        rows = [[_short(row[n]) for n in kept] for row in table.rows[:SHOWN]]
        typer.echo(drawn([table.columns[n] for n in kept], rows) if rows else "")
    told = [(table.name, *told) for table in tables for told in table.meanings]
    _write(folder / "measures.csv", ("table", "column", "meaning", "meaning_zh"), told)


def analyzed(graph: Graph) -> tuple[Table, ...]:
    """The tables of the analysis: from those of the build, and the units of the store."""
    from ..graph.analysis import analyze as measured
    from ..graph.projections import duties
    from . import reading

    def rows(name: str) -> Iterator[Mapping[str, str]]:
        if (graph.directory / "tables" / f"{name}.csv").is_file():
            yield from reading.rows(graph.directory, name)

    return measured(rows, duties(graph.store))


def measured_network(graph: Graph) -> Network:
    """The network with the measures of its nodes, and what ties units and regions as edges."""
    from ..graph.analysis import annotate

    network = graph.network()
    annotate(network, analyzed(graph))
    return network


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> None:
    from .csvtext import BOM, written

    text = BOM + written([columns, *rows])
    path.write_text(text, encoding="utf-8", newline="")


def _short(cell: Cell) -> Cell:
    return cell[: WIDTH - 1] + "…" if isinstance(cell, str) and len(cell) > WIDTH else cell
