"""What is said of things that a number counts, told from their name: 26个产品获中国名牌."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..segment import boundary, tagged
from ..wordlists import alternatives, either, mapping


class Said(NamedTuple):
    """A thing, the verb of what is said of it (or none), and what that verb leads to."""

    thing: str
    verb: str = ""
    object: str = ""


def said(words: str, led: bool = False) -> Said:
    """The words behind a number, taken apart; under a verb of its own (``led``) a state stays.

    >>> said("贫困村全部出列")
    Said(thing='贫困村', verb='出列', object='')
    >>> said("企业入围中国民营企业500强")
    Said(thing='企业', verb='入围', object='中国民营企业500强')
    >>> said("享受岗位津贴的教师").verb, said("基本公共服务项目").verb
    ('', '')
    """
    for match in _telling().finditer(words, 2):
        if _tells(words, match, led):
            thing = _manner().sub("", words[: match.start()])
            return Said(thing, *_verb(words[match.start() :])) if len(thing) > 1 else Said(words)
    state = None if led else _state().search(words)
    thing = _manner().sub("", words[: state.start()]) if state else ""
    named = len(thing) < 2 or thing in mapping("predicates")
    if state is None or named or not boundary(words, state.start()):
        return Said(words)
    return Said(thing, state.group())


def _tells(words: str, match: re.Match[str], led: bool) -> bool:
    """Whether a word opens a predicate: it is one, no name covers it, and no 的 closes it."""
    start, end = match.span()
    rest = words[end:]
    if "的" in rest or words.count("“", 0, start) > words.count("”", 0, start):
        return False
    if words.count("（", 0, start) > words.count("）", 0, start):
        return False
    if not boundary(words, start) or not boundary(words, end):
        return False
    kind = mapping("predicates")[match.group()]
    if kind == "won":
        return len(rest) != 1
    if not kind.startswith("how"):
        acts = len(rest) > 2 or (len(rest) == 2 and tagged(rest)[0][1] == "v")
        return acts and not (led and kind == "free")
    if not rest or _listed().search(rest):
        return True
    return kind == "how" and tagged(rest)[0][1] in _VERBAL


_VERBAL = ("v", "d", "p", "vd")


def _verb(rest: str) -> tuple[str, str]:
    """The verb of a predicate, where a list has it, and its object."""
    found = _listed().search(rest)
    return (found.group(), rest[found.end() :].removeprefix("”")) if found else ("", "")


@lru_cache(maxsize=1)
def _telling() -> re.Pattern[str]:
    return _any("done", "free", "how", "how-said", "won")


@lru_cache(maxsize=1)
def _listed() -> re.Pattern[str]:
    return _any("state", "done", "free", "won")


def _any(*kinds: str) -> re.Pattern[str]:
    table = mapping("predicates")
    return re.compile(either(word for word in table if table[word] in kinds))


@lru_cache(maxsize=1)
def _state() -> re.Pattern[str]:
    return re.compile(f"(?<=.)(?:{alternatives('predicates', 'state')})+$")


@lru_cache(maxsize=1)
def _manner() -> re.Pattern[str]:
    """How things are done, left before the verb: 项目已全部."""
    return re.compile(
        f"(?:{alternatives('predicates', 'how')}|{alternatives('predicates', 'how-said')})+$"
    )
