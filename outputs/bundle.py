"""The unit of work: the documents of one region, in one call, to one part on disk.

`work` is a plain function of a picklable `Bundle`, so any executor of ``concurrent.futures`` maps
it: threads, processes, a cluster that shares the disk. A part is named by a digest of what goes
into it, so what is already there is never done twice::

    parts/<name>/graph.nq.gz     sorted N-Quads, a named graph for each document
    parts/<name>/tables/*.csv    rows without header
    parts/<name>/text/*.json     the text of each document, which its page shows
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

from ..graph.aliases import NOTHING_DECIDED, Aliases
from ..graph.store import quad_lines, write_lines
from ..graph.triples import preferred_names, quads
from ..loaders.extract import extract
from ..loaders.records import DocumentKind, Extraction
from ..loaders.table import read_table
from ..schema.turtle import ID
from .inputs import Item, Problem
from .reader.text import write_texts
from .tables import TABLES, lines

PACKAGE = Path(__file__).parent.parent
FOLDERS = ("schema", "loaders", "graph")
DECIDING = (".py", ".ttl", ".csv", ".txt")
ENGINES = ("ahocorasick-rs", "jieba", "pyoxigraph")
COMPLETE = "part.json"
GRAPH = "graph.nq.gz"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The documents of one region (of none, where ``region_code`` is ``None``).

    ``program`` is `program_digest`, ``parts`` the folder that the part goes into,
    ``aliases`` the names of units that a person merged.
    """

    region_code: str | None
    items: tuple[Item, ...]
    program: str
    parts: Path
    aliases: Aliases = NOTHING_DECIDED

    @property
    def name(self) -> str:
        """Digest of the program, merged units, the sources' bytes and names, the spans."""
        digest = hashlib.sha256(self.program.encode())
        digest.update(json.dumps(self.aliases.merged).encode())
        for item in self.items:
            document, source = item.document, item.document.source
            key = (source.name, source.sha256, document.kind, *document.span)
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

    @property
    def iri(self) -> str:
        """Its name in the graph."""
        return f"{ID}document/{self.document}"


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
    read: list[tuple[Item, Extraction]] = []
    problems: list[Problem] = []
    for item in bundle.items:
        problems += _broken_rows(item)
        try:
            read.append((item, extract(item.document, item.identity)))
        except Exception as error:  # one document that trips a rule must not cost all the others
            problems.append(_failed(item, error))
    names = preferred_names(extraction for _, extraction in read)
    extractions: list[Extraction] = []
    triples: set[bytes] = set()
    for item, extraction in read:
        try:
            triples.update(quad_lines(quads(extraction, bundle.aliases, names)))
        except Exception as error:
            problems.append(_failed(item, error))
        else:
            extractions.append(extraction)
    part = Part(bundle.name, tuple(map(found, extractions)), tuple(problems))
    _write(bundle, part, triples, extractions)
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
    writing = ("bundle.py", "reader/text.py", "tables.py")
    for file in sorted([*ours, *(PACKAGE / "outputs" / name for name in writing)]):
        digest.update(f"{file.relative_to(PACKAGE).as_posix()}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _write(bundle: Bundle, part: Part, triples: set[bytes], extractions: list[Extraction]) -> None:
    """Write beside and rename, so that a part is whole or not there."""
    draft = bundle.parts / f".{part.name}-{secrets.token_hex(4)}"
    (draft / "tables").mkdir(parents=True)
    try:
        write_lines(triples, draft / GRAPH)
        for table in TABLES:
            rows = "".join(lines(table, extraction) for extraction in extractions)
            (draft / "tables" / f"{table.name}.csv").write_text(rows, encoding="utf-8", newline="")
        write_texts(bundle.items, draft)
        data = json.dumps(asdict(part), ensure_ascii=False, indent=1)
        (draft / COMPLETE).write_text(data, encoding="utf-8", newline="")
        draft.rename(bundle.parts / part.name)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _broken_rows(item: Item) -> Iterator[Problem]:
    document = item.document
    if document.kind != "table":
        return
    if item.identity.year is None:
        found = "the year of this table cannot be told: its tasks are read, their periods are not"
        yield Problem(document.source.name, found, "name the year in the title or in the text")
    for row in read_table(document).broken:
        line = document.source.text.count("\n", 0, row.span.start) + 1
        place = f"{document.source.name}, line {line}"
        yield Problem(place, row.reason, "correct this row and build again; the others are read")


def _failed(item: Item, error: Exception) -> Problem:
    span = item.document.span
    place = f"{item.document.source.name}, characters {span.start} to {span.end}"
    found = f"could not be read ({type(error).__name__}: {error})"
    return Problem(place, found, "this is a fault of ours: please report it with the text")
