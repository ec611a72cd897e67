"""Values of blocks of cells, read and written whole."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tests.office.uno_engine.notes import keep_notes
from tests.office.uno_engine.number_formats import Kind, area_of
from tests.office.uno_engine.places import Area
from tests.office.uno_engine.reaching import AutomationError, Held
from tests.office.uno_engine.typed_text import Content, as_text, interpreted, moment_of

if TYPE_CHECKING:
    from tests.office.uno_engine.ranges import Range

#: com.sun.star.sheet.FormulaResult.ERROR
_ERROR = 4
Value = str | float | bool | datetime | None


class CellError(str):
    """An error such as ``#N/A`` that a cell shows."""

    __slots__ = ()


def read_values(block: "Range") -> list[list[Held]]:
    """Return a block's values: text, numbers, moments, booleans; "" where a cell is empty."""
    rows = [list(row) for row in block.native.getDataArray()]
    wanted = Kind.DATE | Kind.TIME | Kind.LOGICAL
    for area, kind in block.sheet.book.formats.kinds_in(block.native, wanted):
        turn = bool if kind & Kind.LOGICAL else moment_of
        for row, column in _positions(area, block.area):
            if isinstance(rows[row][column], float):
                rows[row][column] = turn(rows[row][column])
    for row, column, text in _errors(block):
        rows[row][column] = CellError(text)
    return rows


def write_values(block: "Range", rows: Sequence[Sequence[Held]]) -> None:
    """Write values as Excel would understand them, leaving notes where they are."""
    if {len(row) for row in rows} != {block.area.columns} or len(rows) != block.area.rows:
        raise AutomationError("the values have another shape than the range")
    contents = _contents(block, rows)
    keep_notes(block.sheet.native, block.area, lambda: _put(block, contents))
    _give_formats(block, contents)


def _put(block: "Range", contents: list[list[Content]]) -> None:
    document = block.sheet.book.document
    document.IsAdjustHeightEnabled = False  # else every row is measured after every cell
    try:
        block.native.setDataArray(tuple(tuple(cell.value for cell in row) for row in contents))
        for row, column, content in _each(contents):
            if content.formula:
                cell = block.native.getCellByPosition(column, row)
                block.sheet.book.formulas.write(cell, content.formula)
    finally:
        document.IsAdjustHeightEnabled = True


def _contents(block: "Range", rows: Sequence[Sequence[Held]]) -> list[list[Content]]:
    contents = [[interpreted(value) for value in row] for row in rows]
    for area, _ in block.sheet.book.formats.kinds_in(block.native, Kind.TEXT):
        for row, column in _positions(area, block.area):
            contents[row][column] = as_text(rows[row][column])
    return contents


def _give_formats(block: "Range", contents: list[list[Content]]) -> None:
    """Give cells without a format of their own the one that their content suggests."""
    formats = block.sheet.book.formats
    for row, column, content in _each(contents):
        if content.number_format:
            cell = block.native.getCellByPosition(column, row)
            if formats.code_of(cell.NumberFormat) == "General":
                cell.NumberFormat = formats.key_of(content.number_format)


def _each(contents: list[list[Content]]) -> Iterator[tuple[int, int, Content]]:
    for number, row in enumerate(contents):
        for column, content in enumerate(row):
            yield number, column, content


def _positions(area: Area, within: Area) -> Iterator[tuple[int, int]]:
    """Yield the cells of an area as row and column within another, counted from 0."""
    for row in range(max(area.row, within.row), min(area.last_row, within.last_row) + 1):
        first = max(area.column, within.column)
        for column in range(first, min(area.last_column, within.last_column) + 1):
            yield row - within.row, column - within.column


def _errors(block: "Range") -> Iterator[tuple[int, int, str]]:
    for address in block.native.queryFormulaCells(_ERROR).getRangeAddresses():
        for row, column in _positions(area_of(address), block.area):
            shown = str(block.native.getCellByPosition(column, row).String)
            yield row, column, shown if shown.startswith("#") else "#VALUE!"
