import pytest

from gsafety_xl.model import GsafetyError
from gsafety_xl.workbook.sheet_parts import look_at


def sheet(*cells: str, rows: int = 0) -> bytes:
    filler = "".join(f'<row r="{row}"><c r="A{row}"/></row>' for row in range(1, rows + 1))
    return f"<worksheet><sheetData>{filler}{''.join(cells)}</sheetData></worksheet>".encode()


def test_an_ordinary_sheet_needs_no_care() -> None:
    facts = look_at(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    assert (facts.sparse, facts.hidden_rows, facts.merges, facts.mended) == (False, 0, (), None)


@pytest.mark.parametrize(
    ("cells", "sparse"),
    [
        (['<row r="1"><c r="A1"/></row>', '<row r="1048576"><c r="XFD1048576"/></row>'], True),
        (['<row r="1"><c r="A1"/></row>', '<row r="1048576"><c r="A1048576"/></row>'], False),
        (['<row r="1"><c r="XFD1"/></row>'], False),
        (['<row r="1"><c r="A1"/></row>', '<row r="400000"><c r="Z400000"/></row>'], True),
        (['<row r="1"><c r="A1"/></row>', '<row r="60000"><c r="ZZ60000"/></row>'], True),
        (['<row r="1048576"><c r="A1048576"/></row>', '<row r="1"><c r="XFD1"/></row>'], True),
        (['<row r="1"><c/></row>', '<row r="9000"><c s="1"/></row>'], True),
    ],
)
def test_a_sheet_is_sparse_when_its_corners_lie_far_apart(
    cells: list[str],
    sparse: bool,  # noqa: FBT001 (a table of expectations)
) -> None:
    assert look_at(sheet(*cells)).sparse is sparse


def test_a_long_narrow_sheet_is_read_densely() -> None:
    assert not look_at(sheet(rows=6000)).sparse


def test_a_long_wide_sheet_is_read_densely_when_it_is_full() -> None:
    letters = [chr(65 + index) for index in range(26)]
    row = "".join(f'<c r="{letter}%d"/>' for letter in letters)
    rows = "".join(f'<row r="{number}">{row.replace("%d", str(number))}</row>' for number in (1, 2))
    full = rows + rows.replace('r="2"', 'r="160000"') * 8000
    assert not look_at(sheet(full)).sparse


@pytest.mark.parametrize(
    "cell", ['<row r="1048577"><c r="A1048577"/></row>', '<row r="9999"><c r="XFE9999"/></row>']
)
def test_places_that_no_workbook_has_are_refused(cell: str) -> None:
    with pytest.raises(GsafetyError, match="超出 Excel 范围"):
        look_at(sheet(cell))


def test_hidden_rows_are_counted_and_hidden_columns_are_not() -> None:
    xml = (
        b'<cols><col min="1" hidden="1"/></cols><row r="1" hidden="1"/>'
        b'<row r="2" hidden="true"/><row r="3" hidden="0"/>'
    )
    assert look_at(xml).hidden_rows == 2


def test_merged_ranges_are_listed() -> None:
    xml = b'<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B4:B6"/></mergeCells>'
    assert look_at(xml).merges == ("A1:C1", "B4:B6")


def test_error_cells_become_text() -> None:
    xml = sheet('<row r="1"><c r="A1" s="2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>')
    assert look_at(xml).mended == xml.replace(b't="e"', b't="str"')


def test_text_that_looks_like_an_error_cell_stays() -> None:
    xml = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>写作 t="e" 的</t></is></c></row>')
    assert look_at(xml).mended is None


@pytest.mark.parametrize(
    ("cell", "mended"),
    [
        ('<c r="A1"><v>310101199001011234</v></c>', True),
        ('<c r="A1" s="3" t="n"><v>310101199001011234</v></c>', True),
        ('<c r="A1"><f>B1</f><v>310101199001011234</v></c>', True),
        ('<c r="A1"><v>123456789012345</v></c>', False),
        ('<c r="A1"><v>0.1234567890123456</v></c>', False),
        ('<c r="A1" t="str"><v>310101199001011234</v></c>', False),
    ],
)
def test_numbers_too_long_for_a_float_become_text(
    cell: str,
    mended: bool,  # noqa: FBT001 (a table of expectations)
) -> None:
    facts = look_at(sheet(f'<row r="1">{cell}</row>'))
    assert (facts.mended is not None) is mended
    if facts.mended is not None:
        assert b't="str"' in facts.mended
        assert b't="n"' not in facts.mended
