"""Defined names of a workbook."""

from typing import TYPE_CHECKING

from xlwings import base_classes

from tests.office.uno_engine.native import Native
from tests.office.uno_engine.number_formats import area_of
from tests.office.uno_engine.reaching import AutomationError, Uno, guarded, struct

if TYPE_CHECKING:
    from tests.office.uno_engine.books import Book
    from tests.office.uno_engine.ranges import Range


@guarded
class Names(base_classes.Names):
    """The names of a workbook, not those of single sheets."""

    def __init__(self, book: "Book") -> None:
        self._book = book
        self._natives = book.document.NamedRanges

    @property
    def api(self) -> Native:
        return Native()

    def __call__(self, name_or_index: str | int) -> "Name":
        if isinstance(name_or_index, int):
            return Name(self._book, self._natives.getByIndex(name_or_index - 1))
        if not self.contains(name_or_index):
            raise AutomationError(f"no name {name_or_index}")
        return Name(self._book, self._natives.getByName(name_or_index))

    def contains(self, name_or_index: str | int) -> bool:
        if isinstance(name_or_index, int):
            return 1 <= name_or_index <= len(self)
        return bool(self._natives.hasByName(name_or_index))

    def __len__(self) -> int:
        return int(self._natives.Count)

    def add(self, name: str, refers_to: str) -> "Name":
        if not refers_to.startswith("="):
            raise NotImplementedError("a name refers to a formula, which begins with =")
        if self._natives.hasByName(name):
            self._natives.removeByName(name)
        self._natives.addNewByName(name, "", struct("table.CellAddress"), 0)
        added = Name(self._book, self._natives.getByName(name))
        added.refers_to = refers_to
        return added


@guarded
class Name(base_classes.Name):
    """One name."""

    def __init__(self, book: "Book", native: Uno) -> None:
        self._book = book
        self._native = native

    @property
    def api(self) -> Native:
        return Native()

    @property
    def name(self) -> str:
        return str(self._native.Name)

    @name.setter
    def name(self, value: str) -> None:
        self._native.setName(value)

    @property
    def refers_to(self) -> str:
        start = struct("table.CellAddress")
        return self._book.formulas.text(self._native.getTokens(), start)

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        cell = self._book.document.Sheets.getByIndex(0).getCellByPosition(0, 0)
        self._native.setTokens(self._book.formulas.tokens(value, cell))

    @property
    def refers_to_range(self) -> "Range":
        cells = self._native.getReferredCells()
        if cells is None:
            raise AutomationError(f"{self.name} refers to no cells")
        sheet = self._book.sheets(cells.Spreadsheet.Name)
        return sheet.block(area_of(cells.RangeAddress))

    def delete(self) -> None:
        self._book.document.NamedRanges.removeByName(self.name)
