"""The scripts and styles that the pages of a graph directory share, in its folder ``assets``."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from .addresses import ASSETS

SHARED = ("site.css", "settings.js")
"""What every page begins with: colours and the bar on top, language and theme."""


def write_templates(kg: Path, names: Iterable[str]) -> None:
    """Copy some of ``templates/`` into a graph directory."""
    for name in names:
        text = files(__package__).joinpath("templates", name).read_text(encoding="utf-8")
        write_asset(kg, name, text)


def write_asset(kg: Path, name: str, text: str) -> None:
    """Write one that is made by a program."""
    folder = kg / ASSETS
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8", newline="\n")
