"""Where a name begins and ends in an item of a list, and whether it is a name of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from ..records import Category
from ..segment import proper, tagged
from ..wordlists import alternatives, any_of, swift, words
from .governing import Governed
from .lists import Item
from .signs import (
    NUMBERED,
    QUOTE,
    closers,
    naming_suffixes,
    proper_names,
    quoted_suffixes,
    slogan,
    stem,
    suffix,
)

_COUNT = re.compile(r"\d[^“”]*[家个条]$")
_BUILT = ("start", "complete", "operate")  # what is built has a place and so a name
_SEVERAL = re.compile("[两二三四五六七八九十百]+[大项个条座]|重[点大]|主要|骨干")
_PERIOD = re.compile("“[一二三四五六七八九十]+五”")
_JOINING = frozenset("与从向对或")  # what they open has a part of its own in the sentence
_DENYING = frozenset("不未")  # 2023年不再举办 tells of nothing held
_COMPOUND = frozenset("标能约减点段域奏日目城市区生镇员增")  # these go on with the word before them
_LATIN = re.compile(r"[A-Za-z\d]")
_CLAUSAL = re.compile("[在并]|一批|“[^”]*$")  # what stands in a clause but in no name
_OF_AREA = re.compile(r"^[省市县区州][^级内外际场政域]")


def named(item: Item, bare: bool, urged: bool = False) -> tuple[str, int] | None:
    """The name in an item and where it begins: a quote with what may follow it, or its ending.

    ``bare`` takes the whole item for a name where nothing ends one; where somebody is ``urged`` to
    act the name stands behind the act (支持甲县打造乙示范区).

    >>> named(Item("首批“清风”工程", 0, 8, ""), False)
    ('“清风”工程', 2)
    """
    text, start = item.name, item.start
    lead = _lead().match(text)
    if lead and lead.end() < len(text):
        text, start = text[lead.end() :], start + lead.end()
    actor = _acting().match(text) if urged else None
    if actor and len(stem(text[actor.end() :])) > 1:
        text, start = text[actor.end() :], start + actor.end()
    quote = QUOTE.search(text)
    of = text.rfind("的", 0, quote.start() if quote else len(text)) + 1
    if of:  # what a name is of stands before it
        text, start = text[of:], start + of
        quote = QUOTE.search(text)
    if text[:1] in _JOINING or text[-1:] in _DENYING:
        return None
    if quote and quote.start():
        head = _spoken(text[: quote.start()])
        text, start = text[head:], start + head
        quote = QUOTE.search(text)
    if quote:
        if quote.group()[1:-1] in words("creeds"):
            return None
        rest = text[quote.end() :]
        reach = _reach(rest)
        if (
            quote.start() > 12
            or len(quote.group()) < 4
            or _COUNT.search(rest)
            or (not reach and _qualifying().match(rest))
        ):
            return None
        if _PERIOD.fullmatch(quote.group()) and (reach < 4 or _qualifying().match(rest)):
            return None
        within = quote.group()[1:-1]
        if not reach and len(rest) > 6 and len(within) < 7 and not suffix(within):
            return None
        return text[: quote.end() + reach], start
    cut = _cut(text) or (len(text) if bare else 0)
    if not 2 < cut <= 28 or _CLAUSAL.search(text) or _manner().match(text):
        return None
    if any_of("clausal_openings").match(text):
        return None
    whole = text.count("（", 0, cut) == text.count("）", 0, cut)
    return (text[:cut], start) if whole else None


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    """The words that open an item and are not of its name."""
    leads = swift(words("name_leads"))
    return re.compile(
        rf"^(?:[了好以的入为由将到]|再(?!就业)|{leads}|“?\d+个|[两三四五六七八九]届|在[^“”]{{2,8}}?[设建]立)+"
    )


def _spoken(text: str) -> int:
    """Where what is said of a quote ends: 切实做到 of 切实做到“四个主动”.

    >>> _spoken("切实做到"), _spoken("教育")
    (4, 0)
    """
    manner = _manner().match(text)
    if manner is None:
        return 0
    at = end = 0
    for word, flag in tagged(text):
        at += len(word)
        if at <= manner.end() or flag == "v":
            end = at
    return end


@lru_cache(maxsize=1)
def _manner() -> re.Pattern[str]:
    """The adverbs that open a clause, but for those that open names too (快速路)."""
    endings = words("initiative_suffixes")
    told = [
        word
        for word in words("initiative_adverbs")
        if len(word) > 1
        and tagged(word)[0][1] in ("d", "ad")
        and not any(e.startswith(word) for e in endings)
    ]
    return re.compile(f"[正将已并还]?{swift(told)}")


@lru_cache(maxsize=1)
def _acting() -> re.Pattern[str]:
    """Who does what is named, with the verb: the name stands behind it."""
    actors, verbs = alternatives("actor_endings"), alternatives("acting_verbs")
    return re.compile(rf"[^“”的]{{1,12}}?(?:{actors})(?:{verbs})(?=[^，]{{4}})")


@lru_cache(maxsize=1)
def _qualifying() -> re.Pattern[str]:
    """What follows a quote that only describes: “三无”人员, “甲乙丙”的理念."""
    return re.compile(alternatives("quote_followers"))


def _reach(rest: str) -> int:
    """How far a name goes on behind its quote: up to a word that ends names."""
    for length in range(min(len(rest), 12), 0, -1):
        if rest[length - 1] not in closers() or rest[length : length + 1] in _COMPOUND:
            continue
        if suffix(rest[:length]):
            return length
    return 0


def _cut(text: str) -> int:
    """Where the name in an item ends: with the last word that ends names, near the item's end."""
    ending = suffix(text)
    if (ending and ending not in quoted_suffixes()) or slogan(text):
        return len(text)
    closing = closers()
    for length in range(len(text) - 1, max(len(text) - 9, 3), -1):
        if text[length - 1] not in closing or text[length] in _COMPOUND:
            continue
        within = suffix(text[:length])
        if within and within not in _weak():
            return length
    if ending:
        return len(text)
    return len(text) if len(text) <= 12 and _LATIN.search(text) else 0


