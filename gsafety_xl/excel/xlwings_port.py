"""The port over xlwings, with what works alike on Windows and elsewhere.

Excel interprets what is written to it: texts go into cells formatted ``@`` first.
"""

import importlib
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlwings

from gsafety_xl.excel.cell_contents import (
    formula_cells,
    has_mixed_letters,
    read_content,
    write_content,
)
from gsafety_xl.excel.live_values import read_grid
from gsafety_xl.excel.port import Content, Look, Spot
from gsafety_xl.excel.words import say_plain
from gsafety_xl.model import GsafetyError
from gsafety_xl.workbook.grids import Grid

_WINDOWS = os.name == "nt"
_HEADING = (220, 232, 224)
_LINK = (31, 95, 168)
_ESCAPE = 0x1B
#: Excel shows no more of a question.
_LONGEST_PROMPT = 255
#: Of a key's state: held down now, pressed since last asked.
_DOWN_OR_PRESSED = 0x8001
#: How Windows and the others say of a sheet that it shows; 2 is a sheet hidden well.
_SHOWN = (True, -1)


class XlwingsPort:
    """A workbook open in Excel."""

    def __init__(self, app: xlwings.App, book: xlwings.Book | None) -> None:
        """Stand before one workbook of one Excel; None where no workbook is open."""
        self._app = app
        self._front = book

    @property
    def _book(self) -> xlwings.Book:
        if self._front is None:
            raise GsafetyError("没有打开的工作簿", "请先打开台账，再点按钮")
        return self._front

    @property
    def name(self) -> str:
        """Return the workbook's file name; GsafetyError when no workbook is open."""
        return str(self._book.name)

    @property
    def path(self) -> Path | None:
        """Return where the workbook is on this computer; None when it is not.

        For one in the cloud xlwings would ask a sheet of the workbook where its folder is; a
        workbook has no say in what is read.
        """
        if self._front is None:
            return None
        name = self._book.api.FullName if _WINDOWS else self._book.fullname
        full = Path(str(name))
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

    def shown_sheets(self) -> list[str]:
        """Return the sheets that are not hidden."""
        return [sheet.name for sheet in self._book.sheets if sheet.visible in _SHOWN]

    def locked_sheets(self) -> list[str]:
        """Return the sheets whose protection keeps cells from being marked; Windows tells."""
        if not _WINDOWS:
            return []
        return [
            sheet.name
            for sheet in self._book.sheets
            if sheet.api.ProtectContents or sheet.api.ProtectDrawingObjects
        ]

    @property
    def takes_sheets(self) -> bool:
        """Tell whether sheets may be added and taken away; Windows tells."""
        return not (_WINDOWS and self._book.api.ProtectStructure)

    def active_spot(self) -> Spot:
        """Return the cell that the clerk stands on; on a chart sheet that of the first sheet."""
        front = self._book.sheets.active.name
        if front not in self._book.sheet_names:
            return Spot(self.shown_sheets()[0], 1, 1)
        selected = self._app.selection
        if selected is None or selected.sheet.name != front:
            return Spot(front, 1, 1)
        return Spot(front, selected.row, selected.column)

    def read(self, sheet: str) -> Grid:
        """Read a sheet's used cells in one go."""
        return read_grid(self._book.sheets[sheet])

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

    def formulas(self, sheet: str) -> set[tuple[int, int]]:
        """Return row and column of the cells of a sheet that hold a formula."""
        return formula_cells(self._book.sheets[sheet])

    def mixed_texts(self, spots: Sequence[Spot]) -> set[Spot]:
        """Return the cells in which letters look different from others; Windows tells."""
        return {spot for spot in spots if _WINDOWS and has_mixed_letters(self._cell(spot))}

    def contents(self, spots: Sequence[Spot]) -> list[Content]:
        """Return what cells hold now."""
        return [read_content(self._cell(spot)) for spot in spots]

    def put(self, contents: Sequence[tuple[Spot, Content]]) -> None:
        """Write cells and give them their number format; a text stays the text it is."""
        self._app.screen_updating = False
        try:
            for spot, content in contents:
                write_content(self._cell(spot), content)
        finally:
            self._app.screen_updating = True

    def link(self, targets: Sequence[tuple[Spot, str]]) -> None:
        """Make cells show a place of the workbook, written ``sheet!A1``, and lead there."""
        for spot, target in targets:
            cell = self._cell(spot)
            cell.number_format = "General"
            cell.formula = _hyperlink(target, target)
            cell.font.color = _LINK

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
        if self._front is not None:
            self._app.status_bar = text or False

    def wants_to_stop(self) -> bool:
        """Tell whether the clerk pressed Esc in Excel, not elsewhere, since last asked."""
        if not _WINDOWS:
            return False
        import ctypes  # noqa: PLC0415 - Windows only

        windll: Any = getattr(ctypes, "windll")  # noqa: B009 - not there elsewhere
        pressed = windll.user32.GetAsyncKeyState(_ESCAPE) & _DOWN_OR_PRESSED
        return bool(pressed) and windll.user32.GetForegroundWindow() == self._app.hwnd

    def tell(self, text: str) -> None:
        """Show a message box."""
        self._app.alert(text, title=say_plain("titles", "box"))

    def ask_text(self, question: str, answer: str) -> str:
        """Ask for a line of text; empty when the clerk gives up."""
        title = say_plain("titles", "box")
        reply = self._excel().InputBox(question[:_LONGEST_PROMPT], title, answer)
        return reply if isinstance(reply, str) else ""

    def ask_folder(self, question: str) -> Path | None:
        """Let the clerk choose a folder; None when she gives up."""
        folder_picker = 4
        dialog = self._excel().FileDialog(folder_picker)
        dialog.Title = question
        return Path(dialog.SelectedItems(1)) if dialog.Show() else None

    def open(self, path: Path) -> None:
        """Open a workbook in the program, anything else with the program meant for it."""
        if self._front is not None and path.suffix.lower().startswith(".xls"):
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

    def _excel(self) -> Any:  # noqa: ANN401 - a COM object
        """Return Excel itself, which shows the boxes that xlwings has not."""
        if not _WINDOWS:
            raise GsafetyError("这里不能弹出选择框", "请改用命令 gsafety")
        return self._app.api if self._front is not None else _running_excel()


