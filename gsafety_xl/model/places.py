"""Where a value stands."""

from dataclasses import dataclass
from functools import lru_cache


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Return the letters Excel shows for a 1-based column (1 → A, 28 → AB); 0 has none."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True, order=True)
class CellRef:
    """One cell as Excel shows it, 1-based; row or column 0 means the whole sheet or workbook."""

    workbook: str
    sheet: str = ""
    row: int = 0
    column: int = 0

    @property
    def cell(self) -> str:
        """Return the address, such as ``F12``; empty for a whole sheet."""
        return f"{column_letters(self.column)}{self.row}" if self.row and self.column else ""

    def __str__(self) -> str:
        """Return what a clerk would look for: ``台账.xlsx 04隐患整改!F12``."""
        return f"{self.workbook} {'!'.join(filter(None, (self.sheet, self.cell)))}".rstrip()
