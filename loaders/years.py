"""The year a report plans for, from the date it bears and the years it looks back and ahead to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from .dates import MONTH_OF_YEAR, YEAR, bare, digits, number, spoken, years
from .wordlists import alternatives, rows, words

_HEADING = 48
_SPOKEN, _ELAPSED, _HEADED, _TERMED, _TITLED, _SAT, _NAMED, _PAIRED = 6, 5, 4, 4, 3, 2, 2, 2
_LEAST = 3
_OFTEN, _OPENING = 3, 600
_PROVINCIAL = re.compile(
    r"[^\W\d_]*(?:省|自治区)第?(?P<term>\w{1,3})届[^\W\d_]+?第?(?P<sitting>[^\W_]{1,2})次"
)
_QUOTED = re.compile(r"[“\"](\w{2,3})[”\"]")
_EARLY, _LATE = 1949, 2100


def planned(text: str, top: str, title: str, session: str = "") -> int | None:
    """The year of a report: 2020 where it was given in early 2020 and reviews 2019.

    ``top`` is what stands before the address, ``title`` what a page calls the text. A clue adds
    its weight to its year; ``None`` where the best year has too little.

    >>> planned("一、2019年工作回顾\\n今年……\\n二、2020年主要任务\\n", "", "")
    2020
    >>> planned("", "——2022年12月26日在市第九届人民代表大会第二次会议上", "")
    2023
    """
    scores: Counter[int] = Counter()
    named = list(years(text))
    for clues, weight in (
        (spoken(top), _SPOKEN),
        (bare(top) | spoken(title) | bare(title), _TITLED),
        (_headed(text), _HEADED),
        (_terms(text), _TERMED),
        (_elapsed(text[:_OPENING]), _ELAPSED),
        (_sitting(session), _SAT),
        (_first_pair(named), _NAMED),
        (_main_pair(named), _PAIRED),
    ):
        scores.update({year: weight for year in clues if _EARLY < year < _LATE})
    best = max(scores, key=lambda year: (scores[year], year), default=None)
    return best if best is not None and scores[best] >= _LEAST else None


def told(text: str) -> int | None:
    """The year that a table or an article names most; ``None`` where two are named as often.

    >>> told("2019年，2020年计划；2020年完成")
    2020
    """
    ranked = Counter(year for year in years(text) if _EARLY < year < _LATE).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _headings(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if 4 < len(line) < _HEADING)


def _headed(text: str) -> set[int]:
    """A heading that looks back on a year speaks from the next one."""
    found: set[int] = set()
    for line in _headings(text):
        for year in YEAR.finditer(line):
            value, rest = int(digits(year["year"])), line[year.end() :]
            review, plan = _first(rest, "review"), _first(rest, "plan")
            if review != plan:
                found.add(value + 1 if review < plan else value)
    return found


def _terms(text: str) -> set[int]:
    """“十五”时期的回顾: the five-year plan ended, so the next year is planned."""
    ended = {
        word: 1956 + 5 * int(term) for word, role, term in rows("identity_clues") if role == "term"
    }
    return {
        ended[quoted]
        for line in _headings(text)
        for quoted in _QUOTED.findall(line)
        if quoted in ended and _first(line, "review") < len(line)
    }


def _elapsed(text: str) -> set[int]:
    """一九七七年十二月召开的，到现在已经两年了: counted from the session before."""
    return {
        int(
            int(digits(found["year"]))
            + (number(found["month"]) - 1) / 12
            + number(found["count"].replace("两", "二"))
            + (0.4 if found["more"] else 0)
        )
        for found in _since().finditer(text)
    }


@lru_cache(maxsize=1)
def _since() -> re.Pattern[str]:
    markers = alternatives("identity_clues", "elapsed")
    return re.compile(
        rf"{MONTH_OF_YEAR}[^。；]{{0,12}}(?:{markers})[^。；一二两三四五]{{0,3}}"
        r"(?P<count>[一二两三四五])年?(?P<more>[多半])?"
    )


def _sitting(session: str) -> set[int]:
    """Provinces elect in one rhythm: the sixth congress met from 1983, each for five years."""
    found = _PROVINCIAL.match(session)
    if not found or number(found["term"]) < 6:
        return set()
    return {1983 + 5 * (number(found["term"]) - 6) + number(found["sitting"]) - 1}


def _first_pair(named: list[int]) -> set[int]:
    """The first year named whose next is named too is the last year, the next this year."""
    known = set(named)
    return {next((year + 1 for year in named if year + 1 in known), 0)}


def _main_pair(named: list[int]) -> set[int]:
    """The later of the two neighbouring years that a report names most."""
    counts = Counter(named)
    pairs = {
        year: min(counts[year - 1], _OFTEN) + min(counts[year], _OFTEN)
        for year in counts
        if counts[year - 1]
    }
    return {max(pairs, key=lambda year: (pairs[year], year))} if pairs else set()


def _first(text: str, role: str) -> int:
    """Where the first word of that role stands; the length of the text where none does."""
    places = (text.find(word) for word in words("identity_clues", role))
    return min((place for place in places if place >= 0), default=len(text))
