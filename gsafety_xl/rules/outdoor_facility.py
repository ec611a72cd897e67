"""Outdoor facilities (户外设施): tested, permitted, never in the way of a fire engine."""

from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.cited import CitedDangers
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.day_spans import months_after
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import book_rule, row_rule
from gsafety_xl.rules.wording import number_text

#: column → the parameter that no facility of ours comes near
_MOST = {"area": "outdoor.area_most", "height": "outdoor.height_most"}


@row_rule("HW-01")
def tested_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield facilities due for a safety test, and those in use that failed it.

    A new one is due for its first test as many months after it was put up.
    """
    tested, installed = row.day("tested_on"), row.day("installed_on")
    if row["status"] == "removed":
        return
    if row["status"] == "in_use" and row["test_result"] == "failed":
        yield at_cell(row, "test_result", "failed")
    case, since, name = "test_old", tested, "outdoor.test_months"
    if tested is None:
        case, since, name = "never_tested", installed, "outdoor.first_test_months"
    months = int(context.catalogue.number(name))
    if since is not None and months_after(since, months) < context.as_of:
        yield at_cell(row, "tested_on", case, since=since.isoformat(), months=months)


@book_rule("HW-02")
def fire_lane_is_clear(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield facilities in a fire lane that are in use or no open danger, and lanes not looked at.

    Before a facility is put up (no day yet) a lane nobody looked at is an error.
    """
    dangers = CitedDangers(ledgers, context)
    for row in ledgers.rows("outdoor_facility"):
        if row["status"] == "removed" or not context.is_sound(row, "fire_lane", "status"):
            continue
        if row["fire_lane"] == "unchecked":
            planned = "installed_on" in row.table.columns and row["installed_on"] is None
            yield at_cell(row, "fire_lane", "unchecked_before" if planned else "unchecked")
        elif row["fire_lane"] == "occupied":
            if row["status"] == "in_use":
                yield at_cell(row, "status", "in_use")
            yield from dangers.unknown(row)
            yield from dangers.settled(row)


@row_rule("HW-04")
def permit_and_size(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield permits that are over, and sizes of nought or beyond what there is."""
    until = row.day("permit_to")
    if row["status"] == "removed":
        return
    if until is not None and until < context.as_of:
        yield at_cell(row, "permit_to", "expired", until=until.isoformat())
    for column, parameter in _MOST.items():
        size, most = row.number(column), context.catalogue.number(parameter)
        if size is not None and (size > most or size == 0):
            yield at_cell(row, column, "odd_size", size=number_text(size), most=number_text(most))
