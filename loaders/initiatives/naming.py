"""Where a name begins and ends in an item of a list."""

from __future__ import annotations

import re
from functools import lru_cache

from ..segment import places, tagged
from ..wordlists import alternatives, any_of, swift, words
from .lists import Item
from .signs import QUOTE, closers, ends_name, quoted_suffixes, slogan, stem, suffix, tailed

_COUNTED = re.compile(r"[^“”\d]*“[^“”]*”[^“”\d]*(?=\d[\d.]*[多余]?[家个条]$)")
_COUNT = re.compile(r"\d[^“”]*[家个条]$")
_PERIOD = re.compile("“[一二三四五六七八九十]+五”")
_JOINING = frozenset("与从向对或")  # what they open has a part of its own in the sentence
_CROWNED = re.compile("(?<=[^“”]{4})“[^“”]{1,2}连[冠创]”$")  # how often a title was won
_DESCRIBED = re.compile("的|指(?![数挥标])")
_SINGLE = re.compile("“.”")  # 实现“零”突破 wins nothing
_CLOSING = frozenset("”》")
_DENYING = frozenset("不未")  # 2023年不再举办 tells of nothing held
_HONOUR = "(?=[国全省世]|[三五5][级甲乙A]|联合国|副中心)"  # how what is won begins behind its verb
_COMPOUND = frozenset("标能约减点段域奏日目城市区生镇员增")  # these go on with the word before them
_CLAUSAL = re.compile("[在并]|一批|“[^”]*$")  # what stands in a clause but in no name


def edges(item: Item, urged: bool = False) -> tuple[str, int, bool]:
    """The name in an item, where it begins, and whether it has the edges of one.

    A name is a quote with what may follow it, or ends with a word that ends names; an item
    without such edges is taken whole. Where somebody is ``urged`` to act the name stands behind
    the act (支持甲县打造乙示范区).

    >>> edges(Item("首批“清风”工程", 0, 8, "")), edges(Item("与兄弟城市", 0, 5, ""))
    (('“清风”工程', 2, True), ('与兄弟城市', 0, False))
    """
    text, start = item.name, item.start
    if "（" in text and "）" not in text:  # “五统一”（统一规划、统一标准）
        text = text[: text.index("（")]
    lead = _lead().match(text)
    if lead and lead.end() < len(text):
        text, start = text[lead.end() :], start + lead.end()
    found = _named(text, start, urged)
    if found:
        return (*found, True)
    counted = _COUNTED.match(text)  # “甲”示范点20个
    return (counted.group() if counted else text), start, False


def _named(text: str, start: int, urged: bool) -> tuple[str, int] | None:
    if len(text) > 4:
        text = text.removesuffix("建设")  # amid a list: 甲水厂建设、乙路
    acted = _acted(text) if urged else 0
    text, start = text[acted:], start + acted
    if text.endswith("”"):
        text = _CROWNED.sub("", text)
    quote = QUOTE.search(text)
    of = _owning().match(text, 0, quote.start() if quote else len(text))
    if of:  # what a name is of stands before it
        text, start = text[of.end() :], start + of.end()
        quote = QUOTE.search(text)
    if text[:1] in _JOINING or text[-1:] in _DENYING:
        return None
    begin, end = _untold(text)
    if end - begin < len(text):
        text, start = text[begin:end], start + begin
        quote = QUOTE.search(text)
    if quote and quote.start():
        head = _spoken(text[: quote.start()])
        text, start = text[head:], start + head
        quote = QUOTE.search(text)
    if quote:
        if quote.group()[1:-1] in words("creeds"):
            return None
        rest = text[quote.end() :]
        said = _DESCRIBED.match(rest) and text[0] == "“"
        if said and not text.endswith(words("common_suffixes")):
            return quote.group(), start  # “多规合一”的体系, “三大战役”指…
        reach = _reach(rest)
        if rest[:1] == "（" and not reach:
            rest = ""  # “五统一”（统一规划、统一储备）
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
    cut = _cut(text)
    if not 2 < cut <= 28 or _CLAUSAL.search(text) or _manner().match(text):
        return None
    if any_of("clausal_openings").match(text):
        return None
    whole = text.count("（", 0, cut) == text.count("）", 0, cut)
    return (text[:cut], start) if whole else None


def _untold(text: str) -> tuple[int, int]:
    """Where the name is in what is told of it: behind what was won, ahead of what else was done.

    >>> _untold("东明新区获批为国家级新区"), _untold("东明港开通航线"), _untold("东明水厂")
    ((7, 12), (0, 3), (0, 4))
    """
    titled = text.endswith(words("plan_endings"))  # a plan's title tells what it shall do
    for found in _telling().finditer(text, 2):
        if text.count("“", 0, found.start()) != text.count("”", 0, found.start()):
            continue
        behind = found.end() - text[: found.end()].endswith("“")
        if found["won"] and len(text) - behind > 3 and not _SINGLE.match(text, behind):
            return behind, len(text)
        if not titled and found.start() > 2 and _ends(text[: found.start()]):
            return 0, found.start()
    return 0, len(text)


