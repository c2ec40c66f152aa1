"""What speaks for a name or against it: the traits of a candidate, each a short text.

``traits`` are what tells most at a glance; ``further`` ones, the words of a name among them, cost
more and tell the rest. What each weighs is data (``weights``), told from examples (``learning``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from ..segment import owned, tagged, town
from ..wordlists import alternatives, any_of, swift, words
from .candidates import Candidate
from .signs import NUMBERED, QUOTE, proper_names, slogan, stem, suffix, usual

_FIGURE = re.compile(r"[一二三四五六七八九十百千万\d]")
_DIGIT = re.compile("[0-9]")
_SEVERAL = re.compile("[两二三四五六七八九十百]+[大项个条座]|重[点大]|主要|骨干")
_NAMES = ("ns", "nr", "nt", "nz")
_OF_AREA = re.compile("[省市县区州][^级内外际场政域]")


def traits(one: Candidate) -> list[str]:
    """What a name ends with, what governs it and how long it is: most of what tells it.

    >>> from .governing import Governed
    >>> from .lists import Item
    >>> bridge = Governed(2, 6, 0, 6, "complete", "建成", "", "")
    >>> one = Candidate("滨海大桥", 2, Item("滨海大桥", 2, 6, ""), bridge, "governed", "outcome",
    ...                 0, 1, "建成", "", True, False)
    >>> [trait for trait in traits(one) if trait.startswith(("verb", "ending"))]
    ['verb=建成', 'ending=大桥']
    """
    name, piece = one.name, one.governed
    told = usual(name) or proper_names().get(name)
    found = [
        f"verb={piece.before}",
        f"after={piece.after}",
        f"way={one.way}",
        f"phase={piece.phase}{'<' * bool(piece.before)}{'>' * bool(piece.after)}",
        f"last2={name[-2:]}",
        f"last3={name[-3:]}",
        f"first2={name[:2]}",
        f"ending={suffix(name)}",
        f"told={told}",
        f"told={told} {piece.phase}",
        f"length={_length(name)}",
        f"ahead2={one.ahead}",
        f"behind2={one.behind}",
        f"of={one.item.tail[-2:]}",
        f"size={min(one.size, 9)}",
    ]
    found += _marked(one)
    quote = QUOTE.search(name) if "”" in name or "》" in name else None
    return found + _quoted(one, quote) if quote else found


def _length(text: str) -> int:
    """A length, the longer ones by steps."""
    size = len(text)
    return size if size < 10 else 10 if size < 13 else 13 if size < 17 else 17


def _marked(one: Candidate) -> list[str]:
    """What holds for a few names only."""
    name = one.name
    found = []
    if _DIGIT.search(name):
        found.append("digit")
    if NUMBERED.search(name):
        found.append("numbered")
    if _scope().search(name):
        found += ["scope", f"scope {one.governed.phase}"]
    if any_of("indefinites").match(name):
        found.append("indefinite")
    if _SEVERAL.match(name):
        found.append("several")
    if _OF_AREA.match(name):
        found.append("of area")
    if "的" in name:
        found.append("of")
    if slogan(name):
        found.append("slogan")
    if one.counted:
        found.append("counted")
    if not one.cut:
        found.append("no edges")
    return found


def _quoted(one: Candidate, quote: re.Match[str]) -> list[str]:
    piece, said = one.governed, quote.group()[1:-1]
    rest = one.name[quote.end() :]
    found = [
        f"quote {piece.phase}",
        f"quote verb={piece.before or piece.after}",
        f"quote mark={quote.group()[0]}",
        f"quote length={_length(said)}",
        f"quote={said}",
        f"quote last={said[-1:]}",
        f"quote last2={said[-2:]}",
        f"quote told={usual(said)}",
        f"quote rest={rest[-2:]}",
    ]
    if quote.start():
        found.append("quote inside")
    if _FIGURE.search(said):
        found.append("quote figure")
    if not rest:
        found += [f"quote behind={one.behind[:1]}", f"quote behind2={one.behind}"]
    return found


def further(one: Candidate) -> list[str]:
    """What the words of a name tell, which they are and whether one is a name itself, and more.

    >>> from .governing import Governed
    >>> from .lists import Item
    >>> bridge = Governed(2, 6, 0, 6, "complete", "建成", "", "")
    >>> one = Candidate("滨海大桥", 2, Item("滨海大桥", 2, 6, ""), bridge, "governed", "outcome",
    ...                 0, 1, "建成", "", True, False)
    >>> [trait for trait in further(one) if trait.startswith(("first", "word"))]
    ['first=滨', 'word=滨海', 'word=大桥', 'first word=滨海', 'first tag=ns']
    """
    name, piece = one.name, one.governed
    told, rest = usual(name), stem(name)
    tags = tagged(name)
    proper = int(town(rest) or owned(_within(tags, len(rest))))
    left = min(len(_generic().sub("", rest)), 4)
    alone = sum(len(word) == 1 for word, _ in tags)
    found = [
        f"first={name[0]}",
        f"last={name[-1]}",
        f"ahead={one.ahead[-1:]}",
        f"behind={one.behind[:1]}",
        f"place={'first' if one.place == 0 else 'next'}",
        *dict.fromkeys(f"in={name[n : n + 2]}" for n in range(len(name) - 1)),
        *dict.fromkeys(f"word={word}" for word, _ in tags),
        f"first word={tags[0][0]}",
        f"first tag={tags[0][1]}",
        f"last word={tags[-1][0]}",
        f"last tags={''.join(tag for _, tag in tags[-2:])}",
        f"proper={proper} told={told}",
        f"proper={proper} {piece.phase}",
        f"proper={proper} verb={piece.before or piece.after}",
        f"proper={proper} left={left}",
        f"alone={min(alone, 4)}",
    ]
    if any(tag == "x" for _, tag in tags):
        found.append("unknown")
    if any(tag in _NAMES for _, tag in tags[:-1]):
        found.append("named")
    return found


def _within(tags: Sequence[tuple[str, str]], length: int) -> list[tuple[str, str]]:
    """The words that lie within the first characters."""
    ends = accumulate(len(word) for word, _ in tags)
    return [tag for tag, end in zip(tags, ends, strict=True) if end <= length]


@lru_cache(maxsize=1)
def _scope() -> re.Pattern[str]:
    """Who gives a title: 国家, 省级; or what it makes of a place (黄酒之都)."""
    return re.compile(rf"{alternatives('title_scopes')}|[省市]级?|[一-龥]{{2}}之[都乡城]")


@lru_cache(maxsize=1)
def _generic() -> re.Pattern[str]:
    return re.compile(swift(words("generic_words")))
