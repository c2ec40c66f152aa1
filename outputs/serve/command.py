"""``zhengtu serve`` as the command line has it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def serve(
    kg: Annotated[Path, typer.Argument(metavar="KG", help="A graph directory.")],
    port: Annotated[
        int, typer.Option("--port", help="On this machine; 0 takes a free one.")
    ] = 8080,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.1, help="Seconds that a query may take.")
    ] = 30,
    rows: Annotated[
        int, typer.Option("--rows", min=1, help="Rows that an answer may have.")
    ] = 100_000,
) -> None:
    """Serve a graph on this machine: SPARQL endpoint, saved queries, editor, pages."""
    from .server import serve as served
    from .workers import Limits

    served(kg, port, Limits(timeout, rows), typer.echo)
