"""Inspections that name the very object inspected (对象编号), for ledgers of such objects."""

from collections import defaultdict
from datetime import date

from gsafety_xl.model import Ledgers
from gsafety_xl.rules.context import RuleContext, sound_rows


def days_inspected(ledgers: Ledgers, context: RuleContext) -> defaultdict[str, list[date]]:
    """Return the days of the inspections that cite each number; none where nobody cites any."""
    days: defaultdict[str, list[date]] = defaultdict(list)
    for row in sound_rows(ledgers.rows("inspection"), context, "object_id", "date"):
        day, number = row.day("date"), row.text("object_id")
        if day is not None and number:
            days[number].append(day)
    return days


def in_year(day: date | None, context: RuleContext) -> bool:
    """Tell whether a day lies in the ledgers' year."""
    return day is not None and day.year == context.year
