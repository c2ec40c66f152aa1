"""Initiatives: where they are spoken of, and which regions have the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ...loaders.initiatives.identity import key, preferred
from .. import iris
from ..projections import initiative_document
from . import measures
from .table import Table, table


@dataclass(slots=True)
class _Initiative:
    """What the rows say of one: its latest phase, and the documents and tasks it stands in."""

    key: str
    category: str
    region: str
    last: tuple[str, int] = ("", 0)
    phase: str = ""
    places: set[tuple[str, str]] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)


def tables(rows: Callable[[], Iterable[Mapping[str, str]]]) -> tuple[Table, ...]:
    """The tables of the rows of ``tables/initiatives.csv``, which are read twice and not kept."""
    found: dict[str, _Initiative] = {}
    for row in rows():
        node = iris.initiative(row["region_code"] or row["document"], row["name"]).value
        one = found.setdefault(node, _Initiative(key(row["name"]), row["category"], row["region"]))
        one.forms[row["name"]] += 1
        one.places.update({(row["document"], ""), (row["document"], row["task"])})
        when = (row["year"], int(row["start"]))
        if when >= one.last:
            one.last, one.phase = when, row["phase"]
    between = measures.betweenness(initiative_document(rows()))
    projects = (
        (
            *(preferred(one.forms), one.category, one.region, one.phase, len(one.places)),
            *(between.get(node, 0.0), node),
        )
        for node, one in found.items()
    )
    columns = "project category region phase degree betweenness iri"
    by = ["-degree", "-betweenness", "project", "category", "region", "iri"]
    return table("projects", columns, projects, by), _shared(found.values())


def _shared(found: Iterable[_Initiative]) -> Table:
    """Initiatives that documents of more than one region call by the same name."""
    regions: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    forms: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in found:
        if one.region:
            regions[one.key, one.category].add(one.region)
            forms[one.key, one.category].update(one.forms)
    rows = (
        (preferred(forms[same]), same[1], len(places), "、".join(sorted(places)))
        for same, places in regions.items()
        if len(places) > 1
    )
    by = ["-regions", "project", "category", "names"]
    return table("shared-projects", "project category regions names", rows, by)
