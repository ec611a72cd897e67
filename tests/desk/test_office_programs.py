"""Which spreadsheet programs a computer has."""

import pytest

from gsafety_xl.desk.office_programs import (
    automation_program,
    bits_of,
    find_excel,
    is_wps,
    program_of,
    workbook_program,
)
from tests.desk.machine import APP_PATHS, CLICK_TO_RUN, EXCEL_CLASS, Machine, program_header


@pytest.mark.parametrize(
    ("command", "program"),
    [
        (r'"C:\Program Files\Office\EXCEL.EXE" /automation', r"C:\Program Files\Office\EXCEL.EXE"),
        (r"C:\Program Files\Office\EXCEL.EXE /automation", r"C:\Program Files\Office\EXCEL.EXE"),
        (r'"C:\WPS\et.exe" "%1"', r"C:\WPS\et.exe"),
        (r"C:\WPS\et.exe", r"C:\WPS\et.exe"),
        ("", ""),
    ],
)
def test_the_program_of_a_command(command: str, program: str) -> None:
    assert program_of(command) == program


@pytest.mark.parametrize(
    ("program", "wps"),
    [
        (r"C:\Users Office\WPS Office\12.1\office6\et.exe", True),
        (r"D:\WPS\KET.EXE", True),
        (r"D:\WPS\wps.exe", True),
        (r"C:\Program Files\Microsoft Office\EXCEL.EXE", False),
        (r"C:\budget.exe", False),
        ("", False),
    ],
)
def test_programs_of_wps_are_known_by_name(program: str, *, wps: bool) -> None:
    assert is_wps(program) is wps


@pytest.mark.parametrize(
    ("content", "bits"),
    [
        (program_header(0x8664), 64),
        (program_header(0x014C), 32),
        (program_header(0xAA64), 64),
        (program_header(0x0200), 0),
        (program_header(0x8664)[:-1], 0),
        (program_header(0x8664).replace(b"PE", b"NE"), 0),
        (b"MZ", 0),
    ],
)
def test_bits_come_from_the_programs_header(machine: Machine, content: bytes, bits: int) -> None:
    assert bits_of(machine.put("x.exe", content)) == bits


def test_excel_is_found_where_windows_starts_it(machine: Machine) -> None:
    path = machine.put_excel()
    assert str(find_excel(machine.desk)) == f"16.0.17928.20114，64 位，{path}"


def test_an_excel_of_a_setup_program_has_the_version_of_its_key(machine: Machine) -> None:
    path = machine.put("office15/EXCEL.EXE", program_header(0x014C))
    for version, root in (("9.0", "Z:\\gone"), ("15.0", str(path.parent)), ("Common", "Z:\\x")):
        key = rf"HKLM\SOFTWARE\WOW6432Node\Microsoft\Office\{version}\Excel\InstallRoot"
        machine.registry.write(key, "Path", root)
    machine.registry.write(r"HKLM\SOFTWARE\Microsoft\Office\15.0\Excel\Other", "a", "b")
    assert str(find_excel(machine.desk)) == f"15.0，32 位，{path}"


def test_what_windows_does_not_tell_is_said_to_be_unknown(machine: Machine) -> None:
    machine.registry.write(APP_PATHS, "", str(machine.put("EXCEL.EXE", b"")))
    assert str(find_excel(machine.desk)).startswith("版本不明，位数不明，")


def test_a_registration_left_behind_is_no_excel(machine: Machine) -> None:
    machine.registry.write(APP_PATHS, "", str(machine.folder / "gone" / "EXCEL.EXE"))
    machine.registry.write(CLICK_TO_RUN, "VersionToReport", "16.0")
    assert find_excel(machine.desk) is None


def test_who_answers_to_excels_name(machine: Machine) -> None:
    assert automation_program(machine.registry) == ""
    machine.answer_to_excel(r'"C:\Office\EXCEL.EXE" /automation')
    assert automation_program(machine.registry) == r"C:\Office\EXCEL.EXE"


def test_a_32_bit_program_is_registered_elsewhere(machine: Machine) -> None:
    machine.registry.write(r"HKCR\Excel.Application\CLSID", "", EXCEL_CLASS)
    key = rf"HKCR\WOW6432Node\CLSID\{EXCEL_CLASS}\LocalServer32"
    machine.registry.write(key, "", r"C:\WPS\et.exe /automation")
    assert automation_program(machine.registry) == r"C:\WPS\et.exe"


def test_the_users_choice_of_program_goes_before_the_computers(machine: Machine) -> None:
    registry = machine.registry
    assert workbook_program(registry) == ""
    registry.write(r"HKCR\.xlsx", "", "Excel.Sheet.12")
    registry.write(r"HKCR\Excel.Sheet.12\shell\open\command", "", r'"C:\Office\EXCEL.EXE" "%1"')
    registry.write(r"HKCR\ET.Xlsx.6\shell\open\command", "", r'"C:\WPS\et.exe" "%1"')
    assert workbook_program(registry) == r"C:\Office\EXCEL.EXE"
    choice = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.xlsx\UserChoice"
    registry.write(choice, "ProgId", "ET.Xlsx.6")
    assert workbook_program(registry) == r"C:\WPS\et.exe"
