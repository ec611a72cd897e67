"""Single cells of a sheet's XML: before → after, everything else as it was."""

from datetime import date, datetime

import pytest
from lxml import etree

from gsafety_xl.model import Raw
from gsafety_xl.repairs.sheet_part import SheetPart, runs_of_shared_strings

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RED = '<rPr><color rgb="FFFF0000"/></rPr>'
EXTENSION = '<extLst><ext uri="x"/></extLst>'
RICH = (
    f'<sst xmlns="{MAIN}"><si><t>平</t></si>'
    "<si><r><rPr><b/></rPr><t>重</t></r><r><t>大</t></r></si>"
    f'<si><r>{RED}<t xml:space="preserve"> 红</t></r></si></sst>'
)


def part(rows: str, shared: str = RICH, *, from_1904: bool = False) -> SheetPart:
    data = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    runs = runs_of_shared_strings(shared.encode())
    return SheetPart(data.encode(), runs, from_1904=from_1904)


def rows_of(sheet: SheetPart) -> str:
    data = etree.fromstring(sheet.to_bytes()).find(f"{{{MAIN}}}sheetData")
    text: str = etree.tostring(data, encoding="unicode")
    inside = text.replace(f' xmlns="{MAIN}"', "")
    return inside.removeprefix("<sheetData>").removesuffix("</sheetData>")


@pytest.mark.parametrize(
    ("before", "content", "after"),
    [
        ('<c r="A1" s="3" t="s"><v>0</v></c>', 3, '<c r="A1" s="7"><v>3</v></c>'),
        ('<c r="A1" t="s"><v>0</v></c>', 0.08, '<c r="A1" s="7"><v>0.08</v></c>'),
        ('<c r="A1" t="s"><v>0</v></c>', 12000.0, '<c r="A1" s="7"><v>12000</v></c>'),
        ('<c r="A1"><v>46086</v></c>', date(2026, 3, 5), '<c r="A1" s="7"><v>46086</v></c>'),
        (
            '<c r="A1" t="s"><v>0</v></c>',
            datetime(2026, 3, 5, 12),
            '<c r="A1" s="7"><v>46086.5</v></c>',
        ),
        (
            '<c r="A1" s="3" t="s"><v>0</v></c>',
            "是",
            '<c r="A1" s="7" t="inlineStr"><is><t>是</t></is></c>',
        ),
        (
            '<c r="A1" s="3" t="inlineStr"><is><t>√</t></is></c>',
            "甲\n乙",
            '<c r="A1" s="7" t="inlineStr"><is><t xml:space="preserve">甲\n乙</t></is></c>',
        ),
        (
            '<c r="A1" t="s"><v>2</v></c>',
            "红",
            f'<c r="A1" s="7" t="inlineStr"><is><r>{RED}<t>红</t></r></is></c>',
        ),
        (
            f'<c r="A1" t="s"><v>0</v>{EXTENSION}</c>',
            "<&>",
            f'<c r="A1" s="7" t="inlineStr"><is><t>&lt;&amp;&gt;</t></is>{EXTENSION}</c>',
        ),
    ],
)
def test_a_cell_is_written(before: str, content: Raw, after: str) -> None:
    sheet = part(f'<row r="1">{before}<c r="B1"><v>1</v></c></row>')
    sheet.write((1, 1), content, 7)
    assert canonical_xml(rows_of(sheet)) == canonical_xml(
        f'<row r="1">{after}<c r="B1"><v>1</v></c></row>'
    )


def canonical_xml(text: str) -> bytes:
    """Return XML with its attributes in order."""
    data: bytes = etree.tostring(etree.fromstring(text), method="c14n")
    return data


def test_days_of_a_workbook_that_counts_from_1904() -> None:
    sheet = part('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', from_1904=True)
    sheet.write((1, 1), date(1904, 1, 2), 0)
    assert "<v>1</v>" in rows_of(sheet)


