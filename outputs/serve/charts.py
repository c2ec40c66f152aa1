"""Pictures, drawn when somebody asks: ``/chart/targets.svg?region=330600&indicator=gdp``."""

from __future__ import annotations

from collections.abc import Mapping

from ...loaders.errors import ZhengtuError
from ...loaders.near import meant
from ..api import Graph
from ..charts.album import INDICATOR, available
from ..charts.command import NEEDS, What, pictured
from ..charts.drawing import png, themed
from .protocol import BadRequest

TAKEN = ("region", "year", "indicator", "aspect")


def chart(graph: Graph, name: str, asked: Mapping[str, str]) -> tuple[str, bytes]:
    """The media type of a picture and its bytes; :class:`BadRequest` says what to change.

    ``name`` is the kind of picture and its format, ``targets.svg``.
    """
    kind, _, form = name.partition(".")
    what = _kind(kind, form)
    _check(what, asked)
    if not available():
        remedy = "install zhengtu[charts] and start the server again"
        raise BadRequest(501, "vl-convert-python, which draws pictures, is not installed", remedy)
    region, year, indicator, aspect = (asked.get(taken) or None for taken in TAKEN)
    try:
        picture = pictured(graph, what, region, year, indicator or INDICATOR, aspect)
        if form == "png":
            return "image/png", png(picture)
        return "image/svg+xml", themed(picture).encode()
    except ZhengtuError as error:
        raise BadRequest(404, f"{error.place}: {error.found}", error.remedy) from error


def _kind(kind: str, form: str) -> What:
    """The kind of picture; raises for one that there is not, and for another format."""
    known = [each.value for each in What]
    if kind not in known:
        raise BadRequest(404, f"no picture is called {kind}", meant(kind, known))
    if form not in ("svg", "png"):
        raise BadRequest(404, f"no format of a picture is called {form}", "ask for svg or png")
    return What(kind)


def _check(what: What, asked: Mapping[str, str]) -> None:
    """Raise where an address says too much or too little."""
    for name in asked:
        if name not in TAKEN:
            raise BadRequest(400, f"a picture takes no {name}", meant(name, TAKEN))
    needed = [option.removeprefix("--") for option in NEEDS[what]]
    missing = [name for name in needed if not asked.get(name)]
    if missing:
        example = "&".join(f"{name}=…" for name in needed)
        raise BadRequest(400, f"this picture needs {' and '.join(missing)}", f"add ?{example}")
