"""Which spreadsheet programs this computer has, and which one answers to Excel's name."""

import re
import struct
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from gsafety_xl.desk.places import Desk
from gsafety_xl.desk.registry import Registry, text_of

_APP_PATHS = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
_CLICK_TO_RUN = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
_OFFICES = (r"HKLM\SOFTWARE\Microsoft\Office", r"HKLM\SOFTWARE\WOW6432Node\Microsoft\Office")
_USER_CHOICE = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.xlsx\UserChoice"
#: Programs of WPS Office that take over Excel's registration or its files.
_WPS = frozenset({"et.exe", "ket.exe", "kwps.exe", "wps.exe", "wpsoffice.exe", "ksolaunch.exe"})
#: The machine field of a Windows program (PE format): Intel 386, x64, ARM64.
_BITS = {0x014C: 32, 0x8664: 64, 0xAA64: 64}


@dataclass(frozen=True, slots=True)
class Excel:
    """An installed Excel; ``version`` may be empty and ``bits`` 0 when Windows does not tell."""

    path: Path
    version: str
    bits: int

    def __str__(self) -> str:
        """Return version and bits as shown to people."""
        bits = f"{self.bits} 位" if self.bits else "位数不明"
        return f"{self.version or '版本不明'}，{bits}，{self.path}"


def find_excel(desk: Desk) -> Excel | None:
    """Return the Excel that Windows starts; None when none is installed."""
    registry = desk.registry
    roots = _install_roots(registry)
    programs = [Path(program_of(text_of(registry, _APP_PATHS)))]
    programs += [Path(root) / "EXCEL.EXE" for root in roots.values()]
    path = next(filter(Path.is_file, programs), None)
    if path is None:
        return None
    version = text_of(registry, _CLICK_TO_RUN, "VersionToReport") or next(iter(roots), "")
    return Excel(path, version, bits_of(path))


def _install_roots(registry: Registry) -> dict[str, str]:
    """Return version → folder of the Excels that setup programs have noted, newest first."""
    found = {
        version: text_of(registry, rf"{office}\{version}\Excel\InstallRoot", "Path")
        for office in reversed(_OFFICES)
        for version in registry.subkeys(office)
        if re.fullmatch(r"\d+\.0", version)
        and registry.value(rf"{office}\{version}\Excel\InstallRoot", "Path")
    }
    return {version: found[version] for version in sorted(found, key=float, reverse=True)}


def bits_of(program: Path) -> int:
    """Return 32 or 64 as the program's own header says; 0 when it does not say."""
    with program.open("rb") as stream:
        head = stream.read(4096)
    if len(head) < 0x40:
        return 0
    (start,) = struct.unpack_from("<I", head, 0x3C)
    if head[start : start + 4] != b"PE\0\0" or len(head) < start + 6:
        return 0
    (machine,) = struct.unpack_from("<H", head, start + 4)
    return _BITS.get(machine, 0)


def automation_program(registry: Registry) -> str:
    """Return the program that starts for ``Excel.Application``; empty when none is registered."""
    number = text_of(registry, r"HKCR\Excel.Application\CLSID")
    if not number:
        return ""
    keys = (rf"HKCR\CLSID\{number}", rf"HKCR\WOW6432Node\CLSID\{number}")
    commands = (text_of(registry, rf"{key}\LocalServer32") for key in keys)
    return program_of(next(filter(None, commands), ""))


def workbook_program(registry: Registry) -> str:
    """Return the program that opens a double-clicked .xlsx; empty when Windows does not say."""
    kind = text_of(registry, _USER_CHOICE, "ProgId") or text_of(registry, r"HKCR\.xlsx")
    return program_of(text_of(registry, rf"HKCR\{kind}\shell\open\command")) if kind else ""


def is_wps(program: str) -> bool:
    """Tell whether a program belongs to WPS Office."""
    return PureWindowsPath(program).name.casefold() in _WPS


def program_of(command: str) -> str:
    """Return the program of a registered command, without quotes and arguments."""
    if command.startswith('"'):
        return command[1:].partition('"')[0]
    match = re.match(r".*?\.exe\b", command, re.IGNORECASE)
    return match[0] if match else command.strip()
