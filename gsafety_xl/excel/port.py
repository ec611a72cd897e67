"""What the buttons need of a spreadsheet program: a dozen operations, in batches."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gsafety_xl.model import Raw
from gsafety_xl.workbook.grids import Grid

#: Red, green and blue, 0 to 255.
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A cell of the calling workbook, 1-based."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks: fill (None for none) and note (empty for none)."""

    fill: Colour | None
    note: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell holds (None for nothing) and the English code of its number format."""

    value: Raw
    number_format: str


class SpreadsheetPort(Protocol):
    """A workbook open in a spreadsheet program, if one is, and the program around it."""

    @property
    def name(self) -> str:
        """Return the workbook's file name; GsafetyError when no workbook is open."""
        ...

    @property
    def path(self) -> Path | None:
        """Return where the workbook is on this computer; None when it is not."""
        ...

    @property
    def is_saved(self) -> bool:
        """Tell whether the file holds what is on the screen."""
        ...

    def sheet_names(self) -> list[str]:
        """Return the sheets in order."""
        ...

    def shown_sheets(self) -> list[str]:
        """Return the sheets that are not hidden."""
        ...

    def locked_sheets(self) -> list[str]:
        """Return the sheets whose protection keeps cells from being marked."""
        ...

    @property
    def takes_sheets(self) -> bool:
        """Tell whether sheets may be added and taken away."""
        ...

    def active_spot(self) -> Spot:
        """Return the cell that the clerk stands on."""
        ...

    def read(self, sheet: str) -> Grid:
        """Read a sheet's used cells in one go."""
        ...

    def looks(self, spots: Sequence[Spot]) -> list[Look]:
        """Return how cells look now."""
        ...

    def dress(self, looks: Sequence[tuple[Spot, Look]]) -> None:
        """Give cells a fill and a note."""
        ...

    def formulas(self, sheet: str) -> set[tuple[int, int]]:
        """Return row and column of the cells of a sheet that hold a formula, in one go."""
        ...

    def mixed_texts(self, spots: Sequence[Spot]) -> set[Spot]:
        """Return the cells in which some letters are coloured, crossed out or bold, others not."""
        ...

    def contents(self, spots: Sequence[Spot]) -> list[Content]:
        """Return what cells hold now."""
        ...

    def put(self, contents: Sequence[tuple[Spot, Content]]) -> None:
        """Write cells and give them their number format; a text stays the text it is."""
        ...

    def link(self, targets: Sequence[tuple[Spot, str]]) -> None:
        """Make cells show a place of the workbook, written ``sheet!A1``, and lead there."""
        ...

    def write_sheet(
        self, name: str, rows: Sequence[Sequence[str]], *, links: int | None, hidden: bool
    ) -> None:
        """Put a sheet of texts at the end, replacing one of that name.

        The first row is the heading. ``links`` is the 0-based column whose cells, written
        ``sheet!A1``, lead there. A hidden sheet is plain memory.
        """
        ...

    def delete_sheet(self, name: str) -> None:
        """Take a sheet away; nothing happens when there is none."""
        ...

    def select(self, spot: Spot) -> None:
        """Go to a cell."""
        ...

    def busy(self, text: str) -> None:
        """Show what is being done in the status bar; an empty text gives the bar back."""
        ...

    def wants_to_stop(self) -> bool:
        """Tell whether the clerk pressed Esc in the program since last asked."""
        ...

    def tell(self, text: str) -> None:
        """Show a message box."""
        ...

    def ask_text(self, question: str, answer: str) -> str:
        """Ask for a line of text, ``answer`` standing there; empty when the clerk gives up."""
        ...

    def ask_folder(self, question: str) -> Path | None:
        """Let the clerk choose a folder; None when she gives up."""
        ...

    def open(self, path: Path) -> None:
        """Open a workbook in the program, anything else with the program meant for it."""
        ...
