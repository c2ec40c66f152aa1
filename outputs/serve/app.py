"""The addresses of the server: the endpoint, the saved queries, and the site of the build."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request as Asked
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ...graph.doubts import doubts
from ...graph.query import find, saved
from ...loaders.errors import BadQuery, ZhengtuError
from ..addresses import PAGES
from ..api import Graph
from ..csvtext import BOM
from ..profiles.pictures import SERVED
from . import pages
from .charts import chart
from .description import described
from .places import Places
from .protocol import LONGEST, BadRequest, Request, accepted, question
from .results import ROWS, STATEMENTS, NotAcceptable, negotiated
from .workers import Limits, Question, Reply, Workers

HOSTS = ["127.0.0.1", "localhost"]
"""Names that this machine has for its browser; a page of the net that has its own name point here
comes with that name, and is refused."""

HIDDEN = ("assessments", "parts", "store")
"""Folders of a graph directory that are no pages."""

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
"""What the endpoint takes or refuses itself, so that no file of the site is looked for."""

ALLOWED = ("GET", "HEAD", "POST")
HTML = "text/html"
_FOR_PAGES = "application/sparql-results+json, text/turtle;q=0.9"
_GUARDED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "Vary": "Accept",
    "X-Content-Type-Options": "nosniff",
}
_ASSETS: list[str | tuple[str, str]] = [
    (__package__ or "", "assets"),
    ((__package__ or "").rpartition(".")[0], "templates"),
]
"""Where the styles and scripts of the pages are: their own, and those of the site."""
_DRAWN = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""What a picture may do that is opened by itself: be seen in light and dark."""


def application(graph: Graph, limits: Limits, count: int | None = None) -> Starlette:
    """The server of one graph as an ASGI application with ``count`` processes for queries."""
    workers = Workers(graph.directory / "store", limits, count)
    answering = _Answering(graph, workers)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await workers.start()
        yield
        workers.end()

    return Starlette(
        routes=[
            Route("/sparql", answering.sparql, methods=METHODS),
            Route("/queries", answering.queries),
            Route("/queries/{name}", answering.saved),
            Route("/chart/{name}", answering.chart),
            Route("/", answering.index),
            Route("/index.html", answering.index),
            Mount("/serve", StaticFiles(packages=_ASSETS)),
            Mount("/", _Site(directory=graph.directory)),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)],
        exception_handlers={ZhengtuError: _refused, HTTPException: _missing},
        lifespan=lifespan,
    )


class _Site(StaticFiles):
    """The files of a build, but those that only programs read."""

    async def get_response(self, path: str, scope: MutableMapping[str, Any]) -> Response:
        parts = PurePath(path).parts
        if any(part.startswith(".") for part in parts) or set(parts[:1]) & set(HIDDEN):
            raise HTTPException(404)
        if parts[:1] == (PAGES,) and path.endswith(".html"):
            return self._page(path)
        return await super().get_response(path, scope)

    def _page(self, path: str) -> Response:
        """A plain page, with the links that only a server can follow."""
        full, found = self.lookup_path(path)
        if found is None:
            raise HTTPException(404)
        text = Path(full).read_text(encoding="utf-8")
        return HTMLResponse(text.replace(SERVED + " hidden", SERVED))


