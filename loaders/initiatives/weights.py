"""What the traits of a candidate weigh together, and so whether it is a name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import repeat

from ..wordlists import rows
from .candidates import Candidate
from .traits import further

BIAS, UNSURE = "any", "unsure"  # traits of every candidate, and of all that are looked at closely
HOPELESS, CERTAIN = -1.3, 0.8  # beyond these a glance decides
THRESHOLD = -0.3  # where as many names are missed as wrong ones taken


def likely(one: Candidate, told: list[str]) -> bool:
    """Whether a candidate is a name of its own, by the weights of its traits.

    ``told`` are those of a glance; it is looked at closely only where these leave it open.
    """
    table = weights()
    weight = total(table, BIAS, told)
    if HOPELESS < weight < CERTAIN:
        weight += total(table, UNSURE, further(one))
    return weight > THRESHOLD


def total(table: dict[str, float], usual: str, told: Iterable[str]) -> float:
    """What traits weigh together with the one that all such candidates have."""
    return table[usual] + sum(map(table.get, told, repeat(0.0)))


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of each trait.

    >>> weights()["ending=大桥"] > 0 > weights()["indefinite"]
    True
    """
    return floats("name_weights")


def floats(name: str) -> dict[str, float]:
    """A word list of traits with a weight each."""
    table = rows(name)
    values = {weight: float(weight) for _, weight in table}  # few differ: they stay in the cache
    return {trait: values[weight] for trait, weight in table}
