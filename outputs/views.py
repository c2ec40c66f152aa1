"""Networks as pages that a browser draws: the one place that knows pyvis.

pyvis holds the nodes and edges and brings vis-network; the page is a template of our own
(`templates/view.html`), because that of pyvis loads from the net and takes names for markup.
Here every name is text: it enters the page as JSON without any character that could end a
script, and `templates/view.js` only ever shows it as text.
"""

from __future__ import annotations

import json
import os
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .layout import Layout, Name, sectors

if TYPE_CHECKING:
    import networkx
    from pyvis.network import Network

    Graph = networkx.MultiDiGraph[str]

LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
"""vis-network inside pyvis; its style sheet is for parts that we do not show."""
EARLY = ("settings.js",)
"""Scripts that run before anything is painted; the others follow the page."""
SCRIPTS = (
    *("vis-network.min.js", "labels.js", "model.js", "lines.js", "cards.js", "paint.js"),
    *("clusters.js", "panel.js", "filters.js", "find.js", "camera.js", "picture.js"),
    *("stage.js", "view.js"),
)
STYLES = ("site.css", "view.css")

CHOSEN_BY = ("topic", "year", "verdict", "cluster")
"""Attributes that nodes are filtered and grouped by, beside their type."""

SHOWN = ("label", "type", "value", "quote", "source", "document", "region", "start", "end")
"""Attributes with a place of their own on the page; others are listed as facts."""
NOTES = ("phase", "kind", "period", "verdict")
"""Attributes of an edge that are said beside the node that it leads to."""


@dataclass(frozen=True, slots=True)
class Guide:
    """How a network is arranged on its page, where its nodes lead, and what it leaves out.

    ``links`` are the pages of a node's own (``view``, ``page``) by its IRI, ``left`` is said at the
    foot in Chinese and English.
    """

    arrangement: Callable[[Graph], Layout] | None = None
    links: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    left: tuple[str, str] | None = None


PLAIN = Guide()


