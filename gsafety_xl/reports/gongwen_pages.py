"""Upright and sideways pages of an official document, and their numbers."""

from collections.abc import Iterator

from docx.document import Document
from docx.enum.section import WD_HEADER_FOOTER_INDEX, WD_ORIENT, WD_SECTION
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from gsafety_xl.reports.gongwen_xml import (
    Element,
    add_page_number,
    element,
    float_table,
    set_cell_margins,
    set_grid,
    turn_text,
)

_SONG, _SIZE_4, _NUMBER_LINE = "宋体", Pt(14), Pt(16)
#: 225 mm hold 22 lines: their pitch in twips.
_LINE_TWIPS = 579
_LONG, _SHORT = Mm(297), Mm(210)
#: Top, right, bottom, left; turned sideways, the page keeps them: what was above is to the right.
_UPRIGHT = (Mm(37), Mm(26), Mm(35), Mm(28))
_SIDEWAYS = (Mm(28), Mm(37), Mm(26), Mm(35))
#: The dash of a page number stands 7 mm from the text area, in the middle of its line.
_FOOTER_DISTANCE = Length(Mm(35) - Mm(7) - _NUMBER_LINE // 2)
_NUMBER_LENGTH = Mm(30)
_KINDS = {"default": WD_HEADER_FOOTER_INDEX.PRIMARY, "even": WD_HEADER_FOOTER_INDEX.EVEN_PAGE}


class Pages:
    """The sections of a document: upright or sideways, the numbers always at the same place."""

    def __init__(self, document: Document) -> None:
        """Set up the first page, upright."""
        self._document = document
        self._footers: dict[bool, list[tuple[str, str]]] = {}
        document.settings.odd_and_even_pages_header_footer = True
        self._set_page(document.sections[0], wide=False)

    def turn(self, *, wide: bool) -> None:
        """Begin a new page; ``wide`` lays it sideways."""
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        # the break stands in a paragraph of its own, which must not push a full page over
        layout = self._document.paragraphs[-1].paragraph_format
        layout.line_spacing, layout.space_before, layout.space_after = Pt(1), Pt(0), Pt(0)
        layout._element.get_or_add_pPr().append(element("w:snapToGrid", val=0))  # noqa: SLF001
        self._set_page(section, wide=wide)

    def footers(self) -> Iterator[Element]:
        """Go through the roots of all footers."""
        for relation in self._document.part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.FOOTER:
                yield relation.target_part.element

    def _set_page(self, section: Section, *, wide: bool) -> None:
        section.page_width, section.page_height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (
            _SIDEWAYS if wide else _UPRIGHT
        )
        section.header_distance = Mm(15)
        # the number of a sideways page stands beside its text; the footer itself takes no room
        section.footer_distance = Mm(10) if wide else _FOOTER_DISTANCE
        set_grid(section, lines=_LINE_TWIPS)
        self._set_numbers(section, wide=wide)

    def _set_numbers(self, section: Section, *, wide: bool) -> None:
        """Put the page numbers in; sections of one kind share their footers."""
        properties: Element = section._sectPr  # noqa: SLF001 - python-docx shares no footers
        if wide in self._footers:
            for kind, relation in self._footers[wide]:
                properties.add_footerReference(_KINDS[kind], relation)
            return
        for footer, odd in ((section.footer, True), (section.even_page_footer, False)):
            footer.is_linked_to_previous = False
            paragraph = footer.paragraphs[0]
            paragraph.style = self._document.styles["Normal"]
            paragraph.paragraph_format.line_spacing = _NUMBER_LINE
            if wide:
                paragraph = self._beside_the_text(footer, paragraph, odd=odd)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if odd else WD_ALIGN_PARAGRAPH.LEFT
            if not wide:
                layout = paragraph.paragraph_format
                layout.left_indent = layout.right_indent = _SIZE_4
            add_page_number(paragraph, _SONG, 28)
        self._footers[wide] = [
            (item.get(qn("w:type")), item.get(qn("r:id")))
            for item in properties.findall(qn("w:footerReference"))
        ]

    def _beside_the_text(self, footer: Element, after: Paragraph, *, odd: bool) -> Paragraph:
        """Return a paragraph set sideways to the left, where the foot of the upright page is."""
        table = footer.add_table(1, 1, _NUMBER_LINE)
        after._p.addprevious(table._tbl)  # noqa: SLF001 - a footer ends with a paragraph
        row, cell = table.rows[0], table.cell(0, 0)
        row.height, row.height_rule = _NUMBER_LENGTH, WD_ROW_HEIGHT_RULE.EXACTLY
        set_cell_margins(table, 0)
        top = _SHORT - _SIDEWAYS[2] - _SIZE_4 - _NUMBER_LENGTH if odd else _SIDEWAYS[0] + _SIZE_4
        float_table(
            table,
            round(_NUMBER_LINE.twips),
            vertAnchor="page",
            horzAnchor="page",
            tblpX=round(_FOOTER_DISTANCE.twips),
            tblpY=round(Length(top).twips),
        )
        cell.width = _NUMBER_LINE
        turn_text(cell)
        paragraph: Paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.line_spacing = _NUMBER_LINE
        return paragraph
