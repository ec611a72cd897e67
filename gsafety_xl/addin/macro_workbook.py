"""Ledger workbooks with macros (.xlsm): the project they carry and buttons on a sheet."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gsafety_xl.addin.actions import Action, load_actions
from gsafety_xl.addin.sources import (
    DOORBELL,
    WORKBOOK_MODULE,
    button_module,
    macros_folder,
    read_module,
)
from gsafety_xl.addin.vba_modules import WORKSHEET, document_module
from gsafety_xl.addin.vba_project import vba_project

#: Another name than the add-in's, so that Excel's list of projects tells them apart.
PROJECT = "GsafetyLedger"
#: Pixels, and the width of a column in characters that is wider than a button and its margins.
_WIDTH, _HEIGHT, _MARGIN = 112, 28, 4
_CELL_WIDTH = 18
#: How far a button stands below the upper edge of the rows that it shares.
_LOWER = 11


def macro_parts(sheet_codenames: Sequence[str], folder: Path | None = None) -> bytes:
    """Return the vbaProject.bin of a workbook whose sheets have these code names, in order.

    ``folder`` holds the hand-written sources; the one that ships when it is not given.
    """
    sources = folder or macros_folder()
    documents = [read_module(sources, f"{WORKBOOK_MODULE}.cls")]
    documents += [document_module(name, WORKSHEET) for name in sheet_codenames]
    modules = [read_module(sources, f"{DOORBELL}.bas"), button_module(load_actions())]
    return vba_project(PROJECT, documents, modules)


def add_macros(book: xlsxwriter.Workbook, folder: Path | None = None) -> None:
    """Give a workbook its macros; all its sheets must be there, and its file be an .xlsm."""
    sheets = book.worksheets()
    names = [f"Sheet{number}" for number in range(1, len(sheets) + 1)]
    for sheet, name in zip(sheets, names, strict=True):
        sheet.set_vba_name(name)
    book.set_vba_name(WORKBOOK_MODULE)
    book.add_vba_project(BytesIO(macro_parts(names, folder)), is_stream=True)


def add_action_buttons(
    sheet: Worksheet,
    actions: Iterable[Action],
    *,
    row: int,
    column: int,
    style: Format | None = None,
    rows_each: int = 1,
) -> int:
    """Lay buttons below each other, what each does written beside it; return the row after them.

    ``row`` and ``column`` count from 0. The width of the column is set here, and the height of the
    rows where each button has one to itself: a button within one cell keeps its size whatever font
    measures the columns. Rows that several share keep the height they have.
    """
    sheet.set_column(column, column, _CELL_WIDTH)
    for action in actions:
        if rows_each == 1:
            sheet.set_row_pixels(row, _HEIGHT + 2 * _MARGIN)
            sheet.write_string(row, column + 1, action.supertip, style)
        else:
            place = row, column + 1, row + rows_each - 1, column + 1
            sheet.merge_range(*place, action.supertip, style)
        options = {
            "macro": action.sub,
            "caption": action.label,
            "description": action.screentip,
            "width": _WIDTH,
            "height": _HEIGHT,
            "x_offset": _MARGIN,
            "y_offset": _MARGIN if rows_each == 1 else _LOWER,
        }
        sheet.insert_button(row, column, options)
        row += rows_each
    return row
