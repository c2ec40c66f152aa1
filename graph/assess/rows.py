"""What came of a row of a completion table: its targets with their outcomes, and one verdict.

The verdict of a row is a declared aggregation of its parts, told from the completion alone. Every
part of what was asked gets a state: a figure is past its bound, reached or short of it; a thing
asked by name is reported done, still open or put off; whatever is passed over in silence, figure or
name, is open; words such as 超额, 全面完成 or 剩余 tell of the row as a whole. Then:

- **partly**: something done and something not, or not shown to be.
- **exceeded**: all done, and something beyond it.
- **met**: all done.
- **missed**: a figure falls short, or a plan was not fulfilled, and nothing is done.
- **deferred**: put off, cancelled or not yet possible, and nothing is done.
- **ongoing**: work is reported, but of no part that it was done.
- **unclear**: nothing is reported.

Where the only figures are those of an investment plan, its rate decides alone (完成率124%).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ...loaders.records import Task, Verdict
from .answers import Pair, answered, compared, hoped, in_sentence
from .figures import told
from .pairing import is_plan
from .policy import DEFAULT, Policy, policy
from .results import DONE, Result, results

_WHOLE = 100
_LISTED = re.compile(r"[,，;；。、]")
_STATES = {"exceeded": "beyond", "met": "done", "missed": "short"}
_VERDICTS: dict[str, Verdict] = {
    "beyond": "exceeded",
    "done": "met",
    "short": "missed",
    "off": "deferred",
    "rest": "partly",
    "open": "ongoing",
}
_SAID = {
    "pending": ("open", "in-work"),
    "rest": ("rest", "part-open"),
    "missed": ("short", "said-missed"),
    "deferred": ("off", "put-off"),
    "whole": ("done", "said-done"),
    "exceeded": ("beyond", "said-exceeded"),
}
"""What a cue tells of the row as a whole: a state of a part, and the code of the reason."""


@dataclass(frozen=True, slots=True)
class RowAssessment:
    """The pairs of a row, its verdict, and the code of the reason."""

    pairs: tuple[Pair, ...]
    verdict: Verdict
    reason: str


def assess(task: Task, by: Policy | None = None) -> RowAssessment:
    """The pairs and the verdict of a row: a pure function of what it says and of a policy."""
    chosen = by or policy(DEFAULT)
    pairs = tuple(answered(task, chosen))
    verdict, reason = _verdict(task, pairs, chosen)
    return RowAssessment(pairs, verdict, reason)


def _verdict(task: Task, pairs: Sequence[Pair], by: Policy) -> tuple[Verdict, str]:
    """The verdict of the row, and from what it was told."""
    judged = {pair.verdict for pair in pairs if not _only_hoped(pair, pairs)} - {"unknown"}
    rates = [one.rate for one in task.self_reports if one.rate is not None]
    if rates and pairs and not judged and is_plan(task.requirement):
        return _by_rate(rates[-1])
    named = list(results(task))
    states = {
        **dict(_named(task, named, figures=bool(judged))),
        **dict(_said(task, figures=bool(judged))),
        **{_STATES[one]: f"figure-{one}" for one in judged},
    }
    if judged and any(pair.pending for pair in pairs):
        states["open"] = "part-open"
    if _past_quoted(task, by):
        states["beyond"] = "said-exceeded"
    if states.keys() & {"short", "off"} and _also_done(task, pairs):
        states.setdefault("done", "said-done")
    if states.keys() & {"beyond", "done"} and any(pair.silent for pair in pairs):
        states.setdefault("open", "figure-unanswered")
    shown = task.outcomes or any(cue.kind == "kept" for cue in task.cues)
    if not states and shown and any(one.kind == "kept" for one in named):
        states["done"] = "kept"
    return _aggregated(states) if task.completion.strip() else ("unclear", "nothing-reported")


def _only_hoped(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether a target that was missed is but the higher hope beside one that was kept."""
    return pair.verdict == "missed" and any(
        pair.target.modality == "strive"
        and other.verdict in ("met", "exceeded")
        and hoped(pair.target, other.target)
        for other in pairs
    )


def _aggregated(states: Mapping[str, str]) -> tuple[Verdict, str]:
    """One verdict from what came of the parts: each state with the code of its reason.

    >>> _aggregated({"beyond": "figure-exceeded", "open": "part-open"})
    ('partly', 'part-open')
    """
    good = [state for state in ("beyond", "done") if state in states]
    bad = [state for state in ("short", "off", "rest", "open") if state in states]
    if good and bad:
        return "partly", states[bad[0]]
    for state in (*good, *bad):
        return _VERDICTS[state], states[state]
    return "ongoing", "in-work"


def _named(task: Task, named: Sequence[Result], figures: bool) -> Iterator[tuple[str, str]]:
    """What came of the things asked by name: silence tells of an event and of a title sought."""
    for one in named:
        if one.status in DONE:
            yield "done", "said-done"
        elif one.status == "deferred":
            yield "off", "put-off"
        elif one.status == "pending" or (one.status == "ongoing" and not figures):
            yield "open", "part-open"
        elif one.kind == "sought" or (one.kind == "event" and not one.heard):
            yield "open", "not-reported"


def _said(task: Task, figures: bool) -> Iterator[tuple[str, str]]:
    """What the completion tells of the row in words that stand for the whole or for a rest."""
    kinds = {cue.kind for cue in task.cues} - ({"pending"} if figures else set())
    yield from (state for kind, state in _SAID.items() if kind in kinds)
    if any(one.status == "exceeded" for one in task.self_reports):
        yield "beyond", "said-exceeded"


def _by_rate(rate: Decimal) -> tuple[Verdict, str]:
    if rate == _WHOLE:
        return "met", "plan-rate"
    return ("exceeded" if rate > _WHOLE else "missed"), "plan-rate"


def _also_done(task: Task, pairs: Sequence[Pair]) -> bool:
    """Whether of several things asked one was put off or missed and another done."""
    off = [cue.span for cue in task.cues if cue.kind == "deferred"]
    off += [pair.outcome.span for pair in pairs if pair.outcome and pair.verdict == "missed"]
    done = [cue.span for cue in task.cues if cue.kind in DONE]
    asked = len(_LISTED.findall(task.requirement.rstrip("。;；")))
    return asked > 0 and any(
        not any(in_sentence(task, one, other) for other in off) for one in done
    )


def _past_quoted(task: Task, by: Policy) -> bool:
    """Whether a figure passes the goal quoted after it: 淘汰22台，完成省下达的20台."""
    got = told(task.outcomes, task.completion, task.completion_span.start)
    return any(
        goal.quoted
        and one.statement.unit == goal.statement.unit
        and one.statement.aspect == goal.statement.aspect
        and compared(goal.statement, one.statement, by) == "exceeded"
        for one, goal in pairwise(got)
    )
