"""The public holidays of the sample year: those announced for it, and those of the sample."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from gsafety_xl.sample.scene import Scene
from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.workdays import Workdays

_ONE = timedelta(days=1)


def days_off(scene: Scene) -> list[date]:
    """Return the public holidays of the year in order; plain weekends are none."""
    days = set(_announced().holidays_between(scene.day("01-01"), scene.as_of))
    for first, last in scene.workdays.closed:
        days.update(days_between(scene.day(first), scene.day(last)))
    return sorted(days)


def first_days_off(scene: Scene) -> list[date]:
    """Return the first day of every holiday but New Year's, which the year begins with."""
    days = set(days_off(scene))
    return sorted(day for day in days if day - _ONE not in days and day > scene.day("01-01"))


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield the days from one to another, both included."""
    while first <= last:
        yield first
        first += _ONE


@lru_cache(maxsize=1)
def _announced() -> Workdays:
    return Workdays.from_catalogue(load_catalogue())
