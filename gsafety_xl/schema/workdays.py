"""Working days (工作日): weekends, public holidays, and weekend days worked instead.

The days come from the parameters ``holidays.YEAR.off`` and ``holidays.YEAR.worked``; a year that
nobody has entered has its weekends only, which ``knows`` tells.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gsafety_xl.schema.catalogue import Catalogue

_ONE = timedelta(days=1)
_SATURDAY = 5
_OFF, _WORKED = (re.compile(rf"holidays\.(\d{{4}})\.{kind}") for kind in ("off", "worked"))


@dataclass(frozen=True)
class Workdays:
    """A calendar: ``off`` are days off, ``worked`` the weekend days worked, ``years`` entered."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    @classmethod
    def from_catalogue(cls, catalogue: Catalogue) -> "Workdays":
        """Read the calendar from the parameters."""
        off, worked = (frozenset(_days(catalogue, name)) for name in (_OFF, _WORKED))
        entered = frozenset(_years_published(catalogue))
        return cls(off, worked, entered)

    def knows(self, year: int) -> bool:
        """Tell whether anybody has entered the holidays of a year."""
        return year in self.years

    def is_workday(self, day: date) -> bool:
        """Tell whether offices work on a day."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)

    def after(self, day: date, count: int) -> date:
        """Return the day ``count`` working days later; the day itself is not counted."""
        while count > 0:
            day += _ONE
            count -= self.is_workday(day)
        return day

    def holidays_between(self, first: date, last: date) -> Iterator[date]:
        """Yield the public holidays (not plain weekends) from one day to another."""
        return (day for day in sorted(self.off) if first <= day <= last)


def days_of(spans: Iterable[str]) -> Iterator[date]:
    """Yield the days of spans such as ``2026-05-01`` or ``2026-05-01~2026-05-05``."""
    for span in spans:
        first, _, last = span.partition("~")
        day, end = date.fromisoformat(first), date.fromisoformat(last or first)
        while day <= end:
            yield day
            day += _ONE


def _years_published(catalogue: Catalogue) -> Iterator[int]:
    """Yield the years whose days off are those announced, not only the fixed ones (待核)."""
    for key, parameter in catalogue.parameters.items():
        match = _OFF.fullmatch(key)
        if match is not None and parameter.value and not parameter.basis.verify:
            yield int(match[1])


def _days(catalogue: Catalogue, name: re.Pattern[str]) -> Iterator[date]:
    for key in filter(name.fullmatch, catalogue.parameters):
        yield from days_of(catalogue.words(key))
