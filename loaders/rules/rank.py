"""Ranks: 居全省第2位, 全市第一, 进入全国前十."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...schema.regions import gazetteer
from ..tokens import Token
from ..wordlists import any_of
from .distribution import both
from .ellipsis import anchored, owned
from .engine import HEADS, Draft, Match, Rule, measured, value_tokens
from .heads import Carry, Head, heads, trimmed


def rank(match: Match) -> tuple[list[Draft], Carry]:
    """Every head has the rank; a phrase without a head ranks the heads before it."""
    (_, quantity), *others = value_tokens(match)
    named = _unscoped(_whole(match) or heads(match.text, match.before("DER")))
    named = anchored(named, match.carry)
    if len(named) == 1 and match.text[named[0].start - 1 : named[0].start] == _WITHIN:
        named = []  # 在全省排名第2 ranks what was spoken of
    named = owned(named, match.carry, match.text)
    subjects = named or list(match.carry.heads)
    if all(_places(head.text) for head in named):
        subjects = _listed(match) or subjects
    if others:
        return _each(match, subjects)
    drafts = [measured(head, quantity, "rank") for head in subjects]
    return drafts, Carry(tuple(subjects)) if subjects else match.carry


def _each(match: Match, subjects: list[Head]) -> tuple[list[Draft], Carry]:
    """分别居全省第五、全国第七: a rank each, or nothing where their numbers differ."""
    ranks = [quantity for _, quantity in value_tokens(match)]
    if len(subjects) == 1 and not match.of("D") and all(map(_scoped(match), match.of("R"))):
        subjects = subjects * len(ranks)  # 位列全国第45名、西南地区第5名
    subjects = _told_apart(match, subjects, len(ranks))
    if len(ranks) != len(subjects):
        return [], Carry(tuple(subjects)) if subjects else match.carry
    drafts = [measured(head, one, "rank") for head, one in zip(subjects, ranks, strict=True)]
    return drafts, Carry(tuple(subjects))


def _scoped(match: Match) -> Callable[[Token], bool]:
    """Whether a rank says among what; 第5位 and 5位 do not."""
    return lambda token: not _ORDINAL.match(match.text, token.start)


_ORDINAL = re.compile("第|[0-9]")


def _told_apart(match: Match, subjects: list[Head], count: int) -> list[Head]:
    """As many heads as ranks: 用电总量和增速 are two, 城乡居民收入 too, or what was told last."""
    if len(subjects) == count:
        return subjects
    own = heads(match.text, match.before("DER"), split=True)
    if len(own) != count and len(subjects) == 1:
        two = both(subjects[0], count)
        own = two if len(two) == count else own
    return own or list(match.carry.recent[-count:])


def _unscoped(named: list[Head]) -> list[Head]:
    """满意率在综合考核中 is ranked there; where nothing but a place is named, the judgement is."""
    if len(named) != 1 or not (scope := _AMONG.fullmatch(named[0].text)):
        return named
    head = scope["head"] or ""
    return [named[0]._replace(text=scope["scope"] if _places(head) or not head else head)]


def _places(head: str) -> bool:
    return bool(gazetteer().named(head) or gazetteer().shortened(head))


def _listed(match: Match) -> list[Head]:
    """位列全国百强县第23位: what nothing is named for is the place in the list."""
    token = match.of("R")[0]
    words = token.text(match.text)
    verb = any_of("rank_verbs").match(words)
    start = verb.end() if verb else 0
    found = _LIST.match(words, start)
    return [Head(found.group().strip("“”"), token.start)] if found else []


_LIST = re.compile("[^，、]*[强榜][^，、第前首]*(?=[第前首])")


_AMONG = re.compile("(?:(?P<head>(?:“[^”]*”|[^“”])*?)在)?(?P<scope>.{3,})(?<![高初])中")
_WITHIN = "在"


def _whole(match: Match) -> list[Head]:
    """The one name that a verb stands inside: 社会发展综合指数, 信用体系建设考核."""
    before = match.before("DER")
    texts = [token for token in before if token.letter == "_"]
    if "".join(token.letter for token in before) != "_A_":
        return []
    name = trimmed("".join(token.text(match.text) for token in before))
    return [Head(name, texts[0].start)] if name else []


RULES: tuple[Rule, ...] = (
    Rule("rank", re.compile(f"O?(?:{HEADS})?A?_?D?E?R"), rank, "综合实力居全省第2位"),
    Rule(
        "ranks",
        re.compile(f"O?(?:{HEADS})?D?E?R(?:JR){{1,40}}"),
        rank,
        "空气质量、水环境质量分别居全省第五、全国第七",
    ),
)
