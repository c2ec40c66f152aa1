"""What a head leaves out because the words before or behind it said it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ...schema import units
from ..quantities import Quantity
from ..wordlists import alternatives, any_of, mapping, words
from .heads import Carry, Head, contribution, grown, names_measure


def anchored(found: Sequence[Head], carry: Carry) -> list[Head]:
    """A head that only names a measure is one of the thing before it: 增速, 总量, 占比.

    >>> [h.text for h in anchored([Head("增速", 9)], Carry((Head("进出口总额", 0),)))]
    ['进出口总额增速']
    """
    if len(found) == len(carry.heads) == 1 and found[0].text in words("leading_heads"):
        return [Head(found[0].text + carry.heads[0].text, found[0].start)]
    if len(found) == len(carry.heads) == 1 and (owner := _sibling(found[0].text, carry.heads[0])):
        return [Head(owner.text + found[0].text, owner.start)]
    share = len(found) == 1 and _leans(found[0].text)
    if (
        len(found) == 1
        and len(carry.heads) == 1
        and (share or found[0].text in words("dependent_heads"))
    ):
        before = carry.heads[0]
        whole = _unrated(before.text) if found[0].text.endswith(_RATE) else before.text
        if found[0].text.startswith(_SHARE):
            whole = _growing().sub("", whole) or whole  # 增加值增速17%，占GDP比重
        return [Head(grown(whole, found[0].text), before.start)] if whole else list(found)
    return list(found)


def of_plan(head: str, value: Quantity, carry: Carry) -> Head | None:
    """How much of a plan is done, of what was told before: 完成投资8亿元、为年度计划的105%.

    >>> from decimal import Decimal
    >>> value = Quantity(0, 0, Decimal(105), None, "%", "eq", False)
    >>> of_plan("为年度计划", value, Carry((Head("投资", 0),))).text
    '投资完成年度计划'
    """
    plan = head.removeprefix(_AS)
    if value.unit != "%" or plan not in words("yearly_plans") or not carry.heads:
        return None
    before = carry.heads[-1]
    return Head(before.text + _DONE + plan, before.start)


def _sibling(head: str, before: Head) -> Head | None:
    """Whose measure a bare one is, where the one before is of the same family.

    >>> _sibling("贷款余额", Head("金融机构存款余额", 0)).text
    '金融机构'
    >>> _sibling("产量", Head("存款余额", 0))
    """
    family = mapping("sibling_measures").get(head)
    if family is None:
        return None
    told = max(
        (w for w in words("sibling_measures", family) if before.text.endswith(w)),
        key=len,
        default="",
    )
    owner = before.text.removesuffix(told).removesuffix("的") if told else ""
    return before._replace(text=owner) if owner and told != head else None


def _leans(head: str) -> bool:
    """Whether a head tells of what share or what effect, but not of what.

    >>> _leans("占全省比重"), _leans("对经济增长的贡献率"), _leans("对外贸易对经济增长的贡献率")
    (True, True, False)
    """
    return head.startswith(_SHARE) or contribution(head) == 0


@lru_cache(maxsize=1)
def _growing() -> re.Pattern[str]:
    return re.compile(f"(?:同比|年均)?(?:{alternatives('rates', 'up')})$")


def _unrated(head: str) -> str:
    """What a rate is of, for another rate of it; nothing where its own words do not tell.

    >>> _unrated("代表建议办复率"), _unrated("代表建议"), _unrated("网上办理率")
    ('代表建议', '代表建议', '')
    """
    rates = (word for word in words("dependent_heads") if word.endswith(_RATE))
    named = next((word for word in rates if head.endswith(word) and head != word), "")
    rest = head.removesuffix(named)
    return "" if rest.endswith(_RATE) else rest


def owned(found: list[Head], carry: Carry, text: str) -> list[Head]:
    """The measure of things that were counted just before: 项目523个、完成投资61.5亿元.

    >>> text = "项目523个、完成投资61.5亿元"
    >>> [h.text for h in owned([Head("投资", 9)], Carry((Head("项目", 0),), unit="个"), text)]
    ['项目投资']
    """
    if len(found) != 1 or len(carry.heads) != 1 or found[0].text not in words("owned_heads"):
        return found
    before, head = carry.heads[0], found[0]
    between = text[before.start : head.start]
    near = between.count("，") <= 1 and not _ENDS.intersection(between)
    counted = units.dimension(carry.unit) in _COUNTED
    doing = before.text == carry.action  # 开工38个，完成投资3亿元: what was begun is not said
    if not counted or not near or doing or names_measure(before.text):
        return found
    return [Head(grown(before.text, head.text), before.start)]


def ended(bare: str, whole: str) -> str | None:
    """What a head that ends in a bare attribute leaves out, by the one named behind it.

    >>> ended("省级", "市级龙头企业"), ended("国有控股", "参股公司"), ended("学校", "市级医院")
    ('龙头企业', '公司', None)
    """
    if not bare.endswith(words("bare_ends")) or bare == whole:
        return None
    found = any_of("bare_ends").search(whole)
    return whole[found.end() :].removeprefix("的") or None if found else None


_ENDS = frozenset("。；\n")
_COUNTED = ("count", "household")
_RATE = "率"
_SHARE = "占"
_AS, _DONE = "为", "完成"
