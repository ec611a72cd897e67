"""Rescue teams and supplies (队伍物资): counted lately, not expired."""

import calendar
from collections.abc import Iterator
from datetime import date

from gsafety_xl.model import Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import row_rule


@row_rule("WZ-01")
def counted_and_fresh(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield what was last counted more than so many months ago, and what has expired."""
    months = int(context.catalogue.number("supply.count_months"))
    counted, valid_to = row.day("counted_on"), row.day("valid_to")
    if counted is not None and context.as_of > months_after(counted, months):
        yield at_cell(row, "counted_on", "not_counted", day=counted.isoformat(), months=months)
    if valid_to is not None and valid_to < context.as_of:
        yield at_cell(row, "valid_to", "expired", day=valid_to.isoformat())


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
