"""The reader: the text stays as it is, marks lie on it, and a link finds its span."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from zhengtu.outputs.api import Graph
from zhengtu.outputs.build import build
from zhengtu.outputs.reader.assets import write_assets
from zhengtu.outputs.reader.blocks import blocks
from zhengtu.outputs.reader.html import Page, html
from zhengtu.outputs.reader.marks import Judged, Mark, layers
from zhengtu.outputs.reader.text import Left, Text, read_text
from zhengtu.outputs.reassess import reassess

SCRIPT = "<script>window.injected = 1</script>"
IMAGE = "<img src=x onerror='window.injected = 1'>"
HOSTILE = f"""2020年1月10日在绍兴市第八届人民代表大会第五次会议上
绍兴市人民政府市长 张小明
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2019年工作回顾
地区生产总值增长7.2%，新增{SCRIPT}12.5万人，建成“{IMAGE}”工程。
二、2020年目标任务
地区生产总值增长7%左右。
"""
TABLE = "序号 | 内容 | 完成情况 | 单位 |\n1 | 建校3所 | 建成3所 | 市教育局 |\n"


class Article(HTMLParser):
    """The text nodes of the element ``#text``, and the elements around them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.inside:
            self.tags.append(tag)
        self.inside = self.inside or tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "article"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text += data


def page(text: str, *marks: Mark, start: int = 0, **more: Any) -> str:
    told = {"told": (), "sections": (), "assets": "assets", **more}
    return html(Page("报告", Text(start, text, told.pop("left", ())), marks=marks, **told))


def spans(text: str, *quotes: str, kind: str = "target") -> tuple[Mark, ...]:
    found = [(text.index(quote), quote) for quote in quotes]
    return tuple(Mark(kind, at, at + len(quote), quote) for at, quote in found)  # type: ignore[arg-type]


def told(path: Path) -> list[dict[str, Any]]:
    """The marks of a page as its script gets them."""
    data = path.read_text(encoding="utf-8").split('id="data">')[1].split("<")[0]
    return list(json.loads(data)["marks"])


# ---- text


def test_the_text_nodes_of_every_page_are_the_source(kg: Graph) -> None:
    pages = 0
    for part in (kg.directory / "parts").iterdir():
        for file in sorted((part / "text").glob("*.json")) if part.is_dir() else ():
            shown = kg.directory / "reader" / f"{file.stem}.html"
            with shown.open(encoding="utf-8", newline="") as opened:
                assert Article(opened.read()).text == read_text(part, file.stem).text
            pages += 1
    assert pages == len(kg.manifest.documents)


@pytest.mark.parametrize(
    "text",
    [
        "增长7%\r\n左右。\r",
        "\n\n  一、回顾\n\t\n",
        HOSTILE,
        TABLE,
        "a | b | c |\n\n说明\n1 | 2 | 3 |",
        "&lt;&amp;]]>" + "\u3000𠮷\ufeff\u2028",
        ("字" * 30 + "\n") * 12,
        "",
    ],
)
def test_nothing_changes_a_text(text: str) -> None:
    marks = tuple(Mark("outcome", at, at + 5, "x") for at in range(0, max(len(text) - 5, 0), 3))
    article = Article(page(text, *marks))
    assert article.text == text
    assert not {"script", "img", "b"} & set(article.tags)


def test_offsets_are_those_of_the_source() -> None:
    made = page("力争增长7%左右", Mark("target", 102, 109, "生产总值"), start=100)
    assert '力争<span class="s target" data-m="0">增长7%左右</span>' in made


def test_furniture_beside_a_document_is_shown_as_left_out(kg: Graph) -> None:
    listing = next(one for one in kg.manifest.documents if "listing" in one.source)
    made = (kg.directory / "reader" / f"{listing.document}.html").read_text(encoding="utf-8")
    assert 'class="left" data-reason="' in made
    made = page("首页\n报告", left=(Left(0, 2, "menu"),))
    assert '<div class="left" data-reason="menu">首页</div>' in made


# ---- marks


