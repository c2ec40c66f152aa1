"""A bulletin as a Word document, the same bytes for the same page."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .page import Grid, Page

if TYPE_CHECKING:
    from docx.document import Document

FONT = "SimSun"
# The first moment that a zip archive can name; the time of writing would change the bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)


def docx(page: Page) -> bytes:
    """The page as the bytes of a ``.docx`` file, A4."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = Document()
    _lay_out(document)
    document.add_heading(page.title, level=1).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(page.summary)
    for grid in page.grids:
        _add(document, grid)
    for note in page.notes:
        document.add_paragraph(note)
    moment = datetime(*EPOCH)
    document.core_properties.created = document.core_properties.modified = moment
    document.core_properties.author = ""
    document.core_properties.title = page.title
    buffer = BytesIO()
    document.save(buffer)
    return _still(buffer)


def _lay_out(document: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin = section.bottom_margin = Mm(14)
    for name, size in (("Normal", 10), ("Heading 1", 16), ("Heading 2", 11)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
        style.paragraph_format.space_after = Pt(3)


def _add(document: Document, grid: Grid) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    if grid.title:
        document.add_heading(grid.title, level=2)
    if grid.rows:
        table = document.add_table(rows=0, cols=len(grid.head), style="Table Grid")
        for row in (grid.head, *grid.rows):
            cells = table.add_row().cells
            for place, words in enumerate(row):
                paragraph = cells[place].paragraphs[0]
                paragraph.add_run(words).font.size = Pt(8)
                paragraph.paragraph_format.space_after = Pt(0)
                if place in grid.numbers:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if grid.note:
        document.add_paragraph(grid.note)


def _still(buffer: BytesIO) -> bytes:
    """The same archive with every member dated alike."""
    still = BytesIO()
    with ZipFile(buffer) as old, ZipFile(still, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = ZipInfo(name, date_time=EPOCH)
            member.compress_type = ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return still.getvalue()
