"""Ranks: 居全省第2位, 全市第一, 进入全国前十."""

from __future__ import annotations

import re

from .engine import HEADS, Draft, Match, Rule, measured, value_tokens
from .heads import Carry, Head, anchored, heads, owned, trimmed


def rank(match: Match) -> tuple[list[Draft], Carry]:
    """Every head has the rank; a phrase without a head ranks the heads before it."""
    (_, quantity), *_ = value_tokens(match)
    named = anchored(_whole(match) or heads(match.text, match.before("DER")), match.carry)
    named = owned(named, match.carry, match.text)
    subjects = named or list(match.carry.heads)
    drafts = [measured(head, quantity, "rank") for head in subjects]
    return drafts, Carry(tuple(subjects)) if subjects else match.carry


def _whole(match: Match) -> list[Head]:
    """The one name that a verb stands inside: 社会发展综合指数, 信用体系建设考核."""
    before = match.before("DER")
    texts = [token for token in before if token.letter == "_"]
    if "".join(token.letter for token in before) != "_A_":
        return []
    name = trimmed("".join(token.text(match.text) for token in before))
    return [Head(name, texts[0].start)] if name else []


RULES = (Rule("rank", re.compile(f"O?(?:{HEADS})?A?_?D?E?R"), rank, "综合实力居全省第2位"),)
