"""Single cells of a live sheet: what they hold, whether it is a formula, writing them.

Excel interprets what is written to it, as if it were typed: a text goes into a cell formatted
``@``, and stays text when the cell then gets its format back.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

import xlwings

from gsafety_xl.excel.live_values import to_raw
from gsafety_xl.excel.port import Content
from gsafety_xl.model import Raw

_TEXT = "@"
#: Rows asked for at once.
_BLOCK = 20_000


def formula_cells(sheet: xlwings.Sheet) -> set[tuple[int, int]]:
    """Return row and column of the used cells that hold a formula; a text beginning with = too."""
    used = sheet.used_range
    height = used.shape[0]
    found: set[tuple[int, int]] = set()
    for first in range(0, height, _BLOCK):
        block = used[first : min(first + _BLOCK, height), :]
        for row, cells in enumerate(_rows(block.formula), start=used.row + first):
            found |= {(row, used.column + place) for place in _formulas(cells)}
    return found


def read_content(cell: xlwings.Range) -> Content:
    """Return what a cell holds."""
    value = to_raw(cell.options(err_to_str=True).value)
    return Content(None if value == "" else value, str(cell.number_format))


def has_mixed_letters(cell: xlwings.Range) -> bool:
    """Tell whether some letters are coloured, crossed out or bold and others are not.

    Excel for Windows has no answer to what all letters are then.
    """
    font = cell.api.Font
    return None in {font.Strikethrough, font.Bold, font.Color}


def write_content(cell: xlwings.Range, content: Content) -> None:
    """Write a cell."""
    value = _for_excel(content.value)
    is_text = isinstance(value, str)
    cell.number_format = _TEXT if is_text else content.number_format
    cell.value = value
    if is_text and content.number_format != _TEXT:
        cell.number_format = content.number_format


def _formulas(cells: Sequence[Any]) -> Iterator[int]:
    for place, text in enumerate(cells):
        if isinstance(text, str) and text.startswith("="):
            yield place


def _rows(formulas: Any) -> Sequence[Sequence[Any]]:  # noqa: ANN401 - one cell, a row, or rows
    """Return what xlwings hands over for a block as rows of cells."""
    if not isinstance(formulas, list | tuple):
        return [[formulas]]
    if formulas and isinstance(formulas[0], list | tuple):
        return formulas
    return [formulas]


def _for_excel(value: Raw) -> Raw:
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time(0))
    return value
