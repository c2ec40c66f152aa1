"""An answer as a table of a page: Chinese titles, links to what is known of a thing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import repeat
from urllib.parse import urlencode

from pyoxigraph import Literal, RdfFormat, parse

from ...graph.prefixes import PREFIXES
from ...loaders.wordlists import mapping
from ..bilingual import scrolling
from .labels import LABELS, say
from .places import NOWHERE, Places, Term
from .workers import Reply

SHOWN = 1_000
"""Rows of an answer that a page shows; the downloads hold all."""

LONG = 24
"""Characters from which a column is given room."""

SPOKEN = ("quote", "evidence", "start")
"""Columns of which the first that there is leads to what was read."""

_COUNTED = {0: "no-rows", 1: "one-row"}
_NUMBERS = {f"{PREFIXES['xsd']}{name}" for name in ("integer", "decimal", "double", "float")}


def answer(
    reply: Reply,
    links: str,
    places: Places = NOWHERE,
    doubts: Callable[[], Iterable[str]] = tuple,
) -> str:
    """An answer with the number of its rows and links to the whole of it, or its complaint.

    ``places`` are the documents into which its rows lead; ``doubts`` tells what may be wrong with
    a question that has no answer.

    >>> answer(Reply(400, "text/plain", b"query: no <SPARQL>"), "")
    '<div class="error" role="alert"><pre>query: no &lt;SPARQL&gt;</pre></div>'
    """
    if reply.status != 200:
        return complaint(reply.body.decode())
    columns, rows = _read(reply)
    first = say("first", count=f"{SHOWN:,}")
    shown = f"<span>{first}</span>" if len(rows) > SHOWN else ""
    count = say(_COUNTED.get(len(rows), "rows"), count=f"{len(rows):,}")
    said = f'<div class="said" role="status"><strong>{count}</strong>{shown}{links}</div>'
    if rows:
        return said + _table(columns, rows[:SHOWN], places)
    return said + "".join(map(complaint, doubts()))


def complaint(text: str) -> str:
    """What went wrong, with its lines as they are."""
    return f'<div class="error" role="alert"><pre>{escape(text)}</pre></div>'


def quoted(text: str) -> str:
    """A text as the value of an attribute.

    >>> quoted('"><b>')
    '"&quot;&gt;&lt;b&gt;"'
    """
    return f'"{escape(text)}"'


def _read(reply: Reply) -> tuple[list[str], list[list[Term | None]]]:
    """Columns and rows of an answer; a statement is a row of three."""
    if reply.kind == "text/turtle":
        return ["subject", "predicate", "object"], list(_statements(reply.body))
    told = json.loads(reply.body)
    if "boolean" in told:
        return ["answer"], [
            [{"type": "literal", "value": "是 yes" if told["boolean"] else "否 no"}]
        ]
    columns = told["head"]["vars"]
    return columns, [[row.get(name) for name in columns] for row in told["results"]["bindings"]]


def _statements(turtle: bytes) -> Iterator[list[Term | None]]:
    for quad in parse(turtle, format=RdfFormat.TURTLE):
        row: list[Term | None] = []
        for term in quad.triple:
            kind = {"type": "literal"} if isinstance(term, Literal) else {"type": "uri"}
            more = {"datatype": term.datatype.value} if isinstance(term, Literal) else {}
            row.append(kind | more | {"value": getattr(term, "value", str(term))})
        yield row


def _table(columns: Sequence[str], rows: Sequence[Sequence[Term | None]], places: Places) -> str:
    titles = mapping("column_titles")
    heads = "".join(
        f'<th scope="col">{escape(titles.get(name, ""))}<small>{escape(name)}</small></th>'
        for name in columns
    )
    long = [any(row[n] and _is_long(row[n]) for row in rows) for n in range(len(columns))]
    shown = next((columns.index(name) for name in SPOKEN if name in columns), None)
    body = ""
    for row in rows:
        place = places.of_row(dict(zip(columns, row, strict=True)))
        read = [place if n == shown else None for n in range(len(columns))]
        body += f"<tr>{''.join(map(_cell, row, long, read, repeat(places)))}</tr>\n"
    table = f"<table><thead><tr>{heads}</tr></thead>\n<tbody>\n{body}</tbody></table>"
    return scrolling(table, *LABELS.words("answer"))


def _is_long(term: Term | None) -> bool:
    return term is not None and term["type"] == "literal" and len(term["value"]) > LONG


def _cell(term: Term | None, long: bool, place: str | None, places: Places) -> str:
    """A cell; its text leads to the ``place`` where it is read."""
    if term is None:
        return "<td></td>"
    if term["type"] == "uri":
        place = place or places.of(term["value"])
        return f"<td>{_to(place, _short(term['value'])) if place else _link(term['value'])}</td>"
    number = term.get("datatype") in _NUMBERS
    look = ' class="number"' if number else ' class="long"' if long else ""
    text = str(term["value"])
    return f"<td{look}>{_to(place, text) if place else escape(text)}</td>"


def _to(place: str, text: str) -> str:
    return f"<a href={quoted(place)}>{escape(text)}</a>"


def _link(iri: str) -> str:
    """A link to what the graph says of a thing, under its short name."""
    asked = urlencode({"query": f"DESCRIBE <{iri}>"})
    return f"<a href={quoted(f'/sparql?{asked}')}>{escape(_short(iri))}</a>"


def _short(iri: str) -> str:
    """An IRI as a prefixed name, by the longest prefix that it has."""
    fits = [(space, name) for name, space in PREFIXES.items() if iri.startswith(space)]
    if not fits:
        return iri
    space, name = max(fits, key=lambda fit: len(fit[0]))
    return f"{name}:{iri.removeprefix(space)}"
