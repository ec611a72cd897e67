import subprocess
import sys
from pathlib import Path

import pytest

from gsafety_xl.addin.actions import load_actions
from gsafety_xl.addin.doorbell import Click
from gsafety_xl.excel import start
from gsafety_xl.excel.actions import LIVE, ON_FILES, find_action
from gsafety_xl.excel.start import find_name
from gsafety_xl.model import GsafetyError
from tests.excel.fake_port import FakePort

HOSTILE = [
    "台账.xlsx",
    "a=1;b&c.xlsx",
    "it's 100% 安全.xlsm",
    "  两个空格 .xlsx",
    "（最终）(2).xlsx",
    "长" * 200 + ".xlsx",
    "[方括号]*.xlsx",
]


def test_every_button_has_its_action_and_every_action_its_button() -> None:
    assert {action.key for action in load_actions()} == LIVE.keys() | ON_FILES.keys()
    for action in load_actions():
        assert callable(find_action(action.key))


def test_an_unknown_action_is_one_sentence() -> None:
    with pytest.raises(GsafetyError, match="没有“evil”这个动作"):
        find_action("evil")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_book_is_found_by_its_exact_name(name: str) -> None:
    assert find_name(name, ["别的.xlsx", name.upper()]) == name.upper()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_book_that_is_not_open_is_not_found(name: str) -> None:
    assert find_name(name, ["别的.xlsx", "x" + name]) is None


def test_letters_lost_on_the_way_are_guessed_only_when_there_is_no_choice() -> None:
    assert find_name("䶮台账??.xlsx", ["䶮台账𠀀𠀁.xlsx", "别的.xlsx"]) == "䶮台账𠀀𠀁.xlsx"
    assert find_name("?台账.xlsx", ["甲台账.xlsx", "乙台账.xlsx"]) is None


def run_click(action: str, port: FakePort, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(start, "connect", lambda _call: port)
    return start.click([action, f"--wb={port.name}", "--from_xl=1", "--hwnd=0"])


def test_an_error_is_a_sentence_in_a_box(monkeypatch: pytest.MonkeyPatch) -> None:
    port = FakePort()
    assert run_click("nonsense", port, monkeypatch) == 2
    assert port.said == ["没有“nonsense”这个动作。请重新安装加载项"]
    assert port.bars[-1] == ""


def test_our_own_bug_is_a_sentence_and_a_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    port = FakePort()
    monkeypatch.setattr("click.get_app_dir", lambda _name: str(tmp_path))
    monkeypatch.setitem(LIVE, "check_book", lambda _port, _settings: 1 / 0)
    assert run_click("check_book", port, monkeypatch) == 2
    assert port.said[0].startswith("程序出错，未能完成。")
    assert "ZeroDivisionError" in (tmp_path / "gsafety.log").read_text(encoding="utf-8")


def test_a_workbook_that_is_closed_by_now_is_said_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def gone(_call: Click) -> FakePort:
        raise GsafetyError("没有找到打开的工作簿 甲.xlsx", "请先打开台账，再点按钮")

    monkeypatch.setattr(start, "connect", gone)
    assert start.click(["check_book", "--wb=甲.xlsx"]) == 2
    assert capsys.readouterr().err == "没有找到打开的工作簿 甲.xlsx。请先打开台账，再点按钮\n"


@pytest.mark.parametrize("planted", ["gsafety_xl.py", "pandas.py", "xlwings.py", "click.py"])
def test_nothing_beside_the_workbook_is_imported(planted: str, tmp_path: Path) -> None:
    (tmp_path / planted).write_text("raise SystemExit('planted')", encoding="utf-8")
    (tmp_path / "xlwings.conf").write_text('"INTERPRETER_WIN","evil.exe"', encoding="utf-8")
    program = "import gsafety_xl.excel.start as s, xlwings, click; print(s.find_name('a', ['A']))"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", "-c", program],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.stdout.strip() == "A", done.stderr


def test_a_check_starts_without_what_it_does_not_need() -> None:
    heavy = ["docx", "docxtpl", "jinja2", "matplotlib", "numpy", "openpyxl", "pandas", "PIL"]
    program = (
        "import sys; from gsafety_xl.excel import start\n"
        "with start._without(start._NOT_NEEDED):\n"
        "    import gsafety_xl.excel.xlwings_port\n"
        "start.find_action('check_book')\n"
        f"print([name for name in {heavy} + ['xlsxwriter'] if sys.modules.get(name)])"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", "-c", program], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "[]"
