"""Whole workbooks written as text tables.

    [04隐患整改]
    | 隐患台账  | <        |
    |           |          |
    | 编号      | 发现日期 |
    | GYS01-001 | 3月5日   |

``[…]`` begins a sheet, a line is a row. Numbers and ISO days become numbers and days, a text in
quotes stays text, ``\\n`` is a line break, ``#REF!`` an error cell. ``<`` merges a cell with the
one to its left, ``^`` with the one above.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gsafety_xl.model import Book, Table
from gsafety_xl.schema import UnitRegister, load_catalogue
from gsafety_xl.workbook.reading import read_book

Cells = list[list[str]]

_SHEET = re.compile(r"\[(.+)\]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def workbook(text: str, options: Mapping[str, object] | None = None) -> bytes:
    """Return a workbook's bytes; ``options`` are XlsxWriter's."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, dict(options or {})) as book:
        book.set_properties({"created": datetime(2026, 4, 1, 8, 30)})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in _sheets(text):
            _fill(book.add_worksheet(name), rows, day)
    return stream.getvalue()


def read(
    folder: Path,
    content: str | bytes,
    *,
    register: UnitRegister | None = None,
    file: str = "a.xlsx",
) -> Book:
    """Write a workbook and read it back."""
    path = folder / file
    path.write_bytes(workbook(content) if isinstance(content, str) else content)
    return read_book(path, load_catalogue(), register)


def only_table(book: Book) -> Table:
    """Return the one table of a workbook."""
    (table,) = book.tables
    return table


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook in which one part of the package is changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return stream.getvalue()


def _sheets(text: str) -> Iterator[tuple[str, Cells]]:
    name, rows = "", list[list[str]]()
    for line in filter(None, map(str.strip, text.splitlines())):
        title = _SHEET.fullmatch(line)
        if title is None:
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if name:
            yield name, rows
        name, rows = title[1], []
    yield name, rows


def _fill(sheet: Worksheet, rows: Cells, day: Format) -> None:
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell and cell not in {"<", "^"}:
                _merge(sheet, rows, row, column)
                _write(sheet, (row, column), cell, day)


def _merge(sheet: Worksheet, rows: Cells, row: int, column: int) -> None:
    right, bottom = column, row
    while right + 1 < len(rows[row]) and rows[row][right + 1] == "<":
        right += 1
    while bottom + 1 < len(rows) and rows[bottom + 1][column : column + 1] == ["^"]:
        bottom += 1
    if (bottom, right) != (row, column):
        sheet.merge_range(row, column, bottom, right, "")


def _write(sheet: Worksheet, place: tuple[int, int], cell: str, day: Format) -> None:
    if _NUMBER.fullmatch(cell):
        sheet.write_number(*place, float(cell))
    elif _DAY.fullmatch(cell):
        sheet.write_datetime(*place, date.fromisoformat(cell), day)
    elif cell.startswith("#"):
        sheet.write_formula(*place, "=A1", None, cell)
    else:
        sheet.write_string(*place, cell.strip('"').replace("\\n", "\n"))
