"""An independent reader takes the projects, and its interpreter rings the doorbell."""

from pathlib import Path

import pytest
import xlsxwriter
from pyopenvba import ExcelFile, check_file
from pyopenvba.interpreter import NOTHING, Interpreter

from gsafety_xl.addin.actions import Action, load_actions
from gsafety_xl.addin.doorbell import Click, parse_click
from gsafety_xl.addin.macro_workbook import add_macros
from gsafety_xl.addin.sources import macros_folder
from gsafety_xl.addin.xlam import build_addin

#: Excel and what VBA itself offers, for an interpreter that has no host and starts no programs.
STAND_INS = r"""
Private Front As Object
Private Python As String
Private Started As String
Public Sub Prepare(ByVal program As String, ByVal book As String)
    Python = program
    If Len(book) > 0 Then Set Front = New StandIn
    If Len(book) > 0 Then Front.Name = book
End Sub
Public Function WhatStarted() As String
    WhatStarted = Started
End Function
Public Function Shell(ByVal line As String, ByVal style As Integer) As Double
    Started = line
End Function
Public Function GetSetting(a, b, ByVal key, ByVal default)
    GetSetting = default
    If key = "Interpreter" Then GetSetting = Python
End Function
Public Function ActiveWorkbook() As Object
    Set ActiveWorkbook = Front
End Function
Public Function Application() As Object
    Set Application = New StandIn
    Application.Hwnd = 132906
    Application.Path = "C:\Program Files\Office16"
End Function
"""
OBJECT = "Public Name As String\nPublic Path As String\nPublic Hwnd As Long\n"
PYTHON = r"C:\Program Files\Python 3\pythonw.exe"


def excel(workbook: str, python: str = PYTHON) -> Interpreter:
    """Return Excel with a workbook of this name in front, or with none."""
    vba = Interpreter()
    vba.add_module(OBJECT, name="StandIn", kind="class")
    vba.add_module(STAND_INS, name="StandIns")
    for name in ("GsafetyDoorbell", "GsafetyButtons", "GsafetyRibbon"):
        vba.add_module((macros_folder() / f"{name}.bas").read_text(encoding="ascii"), name=name)
    vba.run("Prepare", [python, workbook])
    return vba


def split_as_windows(line: str) -> list[str]:
    """Split a command line without quotation marks inside quoted parts, as programs there do."""
    arguments = [""]
    quoted = False
    for sign in line:
        if sign == '"':
            quoted = not quoted
        elif sign == " " and not quoted:
            arguments.append("")
        else:
            arguments[-1] += sign
    return arguments


def start(vba: Interpreter, sub: str, *arguments: object) -> list[str]:
    vba.run(sub, list(arguments))
    return split_as_windows(str(vba.run("WhatStarted", [])))


@pytest.fixture(scope="module")
def addin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readers") / "gsafety.xlam"
    build_addin(path)
    return path


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readers") / "台账.xlsm"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("目录")
    book.add_worksheet("04隐患整改")
    add_macros(book)
    book.close()
    return path


def test_the_add_in_is_read(addin: Path) -> None:
    with ExcelFile(addin) as file:
        names = file.module_names()
        assert names == ["ThisWorkbook", "Sheet1", "GsafetyDoorbell", "GsafetyRibbon"]
        assert [reference.name for reference in file.references()] == ["stdole", "Office"]
        assert file.validate() == []
    assert check_file(addin).issues == ()


def test_a_ledger_is_read(ledger: Path) -> None:
    with ExcelFile(ledger) as file:
        names = ["ThisWorkbook", "Sheet1", "Sheet2", "GsafetyDoorbell", "GsafetyButtons"]
        assert file.module_names() == names
        assert file.validate() == []
        kept = (macros_folder() / "GsafetyDoorbell.bas").read_text(encoding="ascii")
        assert file.get_module("GsafetyDoorbell").split() == kept.split()
    assert check_file(ledger).issues == ()


@pytest.mark.parametrize(
    "name", ["台账.xlsx", "工作簿1", "a=b & c;d%PATH%.xlsm", "（绿管所）.xlsx"]
)
def test_a_click_starts_the_program_for_the_workbook_in_front(name: str) -> None:
    program, *arguments = start(excel(name), "CheckSheet")
    assert program == PYTHON
    assert arguments[:3] == ["-I", "-m", "gsafety_xl.excel"]
    assert arguments[3:] == [
        "check_sheet",
        f"--wb={name}",
        "--from_xl=1",
        "--hwnd=132906",
        r"--app=C:\Program Files\Office16",
    ]
    assert parse_click(arguments[3:]) == Click("check_sheet", name, 132906)


@pytest.mark.parametrize("action", load_actions(), ids=lambda action: action.key)
def test_ribbon_and_button_say_the_same(action: Action) -> None:
    vba = excel("台账.xlsx")
    from_button = start(vba, action.sub)
    assert from_button[4] == action.key
    assert start(vba, action.ribbon_sub, NOTHING) == from_button


def test_a_click_without_a_workbook_is_passed_on() -> None:
    arguments = start(excel(""), "ShowHelp")[4:]
    assert parse_click(arguments) == Click("help", "", 132906)


def test_nothing_is_started_where_nothing_is_installed() -> None:
    vba = excel("台账.xlsx", python="")
    vba.run("CheckSheet", [])
    assert vba.run("WhatStarted", []) == ""
    ((kind, text, title, _),) = vba.dialogs
    assert (kind, title) == ("MsgBox", "gsafety_xl")
    assert text.splitlines() == ["Run: gsafety addin install", "File not found"]
