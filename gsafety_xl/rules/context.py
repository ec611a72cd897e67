"""What a rule may know besides the rows: it never reads the clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from gsafety_xl.model import Explanation, Ledgers, Period, Row, Stage, Table
from gsafety_xl.schema import Catalogue, Unit, UnitRegister
from gsafety_xl.schema.keeping import keeps
from gsafety_xl.schema.parameter_values import Setting
from gsafety_xl.schema.units import BUREAU
from gsafety_xl.schema.workdays import Workdays

_ORDER = (Stage.ENTRY, Stage.CONSOLIDATE, Stage.SUBMIT, Stage.YEAR_END)


@dataclass(slots=True)
class RuleContext:
    """The circumstances of one run.

    ``as_of`` is today as far as the rules are concerned, ``year`` the ledgers' year, ``stage``
    how far the data have come, ``units`` the codes of the units judged (one for a unit's own
    book, all that must report for a consolidated one), ``whole`` whether it is the latter,
    ``settings`` what the bureau wrote into its parameter sheet (the catalogue has the values),
    ``period`` the one that is reported on, ``previous`` what was reported the time before.
    The memory of faulty cells is not passed on by ``dataclasses.replace``: one run, one memory.
    """

    catalogue: Catalogue
    register: UnitRegister
    as_of: date
    year: int
    stage: Stage = Stage.SUBMIT
    units: tuple[str, ...] = ()
    whole: bool = False
    explanations: tuple[Explanation, ...] = ()
    settings: tuple[Setting, ...] = ()
    period: Period | None = None
    previous: Ledgers | None = None
    _workdays: Workdays | None = field(default=None, init=False, repr=False)
    #: (identity of the table, index of the entry) → column keys
    _faults: dict[tuple[int, int], set[str]] = field(default_factory=dict, init=False, repr=False)

    @property
    def year_end(self) -> bool:
        """Tell whether annual counts are judged: when asked to, and once the year is over."""
        return self.stage is Stage.YEAR_END or self.as_of > date(self.year, 12, 31)

    @property
    def workdays(self) -> Workdays:
        """Return the calendar of working days, read from the parameters once."""
        if self._workdays is None:
            self._workdays = Workdays.from_catalogue(self.catalogue)
        return self._workdays

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
        """Return the units judged that owe this ledger: as the register and its kind say."""
        spec = self.catalogue.by_code(ledger_code)
        named = {
            unit.code
            for unit in self.register.reporting
            if spec is None or keeps(unit, spec, self.catalogue)
        }
        return tuple(code for code in self.units if code in named) if named else self.units

    def units_keeping(self, ledger: str) -> tuple[str, ...]:
        """Return the units judged that keep a ledger and existed in the year; not the bureau."""
        spec = self.catalogue.ledgers[ledger]
        known = ((code, self.unit(code)) for code in self.units if code != BUREAU)
        return tuple(
            code
            for code, unit in known
            if unit is None or (unit.active_in(self.year) and keeps(unit, spec, self.catalogue))
        )

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

    def keepers_of_faults(self, ledgers: Ledgers, ledger: str, keys: Iterable[str]) -> set[str]:
        """Return whose entries of a ledger have a cell under one of these keys that failed.

        So have all entries of a book where such a column is not there although it must be.
        """
        tables, looked_at = {id(table): table for table in ledgers.tables(ledger)}, set(keys)
        columns = self.catalogue.ledgers[ledger].columns
        needed = {column.key for column in columns if column.required} & looked_at - {"unit"}
        lacking = {table.unit for table in tables.values() if not needed.isdisjoint(table.missing)}
        return lacking | {
            self.keeper(Row(tables[table], index))
            for (table, index), faulty in self._faults.items()
            if table in tables and not faulty.isdisjoint(looked_at)
        }

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
