"""What a build is given: paths in, identified documents out, and why the rest was left aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..loaders.errors import UnidentifiedDocument, ZhengtuError
from ..loaders.identify import identify
from ..loaders.records import Document, Identity, Omission, Source
from ..loaders.sample import paths as sample_paths
from ..loaders.source import find, read
from ..loaders.split import split
from .progress import track


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: where, what was found, what to do."""

    place: str
    found: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.found}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Item:
    """A document and what it is; ``around`` is what was left out between it and its neighbours."""

    document: Document
    identity: Identity
    around: tuple[Omission, ...] = ()

    @property
    def name(self) -> str:
        """The same for the same characters: digest of the source and the span in it.

        >>> from zhengtu.loaders.records import Span
        >>> source = Source("a.txt", "61a8df80b2421031" * 4, "utf-8", "各位代表")
        >>> identity = Identity("report", *[None] * 9)
        >>> Item(Document(source, Span(0, 4), "report"), identity).name
        '61a8df80b242-0-4'
        """
        span = self.document.span
        return f"{self.document.source.sha256[:12]}-{span.start}-{span.end}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """One source: its documents, what was left out of them, and what could not be used."""

    source: Source
    items: tuple[Item, ...]
    omissions: tuple[Omission, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that was read; ``same`` maps a file to the earlier one that holds the same bytes."""

    sources: tuple[Loaded, ...]
    same: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The documents of all sources."""
        return tuple(item for loaded in self.sources for item in loaded.items)

    @property
    def skipped(self) -> tuple[Problem, ...]:
        """Everything that was left aside and should not have been."""
        inside = (problem for loaded in self.sources for problem in loaded.problems)
        return (*self.problems, *inside)


def gather(paths: Iterable[Path], *, show: bool = False) -> Inputs:
    """Read every file of ``paths`` and under its folders; a bad one is a problem, not an error."""
    files, problems = locate(paths)
    return _gather(((file, str(file)) for file in files), len(files), problems, show)


def sample(*, show: bool = False) -> Inputs:
    """The bundled sample, under names that are the same on every machine.

    >>> sorted({item.identity.region for item in sample().items if item.identity.region})[0]
    '宁波市'
    """
    files = sample_paths()
    return _gather(((file, f"sample/{file.name}") for file in files), len(files), [], show)


def locate(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """The files to read, each once, and the paths that lead to none."""
    good, problems = [], []
    for path in paths:
        try:
            find([path])
        except ZhengtuError as error:
            problems.append(problem(error))
        else:
            good.append(path)
    return find(good), problems


def load(path: Path, name: str | None = None) -> Loaded:
    """One file, split and identified; raises ``UnreadableSource`` where it is no text."""
    source = read(path)
    if name is not None:
        source = replace(source, name=name)
    documents, omissions = split(source)
    items = tuple(
        Item(document, identify(document), tuple(around(document, documents, omissions)))
        for document in documents
    )
    problems = [_nothing(source)] if not items else []
    problems += [problem(error) for error in map(_unidentified, items) if error]
    return Loaded(source, items, omissions, tuple(problems))


def around(
    document: Document, documents: Iterable[Document], omissions: Iterable[Omission]
) -> Iterator[Omission]:
    """The omissions between a document and those before and after it in its source."""
    own, others = document.span, [one.span for one in documents]
    first = max((one.end for one in others if one.end <= own.start), default=0)
    last = min((one.start for one in others if one.start >= own.end), default=None)
    for one in omissions:
        beside = one.span.end <= own.start or one.span.start >= own.end
        inside = first <= one.span.start and (last is None or one.span.end <= last)
        if beside and inside:
            yield one


def problem(error: ZhengtuError) -> Problem:
    """The record of an error, for the manifest."""
    return Problem(error.place, error.found, error.remedy)


def _gather(
    files: Iterable[tuple[Path, str]], count: int, problems: list[Problem], show: bool
) -> Inputs:
    by_bytes: dict[str, Loaded] = {}
    same = []
    for path, name in track(files, "reading", count, show=show):
        try:
            loaded = load(path, name)
        except ZhengtuError as error:
            problems.append(Problem(name, error.found, error.remedy))
            continue
        first = by_bytes.setdefault(loaded.source.sha256, loaded)
        if first is not loaded:
            same.append((name, first.source.name))
    return Inputs(tuple(map(_usable, by_bytes.values())), tuple(same), tuple(problems))


def _usable(loaded: Loaded) -> Loaded:
    """The source without the documents that no region and year can be told of."""
    kept = tuple(item for item in loaded.items if _unidentified(item) is None)
    return replace(loaded, items=kept)


def _unidentified(item: Item) -> UnidentifiedDocument | None:
    """An article may be about any place and time; a report must say which, a table its place."""
    identity, span = item.identity, item.document.span
    missing = list(_missing(identity))
    dateless_table = item.document.kind == "table" and missing == ["year"]
    if not missing or dateless_table or item.document.kind == "article":
        return None
    place = f"{item.document.source.name}, characters {span.start} to {span.end}"
    found = f"the text of this {item.document.kind} does not tell its {' or '.join(missing)}"
    return UnidentifiedDocument(place, found, "add the heading that says so and build again")


def _missing(identity: Identity) -> Iterator[str]:
    if identity.region_code is None:
        yield "region"
    if identity.year is None:
        yield "year"


def _nothing(source: Source) -> Problem:
    found = "no work report, completion table or article in this text"
    return Problem(source.name, found, "leave the file out, or check that it is whole")
