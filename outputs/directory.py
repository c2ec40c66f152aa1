"""The graph directory on disk: replaced as a whole by a complete one, or left as it is."""

from __future__ import annotations

import glob
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..loaders.errors import NoGraph

MANIFEST = "manifest.json"


def is_graph(directory: Path) -> bool:
    """Whether a directory is one that a build wrote.

    >>> is_graph(Path("/"))
    False
    """
    try:
        data = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(data, dict) and "zhengtu" in data


def check_replaceable(directory: Path) -> None:
    """Raise ``NoGraph`` where a build would delete something that is no graph directory."""
    if not directory.exists() or is_graph(directory):
        return
    if not directory.is_dir():
        raise NoGraph(str(directory), "this is a file", "name another directory for the graph")
    if any(directory.iterdir()):
        found = "this directory holds something else and would be deleted"
        raise NoGraph(str(directory), found, "name another directory, or empty it yourself")


@contextmanager
def replacing(directory: Path) -> Iterator[Path]:
    """An empty directory to build in, which becomes ``directory`` when the block ends well.

    Both lie side by side on one disk, so the change is two renames; where the block fails,
    ``directory`` has never been touched. What a killed build left behind is cleared away.
    """
    target = directory.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target)
    holder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    lock = _locked(holder)
    new, old = holder / "new", holder / "old"
    new.mkdir()
    try:
        yield new
        _swap(new, target, old)
    finally:
        if not old.exists() or target.exists():
            shutil.rmtree(holder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def sweep(target: Path) -> None:
    """Remove what dead builds of a directory left beside it; put back what they had moved aside.

    A build holds a lock on its folder, which ends with its process however that dies.
    """
    for holder in sorted(target.parent.glob(f".{glob.escape(target.name)}-????????")):
        if not holder.is_dir() or not {each.name for each in holder.iterdir()} <= {"new", "old"}:
            continue
        lock = _locked(holder)
        if lock is None:
            continue
        if (holder / "old").exists() and not target.exists():
            (holder / "old").rename(target)
        shutil.rmtree(holder, ignore_errors=True)
        os.close(lock)


def _locked(directory: Path) -> int | None:
    """A lock on a directory, to be closed; ``None`` where it is taken or there are no such locks.

    Without locks nobody can tell a dead build from a living one, and nothing is swept.
    """
    try:
        import fcntl
    except ImportError:
        return None
    lock = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return lock


def adopt(part: Path, parts: Path) -> None:
    """Take a part over from an older graph, sharing its bytes on disk where that is possible."""
    shutil.copytree(part, parts / part.name, copy_function=link)


def _swap(new: Path, target: Path, old: Path) -> None:
    check_replaceable(target)
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


def link(source: str, target: str) -> None:
    """The same bytes under two names where the disk can do that, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
