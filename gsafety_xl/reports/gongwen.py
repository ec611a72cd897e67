"""Official documents laid out as GB/T 9704-2012 wants them.

Lengths come from the standard: A4, 37 mm above and 28 mm left of a text area of 156 × 225 mm, 22
lines of 28 characters of size 3 (16 points). Fonts are named, never shipped: the reader's machine
has them.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, TypeAlias

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from gsafety_xl.reports.gongwen_blank import blank_document
from gsafety_xl.reports.gongwen_pages import Pages
from gsafety_xl.reports.gongwen_xml import (
    hang_characters,
    indent_characters,
    keep_row_whole,
    leave_grid,
    narrow_characters,
    put_in_order,
    repeat_as_header,
    scale_characters,
    set_cell_margins,
    set_fonts,
    set_lines,
    set_table_borders,
)

BODY, TITLE, HEADING, SUBHEADING = ("仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312")
#: Size 3, size 2, size 4, in points.
SIZE_3, SIZE_2, SIZE_4 = Pt(16), Pt(22), Pt(14)
#: 225 mm hold 22 lines: 28.95 points each, 579 twips.
LINE = Pt(28.95)
#: 28 characters of 16 points are wider than 156 mm: each gives up a quarter of a point.
_CLOSER = 5
#: Lines of a table and of a note, as multiples of the text.
_TABLE_LINE, _NOTE_LINE = 1.25, 1.5
_WIDTH, _LINES_A_PAGE = Mm(156), 22
_RED, _BLACK = "FF0000", "000000"
#: The date, seven characters wide, ends four characters from the right; office and date share
#: their middle, so both are centred in what is left of the line beyond this indent.
_SEAL_INDENT = Length(_WIDTH - SIZE_3 * 15)
_CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT

#: A table of python-docx, whose methods are only half typed.
Grid: TypeAlias = Any


class Gongwen:
    """A template in the making."""

    form_row_height = Mm(14)

    def __init__(self) -> None:
        """Begin a document: page, grid, styles, page numbers."""
        self.document = blank_document()
        self._set_styles()
        self._pages = Pages(self.document)

    def letterhead(self, mark: str, number: str, label: str, signer: str) -> None:
        """Add the red name of the issuing office, number and signer, and the red line."""
        self.line("公文标志", mark)
        self.blank(2)
        line = self.line("公文顶格", f"　{number}\t{label}")
        line.paragraph_format.tab_stops.add_tab_stop(
            Length(_WIDTH - SIZE_3), WD_TAB_ALIGNMENT.RIGHT
        )
        set_fonts(line.add_run(signer), SUBHEADING)
        # the line stands 4 mm below the number
        set_lines(line, bottom=(16, _RED, 11))
        self.blank(2)

    def number(self, text: str) -> None:
        """Add a document number of its own line, to the right."""
        self.line("公文顶格", text).alignment = _RIGHT

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

    def centred(self, text: str) -> None:
        """Add a line in the middle, such as the period below a title."""
        self.line("公文顶格", text).alignment = _CENTRE

    def note(self, text: str, *, size: float) -> None:
        """Add a line that belongs to a table, from the left edge; size in points."""
        paragraph = self.line("公文表格", "")
        paragraph.add_run(text).font.size = Pt(size)
        paragraph.paragraph_format.line_spacing = Pt(size * _NOTE_LINE)

    def enclosure(self, text: str) -> None:
        """Add a line that names an attachment: the first begins with 附件：, the others hang."""
        paragraph = self.line("公文顶格", text)
        first = text.startswith("附件：")
        hang_characters(paragraph, left=6, hanging=4 if first else 1)
        paragraph.paragraph_format.keep_with_next = True

    def signature(self, office: str, day: str) -> None:
        """Add office and date, set for a seal: date four characters from the right."""
        # office and date do not stand alone on a page
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        for _ in range(2):
            self.line("公文顶格", "").paragraph_format.keep_with_next = True
        for text in (office, day):
            paragraph = self.line("公文顶格", text)
            paragraph.paragraph_format.keep_with_next = text == office
            paragraph.paragraph_format.left_indent = _SEAL_INDENT
            paragraph.alignment = _CENTRE

    def attachment(self, label: str, title: str, *, wide: bool) -> None:
        """Begin an attachment on a new page: its label top left, its title on the third line."""
        self._pages.turn(wide=wide)
        if label:
            self.line("公文附件", label)
            self.blank(1)
        self.title(title)

    def table(self, widths: Sequence[float], *, size: float = 10.5) -> Grid:
        """Add a table with thin lines; widths in mm, text size in points."""
        table = self.document.add_table(rows=0, cols=len(widths))
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        thin = (4, _BLACK)
        set_table_borders(
            table, top=thin, left=thin, bottom=thin, right=thin, insideH=thin, insideV=thin
        )
        set_cell_margins(table, 28 if size < 10 else 85)
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
        row.height = Length(round(self._table_size * _row_height(self._table_size)))
        if head:
            repeat_as_header(row)
        for position, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = table.columns[position].width
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            paragraph = cell.paragraphs[0]
            paragraph.style = self.document.styles["公文表格"]
            paragraph.paragraph_format.line_spacing = Length(round(self._table_size * _TABLE_LINE))
            run = paragraph.add_run(text)
            run.font.size = self._table_size
            set_fonts(run, HEADING if head else BODY)
            if position not in left:
                paragraph.alignment = _CENTRE

    def grouped_head(self, table: Grid, groups: Sequence[str], head: Sequence[str]) -> None:
        """Add two header rows: equal groups stand over their columns as one cell.

        A column whose group reads like its own head is one cell over both rows.
        """
        blank = [""] * len(head)
        self.row(table, blank, head=True)
        self.row(table, blank, head=True)
        first = 0
        for group, columns in groupby(groups):
            last = first + len(list(columns)) - 1
            alone = group == head[first]
            cell = table.cell(0, first).merge(table.cell(1 if alone else 0, last))
            self._say(cell, group)
            for position in range(first, last + 1):
                if not alone:
                    self._say(table.cell(1, position), head[position])
            first = last + 1

    def _say(self, cell: Grid, text: str) -> None:
        """Put a head into a cell that may have been merged from several."""
        first, *others = cell.paragraphs
        for paragraph in others:
            paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - no way to delete one
        first.runs[0].text = text

    def colophon(self, office: str, day: str) -> None:
        """Add the last lines (版记), thick above and below, at the foot of a last upright page."""
        self._pages.turn(wide=False)
        self.blank(_LINES_A_PAGE - 1)
        line = self.line("公文版记", f"　{office}\t{day}　")
        line.paragraph_format.tab_stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        # the lower line is the lower edge of the text area: the lines take from their own row
        line.paragraph_format.line_spacing = Length(LINE - Pt(5))
        set_lines(line, top=(8, _BLACK, 1), bottom=(8, _BLACK, 1))

    def finish(self) -> None:
        """Put every property into the order of the standard."""
        parts = [self.document.element, self.document.styles.element, *self._pages.footers()]
        for part in parts:
            put_in_order(part)

    def _set_styles(self) -> None:
        normal = self.document.styles["Normal"]
        if not isinstance(normal, ParagraphStyle):
            raise TypeError(normal)
        _dress(normal, BODY, SIZE_3)
        self._add_style("公文正文", BODY, SIZE_3, indent=200)
        self._add_style("公文顶格", BODY, SIZE_3)
        self._add_style("公文一级标题", HEADING, SIZE_3, indent=200)
        self._add_style("公文二级标题", SUBHEADING, SIZE_3, indent=200)
        self._add_style("公文附件", HEADING, SIZE_3)
        title = self._add_style("公文标题", TITLE, SIZE_2, centred=True)
        # two lines of a title stand a little apart: three lines of them on two of the grid
        title.paragraph_format.line_spacing = Pt(33)
        self._add_mark_style()
        leave_grid(self._add_style("公文版记", BODY, SIZE_4))
        table = self._add_style("公文表格", BODY, Pt(10.5))
        table.paragraph_format.line_spacing = Pt(13)
        leave_grid(table)

    def _add_mark_style(self) -> None:
        """Add the style of the red name: tall and narrow, 35 mm below the edge of the text area."""
        mark = self._add_style("公文标志", TITLE, Pt(38), centred=True)
        mark.font.color.rgb = RGBColor.from_string(_RED)
        mark.paragraph_format.line_spacing = Pt(46)
        # the characters begin some 3 mm below the top of their line
        mark.paragraph_format.space_before = Mm(32)
        scale_characters(mark, 70)
        leave_grid(mark)

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
            style.paragraph_format.alignment = _CENTRE
        return style


def _dress(style: ParagraphStyle, font: str, size: Length) -> None:
    set_fonts(style, font)
    style.font.size = size
    layout = style.paragraph_format
    layout.line_spacing, layout.space_before, layout.space_after = LINE, Pt(0), Pt(0)
    layout.widow_control = False
    if size == SIZE_3:
        narrow_characters(style, _CLOSER)


def _row_height(size: Length) -> float:
    """Return the least height of a table's rows as a multiple of the text: lists are close."""
    return 1.7 if size >= Pt(10) else 1.5
