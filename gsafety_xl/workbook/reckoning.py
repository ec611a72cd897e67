"""Columns that depend on today, reckoned again for the day on which ledgers are put together."""

from datetime import date

from gsafety_xl.model import Reading, Table
from gsafety_xl.schema import Catalogue, Unit, UnitRegister
from gsafety_xl.schema.computed import OverdueDays
from gsafety_xl.schema.units import BUREAU
from gsafety_xl.workbook.form_computing import Setting
from gsafety_xl.workbook.form_formulas import computation_of, reckoned
from gsafety_xl.workbook.form_plan import FormPlan


def reckon_again(table: Table, catalogue: Catalogue, year: int, today: date) -> None:
    """Put into a table's columns of days overdue what they would show today.

    What a unit's workbook stored there is from the day on which it was saved.
    """
    spec = catalogue.ledgers[table.ledger]
    columns = [column for column in spec.columns if isinstance(column.computed, OverdueDays)]
    if not columns:
        return
    unit = Unit(BUREAU, BUREAU)
    layout = FormPlan(unit, year, (spec,), UnitRegister([unit])).layout(spec)
    made = {
        column.key: computation_of(Setting(layout, column, catalogue, today)) for column in columns
    }
    computations = {key: item for key, item in made.items() if item is not None}
    entries = [{key: row[key] for key in table.columns} for row in table]
    for index, entry in enumerate(reckoned(entries, computations)):
        for key in computations:
            days = entry[key]
            table.columns[key].readings[index] = Reading(days)
            table.columns[key].raw[index] = days if isinstance(days, int) else None