def test_spans_that_cross_are_cut_where_one_begins_or_ends() -> None:
    marks = [Mark("target", 0, 6, "a"), Mark("outcome", 4, 9, "b"), Mark("unparsed", 5, 6, "c")]
    found = [(one.start, one.end, one.marks) for one in layers(marks, {})]
    assert found == [(0, 4, (0,)), (4, 5, (1, 0)), (5, 6, (2, 1, 0)), (6, 9, (1,))]


def test_a_mark_goes_on_over_headings_and_wraps() -> None:
    text = "一、回顾\n生产总\n值增长"
    section = {"heading": "一、回顾", "level": "1", "part": "review", "start": "0", "end": "4"}
    article = Article(page(text, Mark("target", 2, len(text), "生产总值"), sections=(section,)))
    assert article.text == text
    assert article.tags.count("h2") == 1


def test_a_row_is_laid_out_in_cells_and_marked_at_its_number() -> None:
    start, end = TABLE.index("1 |"), len(TABLE) - 1
    task = Mark("task", start, end, "建校3所", "met", (("number", "1"),))
    made = page(TABLE, task)
    assert '<span class="s task" data-m="0">1</span>' in made
    assert 'data-label="完成情况"> 建成3所 </span>' in made
    kinds = [one.kind for one in blocks(Text(0, TABLE), [], [task])]
    assert kinds == ["header", "row", "blank"]


def test_a_verdict_links_to_the_statement_on_the_other_side(built: Graph) -> None:
    pages = sorted((built.directory / "reader").glob("*.html"))
    links = [
        judged["link"]
        for each in pages
        for mark in told(each)
        for judged in mark.get("j", ())
        if "link" in judged
    ]
    assert links
    for link in links:
        name, _, span = link.partition("#char=")
        start, end = map(int, span.split(","))
        other = told(built.directory / "reader" / name)
        assert any((mark["s"], mark["e"]) == (start, end) for mark in other)


def test_a_view_links_its_sentences_to_the_reader(built: Graph) -> None:
    view = next(iter(sorted((built.directory / "views").glob("*-report-*.html"))))
    data = view.read_text(encoding="utf-8").split('id="data">')[1].split("<")[0]
    held = json.loads(data)
    assert held["reader"] == "../reader"
    documents = {about["document"] for about in held["about"] if "start" in about}
    assert documents
    assert all((built.directory / f"reader/{one}.html").is_file() for one in documents)


def test_judging_again_draws_the_pages_again(tmp_path: Path) -> None:
    years = Path(__file__).parent / "data" / "years"
    kg = build(years, tmp_path / "kg", policy="lenient", progress=False).directory
    before = {one.name: one.read_bytes() for one in (kg / "reader").iterdir()}
    reassess(kg, "strict", progress=False)
    strict = {one.name: one.read_bytes() for one in (kg / "reader").iterdir()}
    assert strict.keys() == before.keys()
    assert strict != before
    build(years, tmp_path / "clean", policy="strict", progress=False)
    assert strict == {one.name: one.read_bytes() for one in (tmp_path / "clean/reader").iterdir()}


def test_a_page_of_20_000_characters_stays_under_250_kilobytes() -> None:
    text = "全市地区生产总值预计完成5781亿元，比上年增长百分之七点二；" * 690
    facts = (
        ("concept", "地区生产总值"),
        ("year", "2019"),
        ("comparator", "eq"),
        ("rule", "growth"),
    )
    places = range(0, len(text) - 40, 40)
    marks = tuple(Mark("outcome", at, at + 18, "生产总值", "5781亿元", facts) for at in places)
    assert len(text) > 20_000
    assert len(page(text, *marks).encode()) < 250_000


# ---- in a browser


TEXT = (
    "𠮷祥县：生产总值增长7%左右，财政收入增长6%。\n"
    + "其他工作继续推进。\n" * 200
    + "新增就业3万人。"
)


