"""Amusement rides (游乐设施): registered, inspected, checked every day, and what is large."""

import math
from collections.abc import Iterator

from gsafety_xl.model import Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.day_spans import last_judged_day
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import row_rule
from gsafety_xl.rules.wording import number_text

#: Kinds whose speed and height decide whether they are large; vehicles go fast on the ground.
_GRADED = frozenset({"large", "small", "other"})
_AHEAD = "ride.inspection_ahead_days"
_DAYS_OF_WEEK = 7
#: Whole weeks that any month has.
_WEEKS_OF_MONTH = 4
_DAYS_OF_MONTH = 31


def is_large(row: Row, context: RuleContext) -> bool | None:
    """Tell whether speed (m/s) or height (m) reaches what makes a ride special equipment.

    None for vehicles, and where neither figure is known.
    """
    bounds = {"speed": "ride.large.speed", "height": "ride.large.height"}
    known = [
        figure >= context.catalogue.number(parameter)
        for key, parameter in bounds.items()
        if (figure := row.number(key)) is not None
    ]
    return any(known) if known and row.text("kind") in _GRADED else None


def is_large_in_use(row: Row, context: RuleContext) -> bool:
    """Tell whether a ride runs that is large by its kind or its figures."""
    return row["status"] == "in_use" and (row["kind"] == "large" or is_large(row, context) is True)


@row_rule("YY-01")
def inspection_is_valid(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield large rides running on an inspection that failed, is over, or soon will be.

    The last day is in time; within the days of the parameter an application must be on record.
    """
    if not is_large_in_use(row, context):
        return
    if row["inspection_result"] == "failed":
        yield at_cell(row, "inspection_result", "failed")
    until, applied = row.day("inspected_to"), row.day("applied_on")
    if until is None:
        return
    left, ahead = (until - context.as_of).days, context.catalogue.number(_AHEAD)
    facts = {"until": until.isoformat()}
    if left < 0:
        yield at_cell(row, "inspected_to", "expired", days=-left, **facts)
    elif left <= ahead and (applied is None or applied < (row.day("inspected_on") or applied)):
        yield at_cell(row, "applied_on", "soon", days=left, **facts)


@row_rule("YY-02")
def large_ones_are_registered(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield kinds that speed and height contradict, and large rides without a registration.

    Those whose kind says that they are large the schema asks for it.
    """
    large, kind = is_large(row, context), row.text("kind")
    if large is None or large == (kind == "large"):
        return
    figures = _figures(row, context)
    yield at_cell(row, "kind", "large" if large else "small", figures=figures)
    if large and row["status"] != "removed" and not row.text("registration_no"):
        yield at_cell(row, "registration_no", "unregistered", figures=figures)


def _figures(row: Row, context: RuleContext) -> str:
    spec = context.catalogue.ledgers[row.table.ledger]
    known = ((spec.column(key).label, row.number(key)) for key in ("speed", "height"))
    return "、".join(f"{label}{number_text(at)}" for label, at in known if at is not None)


@row_rule("YY-03")
def checked_every_day(row: Row, _context: RuleContext) -> Iterator[Hit]:
    """Yield months with fewer days checked than days open."""
    checked, opened = row.number("checked_days"), row.number("open_days")
    if checked is not None and opened is not None and checked < opened:
        yield at_cell(row, "checked_days", "fewer", checked=int(checked), opened=int(opened))


@row_rule("YY-04")
def officer_and_agreement(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield officers whose certificate is over, and rides without a safety agreement."""
    until = row.day("officer_to")
    if row["status"] == "removed":
        return
    if until is not None and until < context.as_of:
        yield at_cell(row, "officer_to", "certificate_over", until=until.isoformat())
    if row["has_agreement"] is False:
        yield at_cell(row, "has_agreement", "no_agreement")


@row_rule("YY-05")
def within_design_life(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield rides that run on after the last day of their design life."""
    until = row.day("design_to")
    if row["status"] == "in_use" and until is not None and until < context.as_of:
        yield at_cell(row, "design_to", "too_old", until=until.isoformat())


@row_rule("YY-06")
def weekly_and_monthly(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield too few weekly checks for the days open, and monthly minutes too long ago."""
    if not is_large_in_use(row, context):
        return
    checks, opened = row.number("weekly_checks"), row.number("open_days")
    per_week = int(context.catalogue.number("ride.weekly_check.per_week"))
    weeks = _WEEKS_OF_MONTH if opened is None else math.ceil(opened / _DAYS_OF_WEEK)
    needed = min(weeks, _WEEKS_OF_MONTH) * per_week
    if checks is not None and checks < needed:
        yield at_cell(row, "weekly_checks", "few_weekly", checks=int(checks), needed=needed)
    minutes = row.day("monthly_on")
    days = 0 if minutes is None else (last_judged_day(context) - minutes).days
    per_month = context.catalogue.number("ride.monthly_dispatch.per_month")
    if minutes is not None and days * per_month > _DAYS_OF_MONTH:
        yield at_cell(row, "monthly_on", "no_monthly", minutes=minutes.isoformat(), days=days)


@row_rule("YY-08")
def out_of_use_is_out_of_use(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield rides out of use with days open this month; a missing reason the schema reports."""
    opened, status = row.number("open_days"), row.text("status")
    if status and status != "in_use" and opened:
        label = context.catalogue.codes["ride_status"].label_of(status)
        yield at_cell(row, "open_days", "still_open", opened=int(opened), status=label)
