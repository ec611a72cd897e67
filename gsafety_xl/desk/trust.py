r"""Excel's trusted locations (受信任位置): folders whose macros it runs without asking.

Per user and version: ``HKCU\Software\Microsoft\Office\16.0\Excel\Security\Trusted
Locations\LocationN`` with the values Path and Description.
"""

import re
from pathlib import Path

from gsafety_xl.desk.places import Desk
from gsafety_xl.desk.registry import Registry, text_of

#: Our own location is known by this.
DESCRIPTION = "gsafety_xl"
_OFFICE = r"HKCU\Software\Microsoft\Office"
_POLICIES = r"HKCU\Software\Policies\Microsoft\Office"
#: Excel 2016 and everything after it.
_CURRENT = "16.0"
_OLDEST = 14


def office_versions(registry: Registry) -> list[str]:
    """Return the versions of Excel this user has started, newest first; 16.0 when none is known."""
    known = [
        name
        for name in registry.subkeys(_OFFICE)
        if re.fullmatch(r"\d+\.0", name)
        and float(name) >= _OLDEST
        and "Excel" in registry.subkeys(rf"{_OFFICE}\{name}")
    ]
    return sorted(known, key=float, reverse=True) or [_CURRENT]


def locations_key(version: str) -> str:
    """Return the key that holds the trusted locations of a version."""
    return rf"{_OFFICE}\{version}\Excel\Security\Trusted Locations"


def own_location(registry: Registry, version: str) -> str | None:
    """Return the key of the location that an earlier install wrote; None when there is none."""
    parent = locations_key(version)
    for name in registry.subkeys(parent):
        if registry.value(rf"{parent}\{name}", "Description") == DESCRIPTION:
            return rf"{parent}\{name}"
    return None


def free_location(registry: Registry, version: str) -> str:
    """Return the key of the first number that no location has."""
    parent = locations_key(version)
    taken = {name.casefold() for name in registry.subkeys(parent)}
    number = 0
    while f"location{number}" in taken:
        number += 1
    return rf"{parent}\Location{number}"


def is_trusted(desk: Desk, version: str, folder: Path) -> bool:
    """Tell whether a location of this version is the folder, or a folder above it that counts."""
    parent = locations_key(version)
    wanted = _comparable(str(folder), desk)
    for name in desk.registry.subkeys(parent):
        key = rf"{parent}\{name}"
        above = _comparable(text_of(desk.registry, key, "Path"), desk)
        inside = wanted.startswith(f"{above}/") and desk.registry.value(key, "AllowSubfolders")
        if above and (wanted == above or inside):
            return True
    return False


def forbidding_policy(registry: Registry, version: str) -> str:
    """Return the group policy that keeps the add-in from running, as key and name; else empty."""
    excel = rf"{_POLICIES}\{version}\Excel\Security"
    policies = [
        (rf"{excel}\Trusted Locations", "AllLocationsDisabled", 1),
        (rf"{_POLICIES}\{version}\Common\Security\Trusted Locations", "Allow User Locations", 0),
    ]
    for key, name, forbids in policies:
        if registry.value(key, name) == forbids:
            return rf"{key}\{name}"
    return ""


def _comparable(path: str, desk: Desk) -> str:
    """Return a folder without what may differ between two ways to write it."""
    for name in ("APPDATA", "LOCALAPPDATA", "USERPROFILE"):
        if path.upper().startswith(f"%{name}%"):
            path = desk.folders.get(name, "") + path[len(name) + 2 :]
    return path.replace("\\", "/").rstrip("/").casefold()
