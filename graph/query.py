"""Questions to the graph: SPARQL text, and the saved queries of ``queries/*.rq``.

The prefixes of :mod:`zhengtu.graph.prefixes` need not be written, and without ``GRAPH`` a pattern
reads all named graphs together. A query text may begin with a header of comments that says what
it is::

    # title: Growth targets
    # title-zh: 增长目标
    # answers: Which growth was promised, by region and year.
    # param: region | all | region name or code

A parameter stands in the text as ``$region``; its value enters as one quoted literal, so it can
never become part of the query. ``?region`` is a variable as always.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from unicodedata import east_asian_width

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from ..loaders.errors import BadQuery, RefusedQuery
from ..loaders.near import meant
from . import queries
from .keywords import calls_out, keywords
from .prefixes import PREFIXES, VOCABULARIES
from .regions import in_store

Cell = str | int | Decimal | bool | None
Result = QuerySolutions | QueryBoolean | QueryTriples

_PROLOGUE = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items()) + "\n"
_HEADER = re.compile(r"^#[ \t]*(title|title-zh|answers|param):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_UPDATE = re.compile(
    r"(?:\s|#[^\n]*|PREFIX\s+[\w-]*:\s*<[^>]*>|BASE\s*<[^>]*>)*+"
    r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows under named columns; ``turtle`` too where the query was a CONSTRUCT or DESCRIBE.

    Numbers are ``int`` or ``Decimal``, truth values ``bool``, everything else text; an unbound
    variable is ``None``. An ASK has one row under the column ``answer``.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    turtle: str | None = None

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        """The rows in order."""
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def _repr_html_(self) -> str:
        from . import markup

        told = self.turtle
        return markup.text(told) if told else markup.table(self.columns, self.rows)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query asks for: ``$name`` in its text, ``default`` where none is given."""

    name: str
    default: str
    about: str

    @property
    def is_region(self) -> bool:
        """Whether its values are regions, as its line says."""
        return self.about.startswith(("region ", "name or code of the"))


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query with its header: titles, one line on what it answers, and its parameters."""

    name: str
    title: str
    title_zh: str
    answers: str
    parameters: tuple[Parameter, ...]
    text: str


def run(store: Store, text: str, params: Mapping[str, str] | None = None) -> Answer:
    """The answer to a SPARQL SELECT, ASK, CONSTRUCT or DESCRIBE over all graphs of ``store``.

    ``params`` are values for the parameters that the header of ``text`` declares; a region goes by
    its short name too, where that is one. Raises
    :class:`BadQuery` for what is no SPARQL, for SERVICE, and for an unknown parameter.

    >>> run(Store(), "SELECT (1 + 1 AS ?sum) {}")
    Answer(columns=('sum',), rows=((2,),), turtle=None)
    >>> run(Store(), "# param: who | all | a name\\nASK { FILTER($who = '绍兴') }", {"who": "绍兴"})
    Answer(columns=('answer',), rows=((True,),), turtle=None)
    """
    result = ask(store, text, params)
    if isinstance(result, QueryBoolean):
        return Answer(("answer",), ((bool(result),),))
    if isinstance(result, QueryTriples):
        return _described(result)
    columns = tuple(variable.value for variable in result.variables)
    return Answer(columns, tuple(tuple(_cell(term) for term in row) for row in result))


def ask(
    store: Store,
    text: str,
    params: Mapping[str, str] | None = None,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> Result:
    """What the engine gives for a query; see :func:`run`. It is read from the store as it is taken.

    Graphs that are named here stand in place of those after FROM; with neither, all are read.

    >>> bool(ask(Store(), "ASK {}"))
    True
    """
    query = _bound(store, text, params or {})
    if calls_out(query):
        raise RefusedQuery("query", "SERVICE goes to the network", "ask only what this graph holds")
    chosen = bool(default_graphs or named_graphs)
    try:
        return store.query(
            _PROLOGUE + query,
            use_default_graph_as_union=not chosen and "from" not in keywords(query),
            default_graph=[NamedNode(iri) for iri in default_graphs] if chosen else None,
            named_graphs=[NamedNode(iri) for iri in named_graphs] if chosen else None,
        )
    except SyntaxError as error:
        raise _unreadable(query, str(error)) from None


@lru_cache(maxsize=1)
def saved() -> tuple[SavedQuery, ...]:
    """The saved queries, by name.

    >>> "targets" in [query.name for query in saved()]
    True
    """
    found = sorted(
        (file.name.removesuffix(".rq"), file.read_text(encoding="utf-8"))
        for file in files(queries).iterdir()
        if file.name.endswith(".rq")
    )
    return tuple(described(name, text) for name, text in found)


def find(name: str) -> SavedQuery:
    """The saved query called ``name``.

    >>> find("documnets")
    Traceback (most recent call last):
        ...
    zhengtu.loaders.errors.BadQuery: documnets: no saved query of this name; did you mean documents?
    """
    by_name = {query.name: query for query in saved()}
    if name not in by_name:
        raise BadQuery(name, "no saved query of this name", meant(name, by_name))
    return by_name[name]


def described(name: str, text: str) -> SavedQuery:
    """A query text with what its header says of it; a text without a header is its own title.

    >>> described("mine", "# title: Years\\n# param: year | all | a year\\nASK {}").parameters
    (Parameter(name='year', default='all', about='a year'),)
    """
    header = _HEADER.findall(text)
    said = {key: value for key, value in reversed(header) if key != "param"}
    return SavedQuery(
        name=name,
        title=said.get("title", name),
        title_zh=said.get("title-zh", said.get("title", name)),
        answers=said.get("answers", ""),
        parameters=tuple(_parameter(name, value) for key, value in header if key == "param"),
        text=text,
    )


def _parameter(query: str, line: str) -> Parameter:
    parts = [part.strip() for part in line.split("|", 2)]
    if len(parts) < 3 or not parts[0].isidentifier():
        raise BadQuery(query, f"parameter line {line!r}", "write: # param: name | default | about")
    return Parameter(*parts)


def _bound(store: Store, text: str, params: Mapping[str, str]) -> str:
    declared = {each.name: each for each in described("query", text).parameters}
    for name in params:
        if name not in declared:
            found = "no such parameter" if declared else "this query takes no parameters"
            raise BadQuery(name, found, meant(name, declared))
    given = {name: params.get(name, each.default) for name, each in declared.items()}
    values = {
        name: in_store(store, value) if declared[name].is_region else value
        for name, value in given.items()
    }
    return re.sub(
        r"\$(\w+)",
        lambda match: str(Literal(values[match[1]])) if match[1] in values else match[0],
        text,
    )


def _unreadable(query: str, message: str) -> BadQuery:
    """The parser's complaint with the line it is about and a caret under the place."""
    if update := _UPDATE.match(query):
        found = f"{update[1].upper()} would change the graph, and queries only read it"
        return BadQuery("query", found, "ask with SELECT, ASK, CONSTRUCT or DESCRIBE")
    match = _PLACE.match(message)
    if match is None:
        return BadQuery("query", message, "see the SPARQL 1.1 syntax")
    line, column = int(match[1]) - 1, int(match[2])
    shown = (query.splitlines() or [""])[line - 1] if line <= len(query.splitlines()) else ""
    before = "".join("\u3000" if east_asian_width(c) in "WF" else " " for c in shown[: column - 1])
    mark = f"correct it at the mark:\n    {shown}\n    {before}^"
    return BadQuery(f"query, line {line}, column {column}", _expected(match[3]), mark)


