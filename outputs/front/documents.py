"""The documents of each region, folded, so that hundreds do not make one endless table."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from ..addresses import document_reader, document_view
from ..bundle import Found
from ..manifest import cut
from ..years import spans
from .regions import Region
from .words import address, link, number, say, table

OPEN = 20
"""Documents that are unfolded from the start; more are folded by region."""
COUNTED = ("targets", "outcomes", "initiatives", "tasks", "terms")
HEADS = ("years", "document", "speaker", *(f"#{name}" for name in COUNTED), "#accounted")


def documents(regions: tuple[Region, ...], title: Callable[[Found], str]) -> str:
    """All documents by region; ``title`` says what one is called."""
    opened = " open" if sum(len(one.documents) for one in regions) <= OPEN else ""
    return "".join(_folded(one, title, opened) for one in regions)


def _folded(region: Region, title: Callable[[Found], str], opened: str) -> str:
    name = escape(region.name) or say("no-region")
    read = len(region.documents)
    count = say("read-count" if read > 1 else "read-one", count=read)
    years = spans(sorted({one.year for one in region.documents if one.year}))
    rows = "".join(_row(one, title(one)) for one in sorted(region.documents, key=_order))
    body = table(HEADS, f"<tbody>\n{rows}</tbody>", "documents")
    summary = f"<summary><b>{name}</b> <small>{count} {years}</small></summary>"
    return f'<details id="{place(region)}"{opened}>{summary}\n{body}</details>\n'


def place(region: Region) -> str:
    """Where the documents of a region are on the page."""
    return f"documents-{region.code}"


def _order(one: Found) -> tuple[int, str, str, int]:
    return -(one.year or 0), one.kind, one.source, one.start


def _row(one: Found, title: str) -> str:
    read = link(document_reader(one), title)
    view = f'<a class="view" href="{address(document_view(one))}">{say("view")}</a>'
    kind = "" if one.kind == "report" else f' <i class="kind">{say(one.kind)}</i>'
    share = cut(1 - one.unparsed / one.numbers) + "%" if one.numbers else ""
    counts = (getattr(one, name) for name in COUNTED)
    return (
        f"<tr><td>{one.year or ''}</td><td>{read}{kind} {view}"
        f"<small>{escape(one.source)}</small></td><td>{escape(one.speaker or '')}</td>"
        f'{"".join(map(number, counts))}<td class="number">{share}</td></tr>\n'
    )
