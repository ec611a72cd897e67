"""An untidy sheet before it is written: headings, cells, the slips in them, the total row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from gsafety_xl.model import Raw, Value, column_letters
from gsafety_xl.sample.defects import SeededDefect
from gsafety_xl.sample.habits import SheetHabits, Slip
from gsafety_xl.sample.scene import Entry
from gsafety_xl.sample.typing_hands import Hand
from gsafety_xl.schema import ColumnSpec, LedgerSpec


@dataclass(slots=True)
class TypedColumn:
    """One column as typed: its key ("" for the clerk's own), its heading, a cell an entry."""

    key: str
    heading: str
    cells: list[Raw]
    total: Raw = None


@dataclass(slots=True)
class TypedSheet:
    """One sheet; its header stands in the 1-based row ``header_row``, entries below it."""

    habits: SheetHabits
    header_row: int
    columns: list[TypedColumn]
    entries: list[Entry]
    hand: Hand = field(repr=False)

    @property
    def total_row(self) -> int:
        """Return the row below the last entry, where a total stands if there is one."""
        return self.header_row + len(self.entries) + 1

    def position(self, key: str) -> int:
        """Return the 1-based position of a column; KeyError when it is not there."""
        return {column.key: index for index, column in enumerate(self.columns, start=1)}[key]

    def column(self, key: str) -> TypedColumn:
        """Return a column by key; KeyError when it is not there."""
        return self.columns[self.position(key) - 1]

    def address(self, key: str, row: int) -> str:
        """Return the address of a cell of a column in a row of the sheet."""
        return f"{column_letters(self.position(key))}{row}"


def type_sheet(
    habits: SheetHabits, ledger: LedgerSpec, entries: Sequence[Entry], hand: Hand
) -> TypedSheet:
    """Type the entries of a ledger as the clerk would, without any slip yet."""
    columns: list[TypedColumn] = []
    for spec in ledger.columns:
        if _is_shown(spec, habits, entries):
            cells = [
                hand.typed(entry.get(spec.key), spec, row) for row, entry in enumerate(entries)
            ]
            columns.append(TypedColumn(spec.key, habits.renamed.get(spec.key, spec.label), cells))
        if habits.extra is not None and habits.extra.after == spec.key:
            columns.append(
                TypedColumn("", habits.extra.heading, [habits.extra.content] * len(entries))
            )
    sheet = TypedSheet(habits, habits.head_rows + 1, columns, list(map(dict, entries)), hand)
    _misnumber(sheet)
    _repeat_by_word(sheet)
    return sheet


def make_slip(sheet: TypedSheet, slip: Slip, file: str) -> SeededDefect:
    """Put a slip into the sheet and say where a check ought to report it."""
    key = slip.where or slip.column
    rows = [row for row, entry in enumerate(sheet.entries) if entry.get(key) or not slip.where]
    row = rows[slip.nth]
    sheet.column(slip.column).cells[row] = _slipped(sheet, slip, row)
    if slip.add:
        # the clerk's own total goes by what was typed
        sheet.entries[row][slip.column] = _more(sheet.entries[row][slip.column], slip.add)
    address = sheet.address(slip.at or slip.column, sheet.header_row + 1 + row)
    return SeededDefect(file, sheet.habits.sheet, address, slip.rule, slip.what)


def add_totals(sheet: TypedSheet, ledger: LedgerSpec) -> list[tuple[str, str]]:
    """Sum the quantities as typed; return address and column key of each sum that is wrong."""
    if not sheet.habits.total:
        return []
    wrong: list[tuple[str, str]] = []
    for column in sheet.columns:
        if not column.key or not _is_quantity(ledger.column(column.key)):
            continue
        off = sheet.habits.wrong_total.get(column.key, 0)
        numbers = [entry.get(column.key) for entry in sheet.entries]
        column.total = round(
            sum(number for number in numbers if isinstance(number, int | float)) + off, 4
        )
        if off:
            wrong.append((sheet.address(column.key, sheet.total_row), column.key))
    sheet.columns[0].total = sheet.habits.total
    return wrong


def _is_shown(spec: ColumnSpec, habits: SheetHabits, entries: Sequence[Entry]) -> bool:
    if spec.system or spec.key in habits.dropped:
        return False
    return (
        spec.required
        or spec.key == "seq"
        or any(entry.get(spec.key) is not None for entry in entries)
    )


def _is_quantity(spec: ColumnSpec) -> bool:
    return spec.type.is_number and bool(spec.measure)


def _misnumber(sheet: TypedSheet) -> None:
    """Break the running numbers: one said twice, then one left out (1, 2, 2, 4)."""
    if sheet.habits.broken_numbers:
        cells = sheet.column("seq").cells
        cells[2::5] = [number - 1 for number in cells[2::5] if isinstance(number, int)]


def _repeat_by_word(sheet: TypedSheet) -> None:
    """Write 同上 where a cell says what the one above it says."""
    for key in sheet.habits.ditto:
        cells = sheet.column(key).cells
        same = [row for row in range(1, len(cells)) if cells[row] == cells[row - 1]]
        for row in same:
            cells[row] = None
        for row in same:
            cells[row] = sheet.hand.words.typed["ditto"]


def _slipped(sheet: TypedSheet, slip: Slip, row: int) -> Raw:
    entry = sheet.entries[row]
    if slip.blank:
        return None
    day = entry.get(slip.before)
    if slip.add:
        return _more(entry[slip.column], slip.add)
    if slip.before and isinstance(day, date):
        return sheet.hand.day(day - timedelta(days=slip.days), row)
    return slip.put.format(year=sheet.hand.year)


def _more(value: Value, by: int) -> int:
    return value + by if isinstance(value, int) else by
