"""The port over xlwings, with what works alike on Windows and elsewhere.

Excel interprets what is written to it: texts go into cells formatted ``@`` first.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import xlwings

from gsafety_xl.excel.port import Look, Spot
from gsafety_xl.excel.words import say_plain
from gsafety_xl.model import GsafetyError, Raw
from gsafety_xl.workbook.grids import Grid, Merge

_WINDOWS = os.name == "nt"
_HEADING = (220, 232, 224)
_LINK = (31, 95, 168)
_ESCAPE = 0x1B
#: A merge is looked for in halves; below this many cells each is asked.
_FEW_CELLS = 4


class XlwingsPort:
    """A workbook open in Excel."""

    def __init__(self, app: xlwings.App, book: xlwings.Book | None) -> None:
        """Stand before one workbook of one Excel, or before an Excel without any."""
        self._app = app
        self._front = book

    @property
    def _book(self) -> xlwings.Book:
        if self._front is None:
            raise GsafetyError("没有打开的工作簿", "请先打开台账，再点按钮")
        return self._front

    @property
    def name(self) -> str:
        """Return the workbook's file name."""
        return str(self._book.name)

    @property
    def path(self) -> Path | None:
        """Return where the workbook is saved; None when it never was, or there is none."""
        if self._front is None:
            return None
        full = Path(str(self._book.fullname))
        return full if full.is_absolute() and full.exists() else None

    @property
    def is_saved(self) -> bool:
        """Tell whether the file holds what is on the screen, as far as the program says."""
        if self.path is None:
            return False
        return bool(self._book.api.Saved) if _WINDOWS else True

    def sheet_names(self) -> list[str]:
        """Return the sheets in order."""
        return list(self._book.sheet_names)

    def active_spot(self) -> Spot:
        """Return the cell that the clerk stands on."""
        sheet = self._book.sheets.active
        selected = self._app.selection
        if selected is None or selected.sheet.name != sheet.name:
            return Spot(sheet.name, 1, 1)
        return Spot(sheet.name, selected.row, selected.column)

    def read(self, sheet: str) -> Grid:
        """Read a sheet's used cells in one go."""
        used = self._book.sheets[sheet].used_range
        top, left = used.row, used.column
        values: list[list[Any]] = used.options(ndim=2, err_to_str=True).value
        rows: list[list[Raw]] = []
        numbers: list[int] = []
        for number, row in enumerate(values, start=top):
            if any(value is not None and value != "" for value in row):
                blanks: list[Raw] = [""] * (left - 1)
                rows.append([*blanks, *("" if value is None else value for value in row)])
                numbers.append(number)
        return Grid(sheet, rows, numbers, list(_merges(used)) if rows else [])

    def looks(self, spots: Sequence[Spot]) -> list[Look]:
        """Return how cells look now."""
        return [_look(self._cell(spot)) for spot in spots]

    def dress(self, looks: Sequence[tuple[Spot, Look]]) -> None:
        """Give cells a fill and a note."""
        self._app.screen_updating = False
        try:
            for spot, look in looks:
                cell = self._cell(spot)
                cell.color = look.fill
                _set_note(cell, look.note)
        finally:
            self._app.screen_updating = True

    def write_sheet(
        self, name: str, rows: Sequence[Sequence[str]], *, links: int | None, hidden: bool
    ) -> None:
        """Put a sheet of texts at the end, replacing one of that name."""
        front = self._book.sheets.active
        self.delete_sheet(name)
        sheet = self._book.sheets.add(name, after=self._book.sheets[-1])
        block = sheet.range((1, 1), (len(rows), len(rows[0])))
        block.number_format = "@"
        block.value = [list(row) for row in rows]
        if hidden:
            sheet.visible = False
            front.activate()
            return
        if links is not None and len(rows) > 1:
            self._link(sheet, rows, links)
        heading = sheet.range((1, 1), (1, len(rows[0])))
        heading.color, heading.font.bold = _HEADING, True
        sheet.tables.add(block, table_style_name="TableStyleLight1")
        sheet.autofit("columns")

    def delete_sheet(self, name: str) -> None:
        """Take a sheet away; nothing happens when there is none."""
        if name in self._book.sheet_names:
            self._book.sheets[name].delete()

    def select(self, spot: Spot) -> None:
        """Go to a cell."""
        self._book.sheets[spot.sheet].activate()
        self._cell(spot).select()

    def busy(self, text: str) -> None:
        """Show what is being done in the status bar; an empty text gives the bar back."""
        self._app.status_bar = text or False

    def wants_to_stop(self) -> bool:
        """Tell whether the clerk presses Esc."""
        if not _WINDOWS:
            return False
        import ctypes  # noqa: PLC0415 - Windows only

        windll: Any = getattr(ctypes, "windll")  # noqa: B009 - not there elsewhere
        return bool(windll.user32.GetAsyncKeyState(_ESCAPE) & 0x8000)

    def tell(self, text: str) -> None:
        """Show a message box."""
        self._app.alert(text, title=say_plain("titles", "box"))

    def ask_text(self, question: str, answer: str) -> str:
        """Ask for a line of text; empty when the clerk gives up."""
        self._need_windows()
        title = say_plain("titles", "box")
        reply = self._app.api.InputBox(question, title, answer, Type=2)
        return reply if isinstance(reply, str) else ""

    def ask_folder(self, question: str) -> Path | None:
        """Let the clerk choose a folder; None when she gives up."""
        self._need_windows()
        folder_picker = 4
        dialog = self._app.api.FileDialog(folder_picker)
        dialog.Title = question
        return Path(dialog.SelectedItems(1)) if dialog.Show() else None

    def open(self, path: Path) -> None:
        """Open a workbook in the program, anything else with the program meant for it."""
        if path.suffix.lower().startswith(".xls"):
            self._app.books.open(str(path))
        elif _WINDOWS:
            start: Any = getattr(os, "startfile")  # noqa: B009 - not there elsewhere
            start(path)
        else:
            subprocess.Popen(["xdg-open", str(path)])  # noqa: S603, S607 - the same

    def _cell(self, spot: Spot) -> xlwings.Range:
        return self._book.sheets[spot.sheet].range((spot.row, spot.column))

    @staticmethod
    def _link(sheet: xlwings.Sheet, rows: Sequence[Sequence[str]], links: int) -> None:
        cells = sheet.range((2, links + 1), (len(rows), links + 1))
        cells.number_format = "General"
        cells.formula = [[_hyperlink(row[links])] for row in rows[1:]]
        cells.font.color = _LINK

    @staticmethod
    def _need_windows() -> None:
        if not _WINDOWS:
            raise GsafetyError("这里不能弹出选择框", "请改用命令 gsafety")


