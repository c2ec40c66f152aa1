"""Which pages a build has written: a link leads nowhere else."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path

from .. import addresses


class There:
    """The pages of a graph directory."""

    def __init__(self, kg: Path) -> None:
        self._kg = kg

    def first(self, *pages: str) -> str:
        """The first of some addresses that there is a page at, or nothing.

        >>> There(Path("/nowhere")).first("pages/region-330600.html")
        ''
        """
        return next((page for page in pages if page in self._pages), "")

    def pictures(self) -> tuple[str, ...]:
        """The pictures that were drawn, by name."""
        return tuple(sorted(page for page in self._pages if page.endswith(".svg")))

    @cached_property
    def _pages(self) -> frozenset[str]:
        folders = (addresses.PAGES, addresses.PICTURES, addresses.READER, addresses.VIEWS)
        there = (folder for folder in folders if (self._kg / folder).is_dir())
        return frozenset(
            f"{folder}/{name}" for folder in there for name in os.listdir(self._kg / folder)
        )
