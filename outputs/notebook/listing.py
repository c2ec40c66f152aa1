"""Things in order that a notebook shows as a table, a row for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, overload

from ...graph.markup import table
from ...graph.query import Cell


class Told(Protocol):
    """What has a row in a listing."""

    def row(self) -> tuple[Cell, ...]:
        """Its cells, in the order of the columns."""
        ...


T = TypeVar("T", bound=Told)


@dataclass(frozen=True, slots=True, repr=False)
class Listing(Sequence[T], Generic[T]):
    """Documents or regions: a sequence, and a table in a notebook."""

    columns: tuple[str, ...]
    things: tuple[T, ...]

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Listing[T]: ...
    def __getitem__(self, place: int | slice) -> T | Listing[T]:
        if isinstance(place, slice):
            return Listing(self.columns, self.things[place])
        return self.things[place]

    def __len__(self) -> int:
        return len(self.things)

    def __repr__(self) -> str:
        return repr(list(self.things))

    def _repr_html_(self) -> str:
        return table(self.columns, [each.row() for each in self.things])
