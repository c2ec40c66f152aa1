"""The files and pictures of a graph directory as the first page lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from html import escape
from pathlib import PurePosixPath

from ..bilingual import both, labels
from .words import LABELS, address, link, say, table

MANY = 12
"""Pictures that are seen at once."""

Listed = tuple[str, int | None]
"""A file and its number of rows, where it is a table."""


def listed(files: tuple[Listed, ...]) -> str:
    """A table of files with what each one holds."""
    body = f"<tbody>{''.join(map(_file, files))}</tbody>"
    return table(("source", "what", "#rows"), body, "source")


def _file(file: Listed) -> str:
    name, count = file
    about = both(*labels("file_labels").get(name, ("", "")))
    shown = "" if count is None else f"{count:,}"
    cells = f'<td>{about}</td><td class="number">{shown}</td>'
    return f"<tr><td>{link(name, name)}</td>{cells}</tr>\n"


def pictures(found: tuple[tuple[str, str], ...]) -> str:
    """Pictures by address and title, small and as links to themselves; many are folded by kind."""
    if len(found) <= MANY:
        return _gallery(found)
    kinds: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for page, title in found:
        kinds[PurePosixPath(page).stem.partition("-")[0]].append((page, title))
    return "".join(
        f"<details><summary>{_kind(kind)} <small>{len(each)}</small></summary>"
        f"{_gallery(each)}</details>\n"
        for kind, each in kinds.items()
    )


def _kind(kind: str) -> str:
    return say(f"picture-{kind}") if f"picture-{kind}" in LABELS else escape(kind)


def _gallery(found: Sequence[tuple[str, str]]) -> str:
    shown = "".join(
        f'<li><a href="{address(page)}"><img src="{address(page)}" alt="" loading="lazy">'
        f"<span>{escape(title)}</span></a></li>\n"
        for page, title in found
    )
    return f'<ul class="pictures">{shown}</ul>' if shown else ""
