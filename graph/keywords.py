r"""The bare words of a SPARQL query, in every way that an engine could read it.

Whether a query calls another endpoint is asked before it runs. A parser of our own could read it
otherwise than the engine does: in ``?a<?b#>'''`` the engine, which knows that it is inside a
FILTER, sees a comment where others see the IRI ``<?b#>`` and a string. So no reading is chosen:
where ``<`` may begin an IRI or be an operator, where a dot may end a name or be part of it, both
are followed. What is in a string, comment, variable or name in all readings is no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ESCAPE = r"\\[tbnrf\\\"']|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_LONG = re.compile(
    rf"'''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*+'''|" rf'"""(?:"{{0,2}}(?:[^"\\]|{_ESCAPE}))*+"""'
)
_SHORT = re.compile(rf"'(?:[^'\\\r\n]|{_ESCAPE})*+'|" rf'"(?:[^"\\\r\n]|{_ESCAPE})*+"')
# Readings of an engine that takes escapes which the standard does not know.
_LOOSE = re.compile(r"('''|\"\"\"|'|\")(?:\\.|(?!\1)[^\\])*+\1", re.DOTALL)
_SKIPPED = re.compile(r"#[^\r\n]*|\s+|[?$]\w+|@[A-Za-z0-9-]+|\\.", re.DOTALL)
_IRI = re.compile(r"<[^<>\x00-\x20]*>")
# A name ends at its first dot or hyphen: the rest is read as if it were code.
_NAME = re.compile(r"([^\W\d]\w*)?:(?:[\w:%-]|\\.)*")
_WORD = re.compile(r"[^\W\d]\w*")
_REST = r"(?:\s|#[^\r\n]*+)*+"
_GROUP = re.compile(_REST + r"\{")
_CALLED = re.compile(
    rf"{_REST}(?:SILENT{_REST})?(?:{_IRI.pattern}|[?$]\w+|\w*:(?:[\w:.%-]|\\.)*){_REST}\{{", re.I
)


def keywords(text: str) -> frozenset[str]:
    r"""The words of a query that may be keywords, and its prefixes, in lower case.

    >>> sorted(keywords("SELECT ?from { ?s ex:from 'FROM' } # LIMIT"))
    ['ex', 'select']
    """
    return frozenset(text[start:end].casefold() for start, end in _words(text))


def calls_out(text: str) -> bool:
    r"""Whether a query may send something to another endpoint: SERVICE in any reading.

    >>> calls_out("SELECT * { SERVICE <http://x> { ?s ?p ?o } }")
    True
    >>> calls_out("ASK { FILTER(?a<?b#>'\'\'\n) SERVICE <http://x> {} #'\'\' \n }")
    True
    >>> calls_out("PREFIX service: <http://x/Service> ASK { ?service service:SERVICE 'SERVICE' }")
    False
    """
    if "service" not in text.casefold():
        return False
    return any(
        "service" in text[start:end].casefold()
        and (_GROUP if text.startswith(":", end) else _CALLED).match(text, _after(text, end))
        for start, end in _words(text)
    )


def _after(text: str, end: int) -> int:
    """Where the name ends whose prefix ends here; the same place where there is none."""
    match = _NAME.match(text, end)
    return match.end() if match and not match[1] else end


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Where bare words and prefixes stand, from each place that a reading may come to."""
    waiting, seen = [0], {0}
    while waiting:
        place = waiting.pop()
        if match := _NAME.match(text, place) or _WORD.match(text, place):
            ends = [match.end()]
            if match.re is _WORD or match[1]:
                yield place, match.end(match.re is _NAME)
        else:
            ends = list(_ends(text, place))
        fresh = [end for end in ends if end not in seen and end < len(text)]
        seen.update(fresh)
        waiting += fresh


def _ends(text: str, place: int) -> Iterator[int]:
    """Where what begins here may end, if it is neither word nor name."""
    if match := _SKIPPED.match(text, place):
        yield match.end()
    elif text[place : place + 1] in ("'", '"'):
        yield from _strings(text, place)
    else:
        yield place + 1
        if match := _IRI.match(text, place):
            yield match.end()


def _strings(text: str, place: int) -> Iterator[int]:
    """Where the strings that begin here may end; nowhere if no reading closes one."""
    if match := _LONG.match(text, place):
        yield match.end()
        return
    for pattern in (_SHORT, _LOOSE):
        if match := pattern.match(text, place):
            yield match.end()
