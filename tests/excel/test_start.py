import importlib
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from gsafety_xl.addin.actions import load_actions
from gsafety_xl.addin.doorbell import Click, parse_click
from gsafety_xl.excel import start
from gsafety_xl.excel.actions import LIVE, ON_FILES, WITHOUT_BOOK, find_action
from gsafety_xl.excel.port import SpreadsheetPort
from gsafety_xl.excel.start import find_name
from gsafety_xl.excel.turns import one_at_a_time
from gsafety_xl.model import GsafetyError
from gsafety_xl.schema import Catalogue
from tests.excel.fake_port import FakePort
from tests.pipeline.books import DANGER, GREENING, write_book

HOSTILE = [
    "台账.xlsx",
    "a=1;b&c.xlsx",
    "it's 100% 安全.xlsm",
    "  两个空格 .xlsx",
    "（最终）(2).xlsx",
    "长" * 200 + ".xlsx",
    "[方括号]!^*.xlsx",
    "--wb=甲.xlsx",
]


@pytest.fixture(autouse=True)
def _user_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("click.get_app_dir", lambda _name: str(tmp_path))


class Engine:
    """Stands for xlwings: one Excel, with books or without."""

    def __init__(self, *names: str) -> None:
        self.names, self.asked = names, False
        self.apps = SimpleNamespace(active=self)
        self.engines = SimpleNamespace(active=self)

    @property
    def books(self) -> "Books":
        self.asked = True
        return Books(SimpleNamespace(name=name) for name in self.names)


class Books(list[SimpleNamespace]):
    def __getitem__(self, name: object) -> SimpleNamespace:  # type: ignore[override]
        return next(book for book in self if book.name == name)


def test_every_button_has_its_action_and_every_action_its_button() -> None:
    assert {action.key for action in load_actions()} == LIVE.keys() | ON_FILES.keys()
    for action in load_actions():
        assert callable(find_action(action.key))
    assert {action.key for action in load_actions() if not action.needs_workbook} == WITHOUT_BOOK


def test_an_unknown_action_is_one_sentence() -> None:
    with pytest.raises(GsafetyError, match="没有“evil”这个动作"):
        find_action("evil")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_book_is_found_by_its_exact_name(name: str) -> None:
    assert find_name(name, ["别的.xlsx", name.upper()]) == name.upper()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_book_that_is_not_open_is_not_found(name: str) -> None:
    assert find_name(name, ["别的.xlsx", "x" + name]) is None


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_arrives_as_it_was_sent(name: str) -> None:
    arguments = ["check_book", f"--wb={name}", "--from_xl=1", "--hwnd=7", "--app=C:\\"]
    assert parse_click(arguments) == Click("check_book", name, 7)


@pytest.mark.parametrize("name", ["台账?[1]!.xlsx", "a=1?.xlsx"])
def test_lost_letters_beside_odd_ones(name: str) -> None:
    assert find_name(name, ["别的.xlsx", name.replace("?", "𠀀")]) == name.replace("?", "𠀀")


def connect_to(engine: Engine, call: Click, monkeypatch: pytest.MonkeyPatch) -> SpreadsheetPort:
    real = importlib.import_module
    monkeypatch.setattr(
        importlib,
        "import_module",
        lambda name: engine if name == "xlwings" else real(name),
    )
    return start.connect(call)


def test_the_workbook_in_front_when_clicked_is_worked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine("别的.xlsx", "A=1.xlsx")
    port = connect_to(engine, Click("check_book", "a=1.xlsx", 0), monkeypatch)
    assert port.name == "A=1.xlsx"


@pytest.mark.parametrize("action", sorted(WITHOUT_BOOK))
def test_some_buttons_work_with_no_workbook_open(
    action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine()
    port = connect_to(engine, Click(action, "", 0), monkeypatch)
    assert port.path is None
    port.busy("")
    assert not engine.asked


def test_the_others_ask_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GsafetyError, match=r"^没有打开的工作簿"):
        connect_to(Engine(), Click("check_book", "", 0), monkeypatch)
    with pytest.raises(GsafetyError, match=r"没有找到打开的工作簿 甲.xlsx"):
        connect_to(Engine("乙.xlsx"), Click("check_book", "甲.xlsx", 0), monkeypatch)


def test_without_excel_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine()
    engine.apps = SimpleNamespace(active=None)
    with pytest.raises(GsafetyError, match="没有找到正在运行的 Excel"):
        connect_to(engine, Click("help", "", 0), monkeypatch)


def test_two_clicks_do_not_work_on_one_excel_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(start, "one_at_a_time", partial(one_at_a_time, patience=0.1))
    port = FakePort()
    with one_at_a_time(tmp_path / "click-0.lock"):
        assert run_click("clear_marks", port, monkeypatch) == 2
        assert run_click("help", port, monkeypatch) == 0
    assert run_click("clear_marks", port, monkeypatch) == 0


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


PLANTED = ["gsafety_xl.py", "pandas.py", "xlwings.py", "click.py", "sitecustomize.py"]


@pytest.mark.parametrize("planted", PLANTED)
def test_nothing_beside_the_workbook_is_run(planted: str, tmp_path: Path) -> None:
    folder = tmp_path / "来稿 100% & ;a=1 'x'"
    folder.mkdir()
    sign = tmp_path / "planted"
    (folder / planted).write_text(f"open({str(sign)!r}, 'w')", encoding="utf-8")
    (folder / "xlwings.conf").write_text('"INTERPRETER_WIN","evil.exe"', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-m", "gsafety_xl.excel", "check_book", "--wb=a=1 &.xlsx"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "HOME": str(tmp_path)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert done.stderr == "没有找到正在运行的 Excel。请在 Excel 里点按钮\n"
    assert not sign.exists()


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


CHECK = """
import sys; sys.path.insert(0, {root!r})
from pathlib import Path
from gsafety_xl.excel import start
with start._without(start._NOT_NEEDED):
    import gsafety_xl.excel.xlwings_port
from gsafety_xl.excel.settings import Settings
from tests.excel.fake_port import FakePort
port = FakePort.of(Path({path!r}))
start.find_action("check_book")(port, Settings())
print(len(port.dressed), [name for name in {heavy} if sys.modules.get(name)])
"""


def test_a_whole_check_runs_without_what_it_does_not_need(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    heavy = ["docx", "docxtpl", "jinja2", "numpy", "openpyxl", "pandas", "gsafety_xl.desk"]
    rows = {"hidden_danger": [{**DANGER, "due_on": None}]}
    path = write_book(tmp_path / "绿管所.xlsx", GREENING, catalogue, rows)
    root = str(Path(__file__).parents[2])
    program = CHECK.format(root=root, path=str(path), heavy=heavy)
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", "-c", program], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.stdout.strip() == "1 []", done.stderr
