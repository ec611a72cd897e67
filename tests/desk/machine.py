"""A Windows computer for tests: its registry is a dictionary, its folders are temporary."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gsafety_xl.desk.places import ADD_IN, Desk
from gsafety_xl.desk.programs import Answer
from gsafety_xl.desk.registry import RegistryValue

OFFICE_16 = r"HKCU\Software\Microsoft\Office\16.0\Excel"
LOCATIONS_16 = rf"{OFFICE_16}\Security\Trusted Locations"
APP_PATHS = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
CLICK_TO_RUN = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
EXCEL_CLASS = "{00024500-0000-0000-C000-000000000046}"


class FakeRegistry:
    """A registry in memory: key → name → value; a key may be there without values."""

    def __init__(self, content: dict[str, dict[str, RegistryValue]] | None = None) -> None:
        self.content = {key: dict(values) for key, values in (content or {}).items()}

    def value(self, key: str, name: str = "") -> RegistryValue | None:
        return self.content.get(key, {}).get(name)

    def names(self, key: str) -> list[str]:
        return list(self.content.get(key, {}))

    def subkeys(self, key: str) -> list[str]:
        inside = [item[len(key) + 1 :] for item in self.content if item.startswith(f"{key}\\")]
        return list(dict.fromkeys(item.partition("\\")[0] for item in inside))

    def write(self, key: str, name: str, value: str | int) -> None:
        self.content.setdefault(key, {})[name] = value

    def delete_value(self, key: str, name: str) -> None:
        self.content.get(key, {}).pop(name, None)

    def delete_empty_key(self, key: str) -> None:
        if not self.names(key) and not self.subkeys(key):
            self.content.pop(key, None)


@dataclass
class FakePrograms:
    """Answers for programs; remembers what was asked."""

    answer: Answer = field(default_factory=lambda: Answer(0, "", 0.05))
    asked: list[list[str]] = field(default_factory=list)

    def __call__(self, command: Sequence[str]) -> Answer:
        self.asked.append(list(command))
        return self.answer


@dataclass
class Machine:
    """A Windows computer in a folder, with Python and the package's add-in on it."""

    folder: Path
    registry: FakeRegistry = field(default_factory=FakeRegistry)
    programs: FakePrograms = field(default_factory=FakePrograms)
    system: str = "win32"

    def __post_init__(self) -> None:
        for name in ("python.exe", "pythonw.exe"):
            self.put(f"python/{name}", b"MZ")
        self.put(f"package/{ADD_IN}", b"add-in of this version")

    @property
    def desk(self) -> Desk:
        return Desk(
            system=self.system,
            registry=self.registry,
            folders={"APPDATA": str(self.folder / "roaming")},
            interpreter=self.folder / "python" / "python.exe",
            add_in=self.folder / "package" / ADD_IN,
            working=self.folder,
            ask=self.programs,
        )

    @property
    def start_folder(self) -> Path:
        return self.folder / "roaming" / "Microsoft" / "Excel" / "XLSTART"

    @property
    def installed(self) -> Path:
        return self.start_folder / ADD_IN

    def put(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def put_excel(self, machine: int = 0x8664) -> Path:
        """Install an Excel 16 that this user has started."""
        path = self.put("office/EXCEL.EXE", program_header(machine))
        self.registry.write(APP_PATHS, "", str(path))
        self.registry.write(CLICK_TO_RUN, "VersionToReport", "16.0.17928.20114")
        self.registry.write(OFFICE_16, "Options", 1)
        return path

    def answer_to_excel(self, command: str) -> None:
        """Register what starts for Excel.Application."""
        self.registry.write(r"HKCR\Excel.Application\CLSID", "", EXCEL_CLASS)
        self.registry.write(rf"HKCR\CLSID\{EXCEL_CLASS}\LocalServer32", "", command)


def program_header(machine: int) -> bytes:
    """Return the beginning of a Windows program for a kind of processor."""
    return (
        b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40) + b"PE\0\0" + struct.pack("<H", machine)
    )
