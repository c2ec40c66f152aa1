"""All that one document says: sections, statements, initiatives, tasks, terms and its numbers."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from .attention import attention
from .clean import clean
from .glossary import terms
from .headings import Heading, headings
from .passage import read_passage
from .records import Document, Extraction, Identity
from .sections import parts, sections
from .statements import Setting
from .tasks import tasks


def extract(document: Document, identity: Identity) -> Extraction:
    """Read a document whose identity is known; a table is read row by row."""
    with _uncollected():
        return (_table if document.kind == "table" else _report)(document, identity)


@contextmanager
def _uncollected() -> Iterator[None]:
    """The search for cyclic garbage is put off to the end of a document.

    Reading makes many thousand small records and no cycle among them; the collector, which goes
    by how many are made, would walk them over and over, a tenth of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def laid_out(document: Document, identity: Identity) -> tuple[Setting, list[Heading]]:
    """Where the sentences of a report stand, and the headings that tell it."""
    reading = clean(document)
    headed = headings(document, reading)
    found = sections(reading, headed)
    source, year, region = document.source, identity.year, identity.region
    return Setting(source, reading, year, parts(found), found, region=region), headed


def _report(document: Document, identity: Identity) -> Extraction:
    setting, headed = laid_out(document, identity)
    reading, found = setting.reading, setting.sections
    glossary = next((s.span.start for s in found if s.part == "glossary"), None)
    end = reading.position(glossary) if glossary is not None else None
    passage = read_passage(setting, end)
    return Extraction(
        document=document,
        identity=identity,
        sections=found,
        statements=passage.statements,
        initiatives=passage.initiatives,
        tasks=(),
        terms=terms(document, reading, headed) if glossary is not None else (),
        numbers=passage.numbers,
        attention=attention(reading, end),
    )


def _table(document: Document, identity: Identity) -> Extraction:
    rows, numbers = tasks(document, identity)
    return Extraction(
        document=document,
        identity=identity,
        sections=(),
        statements=(),
        initiatives=(),
        tasks=rows,
        terms=(),
        numbers=tuple(numbers),
    )
