"""Emergency plans and the drills held on them (预案与演练): YA-04, YA-06, YL-06."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from gsafety_xl.model import Ledgers, Period, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.emergency_plan import plan_identity
from gsafety_xl.rules.hits import Fact, Hit, at_cell, place_beside
from gsafety_xl.rules.owing import have_columns, within
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.schema.units import BUREAU

#: No register of units is deeper; a circle in it ends here.
_LEVELS = 6
_VERSIONS = ("title", "owner", "issued_on", "is_current")


class _Trigger(NamedTuple):
    """Since which day a plan should be revised, why, and the drill that showed it."""

    day: date
    case: str
    drill: str


@book_rule("YA-04")
def revised_when_due(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield plans in force that ought to have been revised by now and were not.

    The evaluation or a drill held on the plan said so; a later version, or a later day of
    revision, answers it. As many days as the parameter are in time.
    """
    allowed = timedelta(days=int(context.catalogue.number("plan_revision.days")))
    plans = sound_rows(ledgers.rows("emergency_plan"), context, *_VERSIONS, "revised_on")
    renewed = _last_renewals(plans, context)
    told = _told_by_drills(ledgers, context)
    for row in plans:
        triggers = [*_told_by_evaluation(row, context), *told.get(row.row_id, ())]
        last = renewed.get(plan_identity(row, context), date.min)
        due = [item for item in triggers if item.day >= last and item.day + allowed < context.as_of]
        if row["is_current"] is True and due:
            yield _unrevised(row, min(due), context)


@book_rule("YA-06")
def plans_are_drilled(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield plans in force on which no drill was held this year, at a table or in the field.

    A drill on an earlier version of the plan counts. Plans of later years are not asked about,
    nor those of units whose drills are in another workbook.
    """
    plans = sound_rows(ledgers.rows("emergency_plan"), context, "id", "title", "owner")
    identities = {row.row_id: plan_identity(row, context) for row in plans if row.row_id}
    drills = list(ledgers.rows("drill"))
    if not have_columns(ledgers, "emergency_plan", "id"):
        return
    if not have_columns(ledgers, "drill", "plan_id", "date", "status"):
        return
    if not all(context.is_sound(row, "plan_id", "date", "status") for row in drills):
        return
    drilled = {
        identities.get(row.text("plan_id"))
        for row in within(drills, "date", Period(context.year))
        if row["status"] == "done"
    }
    for row in plans:
        if _should_be_drilled(row, context) and plan_identity(row, context) not in drilled:
            yield at_cell(row, "title", "undrilled", title=row.text("title"), year=context.year)


@book_rule("YL-06")
def drilled_on_a_valid_plan(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield drills on a plan of strangers, one not yet issued, or one no longer in force.

    A plan out of force was in force when it was drilled if a later version was issued after that
    day. Numbers that no plan of these ledgers bears are not this rule's business.
    """
    plans = sound_rows(ledgers.rows("emergency_plan"), context, "id", *_VERSIONS)
    by_number = {row.row_id: row for row in reversed(plans) if row.row_id}
    renewed = _last_renewals(plans, context)
    for row in sound_rows(ledgers.rows("drill"), context, "plan_id", "date", "organizer"):
        plan = by_number.get(row.text("plan_id"))
        if plan is None or row.text("status") == "cancelled":
            continue
        held, issued = row.day("date"), plan.day("issued_on")
        beside = place_beside(plan.ref("id"), row.ref("plan_id"))
        last = renewed[plan_identity(plan, context)]
        if held is not None and issued is not None and held < issued:
            days = {"held": held.isoformat(), "issued": issued.isoformat()}
            yield at_cell(row, "plan_id", "before_issue", other=beside, **days)
        elif not _may_use(row, plan, context):
            owner = context.register.name_of(_owner(plan, context))
            yield at_cell(row, "plan_id", "of_strangers", other=beside, owner=owner)
        elif plan["is_current"] is False and last <= (held or last):
            yield at_cell(row, "plan_id", "not_in_force", other=beside)


def _last_renewals(plans: list[Row], context: RuleContext) -> dict[tuple[str, str], date]:
    """Return the last day on which each plan was issued or revised, over its versions."""
    last: dict[tuple[str, str], date] = defaultdict(lambda: date.min)
    for row in plans:
        identity = plan_identity(row, context)
        days = [last[identity], row.day("issued_on"), row.day("revised_on")]
        last[identity] = max(day for day in days if day is not None)
    return last


def _told_by_evaluation(row: Row, context: RuleContext) -> Iterator[_Trigger]:
    day = row.day("evaluated_on")
    sound = context.is_sound(row, "evaluation", "evaluated_on")
    if row["evaluation"] == "revise" and day is not None and sound:
        yield _Trigger(day, "evaluation", "")


def _told_by_drills(ledgers: Ledgers, context: RuleContext) -> dict[str, list[_Trigger]]:
    told: dict[str, list[_Trigger]] = defaultdict(list)
    for row in sound_rows(ledgers.rows("drill"), context, "plan_id", "date", "needs_revision"):
        day = row.day("date")
        if row["needs_revision"] is True and row["status"] == "done" and day is not None:
            told[row.text("plan_id")].append(_Trigger(day, "drill", row.row_id))
    return told


def _unrevised(row: Row, trigger: _Trigger, context: RuleContext) -> Hit:
    column = "revised_on" if "revised_on" in row.table.columns else "is_current"
    days = (context.as_of - trigger.day).days
    facts: dict[str, Fact] = {
        "since": trigger.day.isoformat(),
        "days": days,
        "drill": trigger.drill,
    }
    return at_cell(row, column, trigger.case, **facts)


def _should_be_drilled(plan: Row, context: RuleContext) -> bool:
    issued = plan.day("issued_on")
    if plan["is_current"] is not True or issued is None or issued.year > context.year:
        return False
    in_view = context.whole or _owner(plan, context) in context.units
    return in_view and context.is_sound(plan, "is_current")


def _owner(plan: Row, context: RuleContext) -> str:
    return plan.text("owner") or context.keeper(plan)


def _may_use(drill: Row, plan: Row, context: RuleContext) -> bool:
    """Tell whether a plan is the drilling unit's own or that of a unit above it."""
    owners = {_owner(plan, context), context.keeper(plan)}
    above = {drill.text("organizer"), context.keeper(drill), BUREAU}
    frontier = set(above)
    for _ in range(_LEVELS):
        units = filter(None, map(context.unit, frontier))
        frontier = {unit.parent for unit in units if unit.parent} - above
        above |= frontier
    return bool(owners & above)
