"""How one value looks when a clerk types it by hand: days, units, choices, numbers."""

from dataclasses import dataclass
from datetime import date, datetime

from gsafety_xl.model import Raw, Value
from gsafety_xl.sample.habits import SheetHabits, UntidyWords
from gsafety_xl.schema import Catalogue, ColumnSpec, ColumnType, UnitRegister
from gsafety_xl.workbook.cells import to_cell

_REAL, _WIDE, _SHORT, _IN_FULL = "real", "wide", "short", "chinese"
_FULL_WIDTH = {ord(char): ord(char) + 0xFEE0 for char in "0123456789."}


@dataclass(frozen=True)
class Hand:
    """A clerk of a unit at one sheet: what to type for a value, in the row of an index."""

    unit: str
    habits: SheetHabits
    words: UntidyWords
    catalogue: Catalogue
    register: UnitRegister
    year: int

    def typed(self, value: Value, column: ColumnSpec, row: int) -> Raw:
        """Return what the cell holds; None for a blank one."""
        if isinstance(value, bool) and self.habits.ticks:
            return self.words.typed["yes" if value else "no"]
        if isinstance(value, date):
            return self.day(value, row)
        if isinstance(value, str):
            return self._word(value, column, row)
        if column.key in self.habits.wide and value is not None:
            return f"{value}".translate(_FULL_WIDTH)
        return to_cell(value, column, self.catalogue, self.register)

    def day(self, day: date, row: int) -> Raw:
        """Return a day in the manner whose turn it is; one of another year is written in full."""
        manner = self.habits.days[row % len(self.habits.days)]
        if manner == _SHORT and day.year != self.year:
            manner = _IN_FULL
        if manner == _REAL or isinstance(day, datetime):
            return day
        text = self.words.day_formats[manner].format(year=day.year, month=day.month, day=day.day)
        return text.translate(_FULL_WIDTH) if manner == _WIDE else text

    def _word(self, value: str, column: ColumnSpec, row: int) -> Raw:
        if column.type is ColumnType.UNIT:
            return self._unit(value, row)
        if column.type is ColumnType.MONTH and self.habits.months:
            year, month = value.split("-")
            return self.words.typed["month"].format(year=year, month=int(month))
        if column.codes and self.habits.loose_choices:
            return self._loose_choice(value, column)
        return to_cell(value, column, self.catalogue, self.register)

    def _unit(self, code: str, row: int) -> str:
        """Return a unit's name, its short name, or a spelling of the data; full for others."""
        manner = self.habits.units[row % len(self.habits.units)]
        unit = self.register[code]
        if manner == "name" or code != self.unit:
            return unit.name
        return unit.short if manner == "short" else manner

    def _loose_choice(self, key: str, column: ColumnSpec) -> str:
        item = next(item for item in self.catalogue.codes[column.codes].items if item.key == key)
        return item.aliases[0] if item.aliases else item.label
