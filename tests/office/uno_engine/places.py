"""Addresses as Excel writes them: 1-based, ``$A$1:$B$2``."""

import re
from typing import NamedTuple

ROWS, COLUMNS = 1048576, 16384
_CORNER = r"\$?([A-Za-z]{1,3})\$?(\d{1,7})"
_CELLS = re.compile(rf"{_CORNER}(?::{_CORNER})?")
_WHOLE_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_WHOLE_ROWS = re.compile(r"\$?(\d{1,7}):\$?(\d{1,7})")


class Area(NamedTuple):
    """A block of cells: its first row and column (1-based), its numbers of rows and columns."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def last_row(self) -> int:
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        return self.column + self.columns - 1

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell lies in it."""
        return self.row <= row <= self.last_row and self.column <= column <= self.last_column

    def covers(self, other: "Area") -> bool:
        """Tell whether all of another block lies in it."""
        first, last = (other.row, other.column), (other.last_row, other.last_column)
        return self.holds(*first) and self.holds(*last)

    def is_on_a_sheet(self) -> bool:
        """Tell whether Excel has such cells."""
        return (
            min(self) >= 1 and self.last_row <= ROWS and self.last_column <= COLUMNS
        )  # fmt: skip


def area_between(first: Area, last: Area) -> Area:
    """Return the smallest block that holds two."""
    row, column = min(first.row, last.row), min(first.column, last.column)
    rows = max(first.last_row, last.last_row) - row + 1
    return Area(row, column, rows, max(first.last_column, last.last_column) - column + 1)


def parse_address(text: str) -> Area | None:
    """Return the block of an address on one sheet; None when the text is none."""
    if match := _CELLS.fullmatch(text):
        first = Area(int(match[2]), number_of(match[1]))
        last = Area(int(match[4]), number_of(match[3])) if match[3] else first
        return area_between(first, last)
    if match := _WHOLE_COLUMNS.fullmatch(text):
        return area_between(Area(1, number_of(match[1])), Area(ROWS, number_of(match[2])))
    if match := _WHOLE_ROWS.fullmatch(text):
        return area_between(Area(int(match[1]), 1), Area(int(match[2]), COLUMNS))
    return None


def number_of(letters: str) -> int:
    """Return a column's number: A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def letters_of(number: int) -> str:
    """Return a column's letters."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address_of(area: Area, *, rows: bool = True, columns: bool = True) -> str:
    """Return the address of a block; ``rows`` and ``columns`` say which get their ``$``."""
    down, across = "$" if rows else "", "$" if columns else ""
    first = f"{across}{letters_of(area.column)}{down}{area.row}"
    if area.rows == area.columns == 1:
        return first
    return f"{first}:{across}{letters_of(area.last_column)}{down}{area.last_row}"
