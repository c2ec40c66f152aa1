"""Which clauses are worth a look: what their pairs of characters speak for a name, or against it.

Half of the clauses with a hint of a name hold none, and most of these say so (进一步完善…). The
pairs of a whole text are weighed at once: looked up one by one they would cost what they spare.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import TYPE_CHECKING

from .weights import BIAS, floats

if TYPE_CHECKING:
    from numpy import float32, uint16
    from numpy.typing import NDArray

DULL = -1.7  # one in a hundred of the clauses below this has a name that would be found
LONGEST = 16  # steps of length
CODE_POINTS = 0x110000


def promising(text: str, start: int, end: int) -> bool:
    """Whether a clause of a text may hold a name.

    >>> text = "建成滨海大桥，进一步完善城乡公共文化服务体系"
    >>> promising(text, 0, 6), promising(text, 7, 22)
    (True, False)
    """
    sums = _sums(text)
    return sums[end - 1] - sums[start] + _lengths()[min((end - start) // 2, LONGEST)] > DULL


def glimpsed(clause: str) -> list[str]:
    """The traits of a clause: its length and its pairs of characters.

    >>> glimpsed("建成大桥")
    ['length=2', '建成', '成大', '大桥']
    """
    pairs = [clause[n : n + 2] for n in range(len(clause) - 1)]
    return [f"length={min(len(clause) // 2, LONGEST)}", *pairs]


@lru_cache(maxsize=1)
def clause_weights() -> dict[str, float]:
    """How much each trait of a clause speaks for a name in it.

    >>> clause_weights()["开工"] > 0 > clause_weights()["加强"]
    True
    """
    return floats("clause_weights")


@lru_cache(maxsize=1)
def _pairs() -> tuple[NDArray[uint16], NDArray[float32]]:
    """The number of each character, 0 for those of no pair, and the weights by two numbers."""
    import numpy

    told = {trait: weight for trait, weight in clause_weights().items() if len(trait) == 2}
    letters = sorted(map(ord, set("".join(told))))
    numbers = numpy.zeros(CODE_POINTS, numpy.uint16)
    numbers[letters] = range(1, len(letters) + 1)
    weights = numpy.zeros((len(letters) + 1, len(letters) + 1), numpy.float32)
    first, second = (numbers[[ord(pair[n]) for pair in told]] for n in (0, 1))
    weights[first, second] = list(told.values())
    return numbers, weights


@lru_cache(maxsize=1)
def _sums(text: str) -> array[float]:
    """For each place of a text what all pairs that begin before it weigh."""
    import numpy

    numbers, weights = _pairs()
    codes = numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), numpy.uint32)
    found = numbers[codes]
    sums = numpy.zeros(len(codes) + 1)
    numpy.cumsum(weights[found[:-1], found[1:]], out=sums[1:-1])
    return array("d", sums.tobytes())


@lru_cache(maxsize=1)
def _lengths() -> tuple[float, ...]:
    """What each length weighs, with what all clauses have."""
    table = clause_weights()
    return tuple(table[BIAS] + table.get(f"length={n}", 0.0) for n in range(LONGEST + 1))
