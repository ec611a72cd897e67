"""Workbooks with buttons for LibreOffice, and a finger that presses them."""

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import xlsxwriter

from gsafety_xl.addin.actions import load_actions
from gsafety_xl.addin.macro_workbook import add_action_buttons, add_macros
from gsafety_xl.addin.sources import DOORBELL, macros_folder
from tests.office.uno_engine.reaching import Uno

#: com.sun.star.accessibility.AccessibleRole: PUSH_BUTTON, and what holds the sheet's buttons.
_BUTTON = 44
_HOLDERS = {40, 51, 84}
_ROOT = Path(__file__).parents[2]
#: What LibreOffice's VBA lacks: the doorbell is otherwise the one that ships.
_LACKING = {"Application.Hwnd": "0", "Application.Path": '"office"'}
_SETTINGS = """
Private Function GetSetting(app As String, part As String, name As String, other As String)
    GetSetting = other
    If name = "Interpreter" Then GetSetting = "{interpreter}"
End Function
"""
#: What the program that a click starts complains about.
LOG = "pythonw.log"
_INTERPRETER = """#!{python}
import sys
sys.path.insert(0, {root!r})
sys.stderr = open({log!r}, "a", encoding="utf-8", buffering=1)
from tests.office.clicked import {action}
{action}({folder!r})
"""


def write_workbook(
    path: Path, interpreter: Path, sheets: Mapping[str, Sequence[Sequence[str]]] | None = None
) -> Path:
    """Write a workbook with a button for every action; a click starts the given program.

    ``sheets`` are further ones after that of the buttons: rows of texts by name.
    """
    book = xlsxwriter.Workbook(str(path))
    add_action_buttons(book.add_worksheet("首页"), load_actions(), row=2, column=1)
    for name, rows in (sheets or {}).items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    add_macros(book, write_sources(path.parent / "macros", interpreter))
    book.close()
    return path


def write_sources(folder: Path, interpreter: Path) -> Path:
    """Copy the VBA sources, with stand-ins for what LibreOffice lacks."""
    shutil.copytree(macros_folder(), folder)
    source = folder / f"{DOORBELL}.bas"
    text = source.read_text(encoding="ascii")
    for name, value in _LACKING.items():
        assert name in text, f"{DOORBELL} does not use {name} any more"
        text = text.replace(name, value)
    text += _SETTINGS.format(interpreter=interpreter)
    source.write_text(text, encoding="ascii", newline="\r\n")
    return folder


def write_interpreter(folder: Path, action: str) -> Path:
    """Write what stands for pythonw.exe: a program that runs a function of ``clicked``.

    It is not waited for, so it may talk to the LibreOffice that started it.
    """
    path = folder / "pythonw"
    text = _INTERPRETER.format(
        python=sys.executable,
        root=str(_ROOT),
        action=action,
        folder=str(folder),
        log=str(folder / LOG),
    )
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def press(document: Uno, label: str) -> bool:
    """Press a button on the sheet in front, as a screen reader would; tell whether it worked."""
    button = find_button(document, label)
    return button is not None and bool(button.doAccessibleAction(0))


def point_at(document: Uno, label: str) -> tuple[int, int]:
    """Return the middle of a button on the screen, in pixels."""
    button = find_button(document, label)
    assert button is not None, label
    place, size = button.getLocationOnScreen(), button.getSize()
    return place.X + size.Width // 2, place.Y + size.Height // 2


def find_button(document: Uno, label: str) -> Uno:
    """Return the button on the sheet in front that has this label; None if there is none."""
    window = document.CurrentController.Frame.ContainerWindow
    buttons = _buttons(window.getAccessibleContext())
    return next((button for button in buttons if button.getAccessibleName() == label), None)


def _buttons(holder: Uno) -> Iterator[Uno]:
    for number in range(holder.getAccessibleChildCount()):
        child = holder.getAccessibleChild(number).getAccessibleContext()
        role = child.getAccessibleRole()
        if role == _BUTTON:
            yield child
        elif role in _HOLDERS:
            yield from _buttons(child)
