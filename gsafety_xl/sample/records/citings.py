"""Which inspection of the year looked at a thing, for the ledgers that keep its last day."""

from datetime import date

from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.scene import Entry


def inspections_citing(number: str, recorded: Recorded) -> list[Entry]:
    """Return the inspections, of whichever unit, whose object is the entry of that number."""
    citing = [
        entry for entry in recorded.everywhere("inspection") if entry.get("object_id") == number
    ]
    return sorted(citing, key=lambda entry: str(entry["date"]))


def last_inspected(number: str, recorded: Recorded) -> date | None:
    """Return the day of the last inspection of a thing; None when nobody came."""
    days = [entry["date"] for entry in inspections_citing(number, recorded)]
    return max((day for day in days if isinstance(day, date)), default=None)


def brought_up_to_date(entry: Entry, *columns: str) -> Entry:
    """Return an entry filled in no earlier than the days in some of its columns."""
    days = [entry.get(column) for column in ("filled_on", *columns)]
    return entry | {"filled_on": max(day for day in days if isinstance(day, date))}
