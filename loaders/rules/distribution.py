"""Which head has which of several values, and what these share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..quantities import Quantity
from ..wordlists import rows
from .heads import Carry, Head


def both(head: Head, count: int) -> list[Head]:
    """One word for two things that are told apart by their two values.

    >>> [h.text for h in both(Head("城乡居民收入", 0), 2)]
    ['城镇居民收入', '农村居民收入']
    """
    for word, first, second in rows("couples") if count == 2 else ():
        if word in head.text:
            return [Head(head.text.replace(word, one, 1), head.start) for one in (first, second)]
    return [head]


def aligned(
    found: Sequence[Head], values: Sequence[Quantity], carry: Carry, distributed: bool
) -> list[tuple[Head, Quantity]]:
    """Which head has which value: one each, one value for all, or nothing where counts differ."""
    names = list(found)
    if len(names) == 1 and len(values) > 1:
        names = both(names[0], len(values))
        before = [one for one in carry.recent if one not in found][-len(values) :]
        if len(names) == 1 and distributed and len(before) == len(values):
            own = "" if found[0] in carry.recent else found[0].text
            names = [Head(one.text + own, one.start) for one in before]
        elif len(names) == 1 and not distributed:
            names = names * len(values)
    if len(names) == len(values):
        return list(zip(names, values, strict=True))
    if len(values) == 1:
        return [(name, values[0]) for name in names]
    return []


def spread(values: Sequence[Quantity], distributed: bool) -> list[Quantity]:
    """Under 分别 the comparator behind the last value, or before the first, covers them all."""
    if not values or not distributed:
        return list(values)
    first, last = values[0], values[-1]
    if last.trailing:
        covering = last.comparator
    elif first.comparator in ("ge", "le", "approx") and not first.trailing:
        covering = first.comparator
    else:
        return list(values)
    return [
        replace(value, comparator=covering) if value.comparator == "eq" else value
        for value in values
    ]


def levelled(values: Sequence[Quantity]) -> list[Quantity]:
    """分别提高3个和2个百分点, 提高4.6和6个百分点: the unit that closes the list is that of all."""
    unit = values[-1].unit if values else None
    short = (None, _POINTS[0]) if unit == _POINTS else (None,)
    return [replace(v, unit=unit) if v.unit in short and unit else v for v in values]


_POINTS = "个百分点"
