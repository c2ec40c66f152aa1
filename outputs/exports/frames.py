"""The tables as data frames, and as Parquet, by polars: an optional part of the installation.

A frame holds its table in memory.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...loaders.errors import ZhengtuError
from ...loaders.near import meant
from ..api import Graph
from .columns import header, kinds

if TYPE_CHECKING:
    from types import ModuleType

    from polars import DataFrame

KINDS = {"targets": "target", "outcomes": "outcome"}
"""Parts of the statements that are asked for by a name of their own."""


def frame(graph: Graph, name: str) -> DataFrame:
    """A table of a graph (``statements``, or ``targets`` and ``outcomes`` of it) as a frame.

    Numbers are numbers, truth values booleans, all else text; what is not there is null.
    """
    polars = _polars()
    if name in KINDS:
        every = _frame(graph.directory / "tables" / "statements.csv")
        return every.filter(polars.col("kind") == KINDS[name])
    table = graph.directory / "tables" / f"{name}.csv"
    if not table.is_file():
        known = sorted([*KINDS, *(each.stem for each in table.parent.glob("*.csv"))])
        raise ZhengtuError(name, "no such table", meant(name, known))
    return _frame(table)


def write_parquet(graph: Graph, folder: Path) -> None:
    """Write every table as a Parquet file; neither time nor machine stands in it."""
    _polars()
    for table in sorted((graph.directory / "tables").glob("*.csv")):
        _frame(table).write_parquet(folder / f"{table.stem}.parquet", compression="zstd")


def _frame(table: Path) -> DataFrame:
    polars = _polars()
    known: dict[object, Any] = {
        int: polars.Int64,
        float: polars.Float64,
        bool: polars.Boolean,
        str: polars.String,
    }
    types = [known[kind] for kind in kinds(table)]
    # Read as text first: a cell is what its column is, never what it looks like.
    text = polars.read_csv(table, infer_schema=False)
    cast = [
        polars.col(column) == "true" if kind == polars.Boolean else polars.col(column).cast(kind)
        for column, kind in zip(header(table), types, strict=True)
    ]
    read: DataFrame = text.select(cast)
    return read


def _polars() -> ModuleType:
    try:
        import polars
    except ImportError as error:
        remedy = "run: pip install 'zhengtu[tables]' (in a clone: pip install -e '.[tables]')"
        raise ZhengtuError("tables", "polars is not installed", remedy) from error
    return polars
