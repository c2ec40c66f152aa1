"""What the names of a list share: an ending, the network of a line, what 等 sums them up as."""

from __future__ import annotations

import re
from functools import lru_cache

from ..segment import boundary, known, named, places, proper, tagged
from ..wordlists import alternatives, any_of, either, words
from .signs import COUNTERS, ends_name, suffix, tailed, usual, worked

_JOINED = re.compile("[、和与及]")
_AMOUNT = re.compile(
    rf"^(?:[\d一二三四五六七八九十两]+[多余]?[{COUNTERS}]|[多余]?[条个座项所家处宗批])"
    r"(?:\d[\d.]*公里)?"
)
_TRACKS = frozenset("路铁速际专")  # how lines end, which places may be called by
_SCHEMES = re.compile(r"(?:[\d一二三四五六七八九十两]+[大项个])?工程")
_APART = re.compile("[段至与口及东西南北一二三四]")  # what is told of the second thing alone
_NUMERALS = frozenset("一二三四五六七八九十")


def whole(names: list[str], tail: str) -> list[str]:
    """The names of a list with what they share: 1号线、2号线 are lines of one network.

    What 等 or a count sums up ends each name that lacks an ending; else the next name's ending
    does where the two are alike: 甲、乙污水处理厂 are two plants. Where 等 only calls them projects
    the last name's ending is its own, unless that is a railway.
    """
    if len(names) == 1 and not tail:
        return names
    names = _phased(names)
    shared = _sum(tail)
    works = shared.startswith(words("works_on")) if shared else True
    railway = words("name_variants", "railway")
    first, network = _network(names)
    told: list[str] = []
    alike = bool(shared) and any(_lacks(name, shared) for name in names)
    following = ""
    given = ""  # what the next name was given
    lined = ""  # what lines ahead of one in a list are: 号线
    for n in range(len(names) - 1, -1, -1):
        name = names[n]
        line = _line(name)
        lined = (line["line"] if line else "") or lined
        if line and not line["kind"] and lined:
            kind = line["head"] or (network if n > first else "")
            name = f"{kind}{line['number'] or line['bare']}{lined}{line['part'] or ''}"
            told.append(name)
            continue
        lent = works and (bool(shared) or not tail or following.endswith(railway))
        if given and len(name) == len(names[n + 1]) and _short(name, given):
            following = name + given  # as the next one
        else:
            following = _ended(name, _next_ending(name, following) if lent else "")
            given = following[len(name) :] if lent and len(name) < 5 else ""
        lacking = alike and _short(following, shared)
        told.append(_ended(following, shared) if lacking else following)
    if tail and _SCHEMES.fullmatch(tail):
        told = [_scheme(name) for name in told]
    return told[::-1]


def _scheme(name: str) -> str:
    """A name with 工程 where it names no place or thing: 退耕还林等工程, not 东明站等工程."""
    lacking = _short(name, "工程") and len(name) > 3 and not proper(name)
    return f"{name}工程" if lacking else name


def _phased(names: list[str]) -> list[str]:
    """The phases of one thing, each with its name: 甲城一、二期工程.

    >>> _phased(["东明城一", "二期工程", "西川路"])
    ['东明城一期工程', '东明城二期工程', '西川路']
    """
    for n, last in enumerate(names):
        if last[1:2] != "期" or last[0] not in _NUMERALS:
            continue
        first = n - 1
        while first > 0 and names[first] in _NUMERALS:
            first -= 1
        if first >= 0 and len(names[first]) > 2 and names[first][-1] in _NUMERALS:
            told = [f"{names[first][:-1]}{name[-1]}{last[1:]}" for name in names[first:n]]
            return [*names[:first], *told, f"{names[first][:-1]}{last}", *names[n + 1 :]]
    return names


def _ended(name: str, ending: str) -> str:
    """A name with a shared ending, what both have told once.

    >>> _ended("西川引水", "引水工程"), _ended("东明", "水厂")
    ('西川引水工程', '东明水厂')
    """
    return name + ending[2:] if len(ending) > 2 and name.endswith(ending[:2]) else name + ending


def _network(names: list[str]) -> tuple[int, str]:
    """Which line of a list tells their network first, and that: 地铁 of 地铁三、四号线."""
    for n, name in enumerate(names):
        line = _line(name)
        if line and (line["kind"] or line["head"]):
            return n, line["kind"] or line["head"]
    return len(names), ""


def _line(name: str) -> re.Match[str] | None:
    """A name as that of a line with its number; one look tells most are none."""
    if "号" in name or name[-1:].isdecimal() or name[-1:] in _NUMERALS:
        return _lines().fullmatch(name)
    return None


def _sum(tail: str) -> str:
    """What 等 sums names up as, where it ends names rather than only calling them projects."""
    if any_of("indefinites").match(tail):
        return ""
    summed, _, done = worked(_AMOUNT.sub("", tail)).partition("的")
    bare = done if done and any_of("works_on").fullmatch(done) else worked(summed)
    led = any_of("tail_leads").sub("", bare)
    bare = _done(led if suffix(led) else bare)
    ending = suffix(bare)
    if ending in words("plain_names"):  # 码头项目
        bare = bare.removesuffix(ending)
        ending = suffix(bare)
        if ending in words("works_on") or not ends_name(bare):
            return ""
    elif len(ending) < 2 and bare not in words("works_on"):
        return ""
    if len(bare) > 14 or bare in words("plain_names") or _JOINED.search(bare):
        return ""
    return bare


def _done(summed: str) -> str:
    """What is done with things that are only called what they are.

    >>> _done("干道综合改造工程"), _done("水库除险加固")
    ('综合改造工程', '水库除险加固')
    """
    kind = any_of("sum_kinds").match(summed)
    done = kind is not None and any_of("works_on").match(summed, kind.end())
    return summed[kind.end() :] if kind and done else summed


