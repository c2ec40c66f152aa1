"""What is answered part by part: a total by its parts, one target for several things by each.

A line of a table may ask for several things at once (抓好1号线、2号线建设，完成投资42亿元), and its
answer tell them one by one. Counts are summed up; a rate is kept where the weakest keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from ...loaders.records import Statement
from ...schema.units import exact, unit
from .figures import Told
from .measure import size
from .pairing import comparable, held

_NAMED = 0.65
"""This share of the letters of a name, from its beginning or in order, tells it."""
_LIST = re.compile("、|和|以及|及(?!以)")
_SUMMED = ("level", "change")


def wholes(asked: Sequence[Told]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Targets that are the sum of those after them: 项目5个，其中新建2个、续建3个."""
    for n, one in enumerate(asked):
        total = Decimal(0)
        for m in range(n + 1, len(asked)):
            part = asked[m].statement
            if part.unit != one.statement.unit or part.aspect != "level" or part.value is None:
                break
            total += part.value
            if total == one.statement.value and m > n + 1:
                yield n, tuple(range(n + 1, m + 1))
                break


def parts(asked: Told, got: Sequence[Told], free: Collection[int]) -> tuple[int, ...]:
    """The outcomes, two at least, that answer a target only together; ``free`` are to be had.

    They are those of the things that its sentence or itself names. Of a count also those of other
    kinds of the thing, where one kind is named: 中小学新增学位1万个，新增学前学位4210个.
    """
    if any(one.head == asked.head and _measures(asked, one) for one in got):
        return ()
    told = {m: name for m in free if (name := _name(asked, got[m]))}
    named = tuple(m for m, name in told.items() if _is_named(asked, name))
    if len(named) > 1:
        return named
    kinds = tuple(m for m in told if got[m].head.endswith(asked.head))
    return kinds if named and set(named) < set(kinds) and summed_up(asked.statement) else ()


def summed_up(target: Statement) -> bool:
    """Whether parts of a target add up: counts and sums do, rates do not."""
    return target.aspect in _SUMMED and target.unit not in ("%", "个百分点")


def _name(asked: Told, one: Told) -> str:
    """What a figure of the same measure is told of, as far as the target does not say it itself."""
    if one.quoted or one.applied or not _measures(asked, one):
        return ""
    if one.head.endswith(asked.head):
        name = one.head.removesuffix(asked.head)
    else:
        # 国家、省海外工程师等人才25人 is a list of names itself.
        name = one.head if _LIST.search(asked.statement.indicator) else ""
    return name if len(name) > 1 else ""


def _measures(asked: Told, one: Told) -> bool:
    """Whether a figure is of the same measure and of no other verb."""
    verbs = {asked.statement.action, one.statement.action} - {None}
    return len(verbs) < 2 and comparable(asked.statement, one.statement)


def _is_named(asked: Told, name: str) -> bool:
    """Whether the sentence of a target names a thing, and no other sentence begins its name better.

    滨江西路一期 is that of 建设滨江西路快速路; 滨江南路 is not, where another says 建设滨江南路.
    """
    here = max(_begun(name, asked.line), held(name, asked.line))
    return here >= max(_NAMED, _begun(name, asked.rest))


def _begun(name: str, text: str) -> float:
    """The share of a name, from its beginning, that a text holds.

    >>> _begun("滨江南路", "继续建设滨江西路")
    0.5
    """
    return next((n for n in range(len(name), 0, -1) if name[:n] in text), 0) / len(name)


def total(target: Statement, found: Sequence[Statement]) -> Decimal:
    """The sum of outcomes in the unit of their target."""
    sizes = [size(one) or Fraction(0) for one in found]
    measured = unit(target.unit or "个")
    return exact(sum(sizes, Fraction(0)) / (measured.multiplier if measured else 1))
