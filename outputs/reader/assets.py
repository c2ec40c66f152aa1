"""What the pages of the reader share: their style, their scripts and the words of the interface."""

from __future__ import annotations

from pathlib import Path

from ..assets import SHARED, write_asset, write_templates
from ..bilingual import reasons
from ..views import json_text

COPIED = ("reader.css", "reader.labels.js", "reader.js")
REASONS = "reader.reasons.js"


def write_assets(kg: Path) -> None:
    """Write them into the folder ``assets`` of a graph directory."""
    write_templates(kg, (*SHARED, *COPIED))
    write_asset(kg, REASONS, _reasons())


def _reasons() -> str:
    """What the codes of reasons mean, Chinese and English, as a script."""
    return f'"use strict";\n\nconst REASONS = {json_text(reasons())};\n'
