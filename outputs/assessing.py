"""Judging: from the statements in the parts to assessments, the panel and the cascade.

No text is read again: the rows of ``tables/statements.csv`` hold all that judging needs, so another
policy costs seconds. Each region is one task for the pool; what crosses regions is a small last
step.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import get_args

from ..graph.assess.cascade import Ask, Step, asks, cascade
from ..graph.assess.judge import Judgement
from ..graph.assess.measure import base, bounds, gap
from ..graph.assess.panel import Cell as PanelCell
from ..graph.assess.panel import panel
from ..graph.assess.policy import Policy
from ..graph.assess.said import Paper, Said, said
from ..graph.assess.verdicts import Assessment, assessed, quads
from ..graph.assess.years import Link, Region
from ..graph.iris import local
from ..graph.store import write_part
from ..loaders.records import Verdict
from ..schema.indicators import indicator
from ..schema.regions import gazetteer
from .bundle import Found, Part
from .csvtext import BOM, Row, written
from .pool import spread
from .progress import track
from .tables import TABLES

ASSESSMENTS = (
    "region", "region_code", "report_year", "document", "task", "year", "indicator", "concept",
    "aspect", "comparator", "target_value", "target_max", "unit", "outcome_value", "outcome_max",
    "outcome_unit", "outcome_comparator", "part_year", "forecast", "verdict", "reason", "margin",
    "margin_unit", "share", "policy", "under_strict", "under_lenient", "provisional", "via",
    "preferred", "disputed", "outcome_document", "quote", "outcome_quote", "target", "outcome",
    "assessment",
)  # fmt: skip
PANEL = (
    "region_code", "region", "province", "level", "year", "indicator", "concept", "aspect",
    "status", "low", "high", "comparator", "modality", "unit", "quote", "document", "outcome",
    "outcome_unit", "outcome_quote", "outcome_document", "verdict", "reason", "margin",
    "margin_unit", "provisional", "policy", "target_id", "outcome_id", "relative_to",
)  # fmt: skip
CASCADE = (
    "year", "indicator", "concept", "aspect", "region", "region_code", "level", "value", "high",
    "unit", "comparator", "modality", "assigned", "above", "above_code", "above_level",
    "above_value", "above_high", "above_comparator", "above_modality", "gap", "quote",
    "above_quote", "document", "above_document",
)  # fmt: skip

VERDICTS: dict[str, Verdict] = {one: one for one in get_args(Verdict)}


@dataclass(frozen=True, slots=True)
class Dossier:
    """The parts of one region, to be judged by a policy into files in ``folder``."""

    code: str | None
    parts: tuple[Path, ...]
    policy: Policy
    folder: Path

    @property
    def name(self) -> str:
        """What its files are called."""
        return self.code or "unknown"


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a dossier: its files lie in the folder."""

    name: str
    triples: int
    verdicts: Counter[str]
    panel: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Judging:
    """The files of triples by region, and how many there are of what."""

    files: tuple[Path, ...]
    triples: int
    verdicts: Counter[str]


def judge_all(
    where: Executor | None, new: Path, parts: Sequence[Part], policy: Policy, progress: bool
) -> Judging:
    """Judge every region into ``new/assessments`` and ``new/tables``."""
    folder, tables = new / "assessments", new / "tables"
    folder.mkdir()
    tables.mkdir(exist_ok=True)
    tasks = dossiers(new, parts, policy, folder)
    done = track(spread(where, work, tasks), "judging", len(tasks), show=progress)
    judged = sorted(done, key=lambda one: one.name)
    _write(tables, folder, judged)
    return Judging(
        files=tuple(folder / file_name(one.name) for one in judged),
        triples=sum(one.triples for one in judged),
        verdicts=sum((one.verdicts for one in judged), Counter()),
    )


def file_name(region: str) -> str:
    """The file of a region's assessments.

    >>> file_name("330600")
    '330600.nq.gz'
    """
    return f"{region}.nq.gz"


