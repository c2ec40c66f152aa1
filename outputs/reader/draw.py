"""The pages of a part: ``reader/<document>.html``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..addresses import ASSETS, INDEX, READER, document_reader, document_view, link
from ..bundle import Found
from ..manifest import cut
from .held import Rows
from .html import Page, html
from .marks import marks
from .text import read_text

_TOLD = ("region", "year", "speaker", "office", "date", "session", "source")


def write_readers(
    kg: Path,
    part: Path,
    documents: Iterable[Found],
    title: Callable[[Found], str],
) -> None:
    """Write a page for each document of a part, from what the part and the tables hold.

    ``title`` says what a document is called.
    """
    shown = list(documents)
    titles = {one.document: title(one) for one in shown}
    rows = Rows(part, titles, kg / "tables" / "assessments.csv")
    (kg / READER).mkdir(exist_ok=True)
    for one in shown:
        tables, own = rows.tables(one.document), document_reader(one)
        page = Page(
            title=titles[one.document],
            text=read_text(part, one.document),
            told=tuple(_told(one)),
            sections=tuple(tables["sections"]),
            marks=marks(tables, rows.judged),
            home=link(own, INDEX),
            view=link(own, document_view(one)),
            assets=link(own, ASSETS),
        )
        text = html(page)
        (kg / own).write_text(text, encoding="utf-8", errors="replace", newline="")


def _told(one: Found) -> Iterable[tuple[str, str]]:
    for key in _TOLD:
        value = getattr(one, key)
        if value:
            yield key, str(value)
    if one.numbers:
        share = cut(1 - one.unparsed / one.numbers)
        yield "accounted", f"{share}% ({one.numbers - one.unparsed:,} / {one.numbers:,})"