def _ends(text: str) -> bool:
    return ends_name(text) or text.endswith(words("full_ends")) or text[-1:] in _CLOSING


@lru_cache(maxsize=1)
def _telling() -> re.Pattern[str]:
    """What is told of a name behind it, and what is ``won``, which is named itself."""
    won = swift(words("told_of_names", "won"))
    raised = [*words("title_verbs"), *words("raising_verbs")]
    won += f"|{swift([*raised, *(f'成功{verb}' for verb in raised)])}{_HONOUR}"
    told = swift(words("told_of_names", ""))
    return re.compile(rf"(?P<won>{won})|{told}|\d{{1,2}}月(?:份|底|\d)|[一二三四]季度")


@lru_cache(maxsize=1)
def _owning() -> re.Pattern[str]:
    """What a name is of, up to the last 的 that is not within its title (促进就业的若干意见)."""
    return re.compile(rf"^.*(?<!党)的(?!地|{alternatives('plan_heads')})")


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    """The words that open an item and are not of its name."""
    leads = swift(words("name_leads"))
    counted = r"(?:[一-龥]{2,4}批)?\d+个|\d+[多余]?[项家片场](?=“)|[两三四五六七八九]届"
    counted += "|[一二三四五六七八九十]+(?:大(?=“)|是)|两大(?=“)"  # the last numbers a clause
    counted += r"|\d[\d.]*[多余]?(?:公里|[项条座所处家](?!重[大点])|片(?!区))"
    dated = r"20\d\d年度(?=“)|连续第?\d+年|\d{1,2}月份?[底中上下]?旬?[前内]|年[底中]前"
    placed = "在[^“”]{2,8}?[设建]立"
    plain = "[了好以的入为由将到把]|再(?!就业|生)|升级(?!版)"
    return re.compile(rf"^(?:{plain}|{leads}|{counted}|{dated}|{placed})+")


def _spoken(text: str) -> int:
    """Where what is said of a quote ends: 切实做到 of 切实做到“四个主动”, or some verbs alone.

    >>> _spoken("切实做到"), _spoken("创新"), _spoken("教育")
    (4, 2, 0)
    """
    manner = _manner().match(text)
    if manner is None:
        said = text in words("quote_verbs") or text.endswith(words("quote_openers"))
        return len(text) if said else 0
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


def _acted(text: str) -> int:
    """Where the act ends that somebody is urged to, 0 where none is: the name stands behind it.

    >>> _acted("西川县打造东明示范区"), _acted("成都建设国家中心城市"), _acted("文化建设示范工程")
    (5, 4, 0)
    """
    found = _acting().match(text)
    if found is None or found["who"] in words("slogan_heads"):
        return 0
    if not found["body"] and found["who"] not in places():
        return 0
    return found.end() if len(stem(text[found.end() :])) > 1 else 0


@lru_cache(maxsize=1)
def _acting() -> re.Pattern[str]:
    """Who does what is named, with the verb: a body, or what may be a place."""
    actors, verbs = alternatives("actor_endings"), alternatives("acting_verbs")
    who = rf"(?:(?P<body>[^“”的]{{1,12}}?(?:{actors}))|(?P<who>[^“”的]{{2,4}}?))"
    return re.compile(rf"{who}(?:{verbs})(?=[^，]{{4}})")


@lru_cache(maxsize=1)
def _qualifying() -> re.Pattern[str]:
    """What follows a quote that only describes: “三无”人员, “甲乙丙”的理念."""
    return re.compile(alternatives("quote_followers"))


def _reach(rest: str) -> int:
    """How far a name goes on behind its quote: up to a word that ends names."""
    for length in range(min(len(rest), 12), 0, -1):
        if rest[length : length + 1] in _COMPOUND or not _paired(rest[:length]):
            continue
        if ends_name(rest[:length]):
            return length
    return 0


def _paired(text: str) -> bool:
    """Whether each quote and bracket that opens in a text closes in it."""
    quotes = text.count("“") == text.count("”") and text.count("《") == text.count("》")
    return quotes and text.count("（") == text.count("）")


def _cut(text: str) -> int:
    """Where the name in an item ends: with the last word that ends names near the end, or there."""
    ending = suffix(text)
    if (ending and ending not in quoted_suffixes()) or slogan(text):
        return len(text)
    if tailed(text):  # 东海高速西山段
        return len(text)
    closing = closers()
    for length in range(len(text) - 1, max(len(text) - 9, 3), -1):
        if text[length - 1] not in closing or text[length] in _COMPOUND:
            continue
        within = suffix(text[:length])
        if within and within not in _weak():
            return length
    return len(text)


@lru_cache(maxsize=1)
def _weak() -> frozenset[str]:
    """The endings that name nothing by themselves where more words follow."""
    return frozenset(words("weak_suffixes") + words("common_suffixes"))
