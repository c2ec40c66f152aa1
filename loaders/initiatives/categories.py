"""What is named, a project, programme, designation or event, and the phase that is told of it."""

from __future__ import annotations

import re
from functools import lru_cache

from ..records import Category, Kind, Phase
from ..segment import proper
from ..wordlists import alternatives, words
from .governing import Governed
from .signs import NUMBERED, QUOTE, proper_names, slogan, stem, suffix, usual

_TOWN = re.compile(r"^(?:国家|全国|省).*[市县区城镇村]$")


def category_of(name: str, governed: Governed) -> Category | None:
    """The verb decides for events and honours, what the name ends with for the rest."""
    told = usual(name) or proper_names().get(name)
    if governed.before.endswith("办好") and told == "project":
        return "project"
    if governed.phase == "held" or (told == "event" and NUMBERED.search(name)):
        return "event"
    if told is None and name.endswith("”"):
        told = usual(name.rstrip("”"))
    if told == "project" and (name.endswith(("”工程", "工程”")) or _carried(name, governed)):
        return "programme"
    if governed.before == "创建" and told == "programme":
        return "programme"
    if governed.phase in ("won", "bid"):
        if governed.after or (governed.before == "获批" and told == "project"):
            granted = _granted().search(name) or (governed.before and _granting().match(name))
            return "designation" if granted else told or "project"
        return "designation"
    if told is None:
        return "programme" if QUOTE.search(name) or slogan(name) else None
    if _title().search(name) or (_creates(governed) and _TOWN.search(name)):
        return "designation"
    return told


def sibling(name: str, tail: str, listed: bool) -> Category | None:
    """A name without an ending of its own is what the list it stands in sums up, or its like.

    ``tail`` is what sums the list up, ``listed`` whether it lists projects.
    """
    told = usual(tail) or ("project" if listed else None)
    return told if told and 2 < len(name) <= 14 and proper(name) else None


def phase_of(category: Category, governed: Governed, kind: Kind) -> Phase:
    """The phase as what is named and the kind of sentence tell it.

    An event under way is held; a title created or built is won where it is reported; to apply
    for a programme starts it.
    """
    if category == "event" and governed.phase == "ongoing":
        return "held"
    if category != "event" and governed.phase == "held":
        return "ongoing"
    if category == "designation" and _creates(governed):
        return "won" if kind == "outcome" else governed.phase
    if category == "programme" and governed.phase == "bid":
        return "start"
    return governed.phase


def _carried(name: str, governed: Governed) -> bool:
    """Whether the verb carries a scheme out (实施名师工程) rather than builds at a place."""
    scheme = governed.before.endswith("实施") and suffix(name) == "工程"
    return scheme and (bool(QUOTE.search(name)) or not proper(stem(name)))


def _creates(governed: Governed) -> bool:
    """Whether the verb makes a place what the name says (创建国家卫生城市)."""
    return governed.before in words("creating_verbs")


@lru_cache(maxsize=1)
def _granted() -> re.Pattern[str]:
    """What is granted to a place rather than built in it: 综合保税区, 试点 相继获批."""
    return re.compile(rf"(?:{alternatives('title_endings')}|[高自保][^、]?区|综试区|城市)$")


@lru_cache(maxsize=1)
def _granting() -> re.Pattern[str]:
    return re.compile(alternatives("title_scopes"))


@lru_cache(maxsize=1)
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?:国家|全国|省).*(?:{alternatives('title_endings')})$|示范区”$")
