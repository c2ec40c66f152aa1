"""What holds for any text: no error, spans that fit, the same reading whatever stands around."""

import time
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengtu.loaders.clauses import sentences
from zhengtu.loaders.explain import described, explain, named, setting_of
from zhengtu.loaders.extract import extract
from zhengtu.loaders.identify import identify
from zhengtu.loaders.marks import marks
from zhengtu.loaders.numerals import number
from zhengtu.loaders.passage import Passage, read_passage
from zhengtu.loaders.records import Document, Source, Span
from zhengtu.loaders.rules import RULES
from zhengtu.loaders.rules.engine import tiles

CORPUS = Path(__file__).parent / "corpus"
SAID = [
    line.partition(" -> ")[0]
    for path in sorted(CORPUS.glob("*.txt"))
    for line in path.read_text("utf-8").splitlines()
    if not line.startswith(("#", "["))
]
PIECES = """
地区生产总值 城乡 存贷款 增长 下降 提高 达到 分别 均 其中 占 由 从 到 至 为 和
、 ， 。 ； ： （ ） “ ” 《 》 - — $ 7 0 .5 % ％ ‰ 亿元 万人 家 个 个百分点 位 倍 翻番 翻两番
第 前 三 十 百 千 万 亿 两 点 分之 以上 以内 左右 超过 近 多 余 的 了 等 3:44:53 PM2.5 5G
新增 建成 引进 完成 开工 举办 创建 全省 居 同步 高于 省下达 任务 确保 力争
去年 2025年 “十四五”
"""
FILLERS = (
    "各项事业稳步推进。",
    "我们认真履行职责，扎实开展工作。",
    "群众的获得感持续增强。",
    "这些成绩来之不易！",
)

letters = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
words = st.one_of(
    st.sampled_from([*PIECES.split(), " ", "\n"]), letters, st.characters(codec="utf-8")
)
texts = st.lists(words, max_size=40).map("".join)
said = st.sampled_from(SAID)
modest = settings(derandomize=True, deadline=None, max_examples=150)


def read(text: str, year: int | None = 2024) -> Passage:
    return read_passage(setting_of(text, year=year))


def readings(text: str) -> list[str]:
    passage = read(text)
    return [described(one) for one in passage.statements] + [
        named(one) for one in passage.initiatives
    ]


@given(texts)
@modest
def test_any_text_is_read_and_every_quote_stands_at_its_offsets(text: str) -> None:
    passage = read(text)
    for record in (*passage.statements, *passage.initiatives):
        assert 0 <= record.span.start < record.span.end <= len(text)
        assert record.quote == record.span.of(text)
    for one in passage.numbers:
        assert one.raw == one.span.of(text)
    explain(text)


