"""Answers in the formats of the SPARQL protocol, and which of them a client wants.

Rows are written here and not by the engine, which cannot stop at a limit. Statements are counted
and then written by the engine.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TypeVar
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from ...graph.prefixes import PREFIXES
from ...graph.query import Result
from ...loaders.errors import ZhengtuError

Term = NamedNode | BlankNode | Literal | Triple
Rows = Iterable[Sequence[Term | None]]
Each = TypeVar("Each")
ROWS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
"""Media types of a SELECT or ASK, the best first, and the short names that links use."""

STATEMENTS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
    "text/n3": RdfFormat.N3,
    "text/plain": RdfFormat.N_TRIPLES,
    "application/xml": RdfFormat.RDF_XML,
    "application/json": RdfFormat.JSON_LD,
}
"""Media types of a CONSTRUCT or DESCRIBE, the best first."""


class TooMuch(ZhengtuError):
    """A query whose answer is over a limit."""


class NotAcceptable(ZhengtuError):
    """An answer that is in no format the client takes."""


def answered(result: Result, accept: str, most: int) -> tuple[str, bytes]:
    """The media type of an answer and its bytes; :class:`TooMuch` over ``most`` rows.

    It is whole or not at all: no client may take a part for the answer.
    """
    if isinstance(result, QueryTriples):
        kind = negotiated(accept, STATEMENTS)
        triples = list(_limited(result, most, "statements"))
        found = serialize(triples, format=STATEMENTS[kind], prefixes=PREFIXES)
        return kind, found or b""
    kind = negotiated(accept, ROWS)
    if isinstance(result, QueryBoolean):
        return kind, _TRUTH[ROWS[kind]](bool(result)).encode()
    columns = [variable.value for variable in result.variables]
    rows = ([row[n] for n in range(len(columns))] for row in _limited(result, most, "rows"))
    return kind, "".join(_WRITERS[ROWS[kind]](columns, rows)).encode()


def negotiated(accept: str, offered: Iterable[str]) -> str:
    """The media type that a client likes best of those offered, in their order where it is equal.

    >>> negotiated("text/csv;q=0.5, application/*", ["application/xml", "text/csv"])
    'application/xml'
    >>> negotiated("*/*", ["text/turtle", "text/n3"])
    'text/turtle'
    """
    wanted = _wanted(accept or "*/*")
    kinds = list(offered)
    best = max(kinds, key=lambda kind: (_liking(kind, wanted), -kinds.index(kind)))
    if _liking(best, wanted) <= 0:
        raise NotAcceptable(f"Accept: {accept}", "none of it can be given", f"ask for {kinds[0]}")
    return best


def _wanted(accept: str) -> dict[str, float]:
    """Media ranges with their weights; one that cannot be read counts as the lowest."""
    wanted: dict[str, float] = {}
    for part in accept.lower().split(","):
        kind, *settings = (each.strip() for each in part.split(";"))
        weights = [each[2:] for each in settings if each.startswith("q=")]
        try:
            weight = float(weights[0]) if weights else 1.0
        except ValueError:
            weight = 0.001
        wanted[kind] = max(weight, wanted.get(kind, 0.0))
    return wanted


def _liking(kind: str, wanted: dict[str, float]) -> float:
    for pattern in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        if pattern in wanted:
            return wanted[pattern]
    return 0.0


def _limited(found: Iterable[Each], most: int, what: str) -> Iterator[Each]:
    each = iter(found)
    yield from islice(each, most)
    if next(each, None) is not None:
        raise TooMuch("query", f"more than {most:,} {what}", "add a LIMIT or ask for less")


def _json(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    yield f'{{"head":{{"vars":{_dumped(columns)}}},"results":{{"bindings":['
    keys = [f"{_dumped(column)}:" for column in columns]
    comma = ""
    for row in rows:
        cells = ((key, term) for key, term in zip(keys, row, strict=True) if term is not None)
        yield f"{comma}\n{{{','.join(key + _json_term(term) for key, term in cells)}}}"
        comma = ","
    yield "\n]}}\n"


@lru_cache(maxsize=1 << 14)
def _json_term(term: Term) -> str:
    if isinstance(term, Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        value = ",".join(f'"{name}":{_json_term(part)}' for name, part in parts)
        return f'{{"type":"triple","value":{{{value}}}}}'
    if not isinstance(term, Literal):
        kind = "uri" if isinstance(term, NamedNode) else "bnode"
        return f'{{"type":"{kind}","value":{_dumped(term.value)}}}'
    more = ""
    if term.language:
        more = f',"xml:lang":{_dumped(term.language)}'
    elif term.datatype.value != f"{PREFIXES['xsd']}string":
        more = f',"datatype":{_dumped(term.datatype.value)}'
    return f'{{"type":"literal","value":{_dumped(term.value)}{more}}}'


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_XML = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'


def _xml(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    names = "".join(f"<variable name={quoteattr(column)}/>" for column in columns)
    yield f"{_XML}<head>{names}</head>\n<results>\n"
    for row in rows:
        cells = zip(columns, row, strict=True)
        bound = ((quoteattr(column), term) for column, term in cells if term is not None)
        listed = "".join(
            f"<binding name={name}>{_xml_term(term)}</binding>" for name, term in bound
        )
        yield f"<result>{listed}</result>\n"
    yield "</results>\n</sparql>\n"


@lru_cache(maxsize=1 << 14)
def _xml_term(term: Term) -> str:
    if isinstance(term, Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        told = "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts)
        return f"<triple>{told}</triple>"
    text = escape(term.value, {"\r": "&#13;"})
    if not isinstance(term, Literal):
        kind = "uri" if isinstance(term, NamedNode) else "bnode"
        return f"<{kind}>{text}</{kind}>"
    more = ""
    if term.language:
        more = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype.value != f"{PREFIXES['xsd']}string":
        more = f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{more}>{text}</literal>"


def _csv(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow("" if term is None else getattr(term, "value", str(term)) for term in row)
    yield buffer.getvalue()


def _tsv(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    yield "\t".join(f"?{column}" for column in columns) + "\n"
    for row in rows:
        # Tabs are the one thing that N-Triples may leave as they are.
        cells = ("" if term is None else str(term).replace("\t", "\\t") for term in row)
        yield "\t".join(cells) + "\n"


_WRITERS: dict[str, Callable[[Sequence[str], Rows], Iterator[str]]] = {
    "json": _json,
    "xml": _xml,
    "csv": _csv,
    "tsv": _tsv,
}
_TRUTH: dict[str, Callable[[bool], str]] = {
    "json": lambda truth: f'{{"head":{{}},"boolean":{_dumped(truth)}}}\n',
    "xml": lambda truth: f"{_XML}<head/>\n<boolean>{_dumped(truth)}</boolean>\n</sparql>\n",
    "csv": lambda truth: f"{_dumped(truth)}\r\n",
    "tsv": lambda truth: f"{_dumped(truth)}\n",
}
