"""The regions of a graph in their order: a province, then its cities, then their counties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ...schema.regions import gazetteer
from .. import addresses
from ..bundle import Found
from .there import There


@dataclass(frozen=True, slots=True)
class Region:
    """A region that documents are of; ``depth`` is 0 for a province, 1 for what lies in one.

    ``page`` and ``view`` are addresses, empty where there is no such page. Documents that no
    region could be told of are one region without a code.
    """

    code: str
    name: str
    province: str
    depth: int
    documents: tuple[Found, ...]
    page: str
    view: str

    @property
    def years(self) -> tuple[int, ...]:
        """The years that there are reports of."""
        told = {one.year for one in self.documents if one.year and one.kind == "report"}
        return tuple(sorted(told))

    @property
    def gaps(self) -> tuple[int, ...]:
        """The years between the first and the last that no report was read of."""
        years = self.years
        return (
            tuple(year for year in range(years[0], years[-1]) if year not in years) if years else ()
        )


def regions(documents: Iterable[Found], there: There) -> tuple[Region, ...]:
    """The regions of some documents by code; those without a region are the last."""
    by_code: defaultdict[str, list[Found]] = defaultdict(list)
    for one in documents:
        by_code[one.region_code or ""].append(one)
    return tuple(
        _region(code, tuple(by_code[code]), there)
        for code in sorted(by_code, key=lambda code: (not code, code))
    )


def _region(code: str, documents: tuple[Found, ...], there: There) -> Region:
    above = [one for one in gazetteer().ancestors(code) if one.level == "province"] if code else []
    name = documents[0].region or ""
    page = there.first(addresses.region_page(code)) if code else ""
    view = there.first(addresses.region_view(code)) if code else ""
    province = above[0].name if above else name
    return Region(code, name, province, int(bool(above)), documents, page, view)
