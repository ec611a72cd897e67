"""The register of units and people that a new workbook is made from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gsafety_xl.model import GsafetyError, Row, Table
from gsafety_xl.pipeline.carry_over import Entry, EntryReader, goes_on
from gsafety_xl.pipeline.finding_files import register_path
from gsafety_xl.pipeline.parameters import read_parameters
from gsafety_xl.schema import Catalogue, Unit, UnitRegister
from gsafety_xl.schema.units import BUREAU, register_from
from gsafety_xl.workbook.parameter_reading import has_parameter_sheet
from gsafety_xl.workbook.reading import read_book

UNITS, PEOPLE = "unit_register", "person"


@dataclass(frozen=True)
class Registers:
    """The units known and the lines of the register sheets; ``source`` the file they came from."""

    catalogue: Catalogue
    source: str = ""
    tables: Sequence[Table] = ()
    register: UnitRegister = field(default_factory=lambda: UnitRegister([]))

    @classmethod
    def of_tables(cls, catalogue: Catalogue, source: str, tables: Iterable[Table]) -> "Registers":
        """Take the register sheets of a workbook."""
        kept = [table for table in tables if table.ledger in {UNITS, PEOPLE}]
        units = [table for table in kept if table.ledger == UNITS]
        return cls(catalogue, source, kept, register_from(units))

    def find(self, code: str) -> Unit:
        """Return a unit; without any register one of which nothing is known but its code.

        GsafetyError when the register has no such unit.
        """
        if code in self.register:
            return self.register[code]
        if len(self.register):
            known = "、".join(unit.code for unit in self.register)
            raise GsafetyError(
                f"单位名册（{self.source}）中没有 {code}", f"名册中的代码有：{known}"
            )
        if code == BUREAU:
            name = self.catalogue.parameters["bureau.name"].value
            return Unit(code, str(name), kind="bureau", must_report=True)
        # whatever a flag may ask for is offered
        return Unit(
            code, code, must_report=True, crowded=True, fire_key=True, counter_terror_key=True
        )

    def concerned(self, unit: Unit) -> UnitRegister:
        """Return the units a book may name: all for the bureau; else itself, above and below it."""
        if not len(self.register):
            return UnitRegister([unit])
        if unit.is_bureau:
            return self.register
        return UnitRegister(
            item
            for item in self.register
            if item.code in {unit.code, unit.parent, BUREAU} or item.parent == unit.code
        )

    def unit_lines(self, unit: Unit, year: int) -> list[Entry]:
        """Return the lines of the units that concern a unit, as they stand in the register."""
        known = self.concerned(unit)
        lines = (row for row in self._rows(UNITS) if unit.is_bureau or row.text("code") in known)
        return self._entries(lines, EntryReader(year, known, self.catalogue))

    def people_lines(self, unit: Unit, year: int) -> list[Entry]:
        """Return the lines of those in office: a unit's own people, everybody for the bureau."""
        carried = self.catalogue.ledgers[PEOPLE].carried
        lines = (
            row
            for row in self._rows(PEOPLE)
            if (unit.is_bureau or row.text("unit_id") == unit.code)
            and (carried is None or goes_on(row, carried, year))
        )
        return self._entries(lines, EntryReader(year, self.concerned(unit), self.catalogue))

    def _rows(self, ledger: str) -> list[Row]:
        return [row for table in self.tables if table.ledger == ledger for row in table]

    @staticmethod
    def _entries(rows: Iterable[Row], reader: EntryReader) -> list[Entry]:
        return [reader.entry(row) for row in rows]


def read_registers(named: Path | None, folders: Iterable[Path], catalogue: Catalogue) -> Registers:
    """Read the register: the file named, else 单位名册.xlsx in a folder or its parent.

    Empty registers when no file is named and none is there. Values of the bureau's own in a
    parameter sheet of that file go into the catalogue. GsafetyError when the file holds no units.
    """
    path = register_path(named, folders)
    if path is None:
        return Registers(catalogue)
    if has_parameter_sheet(path):
        catalogue = read_parameters(path, catalogue).catalogue
    registers = Registers.of_tables(catalogue, path.name, read_book(path, catalogue).tables)
    if not len(registers.register):
        raise GsafetyError(f"{path.name} 中没有单位名册", "请指定有“90单位名册”工作表的工作簿")
    return registers
