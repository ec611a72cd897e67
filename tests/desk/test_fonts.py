"""The fonts of official documents."""

import shutil

import pytest

from gsafety_xl.desk import Health
from gsafety_xl.desk.fonts import check_fonts, official_fonts
from gsafety_xl.desk.programs import Answer
from tests.desk.machine import Machine

COMPUTER = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
USER = COMPUTER.replace("HKLM\\SOFTWARE", "HKCU\\Software")


def register(machine: Machine, key: str, *names: str) -> None:
    for name in names:
        machine.registry.write(key, name, "file.ttf")


def test_the_five_fonts_of_the_standard() -> None:
    labels = [font.label for font in official_fonts()]
    assert labels == ["方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"]
    assert all(font.label.casefold() in font.names for font in official_fonts())


def test_fonts_may_have_chinese_or_english_names(machine: Machine) -> None:
    register(machine, COMPUTER, "SimSun & NSimSun (TrueType)", "SimHei (TrueType)")
    register(machine, USER, "方正小标宋简体 (TrueType)", "仿宋_GB2312 (TrueType)")
    register(machine, USER, "KaiTi_GB2312 (TrueType)")
    assert check_fonts(machine.desk).health is Health.OK


def test_a_missing_font_is_named_with_its_use(machine: Machine) -> None:
    register(machine, COMPUTER, "宋体 & 新宋体 (TrueType)", "黑体 (TrueType)", "仿宋 (TrueType)")
    register(machine, COMPUTER, "FZXiaoBiaoSong-B05S (TrueType)", "楷体_GB2312 (TrueType)")
    diagnosis = check_fonts(machine.desk)
    assert (diagnosis.health, diagnosis.found) == (Health.WARNING, "缺 仿宋_GB2312（正文）")


def test_other_systems_list_their_fonts(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    machine.system = "linux"
    listed = "SimSun,宋体\nNoto Sans\nSimHei\nKaiTi_GB2312\n仿宋_GB2312\nFZXiaoBiaoSong-B05S"
    machine.programs.answer = Answer(0, listed)
    assert check_fonts(machine.desk).health is Health.OK
    assert machine.programs.asked == [["/bin/fc-list", ":", "family"]]


@pytest.mark.parametrize("program", [None, "/bin/fc-list"])
def test_without_a_list_nothing_is_claimed(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, program: str | None
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: program)
    machine.system = "linux"
    machine.programs.answer = Answer(1, "broken")
    assert check_fonts(machine.desk).health is Health.NOT_APPLICABLE
