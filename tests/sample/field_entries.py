"""Ways to look at the entries of the ledgers of the field."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache

from gsafety_xl.model import Value
from gsafety_xl.sample.keeping import SampleYear, keep_year
from gsafety_xl.sample.scene import Entry

#: The ledgers of the field, by key.
FIELD = (
    "inspection_item",
    "fire_site",
    "charging_site",
    "risk_source",
    "forest_patrol",
    "emergency_response",
    "team_supply",
    "duty_shift",
    "counter_terror_target",
    "base_data",
    "video_check",
    "ride",
    "outdoor_facility",
    "waste_permit",
)


@lru_cache(maxsize=8)
def year_of(seed: int, year: int) -> SampleYear:
    """Return a sample year, made once for all tests."""
    return keep_year(seed, year)


def entries(year: SampleYear, ledger: str) -> Iterator[Entry]:
    """Yield the entries of a ledger, unit after unit."""
    for records in year.records.values():
        yield from records.get(ledger, ())


def by_number(year: SampleYear, ledger: str) -> dict[str, Entry]:
    """Return the entries of a ledger by their number."""
    return {str(entry["id"]): entry for entry in entries(year, ledger)}


def day(value: Value) -> date:
    """Return a value that has to be a day, without a time of day."""
    assert isinstance(value, date)
    return value.date() if isinstance(value, datetime) else value


def domains(entry: Entry) -> tuple[str, ...]:
    """Return the domains of an entry."""
    value = entry["domain"]
    assert isinstance(value, tuple)
    return value


def number(value: Value) -> float:
    """Return a value that has to be a number."""
    assert isinstance(value, int | float)
    return value
