"""What the doctor says of Python, other programs and the working folder."""

import shutil
import sys
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest

from gsafety_xl.desk import Health, machine_checks
from gsafety_xl.desk.machine_checks import (
    check_child_programs,
    check_encoding,
    check_libreoffice,
    check_packages,
    check_python,
    check_working_folder,
    needed_packages,
    pinned_versions,
)
from gsafety_xl.desk.programs import Answer
from tests.desk.machine import Machine

REQUIREMENTS = ["click>=8.1", "python-docx>=1.2"]


@pytest.fixture
def packages(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The packages of a computer, installed as the tests were run with them."""
    pins = {"click": "8.5.1", "python-docx": "1.2.0"}
    versions = dict(pins)

    def version(name: str) -> str:
        if name not in versions:
            raise metadata.PackageNotFoundError(name)
        return versions[name]

    monkeypatch.setattr(metadata, "version", version)
    monkeypatch.setattr(metadata, "requires", lambda _name: REQUIREMENTS)
    monkeypatch.setattr(machine_checks, "pinned_versions", lambda _path: pins)
    return versions


def test_python_is_described(machine: Machine) -> None:
    found = check_python(machine.desk).found
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in found
    assert str(machine.desk.interpreter) in found


@pytest.mark.parametrize(
    ("answer", "health", "found"),
    [
        (Answer(0, "", 0.05), Health.OK, "用时 0.05 秒"),
        (Answer(0, "", 4.2), Health.WARNING, "很慢，用时 4.20 秒"),
        (Answer(None, "拒绝访问", 0.0), Health.PROBLEM, "没有成功：拒绝访问"),
        (Answer(5, "", 0.1), Health.PROBLEM, "没有成功：5"),
    ],
)
def test_starting_a_program(machine: Machine, answer: Answer, health: Health, found: str) -> None:
    machine.programs.answer = answer
    diagnosis = check_child_programs(machine.desk)
    assert (diagnosis.health, diagnosis.found) == (health, found)
    assert machine.programs.asked == [[str(machine.desk.interpreter), "-I", "-c", "pass"]]


def test_the_packages_the_tests_were_run_with(packages: dict[str, str]) -> None:
    assert len(packages) == 2
    assert check_packages().found == "2 个，与测试所用的版本一致"


def test_another_version_is_worth_a_word(packages: dict[str, str]) -> None:
    packages["click"] = "8.1.0"
    diagnosis = check_packages()
    assert diagnosis.health is Health.WARNING
    assert diagnosis.found == "click 8.1.0（测试所用 8.5.1）"


def test_a_missing_package_is_a_problem(packages: dict[str, str]) -> None:
    del packages["python-docx"]
    diagnosis = check_packages()
    assert (diagnosis.health, diagnosis.found) == (Health.PROBLEM, "缺 python-docx")


def test_without_pins_only_presence_is_told(
    packages: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine_checks, "pinned_versions", lambda _path: {})
    packages["click"] = "9.0"
    assert check_packages().found == "2 个，齐全"


def test_a_package_run_without_pip_is_worth_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", unknown)
    assert check_packages().health is Health.WARNING


def test_requirements_of_other_systems_do_not_count() -> None:
    other = "aix" if sys.platform != "aix" else "linux"
    requirements = [
        "click>=8.1",
        f"tzdata>=2024.1; sys_platform == '{other}'",
        f'pywin32; sys_platform == "{sys.platform}"',
    ]
    assert needed_packages(requirements) == ["click", "pywin32"]


def test_the_project_file_tells_the_versions(tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    assert pinned_versions(project) == {}
    project.write_text("[tool.uv]\nconstraint-dependencies = ['click==8.5.1']\n", encoding="utf-8")
    assert pinned_versions(project) == {"click": "8.5.1"}


def test_libreoffice_is_looked_for_where_it_installs_itself(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    desk = replace(machine.desk, folders={"PROGRAMFILES": str(machine.folder)})
    absent = check_libreoffice(desk)
    assert (absent.health, absent.found) == (
        Health.OK,
        "没有装；只有 gsafety report --pdf 用到它",
    )
    path = machine.put("LibreOffice/program/soffice.exe", b"MZ")
    off_the_path = check_libreoffice(desk)
    assert off_the_path.health is Health.WARNING
    assert str(path.parent) in off_the_path.found


def test_libreoffice_on_the_path_is_fine(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    assert check_libreoffice(machine.desk).found == "/bin/soffice"


def test_a_folder_is_tried_and_left_clean(machine: Machine) -> None:
    folder = machine.folder / "work"
    folder.mkdir()
    assert check_working_folder(replace(machine.desk, working=folder)).health is Health.OK
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_problem(machine: Machine) -> None:
    desk = replace(machine.desk, working=machine.folder / "gone")
    diagnosis = check_working_folder(desk)
    assert diagnosis.health is Health.PROBLEM
    assert diagnosis.found.startswith(f"不能写入 {desk.working}")


@pytest.mark.parametrize(
    ("files", "console", "health"),
    [
        ("utf-8", "utf-8", Health.OK),
        ("utf-8", "gbk", Health.OK),
        ("utf-8", "cp437", Health.WARNING),
        ("ascii", "utf-8", Health.PROBLEM),
        ("utf-8", "no-such-encoding", Health.WARNING),
    ],
)
def test_encodings_must_hold_chinese(files: str, console: str, health: Health) -> None:
    assert check_encoding(files, console).health is health


def test_the_encodings_of_this_run_are_shown() -> None:
    assert sys.getfilesystemencoding() in check_encoding().found
