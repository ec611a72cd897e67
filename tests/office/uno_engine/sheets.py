"""Worksheets."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from tests.office.uno_engine.native import Native
from tests.office.uno_engine.notes import Note
from tests.office.uno_engine.number_formats import area_of
from tests.office.uno_engine.places import COLUMNS, ROWS, Area, area_between, parse_address
from tests.office.uno_engine.ranges import Range
from tests.office.uno_engine.reaching import AutomationError, Uno, guarded
from tests.office.uno_engine.tables import Tables

if TYPE_CHECKING:
    from tests.office.uno_engine.books import Book

_VISIBLE, _HIDDEN = -1, 0
_NAME = re.compile(r"[^\[\]:*?/\\]{1,31}")


@guarded
class Sheets(base_classes.Sheets):
    """The sheets of a workbook."""

    def __init__(self, book: "Book") -> None:
        self._book = book
        self._natives = book.document.Sheets

    @property
    def api(self) -> Native:
        return Native()

    @property
    def active(self) -> "Sheet":
        return Sheet(self._book, self._book.document.CurrentController.ActiveSheet)

    def __call__(self, name_or_index: str | int) -> "Sheet":
        if isinstance(name_or_index, int):
            return Sheet(self._book, self._natives.getByIndex(name_or_index - 1))
        for sheet in self:
            if sheet.name.lower() == name_or_index.lower():
                return sheet
        raise AutomationError(f"no sheet {name_or_index}")

    def __len__(self) -> int:
        return int(self._natives.Count)

    def __iter__(self) -> Iterator["Sheet"]:
        for number in range(len(self)):
            yield Sheet(self._book, self._natives.getByIndex(number))

    def add(
        self,
        before: "Sheet | None" = None,
        after: "Sheet | None" = None,
        name: str | None = None,
    ) -> "Sheet":
        """Add a sheet, before the active one unless said otherwise, and bring it to the front."""
        place = after.index if after else (before or self.active).index - 1
        chosen = name or f"Sheet{len(self) + 1}"
        self._refuse_name(chosen)
        self._natives.insertNewByName(chosen, place)
        added = Sheet(self._book, self._natives.getByName(chosen))
        added.activate()
        return added

    def _refuse_name(self, name: str) -> None:
        taken = {sheet.name.lower() for sheet in self}
        if name.lower() in taken or not _NAME.fullmatch(name):
            raise AutomationError(f"a sheet cannot be called {name!r}")


@guarded
class Sheet(base_classes.Sheet):
    """One sheet; ``native`` is for the engine."""

    def __init__(self, book: "Book", native: Uno) -> None:
        self._book = book
        self.native = native

    @property
    def api(self) -> Native:
        return Native()

    @property
    def book(self) -> "Book":
        return self._book

    @property
    def name(self) -> str:
        return str(self.native.Name)

    @name.setter
    def name(self, value: str) -> None:
        if value.lower() != self.name.lower():
            self.book.sheets._refuse_name(value)  # noqa: SLF001 - one concern
        self.native.Name = value

    @property
    def index(self) -> int:
        return int(self.native.RangeAddress.Sheet) + 1

    @property
    def visible(self) -> int:
        """Return -1 or 0, as Excel does: neither ``is True`` nor ``is False``."""
        return _VISIBLE if self.native.IsVisible else _HIDDEN

    @visible.setter
    def visible(self, value: bool) -> None:
        if not value and self._is_last_visible():
            raise AutomationError("one sheet must stay visible")
        self.native.IsVisible = bool(value)

    @property
    def notes(self) -> list[Note]:
        natives = self.native.Annotations
        places = [natives.getByIndex(number).Position for number in range(natives.Count)]
        return [Note(self.block(Area(place.Row + 1, place.Column + 1))) for place in places]

    def block(self, area: Area) -> Range:
        """Return the range of a block."""
        return Range(self, area)

    def range(self, arg1: Uno, arg2: Uno = None) -> Range:
        first = self._area(arg1)
        return Range(self, first if arg2 is None else area_between(first, self._area(arg2)))

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def cells(self) -> Range:
        return Range(self, Area(1, 1, ROWS, COLUMNS))

    @property
    def used_range(self) -> Range:
        cursor = self.native.createCursor()
        cursor.gotoStartOfUsedArea(False)  # noqa: FBT003 - UNO has no names
        cursor.gotoEndOfUsedArea(True)  # noqa: FBT003 - the same
        return Range(self, area_of(cursor.RangeAddress))

    def activate(self) -> None:
        if not self.native.IsVisible:
            raise AutomationError("a hidden sheet cannot be activated")
        self.book.document.CurrentController.setActiveSheet(self.native)

    def select(self) -> None:
        self.activate()

    def autofit(self, axis: str | None = None) -> None:
        self.used_range.autofit(axis)

    def clear(self) -> None:
        self.used_range.clear()

    def clear_contents(self) -> None:
        self.used_range.clear_contents()

    def clear_formats(self) -> None:
        self.used_range.clear_formats()

    def delete(self) -> None:
        if self._is_last_visible():
            raise AutomationError("one sheet must stay visible")
        self.book.document.Sheets.removeByName(self.name)

    def _is_last_visible(self) -> bool:
        return [sheet.name for sheet in self.book.sheets if sheet.visible] == [self.name]

    def _area(self, given: Uno) -> Area:
        if isinstance(given, Range):
            return given.area
        if isinstance(given, tuple):
            if 0 in given:
                raise IndexError("ranges are 1-based")
            return Area(*given)
        area = parse_address(given)
        return area or self._named(given)

    def _named(self, name: str) -> Area:
        if not self.book.names.contains(name):
            raise AutomationError(f"no range {name}")
        named: Range = self.book.names(name).refers_to_range
        if named.sheet.name != self.name:
            raise AutomationError(f"{name} is on another sheet")
        return named.area
