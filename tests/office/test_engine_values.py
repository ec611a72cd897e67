"""Values pass to and from cells as they do in Excel."""

import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
import xlwings

from tests.office.uno_engine import AutomationError


class TestText:
    @pytest.mark.parametrize(
        ("typed", "held"),
        [
            ("110101199003078515", 110101199003078000.0),
            ("007", 7.0),
            ("1,234.5", 1234.5),
            ("12%", 0.12),
            ("TRUE", True),
            ("2026-3-5", datetime(2026, 3, 5)),
            ("2026年3月", datetime(2026, 3, 1)),
            ("'007", "007"),
            ("-", "-"),
            ("三人", "三人"),
            ("2026-13-40", "2026-13-40"),
        ],
    )
    def test_is_interpreted(self, sheet: xlwings.Sheet, typed: str, held: object) -> None:
        sheet["B2"].value = typed
        assert sheet["B2"].value == held

    @pytest.mark.parametrize("typed", ["110101199003078515", "007", "=1+1", "2026-3-5", "-无"])
    def test_is_kept_in_cells_formatted_as_text(self, sheet: xlwings.Sheet, typed: str) -> None:
        sheet["B2"].number_format = "@"
        sheet["B2"].value = typed
        assert sheet["B2"].value == typed

    def test_with_an_equals_sign_is_a_formula(self, sheet: xlwings.Sheet) -> None:
        sheet["A1:A2"].value = [[2], ["=A1*3"]]
        assert sheet["A2"].value == 6
        assert sheet["A2"].formula == "=A1*3"

    def test_a_formula_may_have_several_arguments(self, sheet: xlwings.Sheet) -> None:
        sheet["A1"].value = '=IF(1>2,"a,b","c;d")'
        assert sheet["A1"].value == "c;d"
        assert sheet["A1"].formula == '=IF(1>2,"a,b","c;d")'

    def test_with_a_minus_sign_is_a_broken_formula(self, sheet: xlwings.Sheet) -> None:
        sheet["A1"].value = "-无"
        assert sheet["A1"].value is None
        assert sheet["A1"].options(err_to_str=True).value == "#NAME?"

    def test_too_long_for_a_cell_is_refused(self, sheet: xlwings.Sheet) -> None:
        with pytest.raises(AutomationError, match="32767"):
            sheet["A1"].value = "长" * 32768

    def test_of_a_day_gives_the_cell_a_format(self, sheet: xlwings.Sheet) -> None:
        sheet["A1"].value = "2026-3-5"
        assert sheet["A1"].number_format == "yyyy/m/d"


class TestValues:
    def test_come_back_as_excel_gives_them(self, sheet: xlwings.Sheet) -> None:
        sheet["A1"].value = [[1, 2.5, date(2026, 3, 5), datetime(2026, 3, 5, 8, 30), None, "甲"]]
        row = sheet["A1:F1"].value
        assert row == [1.0, 2.5, datetime(2026, 3, 5), datetime(2026, 3, 5, 8, 30), None, "甲"]
        assert type(row[0]) is float

    def test_of_nothing_leave_the_cell_empty(self, sheet: xlwings.Sheet) -> None:
        sheet["A1"].value = "甲"
        sheet["A1:B1"].value = [[None, "乙"]]
        assert sheet["A1:B1"].value == [None, "乙"]
        assert sheet.used_range.address == "$B$1"

    def test_fill_a_block_that_gets_one(self, sheet: xlwings.Sheet) -> None:
        sheet["A1:B2"].value = "甲"
        assert sheet["A1:B2"].value == [["甲", "甲"], ["甲", "甲"]]

    def test_become_text_in_cells_formatted_as_text(self, sheet: xlwings.Sheet) -> None:
        sheet["A1:B1"].number_format = "@"
        sheet["A1:B1"].value = [[12, datetime(2026, 3, 5)]]
        assert sheet["A1:B1"].value == ["12", "2026/3/5"]

    def test_leave_notes_where_they_are(self, sheet: xlwings.Sheet) -> None:
        sheet["A2"].add_note("甲的批注")
        sheet["C9"].add_note("别处的批注")
        sheet["A1:B3"].value = [["甲", 1], ["乙", 2], ["丙", 3]]
        assert [note.text for note in sheet.notes] == ["甲的批注", "别处的批注"]

    def test_of_many_cells_are_written_at_once(self, sheet: xlwings.Sheet) -> None:
        rows = [[f"第{row}行第{column}列" for column in range(12)] for row in range(1500)]
        begin = time.perf_counter()
        sheet["A1"].value = rows
        assert sheet["A1"].resize(1500, 12).value == rows
        assert time.perf_counter() - begin < 5

    def test_are_read_from_a_file_with_their_kinds(
        self, opened: Callable[[Path], xlwings.Book], tmp_path: Path
    ) -> None:
        path = tmp_path / "各种值.xlsx"
        written = xlsxwriter.Workbook(str(path))
        page = written.add_worksheet()
        day = written.add_format({"num_format": "yyyy-mm-dd"})
        page.write_datetime("A1", datetime(2026, 3, 5), day)
        page.write_boolean("B1", True)  # noqa: FBT003 - it takes no names
        page.write_formula("C1", "=1/0", value="#DIV/0!")
        page.write_formula("D1", "=A1+1", day)
        written.close()
        row = opened(path).sheets[0]["A1:E1"].options(err_to_str=True).value
        assert row == [datetime(2026, 3, 5), True, "#DIV/0!", datetime(2026, 3, 6), None]
