"""Read a file into a ``Source``: find its encoding, refuse what is no text, say why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from .errors import UnreadableSource
from .records import Source
from .workbook import sheet

SUFFIXES = (".txt", ".md", ".csv", ".tsv", ".html", ".htm", ".xlsx")
_SAMPLE = 4000
_MARKED = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
)
_AS_TEXT = "save it as plain text (UTF-8, UTF-16 or GB18030) and try again"


def read(path: Path) -> Source:
    r"""The text of one file, decoded from UTF-8, UTF-16 or GB18030.

    A byte order mark is no part of the text, and line ends are read as Python's ``open`` reads
    them (``\r\n`` and ``\r`` become ``\n``), so offsets count code points of that text.
    ``sha256`` is over the bytes of the file. Raises ``UnreadableSource`` where the path is
    missing or a folder, or the file is empty, binary or in no encoding known here. Of an Excel
    file (``.xlsx``) the text is the first sheet, a row a line, cells by tabs.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> path = Path(folder.name, "report.txt")
    >>> _ = path.write_bytes("政府工作报告\r\n".encode("gb18030"))
    >>> read(path).encoding, read(path).text
    ('gb18030', '政府工作报告\n')
    """
    data = _bytes(path)
    if data.startswith(b"PK\x03\x04") and path.suffix.lower() == ".xlsx":
        encoding, text = "xlsx", sheet(data, str(path))
    else:
        encoding, text = _decode(data, str(path))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableSource(str(path), "the file is empty", "give a file with text in it")
    return Source(str(path), hashlib.sha256(data).hexdigest(), encoding, text)


def find(paths: Iterable[Path]) -> list[Path]:
    """The files to read: each path that is a file, and under folders all ``SUFFIXES``, sorted.

    Hidden files and graph directories of ours are passed over and no file comes twice. Raises
    ``UnreadableSource`` where a path is missing or a folder holds nothing to read.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _under(path):
            found.setdefault(file.resolve(), file)
    return sorted(found.values(), key=lambda file: file.as_posix())


def _under(path: Path) -> list[Path]:
    if not path.exists():
        raise _missing(path)
    if not path.is_dir():
        return [path]
    files = [
        file
        for file in path.rglob("*")
        if _wanted(file.relative_to(path)) and file.is_file() and not _made(file, path)
    ]
    if not files:
        kinds = f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
        raise UnreadableSource(str(path), f"no {kinds} file in this folder", "give other paths")
    return files


def _wanted(file: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.parts)
    return file.suffix.lower() in SUFFIXES and not hidden


def _made(file: Path, top: Path) -> bool:
    """Whether a file lies in a graph directory: its tables and pages are no reports."""
    folders = file.parent.relative_to(top).parts
    above = [top.joinpath(*folders[:depth]) for depth in range(len(folders) + 1)]
    return any((folder / "manifest.json").is_file() for folder in above)


def _missing(path: Path) -> UnreadableSource:
    return UnreadableSource(str(path), "no such file or folder", "check the path")


def _bytes(path: Path) -> bytes:
    if not path.exists():
        raise _missing(path)
    if path.is_dir():
        raise UnreadableSource(str(path), "this is a folder", "give a file inside it")
    try:
        data = path.read_bytes()
    except OSError as error:
        found = error.strerror or type(error).__name__
        raise UnreadableSource(str(path), found, "check that you may read it") from error
    if not data:
        raise UnreadableSource(str(path), "the file is empty", "give a file with text in it")
    return data


def _decode(data: bytes, name: str) -> tuple[str, str]:
    """Encoding and text; marks first, then UTF-8, then whichever gives everyday Chinese."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableSource(name, f"{what}, not text", _AS_TEXT)
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            text = _try(data, encoding)
            if text is None or _controls(text):
                raise UnreadableSource(name, f"marked as {encoding} but not readable so", _AS_TEXT)
            return encoding, text
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        text = _try(data, encoding)
        if text is not None and not _controls(text) and (encoding == "utf-8" or _everyday(text)):
            return encoding, text
    raise UnreadableSource(name, _complaint(data), _AS_TEXT)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _controls(text: str) -> bool:
    """Whether control characters show that this is no text (form feeds and a few are let by)."""
    odd = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\r\f\v")
    return "\0" in text or odd * 200 > len(text)


def _everyday(text: str) -> bool:
    """Whether nine tenths are ASCII, punctuation or the everyday characters of GB 2312.

    Bytes of one encoding often decode in another, but then to rare characters.
    """
    sample = [char for char in text[:_SAMPLE] if not char.isspace()]
    return 10 * sum(_common(char) for char in sample) >= 9 * len(sample)


def _common(char: str) -> bool:
    if " " <= char <= "~":
        return True
    coded = char.encode("gb2312", "ignore")
    return bool(coded) and (0xA1 <= coded[0] <= 0xA3 or 0xB0 <= coded[0] <= 0xD7)


def _complaint(data: bytes) -> str:
    if b"\0" in data[:_SAMPLE]:
        return "binary data, not text"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"neither UTF-8 (byte {error.start} breaks it) nor UTF-16 nor GB18030"
    return "binary data, not text"
