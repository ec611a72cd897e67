"""The double-click menu (双击菜单) for desks with WPS or without macros: a small ``.cmd`` file.

The file is pure ASCII, since cmd.exe reads it in whatever code page the window happens to have,
and starts nothing but ``gsafety menu``; the Chinese is shown by Python.
"""

from pathlib import Path

from gsafety_xl.desk.places import Desk
from gsafety_xl.model import GsafetyError
from gsafety_xl.workbook.files import replacing

FILE_NAME = "安全台账.cmd"
#: Folders that may hold a Chinese user name; cmd.exe fills them in, the longest first.
_NAMED = ("LOCALAPPDATA", "APPDATA", "USERPROFILE")


def write_menu(folder: Path, desk: Desk) -> Path:
    """Write the menu's file into a folder and return it.

    GsafetyError outside Windows, and when Python is in a folder whose name is not ASCII.
    """
    if not desk.is_windows:
        raise GsafetyError("双击菜单只用于 Windows", "这台电脑请直接运行 gsafety menu")
    path = folder / FILE_NAME
    text = menu_file(str(desk.interpreter), dict(desk.folders))
    with replacing(path) as temporary:
        temporary.write_bytes(text)
    return path


def menu_file(interpreter: str, folders: dict[str, str]) -> bytes:
    r"""Return the content for an interpreter: ASCII, lines ended by CR LF.

    A folder that Windows names, such as ``%LOCALAPPDATA%``, is written by that name: it is where
    Python usually is, and the name of its user is often Chinese.
    """
    lines = [
        "@echo off",
        "title gsafety",
        f'"{_portable(interpreter, folders)}" -I -m gsafety_xl menu',
        "if errorlevel 1 pause",
        "",
    ]
    try:
        return "\r\n".join(lines).encode("ascii")
    except UnicodeEncodeError as error:
        raise GsafetyError(
            f"Python 所在的文件夹名含有中文：{interpreter}",
            "请把 Python 装在默认位置或英文名称的文件夹里，再运行 gsafety build menu",
        ) from error


def _portable(interpreter: str, folders: dict[str, str]) -> str:
    for name in _NAMED:
        folder = folders.get(name, "")
        if folder and interpreter.casefold().startswith(f"{folder}\\".casefold()):
            return f"%{name}%" + interpreter[len(folder) :].replace("%", "%%")
    return interpreter.replace("%", "%%")


def typed_path(text: str) -> Path:
    """Return the path that somebody typed or dropped onto the window.

    A path with spaces arrives in quotes; PowerShell's window puts an ``&`` before it.
    """
    bare = text.strip().removeprefix("&").strip().strip("\"'“”").strip()
    return Path(bare).expanduser().absolute()


def free_path(path: Path) -> Path:
    """Return the path, with a number before its suffix if a file of that name exists already."""
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem}（{number}）{path.suffix}")
        number += 1
    return candidate
