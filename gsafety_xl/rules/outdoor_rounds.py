"""Rounds of outdoor facilities (户外设施): before the floods, in storms, every owner: HW-03, 05."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.inspected_objects import days_inspected, in_year
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.schema.text import compact

#: The unit that keeps the entries, and who put the facilities up.
Owner: TypeAlias = tuple[str, str]

_LOOKS_AT = ("status", "installed_on", "checked_on", "notified_on")


@book_rule("HW-03")
def inspected_before_storms(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield facilities that nobody saw this year before the floods, nor at the last typhoon.

    What is typed is the last day only: one after the floods began may hide an earlier one.
    """
    inspected = _Inspected(ledgers, context)
    by = context.this_year("outdoor.flood_check_by")
    storm = _last_typhoon(ledgers, context)
    lead = timedelta(context.catalogue.number("outdoor.storm_lead_days"))
    for row in sound_rows(ledgers.rows("outdoor_facility"), context, *_LOOKS_AT):
        installed = row.day("installed_on")
        if row["status"] == "removed" or installed is None:
            continue
        last = inspected.last(row)
        if context.as_of > by >= installed and last < date(context.year, 1, 1):
            yield at_cell(row, "checked_on", "before_flood", by=by.isoformat())
        elif storm is not None and context.as_of > storm > installed and last < storm - lead:
            yield at_cell(row, "notified_on", "storm", storm=storm.isoformat())


@book_rule("HW-05")
def every_owner_is_inspected(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield owners of facilities none of which was inspected in the year often enough."""
    inspected = _Inspected(ledgers, context)
    required = int(context.catalogue.number("inspection.outdoor.per_year"))
    owners: defaultdict[Owner, list[Row]] = defaultdict(list)
    for row in sound_rows(ledgers.rows("outdoor_facility"), context, "owner_name", "checked_on"):
        name = compact(row.text("owner_name"))
        if name and row["status"] != "removed":
            owners[context.keeper(row), name].append(row)
    for rows in owners.values():
        days = {day for row in rows for day in inspected.days(row) if in_year(day, context)}
        if len(days) < required:
            facts = {"owner": rows[0].text("owner_name")}
            counts = {"done": len(days), "required": required, "year": context.year}
            yield at_cell(rows[0], "checked_on", "too_few", **facts, **counts)


class _Inspected:
    """When facilities were looked at: as typed, and by inspections that cite them."""

    def __init__(self, ledgers: Ledgers, context: RuleContext) -> None:
        self._by_number = days_inspected(ledgers, context)

    def days(self, row: Row) -> list[date]:
        """Return the days of inspections; facilities are cited by either of their numbers."""
        cited = [
            day
            for number in {row.row_id, row.text("facility_no")} - {""}
            for day in self._by_number.get(number, ())
        ]
        typed = row.day("checked_on")
        return cited if typed is None else [*cited, typed]

    def last(self, row: Row) -> date:
        """Return the last day of an inspection or a warning to the owner."""
        return max([*self.days(row), row.day("notified_on") or date.min])


def _last_typhoon(ledgers: Ledgers, context: RuleContext) -> date | None:
    """Return the first day of the year's last typhoon with a warning; None without one."""
    began: dict[str, date] = {}
    for row in sound_rows(
        ledgers.rows("emergency_response"), context, "title", "cause", "received_at"
    ):
        day = row.day("received_at")
        warned = row["cause"] == "typhoon" and row.text("warning")
        if warned and day is not None and day.year == context.year:
            title = compact(row.text("title"))
            began[title] = min(day, began.get(title, day))
    return max(began.values(), default=None)
