"""Drop-downs of what is entered already: numbers of other sheets, names of people.

Each stands under a defined name that reaches from the first entry to the last one filled, so that
the list grows with the sheet.
"""

from collections.abc import Iterator

import xlsxwriter

from gsafety_xl.schema import ColumnSpec, ColumnType, LedgerSpec
from gsafety_xl.workbook.form_plan import FIRST_ENTRY, FormPlan, Layout

PERSON = "person"
_UNITS = "unit_register"
#: The column that an entry is referred to by, where it is not its number.
_NAMED_BY = {PERSON: "name", _UNITS: "code"}


def referred_ledger(column: ColumnSpec, plan: FormPlan) -> LedgerSpec | None:
    """Find the ledger of this workbook that a column chooses an entry of.

    None when several may be meant or several entries named: no list could offer that.
    """
    here = [ledger for ledger in plan.ledgers if ledger.key in column.refers_to]
    fits = len(here) == 1 and not column.several and column.type is ColumnType.TEXT
    return here[0] if fits else None


def reference_name(ledger: LedgerSpec) -> str:
    """Return the defined name of the entries of a ledger: ``entries_JC``."""
    return f"entries_{ledger.code}"


def define_references(book: xlsxwriter.Workbook, plan: FormPlan) -> None:
    """Define a name for every ledger whose entries are referred to."""
    for ledger in _referred(plan):
        book.define_name(reference_name(ledger), _filled_part(plan.layout(ledger)))


def _referred(plan: FormPlan) -> Iterator[LedgerSpec]:
    named = {
        found.key
        for ledger in plan.ledgers
        for column in plan.layout(ledger).columns
        if (found := referred_ledger(column, plan)) is not None
    }
    return (ledger for ledger in plan.ledgers if ledger.key in named)


def _filled_part(layout: Layout) -> str:
    area = layout.place(_NAMED_BY.get(layout.ledger.key, layout.number_key))
    first = area.partition(":")[0]
    last = f'SUMPRODUCT(MAX(({area}<>"")*ROW({area})))-{FIRST_ENTRY - 1}'
    return f"={first}:INDEX({area},MAX(1,{last}))"
