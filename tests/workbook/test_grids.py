import io
import re
import subprocess
import sys
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from gsafety_xl.model import GsafetyError
from gsafety_xl.workbook.grids import BookFile, Grid
from tests.workbook.sheets import changed, workbook

SHEET = "xl/worksheets/sheet1.xml"
THREE_ROWS = "[甲]\n| 一 | 二 |\n| 3 | 4 |\n| 5 | 6 |"


class PanicException(BaseException):
    """Stands in for the Rust library's panic, which is no Exception either."""


def grid(data: bytes, sheet: str = "甲") -> Grid:
    return BookFile(data, "甲.xlsx").grid(sheet)


def far_corner(folder: Path, *cells: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "甲"
    for cell in cells:
        sheet[cell] = cell
    sheet.merge_cells("A1:B1")
    book.save(folder / "far.xlsx")
    return (folder / "far.xlsx").read_bytes()


def open_document(tables: str) -> bytes:
    """Return an .ods with these tables."""
    spaces = " ".join(
        f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
        for name in ("office", "table", "text")
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml", f"<office:document-content {spaces}>{body}</office:document-content>"
        )
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return stream.getvalue()


def test_rows_know_their_number_after_blank_ones() -> None:
    found = grid(workbook("[甲]\n| |\n| |\n| 一 |\n| |\n| 5 |"))
    assert (found.numbers, found.rows) == ([3, 5], [["一"], [5.0]])


def test_columns_keep_their_place_after_blank_ones() -> None:
    assert grid(workbook("[甲]\n| | | 一 |")).rows == [["", "", "一"]]


def test_days_are_days_on_either_date_system() -> None:
    text = "[甲]\n| 2026-03-05 |"
    for options in ({}, {"date_1904": True}):
        assert grid(workbook(text, options)).rows == [[date(2026, 3, 5)]]


def test_merged_ranges_are_1_based() -> None:
    assert grid(workbook("[甲]\n| 一 | < |\n| ^ | < |")).merges == [(1, 1, 2, 2)]


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#GETTING_DATA", "#NAME?"])
def test_error_cells_are_read_as_their_text(error: str) -> None:
    assert grid(workbook(f"[甲]\n| 一 | {error} | 2 |")).rows == [["一", error, 2.0]]


def test_identity_numbers_keep_their_digits() -> None:
    data = changed(
        workbook("[甲]\n| 7 |"), SHEET, lambda xml: xml.replace(b"<v>7<", b"<v>310101199001011234<")
    )
    assert grid(data).rows == [["310101199001011234"]]


@pytest.mark.parametrize("dimension", [b"A1", b"A1:B2", b"A1:XFD1048576", b"C9:D10"])
def test_a_lying_dimension_does_not_matter(dimension: bytes) -> None:
    def lie(xml: bytes) -> bytes:
        return re.sub(rb'dimension ref="[^"]*"', b'dimension ref="%s"' % dimension, xml)

    found = grid(changed(workbook(THREE_ROWS), SHEET, lie))
    assert found.rows == [["一", "二"], [3.0, 4.0], [5.0, 6.0]]


def test_a_value_in_the_last_cell_of_the_sheet_is_no_danger(tmp_path: Path) -> None:
    file = BookFile(far_corner(tmp_path, "A1", "C2", "XFD1048576"), "甲.xlsx")
    found = file.grid("甲")
    assert found.numbers[:2] == [1, 2]
    assert found.rows[1][:3] == ["", "", "C2"]
    assert file.remarks == ["工作表“甲”在很远的列里有内容，没有读取，请删除"]


def test_a_value_in_a_far_row_is_read(tmp_path: Path) -> None:
    found = grid(far_corner(tmp_path, "A1", "Z2", "B900000"))
    assert found.numbers == [1, 2, 900_000]
    assert [len(row) for row in found.rows] == [26, 26, 26]
    assert found.rows[2][1] == "B900000"
    assert found.merges == [(1, 1, 1, 2)]


def test_the_fast_reader_would_indeed_die_of_a_far_corner(tmp_path: Path) -> None:
    """The reason for reading such sheets with care; when this fails, the care may go."""
    far_corner(tmp_path, "A1", "XFD1048576")
    code = (
        "import sys, python_calamine as p;"
        "p.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "far.xlsx")]
    assert subprocess.run(command, check=False, capture_output=True).returncode != 0  # noqa: S603


def test_careful_reading_gives_the_same_as_fast_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = '[甲]\n| 一 | < | 2026-03-05 |\n| |\n| 3 | #REF! | "007" |\n| 1.5 | | |'
    fast = grid(workbook(text))
    monkeypatch.setattr("gsafety_xl.workbook.sheet_parts._HARMLESS_AREA", 0)
    monkeypatch.setattr("gsafety_xl.workbook.sheet_parts._LARGEST_AREA", 0)
    careful = grid(workbook(text))
    assert careful.rows[0][2] == datetime.combine(date(2026, 3, 5), time())
    careful.rows[0][2] = date(2026, 3, 5)
    assert careful == fast


@pytest.mark.parametrize("area", [4_000_000, 0])
def test_a_return_inside_a_cell_is_one_however_it_is_read(
    monkeypatch: pytest.MonkeyPatch, area: int
) -> None:
    """Excel writes the two characters of a Windows line break as ``_x000D_`` and a break."""
    monkeypatch.setattr("gsafety_xl.workbook.sheet_parts._HARMLESS_AREA", area)
    monkeypatch.setattr("gsafety_xl.workbook.sheet_parts._LARGEST_AREA", area)
    data = changed(
        workbook("[甲]\n| 一¶二 |"),
        "xl/sharedStrings.xml",
        lambda xml: xml.replace("¶".encode(), b"_x000D_\n"),
    )
    assert grid(data).rows == [["一\r\n二"]]


def test_a_sheet_the_fast_reader_rejects_is_read_with_care() -> None:
    data = changed(
        workbook(THREE_ROWS),
        SHEET,
        lambda xml: xml.replace(b"<v>3</v>", b"<v>3x</v>").replace(b'r="A2"', b'r="A2" t="str"'),
    )
    assert grid(data).rows[1] == ["3x", 4.0]


def test_what_an_old_format_could_not_say_is_pointed_out() -> None:
    """As python-calamine reads half a character of an .xls; here the file itself says so."""
    cell = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>"
    row = "<table:table-row>" + cell.format("赵\ufffd\ufffd") * 7 + "</table:table-row>"
    file = BookFile(open_document(f"<table:table table:name='甲'>{row}</table:table>"), "甲.ods")
    assert file.grid("甲").rows == [["赵\ufffd\ufffd"] * 7]
    assert file.remarks == [
        "工作表“甲”的 A1、B1、C1、D1、E1等 有没能读出的字，请另存为 .xlsx 后再试"
    ]


def test_a_list_of_strings_nobody_can_read_is_damage() -> None:
    data = changed(workbook("[甲]\n| 一 |"), "xl/sharedStrings.xml", lambda xml: xml[:-20])
    with pytest.raises(GsafetyError, match="已损坏或不完整"):
        BookFile(data, "甲.xlsx")


def test_a_sheet_nobody_can_read_is_named() -> None:
    data = changed(workbook(THREE_ROWS), SHEET, lambda xml: xml[: len(xml) // 2])
    with pytest.raises(GsafetyError, match="的工作表“甲”无法读取"):
        grid(data)


def test_a_panic_of_the_library_is_an_error_about_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def panic(*_: object) -> Grid:
        raise PanicException

    file = BookFile(workbook(THREE_ROWS), "甲.xlsx")
    monkeypatch.setattr("gsafety_xl.workbook.grids._dense", panic)
    with pytest.raises(GsafetyError, match="无法读取"):
        file.grid("甲")


def test_a_panic_while_opening_is_an_error_about_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Opener:
        from_filelike = staticmethod(lambda _: (_ for _ in ()).throw(PanicException()))

    monkeypatch.setattr("gsafety_xl.workbook.grids.CalamineWorkbook", Opener)
    with pytest.raises(GsafetyError, match="已损坏"):
        BookFile(workbook(THREE_ROWS), "甲.xlsx")


def test_an_interruption_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> Grid:
        raise KeyboardInterrupt

    file = BookFile(workbook(THREE_ROWS), "甲.xlsx")
    monkeypatch.setattr("gsafety_xl.workbook.grids._dense", interrupt)
    with pytest.raises(KeyboardInterrupt):
        file.grid("甲")


def test_a_strict_workbook_is_read() -> None:
    def strict(xml: bytes) -> bytes:
        return xml.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )

    data = workbook(THREE_ROWS)
    for part in ("xl/workbook.xml", SHEET, "xl/sharedStrings.xml", "xl/styles.xml"):
        data = changed(data, part, strict)
    assert grid(data).rows[0] == ["一", "二"]


def test_a_sheet_that_is_a_chart_is_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "甲"
    book.create_chartsheet("图")
    book.save(tmp_path / "chart.xlsx")
    data = (tmp_path / "chart.xlsx").read_bytes()
    assert len(CalamineWorkbook.from_path(tmp_path / "chart.xlsx").sheet_names) == 2
    assert BookFile(data, "甲.xlsx").sheet_names == ["甲"]
