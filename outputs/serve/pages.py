"""The pages of the server: the list of saved queries, a form for each, and the editor.

They work without a script: forms that a browser sends, tables that are written here. What comes
from a query or a report is text, never markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import quote, urlencode

from ...graph.prefixes import PREFIXES
from ...graph.query import SavedQuery
from ...loaders.wordlists import mapping
from .table import answer, complaint, quoted
from .workers import Reply

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
        f'<li><a href="/queries/{quote(one.name)}"><strong>{escape(one.title_zh)}</strong>'
        f"<code>{escape(one.name)}</code><span>{escape(one.answers)}</span></a></li>\n"
        for one in saved
    )
    about = "选一个，填参数，看表或下载。Choose one, fill its form, read or download the table."
    return _page(
        "查询", _titled("查询", "Queries"), about, f'<ul class="cards">{cards}</ul>', "queries"
    )


def saved_page(saved: SavedQuery, values: Mapping[str, str], reply: Reply) -> str:
    """A saved query with its form, filled with ``values``, and its answer."""
    given = [(one.name, values[one.name]) for one in saved.parameters if one.name in values]
    links = "".join(
        f'<a href="?{escape(urlencode([*given, ("format", form)]))}">{form.upper()}</a>'
        for form in ("csv", "json")
    )
    editor = f"/sparql?{urlencode({'query': saved.text})}"
    main = [
        _parameters(saved, values),
        answer(reply, links),
        f"<details><summary>SPARQL · <a href={quoted(editor)}>在编辑器中打开 Open in the editor</a>"
        f"</summary><pre>{escape(saved.text)}</pre></details>",
    ]
    heading = _titled(saved.title_zh, saved.title)
    return _page(saved.title_zh, heading, escape(saved.answers), "".join(main), "queries")


def editor(saved: Iterable[SavedQuery], text: str = "", reply: Reply | None = None) -> str:
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
<div class="tools"><select aria-label="从已存查询开始 Start from a saved query">
<option>从已存查询开始 Start from a saved query …</option>{options}</select></div>
<div class="code"><pre aria-hidden="true">1</pre>
<textarea name="query" rows="{lines}" spellcheck="false" autocapitalize="off" aria-label="SPARQL">
{escape(text or START)}</textarea></div>
<div class="tools"><button class="run">运行 Run</button>
<span class="keys">Ctrl + Enter</span></div>
</form>
{answer(reply, links) if reply else ""}
<details><summary>已知前缀，无须声明 Prefixes that need not be declared</summary>
<pre>{escape(prefixes)}</pre></details>"""
    about = "只读查询，不出本机。Queries only read, and go nowhere else."
    return _page("SPARQL", _titled("SPARQL 查询", "Editor"), about, main, "editor")


def message(text: str) -> str:
    """A page that says what went wrong."""
    return _page("没有找到", _titled("没有", "Sorry"), "", complaint(text), "")


def served(index: str) -> str:
    """The first page of a build, with the links that only a server can follow.

    >>> served("<body><h1>政图</h1>").startswith("<body><nav")
    True
    """
    style = "display:flex;gap:22px;max-width:1080px;margin:0 auto;padding:14px 24px 0"
    links = '<a href="/queries">查询 Queries</a><a href="/sparql">SPARQL</a>'
    return index.replace("<body>", f'<body><nav style="{style}">{links}</nav>', 1)


def _page(title: str, heading: str, about: str, main: str, place: str) -> str:
    template = Template(files(__package__).joinpath("page.html").read_text(encoding="utf-8"))
    here = {name: ' aria-current="page"' if name == place else "" for name in ("queries", "editor")}
    return template.substitute(title=escape(title), heading=heading, about=about, main=main, **here)


def _titled(chinese: str, english: str) -> str:
    return f'{escape(chinese)}<small lang="en">{escape(english)}</small>'


def _parameters(saved: SavedQuery, values: Mapping[str, str]) -> str:
    titles = mapping("column_titles")
    fields = "".join(
        f"<label><b>{escape(titles.get(one.name, one.name))}</b> {escape(one.about)}"
        f"<input name={quoted(one.name)} value={quoted(values.get(one.name, ''))}"
        f" placeholder={quoted(one.default)}></label>"
        for one in saved.parameters
    )
    run = '<button class="run">运行 Run</button>'
    return f'<form class="parameters">{fields}{run}</form>' if fields else ""
