"""What a document is (region, year, date, session, speaker), told from its own text alone."""

from __future__ import annotations

from collections.abc import Iterator

from ..schema.regions import Region
from .head import Head, Speaker, behalf, day, head, plain, session, speaker, title
from .places import doubted, kind, mentions, resolve, unit, vote
from .records import Document, Identity
from .table import header
from .years import planned, told


def identify(document: Document) -> Identity:
    """The identity of a document; a field is ``None`` where the text gives too little.

    The year is the one the report plans for: a report given in January 2020, or in December
    2019, reviews 2019 and has the year 2020; a table or an article has the year it names most.
    A title from outside the text only helps where the text is silent.

    >>> from .records import Source, Span
    >>> text = "2020年5月12日在绍兴市第八届人民代表大会第五次会议上\\n市长 沈知行\\n各位代表："
    >>> found = identify(Document(Source("a", "", "utf-8", text), Span(0, len(text)), "report"))
    >>> found.region, found.region_code, found.year, found.date, found.speaker, found.office
    ('绍兴市', '330600', 2020, '2020-05-12', '沈知行', '市长')
    >>> found.session
    '绍兴市第八届人民代表大会第五次会议'
    """
    top, listed = head(document.text), plain(document.title or "")
    met, place = session(top, listed) or (None, "")
    speaks = speaker(top, listed)
    year = _year(document, top, listed, met)
    region = _region(document, [place, *_places(top, speaks)], year)
    return Identity(
        kind=document.kind,
        title=document.title or title(top),
        region=region.name if region else None,
        region_code=region.code if region else None,
        level=region.level if region else None,
        year=year,
        date=day(top, listed, year),
        session=met,
        speaker=speaks.name if speaks else None,
        office=speaks.office if speaks else None,
    )


def _year(document: Document, top: Head, listed: str, met: str | None) -> int | None:
    if document.kind == "report":
        return planned(document.text, top.flat, listed, met or "")
    return told(document.text)


def _heading(document: Document) -> str:
    """What stands above the names of the columns of a table."""
    names = header(document.text)
    return document.text[: document.text.rfind("\n", 0, names.end) + 1] if names else ""


def _places(top: Head, speaks: Speaker | None) -> Iterator[str]:
    """Where the head names its own region, the surest first; it may be only its kind (市)."""
    if speaks:
        yield speaks.place
    if place := behalf(top):
        yield place


def _region(document: Document, places: list[str], year: int | None) -> Region | None:
    """The region that the head names; else the one that the names in the text point to.

    An article does not speak of 全市 as its own, so any kind of region may be its own.
    """
    votes = mentions(document.text)
    if document.kind == "table":
        places = [*places, *reversed(mentions(_heading(document)))]
    own = "" if document.kind == "article" else unit(document.text)
    for place in places:
        if region := resolve(place, votes, year):
            return doubted(region, votes, year)
        own = kind(place) or own
    if own is None:
        return None
    return vote(votes, own, year) or vote(mentions(document.title or ""), own, year)
