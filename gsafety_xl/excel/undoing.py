"""What the hidden sheet ``_规范记录`` remembers: how repaired cells were, so that it can be undone.

The sheet may come with a workbook from anywhere: a line that makes no sense is passed over, and
only cells that still hold what a repair wrote, in the row and column it wrote it to, are restored.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gsafety_xl.excel.port import Content, Spot, SpreadsheetPort
from gsafety_xl.excel.words import say_plain
from gsafety_xl.model import Book, GsafetyError, Raw
from gsafety_xl.repairs.canonical import with_plain_numbers
from gsafety_xl.repairs.comparing import same_content

_HEADING = ("sheet", "row", "column", "key", "row_id", "before", "format", "after")
#: As many rows and columns as Excel has.
_ROWS, _COLUMNS = range(1, 1_048_577), range(1, 16_385)


@dataclass(frozen=True, slots=True)
class Repaired:
    """One repaired cell: the column (key) and entry (number) it is of, its content then and now."""

    spot: Spot
    key: str
    row_id: str
    before: Content
    after: Raw


@dataclass(frozen=True, slots=True)
class Entries:
    """Where the cells of the ledgers stand: column keys and entry numbers by sheet."""

    keys: Mapping[tuple[str, int], str]
    numbers: Mapping[tuple[str, int], str]

    @classmethod
    def of(cls, book: Book) -> "Entries":
        """Look through a workbook that has been read."""
        keys = {
            (table.sheet, column.position): column.key
            for table in book.tables
            for column in table.columns.values()
        }
        numbers = {
            (table.sheet, table.row_numbers[row.index]): with_plain_numbers(row.row_id)
            for table in book.tables
            for row in table
        }
        return cls(keys, numbers)

    def key_at(self, spot: Spot) -> str:
        """Return the key of the column that a cell stands in; empty outside the ledgers."""
        return self.keys.get((spot.sheet, spot.column), "")

    def number_at(self, spot: Spot) -> str:
        """Return the number of the entry that a cell belongs to; empty when it has none."""
        return self.numbers.get((spot.sheet, spot.row), "")


def remember(port: SpreadsheetPort, repaired: Sequence[Repaired]) -> None:
    """Write the hidden sheet anew."""
    lines = [_line(item) for item in repaired]
    port.write_sheet(undo_sheet(), [_HEADING, *lines], links=None, hidden=True)


def recall(port: SpreadsheetPort) -> list[Repaired]:
    """Return what is remembered about sheets that are still there."""
    names = port.sheet_names()
    if undo_sheet() not in names:
        return []
    found = (_repaired(row) for row in port.read(undo_sheet()).rows[1:])
    return [item for item in found if item is not None and item.spot.sheet in names]


def undo(port: SpreadsheetPort, book: Book) -> tuple[int, int]:
    """Restore cells and forget; return how many were restored and how many left as they are.

    ``book`` is the open workbook as it stands. GsafetyError, before anything is changed, when a
    sheet has been protected since.
    """
    repaired = recall(port)
    _refuse_locked(port, repaired)
    entries = Entries.of(book)
    formulas = {name: port.formulas(name) for name in {item.spot.sheet for item in repaired}}
    now = port.contents([item.spot for item in repaired])
    restored = [
        (item.spot, item.before)
        for item, content in zip(repaired, now, strict=True)
        if same_content(content.value, item.after)
        and entries.key_at(item.spot) == item.key
        and entries.number_at(item.spot) == item.row_id
        and (item.spot.row, item.spot.column) not in formulas[item.spot.sheet]
    ]
    port.put(restored)
    port.delete_sheet(undo_sheet())
    return len(restored), len(repaired) - len(restored)


def undo_sheet() -> str:
    """Return the name of the hidden sheet."""
    return say_plain("titles", "undo")


def _refuse_locked(port: SpreadsheetPort, repaired: Sequence[Repaired]) -> None:
    written = {item.spot.sheet for item in repaired}
    for sheet in port.locked_sheets():
        if sheet in written:
            raise GsafetyError(
                f"工作表“{sheet}”受保护，不能恢复原样", "请在“审阅”中撤销工作表保护后再试"
            )


def _line(item: Repaired) -> tuple[str, ...]:
    spot = item.spot
    place = spot.sheet, str(spot.row), str(spot.column), item.key, json.dumps(item.row_id)
    before = _packed(item.before.value), json.dumps(item.before.number_format)
    return *place, *before, _packed(item.after)


def _repaired(row: Sequence[Raw]) -> Repaired | None:
    if len(row) < len(_HEADING):
        return None
    sheet, number, column, key, row_id, before, code, after = map(str, row[: len(_HEADING)])
    try:
        spot = Spot(sheet, int(float(number)), int(float(column)))
        content = Content(_unpacked(before), str(json.loads(code)))
        found = Repaired(spot, key, str(json.loads(row_id)), content, _unpacked(after))
    except (ValueError, TypeError, OverflowError):
        return None
    return found if spot.row in _ROWS and spot.column in _COLUMNS else None


def _packed(value: Raw) -> str:
    """Return a content as JSON: a day as a list of its text."""
    return json.dumps([value.isoformat()] if isinstance(value, date) else value)


def _unpacked(text: str) -> Raw:
    found: Any = json.loads(text)
    if isinstance(found, list):
        return datetime.fromisoformat(str(found[0])) if found else None
    return found if isinstance(found, str | int | float) else None
