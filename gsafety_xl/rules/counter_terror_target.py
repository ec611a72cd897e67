"""Counter-terror targets (反恐重点目标): plan, barriers, cameras, people, kept up to date."""

import re
from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row, Value
from gsafety_xl.rules.cited import CitedEntries
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.day_spans import last_judged_day
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.inspected_objects import days_inspected, in_year
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.rules.targets import current_targets
from gsafety_xl.rules.wording import number_text

_BARRIERS = ("barriers_needed", "barriers_done", "barrier_reason", "barrier_due")
_LINK = ("cameras", "cameras_linked", "link_status")
_EVERYBODY = "*"
_BETWEEN_NAMES = re.compile(r"[、，,；;/\s]+")


@book_rule("FK-01")
def plan_is_in_force(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield targets whose plan is not in its ledger, or no longer in force there.

    The plans stand in another workbook; where that is not in the run a number is enough.
    """
    plans = CitedEntries(ledgers, "emergency_plan", context)
    for row in current_targets(ledgers, context, "plan_id"):
        number = row.text("plan_id")
        plan = plans[number]
        if number and plan is not None and plan["is_current"] is False:
            yield at_cell(row, "plan_id", "not_in_force", number=number)
        elif number and plans.lacks(number):
            yield at_cell(row, "plan_id", "not_found", number=number)


@book_rule("FK-03")
def barriers_are_built_or_planned(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield barriers lacking without reason or day, and those whose day is past.

    Where none are needed none are lacking.
    """
    for row in current_targets(ledgers, context, *_BARRIERS):
        yield from _barrier_hits(row, context)


def _barrier_hits(row: Row, context: RuleContext) -> Iterator[Hit]:
    needed, done = row.number("barriers_needed"), row.number("barriers_done")
    if needed is None or done is None or done >= needed:
        return
    due, lacking = row.day("barrier_due"), int(needed - done)
    for column in ("barrier_reason", "barrier_due"):
        if column in row.table.columns and row[column] is None:
            yield at_cell(row, column, "unexplained", lacking=lacking)
    if due is not None and due < context.as_of:
        days = (context.as_of - due).days
        yield at_cell(row, "barrier_due", "overdue", due=due.isoformat(), days=days, count=lacking)


@book_rule("FK-04")
def link_fits_cameras(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield a state of the link that the numbers of cameras contradict."""
    for row in current_targets(ledgers, context, *_LINK):
        yield from _link_hits(row)


def _link_hits(row: Row) -> Iterator[Hit]:
    cameras, linked = row.number("cameras"), row.number("cameras_linked")
    if cameras is None or linked is None:
        return
    facts = {"linked": int(linked), "cameras": int(cameras)}
    contradicts = {
        "linked": linked < cameras,
        "partly": linked in {0, cameras},
        "not_linked": linked > 0,
    }
    if contradicts.get(row.text("link_status")):
        yield at_cell(row, "link_status", "status_differs", **facts)


@book_rule("FK-05")
def trained_and_drilled_in_time(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield trainings and drills longer ago than the parameter; exactly as long is in time."""
    limit = int(context.catalogue.number("counter_terror.drill_days"))
    for column in ("trained_on", "drilled_on"):
        yield from _old_hits(ledgers, column, limit, context)


@book_rule("FK-06")
def money_and_assessment(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield targets without money of their own, and assessments too long ago."""
    for row in current_targets(ledgers, context, "fee"):
        fee = row.number("fee")
        if fee is not None and fee <= 0:
            yield at_cell(row, "fee", "no_money", fee=number_text(fee))
    limit = int(context.catalogue.number("counter_terror.review_days"))
    yield from _old_hits(ledgers, "assessed_on", limit, context)


@book_rule("FK-07")
def list_is_brought_up_to_date(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield targets of which no entry was brought up to date in the year."""
    for row in current_targets(ledgers, context, "updated_on"):
        updated = row.day("updated_on")
        if updated is not None and updated.year < context.year:
            facts = {"code": row.text("code"), "updated": updated.isoformat()}
            yield at_cell(row, "updated_on", "not_updated", year=context.year, **facts)


@book_rule("FK-08")
def supervised_every_year(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield targets that nobody came to supervise in the year.

    An inspection that cites the target counts; where a single book is judged, without the
    bureau's inspections, so does the day typed.
    """
    inspected = days_inspected(ledgers, context)
    required = int(context.catalogue.number("counter_terror.supervision.per_year"))
    in_sight = context.whole and "inspection" in ledgers
    for row in current_targets(ledgers, context, "supervised_on"):
        said = not in_sight and in_year(row.day("supervised_on"), context)
        cited = sum(in_year(day, context) for day in inspected[row.row_id])
        done = max(cited, int(said))
        if done < required:
            counts = {"done": done, "required": required, "year": context.year}
            yield at_cell(row, "supervised_on", "none", code=row.text("code"), **counts)


@book_rule("FK-09")
def others_have_rules_too(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Remind of targets that the police did not name: they owe a safety policy all the same."""
    having = _having_policies(ledgers, context)
    for row in current_targets(ledgers, context, "official", "owner"):
        units = {row.text("owner"), context.keeper(row), _EVERYBODY}
        if row["official"] is False and not units & having:
            yield at_cell(row, "official", "policy_wanted", code=row.text("code"))


def _having_policies(ledgers: Ledgers, context: RuleContext) -> set[Value]:
    """Return the units that some valid counter-terror policy is of, or applies to.

    A name that is no unit's (局属各单位) is taken for everybody.
    """
    having: set[Value] = set()
    for policy in ledgers.rows("policy"):
        if "counter_terror" in policy.choices("domain") and policy["is_valid"] is not False:
            named = _BETWEEN_NAMES.split(policy.text("applies_to"))
            codes = {context.register.read(name).value or _EVERYBODY for name in named if name}
            having |= {context.keeper(policy)} | codes
    return having


def _old_hits(ledgers: Ledgers, column: str, limit: int, context: RuleContext) -> Iterator[Hit]:
    for row in current_targets(ledgers, context, column):
        day = row.day(column)
        days = 0 if day is None else (last_judged_day(context) - day).days
        if day is not None and days > limit:
            yield at_cell(row, column, "old", day=day.isoformat(), days=days, limit=limit)
