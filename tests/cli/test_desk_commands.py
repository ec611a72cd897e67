"""The commands for a clerk's computer: addin, doctor, menu, build menu."""

from datetime import date
from pathlib import Path

import click
import pytest

from gsafety_xl.cli import addin_command, build_command, doctor_command, door, menu_command
from gsafety_xl.desk.settings import SECTION
from tests.desk.machine import Machine


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(tmp_path)
    for module in (addin_command, doctor_command, build_command):
        monkeypatch.setattr(module, "this_desk", lambda: made.desk)
    return made


class Clerk:
    """Types answers into the menu and sees which commands it runs."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.commands: list[list[str]] = []
        self._answers: list[str] = []
        monkeypatch.setattr(menu_command, "run", self._run)
        monkeypatch.setattr(menu_command, "today", lambda: date(2026, 3, 5))
        monkeypatch.setattr(click, "prompt", self._answer)

    def types(self, *answers: str) -> int:
        """Start the menu and type; what is left untyped is Ctrl-C."""
        self._answers = list(answers)
        return door.run(["menu"])

    def _run(self, words: list[str]) -> int:
        self.commands.append(words)
        return 0

    def _answer(self, _question: str, **_how: object) -> str:
        if not self._answers:
            raise click.Abort
        answer = self._answers.pop(0)
        if answer == "^C":
            raise click.Abort
        return answer


@pytest.fixture
def clerk(monkeypatch: pytest.MonkeyPatch) -> Clerk:
    return Clerk(monkeypatch)


def test_an_installation_is_told_step_by_step(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert door.run(["addin", "install"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"已放好加载项：{machine.installed}"
    assert lines[-1].startswith("安装完毕。请关闭并重新打开 Excel")
    assert machine.installed.exists()


@pytest.mark.parametrize("name", ["install", "uninstall"])
def test_a_dry_run_shows_the_plan_and_changes_nothing(
    machine: Machine, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    if name == "uninstall":
        door.run(["addin", "install"])
        capsys.readouterr()
    before = repr(machine.registry.content), machine.installed.exists()
    assert door.run(["addin", name, "--dry-run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (repr(machine.registry.content), machine.installed.exists()) == before
    assert lines[0].startswith("1. ")
    assert lines[-1] == "以上只是计划，没有改动任何东西"


def test_an_uninstallation_says_what_went(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    door.run(["addin", "install"])
    capsys.readouterr()
    assert door.run(["addin", "uninstall"]) == 0
    assert f"已删除加载项：{machine.installed}" in capsys.readouterr().out
    assert SECTION not in machine.registry.content
    assert door.run(["addin", "uninstall"]) == 0
    assert capsys.readouterr().out == "没有安装过加载项\n"


def test_the_add_ins_file_is_shown(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    assert door.run(["addin", "path"]) == 0
    assert capsys.readouterr().out == f"{machine.desk.add_in}\n"
    machine.desk.add_in.unlink()
    assert door.run(["addin", "path"]) == 2
    assert "没有找到加载项" in capsys.readouterr().err


def test_installing_elsewhere_is_one_line_with_a_way_out(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.system = "darwin"
    assert door.run(["addin", "install"]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "命令行" in error


def test_the_doctor_ends_with_1_only_for_problems(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert door.run(["doctor"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("共 12 项：正常 ")
    machine.put_excel()
    machine.answer_to_excel(r"C:\WPS\et.exe")
    assert door.run(["doctor"]) == 1
    text = capsys.readouterr().out
    assert "[有问题] WPS 与 Excel 的登记：" in text
    assert "    办法：" in text


def test_the_doctor_runs_on_this_computer(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.run(["doctor"]) in {0, 1}
    assert "[正常] Python：gsafety " in capsys.readouterr().out


def test_the_double_click_file_is_built(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert door.run(["build", "menu", "-o", str(machine.folder / "桌面")]) == 0
    path = machine.folder / "桌面" / "安全台账.cmd"
    assert capsys.readouterr().out == f"已生成 {path}\n"
    assert path.read_bytes().isascii()


def test_the_menu_lists_its_choices(clerk: Clerk, capsys: pytest.CaptureFixture[str]) -> None:
    assert clerk.types("0") == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines[2:] == [
        "1 校验一个文件或文件夹",
        "2 汇总各单位来稿",
        "3 履职：对照26条职责",
        "4 出文：生成公文",
        "5 新建台账",
        "6 到期提醒",
        "7 规范写法（另写副本）",
        "0 退出",
    ]


def test_a_number_that_is_not_there_is_asked_again(
    clerk: Clerk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert clerk.types("9", "校验", "", "²", "0") == 0
    text = capsys.readouterr().out
    assert "没有编号“9”，请输入 0 到 7" in text
    assert "没有编号“校验”" in text
    assert clerk.commands == []


def test_a_dropped_workbook_is_checked_into_a_file_beside_it(clerk: Clerk, tmp_path: Path) -> None:
    book = tmp_path / "绿管所 台账.xlsx"
    book.touch()
    clerk.types("1", f'"{book}"', "", "0")
    output = tmp_path / "绿管所 台账 校验结果.xlsx"
    assert clerk.commands == [["check", str(book), "--format", "xlsx", "-o", str(output)]]


def test_a_folder_is_checked_into_a_file_outside_it(clerk: Clerk, tmp_path: Path) -> None:
    folder = tmp_path / "2026.3 来稿"
    folder.mkdir()
    clerk.types("\N{FULLWIDTH DIGIT ONE}", str(folder), "", "0")
    assert clerk.commands[0][-1] == str(tmp_path / "2026.3 来稿 校验结果.xlsx")


def test_earlier_results_are_kept(clerk: Clerk, tmp_path: Path) -> None:
    folder = tmp_path / "来稿"
    folder.mkdir()
    (tmp_path / "来稿 汇总.xlsx").touch()
    clerk.types("2", str(folder), "2026-Q1", "", "0")
    output = str(tmp_path / "来稿 汇总（2）.xlsx")
    expected = ["consolidate", str(folder), "-o", output, "--period", "2026-Q1"]
    assert clerk.commands == [expected]


def test_a_whole_drive_can_be_named(clerk: Clerk) -> None:
    root = Path(Path.cwd().anchor)
    clerk.types("2", str(root), "", "", "0")
    assert clerk.commands == [["consolidate", str(root), "-o", str(root / "汇总.xlsx")]]


def test_duties_are_asked_of_a_master(clerk: Clerk, tmp_path: Path) -> None:
    clerk.types("3", str(tmp_path / "汇总.xlsx"), "", "0")
    assert clerk.commands == [["duties", str(tmp_path / "汇总.xlsx")]]


def test_what_is_due_is_written_beside_the_workbook(clerk: Clerk, tmp_path: Path) -> None:
    book = tmp_path / "台账.xlsx"
    book.touch()
    clerk.types("6", str(book), "", "0")
    output = str(tmp_path / "台账 到期提醒.xlsx")
    assert clerk.commands == [["due", str(book), "--format", "xlsx", "-o", output]]


def test_a_repaired_copy_stands_beside_the_workbook(clerk: Clerk, tmp_path: Path) -> None:
    book = tmp_path / "台账.xlsx"
    book.touch()
    clerk.types("7", str(book), "", "0")
    assert clerk.commands == [["fix", str(book), "-o", str(tmp_path / "台账 规范后.xlsx")]]


@pytest.mark.parametrize(
    ("codes", "wanted"),
    [("d03、D05", ["D03", "D05"]), ("D03 d22", ["D03", "D22"]), ("", ["--all"])],
)
def test_documents_are_listed_then_made(
    clerk: Clerk, tmp_path: Path, codes: str, wanted: list[str]
) -> None:
    master = tmp_path / "汇总.xlsx"
    clerk.types("4", codes, str(master), "2026-03", "", "0")
    folder = str(tmp_path / "汇总 文书")
    assert clerk.commands == [
        ["report", "--list"],
        ["report", *wanted, str(master), "-o", folder, "--period", "2026-03"],
    ]


@pytest.mark.parametrize(("typed", "year"), [("", "2026"), ("2027", "2027")])
def test_a_blank_form_is_for_this_year_unless_said(
    clerk: Clerk, tmp_path: Path, typed: str, year: str
) -> None:
    clerk.types("5", "gys01", typed, str(tmp_path), "", "", "0")
    output = str(tmp_path / f"GYS01 {year}年台账.xlsx")
    assert clerk.commands == [["new", "--unit", "GYS01", "--year", year, "-o", output]]


def test_a_blank_form_may_carry_over_last_years(clerk: Clerk, tmp_path: Path) -> None:
    last = tmp_path / "上年 台账.xlsx"
    clerk.types("5", "gys01", "2027", str(tmp_path), f'"{last}"', "", "0")
    assert clerk.commands[0][-2:] == ["--from", str(last)]


def test_ctrl_c_in_a_question_returns_to_the_menu(
    clerk: Clerk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert clerk.types("3", "^C", "0") == 0
    assert "已放弃，回到菜单" in capsys.readouterr().out
    assert clerk.commands == []


def test_ctrl_c_in_the_menu_leaves(clerk: Clerk) -> None:
    assert clerk.types("^C") == door.INTERRUPTED


def test_the_menu_runs_real_commands_and_waits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answers = iter(["3", str(tmp_path / "没有.xlsx"), "", "0"])
    monkeypatch.setattr(click, "prompt", lambda *_words, **_how: next(answers))
    assert door.run(["menu"]) == 0
    output = capsys.readouterr()
    assert output.err.startswith("gsafety：")
    assert output.out.count("0 退出") == 2
