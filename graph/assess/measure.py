"""Figures as they are compared: in one measure, and as the stretch of values that they allow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol
from unicodedata import normalize

from ...loaders.quantities import quantities
from ...loaders.records import Aspect, Comparator
from ...schema.units import unit
from .policy import Policy

_STOP = re.compile("[，,；;。]")
PERCENT = ("ratio", "percentage-point")
# Households are counted like everything else that has a counter: 3万户 and 3.2万家 compare.
ALIKE = {"household": "count"}
GROWN = Fraction(100)
"""A growth of one 倍 in per cent."""


class Figure(Protocol):
    """What a judgement needs of a target or an outcome; a ``Statement`` has it all."""

    @property
    def concept(self) -> str | None: ...
    @property
    def action(self) -> str | None: ...
    @property
    def aspect(self) -> Aspect: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def value_max(self) -> Decimal | None: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def comparator(self) -> Comparator: ...
    @property
    def relative_to(self) -> str | None: ...
    @property
    def forecast(self) -> bool: ...
    @property
    def part_year(self) -> str | None: ...
    @property
    def quote(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Given:
    """A figure on its own, for examples and for what is no ``Statement``."""

    aspect: Aspect
    value: Decimal | None
    unit: str | None = None
    comparator: Comparator = "eq"
    value_max: Decimal | None = None
    concept: str | None = None
    action: str | None = None
    relative_to: str | None = None
    forecast: bool = False
    part_year: str | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure is counted in: only figures of one ``dimension`` compare."""

    dimension: str
    multiplier: Fraction

    @property
    def percent(self) -> bool:
        """Whether values are per cent, whose tolerance is told in points."""
        return self.dimension in PERCENT


def base(figure: Figure) -> str | None:
    """The word of the unit that a margin is in: the base of the figure's own.

    >>> base(Given("level", Decimal(20), "万人")), base(Given("growth", Decimal(2), "倍"))
    ('人', '%')
    """
    known = unit(figure.unit) if figure.unit else None
    if known is None:
        return figure.unit
    if figure.aspect == "growth" and known.dimension == "multiple":
        return "%"
    return known.base


def measure(figure: Figure) -> Measure | None:
    """The measure of a figure, ``None`` where its unit says nothing.

    A count may go without a counter. A growth of 2倍 is one of 200%. A unit that is not listed
    measures itself.
    """
    if figure.unit is None:
        plain = figure.aspect in ("level", "change")
        return Measure("count", Fraction(1)) if plain else None
    known = unit(figure.unit)
    if known is None:
        return Measure(f"as written: {figure.unit}", Fraction(1))
    if figure.aspect == "growth" and known.dimension == "multiple":
        return Measure("ratio", GROWN * known.multiplier)
    return Measure(ALIKE.get(known.dimension, known.dimension), known.multiplier)


def falls(figure: Figure) -> bool:
    """Whether a figure tells of a fall: a negative growth or change."""
    return figure.value is not None and figure.value < 0 and figure.aspect in ("growth", "change")


def gap(figure: Figure) -> Given | None:
    """By how much a relative figure stands apart, as its quote says it behind what it is held to.

    >>> said = "增速比全国高2个百分点"
    >>> str(gap(Given("relative", None, comparator="ge", relative_to="全国", quote=said)).value)
    '2'
    """
    if figure.aspect != "relative" or figure.comparator not in ("ge", "le"):
        return None
    plain = normalize("NFKC", "".join(figure.quote.split()))
    _, said, behind = plain.rpartition(figure.relative_to or " ")
    found = list(quantities(_STOP.split(behind)[0 if said else -1]))
    if not found:
        return None
    last = found[-1]
    return Given("change", last.value, last.unit, last.comparator, last.value_max)


def bounds(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest value that a figure allows, as written.

    Neither for 左右 and plain values. 以上 after a fall reaches further down: 下降3.48%以上 is
    −3.48 at most.
    """
    value, other = figure.value, figure.value_max
    if value is None:
        return None, None
    if figure.comparator == "range":
        return (value, other) if other is None or value <= other else (other, value)
    if figure.comparator not in ("ge", "le"):
        return None, None
    return (None, value) if (figure.comparator == "le") != falls(figure) else (value, None)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The values from ``least`` to ``most``; ``None`` is without end."""

    least: Fraction | None
    most: Fraction | None

    def mirrored(self) -> Stretch:
        """The same values counted downwards.

        >>> Stretch(Fraction(1), None).mirrored()
        Stretch(least=None, most=Fraction(-1, 1))
        """
        return Stretch(
            None if self.most is None else -self.most, None if self.least is None else -self.least
        )


def stretch(figure: Figure, by: Measure, policy: Policy) -> Stretch:
    """The values that a figure allows, in base units; 左右 has the room that the policy gives."""
    assert figure.value is not None
    value = Fraction(figure.value) * by.multiplier
    if figure.comparator == "approx":
        room = about(value, by, policy)
        return Stretch(value - room, value + room)
    least, most = bounds(figure)
    if least is None and most is None:
        return Stretch(value, value)
    return Stretch(
        None if least is None else Fraction(least) * by.multiplier,
        None if most is None else Fraction(most) * by.multiplier,
    )


def about(value: Fraction, by: Measure, policy: Policy) -> Fraction:
    """The room of 左右 on either side."""
    return Fraction(policy.points) if by.percent else abs(value) * Fraction(policy.share)


def rounding(outcome: Figure, by: Measure, bound: Fraction, policy: Policy) -> Fraction:
    """By how much a reported figure may be off because it was rounded."""
    digit = Fraction(policy.digits) * last_digit(outcome, by)
    return min(digit, abs(bound) * Fraction(policy.off))


def size(figure: Figure) -> Fraction | None:
    """The value in its base unit; ``None`` without a value or a unit that says anything.

    >>> size(Given("level", Decimal(3), "万户"))
    Fraction(30000, 1)
    """
    by = measure(figure)
    if figure.value is None or by is None:
        return None
    return Fraction(figure.value) * by.multiplier


def agree(one: Figure, other: Figure) -> bool:
    """Whether two outcomes may tell of one figure: 721亿元, 720.6亿元 and 超700亿元 do.

    >>> agree(Given("growth", Decimal("7.5"), "%"), Given("growth", Decimal("7.6"), "%"))
    False
    """
    if one.value is None and other.value is None:
        apart, too = gap(one), gap(other)
        return apart is None or too is None or agree(apart, too)
    first, second = measure(one), measure(other)
    if first is None or second is None or first.dimension != second.dimension:
        return False
    (low, high), (least, most) = _ends(one, first), _ends(other, second)
    return low < most and least < high


def _ends(figure: Figure, by: Measure) -> tuple[Fraction | float, Fraction | float]:
    """The values that a written figure may stand for: half a digit more or less."""
    if figure.value is None:
        return float("-inf"), float("inf")
    value, half = Fraction(figure.value) * by.multiplier, last_digit(figure, by) / 2
    least, most = bounds(figure)
    if figure.comparator == "approx":
        half = max(half, abs(value) / 20)
    elif least is not None or most is not None:
        return (
            float("-inf") if least is None else Fraction(least) * by.multiplier,
            float("inf") if most is None else Fraction(most) * by.multiplier,
        )
    return value - half, value + half


def last_digit(figure: Figure, by: Measure) -> Fraction:
    """What one more in the last written digit of a figure is worth."""
    assert figure.value is not None
    exponent = figure.value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return by.multiplier / Fraction(10) ** max(places, 0)
