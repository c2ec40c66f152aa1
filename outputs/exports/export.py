"""Write a graph in a format: the file or folder is there whole, or as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from ...loaders.errors import ZhengtuError
from ..api import Graph


class Format(StrEnum):
    """What a graph can be written as."""

    TTL = "ttl"
    TRIG = "trig"
    NQ = "nq"
    NT = "nt"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


FOLDERS = (Format.CSV, Format.PARQUET)
"""Formats of many files: a folder, or one ZIP file where the name asked for ends so."""


def export(graph: Graph, form: Format, target: Path | None = None) -> Path:
    """Write ``graph`` to ``target`` (else beside the caller, named for the graph); where it is.

    A folder that exists keeps its other files.
    """
    target = target or Path(default_name(graph.directory, form))
    zipped = form in FOLDERS and target.suffix.lower() == ".zip"
    if form in FOLDERS and not zipped and target.exists() and not target.is_dir():
        raise ZhengtuError(str(target), "this is a file", "name a folder, or a name ending in .zip")
    if (form not in FOLDERS or zipped) and target.is_dir():
        raise ZhengtuError(str(target), "this is a folder", "name a file")
    parent = target.parent
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=parent) as room:
        draft = Path(room) / "draft"
        if form not in FOLDERS:
            _writer(form)(graph, draft)
            os.replace(draft, target)
            return target
        draft.mkdir()
        _writer(form)(graph, draft)
        if zipped:
            os.replace(_zipped(draft, Path(room) / "zip"), target)
            return target
        target.mkdir(exist_ok=True)
        for file in sorted(draft.iterdir()):
            os.replace(file, target / file.name)
    return target


def default_name(directory: Path, form: Format) -> str:
    """The name of an export, after the graph's directory.

    >>> default_name(Path("kg"), Format.TTL), default_name(Path("kg"), Format.CSV)
    ('kg.ttl', 'kg-csv')
    """
    name = directory.resolve().name or "graph"
    return f"{name}-{form}" if form in FOLDERS else f"{name}.{form}"


def _writer(form: Format) -> Callable[[Graph, Path], None]:
    if form in (Format.GRAPHML, Format.GEXF):
        from . import networks

        return networks.write_graphml if form is Format.GRAPHML else networks.write_gexf
    if form is Format.XLSX:
        from .workbook import write_workbook

        return write_workbook
    if form is Format.PARQUET:
        from .frames import write_parquet

        return write_parquet
    if form is Format.CSV:
        return _write_csv
    from . import rdf

    return rdf.writer(form)


def _write_csv(graph: Graph, folder: Path) -> None:
    for table in sorted((graph.directory / "tables").glob("*.csv")):
        shutil.copyfile(table, folder / table.name)


def _zipped(folder: Path, path: Path) -> Path:
    """The files of a folder in one ZIP file, all with the earliest time that ZIP knows."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    with ZipFile(path, "w") as archive:
        for file in sorted(folder.iterdir()):
            entry = ZipInfo(file.name)
            entry.compress_type = ZIP_DEFLATED
            with archive.open(entry, "w") as out, file.open("rb") as source:
                shutil.copyfileobj(source, out)
    return path
