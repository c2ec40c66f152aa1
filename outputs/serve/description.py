"""What the endpoint says of itself: the SPARQL 1.1 Service Description.

https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from pyoxigraph import RdfFormat, parse, serialize

from .results import STATEMENTS, negotiated
from .workers import Reply

_PREFIXES = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "format": "http://www.w3.org/ns/formats/",
    "void": "http://rdfs.org/ns/void#",
}
# The default graph is all named graphs together, which is what UnionDefaultGraph says.
_TEXT = """
<> a sd:Service ;
  sd:endpoint <> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat format:SPARQL_Results_JSON, format:SPARQL_Results_XML,
    format:SPARQL_Results_CSV, format:SPARQL_Results_TSV, format:Turtle, format:N-Triples,
    format:RDF_XML, format:JSON-LD, format:TriG, format:N-Quads, format:N3 ;
  sd:defaultDataset <#dataset> .
<#dataset> a sd:Dataset ;
  sd:defaultGraph <#graph> .
<#graph> a sd:Graph ;
  void:triples %d .
"""


def described(endpoint: str, triples: int, accept: str) -> Reply:
    """The description in the format that a client likes best.

    >>> reply = described("http://127.0.0.1:8080/sparql", 12, "application/n-triples")
    >>> b"UnionDefaultGraph" in reply.body
    True
    """
    kind = negotiated(accept, STATEMENTS)
    prologue = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in _PREFIXES.items())
    told = parse(prologue + _TEXT % triples, format=RdfFormat.TURTLE, base_iri=endpoint)
    triples_told = (quad.triple for quad in told)
    text = serialize(triples_told, format=STATEMENTS[kind], prefixes=_PREFIXES)
    return Reply(200, kind, text or b"")
