"""What every fact of a document shares: its IRI, its source text, its region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ...loaders.records import Extraction, Span
from .. import iris
from ..aliases import Aliases

Term = NamedNode | Literal
Fact = tuple[NamedNode, NamedNode, Term]


@dataclass(frozen=True, slots=True)
class Context:
    """The document that facts are read from; ``place`` is what its names are local to, ``aliases``
    what a person decided about names of units, ``names`` what each initiative is called that has
    several names."""

    extraction: Extraction
    document: NamedNode
    graph: NamedNode
    region: NamedNode | None
    place: str
    text: str
    aliases: Aliases
    names: Mapping[NamedNode, str]

    def evidence(self, span: Span) -> NamedNode:
        """The IRI of the characters ``span`` of the source."""
        return iris.evidence(self.document, span)

    def first_line(self, span: Span) -> Span:
        """The first line of ``span``: the heading of a section."""
        end = self.text.find("\n", span.start, span.end)
        return span if end <= span.start else Span(span.start, end)


def context(extraction: Extraction, aliases: Aliases, names: Mapping[NamedNode, str]) -> Context:
    """The context of all facts of ``extraction``."""
    document = iris.document(extraction.document)
    code = extraction.identity.region_code
    return Context(
        extraction=extraction,
        document=document,
        graph=iris.graph(document),
        region=iris.region(code) if code else None,
        place=iris.place(document, code),
        text=extraction.document.source.text,
        aliases=aliases,
        names=names,
    )


def facts(subject: NamedNode, pairs: Iterable[tuple[NamedNode, Term | None]]) -> Iterator[Fact]:
    """One fact for each property that has a value.

    >>> name = NamedNode("https://schema.org/name")
    >>> len(list(facts(NamedNode("x:a"), [(name, Literal("b")), (name, None)])))
    1
    """
    for name, value in pairs:
        if value is not None:
            yield subject, name, value
