"""Monthly accident statistics (事故统计月报): complete, once each, zero said aloud."""

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeAlias

from gsafety_xl.model import Ledgers, Period, Row
from gsafety_xl.rules.context import RuleContext, table_of
from gsafety_xl.rules.hits import Fact, Hit, at_cell, at_header, place_beside
from gsafety_xl.rules.owing import in_stretches
from gsafety_xl.rules.registry import book_rule, row_rule

_CODE = "ST"
_COUNTS = ("accidents", "dead", "missing", "serious", "minor", "loss")
#: (unit code, month as 2026-05)
UnitMonth: TypeAlias = tuple[str, str]


def somebody_owes_reports(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether any unit judged must report its statistics."""
    return bool(context.units_asked_for(_CODE))


@book_rule("ST-01", applies=somebody_owes_reports)
def one_report_a_month(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield months without a report after the due day, and months reported more than once.

    A line whose unit or month cannot be read may be any month: a unit with as many such lines
    as months missing is left alone.
    """
    readable, unreadable = _sorted_out(ledgers.rows("accident_statistics"), context)
    reports: dict[UnitMonth, list[Row]] = {}
    for row in readable:
        reports.setdefault((context.keeper(row), row.text("month")), []).append(row)
    for unit_month, lines in reports.items():
        yield from _duplicate_hits(unit_month, lines, context)
    for unit in context.units_asked_for(_CODE):
        months = [month for month in _months_due(unit, context) if (unit, month) not in reports]
        if len(months) > unreadable[unit]:
            yield _missing(ledgers, unit, months, context)


@row_rule("ST-04")
def zero_means_zero(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield zero reports with numbers, and zeros throughout without a zero report.

    A blank cell is neither zero nor 无: it only keeps the second question from being asked.
    """
    counts = _counts(row, context)
    if row["is_zero"] is True and any(counts.values()):
        spec = context.catalogue.ledgers[row.table.ledger]
        labels = [spec.column(key).label for key, count in counts.items() if count]
        yield at_cell(row, "is_zero", "zero_with_numbers", columns="、".join(labels))
    if row["is_zero"] is False and set(counts.values()) == {0}:
        yield at_cell(row, "is_zero", "numbers_all_zero")


@row_rule("ST-05")
def sent_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield reports sent after the due day; where the bureau says so, it moves off free days."""
    sent, month = row.day("sent_on"), row.text("month")
    if sent is None or not month:
        return
    period = Period.parse(month)
    due = _due_day(period, int(context.catalogue.number("statistics.due_day")))
    if context.catalogue.parameters["submission.holiday_shift"].value is True:
        due = context.workdays.after(due - timedelta(days=1), 1)
    if sent > due:
        facts: dict[str, Fact] = {"due": due.isoformat(), "days": (sent - due).days}
        yield at_cell(row, "sent_on", "late", month=month, **facts)


def _counts(row: Row, context: RuleContext) -> dict[str, float | None]:
    """Return the numbers by column; None for a cell that is blank or cannot be read."""
    there = [key for key in _COUNTS if key in row.table.columns]
    return {key: row.number(key) if context.is_sound(row, key) else None for key in there}


def _months_due(unit: str, context: RuleContext) -> Iterator[str]:
    """Yield the months of the year that a unit existed in and whose due day has passed."""
    day = int(context.catalogue.number("statistics.due_day"))
    for month in Period(context.year).months:
        period = Period(context.year, f"{month:02d}")
        if context.as_of > _due_day(period, day) and _existed_in(unit, period, context):
            yield str(period)


def _due_day(month: Period, day: int) -> date:
    """Return the due day: that day of the next month, or its last where it is shorter."""
    year, number = (month.year + 1, 1) if month.part == "12" else (month.year, month.months[0] + 1)
    return date(year, number, min(day, calendar.monthrange(year, number)[1]))


def _existed_in(code: str, period: Period, context: RuleContext) -> bool:
    unit = context.unit(code)
    if unit is None:
        return True
    started = unit.opened_on is None or unit.opened_on <= period.end
    return started and (unit.closed_on is None or unit.closed_on >= period.start)


def _missing(ledgers: Ledgers, unit: str, months: list[str], context: RuleContext) -> Hit:
    return at_header(
        table_of(ledgers, "accident_statistics", unit, context),
        "month",
        "missing",
        unit=unit,
        unit_name=context.register.name_of(unit),
        months=in_stretches(months),
    )


def _duplicate_hits(unit_month: UnitMonth, rows: list[Row], context: RuleContext) -> Iterator[Hit]:
    unit, month = unit_month
    name = context.register.name_of(unit)
    for row in rows[1:]:
        other = place_beside(rows[0].ref("month"), row.ref("month"))
        facts = {"unit_name": name, "month": month, "other": other}
        yield at_cell(row, "month", "duplicate", count=len(rows), **facts)


def _sorted_out(rows: Iterable[Row], context: RuleContext) -> tuple[list[Row], Counter[str]]:
    """Return the lines whose unit and month are known, and how many of each unit are not."""
    readable: list[Row] = []
    unreadable: Counter[str] = Counter()
    for row in rows:
        if row.text("month") and context.is_sound(row, "month", "unit"):
            readable.append(row)
        else:
            unreadable[context.keeper(row)] += 1
    return readable, unreadable
