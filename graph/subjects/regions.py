"""All regions with the documents that there are of each, how much those state, and the verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ...schema.regions import gazetteer
from .. import iris
from .cut import Edge, Node, Subject, joined
from .region import place

NATION = "100000"
MANY = 2_000
"""Documents that are more than can be seen at once."""


@dataclass(frozen=True, slots=True)
class Report:
    """A document, by its IRI and the code of its region, with ``counts`` of what it states.

    ``verdicts`` are those of its targets.
    """

    node: str
    code: str
    title: str
    year: int | None
    source: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    verdicts: Mapping[str, int] = field(default_factory=dict)


def regions(reports: Sequence[Report]) -> Subject:
    """The network of all regions that have documents, with those above them.

    A region tells the years, the number of its documents, and the sums of what they tell. Where
    all are more than can be seen at once, the documents of a region are a ``cluster``.

    >>> one = Report("x:d", "330600", "政府工作报告", 2020, counts={"targets": 7})
    >>> subject = regions([one])
    >>> subject.network.nodes["https://w3id.org/zhengtu/id/region/330600"]["targets"]
    7
    """
    by_code: dict[str, list[Report]] = {}
    for one in sorted(reports, key=lambda one: (one.code, one.year or 0, one.node)):
        by_code.setdefault(one.code, []).append(one)
    nodes: dict[str, Node] = {}
    between: dict[tuple[str, str], Edge] = {}
    for code, own in by_code.items():
        node = iris.region(code).value
        nodes |= {node: place(code) | _sum(own)} | {one.node: _report(one, node) for one in own}
        if len(reports) > MANY:
            nodes |= {one.node: nodes[one.node] | {"cluster": node} for one in own}
        for one in own:
            between[one.node, node] = (one.node, node, "covers", {"type": "covers"})
        for lower, upper in _chain(code):
            ends = (iris.region(upper).value, iris.region(lower).value)
            nodes.setdefault(ends[0], place(upper))
            between[ends] = (*ends, "contains", {"type": "contains"})
    return Subject(iris.region(NATION).value, joined([], [], nodes, between.values()))


def _chain(code: str) -> Iterable[tuple[str, str]]:
    """The steps from a region to the highest above it."""
    known = gazetteer()
    here = known.get(code)
    while here is not None and here.parent:
        yield here.code, here.parent
        here = known.get(here.parent)


def _sum(own: Sequence[Report]) -> Node:
    years = [one.year for one in own if one.year]
    span = "–".join(map(str, sorted({min(years), max(years)}))) if years else ""
    total = Counter[str]()
    for one in own:
        total.update(one.counts)
        total.update(one.verdicts)
    told: Node = {"value": span, "reports": len(own)}
    return told | {key: count for key, count in total.items() if count}


def _report(one: Report, region: str) -> Node:
    told: Node = {"type": "document", "label": one.title, "quote": "", "document": one.node}
    told |= {"value": str(one.year or ""), "year": one.year or "", "source": one.source}
    told |= {"region": region}
    counts = {**one.counts, **one.verdicts}
    return told | {key: count for key, count in counts.items() if count}
