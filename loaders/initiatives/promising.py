"""Which clauses are worth a look: what pairs of characters speak for a name in one, or against it.

Half of the clauses with a hint of a name hold none, and most of these say so at once (进一步完善…).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from .weights import BIAS, floats

LOOKED_AT = 12  # pairs of a clause: what opens it tells most
CLEAR = 0.5  # once the traits speak for a name so much the others hardly ever undo it
DULL = -2.0  # a clause below this has a name in one of thirty


def promising(clause: str) -> bool:
    """Whether a clause may hold a name; most that do say so before all is weighed.

    >>> promising("建成滨海大桥"), promising("进一步完善城乡公共文化服务体系")
    (True, False)
    """
    table = clause_weights()
    weight = table[BIAS]
    for trait in glimpsed(clause):
        weight += table.get(trait, 0.0)
        if weight > CLEAR:
            return True
    return weight > DULL


def glimpsed(clause: str) -> Iterator[str]:
    """What a glance at a clause tells: its length, how it ends, and its pairs of characters.

    >>> list(glimpsed("建成大桥"))
    ['2', '大桥$', '建成', '成大', '大桥']
    """
    length = len(clause)
    yield str(min(length // 2, 16))
    yield f"{clause[-2:]}$"
    for n in range(min(length - 1, LOOKED_AT)):
        yield clause[n : n + 2]


@lru_cache(maxsize=1)
def clause_weights() -> dict[str, float]:
    """How much each trait of a clause speaks for a name in it.

    >>> clause_weights()["开工"] > 0 > clause_weights()["完善"]
    True
    """
    return floats("clause_weights")
