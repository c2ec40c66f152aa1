"""Where the words are read that a row of an answer was found in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ...schema.turtle import ID
from ..addresses import sentence
from ..bundle import Found

Term = Mapping[str, str]
"""A term as SPARQL's JSON has it: its type, its value, and perhaps a datatype."""

_EVIDENCE = re.compile(re.escape(f"{ID}document/") + r"([^/#]+)#char=(\d+),(\d+)")


class Places:
    """The documents of a graph, by their names and by the files that they stand in."""

    def __init__(self, documents: Iterable[Found]) -> None:
        self._names: set[str] = set()
        self._held: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for one in documents:
            self._names.add(one.document)
            self._held[one.source].append((one.start, one.end, one.document))
        for held in self._held.values():
            held.sort()

    def of_row(self, row: Mapping[str, Term | None]) -> str | None:
        """The place that a row names by ``evidence``, or by ``start`` and ``end`` in a
        ``document`` or a ``source``; ``None`` where it names none that is at hand.
        """
        value = {name: term["value"] for name, term in row.items() if term is not None}
        if found := self.of(value.get("evidence", "")):
            return found
        start, end = value.get("start", ""), value.get("end", "")
        if not (start.isdecimal() and end.isdecimal()):
            return None
        name = value.get("document", "").rpartition("/")[2]
        if name not in self._names:
            name = self._document(value.get("source", ""), int(start))
        return f"/{sentence(name, int(start), int(end))}" if name else None

    def of(self, iri: str) -> str | None:
        """The place that an IRI of evidence is, in a document at hand."""
        found = _EVIDENCE.fullmatch(iri)
        if found is None or found[1] not in self._names:
            return None
        return f"/{sentence(found[1], int(found[2]), int(found[3]))}"

    def _document(self, source: str, start: int) -> str:
        """The document of a file that a character is in; empty where there is none."""
        held = self._held.get(source, [])
        at = bisect_right(held, start, key=lambda one: one[0]) - 1
        return held[at][2] if at >= 0 and start < held[at][1] else ""


NOWHERE = Places(())
