"""Units of measure and counters: the words, what they measure and their exact multipliers.

Data: ``units.ttl`` (one concept a word). Currencies are never converted into each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from .turtle import SKOS, ZT, Description, descriptions

# The store keeps eighteen places; six are a square millimetre, where thirds of a mu must end.
PLACES = 6
FOLD = str.maketrans({"％": "%", "／": "/", "(": "（", ")": "）"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit word: ``multiplier`` × a value in ``word`` is the value in ``base``.

    ``dimension`` says what may be compared (``area``, ``currency-cny``); ``iri`` is the concept.
    """

    word: str
    dimension: str
    multiplier: Fraction
    base: str
    iri: str


def words() -> tuple[str, ...]:
    """All unit words without a magnitude, longest first, then in code-point order.

    >>> words().index("平方公里") < words().index("公里") < words().index("元")
    True
    """
    return tuple(sorted(_units(), key=lambda word: (-len(word), word)))


def magnitudes() -> tuple[str, ...]:
    """The magnitude words that may stand before a unit, longest first.

    >>> "万亿" in magnitudes()
    True
    """
    return tuple(_magnitudes())


@lru_cache(maxsize=4096)
def unit(text: str) -> Unit | None:
    """The unit that ``text`` names, with or without a magnitude; ``None`` if it names none.

    >>> unit("亿美元")
    Unit(word='亿美元', dimension='currency-usd', multiplier=Fraction(100000000, 1), \
base='美元', iri='https://w3id.org/zhengtu/id/unit/yi-us-dollar')
    >>> unit("万亩").multiplier
    Fraction(20000000, 3)
    >>> unit("千瓦").base, unit("老百姓")
    ('千瓦', None)
    """
    word = text.strip().translate(FOLD)
    plain = _units().get(word)
    if plain is not None:
        return plain
    for prefix, (slug, factor) in _magnitudes().items():
        if word.startswith(prefix) and (rest := _units().get(word[len(prefix) :])):
            space, name = rest.iri.rsplit("/", 1)
            return Unit(
                word, rest.dimension, factor * rest.multiplier, rest.base, f"{space}/{slug}-{name}"
            )
    return None


def dimension(text: str | None) -> str | None:
    """What a unit measures, where it is one that the vocabulary has.

    >>> dimension("万亩"), dimension("家"), dimension(None)
    ('area', 'count', None)
    """
    found = unit(text) if text else None
    return found.dimension if found else None


def all_units() -> Iterator[Unit]:
    """Every unit without a magnitude, in the order of its IRI.

    >>> next(u.word for u in all_units() if u.dimension == "age")
    '周岁'
    """
    return iter(sorted(_units().values(), key=lambda one: one.iri))


def listed(measure: Unit) -> bool:
    """Whether ``units.ttl`` lists the unit itself, not only its parts.

    >>> [listed(unit(word)) for word in ("元", "亿元")]
    [True, False]
    """
    return measure.word in _units()


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


@lru_cache(maxsize=1)
def _units() -> dict[str, Unit]:
    found = descriptions("units.ttl")
    return {
        word: Unit(
            word=word,
            dimension=item.one(ZT + "dimension"),
            multiplier=_multiplier(item),
            base=found[item.one(ZT + "baseUnit")].one(SKOS + "notation"),
            iri=iri,
        )
        for iri, item in found.items()
        if item.has(ZT + "baseUnit")
        for word in [item.one(SKOS + "notation")]
    }


@lru_cache(maxsize=1)
def _magnitudes() -> dict[str, tuple[str, Fraction]]:
    found = {
        item.one(SKOS + "notation"): (iri.rsplit("/", 1)[1], _multiplier(item))
        for iri, item in descriptions("units.ttl").items()
        if "/magnitude/" in iri
    }
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _multiplier(item: Description) -> Fraction:
    if item.has(ZT + "multiplier"):
        return Fraction(item.one(ZT + "multiplier"))
    return Fraction(int(item.one(ZT + "numerator")), int(item.one(ZT + "denominator")))
