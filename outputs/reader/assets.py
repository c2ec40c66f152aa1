"""What the pages of the reader share: their style, their scripts and the words of the interface."""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

from ...schema import __name__ as schema
from ..views import json_text

ASSETS = "assets"
COPIED = ("reader.css", "reader.labels.js", "reader.js")
REASONS = "reader.reasons.js"


def write_assets(kg: Path) -> None:
    """Write them into the folder ``assets`` of a graph directory."""
    folder = kg / ASSETS
    folder.mkdir(parents=True, exist_ok=True)
    templates = files(__package__.rpartition(".")[0]).joinpath("templates")
    for name in COPIED:
        text = templates.joinpath(name).read_text(encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    (folder / REASONS).write_text(_reasons(), encoding="utf-8", newline="\n")


def _reasons() -> str:
    """What the codes of reasons mean, Chinese and English, as a script."""
    lines = files(schema).joinpath("reasons.csv").read_text(encoding="utf-8").splitlines()
    told = {row["code"]: (row["zh"], row["en"]) for row in csv.DictReader(lines)}
    return f'"use strict";\n\nconst REASONS = {json_text(told)};\n'
