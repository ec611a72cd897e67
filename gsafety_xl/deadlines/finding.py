"""Finds what is due: a pure function of ledgers, parameters and a day."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from gsafety_xl.deadlines.deadline import Deadline
from gsafety_xl.deadlines.owed import owed
from gsafety_xl.deadlines.specs import DeadlineSpec, Plus, load_deadlines
from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.conditions import holds
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.team_supply import months_after
from gsafety_xl.rules.wording import value_text

_LONGEST_TEXT = 40


def find_deadlines(ledgers: Ledgers, context: RuleContext, *, ahead: int) -> list[Deadline]:
    """Return everything overdue and everything due within ``ahead`` days, nearest first.

    The last of these days is included, and so are reports that are owed and not there. Cells that
    cannot be read are no deadlines: a check names them.
    """
    typed = (
        deadline
        for key, spec in load_deadlines().items()
        if spec.ledger in ledgers
        for row in _rows(ledgers.rows(spec.ledger), spec)
        for deadline in _deadlines(row, key, spec, context)
    )
    found = [*typed, *owed(ledgers, context)]
    return sorted(deadline for deadline in found if deadline.left <= ahead)


def _rows(rows: Iterable[Row], spec: DeadlineSpec) -> Iterator[Row]:
    """Yield the entries that are open; of each object only the latest where that is asked."""
    if spec.latest_by:
        latest: dict[str, Row] = {}
        for row in rows:
            known = latest.setdefault(row.text(spec.latest_by), row)
            if _moment(row, spec) >= _moment(known, spec):
                latest[row.text(spec.latest_by)] = row
        rows = latest.values()
    for row in rows:
        settled = any(row[column] is not None for column in spec.unless)
        if holds(row, spec.when) and not settled:
            yield row


def _moment(row: Row, spec: DeadlineSpec) -> date:
    days = filter(None, map(row.day, ([spec.after] if spec.after else []) + spec.day))
    return next(days, date.min)


def _deadlines(row: Row, key: str, spec: DeadlineSpec, context: RuleContext) -> Iterator[Deadline]:
    column = next((column for column in spec.day if row.day(column) is not None), "")
    start = row.day(column) if column else None
    day = None if start is None else _later(start, spec.plus, row, context)
    before = row.day(spec.after) if spec.after else None
    if day is None or (before is not None and day <= before):
        return
    yield Deadline(
        day=day,
        left=(day - context.as_of).days,
        kind=spec.label,
        what=_words(row, spec.what, context),
        act=spec.act,
        unit=context.keeper(row),
        row_id=row.row_id,
        place=row.ref(column),
        key=key,
    )


def _later(start: date, plus: Plus | None, row: Row, context: RuleContext) -> date | None:
    """Return the day some units later; None when the row does not say how many."""
    if plus is None:
        return start
    count = _count(plus, row, context)
    if count is None:
        return None
    match plus.unit:
        case "days":
            return start + timedelta(days=count)
        case "workdays":
            return context.workdays.after(start, count)
        case "months":
            return months_after(start, count)
        case "years":
            return months_after(start, 12 * count)


def _count(plus: Plus, row: Row, context: RuleContext) -> int | None:
    if plus.parameter:
        return int(context.catalogue.number(plus.parameter))
    if isinstance(plus.count, int):
        return plus.count
    number = row.number(plus.count)
    return None if number is None else int(number)


def _words(row: Row, key: str, context: RuleContext) -> str:
    spec = context.catalogue.ledgers[row.table.ledger].column(key)
    text = value_text(row[key], spec, context) if row[key] is not None else ""
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"
