"""What names are told by: quotes, numbers, and the words that names end with."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..records import Category
from ..segment import places, tagged
from ..wordlists import any_of, rows, words

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

QUOTE = re.compile(r"[“《][^“”《》]*[”》]")
NUMBERED = re.compile(
    r"第[一二三四五六七八九十百\d]+届|[一二三四五]期|\d+号线|[A-Za-z\d]+[+＋][A-Za-z\d]"
)
AND_SO_ON = r"(?:(?<![高初中平同均甲乙丙一二三特])等|等(?=\d))"  # 甲、乙等, not 中等 or 一等
CLAUSE_NUMBER = "[一二三四五六七八九十]+是|（[一二三四五六七八九十]+）"  # 三是, （九）
COUNTERS = "条个座项所家处宗片段批大"
_ASIDE = re.compile(r"（[^（）]{1,10}）$")


@lru_cache(maxsize=1)
def hints(text: str) -> list[int]:
    """Where quotes, words of names or titles, or words of what is finished begin in a reading.

    A clause without one is not looked at; nor is one with ``weak_hints`` alone, words that end
    names but name something in one clause of twenty at most.

    >>> hints("建设滨海大桥"), hints("完善体系")
    ([4], [])
    """
    return [start for _, start, _ in _hints().find_matches_as_indexes(text)]


@lru_cache(maxsize=65536)
def suffix(text: str) -> str:
    """The longest word that ends names at the end of a text, a bracket aside.

    >>> suffix("滨海大桥（一期）"), suffix("工作")
    ('大桥', '')
    """
    if text.endswith("）"):
        text = _ASIDE.sub("", text)
    table = _endings()
    for length in _lengths().get(text[-1:], ()):
        ending = table.get(text[-length:])
        if ending is not None:
            return ending
    return ""


def ends_name(text: str) -> bool:
    """Whether a text ends as names do: with a word that ends them, or the last word of a part.

    >>> ends_name("滨海大桥"), ends_name("东海高速西山段"), ends_name("工作")
    (True, True, False)
    """
    return bool(suffix(text)) or tailed(text)


def tailed(text: str) -> bool:
    """Whether a text ends with the last word of a part of something: 段, 支线.

    One look at its last character tells most do not.
    """
    return text[-1:] in _tail_ends() and text.endswith(words("name_tails"))


@lru_cache(maxsize=1)
def _tail_ends() -> frozenset[str]:
    return frozenset(word[-1] for word in words("name_tails"))


@lru_cache(maxsize=1)
def closers() -> frozenset[str]:
    """The characters that a text with such a word ends with."""
    return frozenset({*_lengths(), "）"})


def stem(name: str) -> str:
    """A name without the word that ends it.

    >>> stem("滨海大桥")
    '滨海'
    """
    bare = _ASIDE.sub("", name)
    return bare[: len(bare) - len(suffix(bare))]


def worked(rest: str) -> str:
    """A text without the noun for the work itself.

    >>> worked("滨海大桥建设")
    '滨海大桥'
    """
    nouns = words("work_nouns")
    if not rest.endswith(nouns):  # one look tells most have none
        return rest
    return next(rest[: -len(noun)] for noun in nouns if rest.endswith(noun))


def usual(name: str) -> Category | None:
    """The category that the end of a name tells.

    >>> usual("滨海大桥"), usual("滨海")
    ('project', None)
    """
    return _suffixes().get(suffix(name))


def slogan(name: str) -> bool:
    """Whether a name is what a place shall be: 平安 and the place.

    >>> slogan("平安浙江"), slogan("平安建设")
    (True, False)
    """
    head = any_of("slogan_heads").match(name)
    rest = name[head.end() :] if head else ""
    if not 2 <= len(rest) <= 4 or any_of("generic_words").fullmatch(rest):
        return False
    return rest in places() or all(flag == "ns" for _, flag in tagged(rest))


@lru_cache(maxsize=1)
def proper_names() -> dict[str, Category]:
    """Names that nothing but the list tells (八八战略)."""
    return {row[0]: row[1] for row in rows("proper_names")}  # type: ignore[misc]


@lru_cache(maxsize=1)
def naming_suffixes() -> frozenset[str]:
    """The endings whose stem names by itself: a tunnel or a railway has a name, a system not."""
    return frozenset(row[0] for row in rows("initiative_suffixes") if row[2] == "stem")


@lru_cache(maxsize=1)
def quoted_suffixes() -> frozenset[str]:
    """The endings that name only what is quoted: many a system or policy has no name."""
    return frozenset(row[0] for row in rows("initiative_suffixes") if row[2] == "quote")


@lru_cache(maxsize=1)
def _suffixes() -> dict[str, Category]:
    return {row[0]: row[1] for row in rows("initiative_suffixes") if row[1] != "none"}  # type: ignore[misc]


@lru_cache(maxsize=1)
def _endings() -> dict[str, str]:
    """Each ending; for a word that only looks like one (调节, 季节) none."""
    return {row[0]: "" if row[1] == "none" else row[0] for row in rows("initiative_suffixes")}


@lru_cache(maxsize=1)
def _lengths() -> dict[str, tuple[int, ...]]:
    """How long the endings are that end with a character, the longest first."""
    lengths: dict[str, set[int]] = {}
    for ending in _endings():
        lengths.setdefault(ending[-1], set()).add(len(ending))
    return {last: tuple(sorted(those, reverse=True)) for last, those in lengths.items()}


@lru_cache(maxsize=1)
def _hints() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick

    levels = [word for word in words("title_scopes") if word.endswith("级")]
    heads, verbs = words("slogan_heads"), words("hinting_verbs")
    told = {*_suffixes(), *proper_names(), *heads, *levels, *verbs}.difference(words("weak_hints"))
    return AhoCorasick(["“", "《", *sorted(told)])
