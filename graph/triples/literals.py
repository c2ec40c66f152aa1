"""Values as RDF literals; ``None`` stays ``None`` and makes no triple."""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from ..prefixes import VOCABULARIES

DECIMAL = NamedNode(VOCABULARIES["xsd"] + "decimal")
INTEGER = NamedNode(VOCABULARIES["xsd"] + "integer")
BOOLEAN = NamedNode(VOCABULARIES["xsd"] + "boolean")
DATE = NamedNode(VOCABULARIES["xsd"] + "date")
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
