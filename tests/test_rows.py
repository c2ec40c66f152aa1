"""Rows of a completion table and what came of them: a row, its verdict, its pairs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zhengtu.graph.assess.claims import claims
from zhengtu.graph.assess.rows import RowAssessment, assess
from zhengtu.loaders.identify import identify
from zhengtu.loaders.records import Document, Source, Span, Task
from zhengtu.loaders.source import read
from zhengtu.loaders.split import split
from zhengtu.loaders.tasks import tasks

HEADER = "2021年目标任务\n序号 | 内容与要求 | 完成情况 | 责任单位 |\n"


def task(asked: str, reported: str) -> Task:
    text = f"{HEADER}1 | {asked} | {reported} | 市发改委 |\n"
    document = Document(Source("table.txt", "", "utf-8", text), Span(0, len(text)), "table")
    ((found,), _) = tasks(document, identify(document))
    return found


def row(asked: str, reported: str) -> RowAssessment:
    return assess(task(asked, reported))


def figures(judged: RowAssessment) -> list[tuple[str, str | None, str]]:
    """Target, outcome and verdict of each pair."""
    found = []
    for pair in judged.pairs:
        value = pair.total if pair.outcome is None else pair.outcome.value
        told = None if value is None else str(value)
        found.append((str(pair.target.value), told, pair.verdict))
    return found


@pytest.mark.parametrize(
    ("asked", "reported", "verdict"),
    [
        ("新建学校3所。", "新建学校4所。", "exceeded"),
        ("新建学校3所。", "新建学校3所。", "met"),
        ("新建学校3所。", "新建学校2所。", "missed"),
        ("新建学校3所，新增公交车20辆。", "新建学校2所，新增公交车20辆。", "partly"),
        ("举办绿茶节、帆船赛。", "成功举办绿茶节；帆船赛因疫情延期。", "partly"),
        ("举办帆船赛。", "因疫情影响，帆船赛取消。", "deferred"),
        ("加快滨江大道前期工作。", "正在开展可行性研究。", "ongoing"),
        ("编制全市供水规划。", "全市供水规划已编制完成。", "met"),
        ("编制全市供水规划。", "全市供水规划形成初稿，正在征求意见。", "ongoing"),
        ("推进物业管理立法。", "物业管理条例自2021年5月1日起施行。", "met"),
        ("推进政府投资储备项目2个。", "全年计划投资500万元，完成620万元，完成率124%。", "exceeded"),
        ("推进政府投资储备项目2个。", "全年计划投资500万元，完成450万元，完成率90%。", "missed"),
        ("新建学校3所，举办帆船赛。", "新建学校3所。", "partly"),
        ("深化对口合作。", "全面完成对口合作年度任务。", "met"),
        ("深化对口合作。", "", "unclear"),
        # More than what others set counts as well as more than the row's own target.
        ("常态化服务企业。", "为企业减负30亿元，完成省定目标的118%。", "exceeded"),
        ("做好粮食生产工作。", "播种面积120万亩，超过省下达110万亩任务。", "exceeded"),
        # A title that was sought and not won is open, whatever the figures say.
        ("争创国家公交都市，新建候车亭10个。", "新建候车亭12个。", "partly"),
        ("争创全国文明城市。", "深入开展全国文明城市创建。", "ongoing"),
        ("创建省级示范县2个，新增达标村9个。", "申报省级示范县2个，新增达标村9个。", "partly"),
        # What is short does not undo other work; a stage of the work is not its end.
        ("服务业增长7%，开展企业综合评价。", "服务业增长3%。企业综合评价已完成。", "partly"),
        ("新建农村公路300公里。", "新建农村公路285公里，完成年度目标的95%。", "missed"),
        ("完成发电厂二期建设。", "发电厂二期已完成总工程量的80%。", "ongoing"),
        ("建成市民中心、青少年宫。", "市民中心建成投用，青少年宫完成主体工程。", "partly"),
        ("启动轨道交通3号线建设。", "轨道交通3号线于12月正式开工。", "met"),
        ("万元生产总值能耗下降3%。", "能耗下降2.1%，未完成年度目标。", "missed"),
        ("制定供水条例，修订排水办法。", "供水条例草案已提请一审，排水办法印发实施。", "partly"),
        ("开通至广州、成都航线。", "已开通至广州航线，成都航线暂未开通。", "partly"),
        ("确保不发生系统性风险。", "全年未发生系统性风险。", "met"),
        # Things named one by one, with their number.
        (
            "建成示范小区2个。",
            "提前完成示范小区建设，东湖、南湖、西湖等4个小区通过验收。",
            "exceeded",
        ),
        # What the completion passes over in silence is not done, however good the rest.
        ("项目落地率50%以上，新建学校3所。", "项目落地率82%。", "partly"),
        ("新建学校3所，设立专项基金2亿元。", "超额完成任务，新建学校4所。", "partly"),
        ("建设农业园区20个，完成投资8亿元。", "各农业园区基本完工，完成投资8亿元。", "met"),
        # The rate of one task is not that of the row; that of an investment plan is.
        ("淘汰老旧货车1500台。", "开展路面执法，完成省下达车道建设任务的118%。", "partly"),
        # A lesser title than was asked.
        (
            "新建学校3所，率先建成无违建市。",
            "新建学校4所。东湖区创建成功“无违建区”，西湖区创建成功“基本无违建区”。",
            "partly",
        ),
        ("新建学校3所，建成“基本无违建市”。", "新建学校3所。创建成功“基本无违建市”。", "met"),
        # A higher hope beside a target is no second target.
        ("工业增加值增长8%以上，力争10%。", "工业增加值增长9.3%。", "exceeded"),
    ],
)
def test_the_verdict_of_a_row(asked: str, reported: str, verdict: str) -> None:
    assert row(asked, reported).verdict == verdict


@pytest.mark.parametrize(
    ("asked", "reported", "pairs"),
    [
        # The full-year forecast answers a target for the year, not the months so far.
        (
            "工业投资增长10%以上。",
            "1-11月工业投资增长8%，预计全年工业投资增长11%。",
            [("10", "11", "exceeded")],
        ),
        # A goal that the text quotes is not what was reached.
        (
            "新增规上企业50家。",
            "新增规上企业58家，超额完成省定40家的目标。",
            [("50", "58", "exceeded")],
        ),
        # A part of the whole is not the whole.
        (
            "加装电梯150台。",
            "加装电梯168台，其中东湖区50台、西山县118台。",
            [("150", "168", "exceeded")],
        ),
        # What counts things of another kind is no answer: 美丽城镇, 美丽城镇项目.
        ("建成美丽城镇8个。", "实施美丽城镇建设项目96个。", [("8", None, "unknown")]),
        # A sum is the sum of its parts where no figure is given for it.
        (
            "建设各类公园30个，其中新建口袋公园10个、改造社区公园20个。",
            "新建口袋公园12个，改造社区公园20个。",
            [("30", "32", "exceeded"), ("10", "12", "exceeded"), ("20", "20", "met")],
        ),
        # Full coverage is more than ninety per cent, and no figure.
        ("垃圾分类行政村覆盖率达到90%以上。", "垃圾分类行政村全覆盖。", [("90", None, "exceeded")]),
        # Where nothing else has its unit, a figure answers under another name.
        (
            "完成学校6500间教室的照明改造。",
            "完成灯光改造教室7200间。",
            [("6500", "7200", "exceeded")],
        ),
        # A name that ends in letters and its figure.
        ("配置100台AED。", "新配置AED128台。", [("100", "128", "exceeded")]),
        # What a part reached says nothing of the whole.
        (
            "打造农业园区20个。",
            "园区建设完成。其中建成省级农业园区2个。",
            [("20", None, "unknown")],
        ),
        # A growth without a head is that of what was asked.
        ("服务业增加值增长7.5%左右。", "增长3.3%。", [("7.5", "3.3", "missed")]),
        # Names that both quote tell which of two is meant, and an outcome answers one target.
        (
            "“网上办”实现率100%，“掌上办”实现率80%以上，快办事项比例50%以上，办结率90%。",
            "“掌上办”实现率95%，“快办”实现率75%，办结率91%。",
            [
                ("100", None, "unknown"),
                ("80", "95", "exceeded"),
                ("50", "75", "exceeded"),
                ("90", "91", "exceeded"),
            ],
        ),
        # Verb and figure of what was asked count for more than the same thing in another clause.
        (
            "新改扩建中小学和幼儿园77所。",
            "已有210所学校达标。新改扩建中小学和幼儿园77个项目全部启动。",
            [("77", "77", "met")],
        ),
        # Several things at once: counts are summed up, those that were not named left out.
        (
            "抓好轻轨南线、北线建设，完成投资40亿元。",
            "轻轨南线完成投资30亿元，轻轨北线完成投资12亿元。城际线完成投资2亿元。",
            [("40", "42", "exceeded")],
        ),
        (
            "引进国家级专家以及省级专家等高端人才25人以上。",
            "引进高端人才一批，其中国家级专家6人、省级专家12人。",
            [("25", "18", "missed")],
        ),
        # Kinds of a thing of which one was named.
        (
            "新建中学和幼儿园8所，增加学位1.3万个。",
            "新建中学和幼儿园8所，中学新增学位1万个，新增学前学位4000个。",
            [("8", "8", "met"), ("1.3", "1.4", "exceeded")],
        ),
        # A rate for several things is kept where the weakest keeps it.
        (
            "开工建设滨江南路、滨江北路二期。推进滨江北路快速路、湖西大道建设，形象进度达到30%。",
            "湖西大道形象进度65%，滨江北路一期形象进度45%，滨江南路形象进度4%。",
            [("30", "45", "exceeded")],
        ),
        # 人次 answer for persons, but they do not compare.
        ("引进海外工程师200人以上。", "引进海外工程师310人次。", [("200", "310", "unknown")]),
        # 其中 may lead to the very part that was asked.
        (
            "规上企业亩均税收增长8%。",
            "评价企业900家，其中规上企业450家，亩均税收增长8.1%。",
            [("8", "8.1", "exceeded")],
        ),
        # What is hoped for has no name of its own.
        (
            "财政收入增长9%左右。",
            "财政收入预计500亿元。经努力，有望增幅达2.8%。",
            [("9", "2.8", "missed")],
        ),
        # Names are shortened: 社零 is 社会消费品零售总额.
        ("社会消费品零售总额增长9%。", "全市社零增长9.5%。", [("9", "9.5", "exceeded")]),
    ],
)
def test_each_target_finds_its_outcome(
    asked: str, reported: str, pairs: list[tuple[str, str | None, str]]
) -> None:
    assert figures(row(asked, reported)) == pairs


def test_an_adjusted_target_is_judged_beside_the_one_that_was_asked() -> None:
    (pair,) = row(
        "一般公共预算收入增长9%左右。",
        "一般公共预算收入510亿元，年度目标调整为增幅1.7%。预计全年增幅达2.8%。",
    ).pairs
    assert (pair.verdict, pair.against) == ("missed", "exceeded")
    assert pair.adjusted is not None
    assert (pair.adjusted.indicator, str(pair.adjusted.value)) == ("一般公共预算收入", "1.7")


def test_a_self_reported_rate_of_another_task_differs_from_the_share_of_the_target() -> None:
    found = task("新增放心消费单位1.7万家。", "新增放心消费单位18614家，完成省下达任务的124.1%。")
    (claim,) = claims(found, assess(found))
    assert (str(claim.report.rate), str(claim.share), claim.differs) == ("124.1", "109.5", True)


def test_a_self_report_that_agrees_does_not_differ() -> None:
    found = task("新建学校10所。", "新建学校12所，完成年度任务的120%。")
    assert [claim.differs for claim in claims(found, assess(found))] == [False]


@pytest.mark.parametrize(
    ("reported", "codes"),
    [
        ("帆船赛受疫情影响取消。", ["epidemic"]),
        ("因国家评选尚未启动，申报工作无法开展。", ["superior-not-started"]),
        ("另有2所因用地条件不成熟暂缓建设。", ["land"]),
        ("年度目标调整为增长1.7%。", ["target-adjusted"]),
        ("论坛推迟到明年举办。", ["unstated"]),
        ("全面做好疫情防控工作。", []),
    ],
)
def test_reasons_of_what_was_put_off(reported: str, codes: list[str]) -> None:
    assert [delay.code for delay in task("办好各项工作。", reported).delays] == codes


def test_an_outcome_of_zero_and_a_unit_that_contradicts() -> None:
    assert figures(row("新建学校3所。", "新建学校0所。")) == [("3", "0", "missed")]
    assert figures(row("完成投资5亿元。", "完成投资52000万元。")) == [("5", "52000", "exceeded")]
    assert figures(row("引进外资3亿元。", "引进外资3亿美元。")) == [("3", None, "unknown")]


def test_a_table_whose_year_cannot_be_told_is_read_without_years() -> None:
    row_of_it = "1 | 新建学校3所。 | 新建学校4所。 | 市发改委 |"
    text = f"序号 | 内容与要求 | 完成情况 | 责任单位 |\n{row_of_it}\n"
    document = Document(Source("table.txt", "", "utf-8", text), Span(0, len(text)), "table")
    identity = identify(document)
    ((found,), _) = tasks(document, identity)
    assert identity.year is None
    assert [one.year for one in (*found.targets, *found.outcomes)] == [None, None]
    assert assess(found).verdict == "exceeded"


def test_rows_agree_with_the_annotation(shared: Path) -> None:
    (document,), _ = split(read(shared / "seeds" / "002_1ebaf5880c51b0b3.txt"))
    found, _ = tasks(document, identify(document))
    judged = {task.number: assess(task).verdict for task in found}
    lines = (shared / "gold" / "tasks.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {row["number"]: row["verdict"] for row in map(json.loads, lines)}
    assert sum(judged[number] == verdict for number, verdict in gold.items()) >= 0.9 * len(gold)
