"""Computed columns about days: a later day, the days between two, the days past a limit."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeAlias

from gsafety_xl.model import Value
from gsafety_xl.schema.computed import DaysBetween, OverdueDays, PlusDays, PlusMonths
from gsafety_xl.workbook.form_computing import Computation, Setting, day_in, number_in
from gsafety_xl.workbook.form_conditions import Entry, holds

_MONTHS = 12
#: A longer stretch, in days or months, is a slip of the hand, and may leave the calendar.
_LONGEST_SPAN = 40_000
_Add: TypeAlias = Callable[[date, int], date]


def plus_days(spec: PlusDays, setting: Setting) -> Computation:
    """Return how a day so many days after another is reckoned."""
    return _later(
        spec, setting, lambda day, count: f"INT({day})+{count}", lambda d, n: d + timedelta(n)
    )


def plus_months(spec: PlusMonths, setting: Setting) -> Computation:
    """Return how a day so many months after another is reckoned."""
    return _later(spec, setting, lambda day, count: f"EDATE({day},{count})", months_later)


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last, as EDATE does."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    following = date(year + (month + 1) // _MONTHS, (month + 1) % _MONTHS + 1, 1)
    last = following - timedelta(1)
    return last.replace(day=min(day.day, last.day))


def _later(
    spec: PlusDays | PlusMonths,
    setting: Setting,
    formula_of: Callable[[str, str], str],
    add: _Add,
) -> Computation:
    fixed = _fixed_spans(spec, setting)

    def value(entry: Entry, _entries: Sequence[Entry]) -> Value:
        if holds(spec.settled, entry):
            return None
        typed = number_in(entry, spec.number_of) if spec.number_of else None
        for key, number in zip(spec.of, fixed, strict=True):
            day, span = day_in(entry, key), typed if spec.number_of else number
            if day is not None:
                return None if span is None or span > _LONGEST_SPAN else add(day, int(span))
        return None

    formula = '""'
    for key, number in reversed(list(zip(spec.of, fixed, strict=True))):
        count = f"INT({setting.cell(spec.number_of)})" if spec.number_of else str(number)
        day = setting.cell(key)
        formula = f"IF(ISNUMBER({day}),{formula_of(day, count)},{formula})"
    if spec.number_of:
        typed_in = setting.cell(spec.number_of)
        believable = f'IF({typed_in}<={_LONGEST_SPAN},{formula},"")'
        formula = f'IF(ISNUMBER({typed_in}),{believable},"")'
    if spec.settled:
        formula = f'IF({setting.meets(spec.settled)},"",{formula})'
    return Computation(f"={formula}", value)


def _fixed_spans(spec: PlusDays | PlusMonths, setting: Setting) -> list[int]:
    """Return how much later each of the days is, where no column says so."""
    if not spec.parameter:
        return [spec.number] * len(spec.of)
    numbers = [int(setting.catalogue.number(name)) for name in spec.parameter]
    return numbers if len(numbers) == len(spec.of) else numbers * len(spec.of)


def days_between(spec: DaysBetween, setting: Setting) -> Computation:
    """Return how the days from one day to another are reckoned."""
    more = 1 if spec.inclusive else 0

    def value(entry: Entry, _entries: Sequence[Entry]) -> Value:
        start, end = day_in(entry, spec.start), day_in(entry, spec.end)
        # days out of order are for a rule to name, not for a negative number
        return None if start is None or end is None or end < start else (end - start).days + more

    start, end = setting.cell(spec.start), setting.cell(spec.end)
    days = f"INT({end})-INT({start})" + (f"+{more}" if more else "")
    in_order = f'IF(INT({end})>=INT({start}),{days},"")'
    return Computation(f'=IF(COUNT({start},{end})=2,{in_order},"")', value)


def overdue_days(spec: OverdueDays, setting: Setting) -> Computation:
    """Return how the days past a limit are reckoned."""

    def value(entry: Entry, _entries: Sequence[Entry]) -> Value:
        limits = [day for key in spec.due if (day := day_in(entry, key)) is not None]
        done = day_in(entry, spec.done)
        if not limits or (done is None and holds(spec.settled, entry)):
            return None
        return max(0, ((done or setting.today) - limits[-1]).days)

    cells = [setting.cell(key) for key in spec.due]
    limit = f"INT({cells[0]})"
    for cell in cells[1:]:
        limit = f"IF(ISNUMBER({cell}),INT({cell}),{limit})"
    waiting = f"MAX(0,TODAY()-{limit})"
    if spec.settled:
        waiting = f'IF({setting.meets(spec.settled)},"",{waiting})'
    if spec.done:
        done = setting.cell(spec.done)
        waiting = f"IF(ISNUMBER({done}),MAX(0,INT({done})-{limit}),{waiting})"
    return Computation(f'=IF(COUNT({",".join(cells)})=0,"",{waiting})', value)
