"""Which marks of a clause mean what their words say, told from their neighbours.

A word has one mark wherever it stands; here the marks of one clause are sifted, so that a shape
holds only the values, verbs and joints that a reader would see.
"""

from __future__ import annotations

from functools import lru_cache

from ..schema import units
from .marks import SILENT, Mark
from .thresholds import counts, marks_behind
from .wordlists import words

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
        if mark.letter != "Q" or counts(text, marks, n, start, end)
    ]
    acting = [
        _compared(text, counted, n) if mark.letter in "AV" else mark
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
    if mark.letter == "V":
        return _doing(text, mark, before, after)
    based = before.value == "base" and before.end == mark.start
    added = based and after.letter == "Q" and after.start == mark.end
    if added and text[mark.start : mark.end] in words("compared_verbs"):
        return Mark("V", mark.start, mark.end, "+")
    return mark


def _doing(text: str, mark: Mark, before: Mark, after: Mark) -> Mark:
    """A verb of change; under one of action it belongs to the name of what a number counts.

    实施减排项目124个 reduces no projects; 整治提升街巷10条 does two things to them.
    """
    led = before.letter == "A" and before.end == mark.start and after.letter == "Q"
    if not led or after.start == mark.end or not after.quantity:
        return mark
    things = units.dimension(after.quantity.unit) in ("count", "household")
    if not things or text.startswith(_bare_doings(), before.start):
        return mark
    if text[mark.start : mark.end] in words("bettering_verbs"):
        return Mark("A", mark.start, mark.end)
    return Mark("_", mark.start, mark.end)


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
    if text.startswith(words("own_doings"), mark.start):
        return text.endswith(words("person_nouns"), 0, mark.start)  # 农村劳动力转移就业
    if text[mark.end : mark.end + 1] in _AMOUNTS:
        return not text.startswith(words("no_amounts"), mark.end)
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
            reaches = touches and text.startswith(words("reaching_out"), mark.start)
            second = "A" in phrase and mark.start != end and not reaches
            if not (opens or touches or phrase == "Q") or second:
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
    return next((mark.letter for mark in marks_behind(marks, n) if mark.letter not in SILENT), "")


def _spoken(marks: list[Mark], n: int) -> Mark | None:
    """The next mark; behind other words (增长速度|要达到) the next that is not silent."""
    following = marks[n + 1] if n + 1 < len(marks) else None
    if following is None or following.letter not in SILENT or following.start == marks[n].end:
        return following
    return next((mark for mark in marks_behind(marks, n) if mark.letter not in SILENT), None)


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
    for mark in marks_behind(marks, n):
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
