"""Zhengtu (政图): government work reports as an evidence-grounded knowledge graph.

>>> import zhengtu
>>> zhengtu.open_graph("/")
Traceback (most recent call last):
    ...
zhengtu.loaders.errors.NoGraph: /: no graph here; run: zhengtu build PATH -o /
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .outputs.api import Graph as Graph
    from .outputs.api import open_graph as open_graph
    from .outputs.build import build as build

__all__ = ["Graph", "build", "open_graph"]


def __getattr__(name: str) -> object:
    """The public names, loaded when they are first asked for: importing costs next to nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .outputs import api, build

    return getattr(build if name == "build" else api, name)
