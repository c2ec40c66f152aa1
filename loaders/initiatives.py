"""Initiatives: the named things that government builds, runs, launches or wins.

A clause names one where a verb that tells its phase governs a name: ahead of it (开工建设X, 举办X),
behind it (X建成通车), or both. A name is told by quotes, by what it ends with and by words of its
own; a thing without a name of its own (老旧小区改造) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .clauses import Clause, Sentence
from .records import Category, Initiative, Kind, Phase
from .segment import proper
from .statements import Setting
from .wordlists import rows

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, slots=True)
class _Item:
    """One name in a list: ``start`` to ``end`` of the reading, ``tail`` what the list shares."""

    name: str
    start: int
    end: int
    tail: str


@dataclass(frozen=True, slots=True)
class _Governed:
    """What the verbs of a clause leave between them, and the phase they tell."""

    start: int
    end: int
    first: int
    last: int
    phase: Phase
    before: str
    after: str
    of: str


def initiatives(sentence: Sentence, setting: Setting, kind: Kind) -> Iterator[Initiative]:
    """The initiatives of one sentence in order."""
    for clause in sentence.clauses:
        if not _names_something(setting.reading.text[clause.start : clause.end]):
            continue
        governed = _governed(setting.reading.text, clause)
        if governed is None:
            continue
        items = [
            item for item in _items(setting.reading.text, governed) if not _counted(clause, item)
        ]
        listed = len(items) > 1 and any(_category_of(item.name) == "project" for item in items)
        for item in items:
            built = _initiative(item, governed, setting, kind, listed)
            if built is not None:
                yield built


def _counted(clause: Clause, item: _Item) -> bool:
    """Whether a number counts what the item names: that is a statement, not a name."""
    return any(
        token.letter == "Q" and token.start < item.end and token.end > item.start
        for token in clause.tokens
    )


@lru_cache(maxsize=1)
def _phases() -> dict[tuple[str, str], Phase]:
    return {(row[0], row[1]): row[2] for row in rows("phases")}  # type: ignore[misc]


def _verbs(place: str) -> str:
    words = [word for word, where in _phases() if where == place]
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    adverbs = "|".join(
        sorted((row[0] for row in rows("initiative_adverbs")), key=lambda w: (-len(w), w))
    )
    return re.compile(
        rf"(?:{adverbs})*?(?P<verb>(?:{_verbs('before')})(?:、?(?:{_verbs('before')}))*)了?"
    )


@lru_cache(maxsize=1)
def _inner() -> re.Pattern[str]:
    """Verbs plain enough to govern a name from the middle of a clause."""
    strong = ("start", "complete", "operate", "held", "bid")
    words = [
        word
        for (word, place), phase in _phases().items()
        if place == "before" and phase in strong and len(word) > 1
    ]
    verbs = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"^[^“”《》、]{{1,10}}?(?P<verb>{verbs}|共建)(?!的|了|设立|以来)")


@lru_cache(maxsize=1)
def _winning() -> re.Pattern[str]:
    words = [w for (w, place), phase in _phases().items() if place == "before" and phase == "won"]
    verbs = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?P<verb>{verbs})(?=[全省市国中世首央“]|20\d\d年|第)")


@lru_cache(maxsize=1)
def _behind() -> re.Pattern[str]:
    adverbs = "|".join(
        sorted((row[0] for row in rows("initiative_adverbs")), key=lambda w: (-len(w), w))
    )
    return re.compile(rf"(?:等(?P<of>[^、，“”]{{0,16}}?))?(?:建设)?(?:{adverbs})*$")


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    return frozenset(word for word, place in _phases() if place == "after")


def _last_verb(words: str) -> str:
    """The longest verb of progress that ends a clause."""
    for length in range(min(len(words) - 1, _LONGEST), 1, -1):
        if words[-length:] in _ends():
            return words[-length:]
    return ""


_LONGEST = 12


def _names_something(words: str) -> bool:
    """Whether a clause has a quote or a word that ends names; most clauses have neither."""
    return "“" in words or "《" in words or bool(_hints().find_matches_as_indexes(words))


@lru_cache(maxsize=1)
def _hints() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick([*_suffix_table(), *_names()])


def _governed(text: str, clause: Clause) -> _Governed | None:
    words = text[clause.start : clause.end]
    opening = _opening().match(words)
    after = _last_verb(words)
    behind = _behind().search(words, 0, len(words) - len(after)) if after else None
    if behind and opening and behind.start() < opening.end():
        behind = None
    if opening is None and behind is None:
        opening = _winning().search(words) or _inner().search(words)
        if opening is None:
            return None
    begin = opening.end() if opening else _subject(words)
    stop = behind.start() if behind else len(words)
    before = opening["verb"] if opening else ""
    after = after if behind else ""
    phase = _phase(before, after)
    if phase is None or begin >= stop:
        return None
    first = opening.start("verb") if opening else begin
    return _Governed(
        start=clause.start + begin,
        end=clause.start + stop,
        first=clause.start + first,
        last=clause.end if behind else clause.start + stop,
        phase=phase,
        before=before,
        after=after,
        of=(behind["of"] or "") if behind else "",
    )


def _subject(words: str) -> int:
    """Where the subject of a clause begins, behind a place or time that sets the scene."""
    scene = re.match(r"(?:全年|全市|全省|目前|同时|其中|年内)+", words)
    return scene.end() if scene else 0


def _phase(before: str, after: str) -> Phase | None:
    """The phase that the verbs tell; the verb behind a name says how far it came."""
    table = _phases()
    if after and (after, "after") in table:
        return table[after, "after"]
    if (before, "before") in table:
        return table[before, "before"]
    last = None
    for length in range(len(before), 0, -1):
        if (before[:length], "before") in table:
            last = table[before[:length], "before"]
            break
    return last


_SPLIT = re.compile("、|以及|[和与及]")
_QUOTE = re.compile(r"[“《][^“”《》]*[”》]")
_SHELL = re.compile(
    r"(?:等)?(?:重点|重大)?(?:项目|工程)?(?:建设|编制|创建|前期工作|前期|申报|谋划)$"
)
_OTHERS = re.compile(r"等(?P<of>.*)$")


def _items(text: str, governed: _Governed) -> Iterator[_Item]:
    """The names between the verbs, cut at 、 and 和 outside quotes; what 等 sums up is shared."""
    words = text[governed.start : governed.end]
    shell = _SHELL.search(words)
    if shell and shell.start() > 1:
        words = words[: shell.start()]
    others = _OTHERS.search(_masked(words))
    tail = governed.of
    if others and others.start() > 0:
        tail = words[others.start("of") :]
        words = words[: others.start()]
    spans = [(start, end) for start, end in _parts(words) if end > start]
    names = _whole([words[start:end] for start, end in spans], tail)
    for (start, end), name in zip(spans, names, strict=True):
        yield _Item(name, governed.start + start, governed.start + end, tail)


_LINES = re.compile(
    r"(?P<kind>.*?)(?P<number>[\d一二三四五六七八九十]+)(?P<line>号线)?(?P<part>.*)"
)


def _whole(names: list[str], tail: str) -> list[str]:
    """The names of a list with what they share: 1号线、2号线 are lines of one network.

    What ends the last name, or what 等 sums up, ends those before it too where they have no
    ending of their own: 甲、乙污水处理厂 are two plants.
    """
    last = names[-1] if names else ""
    ending = _suffix(last) if len(names) > 1 else ""
    if not ending and _specific(tail):
        ending = _suffix(tail)
    whole: list[str] = []
    for n, name in enumerate(names):
        line = _LINES.fullmatch(name)
        if line and not line["kind"] and (line["line"] or (_LINES.fullmatch(last) and n)):
            kind = next((k["kind"] for w in whole if (k := _LINES.fullmatch(w))), "")
            whole.append(f"{kind}{line['number']}号线{line['part']}")
        elif ending and not _suffix(name) and "”" not in name and 1 < len(name) <= 8:
            whole.append(name + ending if _shares(ending) else name)
        else:
            whole.append(name)
    return whole


def _specific(tail: str) -> bool:
    """Whether what 等 sums up ends names, rather than only calling them projects."""
    return bool(tail) and tail not in _PLAIN and _shares(_suffix(tail))


def _shares(ending: str) -> bool:
    return len(ending) > 2 and ending not in _PLAIN


_PLAIN = frozenset(("项目", "工程", "重点项目", "重大项目", "重点工程"))


def _masked(words: str) -> str:
    return _QUOTE.sub(lambda match: "□" * len(match.group()), words)


def _parts(words: str) -> Iterator[tuple[int, int]]:
    masked = _masked(words)
    at = 0
    for match in _SPLIT.finditer(masked):
        joined = match.group() != "、" and not _joins(words, at, match.start(), match.end())
        if joined:
            continue
        yield at, match.start()
        at = match.end()
    yield from _adjoining(words, masked, at)


def _adjoining(words: str, masked: str, at: int) -> Iterator[tuple[int, int]]:
    """Quotes side by side are names of their own: “甲”“乙”品牌."""
    start = at
    for match in re.finditer("(?<=”)(?=“)", words):
        if match.start() > start:
            yield start, match.start()
            start = match.start()
    yield start, len(words)


def _joins(words: str, at: int, start: int, end: int) -> bool:
    """Whether 和 stands between two names rather than inside one."""
    left, right = words[at:start], words[end:]
    return bool(_suffix(left) or left.endswith("”")) and len(right) > 2


def _initiative(
    item: _Item, governed: _Governed, setting: Setting, kind: Kind, listed: bool
) -> Initiative | None:
    honours = governed.phase in ("won", "bid") and not governed.after
    name, start = _named(item, listed or bool(item.tail) or honours)
    if name is None:
        return None
    category = _category(name, governed) or _sibling(name, item.tail, listed)
    if category is None or not _own(name, category, governed):
        return None
    span = setting.reading.span(min(governed.first, start), max(governed.last, start + len(name)))
    return Initiative(
        name=name,
        category=category,
        kind=kind,
        phase=_told(name, category, governed, kind),
        year=None,
        span=span,
        quote=span.of(setting.source.text),
        rule="governed-name",
    )


def _told(name: str, category: Category, governed: _Governed, kind: Kind) -> Phase:
    """The phase as what is named and the kind of sentence tell it.

    An event under way is held; a title created or built is won where it is reported, and the
    yearly task of a work that goes on does not complete it.
    """
    if category == "event" and governed.phase == "ongoing":
        return "held"
    if category == "designation" and governed.before in _CREATING:
        return "won" if kind == "outcome" else "bid" if governed.phase == "bid" else governed.phase
    if governed.phase == "bid" and category == "programme":
        return "start"
    return governed.phase


_CREATING = frozenset(("创建", "建成", "成功创建", "创成"))


def _sibling(name: str, tail: str, listed: bool) -> Category | None:
    """A name without an ending of its own is what the list it stands in sums up, or its like."""
    if not (2 < len(name) <= 14 and proper(name)):
        return None
    return _category_of(tail) or ("project" if listed else None)


def _category_of(name: str) -> Category | None:
    return _suffix_table().get(_suffix(name))


_LEAD = re.compile(
    r"^(?:了|好|首批|一批|首个|新一批|省内|全省首个|全国首个|全市首个|以|的|“?\d+个|入|为|由|将|在[^“”]{2,8}?[设建]立|再|到)+"
)


def _named(item: _Item, bare: bool) -> tuple[str | None, int]:
    """The name in an item: with a quote, up to what may follow it; else the whole item."""
    words, start = item.name, item.start
    lead = _LEAD.match(words)
    if lead and lead.end() < len(words):
        words, start = words[lead.end() :], start + lead.end()
    quote = _QUOTE.search(words)
    if quote:
        rest = words[quote.end() :]
        tail = _tail(rest)
        if quote.start() > 12 or re.search(r"\d[^“”]*[家个条]$", rest):
            return None, start
        return words[: quote.end()] + tail, start
    cut = _cut(words) or (len(words) if bare else 0)
    return (words[:cut], start) if 2 < cut <= 26 else (None, start)


def _tail(rest: str) -> str:
    """How much of the words behind a quote belongs to the name: up to a word that ends names."""
    best = 0
    for length in range(1, min(len(rest), 12) + 1):
        if _suffix(rest[:length]):
            best = length
    return rest[:best]


def _cut(words: str) -> int:
    """Where the name in an item ends: with the last word that ends names, near the item's end."""
    if _suffix(words):
        return len(words)
    for length in range(len(words) - 1, max(len(words) - 9, 3), -1):
        if words[length] not in _COMPOUND and _suffix(words[:length]):
            return length
    return len(words) if re.search(r"[A-Za-z\d]", words) and len(words) <= 12 else 0


