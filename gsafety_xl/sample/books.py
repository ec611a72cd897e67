"""Tidy workbooks: the form, filled in as the clerks of the sample year did."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from gsafety_xl.model import column_letters
from gsafety_xl.sample.keeping import Records, SampleYear
from gsafety_xl.sample.scene import Entry
from gsafety_xl.schema import Catalogue, ColumnType, LedgerSpec, UnitRegister
from gsafety_xl.schema.keeping import ledgers_kept
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK
from gsafety_xl.schema.units import BUREAU
from gsafety_xl.workbook.form_plan import FIRST_ENTRY, HEADER_ROW
from gsafety_xl.workbook.forms import FormPlan, write_form

_REGISTER, _PEOPLE = "unit_register", "person"
_REGISTERS = (_REGISTER, _PEOPLE)
_FIRST_SAVED, _BETWEEN = timedelta(hours=9), timedelta(minutes=13)


@dataclass(frozen=True)
class _Book:
    """One workbook: whose, with which ledgers, and the units that its register lists."""

    unit: str
    ledgers: tuple[LedgerSpec, ...]
    known: frozenset[str]


@dataclass(frozen=True)
class FormWriter:
    """Writes forms of one year."""

    year: SampleYear
    catalogue: Catalogue

    def write_registers(self, path: Path) -> None:
        """Write the workbook with the register of units and of people."""
        ledgers = tuple(self.catalogue.ledgers[key] for key in _REGISTERS)
        book = _Book(BUREAU, ledgers, self._known_to(BUREAU, ledgers, self.year.registers))
        self._write(book, self.year.registers, path, self.saved_at(0))

    def write(self, unit: str, path: Path, rows: Records, saved_at: datetime) -> None:
        """Write the workbook of a unit: the ledgers it owes, the register lines it needs.

        The bureau's people stand in the workbook with the registers, not in this one.
        """
        owed = ledgers_kept(self.year.register[unit], self.catalogue)
        apart = {_PEOPLE} if unit == BUREAU else set()
        keys = {ledger.key for ledger in owed} - apart | {_REGISTER}
        ledgers = tuple(spec for key, spec in self.catalogue.ledgers.items() if key in keys)
        known = self._known_to(unit, ledgers, rows)
        lines = self.year.register_lines(known)
        self._write(_Book(unit, ledgers, known), {**rows, _REGISTER: lines}, path, saved_at)

    def write_counter_terror(self, unit: str, path: Path, saved_at: datetime) -> bool:
        """Write the unit's counter-terror workbook; tell whether it has to keep one."""
        ledgers = ledgers_kept(self.year.register[unit], self.catalogue, COUNTER_TERROR_BOOK)
        if not ledgers:
            return False
        rows = self.year.records[unit]
        book = _Book(unit, ledgers, self._known_to(unit, ledgers, rows))
        self._write(book, rows, path, saved_at)
        return True

    def saved_at(self, turn: int) -> datetime:
        """Return when the workbook of that turn was saved, on the last day of the year."""
        return datetime(self.year.scene.year, 12, 31) + _FIRST_SAVED + turn * _BETWEEN

    def place(self, ledger: str, column: str, entry: int | None = None) -> tuple[str, str]:
        """Return sheet and address of a column's cell, or of its heading for no entry."""
        spec = self.catalogue.ledgers[ledger]
        shown = [item.key for item in spec.columns if item.exists_in(self.year.scene.year)]
        row = HEADER_ROW if entry is None else FIRST_ENTRY + entry
        return spec.sheet, f"{column_letters(shown.index(column) + 1)}{row}"

    def _known_to(self, unit: str, ledgers: Iterable[LedgerSpec], rows: Records) -> frozenset[str]:
        """Return the units in a unit's register: itself, the bureau, whoever its entries name."""
        if unit == BUREAU:
            return frozenset(item.code for item in self.year.scene.words.units)
        named = {code for ledger in ledgers for code in _named(ledger, rows.get(ledger.key, ()))}
        return frozenset({unit, BUREAU} | named)

    def _write(
        self,
        book: _Book,
        rows: Mapping[str, Sequence[Entry]],
        path: Path,
        saved_at: datetime,
    ) -> None:
        plan = FormPlan(
            unit=self.year.register[book.unit],
            year=self.year.scene.year,
            ledgers=book.ledgers,
            register=UnitRegister(item for item in self.year.register if item.code in book.known),
            rows={ledger.key: rows.get(ledger.key, ()) for ledger in book.ledgers},
            saved_at=saved_at,
        )
        write_form(plan, self.catalogue, path)


def _named(ledger: LedgerSpec, entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the codes of units that stand in the entries of a ledger."""
    for column in ledger.columns:
        if column.type is ColumnType.UNIT:
            yield from (str(entry[column.key]) for entry in entries if entry.get(column.key))
