"""The bundled sample holds every form that the loaders must read."""

import re

import pytest

from zhengtu.loaders import sample

FORMS = {
    "ningbo-2023.md": ["---\ntitle:", "**港口枢纽更强。**", "分别增长", "翻一番", "4%—5%", "1.7倍"],
    "ningbo-2024.txt": ["\n一、", "\n（一）", "\n1. ", "\n——", "其中", "左右", "居全球第一位"],
    "ningbo-2023-table.txt": ["序号 | ", "△", "市自然资源和 规划局", "鄞州区、慈溪市政府"],
    "yinzhou-2024.txt": ["PM_{2.5}", "IP0", "蓝夭", "6. 1%", "突破 2700 亿\n元", "鄞州\n\n区"],
    "listing.txt": ["• 【舟山招商】", "【慈溪市招商】", "目标任务今年", "400-000-0000"],
}


def read(name: str) -> str:
    return (sample.directory() / name).read_bytes().decode("utf-8")


def test_the_sample_is_five_files():
    assert [path.name for path in sample.paths()] == sorted(FORMS)


@pytest.mark.parametrize(("name", "form"), [(n, f) for n, forms in FORMS.items() for f in forms])
def test_a_file_holds_the_form_it_is_there_for(name: str, form: str):
    assert form in read(name)


def test_the_table_has_fourteen_rows_of_which_two_are_broken():
    lines = read("ningbo-2023-table.txt").splitlines()[1:]
    numbers = [int(line.split(" | ")[0]) for line in lines if line[0].isdigit()]
    assert numbers == list(range(1, 15))
    assert sum(line.startswith("| ") for line in lines) == 2


def test_the_glossary_has_eight_terms_with_a_page_each():
    glossary = read("yinzhou-2024.txt").partition("名词解释")[2]
    entries = re.findall(r"- ?(\d)\..+?\(第 ?\d ?页\)", glossary)
    assert entries == list("12345678")


def test_what_one_year_promises_the_next_one_reports():
    promised, reported = read("ningbo-2023.md"), read("ningbo-2024.txt")
    assert "地区生产总值增长5.5%以上" in promised
    assert "地区生产总值16452.8亿元，增长5.5%" in reported
    assert "规上工业增加值增长8%" in promised
    assert "规上工业增加值增长6.6%" in reported
