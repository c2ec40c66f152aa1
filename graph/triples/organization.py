"""Units: each once under its full name, with every form written, and what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from .. import iris
from ..organizations import GOVERNMENT, Organization, above, resolve
from .context import Context, Fact, facts
from .literals import chinese
from .names import A, org, rdfs, skos, zt


def organization(at: Context, written: str) -> NamedNode:
    """The unit that the document calls ``written``."""
    return _node(at, at.aliases.of(_unit(at, written)))


def organization_facts(at: Context, written: str) -> Iterator[Fact]:
    """What is known of the unit that the document calls ``written``, and of what is above it.

    A name that a person merged into another stays as one of its forms.
    """
    told = _unit(at, written)
    unit = at.aliases.of(told)
    others = sorted({written, told.name} - {unit.name})
    yield from facts(_node(at, unit), ((skos("altLabel"), chinese(other)) for other in others))
    yield from described(at, unit)


def _unit(at: Context, written: str) -> Organization:
    who = at.extraction.identity
    return resolve(written, who.region_code, who.year)


def _node(at: Context, unit: Organization) -> NamedNode:
    if unit.kind == GOVERNMENT and unit.code:
        return iris.government(unit.code)
    return iris.organization(unit.code or at.place, unit.name)


def described(at: Context, unit: Organization) -> Iterator[Fact]:
    """A unit under its full name, and the body that it belongs to."""
    name, upper = chinese(unit.name), above(unit)
    yield from facts(
        _node(at, unit),
        (
            (A, org("Organization")),
            (A, zt("Government") if unit.kind == GOVERNMENT else None),
            (skos("prefLabel"), name),
            (rdfs("label"), name),
            (zt("region"), iris.region(unit.code) if unit.code else None),
            (org("subOrganizationOf"), _node(at, upper) if upper else None),
        ),
    )
    if upper is not None:
        yield from described(at, upper)
