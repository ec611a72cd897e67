"""A large ride's year (游乐设施): a drill, and an inspection before every holiday: YY-07."""

from collections.abc import Iterator
from datetime import date, timedelta

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.inspected_objects import days_inspected
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.rules.ride import is_large_in_use

_LOOKS_AT = ("status", "kind", "speed", "height", "registered_on")


@book_rule("YY-07")
def drilled_and_inspected(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield large rides without a drill in the year, or without inspections before holidays.

    The inspections are asked for where their ledger is in the run, of rides that were registered
    by then.
    """
    inspected = days_inspected(ledgers, context)
    wanted = context.catalogue.parameters["ride.pre_holiday_check"].value is True
    holidays = list(first_days_off(context)) if wanted and "inspection" in ledgers else []
    for row in sound_rows(ledgers.rows("ride"), context, *_LOOKS_AT):
        if is_large_in_use(row, context):
            yield from _drill_hits(row, context)
            yield from _holiday_hits(row, inspected[row.row_id], holidays, context)


def first_days_off(context: RuleContext) -> Iterator[date]:
    """Yield the first day of each of the year's public holidays that has begun."""
    name = f"holidays.{context.year}.off"
    for span in context.catalogue.words(name) if name in context.catalogue.parameters else ():
        first = date.fromisoformat(span.partition("~")[0])
        if first <= context.as_of:
            yield first


def _drill_hits(row: Row, context: RuleContext) -> Iterator[Hit]:
    drilled = row.day("drilled_on")
    if drilled is not None and drilled.year < context.year and context.is_sound(row, "drilled_on"):
        day = drilled.isoformat()
        yield at_cell(row, "drilled_on", "no_drill", drilled=day, year=context.year)


def _holiday_hits(
    row: Row, days: list[date], holidays: list[date], context: RuleContext
) -> Iterator[Hit]:
    ahead = int(context.catalogue.number("inspection.pre_holiday_days"))
    since = row.day("registered_on") or date.min
    # what lies in the days before New Year's stands in last year's ledger
    asked = [first for first in holidays if (first - timedelta(ahead)).year == context.year]
    missed = [first for first in asked if since < first and not _was_before(first, days, ahead)]
    if missed and row.row_id:
        named = "、".join(f"{first:%m-%d}" for first in missed)
        yield at_cell(row, "id", "not_inspected", holidays=named, ahead=ahead)


def _was_before(first: date, days: list[date], ahead: int) -> bool:
    return any(first - timedelta(ahead) <= day <= first for day in days)
