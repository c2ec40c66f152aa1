"""The first page of a graph directory: what was read, what was found, and where it is."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from urllib.parse import quote

from ..loaders.records import DocumentKind
from .manifest import cut


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document on the page; ``view`` and ``reader`` are the paths of its pages inside."""

    title: str
    kind: DocumentKind
    source: str
    region: str | None = None
    year: int | None = None
    speaker: str | None = None
    view: str | None = None
    reader: str | None = None
    targets: int = 0
    outcomes: int = 0
    initiatives: int = 0
    tasks: int = 0
    terms: int = 0


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """Something that was not read: its name, why, and what to do about it."""

    name: str
    reason: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """All that the page says.

    ``numbers`` counts the numbers of all documents, ``unparsed`` those of them that are in no
    statement and no class; ``omissions`` and ``omitted`` count stretches of page furniture and
    their characters; ``files`` are paths inside the directory.
    """

    documents: tuple[DocumentLine, ...]
    skipped: tuple[SkippedLine, ...]
    targets: int
    outcomes: int
    initiatives: int
    tasks: int
    terms: int
    numbers: int
    unparsed: int
    omissions: int
    omitted: int
    files: tuple[str, ...]
    version: str = ""

    @property
    def accounted(self) -> float:
        """Share of the numbers that are in a statement or classified, from 0 to 1.

        >>> Summary((), (), 0, 0, 0, 0, 0, 8, 2, 0, 0, ()).accounted
        0.75
        """
        return 1 - self.unparsed / self.numbers if self.numbers else 1.0


def write_index(directory: Path, summary: Summary) -> Path:
    """Write ``index.html`` into a graph directory; one plain file that loads nothing."""
    path = directory / "index.html"
    text = index(summary)
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    return path


def index(summary: Summary) -> str:
    """The HTML of the page. Whatever the summary says is shown as text.

    >>> line = DocumentLine("<b>", "report", "a.txt")
    >>> "&lt;b&gt;" in index(Summary((line,), (), 0, 0, 0, 0, 0, 0, 0, 0, 0, ()))
    True
    """
    template = files(__package__).joinpath("templates", "index.html").read_text(encoding="utf-8")
    return Template(template).substitute(
        heading=_heading(summary.documents),
        reports=_documents(summary.documents, "report"),
        tables=_documents(summary.documents, "table"),
        articles=_documents(summary.documents, "article"),
        skipped="".join(map(_skipped, summary.skipped)),
        files="".join(f"<li>{_link(path, path)}</li>" for path in summary.files),
        version=escape(summary.version),
        **_counts(summary),
    )


def _heading(documents: tuple[DocumentLine, ...]) -> str:
    """The regions and years that the documents are about."""
    regions = sorted({line.region for line in documents if line.region})
    years = sorted({line.year for line in documents if line.year})
    shown = "、".join(regions[:3]) + (" …" if len(regions) > 3 else "")
    span = "–".join(str(year) for year in dict.fromkeys((years[0], years[-1]))) if years else ""
    return escape(f"{shown} {span}".strip())


def _counts(summary: Summary) -> dict[str, str]:
    """Every number of the page, with commas between thousands."""
    counts = {
        "read": len(summary.documents),
        "statements": summary.targets + summary.outcomes,
        "targets": summary.targets,
        "outcomes": summary.outcomes,
        "initiatives": summary.initiatives,
        "tasks": summary.tasks,
        "terms": summary.terms,
        "numbers": summary.numbers,
        "placed": summary.numbers - summary.unparsed,
        "unparsed": summary.unparsed,
        "omissions": summary.omissions,
        "omitted": summary.omitted,
    }
    return {"share": cut(summary.accounted)} | {
        name: f"{count:,}" for name, count in counts.items()
    }


def _documents(documents: tuple[DocumentLine, ...], kind: DocumentKind) -> str:
    lines = [line for line in documents if line.kind == kind]
    lines.sort(key=lambda line: (line.region or "", line.year or 0, line.title, line.source))
    return "".join(map(_document, lines))


def _document(line: DocumentLine) -> str:
    title = _link(line.view, line.title) if line.view else escape(line.title)
    read = f' <span class="read">{_link(line.reader, "原文 Text")}</span>' if line.reader else ""
    words = (line.region, line.year, line.speaker)
    counts = (line.targets, line.outcomes, line.initiatives, line.tasks, line.terms)
    cells = [
        f"<td>{title}{read}<small>{escape(line.source)}</small></td>",
        *(f"<td>{escape(str(word or ''))}</td>" for word in words),
        *(f'<td class="number">{count or ""}</td>' for count in counts),
    ]
    return f"<tr>{''.join(cells)}</tr>\n"


def _skipped(line: SkippedLine) -> str:
    remedy = f"<small>{escape(line.remedy)}</small>" if line.remedy else ""
    return f"<li><strong>{escape(line.name)}</strong> {escape(line.reason)}{remedy}</li>"


def _link(path: str, text: str) -> str:
    # A colon is quoted too, so that no path can be taken for another scheme.
    return f'<a href="{escape(quote(path))}">{escape(text)}</a>'
