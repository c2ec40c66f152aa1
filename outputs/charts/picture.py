"""A picture: its template, the figures that go into it, and the same figures in words."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ...loaders.wordlists import mapping

TEMPLATES = __package__ + ".templates"
Value = str | int | float | bool | None
Json = Any
"""What ``json`` reads and writes."""

WIDE, NARROW = 330, 30
"""Pixels that a picture has at least for all of its years, and for each of them."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: ``values`` are the rows of data of the Vega-Lite ``template``.

    ``columns`` and ``rows`` are the figures as a table, ``notes`` how to read them; ``axis`` says
    what the values are counted in and ``used`` are the verdicts that occur. The values stand in the
    order in which their regions are shown.
    """

    template: str
    title: str
    notes: tuple[str, ...]
    axis: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    values: tuple[Mapping[str, Value], ...]
    used: tuple[str, ...] = ()

    @property
    def spec(self) -> Json:
        """The Vega-Lite specification with everything inside."""
        parts: dict[str, Json] = {
            "@title": self.title,
            "@notes": list(self.notes),
            "@axis": self.axis,
            "@step": max(NARROW, WIDE // max(len(self.values), 1)),
            "@values": list(self.values),
            "@order": list(dict.fromkeys(value.get("region") for value in self.values)),
            "@verdict-colour": _scale("colour", self.used),
            "@verdict-shape": _scale("shape", self.used),
            "@verdict-ink": _scale("ink", self.used),
            "@config": template("config"),
        }
        return _filled(template(self.template), parts)

    @property
    def words(self) -> str:
        """All figures in a line of text each: what a reader hears who sees no picture."""
        lines = (zip(self.columns, row, strict=True) for row in self.rows)
        return "\n".join(
            "，".join(f"{column}{cell}" for column, cell in line if cell) for line in lines
        )


@cache
def template(name: str) -> Json:
    """A template as read from its file."""
    return json.loads((files(TEMPLATES) / f"{name}.json").read_text(encoding="utf-8"))


@cache
def marks() -> dict[str, dict[str, str]]:
    """Colour, shape and ink of every verdict and of what else a year may be.

    >>> marks()["met"]["shape"]
    'circle'
    """
    text = (files(TEMPLATES) / "marks.csv").read_text(encoding="utf-8")
    return {row["mark"]: row for row in csv.DictReader(text.splitlines())}


def verdict_words(verdict: str) -> str:
    """A verdict as it is called in pictures.

    >>> verdict_words("met"), verdict_words("none-set")
    ('完成', '未设目标')
    """
    return mapping("charts").get(verdict) or mapping("bulletin")[verdict]


def in_order(found: Iterable[str]) -> tuple[str, ...]:
    """The verdicts that occur, each once, the best first."""
    held = set(found)
    return tuple(mark for mark in marks() if mark in held)


def _scale(column: str, used: Sequence[str]) -> Json:
    return {
        "domain": [verdict_words(mark) for mark in used],
        "range": [marks()[mark][column] for mark in used],
    }


def _filled(node: Json, parts: Mapping[str, Json]) -> Json:
    """A template with each ``@name`` replaced by what it stands for."""
    if isinstance(node, dict):
        return {key: _filled(value, parts) for key, value in node.items()}
    if isinstance(node, list):
        return [_filled(value, parts) for value in node]
    return parts.get(node, node) if isinstance(node, str) else node
