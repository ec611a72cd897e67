"""Support for major events (重大活动保障): reports, dangers before it, licence, summary."""

from collections.abc import Iterator
from datetime import timedelta

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Hit, at_cell, at_header
from gsafety_xl.rules.registry import book_rule, row_rule, where_bureau_is_judged
from gsafety_xl.schema.units import BUREAU


@row_rule("BZ-02")
def reported_every_day(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield events that are over and were reported on less often than days × reports a day."""
    start, end, made = row.day("start_on"), row.day("end_on"), row.number("daily_reports")
    if start is None or end is None or made is None or context.as_of <= end:
        return
    days = (end - start).days + 1
    due = days * int(context.catalogue.number("event.reports_per_day"))
    if made < due:
        yield at_cell(row, "daily_reports", "too_few", days=days, due=due, short=int(due - made))


@book_rule("BZ-03", applies=where_bureau_is_judged)
def the_expo_was_supported(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield a year without a record of the expo once it is over, and events never summed up."""
    rows = sound_rows(ledgers.rows("event_support"), context, "kind", "start_on", "end_on")
    this_year = [row for row in rows if _is_of(row, context.year)]
    over = context.as_of > context.this_year("expo.to") or context.year_end
    if over and not any(row.text("kind") == "expo" for row in this_year):
        table = table_of(ledgers, "event_support", BUREAU, context)
        yield at_header(table, "title", "no_expo", unit=BUREAU, year=context.year)
    for row in this_year:
        yield from _not_summed_up(row, context)


@row_rule("BZ-04")
def dangers_cleared_before(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield events under way or over whose dangers were neither cleared nor approved."""
    found, fixed, start = (
        row.number("danger_count"),
        row.number("rectified_count"),
        row.day("start_on"),
    )
    begun = start is not None and start <= context.as_of
    left = int(found - fixed) if found is not None and fixed is not None else 0
    if begun and left > 0 and not row.text("uncleared_approval"):
        yield at_cell(row, "uncleared_approval", "not_cleared", left=left)


@row_rule("BZ-05")
def large_crowds_have_a_licence(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield events with as many people as need a licence and without its number."""
    crowd, limit = row.number("crowd"), int(context.catalogue.number("event.licence_people"))
    if crowd is not None and crowd >= limit and not row.text("licence_no"):
        yield at_cell(row, "licence_no", "no_licence", crowd=int(crowd), limit=limit)


def _is_of(row: Row, year: int) -> bool:
    start = row.day("start_on")
    return start is not None and start.year == year


def _not_summed_up(row: Row, context: RuleContext) -> Iterator[Hit]:
    end, days = row.day("end_on"), int(context.catalogue.number("event.summary_days"))
    if end is None or row["summary_on"] is not None or not context.is_sound(row, "summary_on"):
        return
    if context.as_of > end + timedelta(days=days):
        yield at_cell(row, "summary_on", "no_summary", end=end.isoformat(), days=days)
