"""What a form is to hold, and where each column of a ledger stands on its sheet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from gsafety_xl.model import Value, column_letters
from gsafety_xl.schema import ColumnSpec, LedgerSpec, Unit, UnitRegister
from gsafety_xl.schema.computed import Elsewhere
from gsafety_xl.schema.entry_numbers import next_number
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK

#: Rows as Excel shows them: title, line below it, header, entries.
HEADER_ROW = 3
FIRST_ENTRY = 4
#: Drop-downs and colours reach to this row, so that a table may grow.
LAST_PREPARED = 1003
#: Empty entries of a table; fewer where formulas stand in them, since those print as pages.
_EMPTY_ENTRIES, _EMPTY_COMPUTED = 200, 48
#: How much further than drop-downs the figures on other sheets look.
_FURTHER = 1000
#: The ordinal of the day that a spreadsheet counts days from.
_EPOCH = date(1899, 12, 30).toordinal()
#: Ledgers that any workbook may show for reference.
_REGISTERS = frozenset({"unit_register", "person"})
_SPECIAL = re.compile(r"([\[\]#'@])")


@dataclass(frozen=True)
class FormPlan:
    """One workbook: for whom, which year, which ledgers, what stands in them already.

    ``rows`` are entries by ledger key, each by column key, with typed values (choice keys, unit
    codes, days); ``saved_at`` goes into the document properties; ``numbers_used`` are numbers of
    entries, besides theirs, that no new entry may have.
    """

    unit: Unit
    year: int
    ledgers: tuple[LedgerSpec, ...]
    register: UnitRegister
    rows: Mapping[str, Sequence[Mapping[str, Value]]] = field(default_factory=dict)
    saved_at: datetime = datetime(2026, 1, 1)
    numbers_used: frozenset[str] = frozenset()

    @property
    def is_apart(self) -> bool:
        """Tell whether this is the workbook of the counter-terror ledgers."""
        others = {ledger.key for ledger in self.ledgers if ledger.book != COUNTER_TERROR_BOOK}
        return others <= _REGISTERS and len(others) < len(self.ledgers)

    def layout(self, ledger: LedgerSpec) -> "Layout":
        """Return the place of every column that the ledger has in the plan's year."""
        columns = tuple(column for column in ledger.columns if column.exists_in(self.year))
        computed = any(is_reckoned(column) for column in columns)
        empty = _EMPTY_COMPUTED if computed else _EMPTY_ENTRIES
        entries = self.rows.get(ledger.key, ())
        used = [*(str(entry.get("id")) for entry in entries), *self.numbers_used]
        first_id = str(next_number(self.unit.code, ledger.code, self.year, used))
        return Layout(ledger, columns, max(empty, len(entries) + empty // 2), first_id)


def days_since_epoch(day: date) -> int:
    """Return the number that stands for a day in a spreadsheet."""
    return day.toordinal() - _EPOCH


def is_reckoned(column: ColumnSpec) -> bool:
    """Tell whether a column holds a formula."""
    return column.computed is not None and not isinstance(column.computed, Elsewhere)


@dataclass(frozen=True)
class Layout:
    """Where things stand on a ledger's sheet.

    ``entry_rows`` is the length of its table, ``first_id`` the number of the unit's next entry.
    """

    ledger: LedgerSpec
    columns: tuple[ColumnSpec, ...]
    entry_rows: int
    first_id: str

    @property
    def table_name(self) -> str:
        """Return the name of the sheet's Excel table."""
        return f"ledger_{self.ledger.code}"

    @property
    def last_entry(self) -> int:
        """Return the last row of the table."""
        return HEADER_ROW + self.entry_rows

    @property
    def last_prepared(self) -> int:
        """Return the last row with drop-downs and colours."""
        return max(LAST_PREPARED, self.last_entry)

    def area(self, key: str) -> str:
        """Return a column's entries as an absolute range: ``$D$4:$D$1003``."""
        letters = self._letters(key)
        return f"${letters}${FIRST_ENTRY}:${letters}${self.last_prepared}"

    def place(self, key: str) -> str:
        """Return a column's entries as another sheet names them, with room for more."""
        letters, last = self._letters(key), self.last_prepared + _FURTHER
        return f"{self.sheet_reference}!${letters}${FIRST_ENTRY}:${letters}${last}"

    @property
    def sheet_reference(self) -> str:
        """Return the sheet's name as a formula writes it."""
        name = self.ledger.sheet.replace("'", "''")
        return f"'{name}'"

    @property
    def number_key(self) -> str:
        """Return the column by which entries are told apart: their number, else the first key."""
        return "id" if self.has("id") else self.ledger.business_key[0]

    def first_cell(self, key: str) -> str:
        """Return a column's first entry for a formula that moves down the rows: ``$D4``."""
        return f"${self._letters(key)}{FIRST_ENTRY}"

    def this_row(self, key: str) -> str:
        """Return a column's cell of the same row, as a formula inside the table names it."""
        return f"{self.table_name}[[#This Row],[{self._escaped(key)}]]"

    def whole(self, key: str) -> str:
        """Return a column of the table, as a formula names it."""
        return f"{self.table_name}[{self._escaped(key)}]"

    def example(self, column: ColumnSpec) -> str | int | float:
        """Return what an entry may look like; for the entry's number, this unit's own first."""
        return self.first_id if column.key == "id" else column.example

    def has(self, key: str) -> bool:
        """Tell whether the ledger has that column this year."""
        return any(column.key == key for column in self.columns)

    def _letters(self, key: str) -> str:
        keys = [column.key for column in self.columns]
        return column_letters(keys.index(key) + 1)

    def _escaped(self, key: str) -> str:
        return _SPECIAL.sub(r"'\1", self.ledger.column(key).label)
