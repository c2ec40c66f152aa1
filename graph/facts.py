"""What some quads say, by property and subject: the short way from RDF to the network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from .prefixes import expanded


class Facts:
    """The values of the properties ``read`` (prefixed names) in ``quads``, as text.

    Of literals with a language only the Chinese are kept.

    >>> list(Facts([], ["zt:year"]).subjects("zt:year"))
    []
    """

    def __init__(self, quads: Iterable[Quad], read: Iterable[str]) -> None:
        names = {expanded(name): name for name in read}
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for quad in quads:
            name = names.get(quad.predicate.value)
            if name is None or not isinstance(quad.subject, NamedNode):
                continue
            said = quad.object
            if isinstance(said, NamedNode) or (
                isinstance(said, Literal) and said.language in (None, "zh")
            ):
                found[name][quad.subject.value].add(said.value)
        self._found = {name: dict(sorted(by.items())) for name, by in found.items()}

    def subjects(self, name: str) -> Iterator[tuple[str, list[str]]]:
        """Every subject of a property with its values, sorted."""
        for subject, values in self._found.get(name, {}).items():
            yield subject, sorted(values)

    def one(self, subject: str, name: str) -> str:
        """The least value of a property, or the empty string."""
        return min(self._found.get(name, {}).get(subject, ()), default="")