_COMPOUND = frozenset("标能约减点段域奏日目城市区")  # these go on with the word before them


@lru_cache(maxsize=1)
def _suffix_table() -> dict[str, Category]:
    return {row[0]: row[1] for row in rows("initiative_suffixes")}  # type: ignore[misc]


@lru_cache(maxsize=1)
def _longest_suffix() -> int:
    return max(map(len, _suffix_table()))


_ASIDE = re.compile(r"（[^（）]{1,10}）$")


def _suffix(words: str) -> str:
    """The longest word that ends names at the end of ``words``, a bracket aside."""
    if words.endswith("）"):
        words = _ASIDE.sub("", words)
    table = _suffix_table()
    for length in range(min(len(words), _longest_suffix()), 0, -1):
        if words[-length:] in table:
            return words[-length:]
    return ""


def _stem(name: str) -> str:
    """A name without the word that ends it."""
    words = _ASIDE.sub("", name)
    return words[: len(words) - len(_suffix(words))]


def _category(name: str, governed: _Governed) -> Category | None:
    """The verb decides for events and honours, what the name ends with for the rest."""
    usual = _category_of(name) or _names().get(name)
    if governed.phase == "held" or (usual == "event" and _NUMBERED.search(name)):
        return "event"
    if usual is None and name.endswith("”"):
        usual = _category_of(name.rstrip("”"))
    if usual == "project" and name.endswith(("”工程", "工程”")):
        return "programme"
    if governed.before == "创建" and usual == "programme":
        return "programme"
    if governed.phase in ("won", "bid"):
        if governed.after or (governed.before == "获批" and usual == "project"):
            return usual or "project"
        return "designation"
    if usual is None:
        return "programme" if _QUOTE.search(name) else None
    if _TITLE.search(name) or (governed.before in _CREATING and _TOWN.search(name)):
        return "designation"
    return usual


