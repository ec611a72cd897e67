"""Copies of real packages: what changes in them and what stays byte for byte."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from lxml import etree

from gsafety_xl.model import CellRef, GsafetyError, Raw
from gsafety_xl.repairs import Repair, Repairs
from gsafety_xl.repairs.comparing import ensure_alike, same_content
from gsafety_xl.repairs.package import Package
from gsafety_xl.repairs.sheet_part import SheetPart
from gsafety_xl.workbook.grids import BookFile
from tests.repairs.books import (
    DANGERS,
    STATISTICS,
    changed_parts,
    part,
    untidy_form,
    with_everything,
    with_parts,
)

DAY = date(2026, 2, 10)
SHEET = "xl/worksheets/sheet3.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def repair(cell: tuple[int, int], after: Raw, raw: Raw = "旧", kind: str = "date") -> Repair:
    place = CellRef("a.xlsx", DANGERS, *cell)
    return Repair(place, "hidden_danger", "found_on", raw, after, kind, "C-03")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return untidy_form(tmp_path / "a.xlsx", with_everything)


def copied(path: Path, *repairs: Repair) -> Path:
    copy = path.with_name("copy.xlsx")
    Package(path, path.name).write_copy(copy, repairs)
    return copy


def cell(path: Path, row: int, column: int) -> Raw:
    grid = BookFile(path.read_bytes(), path.name).grid(DANGERS)
    return grid.rows[grid.numbers.index(row)][column - 1]


def test_only_the_sheet_changes(path: Path) -> None:
    with_parts(
        path,
        {
            "xl/threadedComments/threadedComment1.xml": b"<odd  \r\n />",
            "xl/printerSettings/printerSettings1.bin": bytes(range(256)),
            "customXml/item1.xml": "<甲/>".encode(),
        },
    )
    copy = copied(path, repair((4, 7), DAY), repair((4, 8), "示例区绿化管理所"))
    assert changed_parts(path, copy) == [SHEET]
    assert (cell(copy, 4, 7), cell(copy, 4, 8)) == (DAY, "示例区绿化管理所")


def test_in_the_sheet_only_the_cells_change(path: Path) -> None:
    copy = copied(path, repair((4, 7), DAY), repair((4, 8), "示例区绿化管理所"))
    assert without_cells(part(path, SHEET), "G4", "H4") == without_cells(
        part(copy, SHEET), "G4", "H4"
    )


def without_cells(data: bytes, *addresses: str) -> bytes:
    root = etree.fromstring(data)
    for found in root.iter("{*}c"):
        if found.get("r") in addresses:
            found.clear()
    text: bytes = etree.tostring(root, method="c14n")
    return text


def test_a_copy_without_repairs_has_the_same_parts(path: Path) -> None:
    assert changed_parts(path, copied(path)) == []


def test_the_same_input_gives_the_same_bytes(path: Path) -> None:
    first = copied(path, repair((4, 7), DAY)).read_bytes()
    assert copied(path, repair((4, 7), DAY)).read_bytes() == first


def test_entries_keep_their_dates_and_order(path: Path) -> None:
    copy = copied(path, repair((4, 7), DAY))
    entries = [
        [
            (item.filename, item.date_time, item.compress_type)
            for item in zipfile.ZipFile(file).infolist()
        ]
        for file in (path, copy)
    ]
    assert entries[0] == entries[1]


def test_a_day_in_a_cell_for_text_gets_a_style(path: Path) -> None:
    copy = copied(path, repair((4, 9), DAY), repair((5, 9), DAY))
    assert set(changed_parts(path, copy)) == {SHEET, "xl/styles.xml"}
    assert cell(copy, 4, 9) == cell(copy, 5, 9) == DAY
    assert count_of_styles(copy) == count_of_styles(path) + 1


def count_of_styles(path: Path) -> int:
    return len(etree.fromstring(part(path, "xl/styles.xml")).findall("{*}cellXfs/*"))


def test_formulas_are_left_to_people(path: Path) -> None:
    """The days overdue are reckoned by the form."""
    reckoned = min(SheetPart(part(path, SHEET), {}).formulas())
    package = Package(path, "a.xlsx")
    found = package.possible(Repairs([repair(reckoned, 1), repair((4, 7), DAY)]))
    assert [item.place.cell for item in found.made] == ["G4"]
    assert [(item.place.column, item.reason) for item in found.left] == [(reckoned[1], "formula")]


def test_mixed_letters_are_left_to_people(tmp_path: Path) -> None:
    def mixed(book: xlsxwriter.Workbook) -> None:
        red = book.add_format({"font_color": "red"})
        book.get_worksheet_by_name(DANGERS).write_rich_string("I4", " 东大门", red, "配电间")

    package = Package(untidy_form(tmp_path / "a.xlsx", mixed), "a.xlsx")
    found = package.possible(Repairs([repair((4, 9), "东大门配电间")]))
    assert [item.reason for item in found.left] == ["rich_text"]


def test_serials_of_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    path = plain_book(tmp_path / "a.xlsx", {"date_1904": True})
    package = Package(path, "a.xlsx")
    serial, text = repair((1, 1), DAY, 46063.0, "serial"), repair((1, 2), DAY)
    found = package.possible(Repairs([serial, text]))
    assert [item.reason for item in found.left] == ["old_days"]
    package.write_copy(tmp_path / "b.xlsx", found.made)
    assert cell(tmp_path / "b.xlsx", 1, 2) == DAY


def plain_book(path: Path, options: dict[str, object]) -> Path:
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet(DANGERS)
        sheet.write_row("A1", [46063, "2026.2.10", "三"])
        sheet.write_formula("D1", "=A1", None, 46063)
    return path


def test_formulas_are_reckoned_when_the_copy_is_opened(tmp_path: Path) -> None:
    path = plain_book(tmp_path / "a.xlsx", {})
    book = part(path, "xl/workbook.xml")
    with_parts(path, {"xl/workbook.xml": book.replace(b' fullCalcOnLoad="1"', b"")})
    copy = copied(path, repair((1, 3), 3))
    assert b'fullCalcOnLoad="1"' in part(copy, "xl/workbook.xml")
    assert changed_parts(path, copied(path)) == []


@pytest.mark.parametrize("suffix", [".xls", ".xlsb", ".ods", ".csv", ".et", ""])
def test_other_kinds_of_files_are_to_be_saved_otherwise(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(GsafetyError, match=r"另存为 \.xlsx"):
        Package(tmp_path / f"台账{suffix}", f"台账{suffix}")


def _broken(data: bytes) -> bytes:
    return data.replace(b"<", b"", 1)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("_rels/.rels", _broken),
        (RELATIONS, lambda data: data.replace(b"sheet3.xml", b"sheet33.xml")),
        (RELATIONS, lambda data: data.replace(b'/styles"', b'/stiles"')),
        ("xl/workbook.xml", lambda data: data.replace(DANGERS.encode(), b"x")),
        (SHEET, _broken),
        (SHEET, lambda data: data.replace(b'r="G4"', b'r="GG4"')),
        ("xl/styles.xml", _broken),
        ("xl/sharedStrings.xml", _broken),
    ],
)
def test_an_unusual_package_is_refused(
    name: str, change: Callable[[bytes], bytes], path: Path
) -> None:
    with_parts(path, {name: change(part(path, name))})
    with pytest.raises(GsafetyError, match="内部结构"):
        copied(path, *Package(path, "a.xlsx").possible(Repairs([repair((4, 7), DAY)])).made)


def test_a_copy_that_differs_elsewhere_is_found(path: Path) -> None:
    made = repair((4, 7), DAY)
    copy = copied(path, made)
    ensure_alike(path, copy, [made], "a.xlsx")
    with pytest.raises(GsafetyError, match=rf"a.xlsx {DANGERS}!G4 等 1 格规范后与预期不符"):
        ensure_alike(path, copy, [], "a.xlsx")
    with pytest.raises(GsafetyError, match="等 2 格"):
        ensure_alike(path, copy, [repair((4, 8), "x")], "a.xlsx")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (3, 3.0, "same"),
        (None, None, "same"),
        (True, True, "same"),
        (DAY, datetime(2026, 2, 10), "same"),
        (DAY, None, "other"),
        ("3", 3, "other"),
        ("", None, "other"),
    ],
)
def test_the_same_content(one: Raw, other: Raw, same: str) -> None:
    assert same_content(one, other) == (same == "same")


def test_sheets_are_found_by_name(path: Path) -> None:
    place = CellRef("a.xlsx", STATISTICS, 4, 6)
    made = Repair(place, "accident_statistics", "is_zero", "√", "否", "flag", "C-04")
    assert changed_parts(path, copied(path, made)) == ["xl/worksheets/sheet4.xml"]
