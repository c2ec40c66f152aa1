"""Targets judged by outcomes: figures, a policy, and what comes of them (tests/data/judge.txt)."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from zhengtu.graph.assess.judge import judge
from zhengtu.graph.assess.measure import Given
from zhengtu.graph.assess.policy import policy
from zhengtu.loaders.records import Aspect, Comparator

EXAMPLES = Path(__file__).parent / "data" / "judge.txt"
ASPECTS: dict[str, Aspect] = {one: one for one in get_args(Aspect)}
COMPARATORS: dict[str, Comparator] = {one: one for one in get_args(Comparator)}
NUMBER = re.compile(r"(-?\d[\d.]*)(?:~(-?\d[\d.]*))?(.*)")


def lines() -> list[str]:
    found = EXAMPLES.read_text(encoding="utf-8").splitlines()
    return [line for line in found if line and not line.startswith("#")]


def given(text: str) -> Given:
    """``growth 7% approx gdp`` as a figure.

    ``@`` a verb, ``/`` part of the year, ``>`` to what and ``+`` by how much.
    """
    aspect, figure, *rest = text.split()
    marks = {word[0]: word[1:] for word in rest if word[0] in "@/>+"}
    words = [word for word in rest if word[0] not in "@/>+"]
    comparator = next((COMPARATORS[word] for word in words if word in COMPARATORS), "eq")
    left = [word for word in words if word not in COMPARATORS and word != "forecast"]
    number = NUMBER.fullmatch(figure)
    low, high, unit = number.groups() if number else (None, None, "")
    return Given(
        aspect=ASPECTS[aspect],
        value=Decimal(low) if low else None,
        unit=unit or None,
        comparator="range" if high else comparator,
        value_max=Decimal(high) if high else None,
        concept=left[0] if left else None,
        action=marks.get("@"),
        relative_to=marks.get(">"),
        forecast="forecast" in words,
        part_year=marks.get("/"),
        quote=f"高于{marks.get('>', '')}{marks.get('+', '')}",
    )


@pytest.mark.parametrize("line", lines())
def test_a_target_is_judged_by_an_outcome(line: str) -> None:
    figures, _, expected = line.partition(" -> ")
    target, outcome = (given(part) if part.strip() else None for part in figures.split("|"))
    assert target is not None
    for said in expected.split(";"):
        name, *rest = said.split()
        found = judge(target, outcome, policy(name))
        told = [found.verdict, found.reason, *(["provisional"] if found.provisional else [])]
        assert told == rest, name


@pytest.mark.parametrize(
    ("target", "outcome", "margin", "share"),
    [
        ("level 150台", "level 168台", "18", "1.12"),
        ("level 1万亩 ge", "level 9000亩", "-666666.666667", "0.9"),
        ("growth 3% le cpi", "growth 2.5% cpi", "0.5", None),
        ("growth -3% energy-intensity", "growth -2.1% energy-intensity", "-0.9", None),
        ("growth 6~6.5%", "growth 6.8%", "0.8", None),
        ("level 3亿元 ge", "level 1亿美元", None, None),
        ("level 0家", "level 3家", "3", None),
    ],
)
def test_a_margin_is_in_base_units_and_above_zero_where_more_was_done(
    target: str, outcome: str, margin: str | None, share: str | None
) -> None:
    found = judge(given(target), given(outcome), policy("lenient"))
    assert found.margin == (margin and Decimal(margin))
    assert found.share == (share and Decimal(share))