@lru_cache(maxsize=1)
def _names() -> dict[str, Category]:
    return {row[0]: row[1] for row in rows("proper_names")}  # type: ignore[misc]


@lru_cache(maxsize=1)
def _generic() -> re.Pattern[str]:
    words = sorted((row[0] for row in rows("generic_words")), key=lambda word: (-len(word), word))
    return re.compile("|".join(words))


@lru_cache(maxsize=1)
def _weak() -> tuple[str, ...]:
    return tuple(row[0] for row in rows("weak_suffixes"))


_SCOPE = re.compile(r"国家|全国|中国|世界|全球|全省|国际|亚洲|[省市]级?|[一-龥]{2}之[都乡城]")
_TITLE = re.compile(r"(?:国家|全国|省).*(?:示范区|试点|试验区|示范基地|强县工程示范区)$|示范区”$")
_TOWN = re.compile(r"^(?:国家|全国|省).*[市县区城镇村]$")
_OF_AREA = re.compile(r"^[省市县区州][^级内外际场政域]")
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百\d]+届|[一二三四五]期|\d+号线|[A-Za-z\d]+[+＋][A-Za-z\d]"
)


def _own(name: str, category: Category, governed: _Governed) -> bool:
    """Whether a name has words of its own besides those that any thing of its kind has."""
    if _QUOTE.search(name) or _NUMBERED.search(name) or name in _names():
        return True
    if re.match(r"各|所有|更多|一些|多个|部分|相关|有关|这些|全部|本|我|其他", name):
        return False
    if category == "designation" and governed.phase in ("won", "bid"):
        return bool(_SCOPE.search(name)) and len(name) > 3
    rest = _stem(name)
    if category == "event":
        return len(rest) >= 1 and bool(_suffix(name) or proper(name))
    if not name.endswith(_weak()) and category == "programme":
        return len(rest) >= 2
    own = _generic().sub("", rest)
    if _suffix(name) in _owning() and len(rest) >= 3 and len(own) >= 2:
        return True
    if _OF_AREA.search(name) and len(rest) >= 3:
        return True
    return len(own) >= 2 and proper(rest)


@lru_cache(maxsize=1)
def _owning() -> frozenset[str]:
    """The endings whose stem names by itself: a tunnel or a railway has a name, a system not."""
    return frozenset(row[0] for row in rows("initiative_suffixes") if row[2] == "stem")
