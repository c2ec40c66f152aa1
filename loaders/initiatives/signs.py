"""What names are told by: quotes, numbers, and the words that names end with."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..records import Category
from ..wordlists import rows

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

QUOTE = re.compile(r"[“《][^“”《》]*[”》]")
NUMBERED = re.compile(
    r"第[一二三四五六七八九十百\d]+届|[一二三四五]期|\d+号线|[A-Za-z\d]+[+＋][A-Za-z\d]"
)
_ASIDE = re.compile(r"（[^（）]{1,10}）$")


def hinted(text: str) -> bool:
    """Whether a clause has a quote or a word that ends names; most clauses have neither.

    >>> hinted("开工建设滨海大桥"), hinted("工作扎实有效")
    (True, False)
    """
    return "“" in text or "《" in text or bool(_hints().find_matches_as_indexes(text))


def suffix(text: str) -> str:
    """The longest word that ends names at the end of a text, a bracket aside.

    >>> suffix("滨海大桥（一期）"), suffix("工作")
    ('大桥', '')
    """
    if text.endswith("）"):
        text = _ASIDE.sub("", text)
    table = _suffixes()
    for length in range(min(len(text), _longest()), 0, -1):
        if text[-length:] in table:
            return text[-length:]
    return ""


def stem(name: str) -> str:
    """A name without the word that ends it.

    >>> stem("滨海大桥")
    '滨海'
    """
    bare = _ASIDE.sub("", name)
    return bare[: len(bare) - len(suffix(bare))]


def usual(name: str) -> Category | None:
    """The category that the end of a name tells.

    >>> usual("滨海大桥"), usual("滨海")
    ('project', None)
    """
    return _suffixes().get(suffix(name))


@lru_cache(maxsize=1)
def proper_names() -> dict[str, Category]:
    """Names that nothing but the list tells (八八战略)."""
    return {row[0]: row[1] for row in rows("proper_names")}  # type: ignore[misc]


@lru_cache(maxsize=1)
def naming_suffixes() -> frozenset[str]:
    """The endings whose stem names by itself: a tunnel or a railway has a name, a system not."""
    return frozenset(row[0] for row in rows("initiative_suffixes") if row[2] == "stem")


@lru_cache(maxsize=1)
def _suffixes() -> dict[str, Category]:
    return {row[0]: row[1] for row in rows("initiative_suffixes")}  # type: ignore[misc]


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _suffixes()))


@lru_cache(maxsize=1)
def _hints() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick([*_suffixes(), *proper_names()])