def _lacks(name: str, ending: str) -> bool:
    """Whether a name lacks its ending; that of a project needs a place: 甲 of 甲、乙污水处理厂."""
    if not _short(name, ending):
        return False
    if suffix(name):
        return True
    plan = usual(ending) == "programme" and suffix(ending) not in words("weak_suffixes")
    short = len(name) < 4 and not ending.endswith(words("common_suffixes"))
    told = len(name) > 3 and ending in words("lent_endings")  # 分级诊疗等试点
    return proper(name) or (plan and (len(ending) > 2 or short or told))


def _short(name: str, ending: str) -> bool:
    """Whether a name has no ending of its own, or one that the work is done on."""
    if not 1 < len(name) <= 12 or "”" in name:
        return False
    if ending.startswith(words("works_on")):
        return not name.endswith(words("works_on"))
    full = len(name) > 2 and name.endswith(words("full_ends"))  # 市二院, but 甲乙港高铁
    short = len(ending) < 7 and ending[-1:] not in _TRACKS
    if full and short and not any_of("works_on").search(ending):
        return False
    return not ends_name(name)


def _next_ending(name: str, other: str) -> str:
    """The ending that a name shares with the next one, where that is as long as it."""
    shared = _parallel(name, other) or _alike(name, other)
    if shared:
        return shared
    if name.endswith("”"):  # “甲”“乙”工程
        behind = other.rpartition("”")[2]
        return behind if behind in words("quote_endings") and not suffix(name[:-1]) else ""
    thing, work = _worked(other)
    own = suffix(name)
    if work and own and len(name) > 2 and (len(work) > 2 or own[-1] == thing[-1]):
        done = name.endswith(words("works_on")) or tailed(name)
        return "" if done else work
    ending = suffix(other)
    alike = abs(len(other) - len(ending) - len(name)) < 7
    if alike and len(name) > 3 and ending in words("lent_endings") and _short(name, ending):
        return ending
    if not ending or "”" in other or ending in words("plain_names"):
        return ""
    head = other[: -len(ending)] if other.endswith(ending) else ""
    built = len(name) > 2 and name.endswith(words("built_things"))
    if not head or built or abs(len(head) - len(name)) > 2:
        return ""
    if own:  # 质量强市、品牌强市战略
        return ending.removeprefix(own) if ending.startswith(own) else ""
    return ending if _lacks(name, ending) else ""


def _alike(name: str, other: str) -> str:
    """What follows a thing in a name, where the name ahead of it is a thing of the same kind.

    >>> _alike("东明河", "西塘河截污工程"), _alike("东明河", "西塘水库")
    ('截污工程', '')
    """
    if "“" in other or not name.endswith(words("parallel_ends", "")):
        return ""
    if len(name) < 2 or name.endswith(words("parallel_ends", "whole")):
        return ""
    for length in range(max(len(name) - 1, 2), min(len(name) + 3, len(other))):
        rest = other[length:]
        if other[length - 1] != name[-1] or not boundary(other, length):
            continue
        done = any_of("works_on").fullmatch(rest) or (len(rest) > 2 and suffix(rest))
        if done and not _APART.match(rest) and not any_of("line_parts").search(rest):
            return rest if suffix(name) or proper(name) else ""
    return ""


def _worked(name: str) -> tuple[str, str]:
    """A thing and what is done with it, nothing where none is named.

    >>> _worked("第一医院迁建"), _worked("灾后迁建")
    (('第一医院', '迁建'), ('', ''))
    """
    found = any_of("works_on").search(name, 3)
    if found and found.end() == len(name) and suffix(name[: found.start()]):
        return name[: found.start()], found[0]
    return "", ""


@lru_cache(maxsize=1)
def _track() -> re.Pattern[str]:
    """A line called by the places at its ends, from the word for its kind on."""
    kinds = either(words("name_variants", "railway") + words("name_variants", "motorway"))
    return re.compile(rf"[^\d“”]{{2,3}}?(?P<rest>(?:{kinds})\w*)$")


@lru_cache(maxsize=1)
def _lines() -> re.Pattern[str]:
    """What numbers tell apart: 轨道交通1号线, 2号机组."""
    number, works = r"[\d一二三四五六七八九十]+", alternatives("numbered_works")
    return re.compile(
        rf"(?P<kind>.*?)(?P<number>{number})(?P<line>号(?:{works}))(?P<part>.*)"
        rf"|(?P<head>.*?)(?P<bare>{number})号?"
    )


def _parallel(name: str, other: str) -> str:
    """What follows a place in a name, where the name ahead of it is a place alone.

    Places are regions (甲县、乙县农村示范项目) and the two ends of a line (甲乙、甲丙城际铁路).
    """
    if not 2 <= len(name) <= 4 or suffix(name) or other.endswith("”"):
        return ""
    line = _track().match(other)
    if line and not known(name) and _short(name, line["rest"]):  # 甲乙、甲丙高铁西川段
        return line["rest"]
    if not suffix(other):
        return ""
    scopes = words("title_scopes")
    if name in scopes:  # 省级、国家级示范区
        return next((other[n:] for n in range(4, 1, -1) if other[:n] in scopes), "")
    if name in places():
        rest = next((other[n:] for n in range(4, 1, -1) if other[:n] in places()), "")
        return rest if rest and named(rest) else ""
    if len(name) > 2 or len(other) < 5 or known(name) or known(other[:2]):
        return ""
    apart = name[0] == other[0] or len(tagged(other[2:])[0][0]) > 1
    return other[2:] if apart and boundary(other, 2) else ""
