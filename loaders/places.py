"""Which region a text speaks of: names told apart by their context, and a vote over the whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

import ahocorasick_rs

from ..schema.regions import Region, gazetteer

_SELF = re.compile(r"[全我]([省市区县州盟旗])")
_WEIGHT = {"省": 1, "市": 6, "州": 6, "盟": 6, "区": 15, "县": 15, "旗": 15}
_KIND = re.compile(r"(?:自治)?[省市区县州盟旗]$")
_FULL, _SHORT, _CHILD, _PARENT = 3.0, 1.0, 2.0, 0.1
_LEAST, _LEAD, _DOUBT = 6.0, 1.3, 4.0

Votes = Mapping[str, int]


def mentions(text: str) -> Counter[str]:
    """How often each region name, full or short, stands in a text; the longest name wins.

    >>> sorted(mentions("绍兴市越城区和诸暨").items())
    [('绍兴市', 1), ('诸暨', 1), ('越城区', 1)]
    """
    automaton, names = _scanner()
    return Counter([names[index] for index, _, _ in automaton.find_matches_as_indexes(text)])


def unit(text: str) -> str | None:
    """The kind of region a text calls its own (全市, 我省), by the weight of such words.

    A city's report says 全省 as often as 全市 (居全省前列), so the lower level weighs more.

    >>> unit("我市经济平稳，全市增长8%，居全省前列、全省第二")
    '市'
    """
    counts = Counter(_SELF.findall(text))
    return max(counts, key=lambda word: (counts[word] * _WEIGHT[word], word), default=None)


def kind(place: str) -> str | None:
    """The kind of region that a written place ends with, where that is all it says.

    >>> kind("市"), kind("自治区")
    ('市', '自治区')
    """
    found = _KIND.search(place)
    return found[0] if found else None


def resolve(place: str, votes: Votes, year: int | None = None) -> Region | None:
    """The region that a written place ends with: 浙江省绍兴市, 阿坝州, 鼓楼区 (told by ``votes``).

    ``None`` where no region has the name, several have it, or it stands after another's name.

    >>> resolve("绍兴市柯桥区", {}).code, resolve("阿坝州", {}).name, resolve("绍兴滨海新区", {})
    ('330603', '阿坝藏族羌族自治州', None)
    >>> resolve("鼓楼区", {"徐州": 3, "南京": 1}).code
    '320302'
    """
    for start in range(len(place) - 1):
        found = _named(place[start:])
        if found:
            return _likeliest(found, place[:start], votes, year)
    return None


def vote(votes: Votes, own: str = "", year: int | None = None) -> Region | None:
    """The region of the kind ``own`` (市, 省, …; any where empty) that the names point to.

    Its own name counts, and the regions below it that the text names; ``None`` where no region
    leads clearly.

    >>> vote(mentions("绍兴市经济运行平稳，越城区、柯桥区、诸暨市、上虞区"), "市").name
    '绍兴市'
    """
    scores = _scores(votes, own, year)
    ranked = sorted(scores, key=lambda region: (-scores[region], region.code))
    if not ranked or scores[ranked[0]] < _LEAST:
        return None
    if len(ranked) > 1 and scores[ranked[0]] < _LEAD * scores[ranked[1]]:
        return None
    return ranked[0]


def doubted(region: Region, votes: Votes, year: int | None = None) -> Region:
    """``region``, unless the text hardly names it and plainly speaks of another of its kind.

    >>> suzhou = resolve("苏州市", {})
    >>> doubted(suzhou, mentions("苏州市。宿州市" + "宿州市埇桥区、砀山县、萧县、泗县" * 9)).name
    '宿州市'
    """
    scores = _scores(votes, region.name[-1], year)
    best = max(scores, key=lambda one: (scores[one], one.code), default=region)
    needed = _DOUBT * max(_score(region, votes, year), _LEAST)
    return best if scores.get(best, 0) > needed else region


def _scores(votes: Votes, own: str, year: int | None) -> dict[Region, float]:
    return {
        region: _score(region, votes, year)
        for region in _candidates(votes)
        if region.name.endswith(own) and region.existed(year)
    }


@lru_cache(maxsize=1)
def _scanner() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    places = gazetteer()
    names = tuple(sorted({*places.by_name, *places.by_short, *_with_unit(places.regions)}))
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick(list(names), matchkind=kind), names


def _with_unit(regions: Iterable[Region]) -> set[str]:
    """The customary 凉山州 for 凉山彝族自治州."""
    return {r.short + r.name[-1] for r in regions if r.name[-1] in _WEIGHT}


def _named(name: str) -> tuple[Region, ...]:
    places = gazetteer()
    if found := places.named(name):
        return found
    if name[-1] in _WEIGHT:
        same_kind = (r for r in places.shortened(name[:-1]) if r.name[-1] == name[-1])
        return tuple(same_kind)
    return ()


def _likeliest(
    found: tuple[Region, ...], before: str, votes: Votes, year: int | None
) -> Region | None:
    """Of the bearers of a name, the one whose holder is named before it, or most in the text."""
    standing = [region for region in found if region.existed(year)] or list(found)
    heirs = {region: {*region.replaced_by} for region in standing}
    standing = [
        region
        for region in standing
        if not any(other is not region and other.code in heirs[region] for other in standing)
    ]
    named = mentions(before)

    def weight(region: Region) -> tuple[int, int]:
        held_by = _holders(region.code)
        fits = sum(1 for one in (region, *held_by) if _count(one, named))
        return fits, sum(_count(holder, votes) for holder in held_by)

    first, *others = sorted(standing, key=weight, reverse=True)
    if named and not weight(first)[0]:
        return None
    return None if any(weight(other) == weight(first) for other in others) else first


def _candidates(votes: Votes) -> set[Region]:
    return set().union(*map(_pointed, votes))


@lru_cache(maxsize=8192)
def _pointed(name: str) -> frozenset[Region]:
    """The regions that a name may mean, and those that hold them."""
    named = (*gazetteer().shortened(name), *_named(name))
    return frozenset(named).union(*(_holders(region.code) for region in named))


def _score(region: Region, votes: Votes, year: int | None) -> float:
    """Short names may be common words (合作, 公安): they need a full name or regions below."""
    full = sum([votes.get(name, 0) for name in {region.name, region.short + region.name[-1]}])
    below = sum([_count(child, votes) > 0 for child in _children(region.code, year)])
    short = votes.get(region.short, 0) if full or below > 1 else 0
    holder = sum([_count(one, votes) for one in _holders(region.code)])
    return _FULL * full + _SHORT * short + _CHILD * below + _PARENT * min(holder, 20)


def _count(region: Region, votes: Votes) -> int:
    return votes.get(region.name, 0) + votes.get(region.short, 0)


@lru_cache(maxsize=8192)
def _holders(code: str) -> tuple[Region, ...]:
    return gazetteer().ancestors(code)


@lru_cache(maxsize=8192)
def _children(code: str, year: int | None) -> tuple[Region, ...]:
    return gazetteer().children(code, year)
