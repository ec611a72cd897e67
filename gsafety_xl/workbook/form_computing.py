"""What every kind of computed column is made of: a formula, and the same reckoning in Python."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from gsafety_xl.model import Value
from gsafety_xl.schema import Catalogue, ColumnSpec, Condition
from gsafety_xl.workbook.form_conditions import Entry, condition_formula, quoted
from gsafety_xl.workbook.form_plan import Layout

#: Reckons the value of one entry; the others of the ledger stand beside it.
Reckoning: TypeAlias = Callable[[Entry, Sequence[Entry]], Value]


@dataclass(frozen=True)
class Computation:
    """How a column is reckoned: in the sheet, and here for the value stored with it."""

    formula: str
    value: Reckoning


@dataclass(frozen=True)
class Setting:
    """What is reckoned where: a column of a sheet, with which parameters, on which day."""

    layout: Layout
    column: ColumnSpec
    catalogue: Catalogue
    today: date

    def cell(self, key: str) -> str:
        """Return how a formula of the table names a cell of the same row."""
        return self.layout.this_row(key)

    def meets(self, when: Condition) -> str:
        """Return a formula that is true where the row meets a condition."""
        return condition_formula(when, self.layout.ledger, self.catalogue, self.cell)

    def label(self, choice: str) -> str:
        """Return a choice of the column as a formula writes it: its label in quotation marks."""
        return quoted(self.catalogue.codes[self.column.codes].label_of(choice))


def day_in(entry: Entry, key: str) -> date | None:
    """Return the day that an entry holds; None for anything else."""
    value = entry.get(key)
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def number_in(entry: Entry, key: str) -> float | None:
    """Return the number that an entry holds; None for anything else."""
    value = entry.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value


def is_filled(entry: Entry, key: str) -> bool:
    """Tell whether an entry holds anything in a column."""
    return entry.get(key) not in {None, ""}
