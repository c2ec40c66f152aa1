"""The plain pages of a graph directory, drawn from its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from ...schema.indicators import indicators
from ..addresses import PAGES, indicator_page, region_page, unit_page
from ..assets import SHARED, write_templates
from ..charts.album import INDICATOR, Wanted, planned
from ..reading import columns
from .held import Held, by, read
from .indicator import indicator
from .initiatives import COLUMNS, seen
from .region import Region, region
from .unit import unit
from .units import Unit, units

STYLE = "profile.css"
Pages = Iterator[tuple[str, str]]
"""Addresses and what stands there."""


def write_pages(kg: Path) -> int:
    """Write ``pages/*.html`` of a graph directory and what they share; their number.

    All is read from the manifest and ``kg/tables`` (``panel_targets``, ``assessments``,
    ``cascade``, ``statements``, ``initiatives``, ``tasks``, ``responsibilities``,
    ``organizations``), so these must be written before. A plain function for the pool.
    """
    (kg / PAGES).mkdir(exist_ok=True)
    write_templates(kg, (*SHARED, STYLE))
    held, found = read(kg), units(kg)
    drawn = by(planned(kg), lambda one: one.code)
    count = 0
    for path, text in chain(
        _regions(kg, held, found, drawn), _units(found), _indicators(held, drawn)
    ):
        (kg / path).write_text(text, encoding="utf-8", errors="replace", newline="\n")
        count += 1
    return count


def _regions(
    kg: Path, held: Held, found: Iterable[Unit], drawn: Mapping[str, list[Wanted]]
) -> Pages:
    named = seen(columns(kg, "initiatives", *COLUMNS))
    at = by(found, lambda one: one.code)
    known = frozenset(code for code in held.documents if code)
    for code in sorted(known):
        one = Region(
            code=code,
            documents=held.documents[code],
            lines=held.headline.get(code, []),
            verdicts=held.verdicts.get(code, {}),
            seen=named.get(code, []),
            units=at.get(code, []),
            known=known,
            concepts=held.promises,
            drawn=drawn.get(code, ()),
        )
        yield region_page(code), region(one)


def _units(found: Iterable[Unit]) -> Pages:
    return ((unit_page(one.iri), unit(one)) for one in found)


def _indicators(held: Held, drawn: Mapping[str, list[Wanted]]) -> Pages:
    """A page for each indicator with a target; a picture of no single region stands on its own."""
    for what in indicators():
        if promises := held.promises.get(what.id):
            of_it = drawn.get("", ()) if what.id == INDICATOR else ()
            yield indicator_page(what.id), indicator(what, promises, of_it)
