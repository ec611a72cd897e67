"""The forest fire season (森林防火期) of a ledger's year, its weeks and days."""

from collections.abc import Iterator
from datetime import date, timedelta

from gsafety_xl.rules.context import RuleContext

_WEEK = timedelta(7)


def in_season(day: date, context: RuleContext) -> bool:
    """Tell whether a day lies in the season; both days of the parameter belong to it."""
    first, last = context.catalogue.words("forest.season")
    now = f"{day:%m-%d}"
    return first <= now <= last if first <= last else now >= first or now <= last


def weeks_over(context: RuleContext) -> Iterator[date]:
    """Yield the Mondays of the year's weeks that are over and lie wholly in the season."""
    new_year = date(context.year, 1, 1)
    monday = new_year + timedelta(-new_year.weekday() % 7)
    while monday + timedelta(6) < min(context.as_of, date(context.year + 1, 1, 1)):
        if in_season(monday, context) and in_season(monday + timedelta(6), context):
            yield monday
        monday += _WEEK


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(day.weekday())
