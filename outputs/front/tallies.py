"""What the tables of a graph directory add up to: by indicator and by initiative."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ...graph import iris
from ...loaders.initiatives.identity import key, preferred
from ..reading import columns


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator of the scheme: in how many documents, and how often as target and outcome."""

    concept: str
    documents: int
    targets: int
    outcomes: int


@dataclass(frozen=True, slots=True)
class Named:
    """An initiative of a region; ``at`` is its first mention in the newest document."""

    name: str
    region_code: str
    category: str
    documents: int
    iri: str
    at: tuple[str, int, int]


def rows(path: Path) -> int:
    r"""The rows of a table but its header: ends of lines that stand in no quoted cell.

    >>> from tempfile import mkdtemp
    >>> path = Path(mkdtemp(), "t.csv")
    >>> _ = path.write_text('a,b\n1,"x\n""y"\n')
    >>> rows(path)
    1
    """
    ended, outside = 0, True
    with path.open("rb") as file:
        for line in file:
            outside ^= line.count(b'"') % 2 == 1
            ended += outside
    return max(ended - 1, 0)


def measured(kg: Path) -> tuple[Measured, ...]:
    """The indicators of the scheme that are told of, the most frequent first."""
    documents: defaultdict[str, set[str]] = defaultdict(set)
    kinds: Counter[tuple[str, str]] = Counter()
    for concept, document, kind in columns(kg, "statements", "concept", "document", "kind"):
        if concept:
            documents[concept].add(document)
            kinds[concept, kind] += 1
    found = (
        Measured(name, len(seen), kinds[name, "target"], kinds[name, "outcome"])
        for name, seen in documents.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.documents, one.concept)))


@dataclass(slots=True)
class _Seen:
    """What is gathered of one initiative while the table is read."""

    category: str
    forms: dict[str, int] = field(default_factory=dict)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)


def initiatives(kg: Path, years: Mapping[str, int], most: int) -> tuple[list[Named], int, int]:
    """The initiatives under the names that the graph gives them, those of few documents left out.

    At most ``most``: then the number of documents that those have at least, and how many there
    are in all. ``years`` are those of the documents.
    """
    seen: dict[tuple[str, str], _Seen] = {}
    read = ("region_code", "document", "name", "category", "start", "end")
    for code, document, name, category, start, end in columns(kg, "initiatives", *read):
        known = code or document, key(name)
        one = seen.get(known)
        if one is None:
            one = seen[known] = _Seen(category)
        one.forms[name] = one.forms.get(name, 0) + 1
        one.places.setdefault(document, (start, end))
    least = _least(Counter(len(one.places) for one in seen.values()), most)
    kept = ((place, one) for (place, _), one in seen.items() if len(one.places) >= least)
    return sorted((_named(place, one, years) for place, one in kept), key=_rank), least, len(seen)


def _least(sizes: Mapping[int, int], most: int) -> int:
    """From which size on there are no more than ``most``.

    >>> _least({1: 100, 2: 10, 3: 1}, 20), _least({1: 5}, 20), _least({}, 20)
    (2, 1, 1)
    """
    size, kept = max(sizes, default=1), 0
    while size >= 1 and (kept := kept + sizes.get(size, 0)) <= most:
        size -= 1
    return size + 1


def _named(place: str, one: _Seen, years: Mapping[str, int]) -> Named:
    name = preferred(one.forms)
    newest = max(one.places, key=lambda document: (years.get(document, 0), document))
    start, end = one.places[newest]
    node = iris.initiative(place, name).value
    return Named(name, place, one.category, len(one.places), node, (newest, int(start), int(end)))


def _rank(one: Named) -> tuple[int, str, str]:
    return -one.documents, one.region_code, one.name
