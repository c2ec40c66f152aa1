"""The page that shows every saved query with what it answers on a small graph: docs/queries.md.

``make docs`` writes it, a test compares it with what the queries answer today.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..graph.query import Answer, SavedQuery, run, saved
from .api import Graph, open_graph
from .csvtext import shown

ROWS, WORDS = 3, 40
"""Rows that are shown of an answer, and characters of a cell."""
_PLACES = ("source", "document", "start", "end")
_LEAD = """# Saved queries

`zhengtu query KG --name NAME [--param NAME=VALUE]` asks one of these, `zhengtu query --list` lists
them. Each is shown with the first rows of its answer on the bundled sample and a few small
invented reports; columns that only say where a row is from are left out here.
"""


def handbook(graph: Graph) -> str:
    """The page as Markdown, the queries in the order of their names."""
    return "\n".join([_LEAD, *(_entry(graph, query) for query in saved())])


def _entry(graph: Graph, query: SavedQuery) -> str:
    answer = run(graph.store, query.text)
    parameters = [f"- `{one.name}={one.default}`: {one.about}" for one in query.parameters]
    head = [f"## {query.name}", "", f"{query.title_zh} · {query.title}. {query.answers}", ""]
    return "\n".join([*head, *parameters, *([""] if parameters else []), *_table(answer)])


def _table(answer: Answer) -> Iterator[str]:
    kept = [place for place, column in enumerate(answer.columns) if _tells(column, answer, place)]
    yield _line(answer.columns[place] for place in kept)
    yield _line("---" for _ in kept)
    for row in answer.rows[:ROWS]:
        yield _line(_cut(shown(row[place])) for place in kept)
    yield ""
    yield f"{len(answer)} rows.\n" if len(answer) != 1 else "1 row.\n"


def _tells(column: str, answer: Answer, place: int) -> bool:
    """Whether a column says more than where its row is from."""
    if column.rsplit("_", 1)[-1] in _PLACES:
        return False
    cells = [row[place] for row in answer.rows[:ROWS]]
    return not any(isinstance(cell, str) and "://" in cell for cell in cells)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cut(text: str) -> str:
    """A cell that breaks no table.

    >>> _cut("目标 | 任务")
    '目标 ｜ 任务'
    """
    line = " ".join(text.replace("|", "｜").split())
    return line if len(line) <= WORDS else line[: WORDS - 1] + "…"


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(handbook(open_graph(sys.argv[1])), encoding="utf-8")
