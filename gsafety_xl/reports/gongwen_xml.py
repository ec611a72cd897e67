"""The parts of WordprocessingML that python-docx has no words for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_SIZE_3_TWIPS = 320

#: OxmlElement gives elements whose methods python-docx makes at run time.
Element = Any


def element(name: str, **attributes: str | int) -> Element:
    """Return an element such as ``w:docGrid`` with its ``w:`` attributes."""
    made: Element = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def set_fonts(target: Run | ParagraphStyle, font: str) -> None:
    """Set one font for Chinese and Latin text; ``font.name`` alone sets only the Latin one."""
    properties: Element = target.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = element("w:rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
    properties.insert(0, fonts)


def set_grid(section: Section, *, lines: int) -> None:
    """Set the grid of lines: their pitch in twips.

    A grid of characters too would be read differently by different programs: some put every
    character into a cell of its own.
    """
    properties: Element = section._sectPr  # noqa: SLF001 - python-docx offers no grid
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    properties.append(element("w:docGrid", type="lines", linePitch=lines))


def set_lines(paragraph: Paragraph, **lines: tuple[int, str, int]) -> None:
    """Draw lines at a paragraph: side → (eighths of a point, colour, distance in points)."""
    borders = element("w:pBdr")
    for side in ("top", "bottom"):
        if side in lines:
            size, colour, space = lines[side]
            borders.append(element(f"w:{side}", val="single", sz=size, space=space, color=colour))
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - no borders in python-docx


def indent_characters(target: Paragraph | ParagraphStyle, hundredths: int) -> None:
    """Indent the first line by hundredths of a character, as Chinese typesetting counts."""
    # both ways of saying it: some programs know only lengths
    twips = hundredths * _SIZE_3_TWIPS // 100
    _set_indent(target, firstLineChars=hundredths, firstLine=twips)


def hang_characters(paragraph: Paragraph, *, left: int, hanging: int) -> None:
    """Begin a paragraph ``left - hanging`` characters in, its further lines ``left`` in."""
    sizes = {"left": left, "hanging": hanging}
    lengths = {name: count * _SIZE_3_TWIPS for name, count in sizes.items()}
    characters = {f"{name}Chars": count * 100 for name, count in sizes.items()}
    _set_indent(paragraph, **characters, **lengths)


def _set_indent(target: Paragraph | ParagraphStyle, **sizes: int) -> None:
    properties: Element = (
        target._p.get_or_add_pPr()  # noqa: SLF001 - python-docx knows only lengths
        if isinstance(target, Paragraph)
        else target.element.get_or_add_pPr()
    )
    for old in properties.findall(qn("w:ind")):
        properties.remove(old)
    properties.append(element("w:ind", **sizes))


def narrow_characters(style: ParagraphStyle, twentieths: int) -> None:
    """Bring the characters of a style closer together, by twentieths of a point."""
    style.element.get_or_add_rPr().append(element("w:spacing", val=-twentieths))


def scale_characters(style: ParagraphStyle, percent: int) -> None:
    """Make the characters of a style narrower than they are tall."""
    style.element.get_or_add_rPr().append(element("w:w", val=percent))


def leave_grid(style: ParagraphStyle) -> None:
    """Let a style's lines and characters stand where their own spacing puts them."""
    style.element.get_or_add_pPr().append(element("w:snapToGrid", val=0))
    style.element.get_or_add_rPr().append(element("w:snapToGrid", val=0))


def add_page_number(paragraph: Paragraph, font: str, half_points: int) -> None:
    """Write “— 1 —” with the number as a field."""
    for text, kind in (("— ", ""), ("", "begin"), ("PAGE", ""), ("", "end"), (" —", "")):
        run = paragraph.add_run()
        set_fonts(run, font)
        run._r.get_or_add_rPr().append(element("w:sz", val=half_points))  # noqa: SLF001
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))  # noqa: SLF001
        elif text == "PAGE":
            instruction = element("w:instrText")
            instruction.text = text
            run._r.append(instruction)  # noqa: SLF001
        else:
            run.text = text


def set_table_borders(table: Element, **lines: tuple[int, str]) -> None:
    """Draw a table's lines: side → (eighths of a point, colour); others are left out."""
    properties: Element = table._tbl.tblPr  # noqa: SLF001 - no borders in python-docx
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        size, colour = lines.get(side, (0, "auto"))
        style = "single" if size else "nil"
        borders.append(element(f"w:{side}", val=style, sz=size, space=0, color=colour))
    properties.append(borders)


def set_cell_margins(table: Element, twips: int) -> None:
    """Set the space between a cell's text and the lines to its left and right."""
    margins = element("w:tblCellMar")
    margins.append(element("w:left", w=twips, type="dxa"))
    margins.append(element("w:right", w=twips, type="dxa"))
    table._tbl.tblPr.append(margins)  # noqa: SLF001 - no margins in python-docx


def float_table(table: Element, width: int, **place: str | int) -> None:
    """Take a table out of the text and set it at a place (``w:tblpPr``); width in twips."""
    properties: Element = table._tbl.tblPr  # noqa: SLF001 - no floating tables in python-docx
    properties.insert(1, element("w:tblpPr", leftFromText=0, rightFromText=0, **place))
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    properties.append(element("w:tblW", w=width, type="dxa"))


def turn_text(cell: Element) -> None:
    """Turn a cell's text a quarter to the right."""
    cell._tc.get_or_add_tcPr().append(element("w:textDirection", val="tbRl"))  # noqa: SLF001


def repeat_as_header(row: Element) -> None:
    """Repeat a table row at the top of every page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001


def keep_row_whole(row: Element) -> None:
    """Keep a table row on one page."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001


#: The order in which the standard (ISO/IEC 29500-1) wants properties; Word may refuse another.
_ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs "
        "snapToGrid spacing ind contextualSpacing jc textAlignment outlineLvl rPr sectPr"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs snapToGrid color spacing w kern position sz szCs highlight u "
        "vertAlign lang"
    ),
    "tblPr": "tblStyle tblpPr tblOverlap tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    "trPr": "cantSplit trHeight tblHeader jc",
}


def put_in_order(root: Element) -> None:
    """Put the properties below an element into the order of the standard; others stay last."""
    for name, words in _ORDERS.items():
        order = {qn(f"w:{word}"): index for index, word in enumerate(words.split())}
        for properties in root.iter(qn(f"w:{name}")):
            properties[:] = sorted(properties, key=lambda child: order.get(child.tag, len(order)))
