"""The years that a paragraph announces for those after it: 五年来，我们…; 一年来，我们….

A report of a new term looks back on five years and on one, often without a heading for each. The
sentence that opens such a part says which, and it holds until another sentence says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .clauses import Sentence
from .records import Part
from .wordlists import rows


@dataclass(frozen=True, slots=True)
class Era:
    """What the sentences read so far announced: whether five years, and up to which paragraph.

    ``part`` is the part of the report that it was said in; another part ends it. ``one`` tells
    that the last year was announced, so that a heading of five years says nothing more.
    """

    five: bool = False
    paragraph: int = -1
    part: Part | None = None
    one: bool = False

    def after(self, text: str, sentence: Sentence, part: Part, year: int | None = None) -> Era:
        """The era of a sentence in a report of ``year``.

        One that opens a paragraph and looks back (过去五年), or has no figure, speaks for the
        paragraphs behind it as well, any other for its own paragraph.

        >>> sentence = Sentence(0, 12, (), False)
        >>> Era().after("五年来，我们奋力攻坚。", sentence, "review").five
        True
        >>> Era(True, -1, "review").after("一年来，我们奋力攻坚。", sentence, "review").five
        False
        >>> Era().after("2021年，我们奋力攻坚。", sentence, "review", 2022).one
        True
        """
        opening = _openings().match(text, _behind_dashes(text, sentence.start))
        if opening is None and self.paragraph < 0:
            return self if part == self.part else _NONE
        paragraph = text.rfind("\n", 0, sentence.start) + 1
        opens = sentence.start - paragraph < _NUMBERING
        span = opening.lastgroup if opening else None
        if span in ("past", "five"):
            wide = opens and (span == "past" or not _figured(sentence))
            if self.five and self.paragraph < 0 and part == self.part:
                return self
            return Era(True, -1 if wide else paragraph, part)
        if span == "one" or (span == "year" and (opens or not sentence.valued)):
            announces = opens and not _figured(sentence) and _of_last(opening, year)
            return Era(part=part, one=True) if announces else _NONE
        over = self.paragraph >= 0 and paragraph > self.paragraph
        return _NONE if over or part != self.part else self


_NONE = Era()


def _of_last(opening: re.Match[str] | None, year: int | None) -> bool:
    """Whether an opening speaks of the year before the report's, and of no month of it."""
    named = _YEAR.search(opening.group()) if opening else None
    if opening is None or named is None or year is None:
        return named is None
    month = opening.string[opening.end() : opening.end() + 1].isdigit()
    return int(named.group()) == year - 1 and not month


_YEAR = re.compile(r"\d{4}")


def _behind_dashes(text: str, start: int) -> int:
    """Where the words of a point begin: ——五年来，我们…."""
    while text.startswith("—", start):
        start += 1
    return start


def _figured(sentence: Sentence) -> bool:
    """Whether a sentence has a number; 完成主要目标 has none."""
    tokens = (token for clause in sentence.clauses for token in clause.tokens)
    return any(token.letter in "QRNP" for token in tokens)


@cache
def _openings() -> re.Pattern[str]:
    """One group a span; where two match, the first of them counts."""
    table = rows("era_openings")
    return re.compile(
        "|".join(
            f"(?P<{span}>{'|'.join(row[0] for row in table if row[2] == span)})"
            for span in ("past", "five", "one", "year")
        )
    )


_NUMBERING = 8  # characters that a number and its brackets may take: （十一）
