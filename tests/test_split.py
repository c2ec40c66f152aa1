"""One file, one or many documents, and everything else accounted for."""

from pathlib import Path

import pytest

from zhengtu.loaders.records import Source
from zhengtu.loaders.source import read
from zhengtu.loaders.split import Split, split

REPORT = "各位代表：现在，我代表市人民政府向大会报告工作。" + "全市生产总值增长7%，" * 20 + "完毕。"
NEWS = "某市招商引资签约，总投资50亿元，市政府与企业共建产业园。" * 8


def of(text: str) -> Split:
    return split(Source("page.txt", "", "utf-8", text))


def test_a_report_is_one_document() -> None:
    (document,), omissions = of(f"\n{REPORT}\n")
    assert (document.kind, document.text, omissions) == ("report", REPORT, ())


def test_front_matter_is_left_out_and_gives_the_title() -> None:
    (document,), (front,) = of(f'---\ntitle: "甲市报告"\n---\n\n{REPORT}')
    assert (document.title, document.text, front.reason) == ("甲市报告", REPORT, "front matter")


def test_a_table_is_a_table() -> None:
    text = "序号 | 工作任务 | 完成情况 | 责任单位 |\n" + "1 | 修路 | 已修 | 市交通局 |\n" * 20
    assert of(text)[0][0].kind == "table"


def test_a_recipe_is_no_document() -> None:
    documents, (rest,) = of("番茄切块，鸡蛋打散，热锅下油。" * 30)
    assert (documents, rest.reason) == ((), "no report")


LISTING = f"""首页
• 【甲市】2020年甲市政府工作报告

  {REPORT}

  2024-05-06

• 【乙县】2019年乙县政府工作报告

  {REPORT}

  2024-05-06

• 【乙县】乙县新产业园签约

  {NEWS}

  2024-05-06

共 12 页
联系我们
  • 企业入驻
一、投稿内容规范
1.1您上传的内容应当合法。
"""


@pytest.mark.parametrize("mark", ["• ", "", "## ", "- "])
def test_a_listing_is_cut_apart(mark: str) -> None:
    documents, omissions = of(LISTING.replace("• 【", f"{mark}【"))
    assert [document.kind for document in documents] == ["report", "report", "article"]
    assert [document.title for document in documents] == [
        "2020年甲市政府工作报告",
        "2019年乙县政府工作报告",
        "乙县新产业园签约",
    ]
    assert documents[0].text.endswith("完毕。")
    reasons = [omission.reason for omission in omissions]
    assert reasons.count("posted date") == 3
    assert {"menu", "pagination", "contact", "terms of use"} <= set(reasons)


def test_every_visible_character_is_in_one_document_or_left_out() -> None:
    documents, omissions = of(LISTING)
    spans = sorted([one.span for one in documents] + [one.span for one in omissions])
    kept = "".join(span.of(LISTING) for span in spans)
    assert "".join(kept.split()) == "".join(LISTING.split())


def test_bullets_inside_a_report_do_not_cut_it() -> None:
    text = f"{REPORT}\n• 加快发展\n{REPORT}\n• 改善民生\n{REPORT}"
    assert len(of(text)[0]) == 1


def test_the_listing_page_of_the_seeds(shared: Path) -> None:
    documents, omissions = split(read(shared / "seeds" / "003_1d3ab0f540b61540.txt"))
    kinds = [document.kind for document in documents]
    assert (kinds.count("report"), kinds.count("article")) == (7, 3)
    titles = {document.title for document in documents}
    assert {"2019年宁波市政府工作报告", "2020年宁波市政府工作报告"} <= titles
    reasons = [omission.reason for omission in omissions]
    assert reasons.count("posted date") == 10
    assert {"terms of use", "contact", "menu", "submission"} <= set(reasons)
