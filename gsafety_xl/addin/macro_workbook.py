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
) -> int:
    """Lay one button a row, what it does written beside it; return the row after the last.

    ``row`` and ``column`` count from 0. The height of these rows and the width of the column are
    set here: a button within one cell keeps its size whatever font measures the columns.
    """
    sheet.set_column(column, column, _CELL_WIDTH)
    for number, action in enumerate(actions, start=row):
        sheet.set_row_pixels(number, _HEIGHT + 2 * _MARGIN)
        sheet.write_string(number, column + 1, action.supertip, style)
        options = {
            "macro": action.sub,
            "caption": action.label,
            "description": action.screentip,
            "width": _WIDTH,
            "height": _HEIGHT,
            "x_offset": _MARGIN,
            "y_offset": _MARGIN,
        }
        sheet.insert_button(number, column, options)
        row = number + 1
    return row
