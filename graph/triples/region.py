"""Regions: all of the gazetteer, present and former."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from ...schema.regions import Region, gazetteer
from .. import iris
from .context import Fact, facts
from .literals import chinese, integer, text
from .names import A, dct, rdfs, schema, skos, zt


def regions() -> Iterator[Fact]:
    """Every region; a name that its code bore before becomes another label of it."""
    book = gazetteer()
    for region in book.regions:
        last = book.get(region.code)
        if region is last:
            yield from _region(iris.region(region.code), region)
        elif region.code in region.replaced_by:
            yield from facts(iris.region(region.code), ((skos("altLabel"), chinese(region.name)),))
        else:
            yield from _region(iris.region(f"{region.code}-{region.until}"), region)


def _region(node: NamedNode, region: Region) -> Iterator[Fact]:
    """A region at its IRI; one whose code went to another region has its last year in the IRI."""
    yield from facts(
        node,
        (
            (A, schema("AdministrativeArea")),
            (rdfs("label"), chinese(region.name)),
            (skos("altLabel"), chinese(region.short) if region.short != region.name else None),
            (skos("notation"), text(region.code)),
            (zt("regionLevel"), text(region.level)),
            (schema("containedInPlace"), iris.region(region.parent) if region.parent else None),
            (zt("since"), integer(region.since)),
            (zt("until"), integer(region.until)),
        ),
    )
    for heir in region.replaced_by:
        yield node, dct("isReplacedBy"), iris.region(heir)
        yield iris.region(heir), dct("replaces"), node
