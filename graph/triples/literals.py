"""Values as RDF literals; ``None`` stays ``None`` and makes no triple."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from pyoxigraph import Literal, NamedNode

from ..prefixes import VOCABULARIES

DECIMAL = NamedNode(VOCABULARIES["xsd"] + "decimal")
INTEGER = NamedNode(VOCABULARIES["xsd"] + "integer")
BOOLEAN = NamedNode(VOCABULARIES["xsd"] + "boolean")
DATE = NamedNode(VOCABULARIES["xsd"] + "date")
# The store keeps eighteen places; six are a square millimetre, where thirds of a mu must end.
PLACES = 6
TRUE, FALSE = Literal("true", datatype=BOOLEAN), Literal("false", datatype=BOOLEAN)


def text(value: str | None) -> Literal | None:
    """A plain string, as it stands in the source."""
    return None if value is None else Literal(value)


def chinese(value: str | None) -> Literal | None:
    """A label or definition in Chinese.

    >>> str(chinese("绍兴市"))
    '"绍兴市"@zh'
    """
    return None if value is None else Literal(value, language="zh")


def integer(value: int | None) -> Literal | None:
    """A whole number."""
    return None if value is None else Literal(str(value), datatype=INTEGER)


def decimal(value: Decimal | None) -> Literal | None:
    """An exact number in the one spelling that the store keeps.

    >>> decimal(Decimal("12.50")).value, decimal(Decimal("1E+3")).value
    ('12.5', '1000')
    """
    if value is None:
        return None
    spelled = format(value, "f")
    if "." in spelled:
        spelled = spelled.rstrip("0").rstrip(".")
    return Literal("0" if spelled in ("-0", "") else spelled, datatype=DECIMAL)


def boolean(value: bool) -> Literal:
    """True or false."""
    return TRUE if value else FALSE


def date(value: str | None) -> Literal | None:
    """A day, from ISO 8601.

    >>> date("2020-04-22").datatype.value[-4:]
    'date'
    """
    return None if value is None else Literal(value, datatype=DATE)


def exact(value: Fraction) -> Decimal:
    """A fraction as a decimal: exact where one exists, else to six places, half to even.

    >>> exact(Fraction(3, 8)), exact(Fraction(2000, 3))
    (Decimal('0.375'), Decimal('666.666667'))
    """
    rest, places = value.denominator, 0
    for prime in (2, 5):
        times = 0
        while rest % prime == 0:
            rest, times = rest // prime, times + 1
        places = max(places, times)
    places = places if rest == 1 else PLACES
    return Decimal(f"{round(value * 10**places)}E-{places}")
