"""A ledger as it was read: columns of cells, each knowing its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from gsafety_xl.model.explanations import Explanation
from gsafety_xl.model.places import CellRef

#: What a spreadsheet gives for a cell.
Raw: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
#: What a cell means: text, number, day, choice key (or keys), unit code; None for nothing usable.
Value: TypeAlias = str | int | float | bool | date | datetime | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one cell's content.

    ``problem`` names what is wrong (empty when nothing is), ``candidates`` what may have been
    meant, ``inferred`` that part of the value was supplied from its surroundings.
    """

    value: Value = None
    problem: str = ""
    candidates: tuple[str, ...] = ()
    inferred: bool = False


BLANK = Reading()


@dataclass(slots=True)
class Column:
    """One column of a table: its key, its 1-based place on the sheet, a cell a row."""

    key: str
    position: int
    raw: list[Raw]
    readings: list[Reading] = field(default_factory=list)
    #: indexes of rows whose cell was filled from a merged cell, and the sheet row it came from
    merged_from: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a consolidated row stood in the submission: file, sheet, row, column positions."""

    workbook: str
    sheet: str
    row: int
    positions: dict[str, int]


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A 合计 or 小计 row found among the entries: its place and its numbers by column key."""

    row: int
    label: str
    numbers: dict[str, float]
    #: indexes of the entry rows that this total stands under (since the subtotal before it)
    first: int
    last: int


@dataclass(slots=True)
class Table:
    """The entries of one ledger on one sheet.

    ``ledger`` is the ledger key, ``unit`` the code of the unit whose book this is ("" unknown),
    ``row_numbers`` the sheet row of each entry, ``missing`` the keys of columns not found,
    ``unknown`` the headers no column answers to, ``origins`` set in a consolidated book only.
    """

    ledger: str
    workbook: str
    sheet: str
    header_row: int
    row_numbers: list[int]
    columns: dict[str, Column]
    unit: str = ""
    context_year: int | None = None
    missing: tuple[str, ...] = ()
    unknown: dict[str, Column] = field(default_factory=dict)
    totals: list[TotalRow] = field(default_factory=list)
    origins: list[Origin] | None = None

    def __len__(self) -> int:
        """Count the entries."""
        return len(self.row_numbers)

    def __iter__(self) -> Iterator["Row"]:
        """Go through the entries in sheet order."""
        return (Row(self, index) for index in range(len(self.row_numbers)))

    def header_ref(self, key: str = "") -> CellRef:
        """Return the header cell of a column, or the sheet when the column is not there."""
        column = self.columns.get(key)
        if column is None:
            return CellRef(self.workbook, self.sheet)
        return CellRef(self.workbook, self.sheet, self.header_row, column.position)


@dataclass(frozen=True, slots=True)
class Row:
    """One entry, seen through its table."""

    table: Table
    index: int

    def __getitem__(self, key: str) -> Value:
        """Return the value under a column key; None when blank, unusable or no such column."""
        column = self.table.columns.get(key)
        return None if column is None else column.readings[self.index].value

    def raw(self, key: str) -> Raw:
        """Return what the cell holds, as the spreadsheet gave it."""
        column = self.table.columns.get(key)
        return None if column is None else column.raw[self.index]

    def reading(self, key: str) -> Reading:
        """Return the whole reading of a cell; a blank one when there is no such column."""
        column = self.table.columns.get(key)
        return BLANK if column is None else column.readings[self.index]

    def day(self, key: str) -> date | None:
        """Return a date column's value as a day, dropping the time of day."""
        value = self[key]
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else None

    def number(self, key: str) -> float | None:
        """Return a number column's value; None when blank or unusable."""
        value = self[key]
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    def text(self, key: str) -> str:
        """Return a text, choice or unit value; an empty string for anything else."""
        value = self[key]
        return value if isinstance(value, str) else ""

    def choices(self, key: str) -> tuple[str, ...]:
        """Return the choice keys of a single or multiple choice; empty when blank."""
        value = self[key]
        if isinstance(value, str):
            return (value,)
        return value if isinstance(value, tuple) else ()

    @property
    def row_id(self) -> str:
        """Return the entry's number (编号), or an empty string."""
        return self.text("id")

    @property
    def unit(self) -> str:
        """Return the code of the unit that keeps the entry: as typed, else the book's."""
        return self.text("unit") or self.table.unit

    def ref(self, key: str = "") -> CellRef:
        """Return the cell under a column key; the row's first known cell without one."""
        position = self._position(key)
        return CellRef(
            self.table.workbook, self.table.sheet, self.table.row_numbers[self.index], position
        )

    def source(self, key: str = "") -> CellRef:
        """Return the cell of the submission that the entry came from; its own outside a master."""
        if self.table.origins is None:
            return self.ref(key)
        origin = self.table.origins[self.index]
        position = origin.positions.get(key) or min(origin.positions.values(), default=0)
        return CellRef(origin.workbook, origin.sheet, origin.row, position)

    def _position(self, key: str) -> int:
        column = self.table.columns.get(key)
        if column is not None:
            return column.position
        return min((item.position for item in self.table.columns.values()), default=0)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a workbook of ours says of itself on its 填报说明 sheet."""

    unit: str
    year: int
    template: str


@dataclass(slots=True)
class Book:
    """One workbook: its name, the hash of its bytes, who it says it is from, its tables."""

    name: str
    sha256: str
    identity: Identity | None
    tables: list[Table]
    #: when the file says it was last saved; None when it does not say
    saved_at: datetime | None = None
    #: things seen while reading that are about the file, not a cell
    remarks: list[str] = field(default_factory=list)
    #: what stands on its sheet 情况说明
    explanations: list[Explanation] = field(default_factory=list)


class Ledgers:
    """Tables of one or many workbooks, by ledger key."""

    def __init__(self, tables: Iterable[Table]) -> None:
        """Keep the tables in the order given."""
        self._tables: dict[str, list[Table]] = {}
        for table in tables:
            self._tables.setdefault(table.ledger, []).append(table)

    def __contains__(self, key: str) -> bool:
        """Tell whether a ledger is there at all, even without entries."""
        return key in self._tables

    def __iter__(self) -> Iterator[Table]:
        """Go through every table."""
        return (table for tables in self._tables.values() for table in tables)

    def tables(self, key: str) -> list[Table]:
        """Return the tables of one ledger; an empty list when there is none."""
        return self._tables.get(key, [])

    def rows(self, key: str) -> Iterator[Row]:
        """Go through the entries of one ledger across all workbooks."""
        return (row for table in self.tables(key) for row in table)
