"""What kind of document a text is, by the words of its beginning and end."""

from __future__ import annotations

from functools import lru_cache

from .records import DocumentKind
from .wordlists import rows

_HEAD, _TAIL, _NEWS = 6000, 2000, 6000
_REPORT, _ARTICLE = 3, 3


def kind_of(text: str, title: str | None = None) -> DocumentKind | None:
    """``report`` or ``article`` by weighted words (``report_evidence.csv``), or neither.

    >>> kind_of("各位代表：现在，我代表市人民政府向大会作工作报告，请予审议。")
    'report'
    >>> kind_of("番茄切块，鸡蛋打散，热锅下油。")
    """
    title = title or ""
    seen = "".join((title + text[:_HEAD] + text[_HEAD:][-_TAIL:]).split())
    if _score(seen, "report") >= _REPORT:
        return "report"
    if len(text) <= _NEWS and _score(seen, "article") >= _ARTICLE:
        return "article"
    return None


def names_report(title: str) -> bool:
    """Whether a heading is the title of a report."""
    return any(word in title for word, weight in _weights("report") if weight == _TITLE)


_TITLE = 2


@lru_cache(maxsize=2)
def _weights(kind: str) -> tuple[tuple[str, int], ...]:
    return tuple((word, int(weight)) for word, of, weight in rows("report_evidence") if of == kind)


def _score(text: str, kind: str) -> int:
    return sum(weight for word, weight in _weights(kind) if word in text)
