"""A button on a sheet rings for the program, whatever the workbook is called."""

import time
from pathlib import Path

import pytest
import xlwings

from gsafety_xl.addin.actions import load_actions
from gsafety_xl.addin.doorbell import Click, parse_click
from tests.office.buttons import LOG, point_at, press, write_interpreter, write_workbook
from tests.office.clicked import Outcome, read_outcome
from tests.office.desktop import Desktop
from tests.office.mouse import Mouse
from tests.office.pictures import PICTURES
from tests.office.uno_engine import Session

_SECONDS = 20
_CLICKS = 4
LEDGER = {
    "04隐患整改": [
        ["隐患排查治理台账（2026年）"],
        ["编号", "填报单位", "发现日期", "隐患级别", "整改期限"],
        ["GYS01-YH-2026-001", "绿管所", "2026-02-10", "严重", "2026-02-20"],
    ]
}

pytestmark = pytest.mark.usefixtures("session")


def wait_for(folder: Path) -> Outcome:
    outcome = found_within(folder, _SECONDS)
    if outcome is None:
        log = folder / LOG
        pytest.fail(log.read_text("utf-8") if log.exists() else "the click started nothing")
    return outcome


def found_within(folder: Path, seconds: float) -> Outcome | None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        outcome = read_outcome(folder)
        if outcome is not None:
            return outcome
        time.sleep(0.02)
    return None


def test_every_click_passes_on_its_action_and_the_workbook(
    desktop: Desktop, tmp_path: Path
) -> None:
    interpreter = write_interpreter(tmp_path, "record")
    document = desktop.open(write_workbook(tmp_path / "台账 a=1.xlsm", interpreter))
    for action in load_actions():
        assert press(document, action.label)
        arguments = wait_for(tmp_path).arguments
        assert arguments[:3] == ["-I", "-m", "gsafety_xl.excel"]
        assert parse_click(arguments[3:]) == Click(action.key, "台账 a=1.xlsm", 0)


def test_a_click_of_the_mouse_reaches_the_button(desktop: Desktop, tmp_path: Path) -> None:
    interpreter = write_interpreter(tmp_path, "record")
    document = desktop.open(write_workbook(tmp_path / "台账.xlsm", interpreter))
    outcome = None
    for _ in range(_CLICKS):
        # a window that is still being drawn may swallow a click, as it does under a real hand
        with Mouse(desktop.display) as mouse:
            mouse.click(*point_at(document, "校验全簿"))
        outcome = found_within(tmp_path, _SECONDS / _CLICKS)
        if outcome is not None:
            break
    desktop.photograph(PICTURES / "buttons.png")
    assert outcome is not None
    assert parse_click(outcome.arguments[3:]).action == "check_book"


def test_a_click_checks_the_workbook_and_another_clears_it(
    desktop: Desktop, tmp_path: Path, application: xlwings.App
) -> None:
    interpreter = write_interpreter(tmp_path, "work")
    document = desktop.open(write_workbook(tmp_path / "绿管所.xlsm", interpreter, LEDGER))
    book = application.books["绿管所.xlsm"]

    assert press(document, "校验全簿")
    checked = wait_for(tmp_path)
    assert checked.code == 0
    assert checked.alerts[0].startswith("绿管所.xlsm：强制")
    assert "校验结果" in book.sheet_names
    assert book.sheets["04隐患整改"]["D3"].color is not None
    assert book.sheets.active.name == "首页"

    assert press(document, "清除标记")
    cleared = wait_for(tmp_path)
    assert cleared.alerts[0].startswith("已清除")
    assert book.sheet_names == ["首页", "04隐患整改"]
    assert book.sheets["04隐患整改"]["D3"].color is None


def test_a_button_that_is_not_there_cannot_be_pressed(
    desktop: Desktop, tmp_path: Path, session: Session
) -> None:
    interpreter = write_interpreter(tmp_path, "record")
    document = desktop.open(write_workbook(tmp_path / "台账.xlsm", interpreter))
    assert not press(document, "没有这个按钮")
    assert session.alerts == []
