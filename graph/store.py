"""Parts, store and Turtle: quads to files, files to an Oxigraph store, and back."""

from __future__ import annotations

import gzip
import heapq
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import ExitStack
from io import BufferedReader, FileIO, RawIOBase, TextIOWrapper
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from pyoxigraph import Quad, RdfFormat, Store, Triple, parse, serialize

from ..loaders.errors import NoGraph
from .prefixes import PREFIXES
from .triples.names import A

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from rdflib import Dataset

WIDTH = 200  # files open at a time
BUFFER = 1 << 16  # bytes read of each at a time
BLOCK = 5_000  # lines parsed at a time
SLICE = 500_000  # quads of a store sorted at a time


def write_part(quads: Iterable[Quad], path: Path) -> int:
    """Write quads as sorted N-Quads lines, each once; the number of lines.

    A path that ends in ``.gz`` is compressed. The file is there whole or not at all.
    """
    return write_lines(set(quad_lines(quads)), path)


def quad_lines(quads: Iterable[Quad]) -> list[bytes]:
    """Quads as N-Quads, a line each, in their order."""
    return (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(True)


def write_lines(told: AbstractSet[bytes], path: Path) -> int:
    """Write such lines as `write_part` does."""
    rough = path.with_name(path.name + ".part")
    text = b"".join(sorted(told))
    # The first level is five times faster than the last and the lines repeat so much that it
    # leaves a fifteenth. No time stamp: the same quads are the same bytes.
    rough.write_bytes(gzip.compress(text, 1, mtime=0) if path.suffix == ".gz" else text)
    os.replace(rough, path)
    return len(told)


def read_part(path: Path, properties: Collection[str] = ()) -> Iterator[Quad]:
    """The quads of a file that `write_part` wrote, in its order.

    Where there are ``properties`` (IRIs), only their quads: others are not even parsed.
    """
    with _opened(path) as file:
        text = file.read()
    if properties:
        wanted = {f"<{each}>".encode() for each in properties}
        text = b"".join(line for line in text.splitlines(True) if line.split(b" ", 2)[1] in wanted)
    yield from parse(text, format=RdfFormat.N_QUADS)


def part_lines(path: Path) -> Iterator[str]:
    """The lines of such a file, each a quad."""
    with TextIOWrapper(_opened(path), encoding="utf-8", newline="\n") as file:
        yield from file


def load(parts: Sequence[Path], directory: Path) -> None:
    """Make an on-disk store in ``directory`` (new or empty) out of N-Quads files."""
    store = Store(str(directory))
    # One load for all files: each load writes tables of its own, and many small ones are slow.
    # What we wrote ourselves need not be checked again.
    joined = BufferedReader(_Joined(parts), 1 << 20)
    store.bulk_load(input=joined, format=RdfFormat.N_QUADS, lenient=True)
    # Twice the size on disk, and a fraction of the time for every query that joins.
    store.optimize()
    store.flush()


def amend(directory: Path, before: Sequence[Path], after: Sequence[Path]) -> int:
    """Exchange in a store what some N-Quads files held before; the number of quads that differ.

    A line that stays is not written again.
    """
    old, new = _set_of_lines(before), _set_of_lines(after)
    store = Store(str(directory))
    for quad in parse(b"".join(sorted(old - new)), format=RdfFormat.N_QUADS):
        store.remove(quad)
    store.bulk_load(input=b"".join(sorted(new - old)), format=RdfFormat.N_QUADS)
    store.flush()
    return len(old ^ new)


def _set_of_lines(parts: Sequence[Path]) -> set[bytes]:
    lines: set[bytes] = set()
    for part in parts:
        with _opened(part) as file:
            lines.update(file)
    return lines


def open_store(directory: Path) -> Store:
    """The store in ``directory``, read-only; :class:`NoGraph` where there is none.

    >>> open_store(Path("nowhere"))
    Traceback (most recent call last):
        ...
    zhengtu.loaders.errors.NoGraph: nowhere: no graph here; run: zhengtu build PATH -o DIRECTORY
    """
    if not (directory / "CURRENT").is_file():
        raise NoGraph(str(directory), "no graph here", "run: zhengtu build PATH -o DIRECTORY")
    try:
        return Store.read_only(str(directory))
    except OSError as error:
        raise NoGraph(str(directory), f"not readable ({error})", "build it again") from error


def dataset(directory: Path) -> Dataset:
    """The store as an rdflib Dataset whose default graph is all graphs together."""
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    view = Dataset(store=OxigraphStore(store=open_store(directory)), default_union=True)
    for prefix, space in PREFIXES.items():
        view.bind(prefix, space)
    return view


def write_turtle(source: Store | Sequence[Path], path: Path) -> int:
    """Write all graphs merged as one Turtle file, sorted; the number of triples.

    ``source`` is the parts that :func:`write_part` wrote, or, slower, a store made of them. Memory
    does not grow with the graph.
    """
    count = 0

    def triples(lines: Iterator[bytes]) -> Iterator[Triple]:
        nonlocal count
        while block := list(islice(lines, BLOCK)):
            count += len(block)
            yield from parse(b"".join(block), format=RdfFormat.N_TRIPLES, lenient=True)

    rough = path.with_name(path.name + ".part")
    with TemporaryDirectory() as room, rough.open("wb") as output:
        parts = _parted(source, Path(room)) if isinstance(source, Store) else source
        merged = triples(_merged(_lines(parts, Path(room))))
        serialize(merged, output, RdfFormat.TURTLE, prefixes=PREFIXES)
    os.replace(rough, path)
    return count


def _parted(store: Store, room: Path) -> list[Path]:
    """A store as sorted parts again."""
    quads, parts = iter(store), list[Path]()
    while some := list(islice(quads, SLICE)):
        parts.append(room / f"{len(parts)}.nq")
        write_part(some, parts[-1])
    return parts


def _lines(parts: Sequence[Path], room: Path) -> Iterator[bytes]:
    """The lines of sorted files in one order; more than ``WIDTH`` are merged in rounds."""
    while len(parts) > WIDTH:
        groups = [parts[start : start + WIDTH] for start in range(0, len(parts), WIDTH)]
        room = room / "next"
        room.mkdir()
        parts = [_merge(group, room / str(number)) for number, group in enumerate(groups)]
    with ExitStack() as files:
        yield from heapq.merge(*(files.enter_context(_opened(part)) for part in parts))


def _merge(parts: Sequence[Path], path: Path) -> Path:
    with path.open("wb") as output:
        output.writelines(_lines(parts, path.parent))
    return path


def _merged(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Sorted N-Quads as N-Triples, each once, the classes of a subject first."""
    for subject, said in groupby(lines, key=lambda line: line[: line.index(b" ")]):
        classes = subject + _CLASSES
        told = dict.fromkeys([line[: line.rindex(b" <")] + b" .\n" for line in said])
        yield from sorted(told, key=lambda line: not line.startswith(classes))


_CLASSES = f" {A} ".encode()


def _opened(path: Path) -> BufferedReader:
    """The bytes of a part, compressed or not."""
    raw = gzip.GzipFile(path) if path.suffix == ".gz" else FileIO(path)
    return BufferedReader(cast(RawIOBase, raw), BUFFER)


class _Joined(RawIOBase):
    """Files read one after the other as one stream."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.rest = iter(paths)
        self.current: BufferedReader | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        while True:
            if self.current is None:
                path = next(self.rest, None)
                if path is None:
                    return 0
                self.current = _opened(path)
            if size := self.current.readinto(buffer):
                return size
            self.current.close()
            self.current = None
