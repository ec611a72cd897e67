"""Columns that the workbook reckons itself, with the classic functions of any spreadsheet.

Each has its formula and the same reckoning in Python: a formula's last result is stored beside
it, and whoever reads the file without recalculating sees that. Rows without an entry show
nothing; what depends on the day of reading is stored for the day on which the form was saved.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from gsafety_xl.model import Value
from gsafety_xl.schema import Catalogue, LedgerSpec
from gsafety_xl.schema.computed import (
    Complete,
    Cumulative,
    DaysBetween,
    OverdueDays,
    PlusDays,
    PlusMonths,
    Season,
    Threshold,
)
from gsafety_xl.workbook.form_computed_days import (
    days_between,
    overdue_days,
    plus_days,
    plus_months,
)
from gsafety_xl.workbook.form_computed_states import complete, cumulative, season, threshold
from gsafety_xl.workbook.form_computing import Computation, Setting
from gsafety_xl.workbook.form_conditions import Entry
from gsafety_xl.workbook.form_plan import FormPlan, Layout

__all__ = ["Computation", "FilledLedger", "computation_of", "fill", "reckoned"]


_KINDS: dict[type, Callable[[Any, Setting], Computation]] = {
    PlusDays: plus_days,
    PlusMonths: plus_months,
    DaysBetween: days_between,
    OverdueDays: overdue_days,
    Cumulative: cumulative,
    Complete: complete,
    Season: season,
    Threshold: threshold,
}


def computation_of(setting: Setting) -> Computation | None:
    """Return how a column is reckoned; None when it is typed, or filled in by the system.

    A column that needs one which the ledger does not have this year is not reckoned either.
    """
    computed = setting.column.computed
    make = _KINDS.get(type(computed))
    if computed is None or make is None or not all(map(setting.layout.has, computed.inputs())):
        return None
    return make(computed, setting)


@dataclass(frozen=True)
class FilledLedger:
    """A ledger of a form: where it stands, how it reckons, the entries with results in them."""

    layout: Layout
    computations: dict[str, Computation]
    entries: list[dict[str, Value]]


def fill(plan: FormPlan, ledger: LedgerSpec, catalogue: Catalogue) -> FilledLedger:
    """Return a ledger of a form as it stands on the day on which the form is saved."""
    layout, today = plan.layout(ledger), plan.saved_at.date()
    made = {
        column.key: computation_of(Setting(layout, column, catalogue, today))
        for column in layout.columns
    }
    computations = {key: item for key, item in made.items() if item is not None}
    return FilledLedger(layout, computations, reckoned(plan.rows.get(ledger.key, ()), computations))


def reckoned(
    entries: Sequence[Entry], computations: dict[str, Computation]
) -> list[dict[str, Value]]:
    """Return entries with the results in them; a column may need one that stands before it."""
    whole = [dict(entry) for entry in entries]
    for key, computation in computations.items():
        for entry in whole:
            entry[key] = computation.value(entry, whole)
    return whole
