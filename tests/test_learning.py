"""What traits weigh is learned from examples; a line of the corpus teaches by itself."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhengtu.loaders.initiatives.categories import category_of
from zhengtu.loaders.initiatives.examples import Spoken, annotated, corpus
from zhengtu.loaders.initiatives.learning import main, misread
from zhengtu.loaders.initiatives.weights import weights

TEXT = "各位代表：我代表市政府报告工作。\n开工建设临江大桥，推进老旧小区项目，新建一批停车场。\n"


@pytest.fixture
def passage(tmp_path: Path) -> tuple[Path, Path]:
    """A document of which one sentence is annotated."""
    (tmp_path / "report.md").write_text(TEXT, "utf-8")
    told = {"id": "p", "doc": "report.md", "text": TEXT.splitlines()[1]}
    marked = {"id": "p", "initiatives": [{"name": "临江大桥", "category": "project"}]}
    (tmp_path / "passages.json").write_text(json.dumps([told]), "utf-8")
    (tmp_path / "statements.jsonl").write_text(json.dumps(marked) + "\n", "utf-8")
    return tmp_path / "passages.json", tmp_path / "statements.jsonl"


def names(spoken: Iterator[Spoken]) -> list[tuple[bool, str | None]]:
    told = [one for clause in spoken for one in clause.examples]
    return [("last2=大桥" in one.traits, one.category) for one in told]


def test_a_clause_with_a_marked_name_is_worth_a_look(passage: tuple[Path, Path]) -> None:
    found = [(one.traits[1], one.named) for one in annotated(passage[0].parent, *passage)]
    assert found == [("开工", True), ("推进", False), ("新建", False)]


def test_an_annotated_name_is_an_example_and_what_is_not_marked_is_a_counter_example(
    passage: tuple[Path, Path],
) -> None:
    found = names(annotated(passage[0].parent, *passage))
    assert (True, "project") in found
    assert {category for bridge, category in found if not bridge} == {None}


def test_a_line_of_the_corpus_is_an_example(tmp_path: Path) -> None:
    lines = tmp_path / "initiatives.txt"
    lines.write_text(
        "# Names.\n开工建设临江大桥 -> 临江大桥 project start\n推进甲乙大桥 -> nothing\n"
    )
    assert names(corpus(lines)) == [(True, "project"), (True, None)]


def test_learning_without_passages_moves_the_weights_as_far_as_a_new_line_asks(
    tmp_path: Path,
) -> None:
    lines = tmp_path / "initiatives.txt"
    lines.write_text("举办招聘会 -> 招聘会 event held\n改造临江大桥 -> 临江大桥 project ongoing\n")
    main(str(tmp_path), str(tmp_path), str(lines))
    with (tmp_path / "name_weights.csv").open(encoding="utf-8") as file:
        learned = {row["trait"]: float(row["weight"]) for row in csv.DictReader(file)}
    moved = {trait for trait in weights() if learned[trait] != weights()[trait]}
    assert "verb=举办" in moved
    assert not moved & {"last2=大桥", "verb=改造"}
    one = next(corpus(lines)).examples
    assert misread(one, weights())
    assert not misread(one, learned)


def test_the_category_is_what_verb_and_ending_speak_for() -> None:
    assert category_of(["verb=举办", "phase=held<", "last2=大会"]) == "event"
    assert category_of(["verb=开展", "phase=ongoing<", "last2=行动"]) == "programme"
