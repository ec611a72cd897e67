"""Looking things up in a sample year, for tests."""

from collections.abc import Iterator
from datetime import date, datetime

from gsafety_xl.model import Value
from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.scene import Entry


def everywhere(year: SampleYear, ledger: str) -> Iterator[Entry]:
    """Yield the entries of a ledger of all units."""
    for records in year.records.values():
        yield from records.get(ledger, ())


def by_number(year: SampleYear, *ledgers: str) -> dict[str, Entry]:
    """Return the entries of some ledgers by their number."""
    return {str(entry["id"]): entry for ledger in ledgers for entry in everywhere(year, ledger)}


def titled(year: SampleYear, unit: str, ledger: str, part: str) -> Entry:
    """Return the one entry of a unit with these words in its title."""
    (entry,) = [item for item in year.records[unit][ledger] if part in str(item["title"])]
    return entry


def day(value: Value) -> date:
    """Return a day, or the day of a time."""
    assert isinstance(value, date)
    return value.date() if isinstance(value, datetime) else value


def moment(value: Value) -> datetime:
    """Return a time."""
    assert isinstance(value, datetime)
    return value


def number(value: Value) -> float:
    """Return a number."""
    assert isinstance(value, int | float)
    return value


def choices(value: Value) -> set[str]:
    """Return the choices in a cell."""
    return set(value) if isinstance(value, tuple) else set()
