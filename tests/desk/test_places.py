"""Where things are on a computer."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gsafety_xl import resources
from gsafety_xl.desk.places import console_interpreter, packaged, this_desk
from gsafety_xl.model import GsafetyError
from tests.desk.machine import Machine


def test_the_add_in_goes_to_the_users_own_start_folder(machine: Machine) -> None:
    assert machine.desk.installed_add_in == machine.installed
    assert machine.folder / "roaming" in machine.installed.parents


def test_without_a_profile_there_is_no_start_folder(machine: Machine) -> None:
    with pytest.raises(GsafetyError, match="APPDATA"):
        _ = replace(machine.desk, folders={}).start_folder


def test_buttons_prefer_the_interpreter_without_a_window(machine: Machine) -> None:
    windowless = machine.folder / "python" / "pythonw.exe"
    assert machine.desk.button_interpreter == windowless
    windowless.unlink()
    assert machine.desk.button_interpreter == machine.desk.interpreter


def test_the_interpreter_that_can_answer_is_beside_it(machine: Machine) -> None:
    python = machine.folder / "python" / "python.exe"
    assert console_interpreter(python.with_name("pythonw.exe")) == python
    python.unlink()
    alone = python.with_name("pythonw.exe")
    assert console_interpreter(alone) == alone


def test_this_computer_is_described() -> None:
    desk = this_desk()
    assert desk.is_windows is (sys.platform == "win32")
    assert desk.interpreter == Path(sys.executable)
    assert desk.add_in.name == "gsafety.xlam"
    assert desk.working == Path.cwd()


def test_files_of_the_package_stand_beside_the_templates() -> None:
    assert packaged("word_templates") == resources.word_templates()