def _running_excel() -> Any:  # noqa: ANN401 - a COM object
    """Return the Excel that Windows knows of: one without a workbook xlwings cannot reach."""
    pythoncom = importlib.import_module("pythoncom")
    client = importlib.import_module("win32com.client")
    try:
        return client.GetActiveObject("Excel.Application")
    except pythoncom.com_error as error:
        raise GsafetyError(
            "Excel 里没有打开的工作簿，弹不出选择框", "请先打开任意一个工作簿，再点按钮"
        ) from error


def _hyperlink(target: str, text: str = "") -> str:
    """Return the formula of a link; it shows the cell's address unless told otherwise."""
    sheet, _, cell = target.rpartition("!")
    if not cell or not sheet:
        return target
    place = f"#'{sheet.replace(chr(39), chr(39) * 2)}'!{cell}".replace('"', '""')
    shown = text.replace('"', '""') or cell
    return f'=HYPERLINK("{place}","{shown}")'


def _look(cell: xlwings.Range) -> Look:
    colour, note = cell.color, cell.note
    fill = None if colour is None else (int(colour[0]), int(colour[1]), int(colour[2]))
    if note is None or _has_conversation(cell):
        return Look(fill, "")
    return Look(fill, note.text.replace("\r\n", "\n").replace("\r", "\n"))


def _set_note(cell: xlwings.Range, text: str) -> None:
    note = cell.note
    if (note is None and not text) or _has_conversation(cell):
        return
    if note is not None:
        if note.text == text:
            return
        note.delete()
    if text:
        cell.add_note(text)


def _has_conversation(cell: xlwings.Range) -> bool:
    """Tell whether colleagues talk in a cell: Excel then shows a note that is not ours to touch.

    An Excel that knows no threaded comments lacks the property.
    """
    return _WINDOWS and getattr(cell.api, "CommentThreaded", None) is not None
