"""What a completion says of itself: cue words, self-reported results, delays and their reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .records import Cue, Delay, SelfReport, Span
from .wordlists import patterns

_SENTENCE = re.compile(r"[^。；;\s](?:[^。；;]*[^。；;\s])?")


def cues(text: str, start: int = 0) -> tuple[Cue, ...]:
    """The words that tell what came of a task, in order; ``start`` is the offset of ``text``.

    >>> [(cue.kind, cue.quote) for cue in cues("论坛受疫情影响延期，规划已编制完成。")]
    [('deferred', '延期'), ('done', '完成')]
    """
    found = [
        Cue(kind, Span(start + match.start(), start + match.end()), match.group())
        for pattern, kind in patterns("verdict_cues")
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(_longest(found), key=lambda cue: (cue.span, cue.kind)))


def _longest(found: list[Cue]) -> Iterator[Cue]:
    """Without those that stand inside another of any kind."""
    for cue in found:
        inside = (
            other.span.start <= cue.span.start and cue.span.end <= other.span.end
            for other in found
            if other.span != cue.span
        )
        if not any(inside):
            yield cue


def self_reports(text: str, start: int = 0) -> tuple[SelfReport, ...]:
    """What a unit says itself of its result: 超额完成, 完成率124.1%.

    >>> [(one.status, str(one.rate)) for one in self_reports("新增单位18家，完成下达任务的120%。")]
    [('exceeded', '120')]
    """
    found: list[SelfReport] = []
    for pattern, status in patterns("self_reports"):
        for match in pattern.finditer(text):
            rate = Decimal(match["rate"].rstrip(".")) if status == "rate" else None
            told = _of(rate) if rate is not None else status
            span = Span(start + match.start(), start + match.end())
            found.append(SelfReport(told, rate, span, match.group()))  # type: ignore[arg-type]
    return tuple(sorted(found, key=lambda one: (one.span, one.status)))


def _of(rate: Decimal) -> str:
    if rate == 100:
        return "met"
    return "exceeded" if rate > 100 else "missed"


def delays(text: str, start: int = 0) -> tuple[Delay, ...]:
    """Each sentence that tells of a part put off or a target changed, with the code of its reason.

    >>> [(one.code, one.quote) for one in delays("已举办书法节；论坛受疫情影响延期。")]
    [('epidemic', '论坛受疫情影响延期')]
    """
    return tuple(
        Delay(code, Span(start + match.start(), start + match.end()), match.group())
        for match in _SENTENCE.finditer(text)
        for code in _reasons(match.group())
    )


def _reasons(sentence: str) -> list[str]:
    codes = [code for pattern, code in patterns("delay_reasons") if pattern.search(sentence)]
    if any(cue.kind == "deferred" for cue in cues(sentence)):
        return sorted(set(codes)) or ["unstated"]
    return [code for code in ("target-adjusted",) if code in codes]
