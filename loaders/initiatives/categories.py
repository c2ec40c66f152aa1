"""What is named, a project, programme, designation or event, and the phase that is told of it."""

from __future__ import annotations

from functools import lru_cache

from ..records import Category, Kind, Phase
from ..wordlists import rows, words
from .governing import Governed
from .weights import BIAS

CATEGORIES: tuple[Category, ...] = ("project", "programme", "designation", "event")
# Traits that tell a name from other words but nothing of what it names.
KINDLESS = ("ahead", "behind", "counted", "length", "quote=", "size")


def category_of(told: list[str]) -> Category:
    """The category that the traits of a name speak for most.

    >>> category_of(["phase=won<", "verb=入选", "last2=名录"]), category_of(["last2=大桥"])
    ('designation', 'project')
    """
    table = category_weights()
    project, programme, designation, event = table[BIAS]
    for trait in told:
        row = table.get(trait)
        if row is not None:
            project += row[0]
            programme += row[1]
            designation += row[2]
            event += row[3]
    sums = (project, programme, designation, event)
    return CATEGORIES[sums.index(max(sums))]


@lru_cache(maxsize=1)
def category_weights() -> dict[str, tuple[float, float, float, float]]:
    """How much each trait speaks for each of ``CATEGORIES``.

    >>> len(category_weights()["any"])
    4
    """
    table = rows("category_weights")
    return {trait: (float(a), float(b), float(c), float(d)) for trait, a, b, c, d in table}


def phase_of(category: Category, governed: Governed, kind: Kind) -> Phase:
    """The phase as what is named and the kind of sentence tell it.

    An event under way is held; a title created or built is won where it is reported; to apply
    for a programme starts it, and none is won by a plan (通过“甲”行动).
    """
    if category == "event" and governed.phase == "ongoing":
        return "held"
    if category != "event" and governed.phase == "held":
        return "ongoing"
    if category == "designation" and _creates(governed):
        return "won" if kind == "outcome" else governed.phase
    if category == "programme" and governed.phase == "bid":
        return "start"
    if category == "programme" and governed.phase == "won" and kind == "target":
        return "ongoing"
    return governed.phase


def _creates(governed: Governed) -> bool:
    """Whether the verb makes a place what the name says (创建国家卫生城市)."""
    return governed.before in words("creating_verbs")
