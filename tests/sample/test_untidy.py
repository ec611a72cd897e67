from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from gsafety_xl.sample.habits import load_habits
from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.untidy import write_untidy
from gsafety_xl.schema import Catalogue


class UntidyBook:
    """One untidy workbook, opened without our own reader."""

    def __init__(self, path: Path) -> None:
        self._book = openpyxl.load_workbook(path)

    @property
    def names(self) -> list[str]:
        return list(self._book.sheetnames)

    def sheet(self, name: str) -> Worksheet:
        sheet = self._book[name]
        assert isinstance(sheet, Worksheet)
        return sheet

    def column(self, sheet: str, heading: str) -> Iterator[object]:
        page = self.sheet(sheet)
        rows = page.iter_rows(values_only=True)
        header = next(row for row in rows if "编号" in row)
        yield from (row[header.index(heading)] for row in rows)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("untidy")


@pytest.fixture(scope="module")
def books(folder: Path, sample_year: SampleYear, catalogue: Catalogue) -> dict[str, UntidyBook]:
    found: dict[str, UntidyBook] = {}
    for habits in load_habits().books:
        path = folder / f"{habits.unit}.xlsx"
        write_untidy(habits, sample_year, catalogue, path)
        found[habits.unit] = UntidyBook(path)
    return found


def test_about_a_third_of_the_units_have_ways_of_their_own(books: dict[str, UntidyBook]) -> None:
    assert set(books) == {"GYS01", "SRS01", "HWS01", "GY02", "BJQ01"}


def test_sheets_have_the_names_that_clerks_give_them(books: dict[str, UntidyBook]) -> None:
    assert books["GYS01"].names == [
        "封面",
        "Sheet1",
        "隐患台账（最终）",
        "演练",
        "月报",
        "计划",
        "四个一",
        "Sheet3",
    ]


def test_a_merged_title_names_the_year_above_the_header(books: dict[str, UntidyBook]) -> None:
    sheet = books["GYS01"].sheet("隐患台账（最终）")
    assert sheet["A1"].value == "隐患排查治理台账（2026年）"
    assert any(str(area).startswith("A1:") for area in sheet.merged_cells.ranges)
    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == [
        "填报单位：示例区绿化管理所",
        "（截至2026年12月31日）",
        "序号",
    ]


def test_one_sheet_mixes_many_notations_of_days(books: dict[str, UntidyBook]) -> None:
    days = list(books["SRS01"].column("04隐患", "排查日期"))
    assert "2026.2.30" in days
    assert {"年" in str(day) for day in days} == {True, False}
    assert any(str(day).isdigit() and len(str(day)) == 8 for day in days)
    assert any("/" in str(day) for day in days)


def test_units_are_merged_down_the_column(books: dict[str, UntidyBook]) -> None:
    sheet = books["BJQ01"].sheet("检查台账")
    merged = [area for area in sheet.merged_cells.ranges if area.min_col == area.max_col]
    assert str(merged[0]) == "C4:C9"
    assert sheet["C4"].value == "清源公司"
    assert sheet["C5"].value is None


def test_a_total_row_and_a_signature_end_the_sheet(books: dict[str, UntidyBook]) -> None:
    sheet = books["GYS01"].sheet("Sheet1")
    assert sheet.cell(sheet.max_row - 1, 1).value == "合计"
    assert str(sheet.cell(sheet.max_row, 1).value).startswith("填表人：")


def test_a_column_of_the_clerks_own_stands_between(books: dict[str, UntidyBook]) -> None:
    assert set(books["GY02"].column("隐患台账（最终）", "监理单位")) == {"宏信监理", None}


def test_a_zero_report_with_an_accident_is_ticked(books: dict[str, UntidyBook]) -> None:
    zero = list(books["HWS01"].column("统计月报", "是否零报告"))
    accidents = list(books["HWS01"].column("统计月报", "事故起数"))
    assert (zero[3], accidents[3]) == ("√", "1")
    assert accidents[2] == "０"  # noqa: RUF001 - full width on purpose


def test_every_slip_is_where_it_is_said_to_be(
    tmp_path: Path, sample_year: SampleYear, catalogue: Catalogue
) -> None:
    habits = next(book for book in load_habits().books if book.unit == "HWS01")
    seeded = write_untidy(habits, sample_year, catalogue, tmp_path / "环卫所.xlsx")
    approximate = next(defect for defect in seeded if defect.rule == "C-06")
    sheet = UntidyBook(tmp_path / "环卫所.xlsx").sheet(approximate.sheet)
    assert approximate.file == "环卫所.xlsx"
    assert sheet[approximate.cell].value == "约20"


def test_the_properties_say_when_it_was_saved(folder: Path, books: dict[str, UntidyBook]) -> None:
    assert books
    properties = openpyxl.load_workbook(folder / "GYS01.xlsx").properties
    assert f"{properties.modified:%Y-%m-%d %H:%M}" == "2026-12-30 15:20"