def dossiers(new: Path, parts: Sequence[Part], policy: Policy, folder: Path) -> list[Dossier]:
    """One for each region, the largest first."""
    by_code: dict[str | None, dict[str, int]] = defaultdict(dict)
    for part in parts:
        for one in part.documents:
            held = by_code[one.region_code]
            held[part.name] = held.get(part.name, 0) + one.targets
    tasks = [
        (sum(held.values()), code or "", Dossier(code, _folders(new, held), policy, folder))
        for code, held in by_code.items()
    ]
    return [task for *_, task in sorted(tasks, key=lambda one: (-one[0], one[1]))]


def _folders(new: Path, names: Iterable[str]) -> tuple[Path, ...]:
    return tuple((new / "parts" / name).resolve() for name in sorted(names))


def work(dossier: Dossier) -> Judged:
    """Judge one region: its assessments as triples and rows, its panel, and what levels compare."""
    papers, statements, rows = _read(dossier)
    region = Region(papers, statements)
    found = [assessed(link, dossier.policy) for link in region.links(rows)]
    triples = write_part(quads(found, dossier.code), dossier.folder / file_name(dossier.name))
    text = written(map(_row, found))
    (dossier.folder / f"{dossier.name}.csv").write_text(text, encoding="utf-8", newline="")
    cells = panel(papers, region, found) if dossier.code else ()
    return Judged(
        name=dossier.name,
        triples=triples,
        verdicts=Counter(one.judged.verdict for one in found if one.link.preferred),
        panel=written(_panel_row(cell, dossier.policy) for cell in cells),
        asks=tuple(asks(papers, region.targets)),
    )


def _read(dossier: Dossier) -> tuple[list[Paper], list[Said], dict[str, list[Link]]]:
    """The documents of a region, their statements, and the pairs within the rows of its tables."""
    papers: dict[str, Paper] = {}
    statements: dict[str, Said] = {}
    pairs: list[dict[str, str]] = []
    for part in dossier.parts:
        data = json.loads((part / "part.json").read_text(encoding="utf-8"))
        for one in (Found(**found) for found in data["documents"]):
            if one.region_code == dossier.code:
                papers[one.document] = _paper(one)
        for row in _rows(part, "statements"):
            if row["document"] in papers:
                statements.setdefault(row["id"], said(row, papers[row["document"]]))
        pairs += [row for row in _rows(part, "pairs") if row["document"] in papers]
    return list(papers.values()), list(statements.values()), _links(pairs, statements)


