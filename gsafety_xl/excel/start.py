"""One click, from process start to message box.

Start-up is what the clerk waits for, so nothing that a check does not need is imported here.
"""

import atexit
import importlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import click as click_library

from gsafety_xl.addin.doorbell import Click, parse_click
from gsafety_xl.excel.actions import LIVE, WITHOUT_BOOK, find_action
from gsafety_xl.excel.port import SpreadsheetPort
from gsafety_xl.excel.settings import read_settings, settings_path
from gsafety_xl.excel.turns import one_at_a_time
from gsafety_xl.excel.words import say_plain
from gsafety_xl.model import GsafetyError
from gsafety_xl.pipeline.log_file import write_log

#: xlwings imports these when they are there; a click must not wait for them.
_NOT_NEEDED = ("pandas", "numpy", "matplotlib", "PIL", "polars")


def click(arguments: Sequence[str]) -> int:
    """Do what a button asks for; return 0, or 2 when it could not be done.

    Bad input and our own bugs end in one Chinese sentence in a message box.
    """
    call = parse_click(arguments)
    port: SpreadsheetPort | None = None
    try:
        with _turn(call):
            port = connect(call)
            _act(call.action, port)
    except GsafetyError as error:
        _refuse(port, call, str(error))
    except Exception:  # noqa: BLE001 - the door: our own bugs end here, logged, in one sentence
        path = write_log("click", [call.action, call.workbook])
        _refuse(port, call, f"程序出错，未能完成。请把日志文件交给信息技术人员：{path}")
    else:
        return 0
    return 2


def connect(call: Click) -> SpreadsheetPort:
    """Return the workbook that was in front when the button was pressed, if there was one.

    GsafetyError when it is not open any more. Nothing is opened, and no workbook is asked which
    program to run.
    """
    with _without(_NOT_NEEDED):
        xlwings = importlib.import_module("xlwings")
        port_module = importlib.import_module("gsafety_xl.excel.xlwings_port")
    app = _program(xlwings, call)
    if app is None:
        raise GsafetyError("没有找到正在运行的 Excel", "请在 Excel 里点按钮")
    # without a workbook xlwings cannot reach Excel, so it is not asked
    names = [book.name for book in app.books] if call.workbook else []
    name = find_name(call.workbook, names)
    if name is None and call.action not in WITHOUT_BOOK:
        what = f"没有找到打开的工作簿 {call.workbook}" if call.workbook else "没有打开的工作簿"
        raise GsafetyError(what, "请先打开台账，再点按钮")
    book = None if name is None else app.books[name]
    port: SpreadsheetPort = port_module.XlwingsPort(app, book)
    return port


def find_name(wanted: str, names: Sequence[str]) -> str | None:
    """Find an open workbook's name; a letter that Windows could not pass on arrives as ``?``."""
    for name in names:
        if name.casefold() == wanted.casefold():
            return name
    if "?" not in wanted:
        return None
    pattern = ".".join(map(re.escape, wanted.casefold().split("?")))
    alike = [name for name in names if re.fullmatch(pattern, name.casefold(), re.DOTALL)]
    return alike[0] if len(alike) == 1 else None


def _act(action: str, port: SpreadsheetPort) -> None:
    """Do it, and give the status bar back however it ends."""
    try:
        find_action(action)(port, read_settings(settings_path()))
    finally:
        port.busy("")


def _turn(call: Click) -> AbstractContextManager[None]:
    """Let clicks that change the same Excel wait for each other."""
    if call.action not in LIVE:
        return nullcontext()
    folder = Path(click_library.get_app_dir("gsafety"))
    return one_at_a_time(folder / f"click-{call.window}.lock")


def _program(xlwings: Any, call: Click) -> Any:  # noqa: ANN401 - imported late, so untyped
    """Return the Excel that was clicked in; None when none runs."""
    if os.name != "nt":
        return xlwings.apps.active if xlwings.engines.active is not None else None
    # on leaving, xlwings would end every Excel that shows no window
    atexit.unregister(xlwings._xlwindows.cleanup)  # noqa: SLF001 - there is no switch for it
    if not call.window:
        return xlwings.apps.active
    return xlwings.App(impl=xlwings._xlwindows.App(xl=call.window))  # noqa: SLF001 - the same


def _refuse(port: SpreadsheetPort | None, call: Click, sentence: str) -> None:
    """Say what went wrong; without a workbook in a box of Windows' own, else standard error."""
    if port is not None:
        port.tell(sentence)
    elif os.name == "nt":
        import ctypes  # noqa: PLC0415 - Windows only

        windll: Any = getattr(ctypes, "windll")  # noqa: B009 - not there elsewhere
        windll.user32.MessageBoxW(call.window, sentence, say_plain("titles", "box"), 0x30)
    else:
        sys.stderr.write(f"{sentence}\n")


@contextmanager
def _without(names: Sequence[str]) -> Iterator[None]:
    """Let imports of these fail for a while; those imported already stay."""
    absent = [name for name in names if name not in sys.modules]
    modules: dict[str, Any] = sys.modules
    modules.update(dict.fromkeys(absent))  # None in place of a module forbids its import
    try:
        yield
    finally:
        for name in absent:
            sys.modules.pop(name, None)
