"""Years as a person writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def span(years: Sequence[int]) -> str:
    """The first and the last of some years in order.

    >>> span([2001, 2005]), span([2001]), span([])
    ('2001–2005', '2001', '')
    """
    return "–".join(str(year) for year in dict.fromkeys((*years[:1], *years[-1:])))


def spans(years: Iterable[int]) -> str:
    """Years in order, those in a row as the first and the last.

    >>> spans([2001, 2002, 2003, 2007, 2009, 2010])
    '2001–2003、2007、2009–2010'
    """
    found: list[list[int]] = []
    for year in years:
        if found and found[-1][-1] == year - 1:
            found[-1].append(year)
        else:
            found.append([year])
    return "、".join(map(span, found))
