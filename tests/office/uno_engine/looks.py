"""The place of a range and how its cells look: fill, font, number format, width."""

from functools import cached_property
from typing import TYPE_CHECKING

from xlwings import base_classes

from tests.office.uno_engine.native import Native
from tests.office.uno_engine.places import COLUMNS, Area, address_of
from tests.office.uno_engine.reaching import AutomationError, Uno, guarded

if TYPE_CHECKING:
    from tests.office.uno_engine.sheets import Sheet

Colour = tuple[int, int, int]
_NONE = -1
_BOLD, _PLAIN = 150.0, 100.0
#: Hundredths of a millimetre per pixel of Excel's screen; a column of n characters has 7 n + 5.
_PIXEL = 2540 / 96
_CHARACTER, _PADDING = 7, 5
_WIDEST = 255


def colour_number(given: Colour | str) -> int:
    """Return red, green, blue (or ``#RRGGBB``) as LibreOffice's number."""
    if isinstance(given, str):
        return int(given.removeprefix("#"), 16)
    red, green, blue = given
    return red << 16 | green << 8 | blue


def colour_parts(number: int) -> Colour:
    """Return red, green and blue."""
    return number >> 16 & 255, number >> 8 & 255, number & 255


@guarded
class Looks(base_classes.Range):
    """A block of cells with what can be seen of it."""

    options: Uno

    def __init__(self, sheet: "Sheet", area: Area) -> None:
        if not area.is_on_a_sheet():
            raise AutomationError(f"no such cells: {area}")
        self.sheet = sheet
        self.area = area

    @cached_property
    def native(self) -> Uno:
        area = self.area
        if len(self) == 1:
            return self.sheet.native.getCellByPosition(area.column - 1, area.row - 1)
        last_column, last_row = area.last_column - 1, area.last_row - 1
        get = self.sheet.native.getCellRangeByPosition
        return get(area.column - 1, area.row - 1, last_column, last_row)

    def common(self, name: str) -> Uno:
        """Return a property of LibreOffice; None when the cells differ."""
        native = self.native
        if native.getPropertyState(name).value == "AMBIGUOUS_VALUE":
            return None
        return native.getPropertyValue(name)

    @property
    def api(self) -> Native:
        return Native()

    @property
    def row(self) -> int:
        return self.area.row

    @property
    def column(self) -> int:
        return self.area.column

    @property
    def shape(self) -> tuple[int, int]:
        return self.area.rows, self.area.columns

    def __len__(self) -> int:
        return self.area.rows * self.area.columns

    @property
    def address(self) -> str:
        return address_of(self.area)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:  # noqa: FBT001
        if external:
            raise NotImplementedError("addresses with the workbook's name")
        return address_of(self.area, rows=row_absolute, columns=col_absolute)

    def __call__(self, *place: int) -> Uno:
        """Return a cell by row and column or by its number, both counted from 1."""
        row, column = place if len(place) == 2 else divmod(place[0] - 1, self.area.columns)
        down, across = (row - 1, column - 1) if len(place) == 2 else (row, column)
        return type(self)(self.sheet, Area(self.area.row + down, self.area.column + across))

    @property
    def color(self) -> Colour | None:
        number = self.common("CellBackColor")
        if number is None:
            raise NotImplementedError("the fill of cells that differ is not the same everywhere")
        return None if number == _NONE else colour_parts(number)

    @color.setter
    def color(self, color_or_rgb: Colour | str | None) -> None:
        self.native.CellBackColor = _NONE if color_or_rgb is None else colour_number(color_or_rgb)

    def set_colors(self, colors: list[list[Uno]]) -> None:
        for row, line in enumerate(colors, start=1):
            for column, colour in enumerate(line, start=1):
                if colour is not ...:
                    self(row, column).color = colour

    @property
    def font(self) -> "Font":
        return Font(self)

    @property
    def number_format(self) -> str | None:
        codes = set(self._format_keys())
        return self.sheet.book.formats.code_of(codes.pop()) if len(codes) == 1 else None

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.native.NumberFormat = self.sheet.book.formats.key_of(value)

    def _format_keys(self) -> list[int]:
        groups = self.native.getUniqueCellFormatRanges()
        return [groups.getByIndex(number).NumberFormat for number in range(groups.Count)]

    @property
    def column_width(self) -> float | None:
        columns = self.native.Columns
        widths = {columns.getByIndex(number).Width for number in range(columns.Count)}
        pixels = round(widths.pop() / _PIXEL)
        return None if widths else round((pixels - _PADDING) / _CHARACTER, 2)

    @column_width.setter
    def column_width(self, value: float) -> None:
        if not 0 <= value <= _WIDEST:
            raise AutomationError(f"a column cannot be {value} wide")
        self.native.Columns.Width = round((value * _CHARACTER + _PADDING) * _PIXEL)

    @property
    def wrap_text(self) -> bool | None:
        return self.common("IsTextWrapped")  # type: ignore[no-any-return]

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.native.IsTextWrapped = bool(value)

    def autofit(self, axis: str | None = None) -> None:
        if axis in {None, "columns", "c"}:
            if self.area.columns == COLUMNS:
                raise NotImplementedError("fitting every column there is takes minutes")
            self.native.Columns.OptimalWidth = True
        if axis in {None, "rows", "r"}:
            self.native.Rows.OptimalHeight = True


@guarded
class Font(base_classes.Font):
    """The font of a range; its three scripts (Latin, Chinese, complex) are always alike."""

    def __init__(self, owner: Looks) -> None:
        self._owner = owner

    @property
    def api(self) -> Native:
        return Native()

    def _read(self, name: str) -> Uno:
        return self._owner.common(name)

    def _write(self, name: str, value: object) -> None:
        native = self._owner.native
        for script in ("", "Asian", "Complex"):
            setattr(native, f"{name}{script}", value)

    @property
    def bold(self) -> bool | None:
        weight = self._read("CharWeight")
        return None if weight is None else weight > _PLAIN

    @bold.setter
    def bold(self, value: bool) -> None:
        self._write("CharWeight", _BOLD if value else _PLAIN)

    @property
    def size(self) -> float | None:
        return self._read("CharHeight")  # type: ignore[no-any-return]

    @size.setter
    def size(self, value: float) -> None:
        self._write("CharHeight", float(value))

    @property
    def name(self) -> str | None:
        return self._read("CharFontName")  # type: ignore[no-any-return]

    @name.setter
    def name(self, value: str) -> None:
        self._write("CharFontName", value)

    @property
    def color(self) -> Colour:
        number = self._read("CharColor")
        return (0, 0, 0) if number in {None, _NONE} else colour_parts(number)

    @color.setter
    def color(self, color_or_rgb: Colour | str) -> None:
        self._owner.native.CharColor = colour_number(color_or_rgb)
