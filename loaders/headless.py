"""Figures of a completion that name what they are of only by what was asked or told before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from .records import Span, Statement
from .wordlists import either, patterns, rows, words


def under_heads(
    text: str, cell: Span, asked: Sequence[Statement], done: Sequence[Statement]
) -> list[Statement]:
    """The statements of a completion with the growth that names nothing under a head, in order."""
    named = [one for one in done if one.indicator not in words("rates")]
    found = list(headless(text, cell, asked, named))
    bare = [
        one
        for one in done
        if one.indicator in words("rates")
        and not any(other.span.start <= one.span.start < other.span.end for other in found)
    ]
    plain = list(asked_by_name(text, cell, asked, done))
    return sorted([*named, *found, *bare, *plain], key=lambda one: one.span)


def asked_by_name(
    text: str, cell: Span, asked: Sequence[Statement], done: Sequence[Statement]
) -> Iterator[Statement]:
    """Figures that stand after the very name that was asked and were not read: AED128台."""
    for one in asked:
        if one.value is None or one.value_max is not None or len(one.indicator) < 2:
            continue
        name, unit = re.escape(one.indicator), re.escape(one.unit or "个")
        for match in re.compile(rf"{name}(\d+(?:\.\d+)?){unit}").finditer(
            text, cell.start, cell.end
        ):
            if not _read(match.start(1), Decimal(match[1]), done):
                span = Span(match.start(), match.end())
                yield one._replace(
                    kind="outcome",
                    action=None,
                    value=Decimal(match[1]),
                    comparator="eq",
                    modality=None,
                    span=span,
                    quote=span.of(text),
                    rule="asked-name",
                )


def headless(
    text: str, cell: Span, asked: Sequence[Statement], done: Sequence[Statement]
) -> Iterator[Statement]:
    """The growth figures of a completion that no statement holds, under an inherited head.

    The head is that of the figure before in the cell, else of the one growth that was asked:
    ``服务业增加值增长7.5%`` answered by ``增长3.3%``. ``done`` are the statements already read.
    """
    for match in _figure().finditer(text, cell.start, cell.end):
        lead = match["lead"]
        kind = next(
            (kind for pattern, kind in patterns("headless_growth") if pattern.search(lead)), ""
        )
        value = Decimal(match["value"])
        at = match.start("value")
        model = _model(at, asked, done)
        if kind and model is not None and not _read(at, value, done):
            span = Span(match.start("lead"), match.end())
            yield model._replace(
                kind="outcome",
                action=None,
                aspect="growth",
                value=-value if match["down"] else value,
                value_max=None,
                unit="%",
                comparator="eq",
                modality=None,
                relative_to=None,
                forecast=kind == "forecast",
                span=span,
                quote=span.of(text),
                rule="inherited-head",
            )


@cache
def _figure() -> re.Pattern[str]:
    signs = {row[0]: row[1] for row in rows("change_verbs")}
    up = either({*words("rates", "up"), *(verb for verb, sign in signs.items() if sign == "+")})
    down = either({*words("rates", "down"), *(verb for verb, sign in signs.items() if sign == "-")})
    return re.compile(
        rf"(?:^|(?<=[,，;；。\s|]))(?P<lead>[^\d,，;；。\s|]{{0,10}}?)(?:(?:{up})|(?P<down>{down}))"
        r"(?:达到|达|为)?(?P<value>\d+(?:\.\d+)?)[%％]"
    )


def _read(at: int, value: Decimal, done: Sequence[Statement]) -> bool:
    return any(
        one.span.start <= at < one.span.end and one.value is not None and abs(one.value) == value
        for one in done
    )


def _model(at: int, asked: Sequence[Statement], done: Sequence[Statement]) -> Statement | None:
    before = [one for one in done if one.span.end <= at and one.concept is not None]
    if before:
        return max(before, key=lambda one: one.span)
    growth = [one for one in asked if one.aspect == "growth"]
    return growth[0] if len(growth) == 1 else None
