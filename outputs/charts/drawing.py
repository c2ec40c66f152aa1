"""Pictures as files: SVG with its figures as text, PNG, a page for light and dark, Vega-Lite."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from ...loaders.errors import ZhengtuError
from ...loaders.wordlists import mapping
from .picture import TEMPLATES, Json, Picture

if TYPE_CHECKING:
    from types import ModuleType

ID = re.compile(r'\bid="([^"]+)"')
NAMED = re.compile(r'(\bid="|url\(#|href="#)([^")]+)')
ANY = "sans-serif"
SCALE = 2
"""Pixels of a PNG for each of an SVG."""


def save(picture: Picture, path: Path) -> None:
    """Write a picture in the format that the ending of ``path`` names."""
    form = FORMS.get(path.suffix.lower())
    if form is None:
        known = ", ".join(FORMS)
        raise ZhengtuError(str(path), "no format of a picture", f"end the name in one of {known}")
    path.write_bytes(form(picture))


def svg(picture: Picture) -> str:
    """The picture as SVG; its title and all its figures stand in it as text."""
    drawn = _named_anew(_drawn(picture.spec))
    head, _, rest = drawn.partition(">")
    # Programs that read a picture aloud take these two elements; they must come first.
    told = f"<title>{_text(picture.title)}</title><desc>{_text(picture.words)}</desc>"
    return f'{head} role="img">{told}{rest}\n'


def themed(picture: Picture) -> str:
    """The picture as SVG for a page: it takes dark colours where the page that shows it is dark."""
    head, end, rest = svg(picture).partition("</desc>")
    rules = "".join(rule.removeprefix("svg ") for rule in _dark())
    return f"{head}{end}<style>@media (prefers-color-scheme: dark) {{ {rules} }}</style>{rest}"


def _drawn(spec: Json) -> str:
    """The SVG of a specification. It is measured by whatever font there is and names those wanted
    only then: to look for each of them takes half of the time.
    """
    wanted = spec["config"]["font"]
    plain = spec | {"config": spec["config"] | {"font": ANY}}
    drawn: str = converter().vegalite_to_svg(plain)
    return drawn.replace(f'font-family="{ANY}"', f'font-family="{wanted}"')


def _text(words: str) -> str:
    r"""Words as XML; a form feed that stands in a report would break it.

    >>> _text("增长\f7% <b>")
    '增长7% &lt;b&gt;'
    """
    return escape("".join(letter for letter in words if letter >= " " or letter == "\n"))


def _named_anew(drawn: str) -> str:
    """The ids within an SVG counted from nought: Vega counts on from picture to picture.

    A digest keeps those of two pictures on one page apart.

    >>> _named_anew('<clipPath id="clip7"/><g clip-path="url(#clip7)"/>')
    '<clipPath id="p51aa9a-0"/><g clip-path="url(#p51aa9a-0)"/>'
    """
    old = list(dict.fromkeys(ID.findall(drawn)))
    counted = {name: f"@{place}" for place, name in enumerate(old)}
    plain = NAMED.sub(lambda found: found[1] + counted.get(found[2], found[2]), drawn)
    digest = sha256(plain.encode()).hexdigest()[:6]
    return NAMED.sub(lambda found: found[1] + found[2].replace("@", f"p{digest}-"), plain)


def png(picture: Picture) -> bytes:
    """The picture as PNG. Raises ``ZhengtuError`` where no font here has Chinese characters."""
    if not _writes_chinese():
        remedy = "install one (Debian: apt install fonts-noto-cjk), or write .svg or .html"
        raise ZhengtuError("PNG", "no font with Chinese characters on this computer", remedy)
    drawn: bytes = converter().svg_to_png(svg(picture), scale=SCALE)
    return drawn


def html(picture: Picture) -> str:
    """The picture and its figures as a page of one file, in light and in dark."""
    page = (files(TEMPLATES) / "page.html").read_text(encoding="utf-8")
    head = "".join(f"<th>{escape(column)}</th>" for column in picture.columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in picture.rows
    )
    return Template(page).substitute(
        title=escape(picture.title),
        svg=svg(picture),
        dark="\n".join(f"  {rule}" for rule in _dark()),
        figures=escape(mapping("charts")["figures"]),
        head=head,
        body=body,
    )


def _dark() -> list[str]:
    """Style rules that give each colour of a picture the one it has in the dark.

    >>> _dark()[0]
    'svg [fill="#1d2129"] { fill: #e8e9ec; }'
    """
    text = (files(TEMPLATES) / "dark.csv").read_text(encoding="utf-8")
    return [
        f'svg [{part}="{row["light"]}"] {{ {part}: {row["dark"]}; }}'
        for row in csv.DictReader(text.splitlines())
        for part in ("fill", "stroke")
    ]


@cache
def _writes_chinese() -> bool:
    """Whether two characters look different; without a font both are the same empty box."""
    seen = {converter().svg_to_png(_letter(letter)) for letter in "政图"}
    return len(seen) == 2


def _letter(letter: str) -> str:
    size = 'width="20" height="20"'
    style = 'y="16" font-size="16" font-family="sans-serif"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><text {style}>{letter}</text></svg>'


@cache
def converter() -> ModuleType:
    """The library that draws; an error that says what to install where it is missing."""
    try:
        import vl_convert
    except ImportError as error:
        remedy = "run: pip install 'zhengtu[charts]' (in a clone: pip install -e '.[charts]')"
        raise ZhengtuError("pictures", "vl-convert-python is not installed", remedy) from error
    return vl_convert


FORMS: dict[str, Callable[[Picture], bytes]] = {
    ".svg": lambda picture: svg(picture).encode(),
    ".png": png,
    ".html": lambda picture: html(picture).encode(),
    ".json": lambda picture: json.dumps(picture.spec, ensure_ascii=False, indent=1).encode(),
}
"""How each format is made; ``.json`` is the Vega-Lite specification with its figures."""
