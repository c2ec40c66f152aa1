"""What a target asks for, as it is drawn and written: ≥6.5%, ≈7%, 6–6.5%."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from ...graph.assess.measure import Given, bounds
from ...loaders.records import Aspect, Comparator

Form = Literal["ge", "le", "approx", "eq", "range"]
SIGNS: dict[Form, str] = {"ge": "≥", "le": "≤", "approx": "≈", "eq": "", "range": ""}


@dataclass(frozen=True, slots=True)
class Asked:
    """The least and greatest value of a target in ``unit``; ``about`` where it is 左右."""

    low: Decimal | None
    high: Decimal | None
    about: bool
    unit: str

    @property
    def form(self) -> Form:
        """How it is drawn.

        >>> Asked(Decimal(7), None, False, "%").form, Asked(Decimal(7), Decimal(7), True, "%").form
        ('ge', 'approx')
        """
        if self.high is None:
            return "ge"
        if self.low is None:
            return "le"
        if self.low != self.high:
            return "range"
        return "approx" if self.about else "eq"

    @property
    def at(self) -> Decimal:
        """The one value by which it is placed: of a range the lower end."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return ends[0]

    @property
    def text(self) -> str:
        """The target in the fewest signs.

        >>> Asked(Decimal("6"), Decimal("6.5"), False, "%").text
        '6–6.5%'
        """
        ends = dict.fromkeys(plain(end) for end in (self.low, self.high) if end is not None)
        return f"{SIGNS[self.form]}{'–'.join(ends)}{self.unit}"


def plain(value: Decimal) -> str:
    """A number without zeros behind it, and with a real minus.

    >>> plain(Decimal("-3.50")), plain(Decimal("1E+2"))
    ('−3.5', '100')
    """
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−")


def number(text: str) -> Decimal | None:
    """A cell of a table as a number."""
    return Decimal(text) if text else None


def by_ends(row: Mapping[str, str]) -> Asked | None:
    """The target of a row of ``panel_targets.csv``."""
    low, high = number(row["low"]), number(row["high"])
    if low is None and high is None:
        return None
    return Asked(low, high, row["comparator"] == "approx", row["unit"])


def by_value(row: Mapping[str, str], value: str, most: str, comparator: str) -> Asked | None:
    """The target that stands in the columns ``value``, ``most`` and ``comparator`` of a row."""
    given = Given(
        aspect=cast(Aspect, row["aspect"]),
        value=number(row[value]),
        value_max=number(row[most]),
        comparator=cast(Comparator, row[comparator] or "eq"),
    )
    if given.value is None:
        return None
    low, high = bounds(given)
    if low is None and high is None:
        low = high = given.value
    return Asked(low, high, given.comparator == "approx", row["unit"])
