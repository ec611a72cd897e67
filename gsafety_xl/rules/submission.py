"""Submissions (报送记录): one in time, one current version, sent again when returned."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Hit, at_cell, place_beside
from gsafety_xl.rules.registry import book_rule, row_rule

_KEY = ("direction", "item", "period", "from_unit", "to_org")
#: Versions that no longer count: given back, or replaced by a later one.
_PAST = frozenset({"returned", "void"})
Key: TypeAlias = tuple[str, ...]


@row_rule("BS-02")
def in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield what was not sent by its day, and what was sent later without a reason."""
    due, sent = row.day("due_on"), row.day("sent_at")
    if due is None or row.text("status") in _PAST:
        return
    if sent is None and context.as_of > due:
        days = (context.as_of - due).days
        yield at_cell(row, "sent_at", "omitted", due=due.isoformat(), days=days)
    elif sent is not None and sent > due and not row.text("late_reason"):
        days, days_due = (sent - due).days, due.isoformat()
        yield at_cell(row, "late_reason", "late", due=days_due, sent=sent.isoformat(), days=days)


@book_rule("BS-03")
def one_current_version(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield further versions that are current beside another of the same submission."""
    for rows in _by_key(ledgers, context).values():
        current = [row for row in rows if row.text("status") not in _PAST]
        newest = max(current, key=_version, default=None)
        for row in current:
            if newest is not None and row != newest:
                other = place_beside(newest.ref("version"), row.ref("version"))
                yield at_cell(row, "status", "two_current", other=other, newest=_version(newest))


@book_rule("BS-04")
def returned_ones_come_again(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield returned versions without a later one, more than the allowed working days ago."""
    allowed = int(context.catalogue.number("submission.resend_workdays"))
    for rows in _by_key(ledgers, context).values():
        last = max(rows, key=_version)
        returned = last.day("returned_at")
        if last.text("status") != "returned" or returned is None:
            continue
        limit = context.workdays.after(returned, allowed)
        if context.as_of > limit:
            facts = {"returned": returned.isoformat(), "limit": limit.isoformat()}
            yield at_cell(last, "returned_at", "not_resent", workdays=allowed, **facts)


@book_rule("BS-06")
def ledgers_unchanged_since(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield statistics sent before the ledger's line of that month was last filled in."""
    filled = _statistics_filled(ledgers, context)
    for rows in _by_key(ledgers, context).values():
        last = max(rows, key=_version)
        sent = last.day("sent_at")
        if last.text("item") != "statistics" or sent is None or last.text("status") in _PAST:
            continue
        line = filled.get((last.text("from_unit"), last.text("period")))
        day = None if line is None else line.day("filled_on")
        if line is not None and day is not None and day > sent:
            other = place_beside(line.ref("filled_on"), last.ref("sent_at"))
            facts = {"sent": sent.isoformat(), "filled": day.isoformat(), "other": other}
            yield at_cell(last, "sent_at", "changed_since", **facts)


@row_rule("BS-07")
def due_on_a_day_off(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield days ahead on which something is due and no office works, unless they shift."""
    due = row.day("due_on")
    shifts = context.catalogue.parameters["submission.holiday_shift"].value is True
    if due is None or row["sent_at"] is not None or due < context.as_of or shifts:
        return
    if not context.workdays.is_workday(due):
        before = _last_workday(due, context)
        yield at_cell(row, "due_on", "day_off", due=due.isoformat(), before=before.isoformat())


@book_rule("BS-08")
def versions_are_told_apart(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield submissions received twice under the same version."""
    for rows in _by_key(ledgers, context).values():
        seen: dict[int, Row] = {}
        for row in rows:
            first = seen.setdefault(_version(row), row)
            if first != row and row.text("direction") == "received":
                other = place_beside(first.ref("version"), row.ref("version"))
                yield at_cell(row, "version", "same_version", other=other, number=_version(row))


def _by_key(ledgers: Ledgers, context: RuleContext) -> dict[Key, list[Row]]:
    """Return the versions of every submission; lines whose key cannot be read are left out."""
    versions: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in sound_rows(ledgers.rows("submission"), context, *_KEY, "version", "status"):
        key = tuple(row.text(column) for column in _KEY)
        if all(key[:4]) and row.number("version") is not None:
            versions[key].append(row)
    return versions


def _version(row: Row) -> int:
    return int(row.number("version") or 0)


def _statistics_filled(ledgers: Ledgers, context: RuleContext) -> dict[tuple[str, str], Row]:
    rows: Iterable[Row] = ledgers.rows("accident_statistics")
    sound = sound_rows(rows, context, "month", "unit", "filled_on")
    return {(context.keeper(row), row.text("month")): row for row in sound}


def _last_workday(day: date, context: RuleContext) -> date:
    while not context.workdays.is_workday(day):
        day = date.fromordinal(day.toordinal() - 1)
    return day
