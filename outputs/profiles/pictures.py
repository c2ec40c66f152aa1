"""Pictures on a page: those drawn here stand in it, those of a build beside it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from ...loaders.wordlists import mapping
from ...schema.indicators import indicator
from ..addresses import picture
from ..charts.album import INDICATOR, Wanted, available
from ..charts.cells import Sought
from .labels import say

SERVED = 'class="served"'
"""Marks a link that only a server can follow: it is hidden until one shows the page."""

TITLES = {
    "targets": "targets-title",
    "scorecard": "scorecard-table",
    "cascade": "cascade-title",
    "map": "map-title",
}
"""The titles of the pictures in ``schema/words/charts.csv``."""


def figure(drawn: str, caption: str, region: str, concept: str) -> str:
    """A small picture with its caption; a server offers the large one, hidden elsewhere."""
    asked = escape(urlencode({"region": region, "indicator": concept}))
    large = f'<a {SERVED} hidden href="/chart/targets.svg?{asked}">{say("drawn")}</a>'
    return f"<figure>{drawn}<figcaption>{caption} {large}</figcaption></figure>\n"


def pictures(wanted: Sequence[Wanted], about: str) -> str:
    """Pictures of the folder ``pictures``, each a link to itself; how to get them where nothing
    can draw them.
    """
    if not wanted:
        return ""
    if not available():
        commands = "\n".join(map(_command, wanted))
        return f'<p class="lead">{say("charts-missing")}</p>\n<pre>{escape(commands)}</pre>\n'
    return "".join(_picture(picture(one.name), one, about) for one in wanted)


def _picture(path: str, one: Wanted, about: str) -> str:
    told = f'alt="{escape(title(one, about))}" loading="lazy"'
    return f'<a class="picture" href="../{path}"><img src="../{path}" {told}></a>\n'


def title(one: Wanted, region: str) -> str:
    """What a picture is called, in Chinese as it stands in it.

    >>> title(Wanted("cascade", "330000", "2024"), "浙江省")
    '浙江省2024年地区生产总值增速目标：从上到下'
    """
    about = Sought(indicator(INDICATOR), "growth").words
    words = mapping("charts")[TITLES[one.kind]]
    place = region if one.kind == "cascade" else ""
    return place + words.format(region=region, year=one.year, indicator=about)


def _command(one: Wanted) -> str:
    """The words that draw a picture at the command line.

    >>> _command(Wanted("cascade", "330000", "2024"))
    'zhengtu chart KG cascade --region 330000 --year 2024'
    """
    options = {"--region": one.code, "--year": one.year}
    given = "".join(f" {option} {value}" for option, value in options.items() if value)
    return f"zhengtu chart KG {one.kind}{given}"
