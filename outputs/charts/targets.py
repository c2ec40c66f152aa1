"""Target against outcome over the years, for one indicator of one region."""

from __future__ import annotations

from ...loaders.errors import ZhengtuError
from ...loaders.wordlists import mapping
from ..bilingual import reasons
from .asked import Asked
from .cells import Cell, Sought, Source, cells, policy_words, region_name
from .picture import Picture, Value, in_order, verdict_words

COLUMNS = ("year", "asked", "outcome", "judged", "reason", "quote", "outcome-quote")


def targets(graph: Source, region: str, about: Sought) -> Picture:
    """The picture of a region, by its code, and an indicator."""
    every = cells(graph, about)
    found = [cell for cell in every if cell.code == region]
    if not _from_first(found):
        places = dict.fromkeys(cell.region for cell in every if cell.asked)
        known = "、".join(list(places)[:8]) or "none; try another --indicator"
        nothing = f"no target for {about.words} with a number at hand"
        raise ZhengtuError(region_name(region), nothing, f"there is: {known}")
    return over_years(found, about, policy_words(graph))


def over_years(given: list[Cell], about: Sought, policy: str) -> Picture:
    """The picture of the cells of one region, by year; some have a figure."""
    found = _from_first(given)
    say = mapping("charts")
    return Picture(
        template="targets",
        title=say["targets-title"].format(region=found[0].region, indicator=about.words),
        notes=_notes(found, policy),
        axis=found[0].unit,
        columns=tuple(say[column] for column in COLUMNS),
        rows=tuple(map(_row, found)),
        values=tuple(map(_value, found)),
        used=in_order(map(mark, found)),
    )


def _notes(found: list[Cell], policy: str) -> tuple[str, ...]:
    say = mapping("charts")
    told = say["policy"].format(policy=policy)
    return (told, say["pale"]) if any(cell.provisional for cell in found) else (told,)


def _from_first(found: list[Cell]) -> list[Cell]:
    """The years from the first that says anything; none where no year has a figure."""
    figures = any(cell.asked or cell.outcome is not None for cell in found)
    first = next((cell.year for cell in found if cell.told), 0)
    return [cell for cell in found if figures and cell.year >= first]


def mark(cell: Cell) -> str:
    """By which mark a year is shown: its verdict, or why there is none."""
    if cell.status == "set":
        waits = cell.reason == "report-not-at-hand"
        return "result-not-at-hand" if waits else cell.verdict or "not-assessable"
    if cell.status == "relative-set":
        return "relative-set" if cell.verdict in ("", "not-assessable") else cell.verdict
    if cell.outcome is None:
        return cell.status
    return "reported-only" if cell.status == "none-set" else "reported-blind"


def form_words(asked: Asked | None) -> str:
    """The form of a target as the legend calls it.

    >>> form_words(None)
    ''
    """
    return mapping("charts")[f"ask-{asked.form}"] if asked else ""


def judged_words(cell: Cell) -> str:
    """The verdict of a year, or why there is none."""
    later = mapping("charts")["provisional"] if cell.provisional else ""
    return verdict_words(mark(cell)) + later


def _row(cell: Cell) -> tuple[str, ...]:
    return (
        str(cell.year),
        cell.asked.text if cell.asked else "",
        cell.said,
        judged_words(cell),
        reasons().get(cell.reason, ("", ""))[0],
        cell.quote,
        cell.outcome_quote,
    )


def _value(cell: Cell) -> dict[str, Value]:
    top = cell.asked.high if cell.asked else None
    return {
        "year": str(cell.year),
        "at": float(cell.asked.at) if cell.asked else None,
        "top": float(top) if top is not None else None,
        "form": form_words(cell.asked),
        "outcome": float(cell.outcome) if cell.outcome is not None else None,
        "mark": verdict_words(mark(cell)),
        "lane": mapping("charts")["judged"],
        "provisional": cell.provisional,
    }
