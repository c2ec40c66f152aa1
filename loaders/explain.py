"""How a text is read: its marks, the shape of each clause, the rules that took it, the records."""

from __future__ import annotations

from collections.abc import Iterator

from .clauses import Clause, sentences
from .clean import reading
from .initiatives import initiatives
from .marks import marks
from .records import Initiative, Kind, Source, Span, Statement
from .rules import RULES
from .rules.engine import tiles
from .sections import Parts
from .statements import Setting, statements, usual_period


def setting_of(text: str, kind: Kind | None = None, year: int | None = None) -> Setting:
    """A text on its own, as if it stood in a report of ``year``."""
    source = Source("text", "", "utf-8", text)
    return Setting(source, reading(text, Span(0, len(text))), year, Parts((), ()), (), kind)


def explain(text: str, kind: Kind | None = None, year: int | None = None) -> str:
    """The reading of ``text``, line by line, for a person.

    >>> print(explain("地区生产总值增长7%左右"))
    地区生产总值增长7%左右
      shape _VQ   地区生产总值 · V 增长 · Q 7%左右
      growth      地区生产总值增长7%左右 … _VQ
      statement   outcome 地区生产总值 growth approx 7 %
    """
    return "\n".join(_lines(setting_of(text, kind, year)))


def _lines(setting: Setting) -> Iterator[str]:
    text = setting.reading.text
    for sentence in sentences(text, marks(text)):
        for clause in sentence.clauses:
            yield text[clause.start : clause.end]
            yield f"  shape {clause.shape:5} {_tokens(text, clause)}"
            for start, end, rule in tiles(RULES, clause.shape):
                words = text[clause.tokens[start].start : clause.tokens[end - 1].end]
                yield f"  {rule.name:11} {words[-20:]} … {clause.shape[start:end]}"
        kind = setting.kind(sentence)
        period = usual_period(sentence, setting, kind)
        for statement, _ in statements(sentence, setting, kind, period):
            yield f"  statement   {described(statement)}"
        for initiative in initiatives(sentence, setting, kind):
            yield f"  initiative  {named(initiative)}"


def _tokens(text: str, clause: Clause) -> str:
    return " · ".join(
        (f"{token.letter} " if token.letter != "_" else "") + token.text(text)
        for token in clause.tokens
    )


def described(statement: Statement) -> str:
    """A statement on one line: kind, indicator, aspect, comparator, value, unit, whose."""
    value = statement.relative_to if statement.value is None else f"{statement.value}"
    high = f"–{statement.value_max}" if statement.value_max is not None else ""
    words = [
        statement.kind,
        *([statement.action] if statement.action else []),
        statement.indicator,
        statement.aspect,
        statement.comparator,
        f"{value}{high}",
        *([statement.unit] if statement.unit else []),
        *([statement.modality] if statement.modality else []),
        *([f"of {statement.subject}"] if statement.subject else []),
    ]
    return " ".join(words)


def named(initiative: Initiative) -> str:
    """An initiative on one line: kind, name, category and phase."""
    return f"{initiative.kind} {initiative.name} {initiative.category} {initiative.phase}"
