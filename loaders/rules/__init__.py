"""The rules that read statements, by concept."""

from . import action, examples, from_to, growth, level, rank, relative
from .engine import Rule

RULES: tuple[Rule, ...] = (
    *growth.RULES,
    *level.RULES,
    *from_to.RULES,
    *action.RULES,
    *examples.RULES,
    *rank.RULES,
    *relative.RULES,
)
