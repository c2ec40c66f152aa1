"""Every line of ``tests/corpus`` is read as a careful reader reads it; the words are in order.

A line is ``text -> reading; reading`` or ``text -> nothing``; ``[target 2024]`` before the text
says in what part of which year's report it stands. A reading is what ``explain`` prints without
``outcome``, in ``initiatives.txt`` name, category and phase; ``@2019`` behind it is its year.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest

from zhengtu.loaders.explain import described, named, setting_of
from zhengtu.loaders.passage import read_passage
from zhengtu.loaders.records import Kind, Statement
from zhengtu.loaders.rules import RULES
from zhengtu.loaders.rules.engine import Rule

CORPUS = Path(__file__).parent / "corpus"
WORDS = files("zhengtu.schema.words")
SETTING = re.compile(r"\[(?:(target|outcome) )?(\d{4})\] ")


@dataclass(frozen=True)
class Line:
    place: str
    text: str
    kind: Kind | None
    year: int | None
    expected: str

    @property
    def names(self) -> bool:
        return self.place.startswith("initiatives")


def lines() -> Iterator[Line]:
    for path in sorted(CORPUS.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("#"):
                continue
            text, _, expected = line.partition(" -> ")
            found = SETTING.match(text)
            kind, year = (found[1], int(found[2])) if found else (None, None)
            words = text[found.end() :] if found else text
            yield Line(f"{path.stem}:{number}", words, kind, year, expected)


LINES = tuple(lines())


def read(line: Line) -> str:
    passage = read_passage(setting_of(line.text, line.kind, line.year))
    if line.names:
        readings = [named(one).removeprefix(f"{one.kind} ") for one in passage.initiatives]
    else:
        readings = [_stated(one, "@" in line.expected) for one in passage.statements]
    return "; ".join(readings) or "nothing"


def _stated(statement: Statement, dated: bool) -> str:
    words = described(statement).removeprefix("outcome ")
    return f"{words} @{statement.year}" if dated else words


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.place)
def test_a_line_has_exactly_its_reading(line: Line) -> None:
    assert read(line) == line.expected


def test_the_corpus_is_broad_and_says_nothing_twice() -> None:
    said = [(line.names, line.kind, line.year, line.text) for line in LINES]
    assert len(LINES) >= 600
    assert len(said) == len(set(said))
    assert sum(line.expected == "nothing" for line in LINES) >= 60


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_example_of_a_rule_is_a_line_that_the_rule_reads(rule: Rule) -> None:
    assert rule.example in {line.text for line in LINES if not line.names}
    built = read_passage(setting_of(rule.example)).statements
    assert rule.name in {statement.rule for statement in built}


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


TABLES = sorted(item.name for item in WORDS.iterdir() if item.name.endswith(".csv"))
PATTERNS = [
    (name, row)
    for name in TABLES
    for row in csv.DictReader((WORDS / name).read_text("utf-8").splitlines())
    if {"pattern", "example"} <= row.keys()
]


@pytest.mark.parametrize(
    ("name", "row"), PATTERNS, ids=[f"{name}:{row['example']}" for name, row in PATTERNS]
)
def test_a_pattern_of_the_vocabulary_matches_its_example(name: str, row: dict[str, str]) -> None:
    assert re.search(row["pattern"], row["example"]), name


@pytest.mark.parametrize("name", TABLES)
def test_words_are_sorted_and_stand_once(name: str) -> None:
    data = (WORDS / name).read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert not data.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(data.decode("utf-8").splitlines())
    assert data.count(b"\n") == len(rows) + 1, "a row of a word list is a line"
    assert all(row[0] == row[0].strip() for row in rows)
    assert all(len(row) == len(header) for row in rows)
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert len(rows) == len({tuple(row) for row in rows})


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_corpus_is_plain_text(path: Path) -> None:
    data = path.read_bytes()
    assert data.endswith(b"\n")
    assert b"\r" not in data
    assert all(
        line.startswith("#") or line.count(" -> ") == 1
        for line in data.decode("utf-8").splitlines()
    )
