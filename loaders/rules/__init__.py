"""The rules that read statements, by concept."""

from . import action, growth, level, rank, relative
from .engine import Rule

RULES: tuple[Rule, ...] = (
    *growth.RULES,
    *level.RULES,
    *action.RULES,
    *rank.RULES,
    *relative.RULES,
)
