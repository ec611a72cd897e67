"""What a rule may know besides the rows: it never reads the clock."""

from dataclasses import dataclass, field
from datetime import date

from gsafety_xl.model import Row, Stage, Table
from gsafety_xl.schema import Catalogue, Unit, UnitRegister
from gsafety_xl.schema.units import BUREAU

_ORDER = (Stage.ENTRY, Stage.CONSOLIDATE, Stage.SUBMIT, Stage.YEAR_END)


@dataclass(slots=True)
class RuleContext:
    """The circumstances of one run.

    ``as_of`` is today as far as the rules are concerned, ``year`` the ledgers' year, ``stage``
    how far the data have come, ``units`` the codes of the units judged (one for a unit's own
    book, all that must report for a consolidated one), ``whole`` whether it is the latter.
    """

    catalogue: Catalogue
    register: UnitRegister
    as_of: date
    year: int
    stage: Stage = Stage.SUBMIT
    units: tuple[str, ...] = ()
    whole: bool = False
    _faulty: set[tuple[int, int, str]] = field(default_factory=set)

    @property
    def year_end(self) -> bool:
        """Tell whether annual counts are judged, not only followed."""
        return self.stage is Stage.YEAR_END

    @property
    def covers_bureau(self) -> bool:
        """Tell whether the bureau's own duties are in view (its book, or the whole district)."""
        return self.whole or BUREAU in self.units

    def asks(self, stage: Stage) -> bool:
        """Tell whether rules of that stage are asked in this run."""
        return _ORDER.index(stage) <= _ORDER.index(self.stage)

    def unit(self, code: str) -> Unit | None:
        """Find a unit in the register."""
        return self.register[code] if code in self.register else None

    def mark_faulty(self, table: Table, index: int, key: str) -> None:
        """Remember a cell that failed, so that later rules leave it alone."""
        self._faulty.add((id(table), index, key))

    def is_sound(self, row: Row, *keys: str) -> bool:
        """Tell whether none of these cells of a row failed an earlier check."""
        if not self._faulty:
            return True
        return not any((id(row.table), row.index, key) in self._faulty for key in keys)
