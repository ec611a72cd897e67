from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from gsafety_xl.workbook.cell_texts import MOST_CHARACTERS, write_text


@pytest.mark.parametrize(
    "text",
    ["<r>a&b</r>", "<r>", "=1+1", "'0032", "压力<0.5MPa", "<r><t>假的</t></r>", "a\nb"],
)
def test_text_stays_what_was_typed(tmp_path: Path, text: str) -> None:
    assert _read_back(tmp_path, text) == text


def test_more_than_a_cell_holds_is_cut_where_a_spreadsheet_cuts(tmp_path: Path) -> None:
    assert _read_back(tmp_path, "隐" * (MOST_CHARACTERS + 5)) == "隐" * MOST_CHARACTERS


def _read_back(folder: Path, text: str) -> object:
    path = folder / "甲.xlsx"
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    write_text(book.add_worksheet(), (0, 0), text, book.add_format())
    book.close()
    return openpyxl.load_workbook(path).active["A1"].value
