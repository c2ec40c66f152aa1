"""The server, asked as programs and people ask it: curl, SPARQLWrapper, rdflib, a browser."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlencode

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from zhengtu.outputs.api import Graph

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?i) }"
REGIONS = "SELECT DISTINCT ?name { ?report a zt:WorkReport ; zt:region/rdfs:label ?name }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ID = "https://w3id.org/zhengtu/id/"


def names(said: Any) -> list[str]:
    return sorted(row["name"]["value"] for row in json.loads(said.text)["results"]["bindings"])


# The protocol


def test_a_query_comes_by_get_in_a_form_or_as_it_is(server: Any) -> None:
    encoded = urlencode({"query": REGIONS})
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    direct = {"Content_Type": "application/sparql-query; charset=utf-8"}
    answers = [
        server.ask(f"/sparql?{encoded}"),
        server.ask("/sparql", "POST", encoded, **form),
        server.ask("/sparql", "POST", REGIONS, **direct),
    ]
    assert {said.status for said in answers} == {200}
    assert names(answers[0]) == names(answers[1]) == names(answers[2]) != []


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_rows_come_in_each_format_with_their_terms(
    server: Any, kind: str, form: QueryResultsFormat
) -> None:
    query = r"""SELECT * { VALUES (?a ?b) {
      (<http://x/é> "a\"<&>\t\n\r,b\\") ("绍兴"@zh 7.2) (true UNDEF) } }"""
    said = server.sparql(query, Accept=kind)
    found: Any = parse_query_results(said.text.encode(), format=form)
    rows = [[str(row["a"]), str(row["b"])] for row in found]
    assert said.kind == kind
    assert rows == [
        ["<http://x/é>", r'"a\"<&>\t\n\r,b\\"'],
        ['"绍兴"@zh', '"7.2"^^<http://www.w3.org/2001/XMLSchema#decimal>'],
        ['"true"^^<http://www.w3.org/2001/XMLSchema#boolean>', "None"],
    ]


def test_csv_holds_the_bare_values(server: Any) -> None:
    said = server.sparql('SELECT * { VALUES (?a ?b) { (zt:x "1,\\"2\\"") } }', Accept="text/csv")
    assert said.text == 'a,b\r\nhttps://w3id.org/zhengtu/ns#x,"1,""2"""\r\n'


@pytest.mark.parametrize("kind", ["json", "xml", "csv", "tsv"])
def test_a_truth_comes_in_each_format(server: Any, kind: str) -> None:
    said = server.ask(f"/sparql?{urlencode({'query': 'ASK {}', 'format': kind})}")
    assert (said.status, "true" in said.text) == (200, True)


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/n-quads", RdfFormat.N_QUADS),
    ],
)
def test_statements_come_in_each_format(server: Any, kind: str, form: RdfFormat) -> None:
    query = "CONSTRUCT { ?s skos:prefLabel ?o } WHERE { ?s a zt:Term ; skos:prefLabel ?o }"
    said = server.sparql(query, Accept=kind)
    plain = server.sparql(query, Accept="application/n-triples")
    assert said.kind == kind
    read = sorted(str(quad.triple) for quad in parse(said.text.encode(), format=form))
    assert read == sorted(str(q.triple) for q in parse(plain.text, format=RdfFormat.N_TRIPLES))
    assert read


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/*", "application/sparql-results+json"),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.4", "application/sparql-results+xml"),
        ("text/html;q=0.2, text/csv;q=0.3", "text/csv"),
        ("application/json", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
    ],
)
def test_the_client_chooses_the_format(server: Any, accept: str, kind: str) -> None:
    assert server.sparql("SELECT * {} LIMIT 1", Accept=accept).kind == kind


UPDATE = "application/sparql-update"
STATUSES = [
    (400, "GET", "/sparql?query=SELEC", {}, ""),
    (400, "GET", "/sparql?query=%FF", {}, ""),
    (400, "GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", {}, ""),
    (400, "GET", "/sparql?query=ASK%7B%7D&default-graph-uri=no+iri", {}, ""),
    (400, "POST", "/sparql", FORM, "quer=ASK"),
    (400, "GET", "/sparql?query=INSERT+DATA+%7B%7D", {}, ""),
    (403, "POST", "/sparql", FORM, "update=CLEAR+ALL"),
    (403, "POST", "/sparql", {"Content-Type": UPDATE}, "CLEAR ALL"),
    (403, "GET", "/sparql?query=ASK%7BSERVICE+%3Chttp%3A%2F%2Fx%3E%7B%7D%7D", {}, ""),
    (404, "GET", "/queries/nothing", {}, ""),
    (405, "PUT", "/sparql", {}, ""),
    (405, "DELETE", "/sparql?query=ASK%7B%7D", {}, ""),
    (405, "POST", "/index.html", {}, ""),
    (406, "GET", "/sparql?query=ASK%7B%7D", {"Accept": "image/png"}, ""),
    (406, "GET", "/sparql", {"Accept": "image/png"}, ""),
    (413, "POST", "/sparql", FORM, "query=" + "x" * 1_000_001),
    (415, "POST", "/sparql", {"Content-Type": "text/plain"}, "ASK {}"),
]


@pytest.mark.parametrize(("status", "method", "path", "headers", "body"), STATUSES)
def test_what_cannot_be_answered_says_why(
    server: Any, status: int, method: str, path: str, headers: dict[str, str], body: str
) -> None:
    said = server.ask(path, method, body, **headers)
    assert (said.status, said.kind) == (status, "text/plain")
    assert said.text.strip()


def test_the_service_describes_itself(server: Any) -> None:
    said = server.ask("/sparql", Accept="application/n-triples")
    assert f"<{server.endpoint}>" in said.text
    assert "http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph" in said.text
    assert server.ask("/sparql", Accept="application/rdf+xml").kind == "application/rdf+xml"


def test_graphs_are_chosen_by_the_protocol_or_by_from(server: Any, kg: Graph) -> None:
    everything = "SELECT (COUNT(*) AS ?name) { ?s ?p ?o }"
    graph = sorted(name.value for name in kg.store.named_graphs() if "/document/" in str(name))[0]
    one = server.ask(f"/sparql?{urlencode({'query': everything, 'default-graph-uri': graph})}")
    same = server.sparql(everything.replace("{", f"FROM <{graph}> {{", 1))
    assert names(one) == names(same) != names(server.sparql(everything))
    none = server.sparql(everything.replace("{", f"FROM <{graph}/none> {{", 1))
    assert names(none) == ["0"]
    named = {"query": "SELECT DISTINCT ?name { GRAPH ?name {} }", "named-graph-uri": graph}
    assert names(server.ask(f"/sparql?{urlencode(named)}")) == [graph]


# What others use


def test_curl_asks(server: Any) -> None:
    if not shutil.which("curl"):
        pytest.skip("no curl here: the endpoint is NOT asked by it")
    words = ["curl", "-sfG", server.endpoint, "-H", "Accept: text/csv"]
    asked = subprocess.run([*words, "--data-urlencode", f"query={REGIONS}"], capture_output=True)
    assert asked.stdout.decode().splitlines()[0] == "name"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_asks(server: Any, method: str) -> None:
    from SPARQLWrapper import JSON, TURTLE, XML, SPARQLWrapper
    from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed

    wrapper = SPARQLWrapper(server.endpoint)
    wrapper.setMethod(method)
    wrapper.setQuery("PREFIX zt: <https://w3id.org/zhengtu/ns#> " + REGIONS)
    wrapper.setReturnFormat(JSON)
    assert wrapper.queryAndConvert()["results"]["bindings"]
    wrapper.setReturnFormat(XML)
    assert wrapper.queryAndConvert().getElementsByTagName("result")
    wrapper.setQuery("CONSTRUCT { ?s a zt:Term } WHERE { ?s a zt:Term }")
    wrapper.setReturnFormat(TURTLE)
    assert b"zt:Term" in wrapper.queryAndConvert()
    wrapper.setReturnFormat(JSON)
    wrapper.setQuery("SELECT")
    with pytest.raises(QueryBadFormed, match="line 1, column"):
        wrapper.query()
    wrapper.setQuery("SELECT * { ?s ?p ?o }")
    with pytest.raises(EndPointInternalError, match="more than 3,000 rows"):
        wrapper.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks(server: Any, method: str) -> None:
    from rdflib import Graph as RdfGraph
    from rdflib import URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = RdfGraph(SPARQLStore(server.endpoint, method=method))
    term = URIRef("https://w3id.org/zhengtu/ns#Term")
    kind = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    found = list(graph.subjects(kind, term))
    assert len(found) == len(set(found)) > 0
    assert (found[0], kind, term) in graph


# Limits


def test_too_many_rows_are_refused_as_a_whole(server: Any) -> None:
    said = server.sparql("SELECT * { ?s ?p ?o }")
    assert said.status == 500
    assert said.text == "query: more than 3,000 rows; add a LIMIT or ask for less\n"
    assert server.sparql("SELECT * { ?s ?p ?o } LIMIT 3000").status == 200
    built = server.sparql("CONSTRUCT WHERE { ?s ?p ?o }")
    assert (built.status, "more than 3,000 statements" in built.text) == (500, True)


def test_a_query_that_never_ends_is_ended_and_the_others_go_on(server: Any) -> None:
    began = time.monotonic()
    with ThreadPoolExecutor(12) as many:
        hung = [many.submit(server.sparql, ENDLESS) for _ in range(5)]
        short = [many.submit(server.sparql, REGIONS) for _ in range(5)]
        ended = [each.result() for each in hung]
        assert {each.result().status for each in short} == {200}
    assert {said.status for said in ended} == {500}
    assert "not done in 2 seconds" in ended[0].text
    assert time.monotonic() - began < 30
    assert server.sparql(REGIONS).status == 200


def test_who_goes_away_takes_the_query_along(kg: Graph, serving: Any) -> None:
    with serving(kg.directory, "--timeout", "60") as server:
        for _ in range(8):
            connection = socket.create_connection(("127.0.0.1", server.port))
            path = f"/sparql?{urlencode({'query': ENDLESS})}"
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            time.sleep(0.1)
            connection.close()
        began = time.monotonic()
        assert server.sparql(REGIONS).status == 200
        assert time.monotonic() - began < 30


def test_two_hundred_at_once_lose_none(server: Any) -> None:
    queries = [f"SELECT ({n} AS ?name) {{}}" for n in range(200)]
    with ThreadPoolExecutor(200) as many:
        said = list(many.map(lambda query: server.sparql(query), queries))
    assert [names(each) for each in said] == [[str(n)] for n in range(200)]
