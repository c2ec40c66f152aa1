"""The backlog of rules: the commonest shapes with a value that no rule took, with an example."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .clauses import VALUES, Clause, sentences
from .clean import clean
from .marks import marks
from .records import Document
from .rules import RULES
from .rules.engine import tiles


@dataclass(frozen=True, slots=True)
class Untaken:
    """A shape of clauses in which a value was left over: how often, and one such clause."""

    shape: str
    count: int
    example: str


def untaken(documents: Iterable[Document]) -> list[Untaken]:
    """The shapes that left a value over, the commonest first.

    >>> from .records import Source, Span
    >>> text = "完成投资12亿元。在400多家中名列前茅。"
    >>> source = Source("a", "", "utf-8", text)
    >>> [one.shape for one in untaken([Document(source, Span(0, len(text)), "report")])]
    []
    """
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for document in documents:
        text = clean(document).text
        for sentence in sentences(text, marks(text)):
            for clause in sentence.clauses:
                if _leaves(clause):
                    counts[clause.shape] += 1
                    examples.setdefault(clause.shape, text[clause.start : clause.end])
    ranked = sorted(counts, key=lambda shape: (-counts[shape], shape))
    return [Untaken(shape, counts[shape], examples[shape]) for shape in ranked]


def _leaves(clause: Clause) -> bool:
    """Whether a value of the clause lies in no stretch that a rule takes."""
    taken = [range(start, end) for start, end, _ in tiles(RULES, clause.shape)]
    return any(
        token.letter in VALUES and not any(n in stretch for stretch in taken)
        for n, token in enumerate(clause.tokens)
    )
