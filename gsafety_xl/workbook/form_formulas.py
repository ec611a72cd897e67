"""Columns that the workbook reckons itself, with the classic functions of any spreadsheet.

Each has its formula and the same reckoning in Python: a formula's last result is stored beside
it, and whoever reads the file without recalculating sees that. Rows without an entry show
nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from gsafety_xl.model import Value
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_plan import Layout
from gsafety_xl.workbook.form_words import form_words

Entry: TypeAlias = Mapping[str, Value]

_NAMED = ("deputy", "department", "liaison")


@dataclass(frozen=True)
class Computation:
    """How a column is reckoned: in the sheet, and here for the value stored with it."""

    formula: Callable[[Layout, Catalogue], str]
    value: Callable[[Entry, Sequence[Entry]], Value]


def computation_of(ledger: str, column: str) -> Computation | None:
    """Find how a column of a ledger (by keys) is reckoned; None when it is typed."""
    return _COMPUTATIONS.get((ledger, column))


def _cumulative(key: str) -> Computation:
    """Return the sum of a column over the unit's months of the year so far (累计)."""

    def formula(layout: Layout, catalogue: Catalogue) -> str:  # noqa: ARG001 - one signature
        unit, month = layout.this_row("unit"), layout.this_row("month")
        same_unit = f"({layout.whole('unit')}={unit})"
        same_year = f"(LEFT({layout.whole('month')},4)=LEFT({month},4))"
        so_far = f"({layout.whole('month')}<={month})"
        total = f"SUMPRODUCT({same_unit}*{same_year}*{so_far},{layout.whole(key)})"
        return f'=IF({month}="","",{total})'

    def value(entry: Entry, entries: Sequence[Entry]) -> Value:
        month = str(entry.get("month") or "")
        if not month:
            return None
        numbers = (
            other.get(key)
            for other in entries
            if other.get("unit") == entry.get("unit")
            and month[:4] <= str(other.get("month") or "") <= month
        )
        return round(sum(number for number in numbers if isinstance(number, int | float)), 6)

    return Computation(formula, value)


def _complete_formula(layout: Layout, catalogue: Catalogue) -> str:
    institution = catalogue.codes[layout.ledger.column("institution").codes]
    established = f'{layout.this_row("institution")}="{institution.label_of("established")}"'
    explained = f'{layout.this_row("no_institution_reason")}<>""'
    named = ",".join(f'{layout.this_row(key)}<>""' for key in _NAMED)
    words = form_words().lists
    verdict = f'IF(AND(OR({established},{explained}),{named}),"{words.yes}","{words.no}")'
    return f'=IF({layout.this_row("target_unit")}="","",{verdict})'


def _complete(entry: Entry, entries: Sequence[Entry]) -> Value:  # noqa: ARG001 - one signature
    if not entry.get("target_unit"):
        return None
    institution = entry.get("institution") == "established" or bool(
        entry.get("no_institution_reason")
    )
    return institution and all(entry.get(key) for key in _NAMED)


_COMPUTATIONS = {
    ("accident_statistics", "cum_accidents"): _cumulative("accidents"),
    ("accident_statistics", "cum_dead"): _cumulative("dead"),
    ("accident_statistics", "cum_loss"): _cumulative("loss"),
    ("responsibility", "complete"): Computation(_complete_formula, _complete),
}
