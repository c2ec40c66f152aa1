"""The bundled sample: reports written for this project, with every form the loaders must read."""

from __future__ import annotations

from pathlib import Path


def directory() -> Path:
    """The folder that holds the sample files and the note on where their figures come from.

    >>> (directory() / "README.md").exists()
    True
    """
    return Path(__file__).parent


def paths() -> tuple[Path, ...]:
    """The sample reports, sorted by name; the note is not one of them.

    >>> [path.name for path in paths()][:2]
    ['listing.txt', 'ningbo-2023-table.txt']
    """
    found = (*directory().glob("*.txt"), *directory().glob("*-[0-9]*.md"))
    return tuple(sorted(found))
