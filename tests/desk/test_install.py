"""Installing for one user and taking exactly that away again."""

import hashlib
from pathlib import Path

import pytest

from gsafety_xl.desk import carry_out, plan_install, plan_uninstall
from gsafety_xl.desk.settings import SECTION
from gsafety_xl.model import GsafetyError
from tests.desk.machine import LOCATIONS_16, OFFICE_16, Machine

LOCATION_0 = rf"{LOCATIONS_16}\Location0"


def install(machine: Machine) -> list[str]:
    said: list[str] = []
    carry_out(plan_install(machine.desk), machine.registry, said.append)
    return said


def uninstall(machine: Machine) -> list[str]:
    said: list[str] = []
    carry_out(plan_uninstall(machine.desk), machine.registry, said.append)
    return said


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_installation_copies_and_writes(machine: Machine) -> None:
    said = install(machine)
    assert machine.installed.read_bytes() == b"add-in of this version"
    setting = machine.registry.content[SECTION]
    assert setting["Interpreter"] == str(machine.folder / "python" / "pythonw.exe")
    assert str(setting["NotInstalled"]).startswith("没有找到 gsafety_xl 的 Python 程序")
    assert setting["AddInSha256"] == hashlib.sha256(b"add-in of this version").hexdigest()
    assert machine.registry.content[LOCATION_0] == {
        "Description": "gsafety_xl",
        "Path": f"{machine.start_folder}\\",
    }
    assert len(said) == 6
    assert all(line.startswith("已") for line in said)


def test_the_settings_are_where_vba_looks_for_them() -> None:
    assert SECTION == r"HKCU\Software\VB and VBA Program Settings\gsafety_xl\Excel"


def test_only_the_current_users_part_of_the_registry_is_written(machine: Machine) -> None:
    before = set(machine.registry.content)
    install(machine)
    written = set(machine.registry.content) - before
    assert written
    assert all(key.startswith("HKCU\\Software\\") for key in written)


def test_a_plan_changes_nothing(machine: Machine) -> None:
    files, registry = files_of(machine.folder), repr(machine.registry.content)
    lines = [str(step) for step in plan_install(machine.desk)]
    assert (files_of(machine.folder), repr(machine.registry.content)) == (files, registry)
    assert lines[0] == f"复制加载项：{machine.installed}"
    assert lines[1].startswith(f"写入按钮所用的 Python：{SECTION} 的 Interpreter = ")
    assert lines[-1].startswith(f"写入受信任位置（Excel 16.0）：{LOCATION_0} 的 Path = ")


def test_an_older_add_in_is_replaced_whole(machine: Machine) -> None:
    machine.start_folder.mkdir(parents=True)
    machine.installed.write_bytes(b"older, and longer than the new one by some bytes")
    assert str(plan_install(machine.desk)[0]) == f"替换旧的加载项：{machine.installed}"
    install(machine)
    assert machine.installed.read_bytes() == b"add-in of this version"
    assert list(machine.start_folder.iterdir()) == [machine.installed]


def test_installing_twice_changes_nothing_more(machine: Machine) -> None:
    install(machine)
    once = repr(machine.registry.content)
    install(machine)
    assert repr(machine.registry.content) == once


def test_our_location_is_reused_when_the_folder_moves(machine: Machine) -> None:
    key = rf"{LOCATIONS_16}\Location3"
    machine.registry.write(key, "Description", "gsafety_xl")
    machine.registry.write(key, "Path", "D:\\old\\")
    install(machine)
    assert machine.registry.value(key, "Path") == f"{machine.start_folder}\\"
    assert machine.registry.subkeys(LOCATIONS_16) == ["Location3"]


def test_a_folder_that_is_trusted_already_is_let_alone(machine: Machine) -> None:
    machine.registry.write(LOCATION_0, "Path", r"%APPDATA%\Microsoft\Excel\XLSTART")
    install(machine)
    assert machine.registry.names(LOCATION_0) == ["Path"]
    uninstall(machine)
    assert machine.registry.names(LOCATION_0) == ["Path"]


def test_each_version_of_excel_gets_its_location(machine: Machine) -> None:
    for version in ("15.0", "16.0"):
        machine.registry.write(rf"HKCU\Software\Microsoft\Office\{version}\Excel", "Options", 1)
    install(machine)
    old = LOCATION_0.replace("16.0", "15.0")
    assert machine.registry.names(old) == machine.registry.names(LOCATION_0) != []


def test_uninstalling_leaves_the_computer_as_it_was(machine: Machine) -> None:
    machine.registry.write(rf"{LOCATIONS_16}\Location0", "Path", "C:\\theirs\\")
    machine.registry.write(OFFICE_16, "Options", 1)
    machine.put("roaming/Microsoft/Excel/XLSTART/PERSONAL.XLSB", b"theirs")
    files, registry = files_of(machine.folder), dict(machine.registry.content)
    install(machine)
    assert files_of(machine.folder) != files
    said = uninstall(machine)
    assert (files_of(machine.folder), machine.registry.content) == (files, registry)
    assert said[0] == f"已删除加载项：{machine.installed}"


def test_somebody_elses_settings_stay(machine: Machine) -> None:
    install(machine)
    machine.registry.write(SECTION, "Own", "by hand")
    uninstall(machine)
    assert machine.registry.content[SECTION] == {"Own": "by hand"}


def test_an_add_in_we_did_not_put_there_stays(machine: Machine) -> None:
    install(machine)
    machine.installed.write_bytes(b"changed by somebody")
    said = uninstall(machine)
    assert machine.installed.exists()
    assert said[0].startswith(f"保留 {machine.installed}")


def test_the_add_in_of_an_earlier_version_is_still_ours(machine: Machine) -> None:
    install(machine)
    machine.desk.add_in.write_bytes(b"add-in of the next version")
    uninstall(machine)
    assert not machine.installed.exists()


def test_an_add_in_copied_by_hand_goes_when_it_is_the_packages(machine: Machine) -> None:
    machine.start_folder.mkdir(parents=True)
    machine.installed.write_bytes(machine.desk.add_in.read_bytes())
    uninstall(machine)
    assert not machine.installed.exists()


def test_nothing_installed_means_nothing_to_do(machine: Machine) -> None:
    assert plan_uninstall(machine.desk) == []


def test_a_file_in_use_stops_before_the_registry_is_touched(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", in_use)
    with pytest.raises(GsafetyError, match="没有在 Excel 或 WPS 中打开"):
        install(machine)
    assert machine.registry.content == {}


def test_a_file_in_use_is_not_half_uninstalled(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(_self: Path, *, missing_ok: bool) -> None:
        raise PermissionError(13, "in use", missing_ok)

    install(machine)
    monkeypatch.setattr(Path, "unlink", in_use)
    with pytest.raises(GsafetyError, match="请先关闭 Excel"):
        uninstall(machine)
    assert "Interpreter" in machine.registry.content[SECTION]


def test_a_package_without_its_add_in_says_so(machine: Machine) -> None:
    machine.desk.add_in.unlink()
    with pytest.raises(GsafetyError, match="没有找到加载项"):
        plan_install(machine.desk)


def test_other_systems_are_sent_to_the_command_line(machine: Machine) -> None:
    machine.system = "linux"
    for plan in (plan_install, plan_uninstall):
        with pytest.raises(GsafetyError, match="只能装在 Windows") as caught:
            plan(machine.desk)
        assert "gsafety check" in caught.value.remedy
