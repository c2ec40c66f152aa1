"""Ranks: 居全省第2位, 全市第一, 进入全国前十."""

from __future__ import annotations

import re

from .engine import HEADS, Draft, Match, Rule, measured, value_tokens
from .heads import Carry, anchored, heads


def rank(match: Match) -> tuple[list[Draft], Carry]:
    """Every head has the rank; a phrase without a head ranks the heads before it."""
    (_, quantity), *_ = value_tokens(match)
    named = anchored(heads(match.text, match.before("DER")), match.carry)
    subjects = named or list(match.carry.heads)
    drafts = [measured(head, quantity, "rank") for head in subjects]
    return drafts, Carry(tuple(subjects)) if subjects else match.carry


RULES = (Rule("rank", re.compile(f"O?(?:{HEADS})?A?_?D?E?R"), rank, "综合实力居全省第2位"),)