@given(texts)
@modest
def test_marks_and_clauses_lie_in_the_text_in_order(text: str) -> None:
    readable = setting_of(text).reading.text
    found = marks(readable)
    assert all(0 <= mark.start < mark.end <= len(readable) for mark in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    clauses = [clause for one in sentences(readable, found) for clause in one.clauses]
    assert all(one.end <= other.start for one, other in pairwise(clauses))


@given(texts)
@settings(modest, max_examples=60)
def test_any_document_is_identified_and_extracted(text: str) -> None:
    document = Document(Source("any", "", "utf-8", text), Span(0, len(text)), "report")
    for statement in extract(document, identify(document)).statements:
        assert statement.quote == statement.span.of(text)


@given(st.text("_QRNVAEFDOSJYHZPG", max_size=14))
@settings(modest, max_examples=400)
def test_no_shape_is_read_by_two_rules(shape: str) -> None:
    taken = tiles(RULES, shape)
    assert all(start < end <= len(shape) for start, end, _ in taken)


@given(said, st.sampled_from(FILLERS), st.sampled_from(FILLERS))
@modest
def test_sentences_around_a_sentence_change_nothing(text: str, before: str, after: str) -> None:
    assert readings(f"{before}{text}。{after}") == readings(f"{text}。")


@given(said)
@modest
def test_full_width_reads_as_half_width(text: str) -> None:
    wide = str.maketrans({chr(0x30 + n): chr(0xFF10 + n) for n in range(10)} | {"%": "％"})
    assert readings(text.translate(wide)) == readings(text)


DIGITS = "零一二三四五六七八九"


def numeral(value: int) -> str:
    """A whole number in Chinese characters: 10305 is 一万零三百零五."""
    for scale, word in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if value >= scale:
            high, rest = divmod(value, scale)
            gap = "零" if rest and rest < scale // 10 else ""
            return numeral(high) + word + gap + (numeral(rest) if rest else "")
    return DIGITS[value]


@given(st.integers(min_value=0, max_value=10**12))
@settings(modest, max_examples=300)
def test_a_number_survives_its_numeral(value: int) -> None:
    assert number(numeral(value)) == value
    assert number(str(value)) == value
    assert number(f"{value:,}") == value


@given(st.integers(min_value=0, max_value=99999), st.integers(min_value=0, max_value=99))
@modest
def test_decimals_are_read_digit_by_digit(whole: int, part: int) -> None:
    fraction = "".join(DIGITS[int(digit)] for digit in f"{part:02}")
    digits = "".join(DIGITS[int(digit)] for digit in str(whole))
    value = Decimal(f"{whole}.{part:02}")
    assert number(f"{numeral(whole)}点{fraction}") == value
    assert number(f"{digits}点{fraction}") == value


@given(
    st.sampled_from(["地区生产总值增长{}％", "财政收入达到{}亿元", "新增企业{}家"]),
    st.integers(1, 99),
    st.integers(0, 9),
    st.integers(0, 9),
)
@settings(modest, max_examples=60)
def test_a_garbled_number_is_no_value(frame: str, one: int, two: int, three: int) -> None:
    for garbled in (f"{one}${two}.${three}", f"１${one}.${two}{three}"):
        passage = read(frame.format(garbled))
        assert passage.statements == ()
        assert {record.use for record in passage.numbers} == {"unparsed"}


def test_a_capacity_in_the_name_of_a_work_is_a_name() -> None:
    passage = read("抓紧实施60万立方米储罐工程和5万吨级码头改造。")
    assert {record.use for record in passage.numbers} == {"name"}


def effort(text: str) -> float:
    """The least processor time of two readings, in seconds."""
    times = []
    for _ in range(2):
        start = time.process_time()
        read(text)
        explain(text)
        times.append(time.process_time() - start)
    return min(times)


LONG: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "（" * n + "增长7%" + "）" * n,
    "brackets never closed": lambda n: "增长7%（" * n,
    "quotes": lambda n: "“" * n + "八八战略" + "”" * n,
    "no punctuation": lambda n: "推动全市经济社会发展和各项事业不断取得新进展" * (n // 20),
    "numbers only": lambda n: "7.2%" * (n // 4),
    "digits": lambda n: "7" * n,
    "bare numbers": lambda n: "某某7、" * (n // 4),
    "numerals": lambda n: "一百二十三万" * (n // 6),
    "heads": lambda n: "财政收入、" * (n // 5) + "增长7%",
    "counts": lambda n: "新建学校3所、" * (n // 7),
    "lists of names": lambda n: "推进" + "金义铁路、" * (n // 5),
    "spaces": lambda n: "增长 " + " " * n + "7%",
}


@pytest.mark.parametrize("make", LONG.values(), ids=LONG.keys())
def test_time_grows_with_length_not_with_its_square(make: Callable[[int], str]) -> None:
    small, large = 1_500, 6_000
    read(make(small))
    # Four times the text takes four times as long; the square of it would take sixteen times.
    assert effort(make(large)) < 10 * effort(make(small)) + 0.05


@pytest.mark.parametrize("text", ["某某7、" * 20_000, "7" * 20_000, "甲、" * 20_000 + "增长7%"])
def test_a_page_of_one_list_or_one_number_is_read_in_seconds(text: str) -> None:
    began = time.process_time()
    assert len(read(text).numbers) >= 1
    assert time.process_time() - began < 6


@pytest.mark.parametrize(("open_", "close"), ["（）", "“”", "《》"])
def test_brackets_ten_thousand_deep_are_read(open_: str, close: str) -> None:
    deep = open_ * 10_000 + "增长7%" + close * 10_000
    assert "地区生产总值 growth eq 7 %" in "; ".join(readings(f"{deep}。地区生产总值增长7%。"))


def test_a_sentence_of_five_thousand_characters_keeps_its_number() -> None:
    text = "推动全市经济社会发展和各项事业不断取得新进展" * 230 + "，地区生产总值增长7%"
    assert "地区生产总值 growth eq 7 %" in "; ".join(readings(text))


def test_a_text_of_five_megabytes_keeps_its_number() -> None:
    text = "推动全市经济社会发展和各项事业不断取得新进展。\n" * 73_000 + "地区生产总值增长7%"
    assert [statement.indicator for statement in read(text).statements] == ["地区生产总值"]
