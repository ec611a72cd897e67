"""Notes on cells (批注), and keeping them where LibreOffice would lose them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from xlwings import base_classes

from tests.office.uno_engine.native import Native
from tests.office.uno_engine.reaching import AutomationError, Uno, guarded, struct

if TYPE_CHECKING:
    from tests.office.uno_engine.places import Area
    from tests.office.uno_engine.ranges import Range


@guarded
class Note(base_classes.Note):
    """The note of one cell."""

    def __init__(self, cell: "Range") -> None:
        self._cell = cell

    @property
    def api(self) -> Native:
        return Native()

    @property
    def location(self) -> "Range":
        return self._cell

    @property
    def text(self) -> str:
        return str(self._cell.native.Annotation.String)

    @text.setter
    def text(self, value: str) -> None:
        self.delete()
        add_note(self._cell, value)

    def delete(self) -> None:
        place = self._cell.area
        natives = self._cell.sheet.native.Annotations
        for number in range(natives.Count):
            position = natives.getByIndex(number).Position
            if (position.Row + 1, position.Column + 1) == (place.row, place.column):
                natives.removeByIndex(number)
                return
        raise AutomationError("there is no note any more")


def find_note(cell: "Range") -> Note | None:
    """Return the note of a cell, if it has one."""
    return Note(cell) if cell.native.Annotation.String else None


def add_note(cell: "Range", text: str) -> Note:
    """Put a note on a cell; Excel refuses a second one."""
    if find_note(cell) is not None:
        raise AutomationError("the cell has a note already")
    _insert(cell.sheet.native, cell.area, text)
    return Note(cell)


def keep_notes(sheet: Uno, area: "Area", write: Callable[[], None]) -> None:
    """Put the notes of a block back after a write, which takes them away in LibreOffice.

    This is no context manager: those of contextlib cannot hand on an error of UNO.
    """
    natives = sheet.Annotations
    notes = [natives.getByIndex(number) for number in range(natives.Count)]
    kept = [(note.Position, note.String, note.IsVisible) for note in notes]
    write()
    if len(kept) == natives.Count:
        return
    for position, text, visible in kept:
        if area.holds(position.Row + 1, position.Column + 1):
            natives.insertNew(position, text)
            cell = sheet.getCellByPosition(position.Column, position.Row)
            cell.Annotation.IsVisible = visible


def _insert(sheet: Uno, area: "Area", text: str) -> None:
    place = struct(
        "table.CellAddress",
        Sheet=sheet.RangeAddress.Sheet,
        Column=area.column - 1,
        Row=area.row - 1,
    )
    sheet.Annotations.insertNew(place, text)