class _Answering:
    """What is answered with the graph."""

    def __init__(self, graph: Graph, workers: Workers) -> None:
        self._graph = graph
        self._workers = workers
        self._places = Places(graph.manifest.documents)

    async def index(self, asked: Asked) -> Response:
        """The first page of the build, with links to what only a server has."""
        path = self._graph.directory / "index.html"
        if not path.is_file():
            raise HTTPException(404)
        return HTMLResponse(pages.served(path.read_text(encoding="utf-8")))

    async def sparql(self, asked: Asked) -> Response:
        """The endpoint; for a browser the editor."""
        if asked.method not in ALLOWED:
            raise HTTPException(405, headers={"Allow": ", ".join(ALLOWED)})
        wanted = question(await _request(asked))
        accept = wanted.accept if wanted else asked.headers.get("accept", "")
        if _wants_page(accept, [*ROWS, *STATEMENTS]):
            return await self._editor(asked, wanted)
        if wanted is None:
            triples = self._graph.manifest.counts["triples"]
            return _sent(described(str(asked.url.replace(query="")), triples, accept))
        return _sent(await self._reply(asked, wanted))

    async def _editor(self, asked: Asked, wanted: Question | None) -> Response:
        if wanted is None or not wanted.text.strip():
            return _page(pages.editor(saved()))
        reply = await self._reply(asked, _for_page(wanted))
        unsure = partial(self._doubts, wanted.text, {})
        page = await asyncio.to_thread(
            pages.editor, saved(), wanted.text, reply, self._places, unsure
        )
        return _page(page, reply.status)

    async def queries(self, asked: Asked) -> Response:
        """The list of saved queries."""
        return _page(pages.listing(saved()))

    async def saved(self, asked: Asked) -> Response:
        """A saved query as a page with its form; as rows where that is what the client wants."""
        query = find(asked.path_params["name"])
        given = {name: value for name, value in asked.query_params.items() if value}
        accept = accepted(given, asked.headers.get("accept", ""))
        given.pop("format", None)
        wanted = Question(query.text, accept, tuple(given.items()))
        if not _wants_page(accept, ROWS, first=True):
            return _saved_as(query.name, await self._reply(asked, wanted))
        reply = await self._reply(asked, _for_page(wanted))
        unsure = partial(self._doubts, query.text, given)
        page = await asyncio.to_thread(pages.saved_page, query, given, reply, self._places, unsure)
        return _page(page, reply.status)

    async def chart(self, asked: Asked) -> Response:
        """A picture, drawn now."""
        given = dict(asked.query_params)
        kind, body = await asyncio.to_thread(chart, self._graph, asked.path_params["name"], given)
        response = _sent(Reply(200, kind, body))
        response.headers["Content-Security-Policy"] = _DRAWN
        return response

    def _doubts(self, text: str, given: Mapping[str, str]) -> Iterator[str]:
        """What may be wrong with a question that has no answer; queries of ours, soon done."""
        return doubts(self._graph.store, text, given, True)

    async def _reply(self, asked: Asked, wanted: Question) -> Reply:
        """The reply; where the client has gone away its query is ended."""
        answer = asyncio.create_task(self._workers.ask(wanted))
        while not (await asyncio.wait({answer}, timeout=0.5))[0]:
            if await asked.is_disconnected():
                answer.cancel()
                return Reply(499, "text/plain", b"")
        return answer.result()


async def _request(asked: Asked) -> Request:
    body = bytearray()
    async for some in asked.stream():
        body += some
        if len(body) > LONGEST:
            raise BadRequest(413, "the query is too long", f"keep it under {LONGEST:,} bytes")
    headers = asked.headers
    kinds = (headers.get("content-type", ""), headers.get("accept", ""))
    return Request(asked.method, asked.url.query, *kinds, bytes(body))


def _wants_page(accept: str, others: Iterable[str], first: bool = False) -> bool:
    """Whether a client would rather have a page; it must say so unless pages come ``first``."""
    offered = [HTML, *others] if first else [*others, HTML]
    try:
        return negotiated(accept, offered) == HTML
    except NotAcceptable:
        return False


def _for_page(wanted: Question) -> Question:
    return replace(wanted, accept=_FOR_PAGES)


def _page(text: str, status: int = 200) -> Response:
    return HTMLResponse(text, status, headers=_GUARDED)


def _sent(reply: Reply) -> Response:
    headers = {name: _GUARDED[name] for name in ("Vary", "X-Content-Type-Options")}
    return Response(reply.body, reply.status, headers=headers, media_type=reply.kind)


def _saved_as(name: str, reply: Reply) -> Response:
    """An answer as a file to keep; CSV gets the byte order mark that Excel wants."""
    short = ROWS.get(reply.kind)
    if reply.status != 200 or short is None:
        return _sent(reply)
    body = (BOM.encode() if short == "csv" else b"") + reply.body
    response = _sent(replace(reply, body=body))
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{short}"'
    return response


async def _refused(asked: Asked, error: Exception) -> Response:
    """A complaint of ours, as a page for a browser and as text for a program."""
    status = 500
    if isinstance(error, BadRequest):
        status = error.status
    elif isinstance(error, NotAcceptable):
        status = 406
    elif isinstance(error, BadQuery):
        status = 404
    return _said(asked, status, f"{error}\n", {})


async def _missing(asked: Asked, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    found = f"{error.status_code} {error.detail}: {asked.url.path}\n"
    return _said(asked, error.status_code, found, error.headers or {})


def _said(asked: Asked, status: int, text: str, headers: Mapping[str, str]) -> Response:
    if _wants_page(asked.headers.get("accept", ""), ["text/plain"]):
        return HTMLResponse(pages.message(text), status, headers={**_GUARDED, **headers})
    return PlainTextResponse(text, status, headers=dict(headers))