def _hyperlink(target: str) -> str:
    sheet, _, cell = target.rpartition("!")
    if not cell or not sheet:
        return target
    place = f"#'{sheet.replace(chr(39), chr(39) * 2)}'!{cell}".replace('"', '""')
    return f'=HYPERLINK("{place}","{cell}")'


def _look(cell: xlwings.Range) -> Look:
    colour, note = cell.color, cell.note
    fill = None if colour is None else (int(colour[0]), int(colour[1]), int(colour[2]))
    return Look(fill, note.text if note is not None else "")


def _set_note(cell: xlwings.Range, text: str) -> None:
    note = cell.note
    if note is not None:
        if note.text == text:
            return
        note.delete()
    if text:
        cell.add_note(text)


def _merges(area: xlwings.Range) -> Iterator[Merge]:
    """Find merged areas by halves: a range says at once when it holds none."""
    if area.merge_cells is False:
        return
    found: set[Merge] = set()
    waiting = [area]
    while waiting:
        part = waiting.pop()
        height, width = part.shape
        if part.merge_cells is False or _covered(part, found):
            continue
        if height * width <= _FEW_CELLS:
            for cell in part:
                if not _covered(cell, found) and cell.merge_cells:
                    found.add(_merge_of(cell))
        elif height >= width:
            half = height // 2
            waiting += [part[:half, :], part[half:, :]]
        else:
            half = width // 2
            waiting += [part[:, :half], part[:, half:]]
    yield from sorted(found)


def _covered(part: xlwings.Range, merges: set[Merge]) -> bool:
    """Tell whether a merge that is known already covers a range."""
    top, left = part.row, part.column
    bottom, right = top + part.shape[0] - 1, left + part.shape[1] - 1
    return any(
        first <= top and start <= left and bottom <= last and right <= end
        for first, start, last, end in merges
    )


def _merge_of(cell: xlwings.Range) -> Merge:
    area = cell.merge_area
    height, width = area.shape
    return area.row, area.column, area.row + height - 1, area.column + width - 1
