"""What a person asks at the command line: SPARQL or a file of it, and values for its parameters."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..loaders.errors import BadQuery

FILES = (".rq", ".sparql")


def sparql(said: str) -> str:
    """The text itself, or that of the file it names (``@FILE``, or a name that ends so).

    >>> sparql("ASK {}")
    'ASK {}'
    """
    if not (said.startswith("@") or said.endswith(FILES)):
        return said
    path = said.removeprefix("@")
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadQuery(path, "no readable query file", "check the path") from error


def given(params: Iterable[str]) -> dict[str, str]:
    """Values by parameter, each written as ``NAME=VALUE``.

    >>> given(["region=绍兴市", "year=2020"])
    {'region': '绍兴市', 'year': '2020'}
    """
    return dict(map(_pair, params))


def _pair(param: str) -> tuple[str, str]:
    name, equals, value = param.partition("=")
    if not equals:
        raise BadQuery(f"--param {param}", "no value", f"write --param {name}=VALUE")
    return name, value
