"""``zhengtu export`` as the command line has it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ...loaders.errors import ZhengtuError


def export(
    kg: Annotated[Path, typer.Argument(metavar="KG", help="A graph directory.")],
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="ttl|trig|nq|nt|jsonld|graphml|gexf|csv|xlsx|parquet", help="Of it."
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="A file; for csv and parquet a folder or ….zip."),
    ] = None,
) -> None:
    """Write a graph for other programs: RDF, networks, tables."""
    from ..api import open_graph
    from .export import Format
    from .export import export as exported

    known = [each.value for each in Format]
    if form not in known:
        raise ZhengtuError(f"--format {form}", "no such format", f"one of: {', '.join(known)}")
    typer.echo(str(exported(open_graph(kg), Format(form), output)))
