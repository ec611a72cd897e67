"""Events outside the period that is reported on (补报、跨期): C-08."""

from collections.abc import Iterator
from datetime import timedelta

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.event_days import EVENT_DAYS
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import book_rule


def a_period_is_given(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether anything is reported on a period at all."""
    return context.period is not None


@book_rule("C-08", applies=a_period_is_given)
def events_lie_in_the_period(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield entries made for this period's report that tell of a day before or after it.

    Ledgers go on through the year: what was entered for an earlier report, or is for a later one,
    is left alone. Entries of the days of grace after a period are still made for its report.
    """
    for ledger, column in EVENT_DAYS.items():
        for row in ledgers.rows(ledger):
            if context.is_sound(row, column, "filled_on"):
                yield from _hits(row, column, context)


def _hits(row: Row, column: str, context: RuleContext) -> Iterator[Hit]:
    period, day, filled = context.period, row.day(column), row.day("filled_on")
    if period is None or day is None or filled is None or day in period:
        return
    grace = timedelta(days=context.catalogue.number("period.grace_days"))
    if period.start + grace < filled <= period.end + grace:
        case = "late" if day < period.start else "beyond"
        facts = {"day": day.isoformat(), "period": period.label, "filled": filled.isoformat()}
        yield at_cell(row, column, case, **facts)
