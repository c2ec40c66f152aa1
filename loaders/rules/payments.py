"""What is paid to each of some: 给予医生每人每月500元津贴, 为学生提供1500元助学金."""

from __future__ import annotations

import re
from functools import lru_cache

from ..tokens import Token
from ..wordlists import alternatives
from .engine import Draft, Match
from .heads import Carry, Head, trimmed
from .level import statement


def for_each(
    match: Match, before: Token, token: Token, after: Token
) -> tuple[list[Draft], Carry] | None:
    """So much of what follows a sum, for each of those before it; ``None`` where none are told.

    For whom and by which measure (每人每月) is part of what is paid.
    """
    quantity = token.mark.quantity if token.mark else None
    if quantity is None or quantity.unit not in _PAID:
        return None
    whom = _whom().fullmatch(match.text, before.start, token.start)
    thing = trimmed(after.text(match.text).removeprefix("的"))
    if whom is None or not (whom["each"] or whom["to"]) or not thing:
        return None
    verbs = match.of("A")
    action = verbs[0].text(match.text) if verbs else whom["verb"]
    head = Head(trimmed(whom["whom"]) + (whom["each"] or "") + thing, before.start)
    draft = statement(head, quantity, action)
    return [draft._replace(end=after.end, at=token.end)], Carry((head,), action)


_PAID = ("元", "万元")


@lru_cache(maxsize=1)
def _whom() -> re.Pattern[str]:
    verb = alternatives("paying_verbs")
    unit = "(?:[人户生名亩年月天]|学生|学年|学期|人次)"
    return re.compile(
        f"(?P<verb>{verb})?(?P<to>[对为给向])?(?P<whom>[^，；。]{{2,40}}?)"
        f"(?P<each>(?:每{unit}){{1,2}})?(?:{verb})?"
    )
