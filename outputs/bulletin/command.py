"""The command ``zhengtu bulletin``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def bulletin(
    kg: Annotated[Path, typer.Argument(metavar="KG", help="A graph directory.")],
    region: Annotated[str, typer.Option("--region", help="Name or code of the region.")],
    year: Annotated[str, typer.Option("--year", help="Year that the tasks are for.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="NAME", help="Files to write, without ending."),
    ] = None,
) -> None:
    """Write a one-page bulletin (督查通报) of what was asked and done: HTML and DOCX."""
    from ..api import open_graph
    from .docx import docx
    from .html import html
    from .notice import notice
    from .page import page

    facts = notice(open_graph(kg), region, year)
    sheet = page(facts)
    base = output or Path(f"bulletin-{facts.region}-{year}")
    for ending, content in ((".html", html(sheet).encode()), (".docx", docx(sheet))):
        path = base.with_name(base.name + ending)
        path.write_bytes(content)
        typer.echo(str(path))
