"""Excel's trusted locations in the registry."""

import pytest

from gsafety_xl.desk import trust
from tests.desk.machine import LOCATIONS_16, OFFICE_16, FakeRegistry, Machine


@pytest.mark.parametrize(
    ("keys", "versions"),
    [
        ([], ["16.0"]),
        ([r"15.0\Excel", r"16.0\Excel"], ["16.0", "15.0"]),
        ([r"16.0\Word", r"15.0\Excel"], ["15.0"]),
        ([r"Outlook\Excel", r"8.0\Excel", r"12.0\Excel"], ["16.0"]),
    ],
)
def test_the_versions_a_user_has_started(keys: list[str], versions: list[str]) -> None:
    registry = FakeRegistry({rf"HKCU\Software\Microsoft\Office\{key}": {} for key in keys})
    assert trust.office_versions(registry) == versions


def test_the_first_free_number_is_taken() -> None:
    registry = FakeRegistry()
    assert trust.free_location(registry, "16.0") == rf"{LOCATIONS_16}\Location0"
    for number in (0, 1, 3):
        registry.write(rf"{LOCATIONS_16}\Location{number}", "Path", "C:\\x\\")
    assert trust.free_location(registry, "16.0") == rf"{LOCATIONS_16}\Location2"


def test_our_own_location_is_known_by_its_description() -> None:
    registry = FakeRegistry({rf"{LOCATIONS_16}\Location1": {"Description": "somebody's"}})
    assert trust.own_location(registry, "16.0") is None
    registry.write(rf"{LOCATIONS_16}\Location4", "Description", trust.DESCRIPTION)
    assert trust.own_location(registry, "16.0") == rf"{LOCATIONS_16}\Location4"


@pytest.mark.parametrize(
    ("path", "subfolders", "trusted"),
    [
        (r"%APPDATA%\Microsoft\Excel\XLSTART", 0, True),
        (r"%AppData%\Microsoft\EXCEL\xlstart" + "\\", 0, True),
        (r"%APPDATA%\Microsoft", 1, True),
        (r"%APPDATA%\Microsoft", 0, False),
        (r"%APPDATA%\Micro", 1, False),
        (r"%APPDATA%\Microsoft\Excel\XLSTART\inner", 1, False),
        ("", 1, False),
    ],
)
def test_a_folder_is_trusted_itself_or_from_above(
    machine: Machine, path: str, subfolders: int, *, trusted: bool
) -> None:
    key = rf"{LOCATIONS_16}\Location2"
    machine.registry.write(key, "Path", path)
    machine.registry.write(key, "AllowSubfolders", subfolders)
    assert trust.is_trusted(machine.desk, "16.0", machine.start_folder) is trusted


def test_policies_that_forbid_are_found() -> None:
    policies = r"HKCU\Software\Policies\Microsoft\Office\16.0"
    excel, common = rf"{policies}\Excel\Security", rf"{policies}\Common\Security"
    registry = FakeRegistry({OFFICE_16: {}})
    assert trust.forbidding_policy(registry, "16.0") == ""
    registry.write(rf"{common}\Trusted Locations", "Allow User Locations", 0)
    assert trust.forbidding_policy(registry, "16.0").endswith("Allow User Locations")
    registry.write(rf"{common}\Trusted Locations", "Allow User Locations", 1)
    registry.write(rf"{excel}\Trusted Locations", "AllLocationsDisabled", 1)
    assert trust.forbidding_policy(registry, "16.0").endswith("AllLocationsDisabled")
