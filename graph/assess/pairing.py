"""Which outcome of a row answers which of its targets, told from words, figures and order.

Officials report clause by clause, in the order of what was asked and in nearly its words. So every
figure is described by its own clause and by what leads up to it, every target is compared with
every outcome, and the pairs are chosen together: the best for the row, not for the first target.

What was declared by hand for Chinese reports, not learned: the weights of this module.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...loaders.records import Statement
from ...schema import units
from .figures import Told, signs

ALIKE = 0.55
"""Below this two figures are about different things."""
_NEAR = 0.3
"""Enough between two neighbours that belong together."""
_SAME = 0.8
"""This share of the letters of a name tells it."""
_DONE = ("complete", "operate", "won", "held")


def likeness(asked: Told, got: Told) -> float:
    """How alike two figures are: 1 and more for the same thing, 0 where they cannot be compared."""
    if not (comparable(asked.statement, got.statement) or _visits(asked.statement, got.statement)):
        return 0.0
    same = _heads(asked, got)
    if not _of_another(asked, got):
        same = max(same, 0.85 * _context(asked, got))
    return same + _manner(asked, got) - 0.1 * abs(asked.place - got.place)


def comparable(target: Statement, outcome: Statement) -> bool:
    """Whether the two are of one dimension and of aspects that measure one thing.

    An increase counts like what was newly made; a ratio that is to rise to 44 % is a level.
    """
    one, other = units.unit(target.unit or "个"), units.unit(outcome.unit or "个")
    if one is None or other is None or one.dimension != other.dimension:
        return False
    if target.aspect == outcome.aspect:
        return True
    aspects = {target.aspect, outcome.aspect}
    ratios = all(signs("ratio").search(one.indicator) for one in (target, outcome))
    return aspects == {"level", "change"} or (aspects == {"level", "growth"} and ratios)


def _visits(target: Statement, outcome: Statement) -> bool:
    """Whether 人次 answer for persons: of the same thing, though they do not compare."""
    dimensions = tuple(units.dimension(one.unit) for one in (target, outcome))
    return dimensions == ("person", "visit") and target.aspect == outcome.aspect


def _heads(asked: Told, got: Told) -> float:
    """Likeness of what is counted; the end of a Chinese name says what it is, the rest which."""
    one, other = asked.statement, got.statement
    if one.concept is not None and one.concept == other.concept:
        return 1.0
    if not asked.head or not got.head:
        return 0.0
    if asked.head == got.head:
        return 1.0
    if asked.head.endswith(got.head):
        return 0.75 + 0.2 * held(asked.head, got.led + got.own)
    if got.head.endswith(asked.head):
        return 0.75 + 0.2 * held(got.head, asked.led + asked.own)
    if _of_another(asked, got):
        return 0.35
    common = sum((Counter(asked.head) & Counter(got.head)).values())
    return 2 * common / (len(asked.head) + len(got.head))


def _of_another(asked: Told, got: Told) -> bool:
    """Whether one head only says which things the other counts: 美丽城镇, 美丽城镇项目.

    Not where the other clause tells of the rest as well (150台燃气锅炉实施低氮改造), nor where
    verb and figure are those that were asked (新建学校7所, 新建学校项目7个). Names that both
    quote tell it before all else: “即办”实现率 is not “掌上办”实现率.
    """
    short, long = sorted((asked, got), key=lambda one: len(one.head))
    if asked.names and got.names:
        return not any(held(one, "".join(asked.names)) >= _SAME for one in got.names)
    one, other = asked.statement, got.statement
    if (one.action, one.value) == (other.action, other.value) and one.action is not None:
        return False
    more = long.head.replace(short.head, "", 1)
    if more == long.head or long.head.endswith(short.head) or signs("elided").search(short.head):
        return False
    return len(more) > 2 and held(more, short.own) < 0.5


def _context(asked: Told, got: Told) -> float:
    """How much of one head stands in the clauses of the other, in order."""
    shares = [0.0]
    for head, other in ((asked.head, got), (got.head, asked)):
        if len(head) > 2:
            shares.append(held(head, other.own))
            if other.bare or len(other.head) < 4:
                shares.append(0.9 * held(head, other.led + other.own))
    return max(shares)


def held(head: str, text: str) -> float:
    """The share of the letters of ``head`` that stand in ``text`` in this order.

    >>> held("智安小区", "深化智慧安防小区建设")
    1.0
    """
    width = len(head) + max(2, len(head) // 2)
    ends = {n + 1 for n, char in enumerate(text) if char in head}
    return max((_common(head, text[max(0, end - width) : end]) for end in ends), default=0) / len(
        head
    )


def _common(one: str, other: str) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for char in one:
        diagonal = 0
        for n, there in enumerate(other, 1):
            above = row[n]
            row[n] = diagonal + 1 if char == there else max(above, row[n - 1])
            diagonal = above
    return row[-1]


def _manner(asked: Told, got: Told) -> float:
    """What unit, verb, value and kind of figure add and take away."""
    one, other = asked.statement, got.statement
    total = 0.05 * (one.unit == other.unit)
    if one.value == other.value:
        own = one.unit == other.unit and not signs("general").fullmatch(one.unit or "个")
        total += 0.1 if own and one.unit != "%" else 0.03
    total += 0.1 * (one.action is not None and one.action == other.action)
    total += 0.04 * other.forecast - 0.04 * (other.part_year is not None)
    total -= 0.3 * (_counters_differ(one, other) or _visits(one, other))
    total -= 0.35 * (of_part(asked, got)) + 0.4 * got.quoted
    return total + _phases(asked, got)


def of_part(asked: Told, got: Told) -> bool:
    """Whether a figure is that of a part only, and not of the very part that was asked.

    规上企业亩均税收 is answered by 其中规上企业450家，亩均税收….
    """
    if not got.part or asked.part:
        return False
    which = asked.head.removesuffix(got.head)
    asked_so = which not in ("", asked.head) and _common(which, got.among) >= _SAME * len(which)
    return not asked_so


def _phases(asked: Told, got: Told) -> float:
    if asked.phase and asked.phase == got.phase:
        return 0.3 if asked.bare else 0.04
    if asked.bare and asked.phase in _DONE and got.phase in _DONE:
        return 0.2
    if got.phase in ("start", "plan") and asked.phase != got.phase:
        return -0.1
    return 0.12 * (got.phase in _DONE)


def _counters_differ(one: Statement, other: Statement) -> bool:
    """户 are no 个项目: different counters count different things, but 个 counts anything."""
    said, told = one.unit or "个", other.unit or "个"
    general = any(signs("general").fullmatch(unit) for unit in (said, told))
    unit = units.unit(said)
    return said != told and not general and unit is not None and unit.dimension == "count"


def assigned(asked: Sequence[Told], got: Sequence[Told]) -> dict[int, int]:
    """The outcome of each target that has one, chosen so that the row as a whole fits best."""
    if not asked or not got:
        return {}
    from scipy.optimize import linear_sum_assignment

    gains = [[max(likeness(one, other) - ALIKE, 0.0) for other in got] for one in asked]
    chosen = zip(*linear_sum_assignment(gains, maximize=True), strict=True)
    found = {int(n): int(m) for n, m in chosen if gains[n][m] > 0}
    found |= dict(_between(asked, got, found))
    return found | dict(_alone(asked, got, found))


def _between(
    asked: Sequence[Told], got: Sequence[Told], found: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """A target between two that have outcomes takes the one figure of its unit between those."""
    taken = set(found.values())
    for n in range(1, len(asked) - 1):
        if n in found or n - 1 not in found or n + 1 not in found:
            continue
        free = [
            m
            for m in range(found[n - 1] + 1, found[n + 1])
            if asked[n].statement.unit == got[m].statement.unit
            and comparable(asked[n].statement, got[m].statement)
            and likeness(asked[n], got[m]) > _NEAR
            and not got[m].quoted
            and m not in taken
        ]
        if len(free) == 1:
            taken.add(free[0])
            yield n, free[0]


def _alone(
    asked: Sequence[Told], got: Sequence[Told], found: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """A target whose unit no other has (教室6500间) takes the one free figure of that unit."""
    units_asked = Counter(one.statement.unit for one in asked)
    for n, one in enumerate(asked):
        unit = one.statement.unit or "个"
        if n in found or units_asked[unit] > 1 or unit == "%" or signs("general").fullmatch(unit):
            continue
        free = [m for m, other in enumerate(got) if other.statement.unit == unit]
        if len(free) == 1 and free[0] not in found.values() and _akin(one, got[free[0]]):
            yield n, free[0]


def _akin(asked: Told, got: Told) -> bool:
    """Whether a figure may be the answer, and its clause has a word of two letters in common."""
    common = any(first + second in got.own for first, second in pairwise(asked.own))
    return common and comparable(asked.statement, got.statement) and not (got.quoted or got.part)


def beyond(outcome: Statement) -> bool:
    """Whether an outcome is told as more than its figure: 超30家."""
    return outcome.comparator == "ge" and signs("beyond").search(outcome.quote) is not None


def is_plan(requirement: str) -> bool:
    """Whether a line asks for an investment plan: 推进落实政府投资项目17个."""
    return signs("plan").search(requirement) is not None


def is_ratio(statement: Statement) -> bool:
    """Whether a statement is a share or rate in per cent."""
    return statement.unit == "%" and statement.aspect == "level"
