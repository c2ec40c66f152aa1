"""Where a name begins and ends in an item of a list, and whether it is a name of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from ..records import Category
from ..segment import proper
from ..wordlists import alternatives, any_of, words
from .governing import Governed
from .lists import Item
from .signs import (
    NUMBERED,
    QUOTE,
    naming_suffixes,
    proper_names,
    quoted_suffixes,
    slogan,
    stem,
    suffix,
)

_COUNT = re.compile(r"\d[^“”]*[家个条]$")
_BUILT = ("start", "complete", "operate")  # what is built has a place and so a name
_SEVERAL = re.compile("[两二三四五六七八九十百]+[大项个条座]")
_PERIOD = re.compile("“[一二三四五六七八九十]+五”")
_JOINING = frozenset("与从对或")  # what they open has a part of its own in the sentence
_COMPOUND = frozenset("标能约减点段域奏日目城市区生")  # these go on with the word before them
_OF_AREA = re.compile(r"^[省市县区州][^级内外际场政域]")


def named(item: Item, bare: bool) -> tuple[str, int] | None:
    """The name in an item and where it begins: a quote with what may follow it, or its ending.

    ``bare`` takes the whole item for a name where nothing ends one.

    >>> named(Item("首批“清风”工程", 0, 8, ""), False)
    ('“清风”工程', 2)
    """
    text, start = item.name, item.start
    lead = _lead().match(text)
    if lead and lead.end() < len(text):
        text, start = text[lead.end() :], start + lead.end()
    of = text.rfind("的", 0, _quoted_from(text)) + 1
    text, start = text[of:], start + of
    if text[:1] in _JOINING:
        return None
    quote = QUOTE.search(text)
    if quote:
        rest = text[quote.end() :]
        reach = _reach(rest)
        if (
            quote.start() > 12
            or len(quote.group()) < 4
            or _COUNT.search(rest)
            or (not reach and _qualifying().match(rest))
        ):
            return None
        if _PERIOD.fullmatch(quote.group()) and reach < 5:
            return None
        if not reach and len(rest) > 6 and not suffix(quote.group()[1:-1]):
            return None
        return text[: quote.end() + reach], start
    cut = _cut(text) or (len(text) if bare else 0)
    whole = text.count("（", 0, cut) == text.count("）", 0, cut)
    return (text[:cut], start) if 2 < cut <= 26 and whole else None


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    """The words that open an item and are not of its name."""
    leads = alternatives("name_leads")
    return re.compile(rf"^(?:[了好以的入为由将再到]|{leads}|“?\d+个|在[^“”]{{2,8}}?[设建]立)+")


def _quoted_from(text: str) -> int:
    """Where the first quote of an item begins, else its end: what it is of stands before."""
    quote = QUOTE.search(text)
    return quote.start() if quote else len(text)


@lru_cache(maxsize=1)
def _qualifying() -> re.Pattern[str]:
    """What follows a quote that only describes: “三无”人员, “甲乙丙”的理念."""
    return re.compile(alternatives("quote_followers"))


def _reach(rest: str) -> int:
    """How far a name goes on behind its quote: up to a word that ends names."""
    return next(
        (
            length
            for length in range(min(len(rest), 12), 0, -1)
            if suffix(rest[:length]) and rest[length : length + 1] not in _COMPOUND
        ),
        0,
    )


def _cut(text: str) -> int:
    """Where the name in an item ends: with the last word that ends names, near the item's end."""
    if suffix(text) or slogan(text):
        return len(text)
    for length in range(len(text) - 1, max(len(text) - 9, 3), -1):
        if text[length] not in _COMPOUND and suffix(text[:length]):
            return length
    return len(text) if re.search(r"[A-Za-z\d]", text) and len(text) <= 12 else 0


def own(name: str, category: Category, governed: Governed) -> bool:
    """Whether a name has words of its own besides those that any thing of its kind has."""
    if QUOTE.search(name) or NUMBERED.search(name) or name in proper_names() or slogan(name):
        return True
    if any_of("indefinites").match(name) or suffix(name) in quoted_suffixes():
        return False
    if category == "project" and _SEVERAL.match(name):
        return False
    if category == "designation" and governed.phase in ("won", "bid"):
        return bool(_scope().search(name)) and len(name) > (3 if _titled(name) else 5)
    rest = stem(name)
    if category == "event":
        return len(rest) >= 1 and bool(suffix(name) or proper(name))
    if category == "programme" and suffix(name) not in words("weak_suffixes"):
        return len(rest) >= 2 and not (name.endswith(words("common_suffixes")) and _common(rest))
    if category == "designation" and len(rest) >= 4 and _scope().match(name):
        return True
    if category == "designation" and len(suffix(name)) > 1 and len(rest) >= 3:
        return True
    left = any_of("generic_words").sub("", rest)
    if suffix(name) in naming_suffixes() and len(rest) >= 2 and len(left) >= 2:
        return True
    if _OF_AREA.search(name) and len(rest) >= 3:
        return True
    if category == "project" and governed.phase in _BUILT and len(left) >= 3 and _firm(name):
        return True
    return len(left) >= 2 and proper(rest)


def _titled(name: str) -> bool:
    """Whether a name ends as titles do, so that few words are enough (全国百强)."""
    return bool(suffix(name)) or name.endswith(words("title_tails"))


def _firm(name: str) -> bool:
    """Whether a name ends as things do that are few; centres and projects are many."""
    return bool(suffix(name)) and suffix(name) not in words("weak_suffixes")


def _common(rest: str) -> bool:
    """Whether words that any thing may have are all there is (教育, 收入分配)."""
    return not any_of("generic_words").sub("", rest)


def akin(name: str, category: Category) -> bool:
    """Whether a plain name counts in a list beside names of their own: 某某博物馆、美术馆."""
    if any_of("indefinites").match(name) or name.startswith(("的", "和", "等")):
        return False
    rest = stem(name)
    if category == "event":
        return bool(rest and suffix(name))
    return suffix(name) in naming_suffixes() and len(rest) >= 1 and category == "project"


@lru_cache(maxsize=1)
def _scope() -> re.Pattern[str]:
    """Who gives a title: 国家, 省级; or what it makes of a place (黄酒之都)."""
    return re.compile(rf"{alternatives('title_scopes')}|[省市]级?|[一-龥]{{2}}之[都乡城]")
