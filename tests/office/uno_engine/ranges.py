"""Ranges: a place, the values there, and how they look."""

from tests.office.uno_engine.cell_values import read_values, write_values
from tests.office.uno_engine.drop_downs import DataValidation
from tests.office.uno_engine.looks import Looks
from tests.office.uno_engine.notes import Note, add_note, find_note, keep_notes
from tests.office.uno_engine.number_formats import area_of
from tests.office.uno_engine.places import COLUMNS, ROWS, Area
from tests.office.uno_engine.reaching import AutomationError, Held, Uno, guarded
from tests.office.uno_engine.tables import Table

#: com.sun.star.sheet.CellFlags: VALUE, DATETIME, STRING, FORMULA; HARDATTR; ANNOTATION
_CONTENTS, _FORMATS, _NOTE = 1 | 2 | 4 | 16, 32, 8
_DIRECTIONS = {"down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1)}
_URL_FIELD = "com.sun.star.text.TextField.URL"
_LONGEST_LINK, _LONGEST_TIP = 2083, 255


@guarded
class Range(Looks):
    """A block of cells on a sheet."""

    @property
    def raw_value(self) -> Held:
        rows = read_values(self)
        return rows[0][0] if len(self) == 1 else tuple(map(tuple, rows))

    @raw_value.setter
    def raw_value(self, data: Held) -> None:
        if not isinstance(data, (list, tuple)):
            data = [[data] * self.area.columns] * self.area.rows
        elif data and not isinstance(data[0], (list, tuple)):
            data = [data]
        write_values(self, data)

    @property
    def formula(self) -> Held:
        """Return what was typed into each cell: formulas as such, anything else as text."""
        rows = tuple(
            tuple(self._typed(self.native.getCellByPosition(column, row)) for column in columns)
            for row in range(self.area.rows)
            for columns in [range(self.area.columns)]
        )
        return rows[0][0] if len(self) == 1 else rows

    @formula.setter
    def formula(self, value: Held) -> None:
        self.raw_value = value

    def _typed(self, cell: Uno) -> str:
        if cell.Type.value == "FORMULA":
            return str(self.sheet.book.formulas.read(cell))
        return f"{cell.Value:.15g}" if cell.Type.value == "VALUE" else str(cell.String)

    def clear_contents(self) -> None:
        self.native.clearContents(_CONTENTS)

    def clear_formats(self) -> None:
        self.native.clearContents(_FORMATS)

    def clear(self) -> None:
        self.native.clearContents(_CONTENTS | _FORMATS | _NOTE)

    @property
    def note(self) -> Note | None:
        return find_note(self(1, 1))

    def add_note(self, text: str) -> Note:
        return add_note(self(1, 1), text)

    @property
    def hyperlink(self) -> str:
        fields = self(1, 1).native.TextFields
        if not fields.Count:
            raise Exception("The cell doesn't seem to contain a hyperlink!")  # noqa: TRY002
        return str(fields.getByIndex(0).URL)

    def add_hyperlink(
        self, address: str, text_to_display: str | None = None, screen_tip: str | None = None
    ) -> None:
        """Make the cell a link; Excel stores what follows ``#`` as a place in the workbook."""
        if len(address) > _LONGEST_LINK or len(screen_tip or "") > _LONGEST_TIP:
            raise AutomationError("the link or its screen tip is too long")
        link = self.sheet.book.document.createInstance(_URL_FIELD)
        link.URL, link.Representation = address, text_to_display or address
        cell = self(1, 1).native

        def put() -> None:
            cell.setString("")
            cell.insertTextContent(cell.createTextCursor(), link, False)  # noqa: FBT003 - UNO's

        keep_notes(self.sheet.native, self(1, 1).area, put)

    def select(self) -> None:
        if self.sheet.book.sheets.active.name != self.sheet.name:
            raise AutomationError("only cells of the active sheet can be selected")
        self.sheet.book.document.CurrentController.select(self.native)

    @property
    def merge_area(self) -> "Range":
        cursor = self(1, 1).merged_cursor()
        return Range(self.sheet, area_of(cursor.RangeAddress))

    @property
    def merge_cells(self) -> bool | None:
        """Return as Excel does: None when only some of the cells are merged."""
        if not self.merged_cursor().getIsMerged():
            return False
        return True if len(self) == 1 or self.merge_area.area.covers(self.area) else None

    def merged_cursor(self) -> Uno:
        """Return the range, widened to the merged areas that it touches."""
        cursor = self.sheet.native.createCursorByRange(self.native)
        cursor.collapseToMergedArea()
        return cursor

    def merge(self, across: bool = False) -> None:  # noqa: FBT001, FBT002 - as xlwings calls it
        if across:
            raise NotImplementedError("merging each row")
        self.native.merge(True)  # noqa: FBT003 - UNO has no names

    def unmerge(self) -> None:
        self.native.merge(False)  # noqa: FBT003 - UNO has no names

    @property
    def data_validation(self) -> DataValidation:
        return DataValidation(self)

    @property
    def table(self) -> Table | None:
        tables = iter(self.sheet.tables)
        found = (table for table in tables if table.range.area.holds(self.row, self.column))
        return next(found, None)

    def end(self, direction: str) -> "Range":
        """Return where Ctrl and an arrow lead to: the edge of a filled block or of the sheet."""
        down, across = _DIRECTIONS[direction]
        place: Range = self(1, 1)
        filled = _is_filled(place) and _is_filled(place.step(down, across))
        while (following := place.step(down, across)) is not None:
            if filled and not _is_filled(following):
                return place
            place = following
            if not filled and _is_filled(place):
                return place
        return place if filled else Range(self.sheet, _edge(place.area, down, across))

    def step(self, down: int, across: int) -> "Range | None":
        """Return the cell beside this one; None beyond the sheet's used part."""
        used = self.sheet.used_range.area
        row, column = self.row + down, self.column + across
        inside = 1 <= row <= used.last_row and 1 <= column <= used.last_column
        return Range(self.sheet, Area(row, column)) if inside else None


def _edge(area: Area, down: int, across: int) -> Area:
    """Return the last cell that a sheet has in a direction."""
    row = {0: area.row, 1: ROWS, -1: 1}[down]
    return Area(row, {0: area.column, 1: COLUMNS, -1: 1}[across])


def _is_filled(cell: Range | None) -> bool:
    return cell is not None and cell.native.Type.value != "EMPTY"
