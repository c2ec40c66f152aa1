"""Glossary entries in their usual forms, linked to where the terms occur."""

from pathlib import Path

import pytest

from zhengtu.loaders.clean import clean
from zhengtu.loaders.glossary import terms
from zhengtu.loaders.headings import headings
from zhengtu.loaders.records import Document, Source, Span, Term
from zhengtu.loaders.source import read
from zhengtu.loaders.split import split

BODY = "各位代表：\n一、去年工作回顾\n推进“双城计划”，再推双城计划。\n附件：\n名词解释\n"


def of(text: str) -> tuple[Term, ...]:
    document = Document(Source("a.txt", "", "utf-8", text), Span(0, len(text)), "report")
    reading = clean(document)
    return terms(document, reading, headings(document, reading))


@pytest.mark.parametrize(
    ("line", "number", "page"),
    [
        ("- 1.双城计划 (第 2 页): 两座新城。", 1, 2),
        ("1．“双城计划”（第2页）：两座新城。", 1, 2),
        ("①双城计划：两座新城。", 1, None),
        ("【1】双城计划：两座新城。", 1, None),
        ("（3）双城计划：两座新城。", 3, None),
        ("[^1]: 双城计划：两座新城。", 1, None),
        ("**1.双城计划：**两座新城。", 1, None),
        ("双城计划（P3）：两座新城。", 1, 3),
    ],
)
def test_forms_of_an_entry(line: str, number: int, page: int | None) -> None:
    (term,) = of(BODY + line)
    assert (term.number, term.term, term.page) == (number, "双城计划", page)
    assert term.definition == "两座新城。"
    assert term.quote in line


def test_occurrences_are_those_before_the_glossary_with_or_without_quotes() -> None:
    text = BODY + "1.双城计划：双城计划是两座新城。"
    (term,) = of(text)
    assert [span.of(text) for span in term.occurrences] == ["双城计划", "双城计划"]


def test_entries_may_wrap_and_terms_may_begin_with_a_digit() -> None:
    text = BODY + "1.双城计划：两座新城，\n\n共同发展。\n2.4个百亿：四个产业。\n3.标准地：净地。"
    assert [(term.number, term.term) for term in of(text)] == [
        (1, "双城计划"),
        (2, "4个百亿"),
        (3, "标准地"),
    ]
    assert of(text)[0].definition == "两座新城，共同发展。"


def test_a_report_without_a_glossary_has_no_terms() -> None:
    assert of("各位代表：\n一、去年工作回顾\n1.工业：增长。") == ()


def test_the_thirty_terms_of_the_seed(shared: Path) -> None:
    (report,), _ = split(read(shared / "seeds" / "004_71a5c2949b059e41.txt"))
    reading = clean(report)
    found = terms(report, reading, headings(report, reading))
    assert [term.number for term in found] == list(range(1, 31))
    assert (found[0].term, found[0].page) == ("银政联盟1+N", 2)
    assert all(term.occurrences for term in found)
