"""A form that is open holds what reading finds in its file, before and after saving."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlwings

from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.grids import BookFile
from gsafety_xl.workbook.reading import read_book
from tests.workbook.forms import DANGER, REGISTER, plan_of, write

DANGERS = "04隐患整改"


@pytest.fixture
def form(catalogue: Catalogue, tmp_path: Path) -> Path:
    rows = {"hidden_danger": [DANGER, {**DANGER, "id": "GYS01-YH-2026-002", "fund": 1200}]}
    return write(plan_of(catalogue, "hidden_danger", "drill", rows=rows), catalogue, tmp_path)


def comparable(value: object) -> object:
    """Return a value so that live and closed cells can be compared."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return float(value) if isinstance(value, int) else value or None


def rows_in_file(path: Path, sheet: str) -> list[list[object]]:
    grid = BookFile(path.read_bytes(), path.name).grid(sheet)
    return [[comparable(value) for value in row] for row in grid.rows]


def test_every_sheet_reads_the_same(opened: Callable[[Path], xlwings.Book], form: Path) -> None:
    book = opened(form)
    for name in (DANGERS, "07应急演练"):
        in_file = rows_in_file(form, name)
        live = book.sheets[name]["A1"].resize(200, len(in_file[0])).options(ndim=2).value
        filled = [row for row in live if any(value is not None for value in row)]
        assert filled == in_file


def test_saving_changes_no_entry(
    opened: Callable[[Path], xlwings.Book], form: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    book = opened(form)
    saved = tmp_path / "另存.xlsx"
    book.save(str(saved))
    before = read_book(form, catalogue, REGISTER, name="台账")
    after = read_book(saved, catalogue, REGISTER, name="台账")
    assert after.tables == before.tables


def test_a_row_typed_into_the_form_is_one_more_entry(
    opened: Callable[[Path], xlwings.Book], form: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    book = opened(form)
    sheet = book.sheets[DANGERS]
    headers = sheet["A3"].expand("right").value
    sheet[5, headers.index("编号")].value = "GYS01-YH-2026-003"
    sheet[5, headers.index("发现日期")].value = date(2026, 5, 6)
    book.save(str(tmp_path / "另存.xlsx"))
    after = read_book(tmp_path / "另存.xlsx", catalogue, REGISTER)
    entries = [(row.row_id, row.day("found_on")) for table in after.tables for row in table]
    assert entries[2:] == [("GYS01-YH-2026-003", date(2026, 5, 6))]