def _expected(message: str) -> str:
    if "Prefix not found" in message:
        return f"prefix not known (known without declaring: {', '.join(VOCABULARIES)} …)"
    words = re.sub(r"\[[^]]*\](?: \|)?|expected one of|expected", " ", message)
    # Of the keywords that might stand here the parser names one or two, by chance; signs it knows.
    kept = [word for word in (part.strip() for part in words.split(", ")) if word.startswith('"')]
    return f"expected {' or '.join(kept)}" if kept else "not SPARQL from here on"


def _described(triples: QueryTriples) -> Answer:
    ordered = sorted(triples, key=str)
    text = serialize(ordered, format=RdfFormat.TURTLE, prefixes=PREFIXES)
    rows = tuple((_cell(t.subject), _cell(t.predicate), _cell(t.object)) for t in ordered)
    return Answer(("subject", "predicate", "object"), rows, (text or b"").decode("utf-8"))


def _cell(term: NamedNode | BlankNode | Literal | Triple | None) -> Cell:
    if term is None:
        return None
    if not isinstance(term, Literal):
        return str(term) if isinstance(term, Triple) else term.value
    kind = term.datatype.value.removeprefix(PREFIXES["xsd"])
    if kind == "integer":
        return int(term.value)
    if kind == "decimal":
        return Decimal(term.value)
    return term.value == "true" if kind == "boolean" else term.value
