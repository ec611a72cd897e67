"""Papers from above (文件传达): passed on in time, and carried out where they set a day."""

from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Fact, Hit, at_cell, place_beside
from gsafety_xl.rules.owing import have_columns
from gsafety_xl.rules.registry import book_rule, row_rule, where_bureau_is_judged
from gsafety_xl.schema.units import BUREAU

_CLASSIFIED, _OPEN = "registered", frozenset({"open", "internal"})


@row_rule("CD-01")
def passed_on_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield papers passed on late, and those not passed on when the working days are over."""
    received, told = row.day("received_on"), row.day("told_on")
    if received is None or row.text("secrecy") not in _OPEN:
        return
    workdays = int(context.catalogue.number("circular.told_workdays"))
    limit = context.workdays.after(received, workdays)
    facts: dict[str, Fact] = {"workdays": workdays, "limit": limit.isoformat()}
    if told is not None and told > limit:
        yield at_cell(row, "told_on", "late", told=told.isoformat(), **facts)
    if told is None and context.as_of > limit:
        yield at_cell(row, "told_on", "not_told", **facts)


@book_rule("CD-02", applies=where_bureau_is_judged)
def papers_with_a_day_are_carried_out(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the bureau's papers with a day that were not assigned, or not done by it."""
    if not have_columns(ledgers, "assignment", "status"):
        return
    assignments = {
        row.row_id: row for row in sound_rows(ledgers.rows("assignment"), context, "status")
    }
    for row in sound_rows(ledgers.rows("circular"), context, "assignment_id", "due_on", "unit"):
        if context.keeper(row) == BUREAU and row.day("due_on") is not None:
            yield from _assignment_hits(row, assignments, context)


def _assignment_hits(row: Row, assignments: dict[str, Row], context: RuleContext) -> Iterator[Hit]:
    due, number = row.day("due_on"), row.text("assignment_id")
    if due is None:
        return
    assignment = assignments.get(number)
    if not number and row.text("secrecy") != _CLASSIFIED:
        yield at_cell(row, "assignment_id", "not_assigned", due=due.isoformat())
    elif assignment is not None and assignment.text("status") != "done" and context.as_of > due:
        other = place_beside(assignment.ref("status"), row.ref("assignment_id"))
        facts: dict[str, Fact] = {
            "due": due.isoformat(),
            "days": (context.as_of - due).days,
            "other": other,
        }
        yield at_cell(row, "assignment_id", "not_done", **facts)
