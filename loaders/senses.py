"""Which marks of a clause mean what their words say, told from their neighbours.

A word has one mark wherever it stands; here the marks of one clause are sifted, so that a shape
holds only the values, verbs and joints that a reader would see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .behind import goes_on, names_work
from .marks import SILENT, Mark
from .wordlists import alternatives, swift, words

_FOLLOWED = {"V": "QNED", "E": "QRNDZEP", "D": "QRNVEADSP"}
_PLAIN = "QRNYJOTMWZPL"  # what is used as its mark says, whatever stands beside it


def meant(text: str, marks: list[Mark], start: int, end: int) -> list[Mark]:
    """The marks of the clause from ``start`` to ``end`` that mean what their words say.

    >>> from .marks import marks
    >>> line = "10亿元以上项目45个"
    >>> [line[mark.start : mark.end] for mark in meant(line, marks(line), 0, len(line))]
    ['45个']
    """
    counted = [
        mark
        for n, mark in enumerate(marks)
        if mark.letter != "Q" or _counts(text, marks, n, start, end)
    ]
    acting = [
        _compared(text, counted, n) if mark.letter == "A" else mark
        for n, mark in enumerate(counted)
        if mark.letter not in "AV" or not _nominal(text, mark)
    ]
    held = [
        mark
        for n, mark in enumerate(acting)
        if mark.letter in _PLAIN or (mark.letter != "_" and _holds(acting, n, start))
    ]
    return _once(text, _joined(text, held, start), start)


def _joined(text: str, marks: list[Mark], start: int) -> list[Mark]:
    """Marks with a joint for the 和 between two verbs: 新建和改造提升高标准农田."""
    row: list[Mark] = []
    for mark in marks:
        last = row[-1] if row else None
        if last is not None and last.letter == mark.letter == "A":
            opens = last.start == (row[-2].end if len(row) > 1 else start)
            if opens and text[last.end : mark.start] in _ANDS:
                row.append(Mark("J", last.end, mark.start))
        row.append(mark)
    return row


_ANDS = frozenset("和与及并")


def _compared(text: str, marks: list[Mark], n: int) -> Mark:
    """A verb; 较年初新增356亿元 tells how much a thing changed, not what was newly made."""
    mark = marks[n]
    if not 0 < n < len(marks) - 1:
        return mark
    before, after = marks[n - 1], marks[n + 1]
    based = before.value == "base" and before.end == mark.start
    added = based and after.letter == "Q" and after.start == mark.end
    if added and text[mark.start : mark.end] in words("compared_verbs"):
        return Mark("V", mark.start, mark.end, "+")
    return mark


def _counts(text: str, marks: list[Mark], n: int, start: int, end: int) -> bool:
    """Whether a quantity is a value of its own here.

    A threshold belongs to the thing it describes (10亿元以上项目45个); a duration or a bare number
    is a value only behind a verb that reaches or changes, or behind an index.
    """
    mark = marks[n]
    quantity = mark.quantity
    if mark.letter != "Q" or quantity is None:
        return True
    before = marks[n - 1] if n and marks[n - 1].start >= start else None
    reached = before is not None and before.end == mark.start and before.letter in "EVDJF"
    if reached and before is not None and before.letter == "J":
        reached = n > 1 and marks[n - 2].letter == "Q"
    lead = text[max(start, mark.start - 12) : mark.start]
    if lead.endswith("第") and (before is None or before.letter not in "FEA"):
        return False  # 获得全省第1名, but 由第24位升至18位
    if lead.endswith("前") and not lead.endswith(words("before_words")):
        return False  # 全球前1% is a place, not a share
    if names_work(text, mark) or (lead.endswith("后") and quantity.unit == "位"):
        return False  # 5万吨级码头, 退出后20位
    if quantity.unit is None:
        decimal = reached and "." in text[mark.start : mark.end]
        return decimal or any(word in lead for word in words("index_words"))
    rate = "/" in quantity.unit and not quantity.trailing
    if quantity.unit.endswith(words("uncounted_units")) and not rate:
        describes = quantity.trailing and _describes(text, marks, n, start, end)
        measured = reached or lead.endswith(words("duration_heads"))
        return measured and not quantity.unit.endswith("年") and not describes
    return not _describes(text, marks, n, start, end)


def _describes(text: str, marks: list[Mark], n: int, start: int, end: int) -> bool:
    """Whether a bounded quantity only tells of which things: 10亿元以上项目45个, 12万元以下薄弱村.

    It is followed by the thing, and by the number that counts or by nothing, where it does not
    itself count what a verb before it acts on (培育2个以上平台).
    """
    mark = marks[n]
    if not mark.quantity:
        return False
    if text.startswith(words("passed_ranks"), mark.end):
        return True
    if mark.quantity.comparator not in ("ge", "le"):
        return _classes(text, marks, n, end) or _sizes(text, marks, n, end)
    before = marks[n - 1] if n and marks[n - 1].start >= start else None
    counted = before is not None and before.letter == "Q" and before.end == mark.start
    if mark.quantity.trailing and counted and goes_on(text, mark.end) and mark.end < end:
        return True  # 25个500亩以上集中连片方案
    later = marks[n + 1] if n + 1 < len(marks) and marks[n + 1].start < end else None
    if later is not None and later.start == mark.end and later.letter != "_":
        return later.letter == "Q"
    if mark.end >= end or text[mark.start - 1] == "的":
        return False
    for other in _behind(marks, n):
        if other.start >= end or other.letter in "JVEYZ":
            break
        if other.letter == "Q":
            return True
    money = (mark.quantity.unit or "")[-1:] in _SUMS
    if money and text.startswith(words("bounded_things"), mark.end):
        return True
    alone = mark.start > start and (before is None or before.end < mark.start)
    return mark.quantity.trailing and alone and text[mark.end] != "的"


_SUMS = frozenset("元亿亩吨")


def _classes(text: str, marks: list[Mark], n: int, end: int) -> bool:
    """Whether a sum says which things a number behind counts: 10亿元企业29家, 亿元项目突破5个.

    Or which a verb behind says something of: 500亿元企业|实现零的突破.
    """
    mark = marks[n]
    unit = (mark.quantity and mark.quantity.unit) or ""
    thing = _bounded().match(text, mark.end) if unit.endswith(("元", "亿")) else None
    if thing is None:
        return False
    told = any(other.start == thing.end() and other.letter == "A" for other in _behind(marks, n))
    return told or _later(marks, n, end, "QJRV") is not None


@lru_cache(maxsize=1)
def _bounded() -> re.Pattern[str]:
    return re.compile(swift(words("bounded_things")))


def _sizes(text: str, marks: list[Mark], n: int, end: int) -> bool:
    """Whether a quantity sizes one of the things that 等 sums up: 30万吨钛矿等14个项目.

    Without a number 等 sums up works: 30万吨/年磷酸铁锂等项目.
    """
    mark = marks[n]
    unit = (mark.quantity and mark.quantity.unit) or ""
    if not unit.removesuffix(_YEARLY).endswith(words("sizing_units")):
        return False
    if _works().match(text, mark.end, end):
        return True
    later = _later(marks, n, end, "QRV")
    return later is not None and text[later.start - 1] == "等"


_YEARLY = "/年"


@lru_cache(maxsize=1)
def _works() -> re.Pattern[str]:
    return re.compile(rf"[^，；、\d]{{2,30}}等[^，；、\d]{{0,6}}(?:{alternatives('sized_works')})")


def _later(marks: list[Mark], n: int, end: int, letters: str) -> Mark | None:
    """The next of the marks with one of ``letters``, where it is a quantity of the clause."""
    later = next((other for other in _behind(marks, n) if other.letter in letters), None)
    return later if later is not None and later.letter == "Q" and later.end <= end else None


def _holds(marks: list[Mark], n: int, start: int) -> bool:
    """Whether a word is used as its mark says, told from its neighbours.

    Verbs of change and reach stand before a value; single characters are verbs only where a
    phrase begins or another mark follows; an adverb stands where a phrase begins or before a verb.
    """
    mark = marks[n]
    following = marks[n + 1] if n + 1 < len(marks) else None
    k = n + 2
    while following is not None and following.letter in "TB" and k < min(len(marks), n + _RUN):
        if marks[k].start != following.end:
            break
        following, k = marks[k], k + 1
    touches = following is not None and _touching(marks, n, following)
    before = marks[n - 1] if n else None
    opens = mark.start == start or (
        before is not None and before.end == mark.start and before.letter not in "_"
    )
    if mark.letter == "B":
        before_verb = touches and following is not None and following.letter in "VEADQRNH"
        return before_verb or (opens and mark.value == "phrase")
    if mark.letter == "V" and mark.end - mark.start > 1:
        return True
    if mark.letter in ("F", "H", "S"):
        return True
    if mark.letter == "A" and mark.value:
        return opens and touches and following is not None and following.letter == "Q"
    if mark.letter == "A":
        return opens or mark.end - mark.start > 1
    return touches and following is not None and following.letter in _FOLLOWED[mark.letter]


_RUN = 40  # silent words in a row, bounded so that a page of them is read in the time of its length


def _nominal(text: str, mark: Mark) -> bool:
    """A verb before a word of amount is part of a name: 执行额, 供养率, 签约金额, 提升工程.

    So is one of change before 的 (经济增长的贡献率); what is done anew or brought about at all
    (新增, 完成) never is.
    """
    if mark.letter == "V" and text.startswith("的", mark.end):
        return True
    if text[mark.end : mark.end + 1] in _AMOUNTS:
        return True
    if text.startswith(_WORKS, mark.end):
        return text[mark.start : mark.end] in words("bettering_verbs")
    named = text.startswith(words("named_amounts"), mark.end)
    return named and not text.startswith(_bare_doings(), mark.start)


@lru_cache(maxsize=1)
def _bare_doings() -> tuple[str, ...]:
    return *words("light_verbs"), *words("plain_verbs")


_AMOUNTS = frozenset("率额量数费度值面者")


def _once(text: str, marks: list[Mark], start: int) -> list[Mark]:
    """Verbs that belong to the name of a thing are no verbs: 增长贡献率达47%, 市场采购规模.

    A verb of action stands where its phrase opens, before a value, or behind what a number
    counts; only one to a phrase. A verb of change does not take a verb of reach as its object.
    """
    kept: list[Mark] = []
    phrase = ""
    silent = 0
    end = start
    # 灾后能力提升项目 behind the last value of a clause names a thing.
    last = max([n for n, mark in enumerate(marks) if mark.letter in "QRNPYHZ"], default=-1)
    for n, mark in enumerate(marks):
        following = marks[n + 1] if n + 1 < len(marks) else None
        if mark.letter in "JQRNZOP":
            phrase = mark.letter + ("A" if mark.letter == "Q" and "A" in phrase else "")
        elif mark.letter == "A":
            touches = following is not None and following.start == mark.end
            if kept and kept[-1].letter == "Q" and kept[-1].end == mark.start:
                continue
            if mark.start > end and _named_for(text, mark):
                continue
            if _attributed(text, kept, mark, following):
                while kept[-1].letter == "B":
                    kept.pop()  # 重点帮扶县: the manner belongs to the name too
                    silent -= 1
                continue
            if _grows(marks, n) and (mark.start != end or _named_by(marks, n)):
                continue
            first = len(kept) == silent and text.startswith(words("told_verbs"), mark.start)
            opens = first or _opening(marks, n, end)
            if not (opens or touches or phrase == "Q") or ("A" in phrase and mark.start != end):
                continue
            phrase += "A"
        elif mark.letter == "S" and _next(marks, n) in _CHANGES:
            # 技改投资占工业投资比重全省第一: the share is what is said to rank, or to change.
            continue
        elif mark.letter == "V" and (n > last or _named(kept, mark, _spoken(marks, n))):
            continue
        kept.append(mark)
        silent += mark.letter in SILENT
        end = mark.end
    return kept


_CHANGES = ("V", "N", "F", "R")


def _attributed(text: str, kept: list[Mark], mark: Mark, following: Mark | None) -> bool:
    """Whether a verb behind a number belongs to the noun behind it: 12个省级重点帮扶县."""
    before = next((one for one in reversed(kept) if one.letter != "B"), None)
    if before is None or before.letter != "Q" or before.end == mark.start:
        return False
    names = text[mark.start : mark.end] not in words("light_verbs")
    parted = following is None or following.start > mark.end
    works = text.startswith(_WORKS, mark.end)
    ends = text.endswith(words("attribute_ends"), before.end, mark.start)
    return names and parted and (works or ends)


_WORKS = ("项目", "工程", "工作", "任务")


def _named_for(text: str, mark: Mark) -> bool:
    """Whether a thing is named for what it does: 外贸转型升级基地, 生态修复试点工程."""
    plain = text.startswith(_bare_doings(), mark.start)
    return not plain and text.startswith(words("verb_noun_ends"), mark.end)


def _grows(marks: list[Mark], n: int) -> bool:
    """Whether a verb of change comes next, silent words aside: 研发经费投入年均增长."""
    return _next(marks, n) in ("V", "N", "F")


def _named_by(marks: list[Mark], n: int) -> bool:
    """Whether text stands between a verb of action and the verb of change: 新开工项目投资增长."""
    return marks[n].end < marks[n + 1].start


def _next(marks: list[Mark], n: int) -> str:
    """The letter of the next mark that is not silent."""
    return next((mark.letter for mark in _behind(marks, n) if mark.letter not in SILENT), "")


def _behind(marks: list[Mark], n: int) -> Iterator[Mark]:
    """The marks behind the ``n``-th; a slice would copy them all to look at the first few."""
    return map(marks.__getitem__, range(n + 1, len(marks)))


def _spoken(marks: list[Mark], n: int) -> Mark | None:
    """The next mark; behind other words (增长速度|要达到) the next that is not silent."""
    following = marks[n + 1] if n + 1 < len(marks) else None
    if following is None or following.letter not in SILENT or following.start == marks[n].end:
        return following
    return next((mark for mark in _behind(marks, n) if mark.letter not in SILENT), None)


def _object_of(mark: Mark, following: Mark | None) -> bool:
    """Whether a verb of change is part of the name that another verb says something of."""
    if following is None:
        return False
    touches = following.start == mark.end
    return following.letter in ("AZ" if touches else "EVD")


def _named(kept: list[Mark], mark: Mark, following: Mark | None) -> bool:
    """Whether a verb of change belongs to a name: of another verb's object, or of what a number
    counts (100个增收项目).
    """
    if _object_of(mark, following):
        return True
    before = kept[-1].quantity if kept and kept[-1].end == mark.start else None
    counted = before is not None and not (before.unit or "次").endswith(("次", "%", "点", "倍"))
    return counted and (following is None or following.start > mark.end)


def _opening(marks: list[Mark], n: int, end: int) -> bool:
    """Whether a mark follows the one before it without text between (or opens the clause)."""
    return end == marks[n].start or n == 0 or marks[n - 1].end == marks[n].start


def _touching(marks: list[Mark], n: int, following: Mark) -> bool:
    end = marks[n].end
    for mark in _behind(marks, n):
        if mark.start != end:
            return False
        if mark is following:
            return True
        end = mark.end
    return False


def raises(marks: list[Mark], n: int, start: int) -> bool:
    """Whether a modality sets a further mark for what was said before: 增长7%、力争7.5%.

    It opens its clause or an item of the list, and a value follows at once.
    """
    before, at = n - 1, marks[n].start
    while before >= 0 and marks[before].letter in "TB" and marks[before].end == at:
        at, before = marks[before].start, before - 1
    opens = at == start or (before > 0 and marks[before].end == at and marks[before].letter == "J")
    following = marks[n + 1] if n + 1 < len(marks) else None
    return (
        opens
        and following is not None
        and _touching(marks, n, following)
        and (following.letter in "QE")
    )
