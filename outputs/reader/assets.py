"""What the pages of the reader share: their style, their scripts and the words of the interface."""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

from ...schema import __name__ as schema
from ..assets import SHARED, write_asset, write_templates
from ..views import json_text

COPIED = ("reader.css", "reader.labels.js", "reader.js")
REASONS = "reader.reasons.js"


def write_assets(kg: Path) -> None:
    """Write them into the folder ``assets`` of a graph directory."""
    write_templates(kg, (*SHARED, *COPIED))
    write_asset(kg, REASONS, _reasons())


def _reasons() -> str:
    """What the codes of reasons mean, Chinese and English, as a script."""
    lines = files(schema).joinpath("reasons.csv").read_text(encoding="utf-8").splitlines()
    told = {row["code"]: (row["zh"], row["en"]) for row in csv.DictReader(lines)}
    return f'"use strict";\n\nconst REASONS = {json_text(told)};\n'
