"""Links judged: each under the policy in use and under the two built-in ones, and as triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Quad

from .. import iris
from ..triples.context import Fact, facts
from ..triples.literals import boolean, decimal, text
from ..triples.names import A, zt
from .judge import Judgement, judge, refused
from .measure import Figure, gap
from .policy import BUILT_IN, Policy, policy
from .said import Said
from .years import Link


@dataclass(frozen=True, slots=True)
class Assessment:
    """A link with what the policy in use makes of it, and what the built-in ones would."""

    link: Link
    policy: str
    judged: Judgement
    strict: Judgement
    lenient: Judgement

    @property
    def node(self) -> NamedNode:
        """The same for the same target and outcome under whatever policy."""
        link = self.link
        target = iris.named("statement", link.target.id)
        outcome = iris.named("statement", link.outcome.id) if link.outcome else None
        return iris.assessment(target, outcome)


def assessed(link: Link, chosen: Policy) -> Assessment:
    """The assessment of a link: a pure function of it and a policy."""
    strict, lenient = (_judged(link, policy(name)) for name in BUILT_IN)
    known = {"strict": strict, "lenient": lenient}
    own = known[chosen.name] if chosen.name in known else _judged(link, chosen)
    return Assessment(link, chosen.name, own, strict, lenient)


def _judged(link: Link, by: Policy) -> Judgement:
    if link.told is not None:
        return link.told
    if link.outcome is None:
        return refused(link.reason or "no-outcome")
    # What was newly made answers an increase in its own row, so their aspects may differ there.
    aspect = link.target.aspect if link.via == "row" else link.outcome.aspect
    return judge(link.target, replace(link.outcome, aspect=aspect), by)


def quads(found: Iterable[Assessment], code: str | None) -> Iterator[Quad]:
    """The assessments of a region, in a graph of their own: what was said is in the documents'."""
    graph = iris.assessments(code)
    for one in found:
        for subject, predicate, value in _facts(one):
            yield Quad(subject, predicate, value, graph)


def _facts(one: Assessment) -> Iterator[Fact]:
    link, judged = one.link, one.judged
    outcome = link.outcome
    return facts(
        one.node,
        (
            (A, zt("Assessment")),
            (zt("assesses"), iris.named("statement", link.target.id)),
            (zt("by"), iris.named("statement", outcome.id) if outcome else None),
            (zt("via"), text(link.via)),
            (zt("verdict"), text(judged.verdict)),
            (zt("reason"), text(judged.reason)),
            (zt("explanation"), text(explained(one)) if outcome else None),
            (zt("margin"), decimal(judged.margin)),
            (zt("share"), decimal(judged.share)),
            (zt("policy"), text(one.policy)),
            (zt("underStrict"), text(one.strict.verdict)),
            (zt("underLenient"), text(one.lenient.verdict)),
            (zt("preferred"), boolean(link.preferred)),
            (zt("provisional"), _only(judged.provisional)),
            (zt("disputed"), _only(link.disputed)),
        ),
    )


def _only(value: bool) -> Literal | None:
    return boolean(True) if value else None


def explained(one: Assessment) -> str:
    """What was held against what, in short: ``7.2% against 7%左右``-like, with the comparator.

    Both figures stand as they were written.
    """
    target, outcome = one.link.target, one.link.outcome
    done = _figure(outcome) if outcome else "nothing"
    return f"{done} against {_figure(target)}"


def _figure(said: Said) -> str:
    if said.value is None:
        apart = gap(said)
        by = f" by {_amount(apart)}" if apart else ""
        return f"{said.comparator} {said.relative_to or 'no figure'}{by}"
    early = f" ({said.part_year})" if said.part_year else " (forecast)" if said.forecast else ""
    return f"{_amount(said)}{early}"


def _amount(figure: Figure) -> str:
    value = "" if figure.value is None else format(figure.value, "f")
    if figure.value_max is not None:
        value += f"–{figure.value_max:f}"
    told = "" if figure.comparator in ("eq", "range") else f"{figure.comparator} "
    return f"{told}{value}{figure.unit or ''}"
