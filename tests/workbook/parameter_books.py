"""Workbooks that hold nothing but a parameter sheet."""

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import xlsxwriter

from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_styles import Styles
from gsafety_xl.workbook.parameter_sheet import write_parameters

SHEET = "参数"
HEADINGS_ROW, OWN = 3, 4


def write_sheet(path: Path, catalogue: Catalogue) -> Path:
    """Write the sheet of a catalogue."""
    with xlsxwriter.Workbook(str(path)) as book:
        write_parameters(book, Styles(book), catalogue)
    return path


def fill(path: Path, values: Mapping[str, object]) -> Path:
    """Type own values beside their keys, as the bureau's clerk does."""
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    rows = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=HEADINGS_ROW + 1)}
    for key, value in values.items():
        sheet.cell(rows[key], OWN).value = value
    book.save(path)
    return path
