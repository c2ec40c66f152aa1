"""One target on its way down: province, prefectures, counties, and the gap to the level above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ...loaders.errors import ZhengtuError
from ...loaders.wordlists import mapping
from ...schema.regions import gazetteer
from .asked import Asked, by_value, plain
from .cells import Sought, Source, concerns, region_name, rows
from .picture import Picture, Value
from .targets import form_words

INDENT = {"prefecture": "\u3000", "county": "\u3000\u3000"}
COLUMNS = ("region", "asked", "above", "gap", "quote")


@dataclass(frozen=True, slots=True)
class Rung:
    """The target of one region and that of the nearest level above which has one."""

    region: str
    code: str
    level: str
    asked: Asked
    above_region: str
    above: Asked | None
    quote: str

    @property
    def gaps(self) -> tuple[Decimal, ...]:
        """How far the two are apart: at the lower end and at the upper, once where it is equal.

        A range has two ends, anything else one; nothing is said of two units.
        """
        if self.above is None or self.above.unit != self.asked.unit:
            return ()
        own, above = _ends(self.asked), _ends(self.above)
        return tuple(dict.fromkeys(one - other for one, other in zip(own, above, strict=True)))


def cascade(graph: Source, about: Sought, year: str, region: str = "") -> Picture:
    """The picture of a year; of what lies in a ``region`` (code) where one is given."""
    rungs = sorted(_rungs(graph, about, year, region), key=lambda one: _path(one.code))
    if not rungs:
        place = f"{region_name(region) or graph.directory} {year}"
        found = f"no target for {about.words} at hand"
        raise ZhengtuError(place, found, "see: zhengtu query kg --name growth-targets")
    say, shown = mapping("charts"), _on_axis(rungs)
    return Picture(
        template="cascade",
        title=region_name(region) + say["cascade-title"].format(year=year, indicator=about.words),
        notes=(say["cascade-note"],),
        axis=shown[0].asked.unit,
        columns=tuple(say[column] for column in COLUMNS),
        rows=tuple(map(_row, rungs)),
        values=tuple(_values(shown)),
    )


def _rungs(graph: Source, about: Sought, year: str, region: str) -> Iterator[Rung]:
    """The own target of each region; one that a higher level assigns it is another matter."""
    seen: set[str] = set()
    for row in rows(graph, "cascade"):
        code = row["region_code"]
        wanted = concerns(row, about) and row["year"] == year and row["assigned"] != "true"
        asked = by_value(row, "value", "high", "comparator") if wanted else None
        if asked is None or code in seen or (region and region not in _path(code)):
            continue
        seen.add(code)
        yield Rung(
            region=row["region"],
            code=code,
            level=row["level"],
            asked=asked,
            above_region=row["above"],
            above=by_value(row, "above_value", "above_high", "above_comparator"),
            quote=row["quote"],
        )


def _ends(asked: Asked) -> tuple[Decimal, Decimal]:
    """The lower and the upper end of a target; without one the other stands for both."""
    return asked.at, asked.high if asked.high is not None else asked.at


def _path(code: str) -> tuple[str, ...]:
    """The codes from the province down, so that a region comes right after what holds it.

    >>> _path("330602")
    ('330000', '330600', '330602')
    """
    return (*(one.code for one in reversed(gazetteer().ancestors(code))), code)


def _on_axis(rungs: list[Rung]) -> list[Rung]:
    """Those in the unit of most: what is counted otherwise stands in the table only."""
    units = Counter(one.asked.unit for one in rungs)
    unit = max(units, key=lambda one: (units[one], one))
    return [one for one in rungs if one.asked.unit == unit]


def gap_words(one: Rung) -> str:
    """The gap, or both of a range, the smaller first."""
    signed = (f"+{plain(gap)}" if gap > 0 else plain(gap) for gap in sorted(one.gaps))
    return mapping("charts")["gap-to"].join(signed)


def _row(one: Rung) -> tuple[str, ...]:
    above = f"{one.above_region} {one.above.text}" if one.above else ""
    return INDENT.get(one.level, "") + one.region, one.asked.text, above, gap_words(one), one.quote


def _values(rungs: list[Rung]) -> Iterator[dict[str, Value]]:
    """The rungs, each below its province even where that set no target."""
    named: set[str] = {one.code for one in rungs}
    for one in rungs:
        for above in reversed(gazetteer().ancestors(one.code)):
            if above.level == "province" and above.code not in named:
                named.add(above.code)
                yield {
                    "region": above.code,
                    "name": above.name,
                    "level": above.level,
                    "missing": mapping("charts")["cascade-missing"],
                }
        yield _value(one)


def _value(one: Rung) -> dict[str, Value]:
    gap = gap_words(one)
    return {
        "region": one.code,
        "name": one.region,
        "level": one.level,
        "at": float(one.asked.at),
        "top": float(one.asked.high) if one.asked.high is not None else None,
        "form": form_words(one.asked),
        "above": float(one.above.at) if one.above else None,
        "side": _side(one.gaps),
        "words": f"{one.asked.text}（{gap}）" if gap else one.asked.text,
    }


def _side(gaps: tuple[Decimal, ...]) -> str:
    """On which side of the target above one stands; a range may reach to both.

    >>> _side((Decimal("-0.5"), Decimal("0.5"))) == mapping("charts")["gap-both"]
    True
    """
    signs = {(gap > 0) - (gap < 0) for gap in gaps} - {0}
    if not gaps:
        key = "none"
    elif len(signs) > 1:
        key = "both"
    else:
        key = {1: "higher", -1: "lower"}[signs.pop()] if signs else "same"
    return mapping("charts")[f"gap-{key}"]
