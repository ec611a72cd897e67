"""Tidy workbooks: the form, filled in as the clerks of the sample year did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from gsafety_xl.model import column_letters
from gsafety_xl.sample.keeping import Records, SampleYear
from gsafety_xl.sample.scene import Entry
from gsafety_xl.schema import Catalogue, LedgerSpec, UnitRegister
from gsafety_xl.schema.units import BUREAU
from gsafety_xl.workbook.form_plan import FIRST_ENTRY, HEADER_ROW
from gsafety_xl.workbook.forms import FormPlan, write_form

_REGISTER = "unit_register"
_REGISTERS = (_REGISTER, "person")
_FIRST_SAVED, _BETWEEN = timedelta(hours=9), timedelta(minutes=13)


@dataclass(frozen=True)
class FormWriter:
    """Writes forms of one year."""

    year: SampleYear
    catalogue: Catalogue

    def write_registers(self, path: Path) -> None:
        """Write the workbook with the register of units and of people."""
        ledgers = tuple(self.catalogue.ledgers[key] for key in _REGISTERS)
        self._write(BUREAU, ledgers, self.year.registers, path, self.saved_at(0))

    def write(self, unit: str, path: Path, rows: Records, saved_at: datetime) -> None:
        """Write the workbook of a unit: the ledgers it owes, the register lines it needs."""
        owed = self.year.scene.words.unit(unit).ledgers
        ledgers = tuple(
            ledger
            for ledger in self.catalogue.ledgers.values()
            if ledger.code in owed or ledger.key == _REGISTER
        )
        lines = self.year.register_lines(self._known_to(unit))
        self._write(unit, ledgers, {**rows, _REGISTER: lines}, path, saved_at)

    def saved_at(self, turn: int) -> datetime:
        """Return when the workbook of that turn was saved, on the last day of the year."""
        return datetime(self.year.scene.year, 12, 31) + _FIRST_SAVED + turn * _BETWEEN

    def place(self, ledger: str, column: str, entry: int | None = None) -> tuple[str, str]:
        """Return sheet and address of a column's cell, or of its heading for no entry."""
        spec = self.catalogue.ledgers[ledger]
        shown = [item.key for item in spec.columns if item.exists_in(self.year.scene.year)]
        row = HEADER_ROW if entry is None else FIRST_ENTRY + entry
        return spec.sheet, f"{column_letters(shown.index(column) + 1)}{row}"

    def _known_to(self, unit: str) -> set[str]:
        everybody = {item.code for item in self.year.scene.words.units}
        return everybody if unit == BUREAU else {unit, BUREAU}

    def _write(
        self,
        unit: str,
        ledgers: tuple[LedgerSpec, ...],
        rows: Mapping[str, Sequence[Entry]],
        path: Path,
        saved_at: datetime,
    ) -> None:
        known = self._known_to(unit)
        plan = FormPlan(
            unit=self.year.register[unit],
            year=self.year.scene.year,
            ledgers=ledgers,
            register=UnitRegister(item for item in self.year.register if item.code in known),
            rows=rows,
            saved_at=saved_at,
        )
        write_form(plan, self.catalogue, path)
