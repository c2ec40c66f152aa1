"""The pages of the server: the list of saved queries, a form for each, and the editor.

They work without a script: forms that a browser sends, tables that are written here. What comes
from a query or a report is text, never markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import quote, urlencode

from ...graph.prefixes import PREFIXES
from ...graph.query import SavedQuery
from ...loaders.wordlists import mapping
from ..bilingual import both
from .labels import LABELS, named, say
from .places import NOWHERE, Places
from .table import answer, complaint, quoted
from .workers import Reply

Doubts = Callable[[], Iterable[str]]
MOST_LINES = 22
"""Lines of a query that are seen at once."""

START = """SELECT ?region ?year ?indicator ?value ?unit ?quote
WHERE {
  ?target a zt:Target ; zt:indicatorText ?indicator ; zt:value ?value ;
    zt:year ?year ; zt:region/rdfs:label ?region ; zt:evidence/oa:exact ?quote .
  OPTIONAL { ?target zt:unitText ?unit }
}
ORDER BY ?region ?year ?indicator ?quote
LIMIT 100
"""


def listing(saved: Iterable[SavedQuery]) -> str:
    """The page of all saved queries."""
    cards = "".join(
        f'<li><a href="/queries/{quote(one.name)}"><strong>{both(one.title_zh, one.title)}</strong>'
        f"<code>{escape(one.name)}</code><span>{escape(one.answers)}</span></a></li>\n"
        for one in saved
    )
    title, about = LABELS.words("queries")[0], say("queries-about")
    return _page(title, say("queries"), about, f'<ul class="cards">{cards}</ul>', "queries")


def saved_page(
    saved: SavedQuery,
    values: Mapping[str, str],
    reply: Reply,
    places: Places = NOWHERE,
    doubts: Doubts = tuple,
) -> str:
    """A saved query with its form, filled with ``values``, and its answer."""
    given = [(one.name, values[one.name]) for one in saved.parameters if one.name in values]
    links = "".join(
        f'<a href="?{escape(urlencode([*given, ("format", form)]))}">{form.upper()}</a>'
        for form in ("csv", "json")
    )
    editor = f"/sparql?{urlencode({'query': saved.text})}"
    main = [
        _parameters(saved, values),
        answer(reply, links, places, doubts),
        "<details><summary>SPARQL</summary>"
        f"<p><a href={quoted(editor)}>{say('open-in-editor')}</a></p>"
        f"<pre>{escape(saved.text)}</pre></details>",
    ]
    heading = both(saved.title_zh, saved.title)
    return _page(saved.title_zh, heading, escape(saved.answers), "".join(main), "queries")


def editor(
    saved: Iterable[SavedQuery],
    text: str = "",
    reply: Reply | None = None,
    places: Places = NOWHERE,
    doubts: Doubts = tuple,
) -> str:
    """The editor with a query in it, and its answer where it has been run."""
    options = "".join(
        f"<option data-query={quoted(one.text)}>{escape(f'{one.title_zh} · {one.name}')}</option>"
        for one in saved
    )
    lines = min((text or START).count("\n") + 2, MOST_LINES)
    prefixes = "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
    links = "".join(
        f'<button form="editor" name="format" value="{form}">{form.upper()}</button>'
        for form in ("csv", "tsv", "json", "xml")
    )
    main = f"""<form id="editor" action="/sparql">
<div class="tools"><select {named("start-from")}>
<option {named("start-from")}>…</option>{options}</select></div>
<div class="code"><pre aria-hidden="true">1</pre>
<textarea name="query" rows="{lines}" spellcheck="false" autocapitalize="off" aria-label="SPARQL">
{escape(text or START)}</textarea></div>
<div class="tools"><button class="run">{say("run")}</button>
<span class="keys">Ctrl + Enter</span></div>
</form>
{answer(reply, links, places, doubts) if reply else ""}
<details><summary>{say("prefixes")}</summary>
<pre>{escape(prefixes)}</pre></details>"""
    return _page("SPARQL", say("editor"), say("editor-about"), main, "editor")


def message(text: str) -> str:
    """A page that says what went wrong."""
    return _page(LABELS.words("not-found")[0], say("not-found"), "", complaint(text), "")


def served(index: str) -> str:
    """The first page of a build, with the links that only a server can follow.

    >>> served('<button id="language">').startswith('<a class="button" href="/queries">')
    True
    """
    links = (("/queries", say("queries")), ("/sparql", "SPARQL"))
    shown = "".join(f'<a class="button" href="{page}">{name}</a>' for page, name in links)
    return index.replace('<button id="language"', f'{shown}<button id="language"', 1)


def _page(title: str, heading: str, about: str, main: str, place: str) -> str:
    template = Template(files(__package__).joinpath("page.html").read_text(encoding="utf-8"))
    here = {name: ' aria-current="page"' if name == place else "" for name in ("queries", "editor")}
    return template.substitute(title=escape(title), heading=heading, about=about, main=main, **here)


def _parameters(saved: SavedQuery, values: Mapping[str, str]) -> str:
    titles = mapping("column_titles")
    fields = "".join(
        f"<label><b>{both(titles.get(one.name, one.name), one.name)}</b> {escape(one.about)}"
        f"<input name={quoted(one.name)} value={quoted(values.get(one.name, ''))}"
        f" placeholder={quoted(one.default)}></label>"
        for one in saved.parameters
    )
    run = f'<button class="run">{say("run")}</button>'
    return f'<form class="parameters">{fields}{run}</form>' if fields else ""
