"""What the pages show, read from the manifest and the tables of a build in one go each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..bundle import Found
from ..charts.cells import Cell, panel_cells
from ..charts.targets import mark
from ..manifest import read_manifest
from ..reading import columns, rows
from .figures import COLUMNS, Figure, Promise, figures

Each = TypeVar("Each")
Key = TypeVar("Key")
_JUDGED = (
    *("target", "outcome", "region", "region_code", "concept", "aspect", "year", "verdict"),
    *("reason", "provisional"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A headline indicator of a region over the years: its cells, and the promise of each."""

    concept: str
    aspect: str
    cells: tuple[Cell, ...]
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Everything by what it is of: documents, headline lines and verdicts by region; all promises
    by indicator."""

    documents: Mapping[str, list[Found]]
    headline: Mapping[str, list[Line]]
    verdicts: Mapping[str, dict[str, list[str]]]
    promises: Mapping[str, list[Promise]]


def read(kg: Path) -> Held:
    """What the tables of a graph directory say of regions and indicators."""
    documents = by(read_manifest(kg).documents, lambda one: one.region_code or "")
    panel = [row for row in rows(kg, "panel_targets") if row["concept"]]
    judged = list(_judged(kg))
    wanted = {row[name] for row in panel for name in ("target_id", "outcome_id")}
    wanted.update(one for row in judged for one in row[:2])
    known = dict(figures(columns(kg, "statements", *COLUMNS), wanted - {""}))
    return Held(
        documents=documents,
        headline=_headline(panel, known),
        verdicts=_verdicts(kg),
        promises=by((_promise(row, known) for row in judged), lambda one: one.concept),
    )


def by(found: Iterable[Each], key: Callable[[Each], Key]) -> dict[Key, list[Each]]:
    """Things by what ``key`` says of each, in their order.

    >>> by([1, 12, 2], lambda number: str(number)[0])
    {'1': [1, 12], '2': [2]}
    """
    made: dict[Key, list[Each]] = defaultdict(list)
    for one in found:
        made[key(one)].append(one)
    return dict(made)


def _judged(kg: Path) -> Iterator[tuple[str, ...]]:
    """The judgements that count, on targets for an indicator that is known."""
    for *row, preferred in columns(kg, "assessments", *_JUDGED, "preferred"):
        if preferred == "true" and row[4]:
            yield tuple(row)


def _promise(row: tuple[str, ...], known: Mapping[str, Figure]) -> Promise:
    target, outcome, region, code, concept, aspect, year, verdict, reason, early = row
    waits = reason == "report-not-at-hand"
    return Promise(
        code=code,
        region=region,
        concept=concept,
        aspect=aspect,
        year=year,
        asked=known.get(target),
        told=known.get(outcome),
        mark="result-not-at-hand" if waits else verdict,
        reason="" if waits else reason,
        provisional=early == "true",
    )


def _verdicts(kg: Path) -> dict[str, dict[str, list[str]]]:
    """All verdicts by region, and by the document that sets the target."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    wanted = ("region_code", "document", "verdict", "preferred")
    for code, document, verdict, preferred in columns(kg, "assessments", *wanted):
        if preferred == "true":
            found[code][document].append(verdict)
    return {code: dict(each) for code, each in found.items()}


def _headline(
    panel: Iterable[dict[str, str]], known: Mapping[str, Figure]
) -> dict[str, list[Line]]:
    """The lines of each region that say anything."""
    lines = by(panel, _of)
    found: dict[str, list[Line]] = defaultdict(list)
    for (code, concept, aspect), each in lines.items():
        cells = panel_cells(each)
        if any(cell.told for cell in cells):
            ordered = sorted(each, key=lambda row: int(row["year"]))
            pairs = zip(ordered, cells, strict=True)
            promises = tuple(_set(row, cell, known) for row, cell in pairs)
            found[code].append(Line(concept, aspect, tuple(cells), promises))
    return dict(found)


def _of(row: Mapping[str, str]) -> tuple[str, str, str]:
    return row["region_code"], row["concept"], row["aspect"]


def _set(row: Mapping[str, str], cell: Cell, known: Mapping[str, Figure]) -> Promise:
    return Promise(
        code=cell.code,
        region=cell.region,
        concept=row["concept"],
        aspect=row["aspect"],
        year=row["year"],
        asked=known.get(row["target_id"]),
        told=known.get(row["outcome_id"]),
        mark=mark(cell),
        reason="" if cell.reason == "report-not-at-hand" else cell.reason,
        provisional=cell.provisional,
    )
