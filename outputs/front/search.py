"""What the search box looks through, as a script: a page opened from disk may load nothing else.

``const SEARCH`` holds lists of short rows; initiatives, of which there are many, stand in columns.
A row ends in the address of its page, and names a region by its place in ``regions``, -1 for none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ...schema.indicators import indicator
from ...schema.turtle import ID, SKOS, descriptions
from .. import addresses
from ..bundle import Found
from ..profiles.units import Unit
from ..views import json_text
from .regions import Region
from .summary import unit_page
from .tallies import Measured, Named
from .there import There

FILE = "search.js"
MOST = 20_000
"""Initiatives that can be searched; where there are more, those of the most documents."""
CATEGORIES = ("project", "programme", "designation", "event")


@dataclass(frozen=True, slots=True)
class Searched:
    """All that can be found; of ``all_initiatives`` those in ``least`` documents or more."""

    regions: tuple[Region, ...]
    documents: tuple[Found, ...]
    indicators: tuple[Measured, ...]
    units: tuple[Unit, ...]
    initiatives: Sequence[Named]
    least: int
    all_initiatives: int


def script(found: Searched, title: Callable[[Found], str], there: There) -> str:
    """The script; ``title`` says what a document is called."""
    place = {one.code: n for n, one in enumerate(found.regions)}
    data = {
        "regions": [[one.name, one.code, len(one.documents), one.page] for one in found.regions],
        "indicators": [_indicator(one, there) for one in found.indicators],
        "units": [_unit(one, place, there) for one in found.units],
        "documents": [_document(one, title, place) for one in found.documents],
        "initiatives": _initiatives(found, place, there),
        "least": found.least,
        "left": found.all_initiatives - len(found.initiatives),
    }
    return f'"use strict";\n\nconst SEARCH = {json_text(data)};\n'


def _indicator(one: Measured, there: There) -> list[Any]:
    told, iri = indicator(one.concept), f"{ID}indicator/{one.concept}"
    english = descriptions("indicators.ttl")[iri].one(SKOS + "prefLabel", "en")
    page = there.first(addresses.indicator_page(iri))
    return [told.label, english, "、".join(told.synonyms), one.documents, page]


def _unit(one: Unit, place: dict[str, int], there: There) -> list[Any]:
    forms = "、".join(form for form in one.forms if form != one.name)
    return [one.name, place.get(one.code, -1), forms, len(one.duties), unit_page(one, there)]


def _document(one: Found, title: Callable[[Found], str], place: dict[str, int]) -> list[Any]:
    said = " ".join(title(one).split())
    where = place.get(one.region_code or "", -1)
    return [said, where, one.year or 0, addresses.document_reader(one)]


def _initiatives(found: Searched, place: dict[str, int], there: There) -> dict[str, Any]:
    numbers = {one.document: n for n, one in enumerate(found.documents)}
    listed = [one for one in found.initiatives if one.at[0] in numbers]
    views = ((n, there.first(addresses.initiative_view(one.iri))) for n, one in enumerate(listed))
    return {
        # Lines: no name holds an end of line, and a list of strings would be a quarter longer.
        "names": "\n".join(" ".join(one.name.split()) for one in listed),
        "kinds": _column(CATEGORIES.index(one.category) for one in listed),
        "regions": [place.get(one.region_code, -1) for one in listed],
        "reports": [one.documents for one in listed],
        "documents": [numbers[one.at[0]] for one in listed],
        "starts": [one.at[1] for one in listed],
        "lengths": [one.at[2] - one.at[1] for one in listed],
        "views": {n: view for n, view in views if view},
    }


def _column(digits: Iterable[int]) -> str:
    return "".join(map(str, digits))
