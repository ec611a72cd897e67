"""Stretches of time that the rules of several ledgers reckon with."""

from datetime import date, timedelta

from gsafety_xl.rules.context import RuleContext

_MONTHS = 12


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later; the last of a shorter month."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    following = date(year + (month + 1) // _MONTHS, (month + 1) % _MONTHS + 1, 1)
    last = following - timedelta(1)
    return last.replace(day=min(day.day, last.day))


def last_judged_day(context: RuleContext) -> date:
    """Return today, or New Year's Eve once the ledgers' year is over: nothing ages after it."""
    return min(context.as_of, date(context.year, 12, 31))
