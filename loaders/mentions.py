"""What a clause without a value names, for the clause behind it to be about."""

from __future__ import annotations

import re
from functools import lru_cache

from ..schema.indicators import concept
from .clauses import Clause
from .rules.heads import Carry, Head
from .segment import tagged
from .tokens import Token
from .wordlists import alternatives, words


def mentioned(text: str, before: Clause, tokens: tuple[Token, ...]) -> Carry:
    """The heads that ``before`` leaves to a clause of ``tokens`` that does not name its own.

    >>> line = "做强新医药产业，实现营业收入300亿元"
    >>> behind = (Token("A", 8, 10), Token("_", 10, 14), Token("Q", 14, 19))
    >>> mentioned(line, Clause(0, 7, "，"), behind).heads[0].text
    '新医药产业'
    """
    if tokens[0].letter in "VEDSRNG":
        return _indicator(text, before)
    named = next((token.text(text) for token in tokens if token.letter == "_"), "")
    if named in words("owned_heads"):
        return _thing(text, before)
    return Carry()


def _indicator(text: str, clause: Clause) -> Carry:
    """An indicator that opens a clause: 进出口总额再上台阶，达到548亿美元."""
    spoken = text[clause.start : clause.end]
    for length in range(min(len(spoken), 16), 2, -1):
        if concept(spoken[:length]) is not None:
            return Carry((Head(spoken[:length], clause.start),))
    return Carry()


def _thing(text: str, clause: Clause) -> Carry:
    """The trade or works that a clause acts on: 发展文化产业; of a list, what 等 sums up."""
    spoken = _work().sub("", text[clause.start : clause.end])
    at = spoken.rfind("等") + 1
    verbs = _developing().match(spoken, at)
    at = verbs.end() if verbs else at
    thing = spoken[at:]
    whole = 2 < len(thing) <= 16 and not any(mark in thing for mark in "、的")
    if not whole or thing.startswith(words("vague_counts")) or not _owner().search(thing):
        return Carry()
    if tagged(thing)[0][1][:1] in "vp":
        return Carry()  # a verb that no list has
    return Carry((Head(thing, clause.start + at),), unit="个")


@lru_cache(maxsize=1)
def _developing() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('developing_verbs')})+")


@lru_cache(maxsize=1)
def _work() -> re.Pattern[str]:
    grown = f"(?:{alternatives('growing_manners')})?(?:增长|发展|壮大)"
    return re.compile(f"(?:{alternatives('thing_tails')}|{grown})$")


@lru_cache(maxsize=1)
def _owner() -> re.Pattern[str]:
    """What has an output or takes an investment."""
    return re.compile(f"(?:{alternatives('owner_ends')})$")
