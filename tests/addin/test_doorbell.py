import re

import pytest

from gsafety_xl.addin.doorbell import INTERPRETER, NOT_INSTALLED, SETTINGS_KEY, Click, parse_click
from gsafety_xl.addin.sources import macros_folder


def rung(name: str) -> list[str]:
    """Return what arrives when the doorbell is rung from a workbook of this name."""
    return ["check_sheet", f"--wb={name}", "--from_xl=1", "--hwnd=132906", r"--app=C:\Office16"]


@pytest.mark.parametrize(
    "name", ["台账.xlsx", "工作簿1", "a=b&c;d%PATH% e.xlsm", "--hwnd=1.xlsx", "（绿管所）2026.xlsx"]
)
def test_the_workbook_is_found_whatever_its_name(name: str) -> None:
    assert parse_click(rung(name)) == Click("check_sheet", name, 132906)


def test_what_is_not_said_stays_empty() -> None:
    assert parse_click([]) == Click("", "", 0)
    assert parse_click(["help", "--wb=", "--hwnd="]) == Click("help", "", 0)


@pytest.fixture(scope="module")
def source() -> str:
    return (macros_folder() / "GsafetyDoorbell.bas").read_text(encoding="ascii")


def test_the_settings_are_where_the_doorbell_looks(source: str) -> None:
    asked = re.findall(r'GetSetting\("(\w+)", "(\w+)", "(\w+)"', source)
    application, section = SETTINGS_KEY.split("\\")[-2:]
    assert asked == [
        (application, section, INTERPRETER),
        (application, section, NOT_INSTALLED),
    ]


def test_no_workbook_has_a_say_in_what_is_started(source: str) -> None:
    code = "\n".join(line for line in source.splitlines() if not line.startswith("'"))
    for word in (
        "ThisWorkbook",
        ".Path",
        "FullName",
        "Environ",
        "Sheets",
        "Range",
        "cmd",
        "CurDir",
    ):
        found = code.replace("Application.Path", "").count(word)
        assert found == 0, word


def test_the_program_is_isolated_from_folders_and_variables(source: str) -> None:
    assert 'Quoted(Interpreter()) & " -I -m gsafety_xl.excel " & action' in source
