"""Policies: the few decisions on which a verdict rests, each a named value in a file.

Data: ``schema/policies/*.toml``. A file of one's own has the same form; what it leaves out is as
in the strict policy.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, TypeVar

from ...loaders.errors import BadPolicy

Early = Literal["provisional", "refuse"]
Open = Literal["higher", "none"]
Choice = TypeVar("Choice", Early, Open)
EARLY: dict[str, Early] = {"provisional": "provisional", "refuse": "refuse"}
OPEN: dict[str, Open] = {"higher": "higher", "none": "none"}
BUILT_IN = ("strict", "lenient")
DEFAULT = "lenient"
_FOLDER = f"{__name__.split('.')[0]}.schema.policies"
_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
_KEYS = (
    "name", "zh", "en", "about.points", "about.share", "rounding.digits", "rounding.share",
    "early.part-year", "early.forecast", "open.direction",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Policy:
    """How a target is judged.

    ``points`` is the room of 左右 for rates, in per cent, ``share`` that for all else, as a share
    of the value. A reported figure may be off by ``digits`` of its last written digit, at most by
    ``off`` of the bound. ``part_year`` and ``forecast`` say whether such a figure judges a year,
    ``open`` which way is better where no concept tells.
    """

    name: str
    zh: str
    en: str
    points: Decimal
    share: Decimal
    digits: Decimal
    off: Decimal
    part_year: Early
    forecast: Early
    open: Open


@cache
def policy(name: str) -> Policy:
    """The built-in policy of this name, or the one in the file of this path.

    >>> policy("lenient").points, policy("strict").points
    (Decimal('0.5'), Decimal('0'))
    >>> policy("mild")
    Traceback (most recent call last):
        ...
    zhengtu.loaders.errors.BadPolicy: mild: no such policy; take strict or lenient, or the path \
of a .toml file
    """
    if name in BUILT_IN:
        return read(name, (files(_FOLDER) / f"{name}.toml").read_text(encoding="utf-8"))
    path = Path(name)
    if not path.is_file():
        remedy = "take strict or lenient, or the path of a .toml file"
        raise BadPolicy(name, "no such policy", remedy)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadPolicy(name, "not readable as UTF-8 text", "save it as UTF-8") from error
    found = read(name, text)
    if found.name in BUILT_IN:
        said = f"calls itself {found.name}, as a built-in policy is called"
        raise BadPolicy(name, said, "give it a name of its own")
    return found


def built_in() -> tuple[Policy, ...]:
    """The policies that every assessment is also judged by.

    >>> [one.zh for one in built_in()]
    ['严格', '宽松']
    """
    return tuple(map(policy, BUILT_IN))


def read(place: str, text: str) -> Policy:
    """A policy from its TOML text; ``place`` is named in errors.

    >>> read("my.toml", 'name = "mine"\\n[about]\\npoints = 0.3').points
    Decimal('0.3')
    """
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        remedy = "compare schema/policies/lenient.toml"
        raise BadPolicy(place, f"not TOML ({error})", remedy) from None
    given = dict(_flat(data))
    _known(place, given)
    name = given.get("name", "")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise BadPolicy(place, f"name is {name!r}", 'give a name like "mine" (a-z, 0-9, -)')
    return Policy(
        name=name,
        zh=str(given.get("zh", name)),
        en=str(given.get("en", name)),
        points=_number(place, given, "about.points"),
        share=_number(place, given, "about.share"),
        digits=_number(place, given, "rounding.digits"),
        off=_number(place, given, "rounding.share"),
        part_year=_choice(place, given, "early.part-year", EARLY, "refuse"),
        forecast=_choice(place, given, "early.forecast", EARLY, "refuse"),
        open=_choice(place, given, "open.direction", OPEN, "none"),
    )


def _flat(data: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{rest}", one) for rest, one in value.items())
        else:
            yield key, value


def _known(place: str, given: Mapping[str, object]) -> None:
    strange = sorted(given.keys() - set(_KEYS))
    if strange:
        raise BadPolicy(place, f"unknown: {', '.join(strange)}", f"known: {', '.join(_KEYS)}")


def _number(place: str, given: Mapping[str, object], key: str) -> Decimal:
    value = given.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise BadPolicy(place, f"{key} is {value!r}", "give a number")
    if value != value or not 0 <= value < 100:
        raise BadPolicy(place, f"{key} is {value}", "give a number from 0 on, below 100")
    return Decimal(value)


def _choice(
    place: str, given: Mapping[str, object], key: str, known: Mapping[str, Choice], default: Choice
) -> Choice:
    value = given.get(key, default)
    if not isinstance(value, str) or value not in known:
        raise BadPolicy(place, f"{key} is {value!r}", f"one of: {', '.join(known)}")
    return known[value]
