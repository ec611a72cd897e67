"""What the port does on Windows only, against stand-ins for Excel's objects.

The rest of it runs against a live spreadsheet program in tests/office.
"""

import ctypes
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gsafety_xl.excel import xlwings_port
from gsafety_xl.excel.port import Look, Spot
from gsafety_xl.excel.xlwings_port import XlwingsPort
from gsafety_xl.model import GsafetyError

SHEET = "04隐患整改"


class Note:
    def __init__(self, cell: "Cell", text: str) -> None:
        self.cell, self.text = cell, text

    def delete(self) -> None:
        self.cell.note = None


class Cell:
    def __init__(self, note: str = "", *, thread: bool = False, old: bool = False) -> None:
        self.color: tuple[float, ...] | None = None
        self.note = Note(self, note) if note else None
        self.api = SimpleNamespace()
        if not old:
            self.api.CommentThreaded = object() if thread else None

    def add_note(self, text: str) -> None:
        assert self.note is None, "Excel refuses a second note"
        assert getattr(self.api, "CommentThreaded", None) is None, "Excel refuses beside a thread"
        self.note = Note(self, text)


class Sheet:
    def __init__(self, name: str, visible: object = -1, *, contents: bool = False) -> None:
        self.name, self.visible = name, visible
        self.api = SimpleNamespace(ProtectContents=contents, ProtectDrawingObjects=False)
        self.cells: dict[tuple[int, int], Cell] = {}

    def range(self, place: tuple[int, int]) -> Cell:
        return self.cells.setdefault(place, Cell())


class Sheets(dict[str, Sheet]):
    active = SimpleNamespace(name=SHEET)

    def __iter__(self) -> Any:  # noqa: ANN401 - xlwings goes through sheets, not names
        return iter(self.values())


class Book:
    name = "台账.xlsx"

    def __init__(self, *sheets: Sheet, full: str = "", **api: object) -> None:
        self.sheets = Sheets({sheet.name: sheet for sheet in sheets})
        self.api = SimpleNamespace(FullName=full, Saved=True, ProtectStructure=False)
        vars(self.api).update(api)

    @property
    def sheet_names(self) -> list[str]:
        return [sheet.name for sheet in self.sheets.values()]

    @property
    def fullname(self) -> str:
        raise AssertionError("xlwings would ask the workbook's own xlwings.conf sheet")


class App:
    hwnd = 7

    def __init__(self) -> None:
        self.selection = None
        self.asked: list[tuple[object, ...]] = []
        self.api = SimpleNamespace(InputBox=self._input)
        self.reply: object = "GYS01"

    def _input(self, *words: object) -> object:
        self.asked.append(words)
        return self.reply


@pytest.fixture(autouse=True)
def _windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlwings_port, "_WINDOWS", True)


def port_of(*sheets: Sheet, **facts: Any) -> XlwingsPort:  # noqa: ANN401 - facts about the book
    return port_before(App(), Book(*sheets, **facts))


def port_before(app: Any, book: Any) -> XlwingsPort:  # noqa: ANN401 - stand for xlwings' own
    return XlwingsPort(app, book)


