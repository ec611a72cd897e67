"""What a rule may know besides the rows: it never reads the clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from gsafety_xl.model import Ledgers, Row, Stage, Table
from gsafety_xl.schema import Catalogue, Unit, UnitRegister
from gsafety_xl.schema.units import BUREAU

_ORDER = (Stage.ENTRY, Stage.CONSOLIDATE, Stage.SUBMIT, Stage.YEAR_END)


@dataclass(slots=True)
class RuleContext:
    """The circumstances of one run.

    ``as_of`` is today as far as the rules are concerned, ``year`` the ledgers' year, ``stage``
    how far the data have come, ``units`` the codes of the units judged (one for a unit's own
    book, all that must report for a consolidated one), ``whole`` whether it is the latter.
    The memory of faulty cells is not passed on by ``dataclasses.replace``: one run, one memory.
    """

    catalogue: Catalogue
    register: UnitRegister
    as_of: date
    year: int
    stage: Stage = Stage.SUBMIT
    units: tuple[str, ...] = ()
    whole: bool = False
    #: (identity of the table, index of the entry) → column keys
    _faults: dict[tuple[int, int], set[str]] = field(default_factory=dict, init=False, repr=False)

    @property
    def year_end(self) -> bool:
        """Tell whether annual counts are judged: when asked to, and once the year is over."""
        return self.stage is Stage.YEAR_END or self.as_of > date(self.year, 12, 31)

    @property
    def covers_bureau(self) -> bool:
        """Tell whether the bureau's own duties are in view (its book, or the whole district)."""
        return self.whole or BUREAU in self.units

    def asks(self, stage: Stage) -> bool:
        """Tell whether rules of that stage are asked in this run."""
        reached = Stage.YEAR_END if self.year_end else self.stage
        return _ORDER.index(stage) <= _ORDER.index(reached)

    def unit(self, code: str) -> Unit | None:
        """Find a unit in the register."""
        if code not in self.register:
            return None
        return self.register[code]

    def units_asked_for(self, ledger_code: str) -> tuple[str, ...]:
        """Return the units judged that owe this ledger: by the register, else all of them."""
        named = {
            unit.code
            for unit in self.register.reporting
            if not unit.ledgers or ledger_code in unit.ledgers
        }
        return tuple(code for code in self.units if code in named) if named else self.units

    def keeper(self, row: Row) -> str:
        """Return the code of the unit that keeps an entry: as typed when known, else the book's."""
        typed = row.text("unit")
        return typed if typed in self.register else row.table.unit or typed

    def is_bureaus(self, row: Row) -> bool:
        """Tell whether the bureau keeps an entry and organised what it tells of."""
        return self.keeper(row) == BUREAU and row.text("tier") in {"", "bureau"}

    def this_year(self, parameter: str) -> date:
        """Return the day of the ledgers' year that a parameter such as ``03-31`` names."""
        return date.fromisoformat(f"{self.year}-{self.catalogue.parameters[parameter].value}")

    def mark_faulty(self, table: Table, index: int, key: str) -> None:
        """Remember a cell that failed, so that later rules leave it alone."""
        self._faults.setdefault((id(table), index), set()).add(key)

    def is_sound(self, row: Row, *keys: str) -> bool:
        """Tell whether none of these cells of a row failed an earlier check."""
        faults = self._faults.get((id(row.table), row.index))
        return faults is None or faults.isdisjoint(keys)


def table_of(ledgers: Ledgers, ledger: str, unit: str, context: RuleContext) -> Table | None:
    """Return the table in which something of a unit's is missing: that of its own book.

    A single workbook or a master has only one table to point at. None when the district is
    judged and the unit has sent none: nobody else's sheet is the place to look.
    """
    tables = ledgers.tables(ledger)
    own = next((table for table in tables if table.unit == unit), None)
    if own is not None or (context.whole and tables[0].origins is None):
        return own
    return tables[0]


def sound_rows(rows: Iterable[Row], context: RuleContext, *keys: str) -> list[Row]:
    """Return the entries none of whose cells under these keys failed an earlier check."""
    return [row for row in rows if context.is_sound(row, *keys)]
