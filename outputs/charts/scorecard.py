"""What each leading unit has done of what it was asked: bars stacked by verdict."""

from __future__ import annotations

from collections.abc import Iterator

from ...loaders.wordlists import mapping
from ..api import Graph
from ..bulletin.notice import VERDICTS, Scorecard, notice
from .picture import Picture, Value, marks, verdict_words


def scorecard(graph: Graph, region: str, year: str) -> Picture:
    """The picture of a region (name or code) and year, from its table or else its report."""
    facts = notice(graph, region, year)
    say, told = mapping("charts"), mapping("bulletin")
    used = tuple(one for one, count in zip(VERDICTS, facts.counts, strict=True) if count)
    return Picture(
        template="scorecard",
        title=say[f"scorecard-{facts.basis}"].format(region=facts.region, year=year),
        notes=(
            told[f"basis-{facts.basis}"].format(year=year),
            say["policy"].format(policy=graph.manifest.policy["zh"]),
        ),
        axis=told["count"],
        columns=(told["unit"], *map(verdict_words, used), say["total"]),
        rows=tuple(_row(card, used) for card in facts.scorecards),
        values=tuple(value for card in facts.scorecards for value in _values(card)),
        used=used,
    )


def _name(card: Scorecard) -> str:
    return card.unit or mapping("bulletin")["unnamed"]


def _row(card: Scorecard, used: tuple[str, ...]) -> tuple[str, ...]:
    counts = dict(zip(VERDICTS, card.counts, strict=True))
    return (_name(card), *(str(counts[one] or "") for one in used), str(card.total))


def _values(card: Scorecard) -> Iterator[dict[str, Value]]:
    order = list(marks())
    for verdict, count in zip(VERDICTS, card.counts, strict=True):
        if count:
            yield {
                "unit": _name(card),
                "mark": verdict_words(verdict),
                "rank": order.index(verdict),
                "count": count,
                "total": card.total,
            }