@pytest.fixture
def reader(tmp_path: Path, browser: Any) -> Any:
    """A page with four marks and a verdict, open in the browser."""
    write_assets(tmp_path)
    judged = Judged(
        "met", "reached", "", "lenient", False, "outcome", "增长7.2%", "增长 7.2%", IMAGE
    )
    quotes = spans(TEXT, "生产总值增长7%左右", "财政收入增长6%", "新增就业3万人")
    first = Mark("target", quotes[0].start, quotes[0].end, IMAGE, "增长 7% 左右", (), (judged,))
    inner = Mark("unparsed", quotes[0].start + 6, quotes[0].start + 7, "7")
    path = tmp_path / "reader/page.html"
    path.parent.mkdir()
    path.write_text(page(TEXT, first, inner, *quotes[1:], assets="../assets"), encoding="utf-8")
    browser.get(path.as_uri())
    browser.execute_script("localStorage.clear()")
    browser.refresh()
    yield browser
    assert browser.get_log("browser") == []
    loaded = browser.execute_script(
        "return performance.getEntriesByType('resource').map((entry) => entry.name)"
    )
    assert all(name.startswith(("file:", "data:")) for name in loaded)
    assert browser.execute_script("return window.injected") is None
    assert browser.execute_script("return document.images.length") == 0


def said(browser: Any, selector: str) -> str:
    script = "return document.querySelector(arguments[0]).innerText"
    return str(browser.execute_script(script, selector))


def press(browser: Any, *keys: str) -> None:
    from selenium.webdriver import ActionChains

    ActionChains(browser).send_keys(*keys).perform()


def follow(browser: Any, fragment: str) -> str:
    """Go to a place of the page; what is highlighted there."""
    browser.execute_async_script(
        "addEventListener('hashchange', () => setTimeout(arguments[1]), { once: true });"
        "location.hash = arguments[0]",
        fragment,
    )
    return str(
        browser.execute_script(
            "return [...(CSS.highlights.get('chosen') || [])].map(String).join('')"
        )
    )


def test_the_page_shows_the_source_and_all_marks(reader: Any) -> None:
    content = reader.execute_script("return document.getElementById('text').textContent")
    assert content == TEXT
    assert said(reader, "#place") == "– / 4"
    assert said(reader, "label.target").split() == ["目标", "3"]


def test_a_click_shows_what_was_read_and_how_it_is_judged(reader: Any) -> None:
    reader.find_element("css selector", ".s.target").click()
    assert said(reader, "#panel h2") == IMAGE
    assert said(reader, "#panel .value") == "增长 7% 左右"
    assert said(reader, ".verdict strong") == "完成"
    assert "达到目标" in said(reader, ".verdict p")
    assert reader.current_url.endswith("#char=4,14")


def test_the_keyboard_goes_from_mark_to_mark_and_closes(reader: Any) -> None:
    from selenium.webdriver.common.keys import Keys

    press(reader, "j", "j", "j")
    assert (said(reader, "#place"), said(reader, "#panel h2")) == ("3 / 4", "财政收入增长6%")
    press(reader, "k")
    assert said(reader, "#panel .kind") == "未读懂的数字"
    press(reader, Keys.ESCAPE)
    assert not reader.find_element("id", "panel").is_displayed()


def test_a_type_can_be_left_unmarked(reader: Any) -> None:
    reader.find_element("css selector", "label.target input").click()
    assert said(reader, "#place") == "– / 1"
    assert not reader.find_elements("css selector", ".s.target")


@pytest.mark.parametrize(
    ("fragment", "shown"),
    [
        ("#char=4,14", "生产总值增长7%左右"),
        ("#char=0,3", "𠮷祥县"),
        ("#char=6,11", "总值增长7"),
        (f"#char={TEXT.index('新增')},", "新增就业3万人。"),
        (f"#char={TEXT.index('新增') - 2}", "。"),
    ],
)
def test_any_range_of_code_points_is_found_and_shown(
    reader: Any, fragment: str, shown: str
) -> None:
    assert follow(reader, fragment) == shown
    top = reader.execute_script(
        "return [...CSS.highlights.get('chosen')][0].getBoundingClientRect().top"
    )
    assert 0 < top < 900


def test_a_place_that_is_not_there_is_said(reader: Any) -> None:
    assert follow(reader, "#char=99999,100000") == ""
    assert "99999" in said(reader, "#astray")


def test_language_and_theme_are_switched_and_remembered(reader: Any) -> None:
    reader.find_element("id", "language").click()
    reader.find_element("id", "theme").click()
    reader.refresh()
    assert said(reader, "label.target").split() == ["Target", "3"]
    assert reader.execute_script("return document.documentElement.lang") == "en"
    assert reader.execute_script("return getComputedStyle(document.body).colorScheme") == "dark"
