"""Does a query go out? Whatever the engine would send somewhere must be refused before it runs."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from zhengtu.graph.keywords import calls_out
from zhengtu.graph.query import ask, run
from zhengtu.loaders.errors import RefusedQuery

CALLS = [
    "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://x/> { ?s ?p ?o } }",
    "SELECT * { SERVICE # here\n <http://x/> # or here\n { ?s ?p ?o } }",
    "SELECT * { { SELECT * { { SERVICE ?where{ ?s ?p ?o } } } } }",
    "PREFIX : <http://x/> SELECT * { SERVICE:y { ?s ?p ?o } }",
    "PREFIX service: <http://x/> SELECT * { service:y{ ?s ?p ?o } }",
    "PREFIX : <http://x/> SELECT * { SERVICESILENT:y { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'x'SERVICE<http://x/>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 5e3SERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p true.SERVICE:x { ?s ?p ?o } }",
    "SELECT * { ?s ?p ex:.SERVICE <http://x/> { ?s ?p ?o } }",
    r"SELECT * { ?s ?p ex:a\#b . SERVICE <http://x/> { ?s ?p ?o } }",
    r"SELECT * { ?s ?p ex:a\' . SERVICE <http://x/> { ?s ?p ?o } # ' }",
    "SELECT * { FILTER(?a<?b#>'''\n) SERVICE <http://x/> { ?s ?p ?o } #''' \n }",
    'SELECT * { FILTER(1<2#>"\n) SERVICE <http://x/> { ?s ?p ?o } #" \n }',
    r"SELECT * { VALUES ?x {'''a'} SERVICE <http://x/> { ?s ?p ?o } } #\z'''",
    "# param: a | x' } SERVICE <http://x/> { #| about\nSELECT * { FILTER(?x = '$a') }",
]
STAYS = [
    "SELECT ?service { ?service a schema:Service ; schema:serviceType $service }",
    "# SERVICE <http://x/> { ?s ?p ?o }\nASK {}",
    "ASK { FILTER(?x = 'SERVICE <http://x/> { }') }",
    'ASK { FILTER(?x = """He said "so"\nSERVICE <http://x/> { }""") }',
    "PREFIX service: <http://x/> ASK { ?s a service:SERVICE ; service:x service:y }",
    "ASK { ?s a <https://schema.org/Service> ; <http://x/service#service> _:service }",
    "ASK { ?s rdfs:label 'x'@service }",
]


@pytest.mark.parametrize("query", CALLS)
def test_a_call_is_refused_however_it_is_written(query: str) -> None:
    with pytest.raises(RefusedQuery, match="SERVICE goes to the network; ask only what this graph"):
        ask(Store(), query)


@pytest.mark.parametrize("query", STAYS)
def test_the_word_alone_is_no_call(query: str) -> None:
    assert not calls_out(query)
    run(Store(), query)


def test_what_the_engine_sends_out_is_refused(endpoint: tuple[str, list[str]]) -> None:
    """Pieces of queries put together by chance: where the engine goes out, we had refused."""
    address, asked = endpoint
    pieces = [piece.replace("http://x/", address) for piece in PIECES]
    store = Store()
    store.add(Quad(NamedNode("http://a"), NamedNode("http://p"), Literal("x")))
    chance, gone = random.Random(5), 0
    for _ in range(6_000):
        some = chance.choices(pieces, k=chance.randrange(1, 9))
        some.insert(chance.randrange(len(some) + 1), pieces[chance.randrange(3)])
        body = chance.choice(["", " "]).join(some)
        query = f"PREFIX : <{address}> PREFIX ex: <{address}> SELECT * {{ {body} }}"
        asked.clear()
        with suppress(SyntaxError, OSError, RuntimeError):
            list(store.query(query))  # type: ignore[arg-type]
        if asked:
            gone += 1
            assert calls_out(query), query
    assert gone > 50


PIECES = [
    *("SERVICE <http://x/> { ?s ?p ?o }", "SERVICE:x { ?s ?p ?o }", "SERVICE<http://x/>{}"),
    *("SERVICE", "SILENT", "<http://x/>", "<http://x/#>", ":x", "ex:", "ex:a.", "ex:.", "?s ?p "),
    *("{", "}", "{", "}", "?s ?p ?o", ".", ";", ",", "'", '"', "'''", '"""', "#", "\n", "<", ">"),
    *("FILTER(", "FILTER(1<2", "FILTER(?x<?y", ")", "&&", "-", "1", "5e3", "true", "OPTIONAL"),
    *("UNION", "VALUES ?v {", "MINUS", "a", "@en", "^^", "\\", "_:b", "|", "/", "?", "*", "%41"),
    *(
        "\\'",
        "\\#",
        "\\z",
        "'x'",
        "'''x'''",
        "GRAPH ?g",
        "[",
        "]",
        "''",
        "#'''\n",
        "'''\n",
        "ex:a\\",
    ),
]


@pytest.fixture
def endpoint() -> Iterator[tuple[str, list[str]]]:
    """An address of this machine, and what was asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_error(500)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()


LONG = ["<", "'", ":a.", "service:", "a.a-", "'\\", "service <a ", "<'\""]


@pytest.mark.parametrize("piece", LONG)
def test_a_long_query_is_looked_through_in_linear_time(piece: str) -> None:
    calls_out(piece * (200_000 // len(piece)) + " service")
