"""What stands on the view of each subject: its title, its network, and how that is arranged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph import iris, subjects
from ..graph.documents import document_network
from . import addresses, arrangement
from .bilingual import labels
from .views import Guide

if TYPE_CHECKING:
    from pyoxigraph import Store

    from ..graph.network import Network
    from .arrangement import Arrangement
    from .bundle import Found

REPORTS = 6
"""Documents that must name an initiative for it to have a view of its own beside the site; one that
a task names too needs fewer."""
WITH_TASK = 2

Links = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One view: ``address`` is where it stands in a graph directory."""

    address: str
    title: str
    network: Network
    arrangement: Arrangement | None = None
    left: Mapping[str, int] | None = None

    def guide(self, links: Links | None = None) -> Guide:
        """How the page is made; ``links`` are pages of its nodes, as addresses."""
        near = {
            node: {key: addresses.link(self.address, to) for key, to in told.items()}
            for node, told in (links or {}).items()
            if node in self.network and told.get("view") != self.address
        }
        return Guide(self.arrangement, near, left=left_out(self.left or {}))


def left_out(counts: Mapping[str, int]) -> tuple[str, str] | None:
    """What a view does not show, as a sentence in Chinese and English.

    >>> left_out({"tasks": 3})
    ('未画出：任务 3 项。', 'Not drawn: 3 tasks.')
    """
    words = labels("left_out")
    told = [(words[key], f"{counts[key]:,}") for key in words if counts.get(key)]
    if not told:
        return None
    chinese = "、".join(said[0].replace("{count}", count) for said, count in told)
    english = "; ".join(said[1].replace("{count}", count) for said, count in told)
    sentences = words["sentence"]
    return sentences[0].replace("{what}", chinese), sentences[1].replace("{what}", english)


def entitled(networks: Iterable[Network], titles: Mapping[str, str]) -> None:
    """Call documents by their ``titles``, which never are names of files."""
    for network in networks:
        for node in network.nodes.keys() & titles.keys():
            network.nodes[node]["label"] = titles[node]


def regions_sheet(
    documents: Iterable[Found], titles: Mapping[str, str], verdicts: Mapping[str, Counter[str]]
) -> Sheet:
    """All regions; ``verdicts`` are those of each document's targets."""
    reports = [
        subjects.Report(
            node=one.iri,
            code=one.region_code,
            title=titles[one.iri],
            year=one.year,
            source=one.source,
            counts={key: getattr(one, key) for key in _COUNTED},
            verdicts=verdicts.get(one.document, {}),
        )
        for one in documents
        if one.region_code
    ]
    network = subjects.regions(reports).network
    return Sheet(addresses.regions_view(), overview(), network, arrangement.regions_years)


_COUNTED = ("targets", "outcomes", "initiatives", "tasks", "terms")


def overview() -> str:
    """What the view of all regions is called."""
    return " ".join(labels("site_labels")["overview"])


def region_sheet(networks: Sequence[Network], code: str, known: Iterable[str]) -> Sheet:
    """A region; ``known`` are the codes of all that have documents."""
    found = subjects.region(networks, code, known)
    title = str(found.network.nodes[found.node]["label"])
    address = addresses.region_view(code)
    return Sheet(address, title, found.network, arrangement.region_years, found.left)


def unit_sheet(networks: Sequence[Network], node: str) -> Sheet:
    """A unit by its IRI."""
    found = subjects.unit(networks, node)
    title = str(found.network.nodes[node]["label"])
    arranged = arrangement.unit_tasks(node)
    return Sheet(addresses.unit_view(node), title, found.network, arranged, found.left)


def initiative_sheet(networks: Sequence[Network], node: str) -> Sheet:
    """An initiative by its IRI."""
    found = subjects.initiative(networks, node)
    title = str(found.network.nodes[node]["label"])
    address = addresses.initiative_view(node)
    return Sheet(address, title, found.network, arrangement.initiative_years)


def document_sheet(store: Store, one: Found, title: str) -> Sheet:
    """A document, as the store tells of it."""
    network = document_network(store, one.iri)
    return Sheet(addresses.document_view(one), title, network)


def answer_sheet(found: subjects.Subject, title: str) -> Sheet:
    """The answer to a query."""
    return Sheet("", title, found.network, left=found.left)


def with_views(networks: Iterable[Network]) -> tuple[list[str], list[str]]:
    """The units that answer for a task, and the initiatives that have a view beside the site."""
    edges = subjects.edges_by_type(networks)
    units = {unit for kind in ("leads", "supports") for unit, *_ in edges[kind]}
    tasks = {initiative for _, initiative, *_ in edges["mentions"]}
    documents: dict[str, set[str]] = defaultdict(set)
    for document, initiative, *_ in edges["observed"]:
        documents[initiative].add(document)
    named = (node for node, found in documents.items() if has_view(len(found), node in tasks))
    return sorted(units), sorted(named)


def has_view(documents: int, in_task: bool) -> bool:
    """Whether an initiative that so many documents name has a view beside the site.

    >>> has_view(2, True), has_view(2, False), has_view(6, False)
    (True, False, True)
    """
    return documents >= (WITH_TASK if in_task else REPORTS)


def links(
    documents: Iterable[Found], known: Iterable[str], units: Iterable[str], named: Iterable[str]
) -> Links:
    """The pages of documents, of the regions ``known`` by code, of units and initiatives."""
    found: Links = {
        one.iri: {"view": addresses.document_view(one), "page": addresses.document_reader(one)}
        for one in documents
    }
    for code in known:
        told = {"view": addresses.region_view(code), "page": addresses.region_page(code)}
        found[iris.region(code).value] = told
    for unit in units:
        found[unit] = {"view": addresses.unit_view(unit), "page": addresses.unit_page(unit)}
    return found | {node: {"view": addresses.initiative_view(node)} for node in named}
