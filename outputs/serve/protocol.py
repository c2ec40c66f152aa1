"""The SPARQL 1.1 Protocol: what a request asks, or the status that tells why it asks nothing.

https://www.w3.org/TR/sparql11-protocol/: a query comes as ``query`` of a GET or of a form that
is posted, or is posted as it is. ``format`` is ours, for links, and outranks Accept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from ...loaders.errors import ZhengtuError
from .workers import Question

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
LONGEST = 1_000_000
"""Bytes of a query."""

FORMATS = {
    "json": "application/sparql-results+json, application/ld+json",
    "xml": "application/sparql-results+xml, application/rdf+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "json-ld": "application/ld+json",
}


class BadRequest(ZhengtuError):
    """A request that asks nothing, with the status of HTTP that says why."""

    def __init__(self, status: int, found: str, remedy: str) -> None:
        super().__init__("request", found, remedy)
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """What of a request matters here."""

    method: str
    parameters: str
    kind: str = ""
    accept: str = ""
    body: bytes = b""


def question(request: Request) -> Question | None:
    """The question of a request; ``None`` for one that asks for the service itself.

    >>> question(Request("GET", "query=ASK%20%7B%7D", accept="text/csv"))
    Question(text='ASK {}', accept='text/csv', params=(), default_graphs=(), named_graphs=())
    >>> question(Request("POST", "", "application/sparql-update", body=b"CLEAR ALL"))
    Traceback (most recent call last):
        ...
    zhengtu.outputs.serve.protocol.BadRequest: request: updates are refused; send a query: \
this graph is only read, and changes by a new build
    """
    if len(request.parameters) > LONGEST or len(request.body) > LONGEST:
        raise BadRequest(413, "the query is too long", f"keep it under {LONGEST:,} bytes")
    pairs = _pairs(request.parameters)
    kind = request.kind.partition(";")[0].strip().lower()
    if request.method == "POST":
        pairs += _posted(kind, request.body)
    if any(name == "update" for name, _ in pairs):
        raise _no_updates()
    texts = [value for name, value in pairs if name == "query"]
    if len(texts) > 1:
        raise BadRequest(400, "several queries", "send one at a time")
    if not texts:
        if request.method == "POST":
            raise BadRequest(400, "no query", "send it as the parameter query")
        return None
    return Question(
        text=texts[0],
        accept=accepted(dict(pairs), request.accept),
        default_graphs=_graphs(pairs, "default-graph-uri"),
        named_graphs=_graphs(pairs, "named-graph-uri"),
    )


def accepted(parameters: Mapping[str, str], accept: str) -> str:
    """What a client accepts: a known ``format`` above all, then what it says itself.

    >>> accepted({"format": "csv"}, "text/html, */*;q=0.8")
    'text/csv, text/html;q=0.9, */*;q=0.8'
    """
    wanted = FORMATS.get(parameters.get("format", "").lower())
    if wanted is None:
        return accept
    others = [part.strip() for part in accept.split(",") if part.strip()]
    return ", ".join([wanted, *(one if ";" in one else f"{one};q=0.9" for one in others)])


def _posted(kind: str, body: bytes) -> list[tuple[str, str]]:
    if kind == UPDATE:
        raise _no_updates()
    if kind not in (FORM, QUERY):
        raise BadRequest(415, f"content type {kind or 'missing'}", f"send {FORM} or {QUERY}")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest(400, "the query is not UTF-8", "send it as UTF-8") from error
    return [("query", text)] if kind == QUERY else _pairs(text)


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise BadRequest(400, "parameters cannot be read", "encode them as UTF-8") from error


def _graphs(pairs: Iterable[tuple[str, str]], name: str) -> tuple[str, ...]:
    return tuple(value for key, value in pairs if key == name)


def _no_updates() -> BadRequest:
    remedy = "send a query: this graph is only read, and changes by a new build"
    return BadRequest(403, "updates are refused", remedy)
