"""The file to double-click, and the paths people drop on its window."""

from pathlib import Path

import pytest

from gsafety_xl.desk.menu import FILE_NAME, free_path, menu_file, typed_path, write_menu
from gsafety_xl.model import GsafetyError
from tests.desk.machine import Machine

LOCAL = r"C:\U\王芳\AppData\Local"
FOLDERS = {"LOCALAPPDATA": LOCAL, "USERPROFILE": r"C:\U\王芳", "APPDATA": ""}


def test_the_file_only_starts_the_menu() -> None:
    expected = (
        "@echo off\r\n"
        "title gsafety\r\n"
        '"D:\\Python 3\\python.exe" -I -m gsafety_xl menu\r\n'
        "if errorlevel 1 pause\r\n"
    )
    assert menu_file(r"D:\Python 3\python.exe", {}) == expected.encode("ascii")


@pytest.mark.parametrize(
    ("interpreter", "written"),
    [
        (rf"{LOCAL}\Python\python.exe", r"%LOCALAPPDATA%\Python\python.exe"),
        (rf"{LOCAL.upper()}\Python\python.exe", r"%LOCALAPPDATA%\Python\python.exe"),
        (r"C:\U\王芳\venv\python.exe", r"%USERPROFILE%\venv\python.exe"),
        (rf"{LOCAL}\100%\python.exe", r"%LOCALAPPDATA%\100%%\python.exe"),
        (r"D:\50%\python.exe", r"D:\50%%\python.exe"),
    ],
)
def test_a_chinese_user_name_is_left_to_windows(interpreter: str, written: str) -> None:
    assert f'"{written}" -I'.encode("ascii") in menu_file(interpreter, FOLDERS)


def test_a_folder_named_in_chinese_is_refused() -> None:
    with pytest.raises(GsafetyError, match="文件夹名含有中文") as caught:
        menu_file(r"D:\工具\python.exe", FOLDERS)
    assert "英文名称的文件夹" in caught.value.remedy


def test_the_file_is_written_into_the_folder(machine: Machine) -> None:
    path = write_menu(machine.folder / "desktop", machine.desk)
    assert path == machine.folder / "desktop" / FILE_NAME
    assert str(machine.desk.interpreter).encode() in path.read_bytes()


def test_other_systems_run_the_command_itself(machine: Machine) -> None:
    machine.system = "linux"
    with pytest.raises(GsafetyError, match="gsafety menu"):
        write_menu(machine.folder, machine.desk)


@pytest.mark.parametrize(
    "typed",
    [
        "/d/一 季度/台账.xlsx",
        '"/d/一 季度/台账.xlsx"',
        "  '/d/一 季度/台账.xlsx' ",
        "& '/d/一 季度/台账.xlsx'",
        "“/d/一 季度/台账.xlsx”",
    ],
)
def test_a_dropped_path_loses_its_quotes(typed: str) -> None:
    assert typed_path(typed) == Path("/d/一 季度/台账.xlsx").absolute()


def test_a_relative_path_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert typed_path("来稿") == tmp_path / "来稿"


def test_nothing_that_exists_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "汇总.xlsx"
    assert free_path(path) == path
    path.touch()
    (tmp_path / "汇总（2）.xlsx").touch()
    assert free_path(path) == tmp_path / "汇总（3）.xlsx"