def _rows(part: Path, name: str) -> Iterator[dict[str, str]]:
    header = next(table.header for table in TABLES if table.name == name)
    text = (part / "tables" / f"{name}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(io.StringIO(text, newline=""), header)


def _paper(one: Found) -> Paper:
    return Paper(
        id=one.document,
        region=one.region,
        region_code=one.region_code,
        level=one.level,
        year=one.year,
        kind=one.kind,
        length=one.end - one.start,
    )


def _links(pairs: Iterable[dict[str, str]], known: dict[str, Said]) -> dict[str, list[Link]]:
    """The pairs of rows as links, by target; what the words of a row say judges itself."""
    found: dict[str, list[Link]] = defaultdict(list)
    for row in pairs:
        target = known.get(row["target"])
        if target is None:
            continue
        told = None
        if row["verdict"]:
            told = Judgement(VERDICTS[row["verdict"]], row["reason"] or "said-done")
        outcome = known.get(row["outcome"])
        if outcome is not None or told is not None:
            found[target.id].append(Link(target, outcome, "row", told=told))
    return found


def _row(one: Assessment) -> Row:
    link, judged = one.link, one.judged
    target, outcome, paper = link.target, link.outcome, link.target.paper
    return (
        paper.region, paper.region_code, paper.year, paper.id, target.task, target.year,
        target.indicator, target.concept, target.aspect, target.comparator, target.value,
        target.value_max, target.unit, *_told(outcome), judged.verdict, judged.reason,
        judged.margin, _margin_unit(judged, target), judged.share, one.policy, one.strict.verdict,
        one.lenient.verdict, judged.provisional, link.via, link.preferred, link.disputed,
        outcome.paper.id if outcome else None, target.quote, outcome.quote if outcome else None,
        target.id, outcome.id if outcome else None, local(one.node),
    )  # fmt: skip


def _margin_unit(judged: Judgement, target: Said) -> str | None:
    return None if judged.margin is None else base(gap(target) or target)


def _told(one: Said | None) -> Row:
    if one is None:
        return (None,) * 6
    return one.value, one.value_max, one.unit, one.comparator, one.part_year, one.forecast


def _panel_row(cell: PanelCell, policy: Policy) -> Row:
    paper, target, told = cell.paper, cell.target, _outcome(cell)
    judged = cell.found.judged if cell.found else None
    # A relative target has no unit of its own.
    measured = target if cell.status == "set" else told
    low, high = ends(target) if target else (None, None)
    return (
        paper.region_code, paper.region, province(paper.region_code), paper.level, cell.year,
        indicator(cell.concept).label, cell.concept, cell.aspect, cell.status, low, high,
        target.comparator if target else None, target.modality if target else None,
        measured.unit if measured else None,
        target.quote if target else None, target.paper.id if target else None,
        told.value if told else None, told.unit if told else None,
        told.quote if told else None, told.paper.id if told else None,
        judged.verdict if judged else None, judged.reason if judged else None,
        judged.margin if judged else None,
        _margin_unit(judged, target) if judged and target else None,
        judged.provisional if judged else None, policy.name,
        target.id if target else None, told.id if told else None,
        target.relative_to if target else None,
    )  # fmt: skip


def _outcome(cell: PanelCell) -> Said | None:
    """What the target was judged by, or the figure of the year where that has none."""
    by = cell.found.link.outcome if cell.found else None
    return by if by and by.value is not None else cell.reported or by


def ends(one: Said) -> tuple[Decimal | None, Decimal | None]:
    """The least and greatest value of a target as written; both the value where it has one."""
    least, most = bounds(one)
    return (one.value, one.value) if least is None and most is None else (least, most)


def province(code: str | None) -> str | None:
    """The name of the province that a region is in or is.

    >>> province("330602"), province("100000")
    ('浙江省', None)
    """
    region = gazetteer().get(code) if code else None
    while region is not None and region.level not in ("province", "nation"):
        region = gazetteer().get(region.parent) if region.parent else None
    return region.name if region is not None and region.level == "province" else None


def _step_row(step: Step) -> Row:
    one = step.ask.target
    return (
        one.year, indicator(one.concept or "").label, one.concept, one.aspect, one.paper.region,
        one.paper.region_code, one.paper.level, *_asked(one), step.ask.assigned, *_above(step),
        one.quote, step.above.target.quote if step.above else None, one.paper.id,
        step.above.target.paper.id if step.above else None,
    )  # fmt: skip


def _asked(one: Said) -> Row:
    return one.value, one.value_max, one.unit, one.comparator, one.modality


def _above(step: Step) -> Row:
    if step.above is None:
        return (None,) * 8
    one = step.above.target
    value, high, _, comparator, modality = _asked(one)
    place = (one.paper.region, one.paper.region_code, one.paper.level)
    return *place, value, high, comparator, modality, step.gap


def _write(tables: Path, folder: Path, judged: Sequence[Judged]) -> None:
    rows = [(folder / f"{one.name}.csv").read_text(encoding="utf-8") for one in judged]
    _table(tables, "assessments", ASSESSMENTS, rows)
    _table(tables, "panel_targets", PANEL, [one.panel for one in judged])
    steps = cascade(ask for one in judged for ask in one.asks)
    _table(tables, "cascade", CASCADE, [written(map(_step_row, steps))])
    for one in judged:
        (folder / f"{one.name}.csv").unlink()


def _table(tables: Path, name: str, header: Row, rows: Iterable[str]) -> None:
    text = BOM + written([header]) + "".join(rows)
    (tables / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