@lru_cache(maxsize=1)
def _weak() -> frozenset[str]:
    """The endings that name nothing by themselves where more words follow."""
    return frozenset(words("weak_suffixes") + words("common_suffixes"))


def own(name: str, category: Category, governed: Governed, whole: bool) -> bool:
    """Whether a name has words of its own besides those that any thing of its kind has."""
    if QUOTE.search(name) or NUMBERED.search(name) or name in proper_names() or slogan(name):
        return True
    if any_of("indefinites").match(name) or suffix(name) in quoted_suffixes():
        return False
    if category == "project" and _SEVERAL.match(name):
        return False
    if category == "designation":
        return _titular(name, governed)
    rest = stem(name)
    if category == "event":
        return len(rest) >= 1 and bool(suffix(name) or proper(name) or _national().match(name))
    if category == "programme" and suffix(name) not in words("weak_suffixes"):
        return len(rest) >= 2 and not (name.endswith(words("common_suffixes")) and _common(rest))
    left = _generic().sub("", rest)
    if suffix(name) in naming_suffixes() and len(rest) >= 2 and len(left) >= 2:
        return True
    if _OF_AREA.search(name) and len(rest) >= 3:
        return True
    if category == "project" and whole and _built(name, governed, rest, left):
        return True
    return len(left) >= 2 and proper(rest)


def _titular(name: str, governed: Governed) -> bool:
    """Whether a name is a title: who gives it, or words of its own."""
    scoped = bool(_scope().search(name))
    if governed.phase in ("won", "bid"):
        if governed.before == "成为" and not _titled(name):
            return False
        return scoped and len(name) > (3 if _titled(name) else 5)
    rest = stem(name)
    if scoped and len(name) > 5:
        return True
    return (len(suffix(name)) > 1 and len(rest) >= 3) or (len(rest) >= 2 and proper(rest))


def _built(name: str, governed: Governed, rest: str, left: str) -> bool:
    """Whether one thing is told of as built or under way, or a nation's: that has a name."""
    known = _firm(name) or len(left) >= 2
    if known and _national().match(name) and len(rest) >= 4:
        return True
    if governed.before.endswith("办好"):
        return len(rest) >= 2
    finished = governed.phase in ("complete", "operate")
    told = finished or governed.after or governed.before in words("building_verbs")
    widely = governed.after.endswith("全覆盖") or governed.before.startswith("引")
    if not told or widely or len(rest) < 2:
        return False
    return _firm(name) or (len(rest) > 3 and governed.before.endswith(words("building_verbs")))


def thing(name: str, governed: Governed) -> bool:
    """Whether what is told of as built ends as built things do, of any kind: 建成状元桥."""
    built = governed.phase in _BUILT and name.endswith(words("built_things"))
    return built and 2 < len(name) < 13 and not suffix(name)


def occasion(name: str, tail: str, governed: Governed) -> bool:
    """Whether what is held ends as events do, of any kind: 举办全国擂台赛, 读书月等活动."""
    held = governed.phase == "held" or tail.endswith(words("occasion_sums"))
    return held and 2 < len(name) < 15 and name.endswith(words("occasions")) and not suffix(name)


@lru_cache(maxsize=1)
def _national() -> re.Pattern[str]:
    return re.compile(alternatives("title_scopes"))


def _titled(name: str) -> bool:
    """Whether a name ends as titles do, so that few words are enough (全国百强)."""
    return bool(suffix(name)) or name.endswith(words("title_tails"))


def _firm(name: str) -> bool:
    """Whether a name ends as things do that are few; centres and projects are many."""
    return bool(suffix(name)) and suffix(name) not in words("weak_suffixes")


def _common(rest: str) -> bool:
    """Whether words that any thing may have are all there is (教育, 收入分配)."""
    return not _generic().sub("", rest)


@lru_cache(maxsize=1)
def _generic() -> re.Pattern[str]:
    return re.compile(swift(words("generic_words")))


def akin(name: str, category: Category) -> bool:
    """Whether a plain name counts in a list beside names of their own: 某某博物馆、美术馆."""
    if any_of("indefinites").match(name) or name.startswith(("的", "和", "等")):
        return False
    rest = stem(name)
    if category == "event":
        return bool(rest and suffix(name))
    if category == "designation":
        return len(suffix(name)) > 2
    return suffix(name) in naming_suffixes() and len(rest) >= 1 and category == "project"


@lru_cache(maxsize=1)
def _scope() -> re.Pattern[str]:
    """Who gives a title: 国家, 省级; or what it makes of a place (黄酒之都)."""
    return re.compile(rf"{alternatives('title_scopes')}|[省市]级?|[一-龥]{{2}}之[都乡城]")
