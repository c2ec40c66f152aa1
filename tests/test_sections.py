"""Headings of every style, how they nest, and the part that each belongs to."""

import re
from pathlib import Path

import pytest

from zhengtu.loaders.clean import clean
from zhengtu.loaders.headings import headings
from zhengtu.loaders.parts import part_of_heading, part_of_lead
from zhengtu.loaders.records import Document, Section, Source, Span
from zhengtu.loaders.sections import parts, sections
from zhengtu.loaders.source import read
from zhengtu.loaders.split import split
from zhengtu.loaders.wordlists import rows


def of(text: str) -> tuple[Section, ...]:
    document = Document(Source("a.txt", "", "utf-8", text), Span(0, len(text)), "report")
    reading = clean(document)
    return sections(reading, headings(document, reading))


def outline(text: str) -> list[tuple[int, str, str]]:
    return [(one.level, one.part, one.heading) for one in of(text)]


def test_numbered_headings_nest_and_pass_on_their_part() -> None:
    assert outline(
        "各位代表：\n一、2019年工作回顾\n（一）经济平稳。全年增长7%。\n二、2020年工作安排\n"
        "（一）扩大投资。\n1.修路。修路三条。\n（二）加强政府自身建设。\n"
    ) == [
        (1, "preamble", ""),
        (1, "review", "一、2019年工作回顾"),
        (2, "review", "（一）经济平稳"),
        (1, "plan", "二、2020年工作安排"),
        (2, "plan", "（一）扩大投资"),
        (3, "plan", "1.修路"),
        (2, "self-government", "（二）加强政府自身建设"),
    ]


def test_a_section_runs_to_the_next_heading_of_its_level() -> None:
    text = "一、去年工作回顾\n（一）工业。增长。\n二、今年工作安排\n要增长。"
    spans = [one.span.of(text) for one in of(text)]
    assert spans == [
        "一、去年工作回顾\n（一）工业。增长。",
        "（一）工业。增长。",
        "二、今年工作安排\n要增长。",
    ]


def test_unnumbered_headings_hold_numbered_ones() -> None:
    assert outline("**2021年工作总结**\n平稳。\n**2022年工作安排**\n一、抓投资\n增长。") == [
        (1, "review", "2021年工作总结"),
        (1, "plan", "2022年工作安排"),
        (2, "plan", "一、抓投资"),
    ]


def test_a_plan_may_be_called_main_arrangements() -> None:
    assert outline("2005年工作回顾\n增长。\n2006年工作主要安排\n增长。") == [
        (1, "review", "2005年工作回顾"),
        (1, "plan", "2006年工作主要安排"),
    ]


def test_bold_leads_and_dashes_are_sections_but_listed_points_are_not() -> None:
    text = (
        "一、今年工作安排\n**改善交通。**修路三条。\n——坚持创新，多办学校。\n"
        "一是修桥。二是铺路。\n二是再修桥。"
    )
    assert [heading for _, _, heading in outline(text)] == [
        "一、今年工作安排",
        "改善交通。",
        "——坚持创新，多办学校",
    ]


def test_headings_glued_to_the_text_are_cut_out() -> None:
    text = (
        "各位代表，请予审议。 一、过去一年的主要工作过去一年,面对困难,全市增长7%。 "
        "(一)工业稳中有进。全年平稳。 二、2020年重点任务2020年是收官之年。"
        "要“干好一一 六、当好表率”。"
    )
    assert outline(text) == [
        (1, "preamble", ""),
        (1, "review", "一、过去一年的主要工作"),
        (2, "review", "（一）工业稳中有进"),
        (1, "plan", "二、2020年重点任务"),
    ]


def test_problems_are_found_by_their_lead_sentence() -> None:
    text = (
        "一、去年工作回顾\n增长7%。\n我们也清醒地看到，发展中还存在不少问题。失业率4%。\n"
        "二、今年任务\n增长。"
    )
    found = of(text)
    at = parts(found).at
    assert at(text.index("7%")) == "review"
    assert at(text.index("4%")) == "problems"
    assert at(text.index("今年")) == "plan"


def test_a_report_without_headings_is_told_by_lead_sentences() -> None:
    text = "过去的一年，全市增长7%。\n今年经济社会发展的主要预期目标是：增长8%。"
    assert [one.part for one in of(text)] == ["review", "plan"]


def test_a_report_that_opens_with_the_plan() -> None:
    text = "一、2020年的目标任务\n增长8%。\n二、2019年工作回顾\n增长7%。"
    assert [one.part for one in of(text)] == ["plan", "review"]


def test_five_years_past_and_to_come() -> None:
    text = "一、过去五年工作回顾\n好。\n二、今后五年奋斗目标\n好。\n三、二〇二二年工作意见\n好。"
    assert [one.part for one in of(text)] == ["review", "plan", "plan"]


@pytest.mark.parametrize(
    ("table", "tell"), [("heading_parts", part_of_heading), ("lead_parts", part_of_lead)]
)
def test_each_pattern_matches_its_example(table: str, tell) -> None:  # type: ignore[no-untyped-def]
    for pattern, part, example in rows(table):
        assert re.search(pattern, example), pattern
        assert tell(example) == part, example


def test_sections_of_the_seeds(shared: Path) -> None:
    (report,), _ = split(read(shared / "seeds" / "004_71a5c2949b059e41.txt"))
    reading = clean(report)
    found = sections(reading, headings(report, reading))
    top = [(one.part, one.heading) for one in found if one.level == 1 and one.heading]
    assert top == [
        ("review", "一、过去一年工作回顾"),
        ("plan", "二、今年工作主要任务"),
        ("self-government", "三、大力提升政府治理能力"),
        ("glossary", "名词解释"),
    ]
    assert "problems" in {one.part for one in found}


def test_a_numbering_begun_anew_behind_the_lead_of_the_plan_is_the_plan() -> None:
    told = (
        "2004年工作回顾\n一、经济增长\n增长。\n二、改革\n推进。\n2005年的主要预期目标为：增长。\n"
    )
    found = outline(told + "一、加强调节\n抓投资。\n二、强化监管\n查处。\n")
    assert [part for level, part, _ in found if level < 3] == [
        *("review", "review", "review"),
        *("plan", "plan"),
    ]


def test_a_plan_after_a_review_that_only_its_lead_opens() -> None:
    told = "过去的一年，经济平稳。\n一、经济增长\n增长。\n二、改革\n推进。\n扎实做好2012年工作\n"
    found = outline(told + "一、区域发展\n建设。\n二、做好节能减排工作\n治理。\n")
    assert [part for _, part, _ in found] == ["review"] * 3 + ["plan"] * 3


def test_a_minor_heading_that_tells_a_success_opens_no_plan() -> None:
    found = outline("（一）攻坚取得重大成效\n脱贫。\n（二）深化改革开放\n加速。\n")
    assert [part for _, part, _ in found] == ["review", "review"]


def test_a_feast_is_no_number() -> None:
    assert [h for _, _, h in outline("一、工作回顾\n增长。五一、端午期间旅游超过2019年。\n")] == [
        "一、工作回顾"
    ]
