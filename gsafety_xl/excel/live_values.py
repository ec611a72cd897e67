"""Values of a live sheet, made alike to those that are read from its file.

A clock time comes from Excel as a moment of the day that its calendar calls zero; an amount of
money as a Decimal; an error that xlwings does not know as Excel's number for it (xlwings gives
numbers of cells as float, so no integer there is a number that somebody typed).
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlwings

from gsafety_xl.excel.merged_areas import merged_areas
from gsafety_xl.model import Raw
from gsafety_xl.workbook.grids import Grid

#: Cells asked for at once: Excel hands over a block whole, and formatted emptiness can be endless.
_BLOCK = 1_000_000
#: Cells further right are not looked at, as in a file.
_WIDEST = 1024
_DAY_ZERO = date(1899, 12, 30)
#: The HRESULT of error 0 of a cell; that of #GETTING_DATA, which a file shows as such.
_FIRST_ERROR, _GETTING_DATA = -2_146_828_288, -2_146_826_245
_ERRORS = range(_FIRST_ERROR, _FIRST_ERROR + 0x10000)


def read_grid(sheet: xlwings.Sheet) -> Grid:
    """Read a sheet's used cells, in one go unless it is huge."""
    used = sheet.used_range
    top, left = used.row, used.column
    height, width = used.shape
    width = min(width, _WIDEST + 1 - left)
    grid = Grid(sheet.name, [], [])
    if width < 1:
        return grid
    step = max(1, _BLOCK // width)
    for first in range(0, height, step):
        whole = first == 0 and (height, width) == used.shape and step >= height
        block = used if whole else used[first : min(first + step, height), :width]
        values = block.options(ndim=2, err_to_str=True).value
        _take(grid, values, top + first, left)
    if grid.rows:
        grid.merges += merged_areas(used)
    return grid


def to_raw(value: Any) -> Raw:  # noqa: ANN401 - whatever Excel hands over
    """Return a value as a file's reader gives it."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.date() == _DAY_ZERO:
        return value.time()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, int) and value in _ERRORS:
        return "#GETTING_DATA" if value == _GETTING_DATA else "#VALUE!"
    raw: Raw = value
    return raw


def _take(grid: Grid, values: Sequence[Sequence[Any]], top: int, left: int) -> None:
    for number, row in enumerate(values, start=top):
        raw = [to_raw(value) for value in row]
        if raw.count("") != len(raw):
            blanks: list[Raw] = [""] * (left - 1)
            grid.rows.append([*blanks, *raw])
            grid.numbers.append(number)
