"""The pages of a part: ``reader/<document>.html``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..bundle import Found
from ..manifest import cut
from .assets import ASSETS
from .held import Rows
from .html import Page, html
from .marks import marks
from .text import read_text

FOLDER = "reader"
_TOLD = ("region", "year", "speaker", "office", "date", "session", "source")


def write_readers(
    kg: Path,
    part: Path,
    documents: Iterable[Found],
    title: Callable[[Found], str],
    view: Callable[[Found], str],
) -> None:
    """Write a page for each document of a part, from what the part and the tables hold.

    ``title`` says what a document is called and ``view`` the file name of its view.
    """
    shown = list(documents)
    titles = {one.document: title(one) for one in shown}
    rows = Rows(part, titles, kg / "tables" / "assessments.csv")
    (kg / FOLDER).mkdir(exist_ok=True)
    for one in shown:
        tables = rows.tables(one.document)
        page = Page(
            title=titles[one.document],
            text=read_text(part, one.document),
            told=tuple(_told(one)),
            sections=tuple(tables["sections"]),
            marks=marks(tables, rows.judged),
            home="../index.html",
            view=f"../views/{view(one)}",
            assets=f"../{ASSETS}",
        )
        path = kg / FOLDER / reader_name(one)
        path.write_text(html(page), encoding="utf-8", errors="replace", newline="")


def reader_name(one: Found) -> str:
    """The file name of a document's page: that of the document in IRIs and tables."""
    return f"{one.document}.html"


def _told(one: Found) -> Iterable[tuple[str, str]]:
    for key in _TOLD:
        value = getattr(one, key)
        if value:
            yield key, str(value)
    if one.numbers:
        share = cut(1 - one.unparsed / one.numbers)
        yield "accounted", f"{share}% ({one.numbers - one.unparsed:,} / {one.numbers:,})"
