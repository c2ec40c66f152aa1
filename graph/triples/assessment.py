"""Targets that a completion set in the place of others."""

from __future__ import annotations

from collections.abc import Iterator

from .. import iris
from ..assess.answers import Pair
from .context import Context, Fact
from .names import zt


def adjusted(at: Context, pair: Pair) -> Iterator[Fact]:
    """The target that a completion set in the place of another (调整为1.7%)."""
    if pair.adjusted is not None:
        new = iris.statement(at.document, pair.adjusted)
        yield new, zt("adjusts"), iris.statement(at.document, pair.target)