def test_a_workbook_on_this_computer_has_its_path(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    path.touch()
    assert port_of(full=str(path)).path == path
    assert port_of(full=str(path)).is_saved
    assert not port_of(full=str(path), Saved=False).is_saved


@pytest.mark.parametrize("full", ["https://example.sharepoint.com/a/台账.xlsx", "工作簿1", ""])
def test_a_workbook_elsewhere_has_none_and_is_not_asked_where_it_is(full: str) -> None:
    port = port_of(Sheet("xlwings.conf"), full=full)
    assert port.path is None
    assert not port.is_saved


def test_hidden_and_well_hidden_sheets_do_not_show() -> None:
    port = port_of(Sheet("a"), Sheet("b", 0), Sheet("c", 2), Sheet("d", visible=True))
    assert port.shown_sheets() == ["a", "d"]


def test_protection_is_known_beforehand() -> None:
    port = port_of(Sheet("a"), Sheet("b", contents=True))
    assert port.locked_sheets() == ["b"]
    assert port.takes_sheets
    assert not port_of(ProtectStructure=True).takes_sheets


def test_on_a_chart_sheet_the_first_sheet_that_shows_is_stood_on() -> None:
    assert port_of(Sheet("隐藏", 0), Sheet("a")).active_spot() == Spot("a", 1, 1)


@pytest.mark.parametrize("old", [False, True])
def test_a_note_is_replaced_and_taken_away(*, old: bool) -> None:
    sheet = Sheet(SHEET)
    cell = sheet.cells[5, 3] = Cell("问过老孙\r\n第二行", old=old)
    port, spot = port_of(sheet), Spot(SHEET, 5, 3)
    assert port_looks(port, spot) == Look(None, "问过老孙\n第二行")
    port_dress(port, spot, Look((1, 2, 3), "问过老孙\n—— 校验标记 ——"))
    assert port_looks(port, spot) == Look((1, 2, 3), "问过老孙\n—— 校验标记 ——")
    port_dress(port, spot, Look(None, ""))
    assert (cell.note, cell.color) == (None, None)


@pytest.mark.parametrize("note", ["", "[线程批注] 您的 Excel 版本…"])
def test_a_conversation_in_a_cell_is_not_touched(note: str) -> None:
    sheet = Sheet(SHEET)
    cell = sheet.cells[5, 3] = Cell(note, thread=True)
    before = cell.note
    port, spot = port_of(sheet), Spot(SHEET, 5, 3)
    for look in (Look((1, 2, 3), "—— 校验标记 ——"), Look(None, "")):
        port_dress(port, spot, look)
        assert cell.note is before
        assert port_looks(port, spot) == Look(look.fill, "")


def port_looks(port: XlwingsPort, spot: Spot) -> Look:
    return port.looks([spot])[0]


def port_dress(port: XlwingsPort, spot: Spot, look: Look) -> None:
    port.dress([(spot, look)])


def test_a_question_is_no_longer_than_excel_shows() -> None:
    app = App()
    port = port_before(app, Book())
    assert port.ask_text("问" * 300, "D03") == "GYS01"
    assert app.asked == [("问" * 255, "安全台账", "D03")]
    app.reply = False
    assert port.ask_text("单位", "") == ""


@pytest.mark.parametrize(
    ("state", "front", "stops"), [(1, 7, True), (-32768, 7, True), (1, 8, False), (0, 7, False)]
)
def test_esc_stops_only_when_it_was_pressed_in_excel(
    *, state: int, front: int, stops: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    user32 = SimpleNamespace(GetAsyncKeyState=lambda _key: state, GetForegroundWindow=lambda: front)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    assert port_of().wants_to_stop() is stops


class ComError(Exception):
    pass


@pytest.mark.parametrize("runs", [True, False])
def test_without_a_workbook_the_running_excel_asks(
    *, runs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def running(_name: str) -> SimpleNamespace:
        if not runs:
            raise ComError
        return SimpleNamespace(InputBox=lambda *_words: "GYS01")

    modules = {
        "pythoncom": SimpleNamespace(com_error=ComError),
        "win32com.client": SimpleNamespace(GetActiveObject=running),
    }
    monkeypatch.setattr("gsafety_xl.excel.xlwings_port.importlib.import_module", modules.get)
    port = port_before(App(), None)
    if runs:
        assert port.ask_text("单位", "") == "GYS01"
    else:
        with pytest.raises(GsafetyError, match="请先打开任意一个工作簿"):
            port.ask_text("单位", "")


def test_without_a_workbook_nothing_is_asked_of_one() -> None:
    port = port_before(App(), None)
    port.busy("正在 …")
    assert port.path is None
    assert not port.is_saved
    with pytest.raises(GsafetyError, match="没有打开的工作簿"):
        port.sheet_names()
