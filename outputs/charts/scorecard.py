"""What each leading unit has done of what it was asked: bars stacked by verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...loaders.wordlists import mapping
from ..api import Graph
from ..bulletin.notice import VERDICTS, Item, Notice, Scorecard, notice
from .cells import Source, policy_words, rows
from .picture import Picture, Value, marks, verdict_words


def scorecard(graph: Graph, region: str, year: str) -> Picture:
    """The picture of a region (name or code) and year, from its table or else its report."""
    return _drawn(notice(graph, region, year), policy_words(graph))


def of_table(tables: Source, code: str, year: str) -> Picture:
    """The picture of a region's tables of a year, from the tables of the graph alone."""
    found = [row for row in rows(tables, "tasks") if _when(row) == (code, year)]
    names = {
        row["unit"]: row["organization"]
        for row in rows(tables, "organizations")
        if _when(row) == (code, year)
    }
    items = tuple(_item(row, names) for row in found)
    return _drawn(Notice(code, found[0]["region"], year, "table", (), items), policy_words(tables))


def _when(row: Mapping[str, str]) -> tuple[str, str]:
    return row["region_code"], row["report_year"]


def _item(row: Mapping[str, str], names: Mapping[str, str]) -> Item:
    """A task under its first leading unit, by that one's full name."""
    written = row["lead"].partition("、")[0]
    return Item(
        number=int(row["number"]),
        asked=row["requirement"],
        result=row["completion"],
        verdict=row["verdict"],
        reason="",
        unit=names.get(written, written),
    )


def _drawn(facts: Notice, policy: str) -> Picture:
    say, told = mapping("charts"), mapping("bulletin")
    used = tuple(one for one, count in zip(VERDICTS, facts.counts, strict=True) if count)
    return Picture(
        template="scorecard",
        title=say[f"scorecard-{facts.basis}"].format(region=facts.region, year=facts.year),
        notes=(
            told[f"basis-{facts.basis}"].format(year=facts.year),
            say["policy"].format(policy=policy),
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
