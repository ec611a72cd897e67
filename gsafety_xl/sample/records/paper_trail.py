"""One thing sent, up or down, before it is a row of the ledger of submissions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from gsafety_xl.sample.scene import Entry


@dataclass(frozen=True, kw_only=True)
class Paper:
    """Something sent; ``sent_on`` is None for what never came, ``form`` a choice key."""

    item: str
    period: str
    from_unit: str
    to_org: str
    due_on: date
    sent_on: date | None
    domain: Sequence[str]
    form: str = "table"
    doc_no: str = ""
    files: str = ""
    note: str = ""
    is_zero: bool = False
    sent_at: datetime | None = None


def day_of(entry: Entry, column: str) -> date:
    """Return a day of an entry; TypeError when the cell holds none."""
    value = entry.get(column)
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, date):
        raise TypeError(column)
    return value


def domains_of(entry: Entry) -> tuple[str, ...]:
    """Return the domains of an entry."""
    value = entry["domain"]
    return value if isinstance(value, tuple) else ()


def choices_of(entry: Entry, column: str) -> tuple[str, ...]:
    """Return the choices in a cell; nothing when it is empty."""
    value = entry.get(column)
    return value if isinstance(value, tuple) else ()
