"""Cut a source into its documents; what belongs to none is left out, with the reason."""

from __future__ import annotations

import re

from .evidence import kind_of
from .listing import entries
from .records import Document, Omission, Source, Span
from .table import header

_FRONT = re.compile(r"\s*---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*(.*?)[ \t]*$", re.MULTILINE)

Split = tuple[tuple[Document, ...], tuple[Omission, ...]]


def split(source: Source) -> Split:
    """The documents of a source and its omissions; together they hold every visible character.

    A page that lists several documents is cut into them; a report or a completion table is one
    document; the front matter of a Markdown file is left out, and its title kept. A text that is
    none of these gives no document.

    >>> text = "---\\ntitle: 报告\\n---\\n各位代表：我代表市政府报告工作。"
    >>> documents, omissions = split(Source("a.md", "", "utf-8", text))
    >>> documents[0].kind, documents[0].title, omissions[0].reason
    ('report', '报告', 'front matter')
    """
    front = _FRONT.match(source.text)
    omissions = (Omission(_inked(source.text, *front.span()), "front matter"),) if front else ()
    body = _inked(source.text, front.end() if front else 0, len(source.text))
    documents, more = _documents(source, body, _title(front))
    return documents, omissions + more


def _documents(source: Source, body: Span, title: str | None) -> Split:
    text = body.of(source.text)
    if not text:
        return (), ()
    if _is_table(source.text, body):
        return (Document(source, body, "table", title),), ()
    listed, rest = entries(text, body.start)
    if listed:
        return tuple(_document(source, one.span, one.title) for one in listed), rest
    kind = kind_of(text, title)
    if kind is None:
        return (), (Omission(body, "no report"),)
    return (Document(source, body, kind, title),), ()


def _document(source: Source, span: Span, title: str) -> Document:
    """What a listing shows is an article at least."""
    return Document(source, span, kind_of(span.of(source.text), title) or "article", title)


def _is_table(text: str, body: Span) -> bool:
    """A header line near the top with little before it; an annex of a report is no table.

    A page may show much before its table, which then is the larger part of it.
    """
    head = header(text, body.start, body.end)
    if head is None:
        return False
    page = "<table" in body.of(text).lower()
    before, whole = head.end - body.start, body.end - body.start
    return (2 if page else 4) * before < max(whole, 400)


def _title(front: re.Match[str] | None) -> str | None:
    found = _TITLE.search(front.group()) if front else None
    return found[1].strip("\"'") or None if found else None


def _inked(text: str, start: int, end: int) -> Span:
    """``start`` to ``end`` without the white space at either edge."""
    part = text[start:end]
    first = start + len(part) - len(part.lstrip())
    return Span(first, max(first, start + len(part.rstrip())))
