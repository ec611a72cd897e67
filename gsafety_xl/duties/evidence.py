"""What the coverage of a duty is judged by, and what a measure finds."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from gsafety_xl.indicators import Source, Sources
from gsafety_xl.model import CellRef, Ledgers, Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.schema import Unit

#: file, sheet and row of an entry
Place: TypeAlias = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The ledgers of a year as they stood on a day; ``context`` knows units and parameters.

    ``breaches`` are the entries that each rule named by some obligation objects to, ``failed`` the
    codes of those that could not run.
    """

    ledgers: Ledgers
    context: RuleContext
    breaches: Mapping[str, AbstractSet[Place]] = field(default_factory=dict)
    failed: AbstractSet[str] = frozenset()

    @property
    def year(self) -> int:
        """Return the year whose duties are accounted for."""
        return self.context.year

    @property
    def cutoff(self) -> date:
        """Return the last day that counts: the day of reckoning, or the end of the year."""
        return min(self.context.as_of, date(self.year, 12, 31))

    @property
    def reporting(self) -> list[Unit]:
        """Return the units that must report and exist in the year, in register order."""
        return [unit for unit in self.context.register.reporting if unit.active_in(self.year)]

    def units_of_kind(self, kinds: Sequence[str]) -> list[Unit]:
        """Return the units of some kinds that exist in the year, in register order."""
        register = self.context.register
        return [unit for unit in register if unit.kind in kinds and unit.active_in(self.year)]

    def happened(self, row: Row, column: str) -> bool:
        """Tell whether a day lies in the year and has come, or a year column names the year."""
        day = row.day(column)
        if day is not None:
            return day.year == self.year and day <= self.cutoff
        return row.number(column) == self.year

    def is_flawless(self, row: Row, rules: Iterable[str]) -> bool:
        """Tell whether none of these rules objects to an entry."""
        place = place_of(row.ref())
        return not any(place in self.breaches.get(code, ()) for code in rules)

    def sources(self, rows: Iterable[Row], column: str) -> Sources:
        """Return the cells of one column as sources."""
        return Sources(((row, column) for row in rows), self.context.catalogue)


def place_of(place: CellRef) -> Place:
    """Return the entry that a cell is part of."""
    return place.workbook, place.sheet, place.row


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a measure found: how much is done of how much, by which entries.

    ``lacking`` names what is still missing, ``facts`` fills further placeholders of the
    obligation's sentence, ``due`` is a day nearer than the obligation's own, ``units`` tells of
    each unit that the duty applies to whether it has done its part. Nothing is required where
    there is nothing the duty could apply to.
    """

    done: int
    required: int
    sources: Sequence[Source] = ()
    lacking: tuple[str, ...] = ()
    facts: Mapping[str, str | int] = field(default_factory=dict)
    due: date | None = None
    units: Mapping[str, bool] = field(default_factory=dict)
