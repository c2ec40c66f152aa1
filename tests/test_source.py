"""Reading files: encodings, line ends, and what is refused with which words."""

from pathlib import Path

import pytest

from zhengtu.loaders.errors import UnreadableSource
from zhengtu.loaders.source import find, read

TEXT = "政府工作报告\n各位代表：\n全市生产总值增长7%左右。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_every_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read(path).text == TEXT


def test_line_ends_are_read_as_python_reads_them(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("一\r\n二\r三\n".encode())
    assert read(path).text == path.read_text(encoding="utf-8") == "一\n二\n三\n"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "the file is empty"),
        (b" \n\t", "the file is empty"),
        (bytes(range(256)) * 8, "binary data"),
        (b"%PDF-1.4 ...", "a PDF file"),
        ("报告".encode() * 9 + b"\xff\xff", "neither UTF-8 (byte 54 breaks it)"),
    ],
)
def test_what_is_no_text_is_refused_with_its_name(tmp_path: Path, data: bytes, found: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableSource) as caught:
        read(path)
    assert str(path) in str(caught.value)
    assert found in caught.value.found
    assert caught.value.remedy


def test_missing_paths_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(UnreadableSource, match="this is a folder"):
        read(tmp_path)
    with pytest.raises(UnreadableSource, match="no such file"):
        find([tmp_path / "none"])
    with pytest.raises(UnreadableSource, match=r"no \.txt, .* or \.xlsx file"):
        find([tmp_path])


def test_find_sorts_and_takes_no_file_twice(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.png", ".hidden.txt"):
        (tmp_path / name).write_text("文", encoding="utf-8")
    assert [file.name for file in find([tmp_path, tmp_path / "b.txt"])] == ["a.md", "b.txt"]
