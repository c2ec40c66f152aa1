"""How one thing is tied to another: the shortest ways between them, each step with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Store

from .names import thing
from .search import Way, ways
from .ties import Tie, Ties, kind_of

__all__ = ["Path", "Step", "Thing", "paths"]

_SAYS = {
    "contains": "{0} contains {1}",
    "governs": "{0} governs {1}",
    "unit-of": "{0} is a unit of {1}",
    "belongs-to": "{0} belongs to {1}",
    "reports": "{0} issued {1}",
    "covers": "{0} is of {1}",
    "states": "{0} states {1}",
    "part-of": "{0} is a row of {1}",
    "concerns": "{0} is about {1}",
    "requires": "{0} asks for {1}",
    "achieves": "{0} reports {1}",
    "mentions": "{0} speaks of {1}",
    "observed": "{0} speaks of {1}",
    "assessed": "{0} is judged by {1}",
    "same-name": "{0} and {1} bear the same name",
}
_MORE = {
    "observed": ("zt:kind", "zt:phase", "zt:period"),
    "assessed": ("zt:verdict", "zt:explanation"),
}
# Whose words prove a tie: those of what is between, else of the end that is the more exact.
_PROOF = {"concerns": "source", "part-of": "source", "mentions": "source"}
_PROOF |= dict.fromkeys(("states", "requires", "achieves"), "target")
_LABELS = ("zt:indicatorText", "zt:requirement", "dct:title", "skos:prefLabel", "rdfs:label")
_LONG = 30  # characters of a label


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing on the way: what it is and how it is called."""

    iri: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Step:
    """A tie in words, and what proves it: ``quote`` stands at ``start`` to ``end`` of ``file``.

    Without a quote the tie is one of the vocabulary or of the head of a document.
    """

    kind: str
    source: Thing
    target: Thing
    words: str
    quote: str = ""
    file: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """The things from one end to the other, and the steps between them."""

    cost: float
    things: tuple[Thing, ...]
    steps: tuple[Step, ...]


def paths(store: Store, start: str, goal: str) -> tuple[Path, ...]:
    """How what ``start`` names is tied to what ``goal`` names; none where nothing ties them.

    :mod:`zhengtu.graph.paths.search` says which ways are found. Raises
    :class:`~zhengtu.loaders.errors.UnknownThing` for a name that nothing or more than one thing
    bears.
    """
    ends = thing(store, start), thing(store, goal)
    telling = _Telling(Ties(store))
    return tuple(telling.path(way) for way in ways(store, *ends))


class _Telling:
    def __init__(self, ties: Ties) -> None:
        self._ties = ties

    def path(self, way: Way) -> Path:
        """A way with its things named and its steps proved."""
        things = tuple(self.thing(each) for each in way.things)
        return Path(way.cost, things, tuple(self.step(tie) for tie in way.ties))

    def thing(self, iri: str) -> Thing:
        """A thing under its label; an initiative with its region, a row with its number."""
        kind, text = kind_of(iri), self._ties.text
        quotes = self._ties.objects(iri, "zt:evidence") if kind == "statement" else ()
        label = next((text(each, "oa:exact") for each in quotes), "") or text(iri, *_LABELS)
        label = label or text(iri, "dct:source").rpartition("/")[2] or iri
        label = label if len(label) <= _LONG else label[: _LONG - 1] + "…"
        if kind == "task":
            label = f"{text(iri, 'zt:number')} {label}".strip()
        if kind == "document" and (year := text(iri, "zt:year")) and year not in label:
            label = f"{label} ({self._region(iri)} {year})"
        if kind == "initiative":
            label = f"{label} ({self._region(iri)})"
        return Thing(iri, kind, label)

    def _region(self, iri: str) -> str:
        places = self._ties.objects(iri, "zt:region")
        return next((self._ties.text(place, "rdfs:label") for place in places), "?")

    def step(self, tie: Tie) -> Step:
        """A tie in words with its evidence."""
        source, target = self.thing(tie.source), self.thing(tie.target)
        words = self._words(tie).format(source.label, target.label)
        ends = {"source": tie.source, "target": tie.target, "": ""}
        proof = tie.between or ends[_PROOF.get(tie.kind, "")]
        for evidence in self._ties.objects(proof, "zt:evidence") if proof else ():
            files = self._ties.objects(evidence, "oa:hasSource")
            start, end = (self._ties.text(evidence, f"oa:{name}") for name in ("start", "end"))
            quote = self._ties.text(evidence, "oa:exact")
            file = next((self._ties.text(each, "dct:source") for each in files), "")
            return Step(tie.kind, source, target, words, quote, file, int(start), int(end))
        document = next((e for e in (tie.source, tie.target) if kind_of(e) == "document"), "")
        file = self._ties.text(document, "dct:source") if document else ""
        return Step(tie.kind, source, target, words, file=file)

    def _words(self, tie: Tie) -> str:
        text = self._ties.text
        if tie.kind == "duty":
            lead = text(tie.between, "zt:role") == "lead"
            return "{0} leads {1}" if lead else "{0} supports {1}"
        more = [text(tie.between, name) for name in _MORE.get(tie.kind, ())] if tie.between else []
        told = ", ".join(each for each in more if each)
        return _SAYS[tie.kind] + (f" ({told})" if told else "")
