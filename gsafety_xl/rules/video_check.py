"""Checks of the video kept (视频核验): 90 days measured, not as labelled."""

from collections.abc import Iterator
from datetime import date, timedelta

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.cited import CitedDangers
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.owing import QUARTERS, periods_over
from gsafety_xl.rules.registry import book_rule, row_rule
from gsafety_xl.rules.targets import Details, current_targets

_KEPT = "video.kept_days"
_DAYS = ("checked_on", "earliest_on", "installed_on")
#: What a check that failed must say.
_CONSEQUENCES = ("reason", "due_on", "danger_id")


def days_kept(row: Row) -> int | None:
    """Return the days from the earliest picture to the check; None where they make no sense."""
    checked, earliest = row.day("checked_on"), row.day("earliest_on")
    if checked is None or earliest is None or checked < earliest:
        return None
    return (checked - earliest).days


def recheck_day(row: Row, context: RuleContext) -> date | None:
    """Return the day from which a new installation can have kept enough; None for an old one.

    New is what was installed or extended fewer days before the check than must be kept.
    """
    checked, installed = row.day("checked_on"), row.day("installed_on")
    if checked is None or installed is None or installed > checked:
        return None
    full = installed + timedelta(int(context.catalogue.number(_KEPT)))
    return full if checked < full else None


def falls_short(row: Row, context: RuleContext) -> bool:
    """Tell whether too few days were kept, and no new installation explains it."""
    days = days_kept(row)
    too_few = days is not None and days < context.catalogue.number(_KEPT)
    return too_few and recheck_day(row, context) is None


@row_rule("SP-01")
def kept_long_enough(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield checks that measured fewer days than must be kept."""
    days = days_kept(row)
    if days is not None and falls_short(row, context):
        required = int(context.catalogue.number(_KEPT))
        yield at_cell(row, "earliest_on", "too_few", days=days, required=required)


@row_rule("SP-02")
def label_tells_the_truth(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield labelled days far from those measured, once an installation is full."""
    days, nominal = days_kept(row), row.number("nominal_days")
    if days is None or nominal is None or recheck_day(row, context) is not None:
        return
    gap = abs(int(nominal) - days)
    if gap > context.catalogue.number("video.nominal_gap_days"):
        yield at_cell(row, "nominal_days", "gap", nominal=int(nominal), days=days, gap=gap)


@book_rule("SP-04")
def shortfalls_are_dangers(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield failed checks without reason, deadline or danger, or whose danger is not there."""
    dangers = CitedDangers(ledgers, context)
    # not the days: SP-01 has found fault with one of them in just these entries
    for row in sound_rows(ledgers.rows("video_check"), context, "checked_on"):
        if falls_short(row, context):
            for column in _CONSEQUENCES:
                if _is_left_blank(row, column, context):
                    yield at_cell(row, column, "unsaid")
            yield from dangers.unknown(row)


@book_rule("SP-05")
def checked_every_quarter(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield targets with quarters that are over and saw fewer checks than required.

    Checks whose target or day cannot be read may have been those missing.
    """
    details = Details(ledgers, "video_check", context, "checked_on")
    required = int(context.catalogue.number("video.check.per_quarter"))
    over = periods_over(QUARTERS, context)
    for target in current_targets(ledgers, context, "id"):
        days = [_checked(row) for row in details.of(target)]
        short = [item.label for item in over if sum(day in item for day in days) < required]
        if target.row_id and len(short) > details.unclear(target):
            facts = {"code": target.text("code"), "quarters": "、".join(short)}
            yield at_cell(target, "id", "quarters", required=required, **facts)


@book_rule("FK-10")
def new_ones_are_checked_again(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Remind of the day on which a new installation must have kept enough, until it is checked."""
    rows = sound_rows(ledgers.rows("video_check"), context, "target_id", *_DAYS)
    last = {row.text("target_id"): row for row in sorted(rows, key=_checked)}
    for row in last.values():
        day, days = recheck_day(row, context), days_kept(row)
        if day is not None and days is not None and days < context.catalogue.number(_KEPT):
            case = "recheck_now" if context.as_of >= day else "not_yet_full"
            yield at_cell(row, "installed_on", case, days=days, recheck=day.isoformat())


def _checked(row: Row) -> date:
    return row.day("checked_on") or date.min


def _is_left_blank(row: Row, column: str, context: RuleContext) -> bool:
    there = column in row.table.columns and context.is_sound(row, column)
    return there and row[column] is None