def test_a_style_of_nothing_special_is_not_named() -> None:
    sheet = part('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    sheet.write((1, 1), 5, 0)
    assert rows_of(sheet) == '<row r="1"><c r="A1"><v>5</v></c></row>'


def test_cells_without_address_follow_one_another() -> None:
    sheet = part('<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row><c/></row>')
    for spot, number in (((1, 1), 10), ((1, 5), 30), ((2, 1), 40)):
        sheet.write(spot, number, 0)
    assert rows_of(sheet) == (
        '<row><c><v>10</v></c><c r="D1"><v>2</v></c><c><v>30</v></c></row>'
        "<row><c><v>40</v></c></row>"
    )


def test_a_cell_that_is_not_there_cannot_be_written() -> None:
    with pytest.raises(KeyError):
        part('<row r="1"/>').write((1, 1), "是", 0)


@pytest.mark.parametrize(
    ("cells", "formulas"),
    [
        ('<c r="A1"><f>B1</f><v>1</v></c><c r="B1"><v>1</v></c>', {(1, 1)}),
        ('<c r="A1"><f t="shared" si="0"/><v>1</v></c>', {(1, 1)}),
        ('<c r="A1"><f t="shared" ref="A1:A9" si="0">B1</f></c>', {(1, 1)}),
        ('<c r="A1"><f t="array" ref="A1:B2">B1</f></c>', {(1, 1), (1, 2), (2, 1), (2, 2)}),
        ('<c r="A1"><f t="dataTable" ref="A1:A2"/></c>', {(1, 1), (2, 1)}),
        ('<c r="A1" cm="1"><v>1</v></c>', {(1, 1)}),
        ('<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>', {(1, 1)}),
        ('<c r="A1" t="s"><v>0</v></c>', set()),
    ],
)
def test_formulas_and_all_they_fill(cells: str, formulas: set[tuple[int, int]]) -> None:
    assert part(f'<row r="1">{cells}</row>').formulas() == formulas


@pytest.mark.parametrize(
    ("cell", "is_rich"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', "plain"),
        ('<c r="A1" t="s"><v>1</v></c>', "rich"),
        ('<c r="A1" t="s"><v>2</v></c>', "plain"),
        ('<c r="A1"><v>1</v></c>', "plain"),
        (f'<c r="A1" t="inlineStr"><is><r>{RED}<t>a</t></r><r><t>b</t></r></is></c>', "rich"),
        ('<c r="A1" t="s"><v>99</v></c>', "plain"),
    ],
)
def test_texts_whose_letters_look_different(cell: str, is_rich: str) -> None:
    expected = {(1, 1)} if is_rich == "rich" else set()
    assert part(f'<row r="1">{cell}</row>').rich_texts() == expected


@pytest.mark.parametrize(
    ("one", "other", "is_rich"),
    [
        ("", "", "plain"),
        (
            '<rFont val="宋体"/><charset val="134"/>',
            '<rFont val="Calibri"/><sz val="11"/>',
            "plain",
        ),
        ("", '<sz val="11"/><color theme="1"/><rFont val="Calibri"/>', "plain"),
        ('<color rgb="FF000000"/>', '<color indexed="8"/>', "plain"),
        ("<b/>", "<b/>", "plain"),
        ("", '<strike val="0"/><b val="false"/>', "plain"),
        ("", "<strike/>", "rich"),
        ("", "<b/>", "rich"),
        ("", '<u val="double"/>', "rich"),
        ("", '<color rgb="FFFF0000"/>', "rich"),
        ('<color theme="1"/>', '<color theme="5" tint="0.5"/>', "rich"),
    ],
)
def test_fonts_alone_are_no_sign(one: str, other: str, is_rich: str) -> None:
    runs = "".join(f"<r><rPr>{look}</rPr><t>字</t></r>" for look in (one, other))
    sheet = part('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared(runs))
    assert (sheet.rich_texts() == {(1, 1)}) == (is_rich == "rich")


def test_a_blank_part_of_a_text_has_no_look() -> None:
    runs = '<r><t>字</t></r><r><rPr><strike/></rPr><t xml:space="preserve"> </t></r>'
    sheet = part('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared(runs))
    assert sheet.rich_texts() == set()


def shared(runs: str) -> str:
    return f'<sst xmlns="{MAIN}"><si>{runs}</si></sst>'


def test_what_is_not_a_cell_stays_byte_for_byte() -> None:
    data = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        f'<worksheet xmlns="{MAIN}" xmlns:mc="http://x" xmlns:y="http://y" mc:Ignorable="y">'
        '<sheetData><row r="1" y:dyDescent="0.25"><c r="A1"><v>1</v></c></row></sheetData>'
        '<legacyDrawing/><extLst><ext uri="{1}"><y:a/></ext></extLst></worksheet>'
    ).encode()
    assert SheetPart(data, {}).to_bytes() == data


def test_entities_are_not_followed() -> None:
    data = (
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>&e;</v></c></row>'
        "</sheetData></worksheet>"
    )
    assert b"&e;" in SheetPart(data.encode(), {}).to_bytes()
