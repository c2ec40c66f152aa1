"""Which clauses are worth a look: what pairs of characters speak for a name in one, or against it.

Half of the clauses with a hint of a name hold none, and most of these say so at once (进一步完善…).
"""

from __future__ import annotations

from functools import lru_cache

from ..wordlists import rows
from .weights import BIAS, total

LOOKED_AT = 12  # pairs of a clause: what opens it tells most
DULL = -2.0  # a clause below this has a name in one of thirty


def promising(clause: str) -> bool:
    """Whether a clause may hold a name.

    >>> promising("建成滨海大桥"), promising("进一步完善城乡公共文化服务体系")
    (True, False)
    """
    return total(clause_weights(), BIAS, glimpsed(clause)) > DULL


def glimpsed(clause: str) -> list[str]:
    """What a glance at a clause tells: its pairs of characters, how it ends, and its length.

    >>> glimpsed("建成大桥")
    ['建成', '成大', '大桥', '大桥$', '2']
    """
    length = len(clause)
    found = [clause[n : n + 2] for n in range(min(length - 1, LOOKED_AT))]
    return [*found, f"{clause[-2:]}$", str(min(length // 2, 16))]


@lru_cache(maxsize=1)
def clause_weights() -> dict[str, float]:
    """How much each trait of a clause speaks for a name in it.

    >>> clause_weights()["开工"] > 0 > clause_weights()["完善"]
    True
    """
    return {trait: float(weight) for trait, weight in rows("clause_weights")}