def write_view(
    graph: Graph,
    path: Path,
    *,
    title: str,
    assets: Path | None = None,
    home: Path | None = None,
    reader: Path | None = None,
    guide: Guide = PLAIN,
) -> None:
    """Write a network as one HTML page that opens from disk with the network off.

    The network is that of `zhengtu.graph.network`: nodes with ``type`` and ``label`` and, where
    there is one, ``value``, ``quote`` (the sentence), ``start`` and ``end`` (code points of the
    source) and ``document``; what else they have is listed as facts. Edges have ``type`` and may
    have ``phase``, ``kind``, ``period``, ``verdict`` and a ``quote`` of their own.

    With ``assets`` (the folder that `write_assets` filled) the scripts are shared, without it
    they are inside the page. ``home`` is the page that a link leads back to, ``reader`` the
    folder of the pages that sentences are read on.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    text = page(
        graph,
        title=title,
        assets=None if assets is None else _reference(assets, path),
        home=None if home is None else _reference(home, path),
        reader=None if reader is None else _reference(reader, path),
        guide=guide,
    )
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")


def write_assets(directory: Path) -> None:
    """Write the scripts and styles that the views of a site share."""
    directory.mkdir(parents=True, exist_ok=True)
    for name in (*EARLY, *SCRIPTS, *STYLES):
        (directory / name).write_text(_asset(name), encoding="utf-8", newline="\n")


def page(
    graph: Graph,
    *,
    title: str,
    assets: str | None = None,
    home: str | None = None,
    reader: str | None = None,
    guide: Guide = PLAIN,
) -> str:
    """The HTML of a network; ``assets``, ``home`` and ``reader`` are relative to the page.

    >>> import networkx
    >>> graph = networkx.MultiDiGraph()
    >>> graph.add_node("a", type="region", label="绍兴市")
    >>> '"label":"绍兴市"' in page(graph, title="绍兴市")
    True
    """
    shown = graph if guide.arrangement else _telling(graph)
    layout = (guide.arrangement or sectors)(shown)
    data = {
        **_network_data(drawing(shown, layout)),
        "about": _about(shown, guide.links),
        "reader": reader or "",
        **_guiding(guide, layout),
    }
    back = f'<a class="home" href="{escape(home)}">政图</a>' if home else ""
    return _template("view.html").substitute(
        title=escape(title),
        home=back,
        data=json_text(data),
        **(_inlined() if assets is None else _referenced(assets)),
    )


def _guiding(guide: Guide, layout: Layout) -> dict[str, Any]:
    """What there is of names and of what is left out."""
    told = {
        "frame": list(map(_name, layout.names)),
        "left_out": guide.left and list(guide.left),
    }
    return {key: each for key, each in told.items() if each}


def _name(name: Name) -> dict[str, Any]:
    told = {"kind": name.kind, "x": round(name.x, 1), "y": round(name.y, 1)}
    return told | ({"group": name.group} if name.group else {"text": name.text})


def drawing(graph: Graph, layout: Layout | None = None) -> Network:
    """The network as pyvis knows it: cards with places, physics off.

    Nodes are numbered in the order of the graph; pyvis's own ``add_node`` would search all
    nodes for each.
    """
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    network = Network(directed=True)
    network.toggle_physics(False)
    places = (layout or sectors(graph)).places
    network.node_ids = list(range(len(graph)))
    numbers = dict(zip(graph, network.node_ids, strict=True))
    for node, data in graph.nodes(data=True):
        x, y = places[node]
        kind = str(data.get("type") or "other")
        more = {key: str(data[key]) for key in CHOSEN_BY if data.get(key)}
        made = Node(numbers[node], "box", _label(node, data), group=kind, x=x, y=y, **more)
        network.nodes.append(made.options)
    network.node_map = {made["id"]: made for made in network.nodes}
    for start, end, data in graph.edges(data=True):
        network.edges.append(Edge(numbers[start], numbers[end], **_relation(data)).options)
    return network


def _telling(graph: Graph) -> Graph:
    """Without the indicators that one statement alone concerns: its own card names them."""
    indicators = [node for node, data in graph.nodes(data=True) if data.get("type") == "indicator"]
    lone = [node for node in indicators if graph.degree(node) < 2]
    if not lone:
        return graph
    # A copy, not a view: networkx iterates over a view in the order of a set.
    telling = graph.copy()
    telling.remove_nodes_from(lone)
    return telling


def _relation(data: Mapping[str, Any]) -> dict[str, Any]:
    notes = [str(data[key]) for key in NOTES if data.get(key)]
    told = {"note": notes, "quote": str(data.get("quote") or "")}
    return {"type": str(data.get("type") or "")} | {key: each for key, each in told.items() if each}


def _label(node: str, data: Mapping[str, Any]) -> str:
    """The label on one line; a node without one goes by its identifier."""
    return " ".join(str(data.get("label") or node).split())


def _about(graph: Graph, links: Mapping[str, Mapping[str, str]]) -> list[dict[str, Any]]:
    """What the panel says of each node; what is empty is left out."""
    told = graph.nodes(data=True)
    return [_panel(graph, node, data) | dict(links.get(node, {})) for node, data in told]


def _panel(graph: Graph, node: str, data: Mapping[str, Any]) -> dict[str, Any]:
    about: dict[str, Any] = {
        "iri": node,
        "value": str(data.get("value") or ""),
        "quote": str(data.get("quote") or ""),
        "source": _source(graph, data),
        "facts": {key: str(data[key]) for key in sorted(data) if key not in SHOWN and data[key]},
    }
    if isinstance(data.get("start"), int):
        about |= {"start": data["start"], "end": data.get("end", data["start"])}
        about["document"] = str(data.get("document") or "").rpartition("/")[2]
    return {key: each for key, each in about.items() if each not in ("", {})}


def _source(graph: Graph, data: Mapping[str, Any]) -> str:
    """The name of the file that the quote is from, or else of the document."""
    document = graph.nodes.get(str(data.get("document") or ""), {})
    return str(data.get("source") or document.get("source") or document.get("label") or "")


def _network_data(network: Network) -> dict[str, Any]:
    nodes, edges, _, _, _, options = network.get_network_data()
    cards = [{key: value for key, value in node.items() if key != "shape"} for node in nodes]
    return {"nodes": cards, "edges": edges, "options": {"physics": json.loads(options)["physics"]}}


def json_text(data: object) -> str:
    r"""JSON that may stand in a script element, whatever its strings hold.

    >>> json_text("</script><!--")
    '"\\u003c/script\\u003e\\u003c!--"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _inlined() -> dict[str, str]:
    # Scripts are allowed by their hashes alone: nothing else on the page can run.
    early, late = ([_script(name) for name in names] for names in (EARLY, SCRIPTS))
    hashes = [b64encode(sha256(script.encode()).digest()).decode() for script in early + late]
    return {
        "script_sources": " ".join(f"'sha256-{value}'" for value in hashes),
        "styles": "".join(f"<style>{_asset(name)}</style>" for name in STYLES),
        "early": "".join(f"<script>{script}</script>" for script in early),
        "scripts": "".join(f"<script>{script}</script>" for script in late),
    }


def _referenced(assets: str) -> dict[str, str]:
    where = escape(assets)
    early, late = (
        "\n".join(f'<script src="{where}/{name}"></script>' for name in names)
        for names in (EARLY, SCRIPTS)
    )
    return {
        "script_sources": "'self' file:",
        "styles": "\n".join(f'<link rel="stylesheet" href="{where}/{name}">' for name in STYLES),
        "early": early,
        "scripts": late,
    }


def _script(name: str) -> str:
    return _asset(name).replace("</script", "<\\/script")


def _asset(name: str) -> str:
    if name == "vis-network.min.js":
        return files("pyvis").joinpath(LIBRARY).read_text(encoding="utf-8")
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@lru_cache(maxsize=4)
def _template(name: str) -> Template:
    return Template(files(__package__).joinpath("templates", name).read_text(encoding="utf-8"))


def _reference(target: Path, page: Path) -> str:
    return quote(Path(os.path.relpath(target, page.parent)).as_posix())
