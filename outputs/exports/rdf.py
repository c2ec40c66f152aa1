"""RDF, written as it is read: memory holds the largest single graph, not all of them.

Turtle and N-Triples merge all graphs, each triple once. TriG, N-Quads and JSON-LD keep the named
graphs, in the order of their names. JSON-LD comes as one array of expanded nodes; readers mostly
hold all of it in memory, so above some million triples take N-Quads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse, serialize

from ...graph.prefixes import PREFIXES
from ...graph.store import write_turtle
from ...loaders.errors import ZhengtuError
from ..api import Graph


def writer(form: str) -> Callable[[Graph, Path], None]:
    """The function that writes a graph as ``ttl``, ``nt``, ``trig``, ``nq`` or ``jsonld``."""
    merged = {"ttl": _write_turtle, "nt": _write_triples}
    return merged.get(form) or (lambda graph, path: _write_quads(graph, path, _format(form)))


def quads(store: Store) -> Iterator[Quad]:
    """All quads, graph by graph, sorted; the default graph first.

    >>> list(quads(Store()))
    []
    """
    for name in [DefaultGraph(), *sorted(store.named_graphs(), key=str)]:
        yield from sorted(store.quads_for_pattern(None, None, None, name), key=str)


def _write_turtle(graph: Graph, path: Path) -> None:
    write_turtle(graph.store, path)


def _write_triples(graph: Graph, path: Path) -> None:
    turtle = path.with_name("merged.ttl")
    _write_turtle(graph, turtle)
    with path.open("wb") as output:
        told = (quad.triple for quad in parse(path=str(turtle), format=RdfFormat.TURTLE))
        serialize(told, output, RdfFormat.N_TRIPLES)


def _write_quads(graph: Graph, path: Path, form: RdfFormat) -> None:
    with path.open("wb") as output:
        serialize(quads(graph.store), output, form, prefixes=PREFIXES)


def _format(form: str) -> RdfFormat:
    name = {"trig": "TRIG", "nq": "N_QUADS", "jsonld": "JSON_LD"}[form]
    found = getattr(RdfFormat, name, None)
    if found is None:
        raise ZhengtuError(form, "pyoxigraph is too old for it", "run: pip install -U pyoxigraph")
    assert isinstance(found, RdfFormat)
    return found
