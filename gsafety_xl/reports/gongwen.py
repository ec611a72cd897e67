"""Official documents laid out as GB/T 9704-2012 wants them.

Lengths come from the standard: A4, 37 mm above and 28 mm left of a text area of 156 × 225 mm, 22
lines of 28 characters of size 3 (16 points). Fonts are named, never shipped: the reader's machine
has them.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from gsafety_xl.reports.gongwen_xml import (
    add_page_number,
    float_at_bottom,
    indent_characters,
    keep_row_whole,
    leave_grid,
    narrow_characters,
    put_in_order,
    repeat_as_header,
    set_bottom_line,
    set_fonts,
    set_grid,
    set_table_borders,
)

BODY, TITLE, HEADING, SUBHEADING, SONG = (
    "仿宋_GB2312",
    "方正小标宋简体",
    "黑体",
    "楷体_GB2312",
    "宋体",
)
#: Size 3, size 2, size 4, in points.
SIZE_3, SIZE_2, SIZE_4 = Pt(16), Pt(22), Pt(14)
#: 225 mm hold 22 lines: 28.95 points each, 579 twips.
LINE = Pt(28.95)
_LINE_TWIPS = 579
#: 28 characters of 16 points are wider than 156 mm: each gives up a quarter of a point.
_CLOSER = 5
#: A table's lines, as a multiple of its text.
_TABLE_LINE = 1.3
_WIDTH, _RED = Mm(156), "FF0000"
TEXT_WIDTH_TWIPS, WIDE_TEXT_TWIPS = 8845, 12757


#: A table of python-docx, whose methods are only half typed.
Grid: TypeAlias = Any


class Gongwen:
    """A template in the making."""

    form_row_height = Mm(14)

    def __init__(self) -> None:
        """Begin a document: page, grid, styles, page numbers."""
        self.document = docx.Document()
        self._set_styles()
        self._set_page(self.document.sections[0], wide=False)
        self._number_pages(self.document.sections[0])

    def letterhead(self, mark: str) -> None:
        """Add the red name of the issuing office, number and signer, and the red line."""
        name = self.line("公文标志", mark)
        name.paragraph_format.space_before = Mm(28)
        self.blank(2)
        number = self.line("公文版头", " {{ doc_number }}\t签发人：")
        number.paragraph_format.tab_stops.add_tab_stop(
            Length(_WIDTH - SIZE_3), WD_TAB_ALIGNMENT.RIGHT
        )
        set_fonts(number.add_run("{{ signer }}"), SUBHEADING)
        # the line stands 4 mm below the number
        set_bottom_line(number, eighths=12, colour=_RED, space=11)
        self.blank(2)

    def number(self, text: str) -> None:
        """Add a document number of its own line, to the right."""
        self.line("公文顶格", text).alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def title(self, text: str) -> None:
        """Add the title."""
        self.line("公文标题", text)

    def addressee(self, text: str) -> None:
        """Add the recipient, a line below the title, from the left edge."""
        self.blank(1)
        self.line("公文顶格", f"{text}：")

    def heading(self, text: str) -> None:
        """Add a heading of the first level (一、)."""
        self.line("公文一级标题", text)

    def subheading(self, text: str) -> None:
        """Add a heading of the second level (（一）)."""
        self.line("公文二级标题", text)

    def body(self, text: str) -> Paragraph:
        """Add a paragraph of the text."""
        return self.line("公文正文", text)

    def logic(self, tag: str) -> None:
        """Add a paragraph that holds only a tag; rendering takes it out."""
        self.line("公文顶格", f"{{%p {tag} %}}")

    def blank(self, count: int) -> None:
        """Add empty lines."""
        for _ in range(count):
            self.line("公文顶格", "")

    def line(self, style: str, text: str) -> Paragraph:
        """Add a paragraph in one of our styles."""
        return self.document.add_paragraph(text, style=style)

    def signature(self, office: str, day: str) -> None:
        """Add office and date, set for a seal: date four characters from the right."""
        # office and date do not stand alone on a page
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        for text in ("", ""):
            self.line("公文顶格", text).paragraph_format.keep_with_next = True
        for text, characters in ((office, 3), (day, 4)):
            paragraph = self.line("公文顶格", text)
            paragraph.paragraph_format.keep_with_next = text == office
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.right_indent = Length(SIZE_3 * characters)

    def attachment(self, label: str, title: str, *, wide: bool) -> None:
        """Begin an attachment on a new page: its label top left, its title on the third line."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        self._set_page(section, wide=wide)
        if label:
            self.line("公文附件", label)
            self.blank(1)
        self.title(title)

    def table(self, widths: Sequence[float], *, size: float = 10.5) -> Grid:
        """Add a table with thin lines; widths in mm, text size in points."""
        table = self.document.add_table(rows=0, cols=len(widths))
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        thin = (4, "000000")
        set_table_borders(
            table, top=thin, left=thin, bottom=thin, right=thin, insideH=thin, insideV=thin
        )
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        self._table_size = Pt(size)
        return table

    def row(
        self, table: Grid, cells: Sequence[str], *, head: bool = False, left: Sequence[int] = ()
    ) -> None:
        """Add a row; ``head`` repeats it on every page, ``left`` are columns set to the left."""
        row = table.add_row()
        keep_row_whole(row)
        if head:
            repeat_as_header(row)
        for position, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = table.columns[position].width
            paragraph = cell.paragraphs[0]
            paragraph.style = self.document.styles["公文表格"]
            paragraph.paragraph_format.line_spacing = Length(round(self._table_size * _TABLE_LINE))
            run = paragraph.add_run(text)
            run.font.size = self._table_size
            set_fonts(run, HEADING if head else BODY)
            if position not in left:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def colophon(self, office: str, *, wide: bool) -> None:
        """Add the last lines (版记): thick above and below, at the foot of the last page."""
        self.line("公文表格", "")
        table = self.document.add_table(rows=1, cols=2)
        thick = (8, "000000")
        set_table_borders(table, top=thick, bottom=thick)
        float_at_bottom(table, WIDE_TEXT_TWIPS if wide else TEXT_WIDTH_TWIPS)
        texts = (f" {office}", "　　年　月　日印发 ")
        for cell, text, side in zip(
            table.rows[0].cells,
            texts,
            (WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT),
            strict=True,
        ):
            paragraph = cell.paragraphs[0]
            paragraph.style = self.document.styles["公文版记"]
            paragraph.alignment = side
            paragraph.add_run(text)
        # the table is anchored to the paragraph after it
        self.line("公文表格", "")

    def finish(self) -> None:
        """Put every property into the order of the standard."""
        section = self.document.sections[0]
        for part in (self.document, self.document.styles, section.footer, section.even_page_footer):
            put_in_order(part._element)  # noqa: SLF001 - python-docx has no order for our additions

    def _set_styles(self) -> None:
        normal = self.document.styles["Normal"]
        if not isinstance(normal, ParagraphStyle):
            raise TypeError(normal)
        _dress(normal, BODY, SIZE_3)
        self._add_style("公文正文", BODY, SIZE_3, indent=200)
        self._add_style("公文顶格", BODY, SIZE_3)
        self._add_style("公文版头", BODY, SIZE_3)
        self._add_style("公文一级标题", HEADING, SIZE_3, indent=200)
        self._add_style("公文二级标题", SUBHEADING, SIZE_3, indent=200)
        self._add_style("公文附件", HEADING, SIZE_3)
        self._add_style("公文标题", TITLE, SIZE_2, centred=True)
        mark = self._add_style("公文标志", TITLE, Pt(28), centred=True)
        mark.font.color.rgb = RGBColor(0xFF, 0, 0)
        mark.paragraph_format.line_spacing = Pt(40)
        self._add_style("公文版记", BODY, SIZE_4)
        table = self._add_style("公文表格", BODY, Pt(10.5))
        table.paragraph_format.line_spacing = Pt(13)
        leave_grid(table)

    def _add_style(
        self, name: str, font: str, size: Length, *, indent: int = 0, centred: bool = False
    ) -> ParagraphStyle:
        style = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if not isinstance(style, ParagraphStyle):
            raise TypeError(style)
        _dress(style, font, size)
        style.paragraph_format.keep_with_next = font in {HEADING, SUBHEADING}
        if indent:
            indent_characters(style, indent)
        if centred:
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return style

    @staticmethod
    def _set_page(section: Section, *, wide: bool) -> None:
        section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        # turned sideways, the page keeps its margins: what was above is now to the right
        margins = (Mm(28), Mm(37), Mm(26), Mm(35)) if wide else (Mm(37), Mm(26), Mm(35), Mm(28))
        section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (
            margins
        )
        section.header_distance, section.footer_distance = Mm(15), Mm(17 if wide else 25)
        set_grid(section, lines=_LINE_TWIPS)

    def _number_pages(self, section: Section) -> None:
        self.document.settings.odd_and_even_pages_header_footer = True
        places = (
            (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
            (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
        )
        for footer, side in places:
            paragraph = footer.paragraphs[0]
            paragraph.alignment = side
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = (
                SIZE_4
            )
            add_page_number(paragraph, SONG, 28)


def _dress(style: ParagraphStyle, font: str, size: Length) -> None:
    set_fonts(style, font)
    style.font.size = size
    layout = style.paragraph_format
    layout.line_spacing, layout.space_before, layout.space_after = LINE, Pt(0), Pt(0)
    layout.widow_control = False
    if size == SIZE_3:
        narrow_characters(style, _CLOSER)
