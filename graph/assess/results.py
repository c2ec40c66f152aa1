"""What was asked without a figure (to hold a forum, to draw up a plan), and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...loaders.cues import cues
from ...loaders.records import Span, Task
from ...loaders.wordlists import patterns
from .figures import letters, stem
from .pairing import held

_CLAUSE = re.compile(r"[^,，;；。\s]+")
_LISTED = re.compile(r"、|(?<=”)(?=“)")
_STOP = re.compile(r"[;；。]")
_ORDER = (
    "deferred",
    "rest",
    "nearly",
    "missed",
    "pending",
    "exceeded",
    "whole",
    "full",
    "done",
    "started",
    "ongoing",
)
_KNOWN = 0.6
_NAMED = 3
"""Letters of a piece of a list that may be the name of a thing of its own."""
_HEARD = 0.35
"""Below this a completion does not even mention a thing."""
DONE = ("exceeded", "whole", "full", "done")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a completion: where it stands, in which sentence, and what its words tell."""

    span: Span
    words: str
    sentence: int
    status: str


@dataclass(frozen=True, slots=True)
class Result:
    """Something asked by name: of what kind (event, result, start, kept, sought), and its status.

    ``status`` is that of the clause which speaks of it, empty where none does; ``heard`` whether
    the completion mentions it at all.
    """

    asked: str
    kind: str
    status: str
    span: Span | None
    heard: bool


def clauses(task: Task) -> tuple[Clause, ...]:
    """The clauses of a completion in order."""
    text, start = task.completion, task.completion_span.start
    found: list[Clause] = []
    for match in _CLAUSE.finditer(text):
        span = Span(start + match.start(), start + match.end())
        sentence = len(_STOP.findall(text[: match.start()]))
        found.append(Clause(span, letters(match.group()), sentence, _status(task, span)))
    return tuple(found)


def _status(task: Task, span: Span) -> str:
    kinds = {
        cue.kind for cue in task.cues if cue.span.start < span.end and span.start < cue.span.end
    }
    return next((kind for kind in _ORDER if kind in kinds), "")


def spoken(head: str, told: Sequence[Clause]) -> Clause | None:
    """The clause that speaks of a thing; its status may stand later in the sentence."""
    if len(head) < 3:
        return None
    scores = [held(head, clause.words) for clause in told]
    best = max(range(len(scores)), key=lambda n: (scores[n], told[n].status in DONE), default=-1)
    if best < 0 or scores[best] < _KNOWN:
        return None
    here = [one for one in told[best:] if one.sentence == told[best].sentence]
    status = next((one.status for one in here if one.status), "")
    return replace(told[best], status=status)


def _lesser(asked: str, head: str, clause: Clause) -> bool:
    """Whether a clause tells of a lesser title than was asked: 无违建市, “基本无违建县”."""
    lesser = clause.status == "nearly" and held(head, clause.words) >= _KNOWN
    return lesser and not any(cue.kind == "nearly" for cue in cues(asked))


def touched(head: str, told: Sequence[Clause]) -> bool:
    """Whether a clause that says something is done tells of a thing, if in other words."""
    done = (clause for clause in told if clause.status in DONE)
    return len(head) >= _NAMED and any(held(head, clause.words) >= _HEARD for clause in done)


def results(task: Task) -> Iterator[Result]:
    """What a requirement asks by name and without a figure, clause by clause."""
    told, start = clauses(task), task.requirement_span.start
    figures = [one.span for one in task.targets if one.value is not None]
    for match in _CLAUSE.finditer(task.requirement):
        span = Span(start + match.start(), start + match.end())
        if any(one.start < span.end and span.start < one.end for one in figures):
            continue
        kind = next((k for pattern, k in patterns("asked_results") if pattern.search(match[0])), "")
        if kind not in ("", "pressed", "pushed"):
            yield from _parts(match.group(), kind, told)


def _parts(clause: str, kind: str, told: Sequence[Clause]) -> Iterator[Result]:
    pattern = next(p for p, k in patterns("asked_results") if k == kind)
    pieces = _LISTED.split(clause)
    listed = kind == "event" or all(len(letters(piece)) >= _NAMED for piece in pieces)
    for piece in pieces if listed else [clause]:
        head = stem(pattern.sub("", letters(piece)))
        found = spoken(head, told)
        heard = any(held(head, clause.words) >= _HEARD for clause in told)
        status = found.status if found else ""
        if status == "started":
            status = "done" if kind == "start" else ""
        if status in DONE and any(_lesser(piece, head, clause) for clause in told):
            status = "pending"
        yield Result(piece, kind, status, found.span if found else None, heard)
