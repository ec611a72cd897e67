"""What every record of the sample year is made from: words, days, people, and chance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TypeAlias

from gsafety_xl.model import Value
from gsafety_xl.sample.people import Staff
from gsafety_xl.sample.words import SampleWords
from gsafety_xl.sample.workdays import Workdays

#: One row of a ledger: typed values by column key.
Entry: TypeAlias = dict[str, Value]


@dataclass(frozen=True)
class Scene:
    """The sample district in one year; ``staff`` by unit code."""

    words: SampleWords
    year: int
    seed: int
    workdays: Workdays
    staff: Mapping[str, Staff]

    @property
    def as_of(self) -> date:
        """Return the last day of the year: the day on which everything was sent."""
        return date(self.year, 12, 31)

    def chance(self, *topic: str) -> Random:
        """Return the dice for one topic, so that a change to one leaves the others alone."""
        return dice(self.seed, *topic)

    def day(self, text: str) -> date:
        """Return a day of the year from ``MM-DD``."""
        return date.fromisoformat(f"{self.year}-{text}")

    def workday(self, text: str) -> date:
        """Return the first working day from ``MM-DD`` on."""
        return self.workdays.on_or_after(self.day(text))


def dice(seed: int, *topic: str) -> Random:
    """Return a source of chance that depends on seed and topic only."""
    return Random(":".join((str(seed), *topic)))  # noqa: S311 - invents data, keeps no secret
