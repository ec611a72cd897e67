"""Sheets as rows of cells, each row knowing its number; python-calamine reads them.

Where calamine cannot (a value in the far corner would make it allocate the whole sheet, or its
parser gives up), openpyxl reads that one sheet.
"""

import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from types import TracebackType
from typing import TypeAlias, cast

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from gsafety_xl.model import GsafetyError, Raw, column_letters
from gsafety_xl.workbook.preflight import Preflight, damaged, encrypted, examine, not_a_workbook
from gsafety_xl.workbook.sheet_parts import PartFacts

#: Top row, left column, bottom row, right column; 1-based, both ends included.
Merge: TypeAlias = tuple[int, int, int, int]
#: Cells further right than this are not looked at (a ledger has some thirty columns).
_WIDEST = 1024
#: A control character as the parts of a workbook write it.
_CONTROL = re.compile("_x(00[01][0-9A-Fa-f])_")
#: Stands for what could not be decoded.
_LOST = "\ufffd"


@dataclass(slots=True)
class Grid:
    """One sheet: its rows that are not blank (``""`` in blank cells, all equally long).

    ``numbers`` holds the sheet row of each.
    """

    sheet: str
    rows: list[list[Raw]]
    numbers: list[int]
    merges: list[Merge] = field(default_factory=list)


class BookFile:
    """An opened workbook; sheets are read one at a time."""

    def __init__(self, data: bytes, name: str) -> None:
        """Look at the bytes and open them; GsafetyError when that cannot be done."""
        self.name = name
        self.remarks: list[str] = []
        self._preflight: Preflight = examine(data, name)
        self._book = _opened(self._preflight, name)
        sheets: list[SheetMetadata] = self._book.sheets_metadata
        self._hidden = {item.name for item in sheets if item.visible != SheetVisibleEnum.Visible}
        self.sheet_names = [item.name for item in sheets if item.typ == SheetTypeEnum.WorkSheet]

    @property
    def saved_at(self) -> datetime | None:
        """Return when the file says it was last saved; None when it does not say."""
        return self._preflight.saved_at

    def grids(self) -> Iterator[Grid]:
        """Read the sheets in order; GsafetyError names one that cannot be read."""
        return (self.grid(sheet) for sheet in self.sheet_names)

    def grid(self, sheet: str) -> Grid:
        """Read one sheet; GsafetyError when it cannot be read."""
        facts = self._preflight.sheets.get(sheet, PartFacts())
        if facts.sparse:
            return self._carefully(sheet, facts)
        try:
            with _PanicsAs(self._unreadable(sheet)):
                grid = _dense(self._book, sheet)
        except CalamineError as error:
            if not self._preflight.is_xlsx:
                raise self._unreadable(sheet) from error
            return self._carefully(sheet, facts)
        if not self._preflight.is_xlsx:
            self._look_for_lost_characters(grid)
        return grid

    def about(self, sheet: str) -> Iterator[str]:
        """Say what a reader of the sheet on screen would not see: hidden sheet, hidden rows."""
        if sheet in self._hidden:
            yield f"工作表“{sheet}”是隐藏的，已一并读取"
        facts = self._preflight.sheets.get(sheet)
        if facts is not None and facts.hidden_rows:
            yield f"工作表“{sheet}”有 {facts.hidden_rows} 行被隐藏或筛选掉，已一并读取"

    def _carefully(self, sheet: str, facts: PartFacts) -> Grid:
        try:
            numbers, rows = _sparse_rows(self._preflight.data, sheet)
        except _OPENPYXL_ERRORS as error:
            raise self._unreadable(sheet) from error
        width = min(max(map(len, rows), default=0), _WIDEST)
        if any(len(row) > _WIDEST for row in rows):
            self.remarks.append(f"工作表“{sheet}”在很远的列里有内容，没有读取，请删除")
        padded = [row[:width] + [""] * (width - len(row)) for row in rows]
        kept = [index for index, row in enumerate(padded) if row.count("") != width]
        return Grid(
            sheet,
            [padded[index] for index in kept],
            [numbers[index] for index in kept],
            [_merge(reference) for reference in facts.merges],
        )

    def _look_for_lost_characters(self, grid: Grid) -> None:
        """Name the cells of which the fast reader lost a character.

        In an .xls it loses one that is two halves (rare Han, emoji) when these stand in different
        records of the file; no other reader of that format is at hand.
        """
        cells = [
            f"{column_letters(position)}{number}"
            for number, row in zip(grid.numbers, grid.rows, strict=True)
            for position, cell in enumerate(row, start=1)
            if isinstance(cell, str) and _LOST in cell
        ]
        if cells:
            named = "、".join(cells[:5]) + ("等" if len(cells) > 5 else "")
            self.remarks.append(
                f"工作表“{grid.sheet}”的 {named} 有没能读出的字，请另存为 .xlsx 后再试"
            )

    def _unreadable(self, sheet: str) -> GsafetyError:
        return GsafetyError(
            f"{self.name} 的工作表“{sheet}”无法读取", "请在 Excel 或 WPS 中打开后另存为 .xlsx 再试"
        )


_OPENPYXL_ERRORS = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, SyntaxError, OSError,
    zipfile.BadZipFile,
)  # fmt: skip


class _PanicsAs:
    """Turns a panic of the Rust library, which is no Exception and has no importable class."""

    def __init__(self, error: GsafetyError) -> None:
        self._error = error

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Raise our error in place of a panic; let everything else pass."""
        if kind is not None and kind.__name__ == "PanicException":
            raise self._error from error


def _opened(preflight: Preflight, name: str) -> CalamineWorkbook:
    try:
        with _PanicsAs(damaged(name)):
            return CalamineWorkbook.from_filelike(BytesIO(preflight.data))
    except PasswordError as error:
        raise encrypted(name) from error
    except CalamineError as error:
        detected = preflight.is_xlsx or "detect" not in str(error)
        raise (damaged(name) if detected else not_a_workbook(name)) from error


def _dense(book: CalamineWorkbook, sheet: str) -> Grid:
    found = book.get_sheet_by_name(sheet)
    numbers: list[int] = []
    rows: list[list[Raw]] = []
    everything = cast("list[list[Raw]]", found.to_python(skip_empty_area=False))
    for number, row in enumerate(everything, start=1):
        if row.count("") != len(row):
            numbers.append(number)
            rows.append(row)
    merges = [
        (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in found.merged_cell_ranges or ()
    ]
    return Grid(sheet, rows, numbers, merges)


def _sparse_rows(data: bytes, sheet: str) -> tuple[list[int], list[list[Raw]]]:
    """Read a sheet row by row, whatever its ``<dimension>`` says."""
    import openpyxl  # noqa: PLC0415 - brings numpy: a third of a second that a check must not pay

    numbers: list[int] = []
    rows: list[list[Raw]] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(
            BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        found = book[sheet]
        found.reset_dimensions()
        for number, row in enumerate(found.iter_rows(values_only=True), start=1):
            if row and row.count(None) != len(row):
                numbers.append(number)
                rows.append([_as_fast(value) for value in row])
        book.close()
    return numbers, rows


def _as_fast(value: Raw) -> Raw:
    """Return a cell's content as the fast reader gives it; a file writes a return as _x000D_."""
    if isinstance(value, str) and "_x00" in value:
        return _CONTROL.sub(lambda match: chr(int(match[1], 16)), value)
    return "" if value is None else value


def _merge(reference: str) -> Merge:
    from openpyxl.utils import range_boundaries  # noqa: PLC0415 - as in ``_sparse_rows``

    left, top, right, bottom = range_boundaries(reference)
    return top, left, bottom, right
