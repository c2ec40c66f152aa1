"""The page of the saved queries cannot drift from what they answer."""

from pathlib import Path

from zhengtu.graph.query import saved
from zhengtu.outputs.api import Graph
from zhengtu.outputs.handbook import handbook

PAGE = Path(__file__).parent.parent / "docs" / "queries.md"


def test_the_page_shows_what_the_queries_answer(built: Graph) -> None:
    assert handbook(built) == PAGE.read_text(encoding="utf-8"), "run: make docs"


def test_there_is_a_query_for_each_question_that_is_asked_often() -> None:
    assert len(saved()) >= 32
