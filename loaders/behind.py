"""What the words behind a number tell of it, without the marks around it."""

from __future__ import annotations

import re
from functools import lru_cache

from ..schema import units
from .marks import Mark
from .wordlists import alternatives


def goes_on(text: str, place: int) -> bool:
    """Whether words follow at once, so that what ends at ``place`` is not a whole name.

    >>> goes_on("水资源配置工程", 3), goes_on("水厂，", 2), goes_on("甲、乙", 1)
    (True, False, False)
    """
    return place < len(text) and "一" <= text[place] <= "龥"


def names_work(text: str, mark: Mark) -> bool:
    """Whether a capacity is part of the name of what is built: 50万立方米储罐工程, 5万吨级码头.

    >>> from .marks import marks
    >>> lines = ("50万吨乙烯项目", "50万吨乙烯", "50万吨！项目")
    >>> [names_work(line, marks(line)[-1]) for line in lines]
    [True, False, False]
    """
    unit = mark.quantity.unit if mark.quantity else None
    if units.dimension(unit) not in _CAPACITIES:
        return False
    return text.startswith(_RATED, mark.end) or _named_works().match(text, mark.end) is not None


_CAPACITIES = ("mass", "mass-per-year", "volume", "volume-flow", "voltage", "steam")
_RATED = "级"


@lru_cache(maxsize=1)
def _named_works() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d的和与及并]{{1,12}}?(?:{alternatives('capacious_works')})")
