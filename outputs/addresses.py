"""Where each page of a graph directory is: paths inside it, as `views/regions.html`.

Every page but the first lies one folder deep. A thing's page is called by the last part of its IRI.
"""

from __future__ import annotations

import re
from posixpath import dirname, relpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .bundle import Found

INDEX = "index.html"
ASSETS = "assets"
VIEWS = "views"
READER = "reader"
PAGES = "pages"
PICTURES = "pictures"

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def tail(iri: str) -> str:
    """The last part of an IRI as it may stand in the name of a file.

    >>> tail("https://w3id.org/zhengtu/id/org/330600-ab12"), tail("http://x/a?b=c d")
    ('330600-ab12', 'a-b-c-d')
    """
    return _UNSAFE.sub("-", iri.rstrip("/").rpartition("/")[2])


def regions_view() -> str:
    """The overview of all regions.

    >>> regions_view()
    'views/regions.html'
    """
    return f"{VIEWS}/regions.html"


def region_view(code: str) -> str:
    """The view of a region by its code.

    >>> region_view("330600")
    'views/region-330600.html'
    """
    return f"{VIEWS}/region-{tail(code)}.html"


def unit_view(iri: str) -> str:
    """The view of a unit.

    >>> unit_view("https://w3id.org/zhengtu/id/org/330600-ab12")
    'views/unit-330600-ab12.html'
    """
    return f"{VIEWS}/unit-{tail(iri)}.html"


def initiative_view(iri: str) -> str:
    """The view of an initiative; only some have one of their own.

    >>> initiative_view("https://w3id.org/zhengtu/id/initiative/330600-ab12")
    'views/initiative-330600-ab12.html'
    """
    return f"{VIEWS}/initiative-{tail(iri)}.html"


def document_view(one: Found) -> str:
    """The view of a document: region, year, kind and the document's own name."""
    place = one.region_code or "region-unknown"
    return f"{VIEWS}/{place}-{one.year or 'year-unknown'}-{one.kind}-{one.document}.html"


def document_reader(one: Found) -> str:
    """The page on which a document is read."""
    return reader(one.document)


def reader(document: str) -> str:
    """The page on which a document is read, by the last part of its IRI, as tables name it.

    >>> reader("ab-0-9")
    'reader/ab-0-9.html'
    """
    return f"{READER}/{tail(document)}.html"


def sentence(document: str, start: int, end: int) -> str:
    """Where a span of a document is read.

    >>> sentence("ab-0-9", 3, 5)
    'reader/ab-0-9.html#char=3,5'
    """
    return f"{reader(document)}#char={start},{end}"


def region_page(code: str) -> str:
    """The plain page of a region by its code.

    >>> region_page("330600")
    'pages/region-330600.html'
    """
    return f"{PAGES}/region-{tail(code)}.html"


def unit_page(iri: str) -> str:
    """The plain page of a unit.

    >>> unit_page("https://w3id.org/zhengtu/id/org/330600-ab12")
    'pages/unit-330600-ab12.html'
    """
    return f"{PAGES}/unit-{tail(iri)}.html"


def indicator_page(iri: str) -> str:
    """The plain page of an indicator.

    >>> indicator_page("https://w3id.org/zhengtu/id/indicator/gdp")
    'pages/indicator-gdp.html'
    """
    return f"{PAGES}/indicator-{tail(iri)}.html"


def picture(name: str, form: str = "svg") -> str:
    """A picture by its name.

    >>> picture("tiles-2024")
    'pictures/tiles-2024.svg'
    """
    return f"{PICTURES}/{tail(name)}.{form}"


def at_node(view: str, iri: str) -> str:
    """A view opened with a node of it selected.

    >>> at_node(region_view("330600"), "https://w3id.org/zhengtu/id/initiative/330600-ab12")
    'views/region-330600.html#node=330600-ab12'
    """
    return f"{view}#node={tail(iri)}"


def link(page: str, target: str) -> str:
    """What an address is called from a page of the directory, both as this module names them.

    >>> link(region_view("330600"), "reader/ab-0-9.html#char=3,5"), link(INDEX, regions_view())
    ('../reader/ab-0-9.html#char=3,5', 'views/regions.html')
    """
    path, hashed, place = target.partition("#")
    return relpath(path, dirname(page) or ".") + hashed + place
