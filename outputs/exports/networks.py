"""The network as GraphML and GEXF; it is held in memory, as networkx does.

What these formats call otherwise, or give a meaning of their own, has another name here: the
``type`` of an edge is its ``relation``, ``start`` and ``end`` of a quote are ``quote_start`` and
``quote_end`` (GEXF takes those for times). Nodes carry the measures of ``zhengtu analyze``
(``units_betweenness``), and what it ties are edges too (``works-with``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ElementTree, indent

from ..analysis import measured_network
from ..api import Graph

if TYPE_CHECKING:
    from ...graph.network import Network

Value = str | int | float | bool

_NAMES = {"start": "quote_start", "end": "quote_end"}
_EDGE_NAMES = _NAMES | {"type": "relation"}
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(network: Network) -> Network:
    """A network that any format takes: plain values, a key of its own for every edge.

    >>> from networkx import MultiDiGraph
    >>> network = MultiDiGraph()
    >>> _ = network.add_edge("a", "b", key="states", type="states", year=None, start=3)
    >>> list(plain(network).edges(keys=True, data=True))
    [('a', 'b', 'e0', {'relation': 'states', 'quote_start': 3})]
    """
    from networkx import MultiDiGraph

    found: Network = MultiDiGraph()
    for node, more in network.nodes(data=True):
        found.add_node(node, **_plain(more, _NAMES))
    for number, (source, target, more) in enumerate(network.edges(data=True)):
        found.add_edge(source, target, key=f"e{number}", **_plain(more, _EDGE_NAMES))
    return found


def write_graphml(graph: Graph, path: Path) -> None:
    """Write the network as GraphML."""
    from networkx.readwrite.graphml import GraphMLWriter

    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(plain(measured_network(graph)))
    with path.open("wb") as file:
        writer.dump(file)


def write_gexf(graph: Graph, path: Path) -> None:
    """Write the network as GEXF 1.2; networkx would note the day in it."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(plain(measured_network(graph)))
    for element in writer.xml.iter():
        element.attrib.pop("lastmodifieddate", None)
    indent(writer.xml)
    ElementTree(writer.xml).write(path, encoding="utf-8", xml_declaration=True)


def _plain(more: Mapping[str, object], names: Mapping[str, str]) -> dict[str, Value]:
    """Attributes under the names of these formats; what is not there is left out."""
    return {
        names.get(name, name): _scalar(value) for name, value in more.items() if value is not None
    }


def _scalar(value: object) -> Value:
    """A value that XML can hold; characters that it cannot are replaced."""
    if isinstance(value, bool | int | float):
        return value
    return _NO_XML.sub("\ufffd", str(value))
