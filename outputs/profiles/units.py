"""Units and the tasks they answer for, from the tables of a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ...graph import iris
from ...graph.organizations import GOVERNMENT, Organization, above, resolve
from ..reading import columns
from .held import by

TASKS = (
    *("region", "region_code", "report_year", "document", "number", "verdict", "self_report"),
    *("requirement", "completion", "units", "start", "end"),
)
DUTIES = ("region_code", "report_year", "document", "task", "unit", "role", "start")
READ = ("region_code", "report_year", "unit", "organization", "why")


@dataclass(frozen=True, slots=True)
class Task:
    """A row of a completion table."""

    region: str
    code: str
    year: str
    document: str
    number: str
    verdict: str
    self_report: str
    requirement: str
    completion: str
    units: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Duty:
    """A unit's part in a task."""

    task: Task
    role: Literal["lead", "support"]
    written: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with all that it answers for, in the order of the tables."""

    iri: str
    name: str
    superior: str
    code: str
    duties: tuple[Duty, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """How tables call it."""
        return tuple(sorted({duty.written for duty in self.duties} - {self.name}))

    @property
    def counts(self) -> dict[str, int]:
        """Its tasks by verdict."""
        return verdicts(self.duties)


def verdicts(duties: Iterable[Duty]) -> dict[str, int]:
    """Tasks by verdict."""
    return {verdict: len(each) for verdict, each in by(duties, _verdict).items()}


def _verdict(duty: Duty) -> str:
    return duty.task.verdict


def units(kg: Path) -> list[Unit]:
    """The units that the tables of a graph name, by region, those with most tasks first."""
    tasks = by(_tasks(kg), lambda one: (one.document, one.number))
    read = {row[:3]: row[3:] for row in columns(kg, "organizations", *READ)}
    found: dict[str, tuple[Organization, str, list[Duty]]] = {}
    for row in columns(kg, "responsibilities", *DUTIES):
        code, year, document, number, written, role, start = row
        task = next((t for t in tasks[document, number] if t.start <= int(start) < t.end), None)
        unit = _unit(code, year, written, read)
        if task is None:
            continue
        iri = _iri(unit, code or document)
        held = found.setdefault(iri, (unit, code, []))[2]
        duty = Duty(task, "lead" if role == "lead" else "support", written)
        if not any(one.task is task for one in held):
            held.append(duty)
    made = [_made(iri, *each) for iri, each in found.items()]
    return sorted(made, key=lambda one: (one.code, -len(one.duties), one.name, one.iri))


def _tasks(kg: Path) -> Iterator[Task]:
    for row in columns(kg, "tasks", *TASKS):
        told: dict[str, Any] = dict(zip(TASKS, row, strict=True))
        told |= {"start": int(told["start"]), "end": int(told["end"])}
        yield Task(code=told.pop("region_code"), year=told.pop("report_year"), **told)


def _unit(
    code: str, year: str, written: str, read: Mapping[tuple[str, ...], tuple[str, ...]]
) -> Organization:
    """The unit that a name stands for, by what the build and a person decided."""
    told = resolve(written, code or None, int(year) if year else None)
    name, why = read.get((code, year, written), (told.name, told.why))
    return resolve(name, told.code) if why == "decided" else told


def _iri(unit: Organization, place: str) -> str:
    if unit.kind == GOVERNMENT and unit.code:
        return iris.government(unit.code).value
    return iris.organization(unit.code or place, unit.name).value


def _made(iri: str, unit: Organization, code: str, duties: list[Duty]) -> Unit:
    upper = above(unit)
    ordered = sorted(duties, key=lambda one: (one.task.year, one.task.document, one.task.start))
    return Unit(iri, unit.name, upper.name if upper else "", code, tuple(ordered))
