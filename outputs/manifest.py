"""``manifest.json``: what a graph was built from, by which version, and what was found.

It holds no time and no machine's path but the names as the user gave them: the same input gives
the same bytes.
"""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from importlib.metadata import version
from pathlib import Path

from ..graph.assess.policy import Policy
from ..loaders.errors import NoGraph
from .bundle import Found, Part, program_digest
from .directory import MANIFEST
from .inputs import Inputs, Loaded, Problem

ENGINES = ("jieba", "networkx", "oxrdflib", "pyoxigraph", "pyvis", "rdflib")
COUNTED = ("targets", "outcomes", "initiatives", "tasks", "terms", "numbers", "unparsed")


def cut(share: float) -> str:
    """A share in percent, cut and not rounded: 100 is only said where nothing is left.

    >>> cut(0.9999), cut(1.0)
    ('99.9', '100')
    """
    return f"{int(share * 1000) / 10:g}"


@dataclass(frozen=True, slots=True)
class Input:
    """A file that was read; ``left_out`` is the number of its characters in no document."""

    name: str
    sha256: str
    encoding: str
    characters: int
    documents: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Same:
    """A file with the same bytes as one that was read already."""

    name: str
    same_as: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that is known of a build without opening the graph."""

    zhengtu: str
    program: str
    versions: dict[str, str]
    policy: dict[str, str]
    counts: dict[str, int]
    verdicts: dict[str, int]
    inputs: tuple[Input, ...]
    same: tuple[Same, ...]
    skipped: tuple[Problem, ...]
    documents: tuple[Found, ...]
    parts: tuple[str, ...]

    @property
    def accounted(self) -> float:
        """Share of the numbers in the texts that are in a statement or classified, 0 to 1."""
        numbers = self.counts["numbers"]
        return 1 - self.counts["unparsed"] / numbers if numbers else 1.0


def manifest(
    inputs: Inputs,
    parts: Iterable[Part],
    triples: int,
    judgements: int,
    by: Policy,
    verdicts: Mapping[str, int],
) -> Manifest:
    """The manifest of a build; documents are in the order of region, year and place."""
    parts = tuple(parts)
    documents = sorted((one for part in parts for one in part.documents), key=_order)
    return Manifest(
        zhengtu=version("zhengtu"),
        program=program_digest(),
        versions={"python": platform.python_version()} | {name: version(name) for name in ENGINES},
        policy=described(by),
        counts=_counts(documents) | {"triples": triples + judgements, "judgements": judgements},
        verdicts=dict(sorted(verdicts.items())),
        inputs=tuple(map(_input, inputs.sources)),
        same=tuple(Same(*pair) for pair in inputs.same),
        skipped=all_problems(inputs, parts),
        documents=tuple(documents),
        parts=tuple(sorted(part.name for part in parts)),
    )


def described(by: Policy) -> dict[str, str]:
    """A policy with all its values, as text."""
    return {name: str(value) for name, value in asdict(by).items()}


def all_problems(inputs: Inputs, parts: Iterable[Part]) -> tuple[Problem, ...]:
    """What was left aside when reading, and then when extracting."""
    return (*inputs.skipped, *(problem for part in parts for problem in part.problems))


def write_manifest(directory: Path, content: Manifest) -> None:
    """Write it as JSON; the file that makes a directory a graph directory."""
    text = json.dumps(asdict(content), ensure_ascii=False, indent=1)
    (directory / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="")


def read_manifest(directory: Path) -> Manifest:
    """The manifest of a graph directory; raises ``NoGraph`` where there is none of ours."""
    try:
        data = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        data = None
    names = {field.name for field in fields(Manifest)}
    if not isinstance(data, dict) or "zhengtu" not in data:
        raise NoGraph(str(directory), "no graph here", f"run: zhengtu build PATH -o {directory}")
    if data.keys() != names:
        found = f"another version wrote this graph ({data['zhengtu']})"
        raise NoGraph(str(directory), found, "build it again")
    records = {"inputs": Input, "same": Same, "skipped": Problem, "documents": Found}
    for name, record in records.items():
        data[name] = tuple(record(**one) for one in data[name])
    return Manifest(**{**data, "parts": tuple(data["parts"])})


def _order(one: Found) -> tuple[str, int, str, str, int]:
    return one.region_code or "", one.year or 0, one.kind, one.source, one.start


def _counts(documents: list[Found]) -> dict[str, int]:
    kinds = Counter(one.kind for one in documents)
    found = {name: sum(getattr(one, name) for one in documents) for name in COUNTED}
    by_kind = {f"{kind}s": kinds[kind] for kind in ("report", "table", "article")}
    return {"documents": len(documents), **by_kind, **found}


def _input(loaded: Loaded) -> Input:
    source = loaded.source
    left_out = sum(one.span.end - one.span.start for one in loaded.omissions)
    documents = len(loaded.items)
    characters = len(source.text)
    return Input(source.name, source.sha256, source.encoding, characters, documents, left_out)
