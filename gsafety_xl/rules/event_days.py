"""The day on which what an entry tells of happened (事件日期), ledger by ledger."""

from datetime import date

from gsafety_xl.model import Row

#: ledger → the column of its day. Standing registers, plans and deadlines have none.
EVENT_DAYS = {
    "accident": "occurred_at",
    "campaign": "start_on",
    "circular": "received_on",
    "drill": "date",
    "duty_shift": "date",
    "emergency_response": "received_at",
    "event_support": "start_on",
    "forest_patrol": "at",
    "hidden_danger": "found_on",
    "inspection": "date",
    "meeting": "held_at",
    "training": "date",
    "video_check": "checked_on",
}


def event_day(row: Row) -> date | None:
    """Return the day of an entry; None when it is not known, or the ledger tells of no event."""
    column = EVENT_DAYS.get(row.table.ledger)
    return None if column is None else row.day(column)
