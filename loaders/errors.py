"""The errors a user can meet: each names the file and place, what was found and what to do."""

from __future__ import annotations


class ZhengtuError(Exception):
    """Any error of ours; its message is meant for the person at the terminal.

    >>> raise ZhengtuError("kg", "no graph here", "run: zhengtu build PATH -o kg")
    Traceback (most recent call last):
        ...
    zhengtu.loaders.errors.ZhengtuError: kg: no graph here; run: zhengtu build PATH -o kg
    """

    def __init__(self, place: str, found: str, remedy: str) -> None:
        super().__init__(f"{place}: {found}; {remedy}")
        self.place = place
        self.found = found
        self.remedy = remedy


class UnreadableSource(ZhengtuError):
    """A file that is missing, empty, binary or in no encoding we know."""


class UnidentifiedDocument(ZhengtuError):
    """A document whose region or year its own text does not tell."""


class NoGraph(ZhengtuError):
    """A directory that holds no graph, or one that another version wrote."""


class BadQuery(ZhengtuError):
    """A query that is no SPARQL, or a saved query or parameter that does not exist."""


class RefusedQuery(BadQuery):
    """A query that would leave this graph or change it."""


class BadPolicy(ZhengtuError):
    """A policy of judging that does not exist or cannot be read."""


class UnknownThing(ZhengtuError):
    """A name that nothing in the graph bears, or more than one thing."""
