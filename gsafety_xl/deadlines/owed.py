"""Reports that are owed and that no entry announces: to 区安委办, and month by month from units."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from gsafety_xl.deadlines.deadline import Deadline
from gsafety_xl.indicators.wording import phrase
from gsafety_xl.model import CellRef, Ledgers, Table
from gsafety_xl.rules.context import RuleContext, table_of
from gsafety_xl.rules.submission_debts import debts, is_settled
from gsafety_xl.schema.units import BUREAU

_STATISTICS = "accident_statistics"
UnitMonth: TypeAlias = tuple[str, str]


def owed(ledgers: Ledgers, context: RuleContext) -> Iterator[Deadline]:
    """Yield the reports of the year that are not there, each with the day on which it is due."""
    if "submission" in ledgers and context.covers_bureau:
        yield from _to_the_committee(ledgers, context)
    if _STATISTICS in ledgers:
        yield from _from_units(ledgers, context)


def _to_the_committee(ledgers: Ledgers, context: RuleContext) -> Iterator[Deadline]:
    table = table_of(ledgers, "submission", BUREAU, context)
    label = context.catalogue.codes["submission_item"].label_of
    for debt in debts(context):
        if not is_settled(debt, ledgers, context):
            what = f"{label(debt.item)} {debt.period}"
            yield _deadline("committee", BUREAU, what, debt.due, _header(table, "item"), context)


def _from_units(ledgers: Ledgers, context: RuleContext) -> Iterator[Deadline]:
    made: set[UnitMonth] = {
        (context.keeper(row), row.text("month")) for row in ledgers.rows(_STATISTICS)
    }
    day = int(context.catalogue.number("statistics.due_day"))
    for unit in context.units_asked_for("ST"):
        table = table_of(ledgers, _STATISTICS, unit, context)
        for month in range(1, 13):
            name = f"{context.year}-{month:02d}"
            started = date(context.year, month, 1) <= context.as_of
            if started and (unit, name) not in made and _existed(unit, month, context):
                due = date(context.year + month // 12, month % 12 + 1, day)
                place = _header(table, "month")
                yield _deadline("monthly", unit, name, due, place, context)


def _existed(code: str, month: int, context: RuleContext) -> bool:
    unit = context.unit(code)
    if unit is None:
        return True
    first = date(context.year, month, 1)
    closed = unit.closed_on is not None and unit.closed_on < first
    opened_later = unit.opened_on is not None and unit.opened_on.replace(day=1) > first
    return not closed and not opened_later


def _header(table: Table | None, column: str) -> CellRef:
    return CellRef("") if table is None else table.header_ref(column)


def _deadline(
    key: str, unit: str, what: str, due: date, place: CellRef, context: RuleContext
) -> Deadline:
    return Deadline(
        day=due,
        left=(due - context.as_of).days,
        kind=phrase("deadlines", key),
        what=what,
        act=phrase("deadlines", f"{key}_act"),
        unit=unit,
        row_id="",
        place=place,
        key=key,
    )
