"""Days on which an office works: no weekends, no public holidays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5
_ONE = timedelta(days=1)


@dataclass(frozen=True)
class Workdays:
    """Working days by the closed spans, each a pair of ``MM-DD`` with both ends included."""

    closed: tuple[tuple[str, str], ...]

    @classmethod
    def from_spans(cls, spans: Iterable[Iterable[str]]) -> "Workdays":
        """Build from pairs as a data file lists them; ValueError when one is not a pair."""
        pairs = [tuple(span) for span in spans]
        return cls(tuple((first, last) for first, last in pairs))

    def is_open(self, day: date) -> bool:
        """Tell whether the office works on a day."""
        text = f"{day:%m-%d}"
        on_holiday = any(first <= text <= last for first, last in self.closed)
        return day.weekday() < _SATURDAY and not on_holiday

    def on_or_after(self, day: date) -> date:
        """Return the first working day from a day on."""
        while not self.is_open(day):
            day += _ONE
        return day

    def on_or_before(self, day: date) -> date:
        """Return the last working day up to a day."""
        while not self.is_open(day):
            day -= _ONE
        return day

    def after(self, day: date, days: int) -> date:
        """Return the first working day that is at least so many days later."""
        return self.on_or_after(day + timedelta(days=days))
