"""The word material of the ledgers of the field: one file and one shape for each ledger.

A thing (点位, 设施) belongs to the unit ``keeper`` and stands at one of its places, so that an
inspection of that place may cite it. Days are ``MM-DD``, or a year counted from the sample year
and ``MM-DD``: ``[-2, "06-01"]`` is 1 June two years before.
"""

from datetime import date
from functools import lru_cache
from typing import TypeAlias, TypeVar, cast

import msgspec

from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.sample.words import read_sample

RelativeDay: TypeAlias = tuple[int, str]
_ONCE_A_YEAR = 365


class FieldWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A frozen structure that refuses unknown keys."""


class Thing(FieldWords, frozen=True, kw_only=True):
    """Something that inspections look at, at a place of its keeper's."""

    keeper: str
    place: str
    name: str

    @property
    def spot(self) -> str:
        """Return where to look for it on the keeper's ground."""
        return self.name if self.name.startswith(self.place) else f"{self.place}{self.name}"

    def cycle(self, _keeper: UnitWords) -> int:
        """Return how many days may pass between two inspections of it."""
        return _ONCE_A_YEAR

    @property
    def before_holidays(self) -> bool:
        """Tell whether it is inspected before every holiday."""
        return False

    def span(self, year: int) -> tuple[date, date]:
        """Return the first and the last day of the year on which it may be inspected."""
        return date(year, 1, 1), date(year, 12, 31)


ShapeT = TypeVar("ShapeT", bound=FieldWords)


def relative_day(when: RelativeDay, year: int) -> date:
    """Return the day that is meant in a sample year; ValueError when there is none."""
    offset, text = when
    return date.fromisoformat(f"{year + offset}-{text}")


def load_field(name: str, shape: type[ShapeT]) -> ShapeT:
    """Read one file of ``data/sample``, once; GsafetyError names a faulty key."""
    return cast("ShapeT", _read_once(name, shape))


@lru_cache(maxsize=32)
def _read_once(name: str, shape: type[FieldWords]) -> FieldWords:
    return read_sample(name, shape)
