"""What is said, in the plainest form, and by property and subject: from RDF to a network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from .prefixes import expanded
from .store import part_lines

Told = tuple[str, str, str, bool]
"""Subject, prefixed name of the property, value as text, and whether that is an IRI."""


_NONE: dict[str, list[str]] = {}


class Facts:
    """The values of properties, by prefixed name, of things.

    >>> facts = Facts([("a", "zt:year", "2021", False), ("a", "zt:year", "2020", False)])
    >>> facts.one("a", "zt:year"), facts.all("a", "zt:year")
    ('2020', ['2020', '2021'])
    """

    def __init__(self, said: Iterable[Told]) -> None:
        found: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for subject, name, value, _ in said:
            by = found[name]
            if subject in by:
                by[subject].append(value)
            else:
                by[subject] = [value]
        self._found = dict(found)

    def subjects(self, name: str) -> Iterator[tuple[str, list[str]]]:
        """Every subject of a property with its values, sorted."""
        for subject, values in sorted(self._found.get(name, {}).items()):
            yield subject, values if len(values) == 1 else sorted(set(values))

    def all(self, subject: str, name: str) -> list[str]:
        """The values of a property, sorted."""
        return sorted(set(self._found.get(name, {}).get(subject, ())))

    def one(self, subject: str, name: str) -> str:
        """The least value of a property, or the empty string."""
        values = self._found.get(name, _NONE).get(subject)
        return "" if values is None else values[0] if len(values) == 1 else min(values)


def told(quads: Iterable[Quad], read: Iterable[str]) -> Iterator[Told]:
    """What quads say with the properties ``read`` (prefixed names).

    Of literals with a language only the Chinese are kept.

    >>> list(told([], ["zt:year"]))
    []
    """
    names = {expanded(name): name for name in read}
    for quad in quads:
        name = names.get(quad.predicate.value)
        if name is None or not isinstance(quad.subject, NamedNode):
            continue
        said = quad.object
        if isinstance(said, NamedNode):
            yield quad.subject.value, name, said.value, True
        elif isinstance(said, Literal) and said.language in (None, "zh"):
            yield quad.subject.value, name, said.value, False


def told_in(part: Path, read: Iterable[str]) -> Iterator[tuple[str, Told]]:
    """The same of a part on disk, each behind the named graph that says it.

    Its lines are all of one form, since `zhengtu.graph.store.write_part` wrote them: they are cut
    and not parsed, but for those with an escape. That is several times as fast.
    """
    names = {f"<{expanded(name)}>": name for name in read}
    before = subject = ""
    for line in part_lines(part):
        first, prop, rest = line.split(" ", 2)
        name = names.get(prop)
        if name is None:
            continue
        if first != before:
            before, subject = first, first[1:-1]
        value, _, graph = rest.rpartition(" <")
        iri = value[0] == "<"
        said = value[1:-1] if iri else _text(line, value)
        if said is not None:
            yield graph[: graph.index(">")], (subject, name, said, iri)


def _text(line: str, value: str) -> str | None:
    """The text of a literal; nothing of one in another language."""
    end = value.rindex('"')
    if value.startswith("@", end + 1) and not value.endswith("@zh"):
        return None
    if "\\" not in value:
        return value[1:end]
    (quad,) = parse(line, format=RdfFormat.N_QUADS)
    return quad.object.value if isinstance(quad.object, Literal) else None
