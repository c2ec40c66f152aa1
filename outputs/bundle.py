"""The unit of work: the documents of one region, in one call, to one part on disk.

`work` is a plain function of a picklable `Bundle`, so any executor of ``concurrent.futures`` maps
it: threads, processes, a cluster that shares the disk. A part is named by a digest of what goes
into it, so what is already there is never done twice::

    parts/<name>/graph.nq        sorted N-Quads, a named graph for each document
    parts/<name>/tables/*.csv    rows without header
    parts/<name>/part.json       what was found; written last
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from pyoxigraph import Quad

from ..graph.store import write_part
from ..graph.triples import quads
from ..loaders.extract import extract
from ..loaders.records import DocumentKind, Extraction
from ..loaders.table import read_table
from .inputs import Item, Problem
from .tables import TABLES, lines

PACKAGE = Path(__file__).parent.parent
FOLDERS = ("schema", "loaders", "graph")
DECIDING = (".py", ".ttl", ".csv", ".txt")
ENGINES = ("ahocorasick-rs", "jieba", "pyoxigraph")
COMPLETE = "part.json"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The documents of one region (of none, where ``region_code`` is ``None``).

    ``program`` is `program_digest`, ``parts`` the folder that the part goes into.
    """

    region_code: str | None
    items: tuple[Item, ...]
    program: str
    parts: Path

    @property
    def name(self) -> str:
        """Digest of the program, the sources' bytes and names, and the documents' spans."""
        digest = hashlib.sha256(self.program.encode())
        for item in self.items:
            document, source = item.document, item.document.source
            key = (source.name, source.sha256, document.kind, *asdict(document.span).values())
            digest.update(json.dumps(key).encode())
        return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Found:
    """One document of the graph, what it is and how much was found in it."""

    region: str | None
    region_code: str | None
    year: int | None
    document: str
    source: str
    kind: DocumentKind
    title: str | None
    level: str | None
    date: str | None
    session: str | None
    speaker: str | None
    office: str | None
    start: int
    end: int
    sections: int
    targets: int
    outcomes: int
    initiatives: int
    tasks: int
    terms: int
    numbers: int
    unparsed: int


@dataclass(frozen=True, slots=True)
class Part:
    """What one bundle became."""

    name: str
    documents: tuple[Found, ...]
    problems: tuple[Problem, ...]


def work(bundle: Bundle) -> Part:
    """Extract every document of a region and write its part, unless it is there already."""
    there = read_part(bundle.parts / bundle.name)
    if there is not None:
        return there
    extractions: list[Extraction] = []
    problems: list[Problem] = []
    triples: list[Quad] = []
    for item in bundle.items:
        problems += _broken_rows(item)
        try:
            extraction = extract(item.document, item.identity)
            triples += list(quads(extraction))
        except Exception as error:  # one document that trips a rule must not cost all the others
            problems.append(_failed(item, error))
        else:
            extractions.append(extraction)
    part = Part(bundle.name, tuple(map(found, extractions)), tuple(problems))
    _write(bundle.parts, part, triples, extractions)
    return part


def read_part(directory: Path) -> Part | None:
    """The part in a folder, or ``None`` where there is no complete one."""
    try:
        data = json.loads((directory / COMPLETE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    documents = tuple(Found(**one) for one in data["documents"])
    return Part(data["name"], documents, tuple(Problem(**one) for one in data["problems"]))


def found(extraction: Extraction) -> Found:
    """What a document is, and counts of what was read from it."""
    document, identity, tasks = extraction.document, extraction.identity, extraction.tasks
    statements = [
        *extraction.statements,
        *(one for task in tasks for one in (*task.targets, *task.outcomes)),
    ]
    told = {name: value for name, value in asdict(identity).items() if name != "kind"}
    return Found(
        document=Item(document, identity).name,
        source=document.source.name,
        kind=document.kind,
        **told,
        start=document.span.start,
        end=document.span.end,
        sections=len(extraction.sections),
        targets=sum(one.kind == "target" for one in statements),
        outcomes=sum(one.kind == "outcome" for one in statements),
        initiatives=len(extraction.initiatives) + sum(len(task.initiatives) for task in tasks),
        tasks=len(tasks),
        terms=len(extraction.terms),
        numbers=len(extraction.numbers),
        unparsed=sum(number.use == "unparsed" for number in extraction.numbers),
    )


@lru_cache(maxsize=1)
def program_digest() -> str:
    """A digest of all that decides what a part holds: our code, our words, our engines.

    A changed rule or word is thus never answered from a part that an older one made.

    >>> len(program_digest())
    64
    """
    digest = hashlib.sha256()
    for engine in ENGINES:
        digest.update(f"{engine} {version(engine)}\n".encode())
    files = (file for folder in FOLDERS for file in (PACKAGE / folder).rglob("*"))
    ours = [file for file in files if file.suffix in DECIDING]
    for file in sorted([*ours, PACKAGE / "outputs/bundle.py", PACKAGE / "outputs/tables.py"]):
        digest.update(f"{file.relative_to(PACKAGE).as_posix()}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _write(parts: Path, part: Part, triples: list[Quad], extractions: list[Extraction]) -> None:
    """Write beside and rename, so that a part is whole or not there."""
    draft = parts / f".{part.name}-{secrets.token_hex(4)}"
    (draft / "tables").mkdir(parents=True)
    try:
        write_part(triples, draft / "graph.nq")
        for table in TABLES:
            rows = "".join(lines(table, extraction) for extraction in extractions)
            (draft / "tables" / f"{table.name}.csv").write_text(rows, encoding="utf-8", newline="")
        data = json.dumps(asdict(part), ensure_ascii=False, indent=1)
        (draft / COMPLETE).write_text(data, encoding="utf-8", newline="")
        draft.rename(parts / part.name)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _broken_rows(item: Item) -> Iterator[Problem]:
    document = item.document
    if document.kind != "table":
        return
    for row in read_table(document).broken:
        line = document.source.text.count("\n", 0, row.span.start) + 1
        place = f"{document.source.name}, line {line}"
        yield Problem(place, row.reason, "correct this row and build again; the others are read")


def _failed(item: Item, error: Exception) -> Problem:
    span = item.document.span
    place = f"{item.document.source.name}, characters {span.start} to {span.end}"
    found = f"could not be read ({type(error).__name__}: {error})"
    return Problem(place, found, "this is a fault of ours: please report it with the text")
